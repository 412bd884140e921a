"""Units by years: one line a unit, one cell a year, with symbol, days and colour.

One specification serves all widths: the lines flow into as many columns as fit side by side, and
the chart grows as tall as they need. In narrow cells the days give way to the symbol alone; the
table has them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Any

import altair as alt

from charts.clicks import clickable
from charts.spec import Spec, filled, plain
from charts.theme import SYMBOLS, Theme
from progress.model.numbers import written
from progress.model.records import Kind
from progress.reporting.matrix import ReportMatrix, ReportMatrixRow
from progress.reporting.reporting import ReportState

PITCH, HEAD = 27, 26
"""Height of a line and of the line of years, in pixels."""
MOST_COLUMNS = 3
_FEW = 9
"""Lines that need one column only, however wide the place is."""
_SOLID = (ReportState.MISSING,)
_LETTERS = dict(zip(ReportState, "abcdefg", strict=True))
_TINT = {ReportState.LATE: 0.3, ReportState.ON_TIME: 0.17, ReportState.RECEIVED: 0.17}

_GAP = 30
"""Pixels between columns."""
_PLACES = {
    # How many columns fit, and how wide each, its labels and its cells are.
    "columns": "min(most, width >= 1120 ? 3 : width >= 680 ? 2 : 1)",
    "wide": f"(width - (datum.columns - 1) * {_GAP}) / datum.columns",
    "names": "min(250, max(128, datum.wide * 0.4))",
    "cell": "min(86, (datum.wide - datum.names) / years)",
    # Where a line stands: `p` has its column and row in one, two and three columns.
    "column": "datum.p[2 * datum.columns - 2]",
    "left": f"datum.column * (datum.wide + {_GAP})",
    "top": f"{HEAD} + datum.p[2 * datum.columns - 1] * {PITCH}",
    "cells": "datum.left + datum.names",
    "name": "(isValid(datum.u) ? kinds[datum.u] : '') + datum.l",
}
"""Fields that every mark reckons with; `most`, `years`, `first`, `chosen` and `kinds` are the
chart's own parameters."""


def matrix(found: ReportMatrix, theme: Theme) -> Spec:
    """Draw who reported when; a click on a cell names unit and year in the selection `report`.

    `found` must have at least one line.
    """
    most = 1 if len(found.rows) <= _FEW else MOST_COLUMNS
    kinds = sorted({line.unit.type_name or "" for line in found.rows})
    own = {
        "kinds": [f"{kind[:1].upper()}{kind[1:]} ".lstrip() for kind in kinds],
        "most": most,
        "years": len(found.years),
        "first": found.years[0],
        "chosen": found.years.index(found.year) if found.year in found.years else -1,
    }
    spec = filled(_drawn(theme), list(_rows(found, most, kinds)), height=1)
    named = [{"name": name, "value": value} for name, value in own.items()]
    return {**spec, "params": [*spec["params"], *named]}


@cache
def _drawn(theme: Theme) -> Spec:
    chosen = alt.selection_point(name="report", fields=["k", "year"], on="click", toggle=False)
    chart = alt.layer(
        _band(theme),
        _years(theme),
        _labels(theme),
        _boxes(theme),
        _words(theme),
        _hits(theme).properties(name="reports").add_params(chosen),
        data=alt.InlineData(values=[]),
    )
    for name, place in _PLACES.items():
        chart = chart.transform_calculate(**{name: place})
    return plain(chart, theme)


def _rows(found: ReportMatrix, most: int, kinds: list[str]) -> Iterator[dict[str, Any]]:
    """Yield the heading of each column, then the lines with their places in 1, 2 and 3 columns.

    A line is kept short, because there may be hundreds: a letter for each state, from its first
    year on, the days parted by commas, and nothing that can be left out.
    """
    places = [_flow(found.rows, columns) for columns in range(1, most + 1)]
    for column in range(most):
        lengths = [sum(place == column for place, _ in flow) for flow in places]
        yield {"p": [cell for each in lengths for cell in (column, each)]}
    for number, line in enumerate(found.rows):
        years = [year for year in found.years if year in line.facts]
        facts = [line.facts[year] for year in years]
        late = [written(fact.days_late) if fact.days_late else "" for fact in facts]
        row: dict[str, Any] = {"k": line.key, **_named(line, kinds)}
        row["p"] = [cell for flow in places for cell in flow[number]]
        row["s"] = "".join(_LETTERS[fact.state] for fact in facts)
        if line.depth:
            row["d"] = line.depth
        if years and years[0] > found.years[0]:
            row["o"] = years[0] - found.years[0]
        if any(late):
            row["t"] = ",".join(late)
        yield row


def _flow(lines: tuple[ReportMatrixRow, ...], columns: int) -> list[tuple[int, int]]:
    """Return column and row of each line; those of one head stay together."""
    groups = [list(group) for _, group in groupby(lines, key=lambda line: line.head.code)]
    share = -(-len(lines) // columns)
    places: list[tuple[int, int]] = []
    column = row = 0
    for group in groups:
        if row and row + len(group) / 2 > share and column < columns - 1:
            column, row = column + 1, 0
        places += [(column, row + number) for number in range(len(group))]
        row += len(group)
    return places


def _named(line: ReportMatrixRow, kinds: list[str]) -> dict[str, Any]:
    """Return a line's name, and the place of its type among the kinds where it is shown.

    A type that stands in a hundred lines travels once.
    """
    unit = line.unit
    if unit.kind is Kind.PROVINCE:
        old = line.depth and unit.name == line.head.name
        return {"l": f"{unit.name} (cũ)" if old else unit.name}
    kind = unit.type_name or ""
    return {"l": unit.name, "u": kinds.index(kind)}


def _heads() -> alt.Chart:
    # A column of a wide chart is none of a narrow one: it has no lines there.
    return alt.Chart().transform_filter("!datum.k && datum.column < datum.columns")


def _lines() -> alt.Chart:
    return alt.Chart().transform_filter("datum.k")


def _cells() -> alt.Chart:
    return (
        _lines()
        .transform_calculate(state="split(datum.s, '')", days="split(datum.t || '', ',')")
        .transform_calculate(i="sequence(datum.o || 0, (datum.o || 0) + length(datum.s))")
        .transform_flatten(["state", "days", "i"])
        .transform_calculate(year="first + datum.i", x="datum.cells + datum.i * datum.cell")
    )


def _band(theme: Theme) -> alt.Chart:
    """Mark the column of the year asked for, from its heading down."""
    return (
        _heads()
        .transform_filter("chosen >= 0")
        .transform_calculate(x="datum.cells + chosen * datum.cell")
        .mark_rect(
            x=alt.expr("datum.x"),
            x2=alt.expr("datum.x + datum.cell"),
            y=0,
            y2=alt.expr("datum.top + 3"),
            color=theme.track,
            fillOpacity=0.6,
            cornerRadius=5,
        )
    )


def _years(theme: Theme) -> alt.Chart:
    return (
        _heads()
        .transform_calculate(i="sequence(years)")
        .transform_flatten(["i"])
        .transform_calculate(year="first + datum.i")
        .mark_text(
            x=alt.expr("datum.cells + (datum.i + 0.5) * datum.cell"),
            y=HEAD / 2,
            align="center",
            baseline="middle",
            fontSize=alt.expr("datum.cell < 36 ? 11 : 13"),
            fontWeight=alt.expr("datum.i == chosen ? 'bold' : 'normal'"),
            color=alt.expr(f"datum.i == chosen ? '{theme.ink}' : '{theme.muted}'"),
            text=alt.expr("datum.cell < 30 ? '’' + slice(datum.year + '', 2) : datum.year + ''"),
        )
    )


def _labels(theme: Theme) -> alt.Chart:
    return (
        _lines()
        .transform_calculate(inset="(datum.d || 0) * 14")
        .mark_text(
            x=alt.expr("datum.left + datum.inset"),
            y=alt.expr(f"datum.top + {PITCH / 2}"),
            align="left",
            baseline="middle",
            fontSize=alt.expr("datum.d ? 13 : 14"),
            color=alt.expr(f"datum.d ? '{theme.muted}' : '{theme.ink}'"),
            limit=alt.expr("datum.names - datum.inset - 8"),
        )
        .encode(text="name:N")
    )


def _boxes(theme: Theme) -> alt.Chart:
    colours = {_LETTERS[state]: theme.mark(state) for state in ReportState}
    tints = {_LETTERS[state]: _TINT.get(state, 0.07) for state in ReportState}
    tints |= {_LETTERS[state]: 1 for state in _SOLID}
    return _cells().mark_rect(
        x=alt.expr("datum.x + 1.5"),
        x2=alt.expr("datum.x + datum.cell - 1.5"),
        y=alt.expr("datum.top + 1.5"),
        y2=alt.expr(f"datum.top + {PITCH - 1.5}"),
        cornerRadius=4,
        color=alt.expr(f"{json.dumps(colours)}[datum.state]"),
        fillOpacity=alt.expr(f"{json.dumps(tints)}[datum.state]"),
    )


def _words(theme: Theme) -> alt.Chart:
    """Write symbol and days; where the cell is too narrow for both, the symbol."""
    inks = {_LETTERS[state]: theme.text(state) for state in ReportState}
    inks |= {_LETTERS[state]: theme.page for state in _SOLID}
    symbols = {_LETTERS[state]: SYMBOLS[state] for state in ReportState}
    symbol = f"{json.dumps(symbols, ensure_ascii=False)}[datum.state]"
    roomy = "datum.days && datum.cell >= 18 + 7.5 * length(datum.days)"
    return _cells().mark_text(
        x=alt.expr("datum.x + datum.cell / 2"),
        y=alt.expr(f"datum.top + {PITCH / 2}"),
        align="center",
        baseline="middle",
        fontSize=13,
        fontWeight="bold",
        color=alt.expr(f"{json.dumps(inks)}[datum.state]"),
        text=alt.expr(f"{symbol} + ({roomy} ? ' ' + datum.days : '')"),
    )


def _hits(theme: Theme) -> alt.Chart:
    words = {_LETTERS[state]: state.label for state in ReportState}
    label = f"{json.dumps(words, ensure_ascii=False)}[datum.state]"
    days = "(datum.days ? ' ' + datum.days + ' ngày' : '')"
    return clickable(
        _cells(),
        theme,
        top="datum.top",
        bottom=f"datum.top + {PITCH}",
        tooltip=f"datum.name + ', ' + datum.year + ': ' + {label} + {days}",
        left="datum.x",
        right="datum.x + datum.cell",
    )
