"""Target facts on slides: the gauge, and bars beside their table, a block for each indicator."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from charts.bullet_rows import marked_value
from charts.theme import LIGHT
from exports.report import Section
from exports.slides.plan.boxes import (
    Box,
    Bullets,
    Gauge,
    Item,
    SlideTable,
    SlideTableCell,
    TextLine,
    heading_cell,
)
from exports.slides.plan.grids import BESIDE, column_widths, pieces, row_height
from exports.slides.plan.lettering import height_of, width_of
from progress.judging.statements import gauge_basis, verdict_brief
from progress.judging.targets import TargetFact
from progress.judging.verdicts import Verdict
from progress.judging.words import fact_title
from progress.model.programme import Programme
from progress.model.records import Measure
from progress.model.titles import target_words
from progress.overview.headlines import fact_sentence

GAUGE = 330.0
_DIAL = 176.0
"""Width of a gauge, and its height over its name."""
SIZE, BASIS = 16.0, 14.0
GAP = 18.0
_BAR = 0.32
"""Least part of a block that its bars have."""
_TALLEST, _MOST = 40.0, 8
"""Height of a row, and rows of one block."""


def lead_page(programme: Programme, fact: TargetFact, body: Box) -> Gauge:
    """Return the gauge of the lead fact, at the left of a slide."""
    under = (
        TextLine(fact_title(programme, fact), SIZE, LIGHT.ink, bold=True, centred=True, after=4),
        *(TextLine(each, BASIS, LIGHT.muted, centred=True) for each in gauge_basis(fact)),
    )
    high = sum(
        height_of(each.text, GAUGE, each.size, bold=each.bold) + each.after for each in under
    )
    box = Box(body.left, body.top, GAUGE, _DIAL + high)
    return Gauge(box, fact, under, fact_sentence(programme, fact))


def bullets_pages(
    programme: Programme, section: Section, first: Box, others: Box
) -> Iterator[tuple[Item, ...]]:
    """Yield slides of bars, then growth and counts in a table of their own: no common scale."""
    shares = [fact for fact in section.facts if fact.indicator.measure is Measure.SHARE]
    rest = [fact for fact in section.facts if fact.indicator.measure is not Measure.SHARE]
    box = first
    held: list[Item] = []
    for group in _groups(shares):
        grid, bars = _block(programme, section, group, box)
        if grid.box.bottom > box.bottom and box != others:
            if held:
                yield tuple(held)
            held = []
            grid, bars = _block(programme, section, group, others)
        held += [grid, bars]
        where = box if grid.box.top == box.top and grid.box.left == box.left else others
        box = where.below(grid.box.bottom + GAP)
    for grid in _others(programme, rest, box, others) if rest else ():
        if held and grid.box.top == others.top:
            yield tuple(held)
            held = []
        held.append(grid)
    if held:
        yield tuple(held)


def _groups(facts: list[TargetFact]) -> Iterator[list[TargetFact]]:
    """Yield all facts together where they are few, else those of one indicator at a time."""
    if len(facts) <= _MOST - 2:
        if facts:
            yield facts
        return
    for _, members in groupby(facts, key=lambda fact: fact.indicator):
        group = list(members)
        for start in range(0, len(group), _MOST):
            yield group[start : start + _MOST]


def _block(
    programme: Programme, section: Section, facts: list[TargetFact], body: Box
) -> tuple[SlideTable, Bullets]:
    """Return a table of names, values and verdicts, and the bars that stand in line with it."""
    indicator = facts[0].indicator
    alone = len(facts) > 1 and all(fact.indicator is indicator for fact in facts)
    titles = tuple(fact.category.name if alone else fact_title(programme, fact) for fact in facts)
    rows = [
        (
            SlideTableCell(title, LIGHT.ink),
            SlideTableCell(marked_value(fact), LIGHT.text(fact.verdict), bold=True, right=True),
            SlideTableCell(verdict_brief(fact), LIGHT.text(fact.verdict)),
        )
        for title, fact in zip(titles, facts, strict=True)
    ]
    head = (
        heading_cell(indicator.short_name if alone else "Chỉ tiêu"),
        heading_cell("Kết quả", right=True),
        heading_cell("Kết luận"),
    )
    widths = _widths(rows, head, body.width)
    top = max(row_height(head, widths, SIZE), 44.0)
    least = max(row_height(row, widths, SIZE) for row in rows)
    high = max(least, min(_TALLEST, (body.height - top) / len(rows)))
    heights = (top, *(high for _ in rows))
    place = Box(body.left, body.top, sum(widths), sum(heights))
    names = ", ".join(
        f"{t}: {marked_value(f)}, {verdict_brief(f)}" for t, f in zip(titles, facts, strict=True)
    )
    title = indicator.short_name if alone else section.part
    grid = SlideTable(
        place, widths, heights, (head, *rows), SIZE, title, f"Bảng «{title}»: {names}."
    )
    right = Box(place.right + GAP, body.top, body.right - place.right - GAP, place.height)
    alternative = f"Biểu đồ thanh «{title}», thang 0–100%: {names}."
    return grid, Bullets(right, tuple(facts), titles, top, title, alternative)


def _widths(
    rows: Sequence[tuple[SlideTableCell, ...]], head: tuple[SlideTableCell, ...], width: float
) -> tuple[float, ...]:
    value = max(_wide(row[1].text, bold=True) for row in (head, *rows))
    least = _wide(head[2].text, bold=True)
    words = max(least, *(_wide(row[2].text) for row in rows))
    if value + words > width * 0.45:  # beside a gauge a verdict takes two lines
        words = max(least, words * 0.6)
    name = max(_wide(row[0].text) for row in rows)
    most = width * (1 - _BAR) - GAP - value - words
    return (min(name, most), value, words)


def _wide(text: str, *, bold: bool = False) -> float:
    """Return the width of a cell whose words are not broken."""
    return width_of(text, SIZE, bold=bold) / 0.96 + 2 * BESIDE + 2


def _others(
    programme: Programme, facts: list[TargetFact], box: Box, others: Box
) -> Iterator[SlideTable]:
    head = (
        heading_cell("Chỉ tiêu tăng trưởng, số lượng"),
        heading_cell("Kết quả", right=True),
        heading_cell("Mục tiêu"),
        heading_cell("Kết luận"),
    )
    rows = [
        (
            SlideTableCell(fact_title(programme, fact), LIGHT.ink),
            SlideTableCell(marked_value(fact), LIGHT.text(fact.verdict), bold=True, right=True),
            SlideTableCell(_asked(fact), LIGHT.ink),
            SlideTableCell(verdict_brief(fact), LIGHT.text(fact.verdict)),
        )
        for fact in facts
    ]
    needed = sum(
        row_height(r, column_widths((head, *rows), box.width, SIZE), SIZE) for r in (head, *rows)
    )
    start = box if needed <= box.height else others
    yield from pieces("Chỉ tiêu tăng trưởng, số lượng", head, rows, start, others, SIZE)


def _asked(fact: TargetFact) -> str:
    if fact.verdict is Verdict.NOT_APPLICABLE:
        return "–"
    return f"{target_words(fact.indicator, fact.milestone)} ({fact.milestone.year})"
