"""The matrix agency by year: how many occurrences are due for whom, by symbol and count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from itertools import groupby

import altair as alt

from charts.clicks import clickable
from charts.spec import Spec, filled, plain
from charts.theme import SYMBOLS, Theme
from charts.timelines.time_axis import (
    NARROW,
    STATES,
    Axis,
    Row,
    at,
    axis_of,
    great_heading,
    grid,
    headings,
    now_flag,
    now_line,
    on_axis,
    placed,
    year_labels,
)
from progress.model.numbers import written
from progress.model.programme import Programme
from progress.tasks.agencies import on_day
from progress.tasks.agenda import AgencyMatrixRow, Role, years
from progress.tasks.schedule import UNDATED, TaskState

LINE = 16
LATE = "+"
"""Marks a late completion, whose symbol is that of one in time."""
TITLES = {Role.LEAD: "ĐƠN VỊ THỰC HIỆN", Role.COORDINATE: "ĐƠN VỊ PHỐI HỢP"}


def agency_matrix(
    programme: Programme, rows: tuple[AgencyMatrixRow, ...], as_of: date, theme: Theme
) -> Spec:
    """Draw what is due for whom in which year; a click names the agency in the selection `row`."""
    axis = axis_of(years(programme), as_of)
    found, height = placed(_rows(programme, rows, axis, theme), axis)
    return filled(_drawn(theme), found, height=height)


def _rows(
    programme: Programme, rows: tuple[AgencyMatrixRow, ...], axis: Axis, theme: Theme
) -> Iterator[Row]:
    for role, members in groupby(rows, key=lambda row: row.role):
        yield great_heading(TITLES[role], axis)
        for row in members:
            yield _row(programme, row, axis, theme)


def _row(programme: Programme, row: AgencyMatrixRow, axis: Axis, theme: Theme) -> Row:
    agency = programme.agency[row.agency_code]
    now = on_day(programme, agency.code, axis.as_of)
    dated = {year: counts for year, counts in row.years.items() if year != UNDATED}
    tallest = max((len(counts) for counts in dated.values()), default=0)
    top = 24 if now is agency else 38
    undated = sum(row.years.get(UNDATED, {}).values())
    times = sum(sum(counts.values()) for counts in dated.values())
    return {
        "key": agency.code,
        "h": top + 6 + LINE * max(tallest, 1),
        "title": agency.name,
        "since": "" if now is agency else f"nay là {now.name}",
        "times": f"{written(times)} lần có hạn" if times else "",
        "undated": f"{written(undated)} không ghi thời hạn" if undated else "",
        "cells": [cell for year in dated for cell in _cells(year, dated[year], axis, theme)],
        "narrow_from": top,
    }


def _cells(year: int, counts: Mapping[TaskState, int], axis: Axis, theme: Theme) -> Iterator[Row]:
    for line, (sign, count) in enumerate(_signs(counts, theme).items()):
        symbol, ink = sign
        said = f"{symbol} {written(count)}"
        yield {"x": axis.start(year), "line": line, "said": said, "ink": ink}


def _signs(counts: Mapping[TaskState, int], theme: Theme) -> dict[tuple[str, str], int]:
    """Return the counts by symbol and colour: what looks alike is counted together."""
    signs: dict[tuple[str, str], int] = {}
    for state in (state for state in TaskState if counts.get(state)):
        sign = (
            f"{SYMBOLS[state]}{LATE if state is TaskState.DONE_LATE else ''}",
            theme.text(state),
        )
        signs[sign] = signs.get(sign, 0) + counts[state]
    return signs


@cache
def _drawn(theme: Theme) -> Spec:
    chosen = alt.selection_point(name="row", fields=["key"], on="click", toggle=False)
    chart = alt.layer(
        grid(theme),
        year_labels(theme),
        now_line(theme),
        now_flag(theme),
        headings(theme),
        _counts(),
        *_words(theme),
        _hits(theme).properties(name="rows").add_params(chosen),
        data=alt.InlineData(values=[]),
    )
    return plain(on_axis(chart), theme)


def _counts() -> alt.Chart:
    """Write symbol and count of each state, one under the other in the year's column."""
    return (
        _agencies()
        .transform_flatten(["cells"])
        .transform_calculate(said="datum.cells.said")
        .mark_text(
            align="left",
            baseline="middle",
            fontSize=13,
            fontWeight="bold",
            dx=5,
            color=alt.expr("datum.cells.ink"),
            x=alt.expr(at("datum.cells.x")),
            y=alt.expr(
                f"datum.y + ({NARROW} ? datum.narrow_from + 11 : 16) + datum.cells.line * {LINE}"
            ),
        )
        .encode(text="said:N")
    )


def _words(theme: Theme) -> Iterator[alt.Chart]:
    """Write the agency over its row on a narrow screen, else beside it."""
    yield _text("datum.title", 0, 14, theme.ink, bold=True)
    yield _text("datum.since", 0, 30, theme.muted)
    right = f"{NARROW} ? width : width - {STATES}"
    yield _text("datum.times", f"width - {STATES}", 14, theme.muted, shown=f"!({NARROW})")
    # On a narrow screen at the right of the name.
    yield _text("datum.undated", right, 30, theme.muted, narrow=14)


def _text(
    said: str,
    x: str | int,
    down: int,
    colour: str,
    *,
    narrow: int = 0,
    shown: str = "true",
    bold: bool = False,
) -> alt.Chart:
    return (
        _agencies()
        .transform_calculate(said=said)
        .mark_text(
            align=alt.expr(f"{NARROW} ? 'right' : 'left'") if narrow else "left",
            baseline="middle",
            fontSize=13 if bold else 12,
            fontWeight="bold" if bold else "normal",
            color=colour,
            opacity=alt.expr(f"{shown} ? 1 : 0"),
            x=alt.expr(str(x)),
            y=alt.expr(f"datum.y + ({NARROW} ? {narrow or down} : {down})"),
        )
        .encode(text="said:N")
    )


def _hits(theme: Theme) -> alt.Chart:
    return clickable(
        _agencies(),
        theme,
        top="datum.y + 1",
        bottom="datum.y + datum.h - 1",
        tooltip="datum.title + (datum.since ? ', ' + datum.since : '')",
    )


def _agencies() -> alt.Chart:
    return alt.Chart().transform_filter("datum.key")
