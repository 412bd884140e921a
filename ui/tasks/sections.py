"""The parts of the page of tasks: headline, ways to look, timeline, agency, matrix, table."""

from typing import Any

import streamlit as st

from charts.matrices.agency_matrix import agency_matrix
from progress.model.numbers import day, written
from progress.model.programme import Programme
from progress.model.records import Conflict, Document
from progress.model.titles import document_title, unit_title
from progress.tasks.agenda import TaskFilter, agency_rows, years
from progress.tasks.appendices import conflicts_about
from progress.tasks.schedule import TaskFact
from progress.tasks.words import filter_sentence, lapsed_sentence, tasks_headline
from ui.frame import downloads, frame, opening, url_state, widgets, words
from ui.frame.filters import Filter
from ui.frame.frame import View
from ui.frame.lists import plain_tables
from ui.tasks import agenda, drawer, tables, timeline

VIEW = "xem"
TIMELINE, AGENCY, MATRIX, TABLE = "dong-thoi-gian", "don-vi", "theo-nam", "bang"
VIEWS = {
    TIMELINE: "Dòng thời gian",
    AGENCY: "Việc của đơn vị tôi",
    MATRIX: "Đơn vị theo năm",
    TABLE: "Bảng",
}
_OF_ANY = (TIMELINE, TABLE)
"""Ways to look at the tasks of any document."""


def header(
    view: View,
    plan: Document | None,
    wanted: TaskFilter,
    shown: tuple[TaskFact, ...],
    facts: tuple[TaskFact, ...],
) -> None:
    """Place the headline and, under it, which tasks it is about, as of when, and their source."""
    headline = tasks_headline(shown, view.selection.as_of)
    frame.name(view, headline, *_about(view, plan, wanted, len(shown), len(facts)))
    if plan is not None:
        st.caption(words.literal(lapsed_sentence(view.programme.unit[plan.unit_code], facts)))


def empty_state(view: View) -> None:
    """Say what to do where no work was recorded yet."""
    if not view.programme.task_records:
        st.info(
            "Chưa ghi nhận kết quả của nhiệm vụ nào: trạng thái dưới đây chỉ theo thời gian ghi "
            "trong văn bản. Ghi nhận bằng lệnh python3 manage.py task MÃ, hoặc nhập nhiều nhiệm vụ "
            "từ tệp CSV, Excel bằng python3 manage.py import TỆP.",
            icon=":material/info:",
        )


def way(plan: Document | None) -> Filter:
    """Return the ways to look at the tasks; those of agencies are of the Ministry's alone."""
    ways = {code: title for code, title in VIEWS.items() if not plan or code in _OF_ANY}
    write = lambda way: url_state.choose(VIEW, None if way == TIMELINE else way)  # noqa: E731
    return Filter("Cách xem", VIEW, ways, _way(plan), write=write, switch=True)


def body(
    view: View, plan: Document | None, wanted: TaskFilter, shown: tuple[TaskFact, ...], total: int
) -> None:
    """Show the tasks in the way that the address names."""
    way = _way(plan)
    if way == AGENCY:
        agenda.show(view, shown)
    elif way == MATRIX:
        _matrix(view, shown)
    elif way == TABLE:
        _table(view, shown)
    else:
        about = _about(view, plan, wanted, len(shown), total)
        headline = tasks_headline(shown, view.selection.as_of)
        timeline.place(view, shown, alt=headline, notes=[*about, *view.provenance])


def disagreements(view: View, shown: tuple[TaskFact, ...]) -> None:
    """List, on demand, where documents disagree about the tasks shown."""
    conflicts = view.derive(_conflicts, view.programme, shown)
    if not conflicts:
        return
    title = f"Chỗ các văn bản nói khác nhau về những nhiệm vụ này ({len(conflicts)})"
    if place := widgets.unfolded(title, "task-conflicts"):
        with place:
            for conflict in conflicts.values():
                drawer.show_conflict(view.programme, conflict)


def _conflicts(programme: Programme, shown: tuple[TaskFact, ...]) -> dict[str, Conflict]:
    about = (each for fact in shown for each in conflicts_about(programme, fact.task))
    return {each.code: each for each in about}


def _about(
    view: View, plan: Document | None, wanted: TaskFilter, count: int, total: int
) -> list[str]:
    """Return what is shown, as of when, and from which paper."""
    programme = view.programme
    sentence = filter_sentence(programme, wanted)
    whose = f"của {unit_title(programme.unit[plan.unit_code])}" if plan else "của Bộ"
    several = f"{written(count)} trên {written(total)} nhiệm vụ {whose}"
    papers = sorted({task.document_code for task in programme.tasks})
    titles = ", ".join(document_title(programme.document[code]) for code in papers)
    return [
        f"{several}: {sentence}" if sentence else f"{written(total)} nhiệm vụ {whose}",
        f"tính đến {day(view.selection.as_of)}",
        document_title(plan) if plan else f"Phụ lục I, II kèm theo {titles}",
    ]


def _way(plan: Document | None) -> str:
    way = url_state.value(VIEW) or TIMELINE
    return way if way in (_OF_ANY if plan else VIEWS) else TIMELINE


def _matrix(view: View, shown: tuple[TaskFact, ...]) -> None:
    rows = view.derive(agency_rows, view.programme, shown)
    as_of = view.selection.as_of
    st.caption(
        "Số lần đến hạn trong từng năm, đếm theo trạng thái (nhiệm vụ hằng năm mỗi năm một lần); "
        "một lần có nhiều đơn vị thì đếm ở từng đơn vị. ✔ hoàn thành, ✔+ hoàn thành muộn, "
        "■ quá hạn, ○ trong khung nét đứt: đã qua hạn mà chưa có ghi nhận, ◐ đang thực hiện, "
        "○ chưa khởi động hoặc chưa đến hạn. Tên đơn vị như ghi trong Phụ lục I, II. Bấm một dòng "
        "để xem việc của đơn vị."
    )
    opening.clickable_chart(
        view.derive(agency_matrix, view.programme, rows, as_of, view.theme),
        "matrix",
        "row",
        _open_agency,
        alt=tasks_headline(shown, as_of),
    )
    downloads.on_demand(
        "matrix-table",
        lambda: tables.matrix(view.programme, rows, view.derive(years, view.programme)),
        f"nhiem-vu-don-vi-nam-{as_of}",
    )


def _open_agency(row: dict[str, Any]) -> None:
    url_state.choose(agenda.AGENCY, row["key"])
    url_state.choose(VIEW, AGENCY)


def _table(view: View, shown: tuple[TaskFact, ...]) -> None:
    rows = view.derive(tables.tasks, view.programme, shown, view.selection.as_of)
    links = [url_state.link({drawer.TASK: fact.task.code}) for fact in shown]
    plain_tables.table(rows[tables.ON_THE_PAGE], "Các nhiệm vụ", links=links)
    downloads.table(rows, f"nhiem-vu-{view.selection.as_of}")
