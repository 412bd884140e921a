"""The title block above the body, and signature and recipients below it (clauses II.1 to II.9)."""

from collections.abc import Iterable
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from exports.document.blocks import TWIPS, BlockWriter
from exports.document.elements import element, fixed_table, run
from exports.document.styles import SUBJECT, TITLE
from exports.official.parts import BODY, Field, Letterhead, Paper, Text

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
MOTTO_WIDTH = 57
"""Millimetres of the motto in bold 13 pt: its line is as long (clause II.1.b)."""
LEFT_WIDTH, RIGHT_WIDTH = 66, BODY - 66
ISSUER_LINE, SUBJECT_LINE = 25, 60
"""A third to a half of the words above them (clauses II.2.b, II.5.b)."""
_ROOM_TO_SIGN = 1300


def front(writer: BlockWriter, drawn: Paper) -> None:
    """Write issuing body, motto, number, place and date, kind and subject."""
    if drawn.letterhead is not None:
        _head(writer, drawn, drawn.letterhead)
    if drawn.kind:
        writer.paragraph(drawn.kind, TITLE)
        writer.paragraph(drawn.subject, SUBJECT)
        writer.append(_rule(BODY, SUBJECT_LINE))


def _head(writer: BlockWriter, drawn: Paper, head: Letterhead) -> None:
    left = [_line(run(head.parent, size=24))] if head.parent else []
    left += [_line(writer.run(each, bold=True, size=24)) for each in _lines(head.issuer)]
    left += [_rule(LEFT_WIDTH, ISSUER_LINE)]
    left += [_line(*(writer.run(each, size=26) for each in head.sign))]
    if not drawn.kind:
        # A letter has no kind: what it is about stands under its number (clause II.5.b).
        left += [_line(run(drawn.subject, size=24))]
    date = f", ngày       tháng      năm {head.year}"
    right = [
        _line(run(COUNTRY, bold=True, size=24)),
        _line(run(MOTTO, bold=True, size=26)),
        _rule(RIGHT_WIDTH, MOTTO_WIDTH),
        _line(writer.run(head.place, italic=True, size=26), run(date, italic=True, size=26)),
    ]
    _side_by_side(writer, left, right)


def addressed(writer: BlockWriter, drawn: Paper) -> None:
    """Write who the report is for."""
    writer.pieces((Text("Kính gửi: "), drawn.addressee), alignment=WD_ALIGN_PARAGRAPH.CENTER)
    form = writer.made.paragraphs[-1].paragraph_format
    form.space_before, form.space_after = Pt(0 if drawn.kind else 12), Pt(12)


def signed(writer: BlockWriter, drawn: Paper) -> None:
    """Write recipients on the left and, beside them, the place to sign."""
    office, name = drawn.signature
    left = [_line(run("Nơi nhận:", bold=True, italic=True, size=24), side="left")]
    for line in drawn.recipients:
        pieces = (writer.run(each, size=22) for each in line)
        left.append(_line(*pieces, side="left"))
    right = [
        _line(writer.run(office, bold=True), after=_ROOM_TO_SIGN),
        _line(writer.run(name, bold=True)),
    ]
    _side_by_side(writer, left, right)


def _lines(name: Text | Field) -> list[Text | Field]:
    if isinstance(name, Field):
        return [name]
    return [Text(line) for line in name.words.split("\n")]


def _side_by_side(writer: BlockWriter, left: Iterable[Any], right: Iterable[Any]) -> None:
    widths = [round(each * TWIPS) for each in (LEFT_WIDTH, RIGHT_WIDTH)]
    cells = (
        element("tc", element("tcPr", element("tcW", w=width, type="dxa")), *lines)
        for width, lines in zip(widths, (left, right), strict=True)
    )
    table = fixed_table(widths, 0)
    table.append(element("tr", element("trPr", element("cantSplit")), *cells))
    writer.append(table)


def _line(*runs: Any, side: str = "center", after: int = 0) -> Any:
    about = element("pPr", element("spacing", before=0, after=after), element("jc", val=side))
    return element("p", about, *runs)


def _rule(width: int, length: int) -> Any:
    """Return a line of so many millimetres in the middle of a width."""
    beside = round((width - length) / 2 * TWIPS)
    top = element("top", val="single", sz=6, space=1, color="000000")
    about = element(
        "pPr",
        element("pBdr", top),
        element("spacing", before=60, after=0, line=120, lineRule="exact"),
        element("ind", left=beside, right=beside),
    )
    return element("p", about)
