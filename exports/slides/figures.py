"""Figures of a sector: the gauge of its lead indicator, and bars with their milestones."""

from collections.abc import Iterator, Sequence

from charts.bullet_rows import bullet_lines, end_of, marked_value, ticks_of
from charts.theme import Theme
from exports.report import ReportDocument, Section
from exports.shared.lettering import LINE, lines, width_of
from exports.slides.fitting import MOST_ROWS, cut, said
from exports.slides.gauges import GAP, GAUGE, gauge
from exports.slides.page import (
    LARGER,
    SMALLEST,
    Box,
    Drawing,
    Item,
    Shape,
    Stroke,
    TextBox,
    TextLine,
    rectangle,
)
from progress.judging.statements import verdict_brief
from progress.judging.targets import TargetFact
from progress.judging.verdicts import Verdict
from progress.judging.words import fact_title
from progress.model.programme import Programme
from progress.overview.headlines import fact_sentence

_FEW = 4
"""Rows up to which bars stand large, each under its name."""
_NAMED = 700.0
"""Width of bars from which on a category's name stands on one line beside them."""
_BETWEEN = 4.0
"""Least room between the rows of bars."""
URGENT = (
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
        where = box.after(box.left + GAUGE + GAP)
    if len(section.facts) <= _FEW:
        yield from _large_bars(report.programme, section.facts, where, theme)
        under = where.below(where.top + len(section.facts) * 112.0 + 16)
        yield from said(section.statements, under, theme.ink, sizes=(SMALLEST,))[0]
    else:
        yield from _bars(report.programme, section.facts, where, theme)


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
    urgent = sorted(facts, key=lambda fact: URGENT.index(fact.verdict))
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
