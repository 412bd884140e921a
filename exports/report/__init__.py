"""What is said at a conference or in a yearly report: built once, written in many formats.

`build_report` decides what is said; slides, documents, workbooks and the show decide only how it
looks.
"""

from exports.report.building import build_report
from exports.report.occasions import OCCASIONS, Occasion, occasion_of
from exports.report.parts import Column, Frozen, Number, Report, Section, Table
from exports.report.slide_choice import LONGEST_SENTENCE, SlideChoice, with_chosen_slides

__all__ = [
    "LONGEST_SENTENCE",
    "OCCASIONS",
    "Column",
    "Frozen",
    "Number",
    "Occasion",
    "Report",
    "Section",
    "SlideChoice",
    "Table",
    "build_report",
    "occasion_of",
    "with_chosen_slides",
]
