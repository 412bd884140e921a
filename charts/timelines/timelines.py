"""The timeline: every task of the plan in its years, by the groups of the appendices.

One bar a task and one capsule a year for yearly tasks, at year precision, since the schedule names
years only. Tasks without a time stand in a lane of their own, in an open outline. A thin tail
leads from the due date to the day of completion, or to today while it is overdue.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache

import altair as alt

from charts.layers import box, clickable, keyed, text
from charts.spec import Spec
from charts.theme import SYMBOLS, Theme
from charts.timelines.time_axis import (
    LABELS,
    NARROW,
    STATES,
    at,
    axis_of,
    filled_in_axis,
    grid,
    headings,
    now_flag,
    now_line,
    on_axis,
    row_text,
    year_labels,
)
from charts.timelines.timeline_rows import LINE, paged, task_rows
from progress.model.programme import Programme
from progress.tasks.agenda import years
from progress.tasks.schedule import TaskFact, TaskState

STATE_LETTERS = 540
"""Pixels of size times letters of a state that fit on its line: a long one's letters are small."""
_HOLLOW_BAR = "(datum.bars.dash || indexof(['not_started', 'not_due'], datum.bars.state) >= 0)"
"""What has not begun is an outline; a broken one where nothing is recorded or no time is named."""
_TIP = """{
  'Nhiệm vụ': datum.number + ' ' + datum.title, 'Trạng thái': datum.state,
  'Đơn vị thực hiện': datum.leads, 'Sản phẩm': datum.product, 'Thời gian': datum.time}"""


def timeline(programme: Programme, facts: tuple[TaskFact, ...], as_of: date, theme: Theme) -> Spec:
    """Draw tasks in their years; a click on a row names its task in the selection `row`."""
    axis = axis_of(years(programme, facts), as_of)
    return filled_in_axis(_drawn(theme), task_rows(programme, facts, axis, theme), axis)


def timeline_pages(
    programme: Programme, facts: tuple[TaskFact, ...], as_of: date, theme: Theme
) -> tuple[Spec, ...]:
    """Draw the same on pages, for export: no row is cut, and headings are said again."""
    axis = axis_of(years(programme, facts), as_of)
    pages = paged(task_rows(programme, facts, axis, theme))
    return tuple(filled_in_axis(_drawn(theme), page, axis) for page in pages)


@cache
def _drawn(theme: Theme) -> Spec:
    layers = (
        grid(theme),
        year_labels(theme),
        *_bars(theme),
        now_line(theme),
        _signs(theme),
        now_flag(theme),
        headings(theme),
        *_words(theme),
        *_titles(theme),
        _hits(theme),
    )
    return on_axis(layers, theme)


def _bars(theme: Theme) -> Iterator[alt.Chart]:
    middle = f"(datum.y + ({NARROW} ? 37 : 22))"
    colour = _by_state({state: theme.mark(state) for state in TaskState})
    filled_with = f"{_HOLLOW_BAR} ? 'transparent' : {colour}"
    yield box(
        _each_bar().transform_filter("isDefined(datum.bars.late)"),
        (f"{at('datum.bars.b')} - 3", at("datum.bars.late")),
        (f"{middle} - 1.5", f"{middle} + 1.5"),
        color=colour,
    )
    yield box(
        _each_bar(),
        (f"{at('datum.bars.a')} + 2.5", f"{at('datum.bars.b')} - 2.5"),
        (f"datum.y + ({NARROW} ? 31 : 13)", f"datum.y + ({NARROW} ? 43 : 31)"),
        fill=filled_with,
        stroke=colour,
        strokeWidth=1.25,
        strokeDash="datum.bars.dash ? [5, 4] : [1, 0]",
        cornerRadius="datum.one ? 3 : 7",
    )


def _signs(theme: Theme) -> alt.Chart:
    """Write each state's symbol: in the middle of a capsule, at the beginning of a bar.

    A late completion has its days with it, since its symbol is that of one in time.
    """
    start, middle = at("datum.bars.a"), at("(datum.bars.a + datum.bars.b) / 2")
    hollow = _by_state({state: theme.text(state) for state in TaskState})
    symbol = _by_state({state: SYMBOLS[state] for state in TaskState})
    return text(
        _each_bar().transform_calculate(
            sign=f"{symbol} + (datum.bars.days ? ' +' + datum.bars.days : '')"
        ),
        "sign",
        align="datum.one ? 'left' : 'center'",
        fontWeight="bold",
        fontSize=f"{NARROW} ? 10 : 12",
        color=f"{_HOLLOW_BAR} ? {hollow} : '{theme.page}'",
        x=f"datum.one ? {start} + 8 : {middle}",
        y=f"datum.y + ({NARROW} ? 37 : 22)",
    )


def _words(theme: Theme) -> Iterator[alt.Chart]:
    """Write a row's words: beside its bar, or over it where the screen is narrow."""
    right, beside = f"width - {STATES}", f"!({NARROW})"
    muted = {"color": theme.muted}
    bold = {"fontWeight": "bold", "color": "datum.ink", "limit": "width"}
    yield row_text(
        "datum.number + '  ' + datum.title",
        0,
        f"{NARROW} ? 9 : 14",
        fontSize=f"{NARROW} ? 13 : 14",
        color=theme.ink,
        limit="width",
    )
    leads = "datum.time + ' · ' + datum.leads"
    yield row_text(leads, 0, "32", beside, limit=str(LABELS - 12), **muted)
    # On a narrow screen it stands over its bar, which says the time. Of a state that is too long
    # even in small letters its first parts are left: what earlier years owe is told on a click.
    bold["fontSize"] = f"clamp({STATE_LETTERS} / length(datum.state), 10, {NARROW} ? 12 : 13)"
    begins = f"slice(datum.state, 0, {STATE_LETTERS // 10})"
    whole = f"{begins} == datum.state ? datum.state"
    state = f"{whole} : slice({begins}, 0, lastindexof({begins}, ','))"
    yield row_text(state, 0, "23", NARROW, **bold)
    yield row_text("datum.state", right, "14", beside, **bold)
    product, down = "split(datum.product, '\\n')", "indexof(datum.product, '\\n') < 0 ? 32 : 28"
    yield row_text(product, right, down, beside, limit=str(STATES), lineHeight=LINE, **muted)


def _titles(theme: Theme) -> Iterator[alt.Chart]:
    for x, title in (
        (0, "Nhiệm vụ; thời gian và đơn vị thực hiện"),
        (f"width - {STATES}", "Trạng thái; sản phẩm"),
    ):
        yield text(
            alt.Chart().transform_filter("datum.great"),
            text=title,
            baseline="bottom",
            color=theme.muted,
            opacity=f"{NARROW} ? 0 : 1",
            x=str(x),
            y="datum.y + datum.h - 2",
        )


def _hits(theme: Theme) -> alt.Chart:
    bottom = "datum.y + datum.h - 1"
    return clickable(keyed(), theme, fields=["key"], bottom=bottom, tooltip=_TIP)


def _by_state(values: dict[TaskState, str]) -> str:
    listed = ", ".join(f"'{state}': '{value}'" for state, value in values.items())
    return f"{{{listed}}}[datum.bars.state]"


def _each_bar() -> alt.Chart:
    return keyed().transform_flatten(["bars"])
