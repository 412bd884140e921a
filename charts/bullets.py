"""Bullets: every target of a document on one scale, value and verdict in their own columns.

One specification serves all widths: where the place is narrow, the label stands over its bar and
the columns that do not fit give way (the table holds them).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

import altair as alt

from charts.clicks import clickable
from charts.spec import Spec, filled, plain
from charts.theme import SYMBOLS, Theme
from progress.judging.targets import TargetFact
from progress.judging.verdicts import Verdict
from progress.judging.words import value_words
from progress.model.numbers import written
from progress.model.programme import Programme
from progress.model.records import NO_CATEGORY, Measure

PITCH = 31
GROWTH_SCALE = 20
"""Percent a year at the right end of a growth bar."""

_NARROW = "width < 720"
_LABELS = 292
_COLUMNS = {"value": 292, "verdict": 282, "gap": 64, "past": 0}
"""Places of the columns on a wide chart, in pixels from its right end."""
_LEFT = f"({_NARROW} ? 0 : {_LABELS + 10})"
_RIGHT = f"({_NARROW} ? width : width - {_COLUMNS['value'] + 96})"


@dataclass(frozen=True, slots=True)
class Bullet:
    """One line of the chart: a heading, or a target with its place on a scale from 0 to 1."""

    key: str
    label: str
    fact: TargetFact | None


def bullets(programme: Programme, facts: tuple[TargetFact, ...], theme: Theme) -> Spec:
    """Draw facts grouped by indicator; a click on a row names it in the selection `row`."""
    lines = list(bullet_lines(programme, facts))
    rows = [_row(place, line, theme) for place, line in enumerate(lines, start=1)]
    return filled(_drawn(theme), rows, height=(len(lines) + 1) * PITCH)


@cache
def _drawn(theme: Theme) -> Spec:
    chosen = alt.selection_point(name="row", fields=["key"], on="click", toggle=False)
    chart = alt.layer(
        _heads(theme),
        *_bars(theme),
        _ticks(theme),
        _labels(theme),
        *_columns(theme),
        *_titles(theme),
        # Above all else, so that a click anywhere on the row is a click on the row.
        _hits(theme).properties(name="rows").add_params(chosen),
        # The data stand once, above the layers that share them.
        data=alt.InlineData(values=[]),
    )
    return plain(chart, theme)


def bullet_lines(programme: Programme, facts: tuple[TargetFact, ...]) -> Iterator[Bullet]:
    """Yield headings and rows; an indicator with one category needs no heading."""
    for indicator, group in groupby(facts, key=lambda fact: fact.indicator):
        members = list(group)
        if len(members) > 1:
            yield Bullet("", indicator.short_name, None)
        for fact in members:
            alone = len(members) == 1 or fact.category.code == NO_CATEGORY
            label = indicator.short_name if alone else fact.category.name
            yield Bullet(fact.key, label, fact)


def _row(place: int, line: Bullet, theme: Theme) -> dict[str, Any]:
    fact = line.fact
    if fact is None:
        return {"y": place * PITCH, "head": line.label}
    value = fact.growth if fact.indicator.measure is Measure.GROWTH else fact.value
    applies = fact.verdict is not Verdict.NOT_APPLICABLE
    return {
        "key": line.key,
        "y": place * PITCH,
        "label": line.label,
        "end": place_on_bar(fact, float(value)) if value is not None and applies else 0,
        "ticks": [place_on_bar(fact, float(target.asked)) for target in fact.milestones],
        "colour": theme.mark(fact.verdict),
        "ink": theme.text(fact.verdict),
        "value": f"{SYMBOLS[fact.verdict]} {value_words(fact).removeprefix('–')}".rstrip(),
        "verdict": fact.verdict.label,
        "gap": gap_short(fact),
        "past": _past(fact),
    }


def place_on_bar(fact: TargetFact, value: float) -> float:
    """Return the place of a value on its bar, from 0 to 1."""
    ceiling: float = 100
    if fact.indicator.measure is Measure.GROWTH:
        ceiling = GROWTH_SCALE
    elif fact.indicator.measure is Measure.COUNT:
        ceiling = max(float(target.asked) for target in fact.milestones) * 1.25
    return round(min(max(value / ceiling, 0), 1), 4)


def gap_short(fact: TargetFact) -> str:
    """Return what is still needed, as short as a column is; "" where nothing is."""
    if fact.catch_up is not None:
        return f"{written(fact.catch_up, 1)}%/năm"
    return written(fact.gap) if fact.gap else ""


def _past(fact: TargetFact) -> str:
    said = (f"{past.milestone.year} {SYMBOLS[past.verdict]}" for past in fact.past)
    return "  ".join(said)


def _heads(theme: Theme) -> alt.Chart:
    return (
        alt.Chart()
        .transform_filter("datum.head")
        .mark_text(
            align="left",
            baseline="middle",
            fontWeight="bold",
            fontSize=14,
            color=theme.ink,
            x=0,
            y=alt.expr(f"datum.y + {PITCH * 0.62}"),
            limit=alt.expr("width"),
        )
        .encode(text="head:N")
    )


def _hits(theme: Theme) -> alt.Chart:
    """Draw the row itself: what is clicked, and what shows that it can be."""
    return clickable(
        _rows(),
        theme,
        top="datum.y + 1",
        bottom=f"datum.y + {PITCH - 1}",
        tooltip="datum.label + ': ' + datum.value + ', ' + datum.verdict",
    )


def _bars(theme: Theme) -> Iterator[alt.Chart]:
    top = alt.expr(f"datum.y + ({_NARROW} ? {PITCH - 11} : {PITCH / 2 - 6})")
    bottom = alt.expr(f"datum.y + ({_NARROW} ? {PITCH - 3} : {PITCH / 2 + 6})")
    for end, colour in ((_RIGHT, theme.track), (_at("datum.end"), alt.expr("datum.colour"))):
        yield _rows().mark_rect(
            x=alt.expr(_LEFT), x2=alt.expr(end), y=top, y2=bottom, color=colour, cornerRadius=2
        )


def _ticks(theme: Theme) -> alt.Chart:
    """Draw the milestones: the last in ink, those before it muted and thinner."""
    last = "datum.place == datum.places - 1"
    half = f"({last} ? 1.6 : 0.9)"
    return (
        _rows()
        .transform_calculate(places="length(datum.ticks)")
        .transform_calculate(place="sequence(datum.places)")
        .transform_flatten(["ticks", "place"])
        .mark_rect(
            x=alt.expr(f"{_at('datum.ticks')} - {half}"),
            x2=alt.expr(f"{_at('datum.ticks')} + {half}"),
            y=alt.expr(f"datum.y + ({_NARROW} ? {PITCH - 14} : {PITCH / 2 - 10})"),
            y2=alt.expr(f"datum.y + ({_NARROW} ? {PITCH} : {PITCH / 2 + 10})"),
            color=alt.expr(f"{last} ? '{theme.ink}' : '{theme.muted}'"),
        )
    )


def _labels(theme: Theme) -> alt.Chart:
    return (
        _rows()
        .mark_text(
            align=alt.expr(f"{_NARROW} ? 'left' : 'right'"),
            baseline="middle",
            fontSize=alt.expr(f"{_NARROW} ? 13 : 14"),
            color=theme.ink,
            x=alt.expr(f"{_NARROW} ? 0 : {_LABELS}"),
            y=alt.expr(f"datum.y + ({_NARROW} ? 9 : {PITCH / 2})"),
            limit=alt.expr(f"{_NARROW} ? width - 90 : {_LABELS}"),
        )
        .encode(text="label:N")
    )


def _columns(theme: Theme) -> Iterator[alt.Chart]:
    middle = f"datum.y + {PITCH / 2}"
    yield (
        _rows()
        .mark_text(
            align="right",
            baseline="middle",
            fontWeight="bold",
            fontSize=alt.expr(f"{_NARROW} ? 13 : 14"),
            color=alt.expr("datum.ink"),
            x=alt.expr(f"{_NARROW} ? width : width - {_COLUMNS['value']}"),
            y=alt.expr(f"{_NARROW} ? datum.y + 9 : {middle}"),
        )
        .encode(text="value:N")
    )
    for column in ("verdict", "gap", "past"):
        yield (
            _rows()
            .mark_text(
                align="left" if column == "verdict" else "right",
                baseline="middle",
                fontSize=13,
                color=alt.expr("datum.ink") if column == "verdict" else theme.muted,
                opacity=alt.expr(f"{_NARROW} ? 0 : 1"),
                x=alt.expr(f"width - {_COLUMNS[column]}"),
                y=alt.expr(middle),
            )
            .encode(text=f"{column}:N")
        )


def _titles(theme: Theme) -> Iterator[alt.Chart]:
    """Name the columns, on the line above the first row."""
    for column, title in (("value", "Kết quả"), ("gap", "Cần thêm"), ("past", "Mốc qua")):
        yield alt.Chart(alt.InlineData(values=[{}])).mark_text(
            text=title,
            align="right",
            baseline="middle",
            fontSize=12,
            color=theme.muted,
            opacity=alt.expr(f"{_NARROW} ? 0 : 1"),
            x=alt.expr(f"width - {_COLUMNS[column]}"),
            y=PITCH * 0.4,
        )


def _at(place: str) -> str:
    return f"({_LEFT} + ({_RIGHT} - {_LEFT}) * {place})"


def _rows() -> alt.Chart:
    return alt.Chart().transform_filter("datum.key")
