"""Slides of a report: a presentation to be edited, and a PDF to be shown and sent."""
