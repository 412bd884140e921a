"""The filters of the tasks, each of them in the address."""

from collections.abc import Container
from dataclasses import replace

import streamlit as st

from progress.model.numbers import written
from progress.model.programme import Programme
from progress.tasks.agencies import now_name
from progress.tasks.agenda import (
    ALL_SECTORS,
    Role,
    TaskFilter,
    agencies_of,
    by_state,
    matching_tasks,
    years,
)
from progress.tasks.appendices import APPENDICES
from progress.tasks.schedule import TaskFact, TaskState
from ui.frame import frame, url_state, widgets, words
from ui.frame.frame import View

PHASE, LEAD, COORDINATOR, STATE = "giai-doan", "chu-tri", "phoi-hop", "trang-thai"
OWN = (PHASE, LEAD, COORDINATOR, url_state.SECTOR, STATE, url_state.YEAR, url_state.WORDS)
"""Parameters that choose tasks."""


def wanted(view: View) -> TaskFilter:
    """Read from the address which tasks are asked for; say what in it could not be used."""
    programme = view.programme
    problems: list[str] = []

    def read(name: str, known: Container[str], label: str) -> str | None:
        return url_state.known_code(url_state.value(name), known, label, problems)

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
    return tasks_wanted


def show(view: View, asked: TaskFilter, facts: tuple[TaskFact, ...]) -> None:
    """Place the widgets; each writes its code to the address."""
    search, phase, lead, more = st.columns([4, 5, 4, 3], vertical_alignment="bottom")
    with search:
        _search(asked.words)
    with phase:
        _phase(asked.phase)
    with lead:
        _agency(view, "Đơn vị thực hiện", LEAD, Role.LEAD, asked.lead)
    with more, st.popover(_more(asked), icon=":material/tune:", width="stretch"):
        _agency(view, "Đơn vị phối hợp", COORDINATOR, Role.COORDINATE, asked.coordinator)
        sectors = _sectors(view.programme)
        widgets.pick_or_all("Lĩnh vực", url_state.SECTOR, sectors, asked.sector)
        _year(view, asked.year)
    _states(view, asked, facts)


def way_back() -> None:
    """Say that nothing is left, and lead back to all tasks."""
    st.info(
        "Không có nhiệm vụ nào trong Phụ lục I, II khớp với tất cả điều kiện đang chọn. "
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


def _search(text: str) -> None:
    key = f"filter-{url_state.WORDS}"
    st.session_state[key] = text
    st.text_input(
        "Tìm",
        key=key,
        type="search",
        placeholder="Nhiệm vụ, đơn vị …",
        on_change=lambda: url_state.choose(url_state.WORDS, st.session_state[key].strip() or None),
    )


def _phase(code: str | None) -> None:
    names = {widgets.ALL: "Cả hai", **{each.code: each.phase for each in APPENDICES}}
    widgets.switch(
        "Giai đoạn (Phụ lục I, II)",
        PHASE,
        names,
        code or widgets.ALL,
        write=lambda picked: url_state.choose(PHASE, picked or None),
        wrap=True,
    )


def _agency(view: View, label: str, name: str, role: Role, code: str | None) -> None:
    codes = view.derive(agencies_of, view.programme, role)
    listed = [*codes, *([code] if code and code not in codes else [])]
    names = {each: now_name(view.programme, each, view.selection.as_of) for each in listed}
    widgets.pick_or_all(label, name, names, code)


def _year(view: View, year: int | None) -> None:
    known = view.derive(years, view.programme)
    names = {str(each): str(each) for each in sorted({*known, *([year] if year else [])})}
    code = str(year) if year else None
    widgets.pick_or_all("Có thời gian trong năm", url_state.YEAR, names, code)


def _more(asked: TaskFilter) -> str:
    count = sum(bool(each) for each in (asked.coordinator, asked.sector, asked.year))
    return f"Lọc thêm ({count})" if count else "Lọc thêm"


def _states(view: View, asked: TaskFilter, facts: tuple[TaskFact, ...]) -> None:
    """Place the states with their counts, of the tasks that all other filters leave."""
    others = view.derive(matching_tasks, view.programme, facts, replace(asked, state=None))
    counts = view.derive(by_state, others)
    key = f"filter-{STATE}"
    st.session_state[key] = asked.state and asked.state.value
    st.pills(
        f"{written(len(others))} nhiệm vụ, theo trạng thái",
        [state.value for state in TaskState if counts[state] or state is asked.state],
        format_func=lambda code: _counted(TaskState(code), counts[TaskState(code)]),
        key=key,
        on_change=lambda: url_state.choose(STATE, st.session_state[key]),
    )


def _counted(state: TaskState, count: int) -> str:
    return f"{words.coloured(state)} {state.label} **{written(count)}**"
