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

from charts.spec import Spec, filled, plain
from charts.theme import SYMBOLS, Theme
from progress.numbers import written
from progress.report_matrix import Line, Matrix
from progress.reporting import ReportState
from progress.words import unit_title

PITCH, HEAD = 27, 26
"""Height of a line and of the line of years, in pixels."""
MOST_COLUMNS = 3
_FEW = 9
"""Lines that need one column only, however wide the place is."""
_SOLID = (ReportState.MISSING,)
_LETTERS = dict(zip(ReportState, "abcdefg", strict=True))
_TINT = {ReportState.LATE: 0.3, ReportState.ON_TIME: 0.17, ReportState.RECEIVED: 0.17}

_GAP = 30
_COLUMNS = "min(datum.m, width >= 1120 ? 3 : width >= 680 ? 2 : 1)"
_WIDE = f"((width - ({_COLUMNS} - 1) * {_GAP}) / {_COLUMNS})"
_LABEL = f"min(250, max(128, {_WIDE} * 0.4))"
_CELL = f"min(86, ({_WIDE} - {_LABEL}) / datum.n)"
_PLACE = f"datum.p[2 * ({_COLUMNS} - 1)]"
_LEFT = f"({_PLACE} * ({_WIDE} + {_GAP}))"
_TOP = f"({HEAD} + datum.p[2 * ({_COLUMNS} - 1) + 1] * {PITCH})"
_AT = f"({_LEFT} + {_LABEL} + datum.i * {_CELL})"


def matrix(found: Matrix, theme: Theme) -> Spec:
    """Draw who reported when; a click on a cell names unit and year in the selection `cell`.

    `found` must have at least one line.
    """
    return filled(_drawn(theme), list(_rows(found)), height=1)


@cache
def _drawn(theme: Theme) -> Spec:
    chosen = alt.selection_point(name="cell", fields=["k", "year"], on="click", toggle=False)
    chart = alt.layer(
        _band(theme),
        _years(theme),
        _labels(theme),
        _boxes(theme),
        _words(theme),
        _hits(theme).properties(name="cells").add_params(chosen),
        data=alt.InlineData(values=[]),
    )
    return plain(chart, theme)


def _rows(found: Matrix) -> Iterator[dict[str, Any]]:
    """Yield the heading of each column, then the lines with their places in 1, 2 and 3 columns.

    A line is kept short, because there may be hundreds: a letter for each state, from its first
    year on, and the days parted by commas.
    """
    most = 1 if len(found.lines) <= _FEW else MOST_COLUMNS
    places = [_flow(found.lines, columns) for columns in range(1, most + 1)]
    common = {"m": most, "n": len(found.years), "f": found.years[0]}
    chosen = found.years.index(found.year) if found.year in found.years else -1
    for column in range(most):
        lengths = [sum(place == column for place, _ in flow) for flow in places]
        yield {**common, "c": chosen, "p": [cell for each in lengths for cell in (column, each)]}
    for number, line in enumerate(found.lines):
        years = [year for year in found.years if year in line.facts]
        facts = [line.facts[year] for year in years]
        yield {
            **common,
            "k": line.key,
            "l": _label(line),
            "d": line.depth,
            "p": [cell for flow in places for cell in flow[number]],
            "o": years[0] - found.years[0] if years else 0,
            "s": "".join(_LETTERS[fact.state] for fact in facts),
            "t": ",".join(written(fact.days_late) if fact.days_late else "" for fact in facts),
        }


def _flow(lines: tuple[Line, ...], columns: int) -> list[tuple[int, int]]:
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


def _label(line: Line) -> str:
    unit = line.unit
    if line.depth and unit.name == line.head.name:
        return f"{unit.name} (cũ)"
    name = unit.name if unit.kind == "province" else unit_title(unit)
    return name[:1].upper() + name[1:]


def _heads() -> alt.Chart:
    # A column of a wide chart is none of a narrow one: it has no lines there.
    return alt.Chart().transform_filter(f"!datum.k && {_PLACE} < {_COLUMNS}")


def _lines() -> alt.Chart:
    return alt.Chart().transform_filter("datum.k")


def _cells() -> alt.Chart:
    return (
        _lines()
        .transform_calculate(state="split(datum.s, '')", days="split(datum.t, ',')")
        .transform_calculate(i="sequence(datum.o, datum.o + length(datum.s))")
        .transform_flatten(["state", "days", "i"])
        .transform_calculate(year="datum.f + datum.i")
    )


def _band(theme: Theme) -> alt.Chart:
    """Mark the column of the year asked for, from its heading down."""
    left = f"({_LEFT} + {_LABEL} + datum.c * {_CELL})"
    return (
        _heads()
        .transform_filter("datum.c >= 0")
        .mark_rect(
            x=alt.expr(left),
            x2=alt.expr(f"{left} + {_CELL}"),
            y=0,
            y2=alt.expr(f"{_TOP} + 3"),
            color=theme.track,
            fillOpacity=0.6,
            cornerRadius=5,
        )
    )


def _years(theme: Theme) -> alt.Chart:
    chosen = "datum.i == datum.c"
    return (
        _heads()
        .transform_calculate(i="sequence(datum.n)")
        .transform_flatten(["i"])
        .transform_calculate(year="datum.f + datum.i")
        .mark_text(
            x=alt.expr(f"{_AT} + {_CELL} / 2"),
            y=HEAD / 2,
            align="center",
            baseline="middle",
            fontSize=alt.expr(f"{_CELL} < 36 ? 11 : 13"),
            fontWeight=alt.expr(f"{chosen} ? 'bold' : 'normal'"),
            color=alt.expr(f"{chosen} ? '{theme.ink}' : '{theme.muted}'"),
            text=alt.expr(f"{_CELL} < 30 ? '’' + slice(datum.year + '', 2) : datum.year + ''"),
        )
    )


def _labels(theme: Theme) -> alt.Chart:
    return (
        _lines()
        .mark_text(
            x=alt.expr(f"{_LEFT} + datum.d * 14"),
            y=alt.expr(f"{_TOP} + {PITCH / 2}"),
            align="left",
            baseline="middle",
            fontSize=alt.expr("datum.d ? 13 : 14"),
            color=alt.expr(f"datum.d ? '{theme.muted}' : '{theme.ink}'"),
            limit=alt.expr(f"{_LABEL} - datum.d * 14 - 8"),
        )
        .encode(text="l:N")
    )


def _boxes(theme: Theme) -> alt.Chart:
    colours = {_LETTERS[state]: theme.mark(state) for state in ReportState}
    tints = {_LETTERS[state]: _TINT.get(state, 0.07) for state in ReportState}
    tints |= {_LETTERS[state]: 1 for state in _SOLID}
    return _cells().mark_rect(
        x=alt.expr(f"{_AT} + 1.5"),
        x2=alt.expr(f"{_AT} + {_CELL} - 1.5"),
        y=alt.expr(f"{_TOP} + 1.5"),
        y2=alt.expr(f"{_TOP} + {PITCH} - 1.5"),
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
    roomy = f"datum.days && {_CELL} >= 24 + 8 * length(datum.days)"
    return _cells().mark_text(
        x=alt.expr(f"{_AT} + {_CELL} / 2"),
        y=alt.expr(f"{_TOP} + {PITCH / 2}"),
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
    return _cells().mark_rect(
        x=alt.expr(_AT),
        x2=alt.expr(f"{_AT} + {_CELL}"),
        y=alt.expr(_TOP),
        y2=alt.expr(f"{_TOP} + {PITCH}"),
        color=theme.track,
        fillOpacity=0.001,
        cursor="pointer",
        tooltip=alt.expr(f"datum.l + ', ' + datum.year + ': ' + {label} + {days}"),
    )
