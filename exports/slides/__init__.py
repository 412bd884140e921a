"""Slides of a report: a presentation to be edited, and a PDF to be shown and sent."""

from exports.slides.presentation import presentation
from exports.slides.show_pdf import show_pdf
from exports.slides.story import Story

__all__ = ["Story", "presentation", "show_pdf"]
