"""The page of the Ministry's tasks in their years."""

from dataclasses import replace
from typing import Any

from charts.timelines.time_axis import Axis, axis_of
from charts.timelines.timeline_rows import task_rows
from exports.shared.markup import div, joined
from exports.show.palette import INK
from exports.site.blocks import drawn, notes, paragraphs, rows_table
from exports.site.parts import TASKS, Site, SitePage
from exports.slides.page import Area, Box, Drawing, Stroke, rectangle
from progress.model.numbers import day
from progress.tasks.agencies import names
from progress.tasks.agenda import years
from progress.tasks.schedule import TaskFact, TaskState
from progress.tasks.words import task_state_words, time_words

_LANE = Box(0, 0, 160, 18)


def tasks_page(site: Site) -> SitePage:
    """Return the Ministry's tasks in their years, by the groups of the appendices."""
    report, section = site.report, site.section("nhiem-vu")
    programme = report.programme
    axis = axis_of(years(programme), report.selection.as_of)
    facts = {fact.task.code: fact for fact in section.tasks}
    rows = (
        _task(site, facts[row["key"]], row["bars"], axis)
        if "key" in row
        else (" ".join(row["head"].split()),)
        for row in task_rows(programme, section.tasks, axis, INK)
    )
    span = f"{axis.first}–{axis.last}"
    titles = f"Mục | Nhiệm vụ | {span} | Thời gian | Đơn vị thực hiện | Sản phẩm | Trạng thái"
    content = joined(
        (
            paragraphs(section.statements),
            rows_table("Nhiệm vụ và trạng thái", titles, rows),
            notes((f"Vạch dọc: {day(report.selection.as_of)}.", *section.sources)),
        )
    )
    return SitePage(TASKS, "Nhiệm vụ", section.title, content, "nhiem-vu")


def _task(site: Site, fact: TaskFact, bars: list[dict[str, Any]], axis: Axis) -> tuple[str, ...]:
    task = fact.task
    return (
        task.code,
        task.title,
        div("lane", drawn(_lane(fact, bars, axis))),
        time_words(task),
        names(site.report.programme, task.leads),
        task.product or "",
        task_state_words(fact),
    )


def _lane(fact: TaskFact, bars: list[dict[str, Any]], axis: Axis) -> Drawing:
    """Return a task's bars in its years; what has not begun is an outline."""
    shapes: list[Area | Stroke] = [rectangle(_LANE, INK.track)]
    for each in bars:
        left, right = (_LANE.width * each[end] for end in ("a", "b"))
        colour = INK.mark(each["state"])
        hollow = "dash" in each or each["state"] in (TaskState.NOT_STARTED, TaskState.NOT_DUE)
        area = rectangle(Box(left + 1, 4, right - left - 2, 10), INK.page if hollow else colour)
        shapes.append(replace(area, edge=colour))
    now = _LANE.width * axis.place(axis.as_of)
    shapes.append(Stroke(((now, 0), (now, _LANE.height)), INK.ink, 1.5))
    return Drawing(_LANE, tuple(shapes), fact.task.code, f"{fact.task.code}: {fact.state.label}")
