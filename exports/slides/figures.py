"""Figures of targets: the gauge of a lead indicator, bars with their milestones, what moved."""

from collections.abc import Iterator, Sequence

from charts.bullet_rows import bullet_lines, end_of, marked_value, place_on_bar, ticks_of
from charts.gauges import arcs
from charts.theme import SYMBOLS, Theme
from exports.report import ReportDocument, Section
from exports.report.targets_over_time import latest_basis, latest_words
from exports.shared.lettering import LINE, height_of, lines, width_of
from exports.slides.fitting import MOST_ROWS, cut, said, table
from exports.slides.page import (
    LARGER,
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
    rectangle,
    ring,
)
from progress.indicators.movements import Movement, before_words, change_words
from progress.judging.statements import gauge_basis, large_number, verdict_brief
from progress.judging.targets import TargetFact
from progress.judging.verdicts import Verdict
from progress.judging.words import fact_title
from progress.model.numbers import asked
from progress.model.programme import Programme
from progress.model.records import Measure
from progress.overview.headlines import fact_sentence

_GAUGE, _GAP = 248.0, 18.0
_TOLD = _GAUGE + _GAP
"""Width of the words under a gauge."""
_TICKS_OUT = 3.0
"""How far the milestones of a gauge may stand out of its width."""
_FEW = 4
"""Rows up to which bars stand large, each under its name."""
_NAMED = 700.0
"""Width of bars from which on a category's name stands on one line beside them."""
_BETWEEN = 4.0
"""Least room between the rows of bars."""
_URGENT = (
    Verdict.MISSED,
    Verdict.AT_RISK,
    Verdict.BEHIND,
    Verdict.INSUFFICIENT,
    Verdict.NO_DATA,
    Verdict.ON_TRACK,
    Verdict.MET,
    Verdict.NOT_APPLICABLE,
)
"""Which rows decide first, where not all have room."""


def sector(report: ReportDocument, section: Section, box: Box, theme: Theme) -> Iterator[Item]:
    """Yield the gauge of the lead indicator, and the bars of the targets that decide first."""
    where = box
    if section.lead is not None:
        yield from gauge(report.programme, section.lead, box, theme)
        where = box.after(box.left + _GAUGE + _GAP)
    if len(section.facts) <= _FEW:
        yield from _large_bars(report.programme, section.facts, where, theme)
        under = where.below(where.top + len(section.facts) * 112.0 + 16)
        yield from said(section.statements, under, theme.ink, sizes=(SMALLEST,))[0]
    else:
        yield from _bars(report.programme, section.facts, where, theme)


def gauge(programme: Programme, fact: TargetFact, box: Box, theme: Theme) -> Iterator[Item]:
    """Yield a share on a half circle, of other measures the number alone; its name stands under."""
    centre = (box.left + _GAUGE / 2, box.top + 128)
    if fact.indicator.measure is Measure.SHARE:
        yield dial(programme, fact, box, theme)
    large = large_number(fact)
    size = next((s for s in (40.0, 34.0, 28.0) if width_of(large.text, s, bold=True) < 156), 24.0)
    verdict = f"{SYMBOLS[fact.verdict]} {fact.verdict.label}"
    yield _centred(Box(centre[0] - 82, box.top + 76, 164, 52), (large.text, size, theme.ink, True))
    aims = [f"Mục tiêu {t.year}: {asked(t.asked, t.high)}" for t in fact.milestones]
    basis = tuple(cut(each, _TOLD, SMALLEST, 2) for each in gauge_basis(fact)[:1])
    under = Box(centre[0] - _TOLD / 2, box.top + 136, _TOLD, box.height - 136)
    told = (
        _centred(
            under,
            (verdict, LARGER, theme.text(fact.verdict), True),
            (
                cut(fact_title(programme, fact), _TOLD, SMALLEST, most, bold=True),
                SMALLEST,
                theme.ink,
                True,
            ),
            *((each, SMALLEST, theme.muted, False) for each in (*aims, *basis)[:rest]),
        )
        for most, rest in ((3, 4), (2, 4), (1, 4), (1, 3), (1, 2), (1, 1))
    )
    yield next(
        (each for each in told if _words_high(each) <= under.height),
        _centred(under, (verdict, LARGER, theme.text(fact.verdict), True)),
    )


def dial(programme: Programme, fact: TargetFact, box: Box, theme: Theme) -> Drawing:
    """Return a share on a half circle with its milestones, without words."""
    centre = (box.left + _GAUGE / 2, box.top + 128)
    radii = ((88.0, 120.0), (82.0, 126.0), (121.0, 127.0))
    shapes = tuple(
        ring(centre, between, (start, end), colour)
        for start, end, between, colour in arcs(fact, theme, radii)
    )
    place = Box(box.left - _TICKS_OUT, box.top, _GAUGE + 2 * _TICKS_OUT, 130)
    return Drawing(place, shapes, "Đồng hồ đo", fact_sentence(programme, fact))


def _words_high(item: TextBox) -> float:
    return sum(
        height_of(each.text, item.box.width, each.size, bold=each.bold) + each.after
        for each in item.lines
    )


def _centred(box: Box, *said: tuple[str, float, str, bool]) -> TextBox:
    listed = tuple(
        TextLine(text, size, colour, bold=bold, after=3, align="center")
        for text, size, colour, bold in said
    )
    return TextBox(box, listed, listed[0].text)


def _large_bars(
    programme: Programme, facts: Sequence[TargetFact], box: Box, theme: Theme
) -> Iterator[Item]:
    """Yield few targets, each with its name over its bar."""
    high = min(box.height / max(len(facts), 1), 112.0)
    value = max((width_of(marked_value(f), LARGER, bold=True) for f in facts), default=0) + 12
    verdict = 190.0
    for at, fact in enumerate(facts):
        row = Box(box.left, box.top + at * high, box.width, high)
        name = cut(fact_title(programme, fact), row.width, SMALLEST, 1 if high < 84 else 2)
        named = len(lines(name, row.width, SMALLEST)) * SMALLEST * LINE
        under = Box(row.left, row.top + named + 2, row.width, 2 * SMALLEST * LINE)
        yield _text(Box(row.left, row.top, row.width, named), name, theme.ink)
        bar = Box(under.left, under.top + 8, under.width - value - verdict - 12, 24)
        yield drawn_bars([(fact, bar)], programme, theme)
        yield from _judged(fact, under, value, verdict, theme, LARGER)


def _bars(
    programme: Programme, facts: Sequence[TargetFact], box: Box, theme: Theme
) -> Iterator[Item]:
    """Yield the targets that decide first, in printed order, under the names of indicators."""
    verdict, name = 164.0, 206.0 if box.width < _NAMED else 256.0
    urgent = sorted(facts, key=lambda fact: _URGENT.index(fact.verdict))
    rows = list(bullet_lines(programme, tuple(facts)))
    for count in range(min(MOST_ROWS, len(facts)), 0, -1):
        kept = set(map(id, urgent[:count]))
        rows = list(bullet_lines(programme, tuple(f for f in facts if id(f) in kept)))
        heights = [
            _row_high(row.label, verdict_brief(row.fact) if row.fact else "", name, verdict)
            for row in rows
        ]
        taken = sum(heights) + _BETWEEN * len(rows) + SMALLEST * LINE
        if len(rows) <= MOST_ROWS and taken <= box.height:
            break
    shown = [row.fact for row in rows if row.fact is not None]
    value = max(width_of(marked_value(fact), SMALLEST, bold=True) for fact in shown) + 8
    spare = min((box.height - sum(heights) - SMALLEST * LINE - 4) / len(rows), 14.0)
    top = box.top
    drawn: list[tuple[TargetFact, Box]] = []
    for row, high in zip(rows, heights, strict=True):
        place = Box(box.left, top, box.width, high)
        top += high + max(spare, 0)
        if row.fact is None:
            label = cut(row.label, box.width, SMALLEST, 1, bold=True)
            yield _text(place, label, theme.ink, bold=True)
            continue
        yield _text(
            Box(place.left, place.top, name, high), cut(row.label, name, SMALLEST, 2), theme.ink
        )
        across = box.width - name - value - verdict - 24
        bar = Box(box.left + name + 12, place.top + high / 2 - 9, across, 18)
        if across > 30:
            drawn.append((row.fact, bar))
        yield from _judged(row.fact, place, value, verdict, theme, SMALLEST)
    if drawn:
        yield drawn_bars(drawn, programme, theme)
    left = len(facts) - sum(row.fact is not None for row in rows)
    if left:
        words = f"Còn {left} chỉ tiêu khác: xem tài liệu kèm theo."
        yield _text(Box(box.left, box.bottom - 24, box.width, 24), words, theme.muted)


def _row_high(label: str, verdict: str, name: float, wide: float) -> float:
    most = max(len(lines(label, name, SMALLEST)), len(lines(verdict, wide, SMALLEST)))
    return min(most if verdict else 1, 2) * SMALLEST * LINE + 2


def _judged(
    fact: TargetFact, row: Box, value: float, verdict: float, theme: Theme, size: float
) -> Iterator[TextBox]:
    colour = theme.text(fact.verdict)
    place = Box(row.right - verdict - value - 6, row.top, value, row.height)
    line = TextLine(marked_value(fact), size, colour, bold=True, align="right")
    yield TextBox(place, (line,), "Kết quả", middle=True)
    words = cut(verdict_brief(fact), verdict, SMALLEST, 2)
    place = Box(row.right - verdict, row.top, verdict, row.height)
    yield TextBox(place, (TextLine(words, SMALLEST, colour),), "Kết luận", middle=True)


def _text(box: Box, words: str, colour: str, *, bold: bool = False) -> TextBox:
    return TextBox(box, (TextLine(words, SMALLEST, colour, bold=bold),), words, middle=True)


def drawn_bars(
    rows: Sequence[tuple[TargetFact, Box]], programme: Programme, theme: Theme
) -> Drawing:
    """Return bars of the results, each milestone as a line over them that nothing hides."""
    shapes: list[Shape] = []
    for fact, bar in rows:
        shapes.append(rectangle(bar, theme.track, "Thang đo"))
        if end := end_of(fact):
            filled = Box(bar.left, bar.top, bar.width * end, bar.height)
            shapes.append(rectangle(filled, theme.mark(fact.verdict), "Kết quả"))
        ticks = ticks_of(fact)
        for number, tick in enumerate(ticks, start=1):
            x, last = bar.left + bar.width * tick, number == len(ticks)
            colour, wide = (theme.ink, 3.5) if last else (theme.muted, 2.0)
            ends = ((x, bar.top - 5), (x, bar.bottom + 5))
            shapes += [Stroke(ends, theme.page, wide + 2), Stroke(ends, colour, wide)]
    tops, bottoms = [bar.top for _, bar in rows], [bar.bottom for _, bar in rows]
    first = rows[0][1]
    place = Box(first.left - 4, min(tops) - 6, first.width + 8, max(bottoms) - min(tops) + 12)
    words = " ".join(fact_sentence(programme, fact) for fact, _ in rows)
    return Drawing(place, tuple(shapes), "Kết quả và các mốc", words)


def moved(
    programme: Programme, movements: Sequence[Movement], earlier: str, box: Box, theme: Theme
) -> Iterator[Item]:
    """Yield what moved between two years, of the units that reported both.

    `earlier` is what the first of the two years is called.
    """
    compared = sorted(
        (each for each in movements if each.comparison),
        key=lambda each: _URGENT.index(each.fact.verdict),
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
