"""The filters of the tasks, each of them in the address."""

from dataclasses import replace
from functools import lru_cache, partial

import streamlit as st

from charts.theme import SYMBOLS
from progress.model.numbers import alphabetical, written
from progress.model.programme import Programme
from progress.model.records import Document
from progress.model.titles import document_title
from progress.tasks.agencies import now_name
from progress.tasks.agenda import (
    ALL_SECTORS,
    AgencyRole,
    TaskFilter,
    agencies_of,
    by_state,
    matching_tasks,
    years,
)
from progress.tasks.appendices import APPENDICES
from progress.tasks.schedule import TaskFact, TaskState
from ui.frame import filters, frame, url_state
from ui.frame.filters import Filter
from ui.frame.frame import View
from ui.tasks import drawer

PHASE, LEAD, COORDINATOR, STATE = "giai-doan", "chu-tri", "phoi-hop", "trang-thai"
OWN = (
    *(url_state.DOCUMENT, url_state.SECTOR, url_state.YEAR, url_state.WORDS),
    *(PHASE, LEAD, COORDINATOR, STATE),
)
"""Parameters that choose tasks."""


def plan(view: View) -> Document | None:
    """Return the plan of a unit that the address names, or of its task; None for the Ministry's."""
    problems: list[str] = []
    task = view.programme.task.get(url_state.value(drawer.TASK) or "")
    plans, asked = _plans(view.programme), url_state.value(url_state.DOCUMENT)
    code = asked or (task.document_code if task else None)
    known = {*plans, *(each.document_code for each in view.programme.tasks)}
    code = url_state.known_code(code, known, "văn bản", problems, "nhiệm vụ của Bộ")
    frame.warn(problems)
    return view.programme.document[code] if code in plans else None


def wanted(view: View, of_plan: Document | None) -> TaskFilter:
    """Read from the address which tasks are asked for; say what in it could not be used.

    Of a unit's own plan no appendix and no agency of the Ministry, which its filters do not show.
    """
    programme = view.programme
    problems: list[str] = []
    read = partial(url_state.known_value, problems=problems)
    year = url_state.value(url_state.YEAR)
    state = read(STATE, tuple(TaskState), "trạng thái")
    tasks_wanted = TaskFilter(
        phase=read(PHASE, [each.code for each in APPENDICES], "giai đoạn"),
        lead=read(LEAD, programme.agency, "đơn vị thực hiện"),
        coordinator=read(COORDINATOR, programme.agency, "đơn vị phối hợp"),
        sector=read(url_state.SECTOR, _sectors(programme), "lĩnh vực"),
        state=TaskState(state) if state else None,
        year=view.selection.year if year == str(view.selection.year) else None,
        words=(url_state.value(url_state.WORDS) or "").strip(),
    )
    frame.warn(problems)
    if of_plan is not None:
        return replace(tasks_wanted, phase=None, lead=None, coordinator=None)
    return tasks_wanted


def show(
    view: View,
    of_plan: Document | None,
    asked: TaskFilter,
    facts: tuple[TaskFact, ...],
    way: Filter,
) -> None:
    """Place the row of filters, and the `way` to look at what they leave.

    A unit's own plan knows neither appendices nor agencies of the Ministry.
    """
    sectors, known = _sectors(view.programme), view.derive(years, view.programme, facts)
    plans, of_ministry = _plans(view.programme), of_plan is None
    chosen, wide = (of_plan.code, 380) if of_plan else (None, 180)
    of_year = {str(each): str(each) for each in sorted({*known, *filter(None, (asked.year,))})}
    one_of = partial(Filter, everything="Tất cả")
    in_year = "Có thời gian trong năm"
    filters.show(
        Filter("Văn bản", url_state.DOCUMENT, plans, chosen, width=wide, everything=_OF_MINISTRY)
        if plans
        else None,
        Filter("Tìm", url_state.WORDS, {}, None, placeholder="Nhiệm vụ, đơn vị …"),
        _agency(view, "Đơn vị thực hiện", LEAD, AgencyRole.LEAD, asked.lead)
        if of_ministry
        else None,
        _state(view, asked, facts),
        way,
        *(_of_ministry(view, asked) if of_ministry else ()),
        one_of("Lĩnh vực", url_state.SECTOR, sectors, asked.sector, seldom=True),
        one_of(in_year, url_state.YEAR, of_year, str(asked.year or ""), seldom=True),
    )


_OF_MINISTRY = "Nhiệm vụ của Bộ"


def _of_ministry(view: View, asked: TaskFilter) -> tuple[Filter, ...]:
    phases = {each.code: each.phase for each in APPENDICES}
    title = "Giai đoạn (Phụ lục I, II)"
    return (
        Filter(title, PHASE, phases, asked.phase, everything="Tất cả", seldom=True),
        _agency(view, "Đơn vị phối hợp", COORDINATOR, AgencyRole.COORDINATE, asked.coordinator),
    )


@lru_cache(maxsize=4)
def _plans(programme: Programme) -> dict[str, str]:
    """Return the plans of units that give themselves tasks, by the names of the units."""
    codes = {task.document_code for task in programme.own_tasks}
    unit = programme.unit
    plans = [each for each in programme.documents if each.code in codes]
    plans.sort(key=lambda each: (alphabetical(unit[each.unit_code].name), each.code))
    return {each.code: f"{unit[each.unit_code].name}: {document_title(each)}" for each in plans}


def way_back() -> None:
    """Say that nothing is left, and lead back to all tasks."""
    st.info(
        "Không có nhiệm vụ nào khớp với tất cả điều kiện đang chọn. "
        "Hãy bớt một điều kiện, hoặc xem lại tất cả nhiệm vụ.",
        icon=":material/filter_alt_off:",
    )
    st.button("Bỏ mọi bộ lọc", on_click=clear, type="primary", key="clear-filters")


def clear() -> None:
    """Take all choices of tasks out of the address."""
    for name in OWN:
        url_state.choose(name, None)


def _sectors(programme: Programme) -> dict[str, str]:
    own = {each.code: f"Riêng {each.name.lower()}" for each in programme.sectors}
    return {**own, ALL_SECTORS: "Chung các lĩnh vực"}


def _agency(view: View, label: str, name: str, role: AgencyRole, code: str | None) -> Filter:
    codes = view.derive(agencies_of, view.programme, role)
    listed = [*codes, *([code] if code and code not in codes else [])]
    names = {each: now_name(view.programme, each, view.selection.as_of) for each in listed}
    seldom = role is AgencyRole.COORDINATE
    return Filter(label, name, names, code, width=200, everything="Tất cả", seldom=seldom)


def _state(view: View, asked: TaskFilter, facts: tuple[TaskFact, ...]) -> Filter:
    """Return the filter of states with their counts, of the tasks that all other filters leave."""
    others = view.derive(matching_tasks, view.programme, facts, replace(asked, state=None))
    counts = view.derive(by_state, others)
    names = {
        state.value: f"{SYMBOLS[state]} {state.label} ({written(counts[state])})"
        for state in TaskState
        if counts[state] or state is asked.state
    }
    everything = f"Mọi trạng thái ({written(len(others))})"
    code = asked.state and asked.state.value
    return Filter("Trạng thái", STATE, names, code, width=200, everything=everything)
