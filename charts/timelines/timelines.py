"""The timeline: every task of the plan in its years, by the groups of the appendices.

One bar a task and one capsule a year for yearly tasks, at year precision, since the schedule names
years only. Tasks without a time stand in a lane of their own, in an open outline. A thin tail
leads from the due date to the day of completion, or to today while it is overdue.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any

import altair as alt

from charts.clicks import clickable
from charts.spec import Spec, filled, plain
from charts.theme import SYMBOLS, Theme
from charts.timelines.time_axis import (
    LABELS,
    NARROW,
    STATES,
    Axis,
    Row,
    at,
    axis_of,
    grid,
    headings,
    now_flag,
    now_line,
    on_axis,
    placed,
    year_labels,
)
from charts.timelines.timeline_rows import PITCH, paged, task_rows
from progress.model.programme import Programme
from progress.tasks.agenda import years
from progress.tasks.schedule import TaskFact, TaskState

_HOLLOW_BAR = "(datum.bars.dash || indexof(['not_started', 'not_due'], datum.bars.state) >= 0)"
"""What has not begun, and what has no time, is drawn as an outline."""
_TIP = """{
  'Nhiệm vụ': datum.key + ' ' + datum.title, 'Trạng thái': datum.state,
  'Đơn vị thực hiện': datum.leads, 'Sản phẩm': datum.product, 'Thời gian': datum.time}"""


def timeline(programme: Programme, facts: tuple[TaskFact, ...], as_of: date, theme: Theme) -> Spec:
    """Draw tasks in their years; a click on a row names its task in the selection `row`."""
    axis = axis_of(years(programme), as_of)
    return _spec(task_rows(programme, facts, axis, theme), axis, theme)


def timeline_pages(
    programme: Programme, facts: tuple[TaskFact, ...], as_of: date, theme: Theme
) -> tuple[Spec, ...]:
    """Draw the same on pages, for export: no row is cut, and headings are said again."""
    axis = axis_of(years(programme), as_of)
    pages = paged(task_rows(programme, facts, axis, theme))
    return tuple(_spec(page, axis, theme) for page in pages)


def _spec(rows: Iterable[Row], axis: Axis, theme: Theme) -> Spec:
    found, height = placed(rows, axis)
    return filled(_drawn(theme), found, height=height)


@cache
def _drawn(theme: Theme) -> Spec:
    chosen = alt.selection_point(name="row", fields=["key"], on="click", toggle=False)
    chart = alt.layer(
        grid(theme),
        year_labels(theme),
        *_bars(theme),
        now_line(theme),
        _signs(theme),
        now_flag(theme),
        headings(theme),
        *_words(theme),
        *_titles(theme),
        # Above all else, so that a click anywhere on the row is a click on the row.
        _hits(theme).properties(name="rows").add_params(chosen),
        data=alt.InlineData(values=[]),
    )
    return plain(on_axis(chart), theme)


def _bars(theme: Theme) -> Iterator[alt.Chart]:
    """Draw the tail, thin and under the bars, then the bars."""
    middle = f"(datum.y + ({NARROW} ? 37 : 22))"
    colour = _by_state({state: theme.mark(state) for state in TaskState})
    filled_with = f"{_HOLLOW_BAR} ? 'transparent' : {colour}"
    yield (
        _each_bar()
        .transform_filter("isDefined(datum.bars.late)")
        .mark_rect(
            x=alt.expr(f"{at('datum.bars.b')} - 3"),
            x2=alt.expr(at("datum.bars.late")),
            y=alt.expr(f"{middle} - 1.5"),
            y2=alt.expr(f"{middle} + 1.5"),
            color=alt.expr(colour),
        )
    )
    yield _each_bar().mark_rect(
        x=alt.expr(f"{at('datum.bars.a')} + 2.5"),
        x2=alt.expr(f"{at('datum.bars.b')} - 2.5"),
        y=alt.expr(f"datum.y + ({NARROW} ? 31 : 13)"),
        y2=alt.expr(f"datum.y + ({NARROW} ? 43 : 31)"),
        fill=alt.expr(filled_with),
        stroke=alt.expr(colour),
        strokeWidth=1.25,
        strokeDash=alt.expr("datum.bars.dash ? [5, 4] : [1, 0]"),
        cornerRadius=alt.expr("datum.one ? 3 : 7"),
    )


def _signs(theme: Theme) -> alt.Chart:
    """Write each state's symbol: in the middle of a capsule, at the beginning of a bar.

    A late completion has its days with it, since its symbol is that of one in time.
    """
    start, middle = at("datum.bars.a"), at("(datum.bars.a + datum.bars.b) / 2")
    hollow = _by_state({state: theme.text(state) for state in TaskState})
    symbol = _by_state({state: SYMBOLS[state] for state in TaskState})
    return (
        _each_bar()
        .transform_calculate(sign=f"{symbol} + (datum.bars.days ? ' +' + datum.bars.days : '')")
        .mark_text(
            align=alt.expr("datum.one ? 'left' : 'center'"),
            baseline="middle",
            fontWeight="bold",
            fontSize=alt.expr(f"{NARROW} ? 10 : 12"),
            color=alt.expr(f"{_HOLLOW_BAR} ? {hollow} : '{theme.page}'"),
            x=alt.expr(f"datum.one ? {start} + 8 : {middle}"),
            y=alt.expr(f"datum.y + ({NARROW} ? 37 : 22)"),
        )
        .encode(text="sign:N")
    )


def _words(theme: Theme) -> Iterator[alt.Chart]:
    """Write a row's words: beside its bar, or over it where the screen is narrow."""
    right, ink = f"width - {STATES}", alt.expr("datum.ink")
    beside, over = f"!({NARROW})", NARROW
    yield _text(
        "datum.key + '  ' + datum.title", 0, f"{NARROW} ? 9 : 14", theme.ink, size=14, narrow=13
    )
    yield _text("datum.time + ' · ' + datum.leads", 0, "32", theme.muted, beside, limit=LABELS - 12)
    yield _text("datum.state + ' · ' + datum.time", 0, "23", ink, over, bold=True)
    yield _text("datum.state", right, "14", ink, beside, size=13, bold=True)
    yield _text("datum.product", right, "32", theme.muted, beside, limit=STATES)


def _titles(theme: Theme) -> Iterator[alt.Chart]:
    """Name the columns, on the line of the years."""
    for x, said in (
        (0, "Nhiệm vụ; thời gian và đơn vị thực hiện"),
        (f"width - {STATES}", "Trạng thái; sản phẩm"),
    ):
        yield (
            alt.Chart()
            .transform_filter("datum.great")
            .mark_text(
                text=said,
                align="left",
                baseline="bottom",
                fontSize=12,
                color=theme.muted,
                opacity=alt.expr(f"{NARROW} ? 0 : 1"),
                x=alt.expr(str(x)),
                y=alt.expr("datum.y + datum.h - 2"),
            )
        )


def _text(
    said: str,
    x: str | int,
    down: str,
    colour: Any,
    shown: str = "true",
    *,
    size: int = 12,
    narrow: int = 12,
    bold: bool = False,
    limit: int = 0,
) -> alt.Chart:
    return (
        _tasks_only()
        .transform_calculate(said=said)
        .mark_text(
            align="left",
            baseline="middle",
            fontSize=alt.expr(f"{NARROW} ? {narrow} : {size}"),
            fontWeight="bold" if bold else "normal",
            color=colour,
            opacity=alt.expr(f"{shown} ? 1 : 0"),
            x=alt.expr(str(x)),
            y=alt.expr(f"datum.y + ({down})"),
            limit=alt.expr(str(limit) if limit else "width"),
        )
        .encode(text="said:N")
    )


def _hits(theme: Theme) -> alt.Chart:
    """Draw the row itself: what is clicked, and what shows that it can be."""
    bottom = f"datum.y + {PITCH - 1}"
    return clickable(_tasks_only(), theme, top="datum.y + 1", bottom=bottom, tooltip=_TIP)


def _by_state(values: dict[TaskState, str]) -> str:
    """Return the expression that finds a value by the state of a bar."""
    listed = ", ".join(f"'{state}': '{value}'" for state, value in values.items())
    return f"{{{listed}}}[datum.bars.state]"


def _each_bar() -> alt.Chart:
    return _tasks_only().transform_flatten(["bars"])


def _tasks_only() -> alt.Chart:
    return alt.Chart().transform_filter("datum.key")
