"""A report as an official document: its parts in order, in no file format yet.

`paper` says what stands where by Decree 30/2020/NĐ-CP; `exports.document` (DOCX) and
`exports.report_pdf` (PDF) draw the same paper.
"""

from exports.official.building import paper
from exports.official.parts import (
    Annex,
    Field,
    Footnote,
    Heading,
    Letterhead,
    Paper,
    PaperTable,
    Paragraph,
    Text,
)

__all__ = [
    "Annex",
    "Field",
    "Footnote",
    "Heading",
    "Letterhead",
    "Paper",
    "PaperTable",
    "Paragraph",
    "Text",
    "paper",
]
