"""Slides of a report: a presentation to be edited, and a PDF to be shown and sent."""

from exports.slides.pptx.presentation import presentation
from exports.slides.show_pdf import show_pdf

__all__ = ["presentation", "show_pdf"]
