"""What moved between two years: the two values of each target, and the way between them."""

from collections.abc import Iterator, Sequence

from charts.bullet_rows import place_on_bar
from charts.theme import SYMBOLS, Theme
from exports.report.targets_over_time import latest_basis, latest_words
from exports.slides.figures import URGENT
from exports.slides.fitting import table
from exports.slides.page import Box, Cell, Drawing, Item, Shape, SlideTable, Stroke, dot
from progress.indicators.movements import Movement, before_words, change_words
from progress.judging.words import fact_title
from progress.model.programme import Programme


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
