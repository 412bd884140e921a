"""Paragraphs, headings and tables of the body."""

from collections.abc import Iterable
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.text.paragraph import Paragraph as DocxParagraph

from exports.document.elements import element, field, fixed_table, run
from exports.document.footnotes import Footnotes
from exports.document.placeholders import Placeholders
from exports.document.styles import BODY_TEXT, CAPTION, CELL, HEADINGS
from exports.official.parts import (
    BODY,
    Block,
    Field,
    Footnote,
    Heading,
    PaperTable,
    Paragraph,
    Piece,
)

TWIPS = 1440 / 25.4
"""Of a millimetre."""
_CELL_STYLE = "Obang"


class BlockWriter:
    """Writes blocks to the end of a document, and keeps its footnotes and fields in order."""

    def __init__(self, made: Document) -> None:
        self.made = made
        self._notes = Footnotes()
        self._placeholders = Placeholders()
        self._fields = 0

    def block(self, block: Block, width: int = BODY) -> None:
        """Write a block; a table fills `width` millimetres."""
        if isinstance(block, Heading):
            self.paragraph(block.words, HEADINGS[block.level])
        elif isinstance(block, Paragraph):
            self._fill(self.paragraph("", BODY_TEXT), block.pieces)
        else:
            self._grid(block, width)

    def paragraph(self, words: str, style: str = "Normal") -> DocxParagraph:
        """Write a paragraph of words."""
        added = self.made.add_paragraph(style=style)
        if words:
            added._p.append(run(words))
        return added

    def pieces(
        self,
        pieces: Iterable[Piece],
        *,
        alignment: WD_ALIGN_PARAGRAPH | None = None,
        italic: bool = False,
    ) -> None:
        """Write a line of words and fields outside the body's style."""
        added = self.paragraph("")
        added.paragraph_format.alignment = alignment
        self._fill(added, pieces, italic=italic)

    def run(self, piece: Piece, **look: Any) -> Any:
        """Return a piece as an element; `look` is passed on to words."""
        if isinstance(piece, Footnote):
            return self._notes.add(piece.words)
        if isinstance(piece, Field):
            self._fields += 1
            block = self._placeholders.name(piece.hint)
            return field(piece.hint, self._fields, block, **look)
        return run(piece.words, **{"bold": piece.bold, **look})

    def append(self, element: Any) -> None:
        """Put an element at the end of the document."""
        body: Any = self.made.element.body
        body.insert_element_before(element, "w:sectPr")

    def finish(self) -> None:
        """Put in the footnotes and hints that were referred to."""
        self._notes.attach(self.made)
        self._placeholders.attach(self.made)

    def _fill(self, added: DocxParagraph, pieces: Iterable[Piece], *, italic: bool = False) -> None:
        look = {"italic": True} if italic else {}
        added._p.extend(self.run(each, **look) for each in pieces)

    def _grid(self, grid: PaperTable, width: int) -> None:
        self.paragraph(grid.title, CAPTION)
        whole = sum(grid.shares)
        widths = [round(width * TWIPS * share / whole) for share in grid.shares]
        lines = ["top", "left", "bottom", "right", "insideH", "insideV"]
        borders = (element(side, val="single", sz=4, space=0, color="000000") for side in lines)
        table = fixed_table(widths, 57, element("tblBorders", *borders))
        heads = [_cell(each.title, w, "center", bold=True) for each, w in _with(grid, widths)]
        once = element("trPr", element("cantSplit"), element("tblHeader"))
        table.append(element("tr", once, *heads))
        for row in grid.rows:
            cells = (
                _cell(words, w, "right" if column.is_number else "left")
                for words, (column, w) in zip(row, _with(grid, widths), strict=True)
            )
            table.append(element("tr", element("trPr", element("cantSplit")), *cells))
        self.append(table)
        # What follows a table needs a paragraph between them, as does the end of a section.
        self.paragraph("", CELL)


def _with(grid: PaperTable, widths: list[int]) -> list[tuple[Any, int]]:
    return list(zip(grid.columns, widths, strict=True))


def _cell(words: str, width: int, side: str, *, bold: bool = False) -> Any:
    about = element("pPr", element("pStyle", val=_CELL_STYLE), element("jc", val=side))
    line = element("p", about, run(words, bold=bold)) if words else element("p", about)
    shape = element("tcPr", element("tcW", w=width, type="dxa"))
    if bold:
        shape.append(element("vAlign", val="center"))
    return element("tc", shape, line)
