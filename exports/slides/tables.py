"""Tables on a slide: the columns there is room for, the rows that decide first, what moved."""

from collections.abc import Iterator, Sequence

from charts.bullet_rows import place_on_bar
from charts.theme import SYMBOLS, Theme, role
from exports.report import ReportDocument, Section, Table
from exports.report.targets_over_time import latest_basis, latest_words
from exports.report.tasks_and_reports import OWN_TASKS
from exports.slides.figures import URGENT
from exports.slides.fitting import judged_cell, judgement_of, table
from exports.slides.page import (
    SMALLEST,
    Box,
    Cell,
    Drawing,
    Item,
    Shape,
    SlideTable,
    Stroke,
    TextBox,
    TextLine,
    dot,
)
from progress.indicators.movements import Movement, before_words, change_words
from progress.judging.words import fact_title
from progress.model.programme import Programme

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


def moved(
    programme: Programme, movements: Sequence[Movement], earlier: str, box: Box, theme: Theme
) -> Iterator[Item]:
    """Yield what moved between two years, of the units that reported both.

    `earlier` is what the first of the two years is called.
    """
    compared = sorted(
        (each for each in movements if each.comparison),
        key=lambda each: URGENT.index(each.fact.verdict),
    )
    titles = ("Chỉ tiêu", earlier, "0 đến 100%", "Năm xét", "Thay đổi")
    head = [Cell(text, theme.muted, bold=True, right=text not in titles[:3:2]) for text in titles]
    rows = [
        (
            Cell(fact_title(programme, each.fact), theme.ink),
            Cell(f"{before_words(each)} ({each.comparison.earlier_year})", theme.muted, right=True),
            Cell("", theme.ink),
            _later(each, theme),
            Cell(change_words(each), theme.ink, bold=True, right=True),
        )
        for each in compared
        if each.comparison
    ]
    items = table(f"{earlier} và năm xét, trên cùng các đơn vị", head, rows, box, theme)
    yield from items
    grid = items[0]
    if isinstance(grid, SlideTable):
        yield from _ways(grid, compared, theme)


def _later(movement: Movement, theme: Theme) -> Cell:
    """Return the later value as its verdict is marked; its year where that is not the one asked."""
    fact = movement.fact
    year = "" if fact.judged_year == fact.asked_year else str(fact.judged_year)
    basis = ", ".join(filter(None, (year, latest_basis(movement))))
    words = f"{SYMBOLS[fact.verdict]} {latest_words(movement)}{f' ({basis})' if basis else ''}"
    return Cell(words, theme.text(fact.verdict), bold=True, right=True)


def _ways(grid: SlideTable, movements: Sequence[Movement], theme: Theme) -> Iterator[Drawing]:
    """Yield the way from the first value to the latest, on the table's empty column."""
    left = grid.box.left + sum(grid.widths[:2]) + 14
    wide, top = grid.widths[2] - 28, grid.box.top + grid.heights[0]
    shapes: list[Shape] = []
    for high, each in zip(grid.heights[1:], movements, strict=False):
        y, compared = top + high / 2, each.comparison
        top += high
        if compared is None or compared.earlier.share is None or compared.later.share is None:
            continue
        ends = [
            (left + wide * place_on_bar(each.fact, float(share)), y)
            for share in (compared.earlier.share, compared.later.share)
        ]
        shapes.append(Stroke(((left, y), (left + wide, y)), theme.track, 4))
        shapes.append(Stroke((ends[0], ends[1]), theme.mark(each.fact.verdict), 6))
        shapes.append(dot(ends[0], 6, theme.page, theme.muted))
        shapes.append(dot(ends[1], 7, theme.mark(each.fact.verdict)))
    if shapes:
        place = Box(left - 8, grid.box.top + grid.heights[0], wide + 16, sum(grid.heights[1:]))
        yield Drawing(place, tuple(shapes), "Chuyển biến", grid.title)
