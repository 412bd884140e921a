"""What is said at a conference or in a yearly report: built once, written in many formats.

`build_report` decides what is said; slides, documents, workbooks and the show decide only how it
looks.
"""

from exports.report.building import build_report
from exports.report.occasions import OCCASIONS, Occasion, occasion_of
from exports.report.parts import Number, ReportDocument, ReportSnapshot, Section, Table, TableColumn
from exports.report.slide_choice import (
    LONGEST_SENTENCE,
    LONGEST_TEXT,
    usual_slides,
    with_chosen_slides,
)
from progress.model.snapshots import SlideChoice, SlideSelection

__all__ = [
    "LONGEST_SENTENCE",
    "LONGEST_TEXT",
    "OCCASIONS",
    "Number",
    "Occasion",
    "ReportDocument",
    "ReportSnapshot",
    "Section",
    "SlideChoice",
    "SlideSelection",
    "Table",
    "TableColumn",
    "build_report",
    "occasion_of",
    "usual_slides",
    "with_chosen_slides",
]
