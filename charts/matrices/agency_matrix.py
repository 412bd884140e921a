"""The matrix agency by year: how many occurrences are due for whom, by symbol and count."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from itertools import groupby
from typing import Any

import altair as alt

from charts.layers import box, clickable, keyed, text
from charts.spec import Spec
from charts.theme import DASHED, PATTERNS, SYMBOLS, Theme
from charts.timelines.time_axis import (
    NARROW,
    STATES,
    Axis,
    DrawnRow,
    at,
    axis_of,
    filled_in_axis,
    great_heading,
    grid,
    headings,
    now_flag,
    now_line,
    on_axis,
    row_text,
    year_labels,
)
from progress.model.numbers import written
from progress.model.programme import Programme
from progress.tasks.agencies import on_day
from progress.tasks.agenda import AgencyMatrixRow, AgencyRole, years
from progress.tasks.schedule import UNDATED, TaskState

LINE = 16
LATE = "+"
"""Marks a late completion, whose symbol is that of one in time."""
TITLES = {AgencyRole.LEAD: "ĐƠN VỊ THỰC HIỆN", AgencyRole.COORDINATE: "ĐƠN VỊ PHỐI HỢP"}


def agency_matrix(
    programme: Programme, rows: tuple[AgencyMatrixRow, ...], as_of: date, theme: Theme
) -> Spec:
    """Draw what is due for whom in which year; a click names the agency in the selection `row`."""
    axis = axis_of(years(programme), as_of)
    return filled_in_axis(_drawn(theme), _rows(programme, rows, axis, theme), axis)


def _rows(
    programme: Programme, rows: tuple[AgencyMatrixRow, ...], axis: Axis, theme: Theme
) -> Iterator[DrawnRow]:
    for role, members in groupby(rows, key=lambda row: row.role):
        yield great_heading(TITLES[role], axis)
        for row in members:
            yield _row(programme, row, axis, theme)


def _row(programme: Programme, row: AgencyMatrixRow, axis: Axis, theme: Theme) -> DrawnRow:
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


def _cells(
    year: int, counts: Mapping[TaskState, int], axis: Axis, theme: Theme
) -> Iterator[DrawnRow]:
    for line, (sign, count) in enumerate(_signs(counts, theme).items()):
        symbol, ink, pattern = sign
        said, broken = f"{symbol} {written(count)}", pattern == DASHED
        yield {"x": axis.start(year), "line": line, "said": said, "ink": ink, "dash": broken}


def _signs(counts: Mapping[TaskState, int], theme: Theme) -> dict[tuple[str, str, str | None], int]:
    """Return the counts by symbol, colour and pattern: what looks alike is counted together."""
    signs: dict[tuple[str, str, str | None], int] = {}
    for state in (state for state in TaskState if counts.get(state)):
        late = LATE if state is TaskState.DONE_LATE else ""
        broken = DASHED if PATTERNS[state] == DASHED else None
        sign = f"{SYMBOLS[state]}{late}", theme.text(state), broken
        signs[sign] = signs.get(sign, 0) + counts[state]
    return signs


@cache
def _drawn(theme: Theme) -> Spec:
    layers = (
        grid(theme),
        year_labels(theme),
        now_line(theme),
        now_flag(theme),
        headings(theme),
        _frames(theme),
        _counts(),
        *_words(theme),
        _hits(theme),
    )
    return on_axis(layers, theme)


_MIDDLE = f"(datum.y + ({NARROW} ? datum.narrow_from + 11 : 16) + datum.cells.line * {LINE})"


def _frames(theme: Theme) -> alt.Chart:
    """Draw a broken frame around the number of those of which nothing is recorded."""
    return box(
        keyed().transform_flatten(["cells"]).transform_filter("datum.cells.dash"),
        (f"{at('datum.cells.x')} + 2", f"{at('datum.cells.x')} + 4 + 8 * length(datum.cells.said)"),
        (f"{_MIDDLE} - 8", f"{_MIDDLE} + 7"),
        fill="transparent",
        stroke=theme.marks["unknown"],
        strokeWidth=1,
        strokeDash=[3, 2],
        cornerRadius=3,
    )


def _counts() -> alt.Chart:
    return text(
        keyed().transform_flatten(["cells"]).transform_calculate(said="datum.cells.said"),
        "said",
        fontSize=13,
        fontWeight="bold",
        dx=5,
        color="datum.cells.ink",
        x=at("datum.cells.x"),
        y=_MIDDLE,
    )


def _words(theme: Theme) -> Iterator[alt.Chart]:
    """Write the agency over its row on a narrow screen, else beside it."""
    right = f"{NARROW} ? width : width - {STATES}"
    bold: dict[str, Any] = {"fontSize": 13, "fontWeight": "bold"}
    yield row_text("datum.title", 0, f"{NARROW} ? 14 : 14", color=theme.ink, **bold)
    yield row_text("datum.since", 0, f"{NARROW} ? 30 : 30", color=theme.muted)
    yield row_text(
        "datum.times", f"width - {STATES}", f"{NARROW} ? 14 : 14", f"!({NARROW})", color=theme.muted
    )
    # On a narrow screen at the right of the name.
    align = f"{NARROW} ? 'right' : 'left'"
    yield row_text("datum.undated", right, f"{NARROW} ? 14 : 30", color=theme.muted, align=align)


def _hits(theme: Theme) -> alt.Chart:
    return clickable(
        keyed(),
        theme,
        fields=["key"],
        bottom="datum.y + datum.h - 1",
        tooltip="datum.title + (datum.since ? ', ' + datum.since : '')",
    )
