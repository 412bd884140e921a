"""Provinces as ranked dots on one scale, with a line for each milestone.

A province without data has its row and no dot: it is missing, not at zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import ceil, floor
from typing import Any

import altair as alt

from charts.spec import Spec, filled, plain, rule
from charts.theme import SYMBOLS, Theme
from progress.coverage import ProvinceFact, Standing
from progress.numbers import alphabetical, asked, percent, written
from progress.programme import Programme
from progress.records import Measure, Target
from progress.verdicts import Reason, Verdict
from progress.words import growth_words

PITCH = 23
_LINE = 17
"""Height of one milestone's words, above the rows."""
_RANKS, _NAMES, _VALUES = 26, 122, 88
_NARROW = "width < 560"
_LEFT = f"({_RANKS + _NAMES} + ({_NARROW} ? 0 : 24))"
_RIGHT = f"(width - {_VALUES} - ({_NARROW} ? 0 : 150))"


@dataclass(frozen=True, slots=True)
class _Scale:
    """What the track's ends stand for."""

    low: float
    high: float

    def place(self, value: Fraction | float) -> float:
        share = (float(value) - self.low) / (self.high - self.low)
        return round(min(max(share, 0), 1), 4)


def ranked(programme: Programme, facts: Iterable[ProvinceFact]) -> list[ProvinceFact]:
    """Return the provinces by rank, equal ones by the alphabet; those without a value last."""
    return sorted(
        facts,
        key=lambda fact: (
            fact.rank is None,
            fact.rank or 0,
            fact.standing is Standing.NOT_APPLICABLE,
            alphabetical(programme.unit[fact.code].name),
        ),
    )


def dots(programme: Programme, facts: tuple[ProvinceFact, ...], marked: str, theme: Theme) -> Spec:
    """Draw one row a province; `marked` is the code of one to stand out, empty for none.

    A click on a row names the province in the selection `province`.
    """
    scale = _scale(facts)
    targets = _milestones(facts)
    top = _LINE * max(len(targets) - 1, 1) + 6
    counted = any(fact.fact.indicator.measure is Measure.COUNT for fact in facts)
    unit = "" if counted else "%"
    # Where no dot stands, no line is needed: there the row says why.
    bottom = top + PITCH * sum(_measured(fact) is not None for fact in facts)
    rows = [{**each, "bottom": bottom} for each in _milestone_rows(scale, unit, targets)]
    rows += [
        _row(programme, fact, scale, top + place * PITCH, theme, marked=fact.code == marked)
        for place, fact in enumerate(ranked(programme, facts))
    ]
    if scale.low < 0:
        rows.append({"kind": "zero", "end": scale.place(0), "top": top, "bottom": bottom})
    return filled(_drawn(theme), rows, height=top + PITCH * len(facts) + 4)


def province_key(fact: ProvinceFact) -> str:
    """Name of a province's figure in addresses: that of its fact, and the province."""
    return f"{fact.fact.key}.{fact.code}"


def province_words(fact: ProvinceFact) -> str:
    """Return a province's value as printed: percent, `n/N` of few, growth, a number, or nothing."""
    if fact.fact.indicator.measure is Measure.GROWTH:
        known = fact.reported and fact.fact.growth is not None
        return growth_words(fact.fact.growth) if known else ""
    if fact.value is None:
        return ""
    if fact.fact.indicator.measure is Measure.COUNT:
        return written(fact.value)
    if fact.total.denominator < 5:
        return f"{fact.total.numerator}/{fact.total.denominator}"
    return percent(fact.value)


def _measured(fact: ProvinceFact) -> Fraction | float | None:
    if not fact.reported:
        return None
    return fact.fact.growth if fact.fact.indicator.measure is Measure.GROWTH else fact.value


def _milestones(facts: tuple[ProvinceFact, ...]) -> tuple[Target, ...]:
    return facts[0].fact.milestones if facts else ()


def _scale(facts: tuple[ProvinceFact, ...]) -> _Scale:
    """Return 0-100 for shares, for others a scale that holds every value and every target."""
    measure = facts[0].fact.indicator.measure if facts else Measure.SHARE
    if measure is Measure.SHARE:
        return _Scale(0, 100)
    values = [float(value) for value in map(_measured, facts) if value is not None]
    asks = [float(target.high or target.asked) for target in _milestones(facts)]
    low = min([0.0, *values])
    high = max([1.0, *values, *asks])
    if measure is Measure.COUNT:
        return _Scale(0, high * 1.08)
    return _Scale(floor(low / 5) * 5, ceil(high / 5) * 5)


def _milestone_rows(
    scale: _Scale, unit: str, targets: tuple[Target, ...]
) -> Iterator[dict[str, Any]]:
    """Yield the milestones with a line of words each, so that no line crosses other words.

    From left to right the words stand left of their own line, each one's a line higher than those
    before; the rightmost has the room on its right.
    """
    of_place = sorted(targets, key=lambda target: (target.asked, target.year))
    lines = max(len(targets) - 1, 1)
    for place, target in enumerate(of_place):
        rightmost = place == len(of_place) - 1
        yield {
            "kind": "milestone",
            "end": scale.place(target.asked),
            "line": _LINE * (lines - (0 if rightmost else place)) - _LINE / 2,
            "right": rightmost,
            "last": target is targets[-1],
            "text": f"mốc {target.year}: {asked(target.asked, target.high, unit)}".strip(),
            # The range's upper end is a band beside the line of its lower end.
            **({"band": scale.place(target.high)} if target.high else {}),
        }


def _row(
    programme: Programme, fact: ProvinceFact, scale: _Scale, y: int, theme: Theme, *, marked: bool
) -> dict[str, Any]:
    value = _measured(fact)
    row: dict[str, Any] = {
        "key": province_key(fact),
        "y": y,
        "rank": "" if fact.rank is None else f"{fact.rank}.",
        "name": programme.unit[fact.code].name,
        "symbol": SYMBOLS[fact.verdict],
        "value": province_words(fact),
        "verdict": _verdict_words(fact),
        "colour": theme.mark(fact.verdict),
        "ink": theme.text(fact.verdict),
    }
    if value is not None:
        row["dot"] = scale.place(value)
    return row | ({"marked": True} if marked else {})


def _verdict_words(fact: ProvinceFact) -> str:
    none = fact.fact.reason is Reason.NO_INSTITUTIONS
    if fact.verdict is Verdict.NOT_APPLICABLE and none:
        return "Không có thiết chế này"
    return fact.verdict.label


@cache
def _drawn(theme: Theme) -> Spec:
    chosen = alt.selection_point(name="province", fields=["key"], on="click", toggle=False)
    chart = alt.layer(
        _band(theme),
        _tracks(theme),
        *_lines(theme),
        _points(),
        *_texts(theme),
        _hits(theme).properties(name="rows").add_params(chosen),
        data=alt.InlineData(values=[]),
    )
    return plain(chart, theme)


def _at(field: str) -> str:
    return f"({_LEFT} + ({_RIGHT} - {_LEFT}) * datum.{field})"


def _provinces() -> alt.Chart:
    return alt.Chart().transform_filter("datum.key")


def _of_kind(kind: str) -> alt.Chart:
    return alt.Chart().transform_filter(f"datum.kind == '{kind}'")


def _middle(of: str = "datum.y") -> Any:
    return alt.expr(f"{of} + {PITCH / 2}")


def _band(theme: Theme) -> alt.Chart:
    return (
        _of_kind("milestone")
        .transform_filter("datum.band")
        .mark_rect(
            color=theme.muted,
            opacity=0.16,
            x=alt.expr(_at("end")),
            x2=alt.expr(_at("band")),
            y=alt.expr(f"datum.line + {_LINE / 2 - 1}"),
            y2=alt.expr("datum.bottom"),
        )
    )


def _tracks(theme: Theme) -> alt.Chart:
    return rule(
        _provinces().transform_filter("isValid(datum.dot)"),
        color=theme.line,
        x=alt.expr(_LEFT),
        x2=alt.expr(_RIGHT),
        y=_middle(),
        y2=_middle(),
    )


def _lines(theme: Theme) -> Iterator[alt.Chart]:
    """Draw the milestones: the last in ink, those before it muted; each has words of its own."""
    colour = alt.expr(f"datum.last ? '{theme.ink}' : '{theme.muted}'")
    yield rule(
        _of_kind("zero"),
        color=theme.line,
        x=alt.expr(_at("end")),
        x2=alt.expr(_at("end")),
        y=alt.expr("datum.top"),
        y2=alt.expr("datum.bottom"),
    )
    yield rule(
        _of_kind("milestone"),
        color=colour,
        thickness=alt.expr("datum.last ? 2.2 : 1.4"),
        x=alt.expr(_at("end")),
        x2=alt.expr(_at("end")),
        y=alt.expr(f"datum.line + {_LINE / 2 - 1}"),
        y2=alt.expr("datum.bottom"),
    )
    yield (
        _of_kind("milestone")
        .mark_text(
            align=alt.expr("datum.right ? 'left' : 'right'"),
            baseline="middle",
            fontSize=12,
            fontWeight=alt.expr("datum.last ? 'bold' : 'normal'"),
            color=colour,
            x=alt.expr(f"{_at('end')} + (datum.right ? 5 : -5)"),
            y=alt.expr("datum.line"),
        )
        .encode(text="text:N")
    )


def _points() -> alt.Chart:
    return (
        _provinces()
        .transform_filter("isValid(datum.dot)")
        .mark_point(
            filled=True,
            opacity=1,
            size=alt.expr("datum.marked ? 150 : 85"),
            color=alt.expr("datum.colour"),
            x=alt.expr(_at("dot")),
            y=_middle(),
        )
    )


def _texts(theme: Theme) -> Iterator[alt.Chart]:
    weight = alt.expr("datum.marked ? 'bold' : 'normal'")
    yield (
        _provinces()
        .mark_text(
            align="right", baseline="middle", fontSize=12, color=theme.muted, x=_RANKS, y=_middle()
        )
        .encode(text="rank:N")
    )
    yield (
        _provinces()
        .mark_text(
            align="left",
            baseline="middle",
            fontSize=13,
            fontWeight=weight,
            color=theme.ink,
            x=_RANKS + 6,
            y=_middle(),
        )
        .encode(text="name:N")
    )
    yield (
        _provinces()
        .transform_calculate(said="trim(datum.symbol + ' ' + datum.value)")
        .mark_text(
            align="right",
            baseline="middle",
            fontSize=13,
            fontWeight="bold",
            color=alt.expr("datum.ink"),
            x=alt.expr(f"width - ({_NARROW} ? 2 : 150)"),
            y=_middle(),
        )
        .encode(text="said:N")
    )
    yield (
        _provinces()
        .mark_text(
            align="left",
            baseline="middle",
            fontSize=12,
            color=alt.expr("datum.ink"),
            opacity=alt.expr(f"{_NARROW} ? 0 : 1"),
            x=alt.expr("width - 140"),
            y=_middle(),
        )
        .encode(text="verdict:N")
    )
    # Without a dot there is room on the track to say why.
    yield (
        _provinces()
        .transform_filter("!isValid(datum.dot)")
        .mark_text(
            align="left",
            baseline="middle",
            fontSize=12,
            fontStyle="italic",
            color=alt.expr("datum.ink"),
            opacity=alt.expr(f"{_NARROW} ? 1 : 0"),
            x=alt.expr(f"{_LEFT} + 4"),
            y=_middle(),
        )
        .encode(text="verdict:N")
    )


def _hits(theme: Theme) -> alt.Chart:
    """Draw the row itself: what is clicked, and what shows that it can be."""
    return _provinces().mark_rect(
        x=0,
        x2=alt.expr("width"),
        y=alt.expr("datum.y"),
        y2=alt.expr(f"datum.y + {PITCH}"),
        color=theme.track,
        fillOpacity=0.001,
        cursor="pointer",
        tooltip=alt.expr("datum.name + ': ' + datum.value + ' ' + datum.verdict"),
    )
