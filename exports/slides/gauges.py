"""The gauge of a lead indicator: a half circle with its milestones, its number and name."""

from collections.abc import Iterator

from charts.gauges import arcs
from charts.theme import SYMBOLS, Theme
from exports.shared.lettering import height_of, width_of
from exports.slides.fitting import cut
from exports.slides.page import LARGER, SMALLEST, Box, Drawing, Item, TextBox, TextLine, ring
from progress.judging.statements import gauge_basis, large_number
from progress.judging.targets import TargetFact
from progress.judging.words import fact_title
from progress.model.numbers import asked
from progress.model.programme import Programme
from progress.model.records import Measure
from progress.overview.headlines import fact_sentence

GAUGE, GAP = 248.0, 18.0
"""Width of a gauge, and the room beside it."""
_TOLD = GAUGE + GAP
"""Width of the words under a gauge."""
_TICKS_OUT = 3.0
"""How far the milestones of a gauge may stand out of its width."""


def gauge(programme: Programme, fact: TargetFact, box: Box, theme: Theme) -> Iterator[Item]:
    """Yield a share on a half circle, of other measures the number alone; its name stands under."""
    centre = (box.left + GAUGE / 2, box.top + 128)
    if fact.indicator.measure is Measure.SHARE:
        yield dial(programme, fact, box, theme)
    large = large_number(fact)
    size = next((s for s in (40.0, 34.0, 28.0) if width_of(large.text, s, bold=True) < 156), 24.0)
    verdict = f"{SYMBOLS[fact.verdict]} {fact.verdict.label}"
    yield _centred(Box(centre[0] - 82, box.top + 76, 164, 52), (large.text, size, theme.ink, True))
    aims = [f"Mục tiêu {t.year}: {asked(t.asked, t.high)}" for t in fact.milestones]
    basis = tuple(cut(each, _TOLD, SMALLEST, 2) for each in gauge_basis(fact)[:1])
    under = Box(centre[0] - _TOLD / 2, box.top + 136, _TOLD, box.height - 136)
    lines = (
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
        (each for each in lines if _words_high(each) <= under.height),
        _centred(under, (verdict, LARGER, theme.text(fact.verdict), True)),
    )


def dial(programme: Programme, fact: TargetFact, box: Box, theme: Theme) -> Drawing:
    """Return a share on a half circle with its milestones, without words."""
    centre = (box.left + GAUGE / 2, box.top + 128)
    radii = ((88.0, 120.0), (82.0, 126.0), (121.0, 127.0))
    shapes = tuple(
        ring(centre, between, (start, end), colour)
        for start, end, between, colour in arcs(fact, theme, radii)
    )
    place = Box(box.left - _TICKS_OUT, box.top, GAUGE + 2 * _TICKS_OUT, 130)
    return Drawing(place, shapes, "Đồng hồ đo", fact_sentence(programme, fact))


def _words_high(item: TextBox) -> float:
    return sum(
        height_of(each.text, item.box.width, each.size, bold=each.bold) + each.after
        for each in item.lines
    )


def _centred(box: Box, *lines: tuple[str, float, str, bool]) -> TextBox:
    listed = tuple(
        TextLine(text, size, colour, bold=bold, after=3, align="center")
        for text, size, colour, bold in lines
    )
    return TextBox(box, listed, listed[0].text)
