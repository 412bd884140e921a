"""Units by years: one line a unit, one cell a year, with symbol, days and colour.

One specification serves all widths: the lines flow into as many columns as fit side by side, and
the chart grows as tall as they need. In narrow cells the days give way to the symbol alone; the
table has them.
"""

import json
from collections.abc import Callable
from functools import cache

import altair as alt

from charts.layers import box, clickable, stacked, text
from charts.matrices.report_matrix_rows import STATE_LETTERS, matrix_rows
from charts.spec import Spec, filled, plain
from charts.theme import DASHED, PATTERNS, SYMBOLS, Theme
from progress.model.numbers import upper_first
from progress.reporting.matrix import ReportMatrix
from progress.reporting.reporting import ReportState

PITCH, HEAD = 27, 26
"""Height of a line and of the line of years, in pixels."""
MOST_COLUMNS = 3
_FEW = 9
"""Lines that need one column only, however wide the place is."""
_SOLID = ReportState.MISSING
_TINT = {_SOLID: 1, ReportState.LATE: 0.3, ReportState.ON_TIME: 0.17, ReportState.RECEIVED: 0.17}

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


def report_matrix(matrix: ReportMatrix, theme: Theme) -> Spec:
    """Draw who reported when; a click on a cell names unit and year in the selection `report`.

    `found` must have at least one line.
    """
    most = 1 if len(matrix.rows) <= _FEW else MOST_COLUMNS
    kinds = sorted({line.unit.type_name or "" for line in matrix.rows})
    own = {
        "kinds": [f"{upper_first(kind)} ".lstrip() for kind in kinds],
        "most": most,
        "years": len(matrix.years),
        "first": matrix.years[0],
        "chosen": matrix.years.index(matrix.year) if matrix.year in matrix.years else -1,
    }
    spec = filled(_drawn(theme), list(matrix_rows(matrix, most, kinds)), height=1)
    named = [{"name": name, "value": value} for name, value in own.items()]
    return {**spec, "params": [*spec["params"], *named]}


@cache
def _drawn(theme: Theme) -> Spec:
    chart = stacked(
        (_band(theme), _years(theme), _labels(theme), _boxes(theme), _words(theme), _hits(theme))
    )
    for name, place in _PLACES.items():
        chart = chart.transform_calculate(**{name: place})
    return plain(chart, theme)


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
    return box(
        _heads()
        .transform_filter("chosen >= 0")
        .transform_calculate(x="datum.cells + chosen * datum.cell"),
        ("datum.x", "datum.x + datum.cell"),
        (0, "datum.top + 3"),
        color=theme.track,
        fillOpacity=0.6,
        cornerRadius=5,
    )


def _years(theme: Theme) -> alt.Chart:
    return text(
        _heads()
        .transform_calculate(i="sequence(years)")
        .transform_flatten(["i"])
        .transform_calculate(year="first + datum.i"),
        x="datum.cells + (datum.i + 0.5) * datum.cell",
        y=HEAD / 2,
        align="center",
        fontSize="datum.cell < 36 ? 11 : 13",
        fontWeight="datum.i == chosen ? 'bold' : 'normal'",
        color=f"datum.i == chosen ? '{theme.ink}' : '{theme.muted}'",
        text="datum.cell < 30 ? '’' + slice(datum.year + '', 2) : datum.year + ''",
    )


def _labels(theme: Theme) -> alt.Chart:
    return text(
        _lines().transform_calculate(inset="(datum.d || 0) * 14"),
        "name",
        x="datum.left + datum.inset",
        y=f"datum.top + {PITCH / 2}",
        fontSize="datum.d ? 13 : 14",
        color=f"datum.d ? '{theme.muted}' : '{theme.ink}'",
        limit="datum.names - datum.inset - 8",
    )


def _boxes(theme: Theme) -> alt.Chart:
    return box(
        _cells(),
        ("datum.x + 1.5", "datum.x + datum.cell - 1.5"),
        ("datum.top + 1.5", f"datum.top + {PITCH - 1.5}"),
        cornerRadius=4,
        color=_by_state(theme.mark),
        fillOpacity=_by_state(lambda state: _TINT.get(state, 0.07)),
        stroke=_by_state(lambda s: theme.mark(s) if PATTERNS[s] == DASHED else "transparent"),
        strokeDash=[3, 2],
    )


def _words(theme: Theme) -> alt.Chart:
    """Write symbol and days, in smaller letters where that fits; else the symbol."""
    digits = "length(replace(datum.days, '.', ''))"
    roomy = f"datum.days && datum.cell >= 11 + 7 * {digits}"
    return text(
        _cells(),
        x="datum.x + datum.cell / 2",
        y=f"datum.top + {PITCH / 2}",
        align="center",
        fontSize=f"datum.days && datum.cell < 18 + 7.5 * {digits} ? 11 : 13",
        fontWeight="bold",
        color=_by_state(lambda state: theme.page if state is _SOLID else theme.text(state)),
        text=f"{_by_state(SYMBOLS.__getitem__)} + ({roomy} ? ' ' + datum.days : '')",
    )


def _hits(theme: Theme) -> alt.Chart:
    label = _by_state(lambda state: state.label)
    days = "(datum.days ? ' ' + datum.days + ' ngày' : '')"
    return clickable(
        _cells(),
        theme,
        name="reports",
        selection="report",
        fields=["k", "year"],
        top="datum.top",
        bottom=f"datum.top + {PITCH}",
        tooltip=f"datum.name + ', ' + datum.year + ': ' + {label} + {days}",
        left="datum.x",
        right="datum.x + datum.cell",
    )


def _by_state(value: Callable[[ReportState], object]) -> str:
    """Return the expression that finds a value by the state of a cell."""
    values = {STATE_LETTERS[state]: value(state) for state in ReportState}
    return f"{json.dumps(values, ensure_ascii=False)}[datum.state]"
