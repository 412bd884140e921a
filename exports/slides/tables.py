"""Tables of a report on a slide: the columns there is room for, the rows that decide first."""

from collections.abc import Iterator, Sequence

from charts.theme import Theme, role
from exports.report import ReportDocument, Section, Table
from exports.report.tasks_and_reports import OWN_TASKS
from exports.slides.fitting import judged_cell, judgement_of, table
from exports.slides.page import SMALLEST, Box, Cell, Item, TextBox, TextLine

_COLUMNS = {
    "nhiem-vu": (0, 1, 2, 4),
    OWN_TASKS: (0, 1, 2, 4),
    "cong-viec": (0, 1, 2, 4),
    "bao-cao": (0, 1, 2),
    "con-can": (0, 2, 3, -2),
    "khen-thuong": (1, 2, 3),
}
"""Columns of a section's table that stand on its slide; negative ones are counted from the end."""
_ENDS = 4
"""Provinces ahead, and behind, that a slide names."""


def section_table(section: Section, given: Table, box: Box, theme: Theme) -> Iterator[Item]:
    """Yield the columns that a slide has room for, the judgements that ask for action first."""
    shown = _COLUMNS.get(section.code, tuple(range(len(given.columns))))
    columns = [(at, given.columns[at]) for at in shown]
    head = [Cell(c.title, theme.muted, bold=True, right=c.is_number) for _, c in columns]
    urgent = section.code in ("bao-cao", "con-can")
    rows = sorted(given.rows, key=_urgency) if urgent else given.rows
    cells = [
        tuple(judged_cell(row[at], theme, right=column.is_number) for at, column in columns)
        for row in rows
    ]
    yield from table(given.title, head, cells, box, theme)


def ends(report: ReportDocument, section: Section, box: Box, theme: Theme) -> Iterator[Item]:
    """Yield the provinces ahead and those behind, side by side; only ranked ones are either."""
    for listed in section.tables:
        ranked = [row for row in listed.rows if row[0] != "–"]
        if not ranked:
            return
        count = min(_ENDS, (len(ranked) + 1) // 2)
        halves = (("Dẫn đầu", ranked[:count]), ("Cuối bảng", ranked[count:][-count:]))
        half = (box.width - 30) / 2
        for at, (name, rows) in enumerate(halves):
            if not rows:
                continue
            head = ("Hạng", name, listed.columns[2].title)
            cells = [
                tuple(Cell(each, theme.ink, right=n != 1) for n, each in enumerate(row[:3]))
                for row in rows
            ]
            heads = [
                Cell(each, theme.muted, bold=True, right=n != 1) for n, each in enumerate(head)
            ]
            where = Box(box.left + at * (half + 30), box.top, half, box.height - 60)
            yield from table(name, heads, cells, where, theme)
        words = f"Đủ {len(listed.rows)} tỉnh, thành phố: xem tài liệu kèm theo."
        line = TextLine(words, SMALLEST, theme.muted)
        yield TextBox(Box(box.left, box.bottom - 26, box.width, 26), (line,), "Phần còn lại")


def _urgency(row: Sequence[str]) -> int:
    """Return the place of a row among those that decide first, by its state."""
    order = ("missed", "bad", "warning", "unknown", "primary", "good")
    judged = next((judgement for cell in row if (judgement := judgement_of(cell))), None)
    return order.index(role(judged)) if judged else len(order)
