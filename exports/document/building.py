"""Put a paper's parts into a document, in reading order."""

from collections.abc import Sequence
from datetime import UTC, date
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE as RELATIONSHIP
from docx.oxml.ns import qn

from exports.document.blocks import BlockWriter
from exports.document.front import addressed, front, signed
from exports.document.pages import annex_section, body_section, next_paper
from exports.document.styles import ANNEX, ANNEX_TITLE, define_styles
from exports.official.building import paper
from exports.official.handout import handout
from exports.official.parts import Paper
from exports.report import ReportDocument
from exports.shared.archive import moment, reproducible_zip
from progress.model.letters import printable

WORD_2013 = "15"
"""The way of laying out that all later versions keep; an older one opens as "compatible"."""

_LEFT_OVER = (
    RELATIONSHIP.THUMBNAIL,
    RELATIONSHIP.CUSTOM_XML,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
)
"""Relations of the template to parts that are not the document's."""


def document(report: ReportDocument) -> bytes:
    """Return the report as DOCX; the same report gives the same bytes."""
    return papers_file((paper(report),), report.selection.as_of)


def handout_document(report: ReportDocument) -> bytes:
    """Return the handout of a show as DOCX; the same report gives the same bytes."""
    return papers_file((handout(report),), report.selection.as_of)


def papers_file(papers: Sequence[Paper], as_of: date) -> bytes:
    """Return papers as one DOCX, each beginning on a sheet of its own; `papers` has at least one.

    The file's own title and subject are those of the first.
    """
    made, first = docx.Document(), papers[0]
    define_styles(made)
    described(made, first.title, first.scope_sentence, as_of)
    writer = BlockWriter(made)
    body_section(made, first)
    for drawn in papers:
        if drawn is not first:
            next_paper(made, drawn)
        _write(writer, drawn)
    writer.finish()
    file = BytesIO()
    made.save(file)
    return reproducible_zip(file.getvalue(), as_of)


def _write(writer: BlockWriter, drawn: Paper) -> None:
    official = drawn.letterhead is not None
    front(writer, drawn)
    if official:
        addressed(writer, drawn)
    for block in drawn.blocks:
        writer.block(block)
    if official:
        # A signature never stands alone on a sheet: the last paragraph goes with it.
        last = writer.made.paragraphs[-1].paragraph_format
        last.keep_with_next = last.keep_together = True
        signed(writer, drawn)
    for annex in drawn.annexes:
        width = annex_section(writer.made, wide=annex.wide)
        writer.paragraph(f"Phụ lục {annex.number}", ANNEX)
        writer.paragraph(annex.title.upper(), ANNEX_TITLE)
        if drawn.annexed_to:
            writer.pieces(drawn.annexed_to, alignment=WD_ALIGN_PARAGRAPH.CENTER, italic=True)
        for block in annex.blocks:
            writer.block(block, width=width)


def described(made: Document, title: str, scope_sentence: str, as_of: date) -> None:
    """Say what a file is; when it was made is the day its data are of."""
    settings: Any = made.settings.element
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), "vi-VN")
    for each in settings.find(qn("w:compat")):
        if each.get(qn("w:name")) == "compatibilityMode":
            each.set(qn("w:val"), WORD_2013)
    # The template's picture of itself would stand for the document in a folder; what else it
    # carries of its own would be a second, untrue account of the styles and of the source.
    for links in (made.part.package.rels, made.part.rels):
        for code in [code for code, link in links.items() if link.reltype in _LEFT_OVER]:
            del links[code]
    about = made.core_properties
    when = moment(as_of).replace(tzinfo=UTC)
    about.title = printable(title)[:255]
    about.subject = printable(scope_sentence)[:255]
    about.author = about.last_modified_by = ""
    about.comments = about.keywords = ""
    about.language = "vi-VN"
    about.revision = 1
    about.created = about.modified = when
