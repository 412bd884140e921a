"""The matrix agency by year: how many occurrences are due for whom, by symbol and count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from itertools import groupby
from typing import Any, TypeAlias

import altair as alt

from charts.spec import Spec, filled, plain
from charts.theme import SYMBOLS, Theme
from charts.time_axis import (
    NARROW,
    STATES,
    Axis,
    at,
    axis_of,
    grid,
    heading,
    headings,
    now_flag,
    now_line,
    year_labels,
)
from progress.agencies import on_day
from progress.agenda import MatrixRow, Role, years
from progress.numbers import written
from progress.programme import Programme
from progress.schedule import UNDATED, TaskState

Row: TypeAlias = dict[str, Any]

LINE = 16
TITLES = {Role.LEAD: "ĐƠN VỊ THỰC HIỆN", Role.COORDINATE: "ĐƠN VỊ PHỐI HỢP"}


def agency_matrix(
    programme: Programme, rows: tuple[MatrixRow, ...], as_of: date, theme: Theme
) -> Spec:
    """Draw what is due for whom in which year; a click names the agency in the selection `row`."""
    placed, height = [], 0
    for row in _rows(programme, rows, axis_of(years(programme), as_of), theme):
        placed.append({**row, "y": height})
        height += row["h"]
    return filled(_drawn(theme), placed, height=height)


def _rows(
    programme: Programme, rows: tuple[MatrixRow, ...], axis: Axis, theme: Theme
) -> Iterator[Row]:
    for role, members in groupby(rows, key=lambda row: row.role):
        yield heading(TITLES[role], axis, great=True)
        for row in members:
            yield _row(programme, row, axis, theme)


def _row(programme: Programme, row: MatrixRow, axis: Axis, theme: Theme) -> Row:
    agency = programme.agency[row.agency_code]
    now = on_day(programme, agency.code, axis.as_of)
    dated = {year: counts for year, counts in row.years.items() if year != UNDATED}
    tallest = max((len(counts) for counts in dated.values()), default=0)
    undated = sum(row.years.get(UNDATED, {}).values())
    return {
        "key": agency.code,
        "h": 40 + LINE * max(tallest, 1),
        "title": agency.name,
        "since": "" if now is agency else f"nay là {now.name}",
        "times": f"{written(sum(sum(counts.values()) for counts in dated.values()))} lần",
        "undated": f"{written(undated)} nhiệm vụ không ghi thời hạn" if undated else "",
        "cells": [cell for year in dated for cell in _cells(year, dated[year], axis, theme)],
        "from": 0,
        "narrow_from": 32,
        **axis.row(),
    }


def _cells(year: int, counts: Mapping[TaskState, int], axis: Axis, theme: Theme) -> Iterator[Row]:
    for line, state in enumerate(state for state in TaskState if counts.get(state)):
        yield {
            "x": axis.start(year),
            "line": line,
            "said": f"{SYMBOLS[state]} {written(counts[state])}",
            "ink": theme.text(state),
        }


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
    return plain(chart, theme)


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
            y=alt.expr(f"datum.y + ({NARROW} ? 42 : 16) + datum.cells.line * {LINE}"),
        )
        .encode(text="said:N")
    )


def _words(theme: Theme) -> Iterator[alt.Chart]:
    """Write the agency over its row on a narrow screen, else beside it."""
    yield _text("datum.title", 0, 14, theme.ink, bold=True)
    yield _text("datum.since", 0, 30, theme.muted, shown=f"!({NARROW})")
    yield _text("datum.since", 0, 29, theme.muted, shown=NARROW)
    right = f"width - {STATES}"
    yield _text("datum.times", right, 14, theme.ink, shown=f"!({NARROW})")
    yield _text("datum.undated", right, 30, theme.muted, shown=f"!({NARROW})")


def _text(
    said: str, x: str | int, down: int, colour: str, *, shown: str = "true", bold: bool = False
) -> alt.Chart:
    return (
        _agencies()
        .transform_calculate(said=said)
        .mark_text(
            align="left",
            baseline="middle",
            fontSize=13 if bold else 12,
            fontWeight="bold" if bold else "normal",
            color=colour,
            opacity=alt.expr(f"{shown} ? 1 : 0"),
            x=alt.expr(str(x)),
            y=alt.expr(f"datum.y + {down}"),
        )
        .encode(text="said:N")
    )


def _hits(theme: Theme) -> alt.Chart:
    return _agencies().mark_rect(
        x=0,
        x2=alt.expr("width"),
        y=alt.expr("datum.y + 1"),
        y2=alt.expr("datum.y + datum.h - 1"),
        color=theme.track,
        fillOpacity=0.001,
        cursor="pointer",
        tooltip=alt.expr("datum.title + (datum.since ? ', ' + datum.since : '')"),
    )


def _agencies() -> alt.Chart:
    return alt.Chart().transform_filter("datum.key")
