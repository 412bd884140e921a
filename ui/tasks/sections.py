"""The parts of the page of tasks: headline, ways to look, timeline, agency, matrix, table."""

from __future__ import annotations

import streamlit as st

from charts.matrices.agency_matrix import agency_matrix
from progress.model.numbers import day, written
from progress.model.titles import document_title
from progress.tasks.agenda import TaskFilter, agency_rows, years
from progress.tasks.appendices import conflicts_about
from progress.tasks.schedule import TaskFact
from progress.tasks.words import filter_sentence, tasks_headline
from ui.frame import downloads, frame, url_state, words
from ui.frame.frame import View
from ui.tasks import agenda, drawer, tables, timeline

VIEW = "xem"
TIMELINE, AGENCY, MATRIX, TABLE = "dong-thoi-gian", "don-vi", "theo-nam", "bang"
VIEWS = {
    TIMELINE: "Dòng thời gian",
    AGENCY: "Việc của đơn vị tôi",
    MATRIX: "Đơn vị theo năm",
    TABLE: "Bảng",
}


def header(view: View, wanted: TaskFilter, shown: tuple[TaskFact, ...], total: int) -> None:
    """Place the headline and, under it, which tasks it is about, as of when, and their source."""
    frame.name(tasks_headline(shown, view.selection.as_of))
    st.caption(" · ".join(_about(view, wanted, len(shown), total)))


def empty_state(view: View) -> None:
    """Say what to do where no work was recorded yet."""
    if not view.programme.task_records:
        st.info(
            "Chưa ghi nhận kết quả của nhiệm vụ nào: trạng thái dưới đây chỉ theo thời gian ghi "
            "trong phụ lục. Ghi nhận bằng lệnh python3 manage.py task MÃ, hoặc nhập nhiều nhiệm vụ "
            "từ tệp CSV, Excel bằng python3 manage.py import TỆP.",
            icon=":material/info:",
        )


def look(view: View, facts: tuple[TaskFact, ...]) -> None:
    """Place the ways to look at the tasks, and the list that opens one of them."""
    key, way = f"filter-{VIEW}", _way()
    st.session_state[key] = way
    ways, one = st.columns([7, 5], vertical_alignment="bottom")
    with ways:
        st.segmented_control(
            "Cách xem",
            list(VIEWS),
            format_func=VIEWS.__getitem__,
            key=key,
            on_change=lambda: url_state.choose(VIEW, _unless_default(st.session_state[key])),
            required=True,
            wrap=True,
        )
    with one:
        drawer.choose(view, facts)


def body(view: View, wanted: TaskFilter, shown: tuple[TaskFact, ...]) -> None:
    """Show the tasks in the way that the address names."""
    way = _way()
    if way == AGENCY:
        agenda.show(view, shown)
    elif way == MATRIX:
        _matrix(view, shown)
    elif way == TABLE:
        _table(view, shown)
    else:
        _timeline(view, wanted, shown)


def disagreements(view: View, shown: tuple[TaskFact, ...]) -> None:
    """List, on demand, where documents disagree about the tasks shown."""
    about = (each for fact in shown for each in conflicts_about(view.programme, fact.task))
    found = {each.code: each for each in about}
    if not found:
        return
    place = st.expander(
        f"Chỗ các văn bản nói khác nhau về những nhiệm vụ này ({len(found)})",
        on_change="rerun",
        key="task-conflicts",
    )
    if place.open:
        with place:
            for each in found.values():
                drawer.conflict(view.programme, each)


def _about(view: View, wanted: TaskFilter, count: int, total: int) -> list[str]:
    """Return what is shown, as of when, from which paper, and whether it is made up."""
    programme = view.programme
    said = filter_sentence(programme, wanted)
    several = f"{written(count)} trên {written(total)} nhiệm vụ của Bộ"
    papers = {task.document_code for task in programme.tasks}
    titles = [document_title(programme.document[code]) for code in sorted(papers)]
    return [
        f"{several}: {said}" if said else f"{written(total)} nhiệm vụ của Bộ",
        f"tính đến {day(view.selection.as_of)}",
        f"Phụ lục I, II kèm theo {', '.join(titles)}",
        *view.provenance,
    ]


def _way() -> str:
    way = url_state.value(VIEW) or TIMELINE
    return way if way in VIEWS else TIMELINE


def _timeline(view: View, wanted: TaskFilter, shown: tuple[TaskFact, ...]) -> None:
    headline = tasks_headline(shown, view.selection.as_of)
    notes = _about(view, wanted, len(shown), len(view.programme.tasks))
    timeline.place(view, shown, alt=headline, notes=notes)


def _matrix(view: View, shown: tuple[TaskFact, ...]) -> None:
    rows = view.derive(agency_rows, view.programme, shown)
    as_of = view.selection.as_of
    st.caption(
        "Số lần đến hạn trong từng năm, đếm theo trạng thái (nhiệm vụ hằng năm mỗi năm một lần); "
        "một lần có nhiều đơn vị thì đếm ở từng đơn vị. ✔ hoàn thành, ✔+ hoàn thành muộn, "
        "■ quá hạn, ◐ đang thực hiện, ○ chưa khởi động hoặc chưa đến hạn. Tên đơn vị như ghi trong "
        "Phụ lục I, II. Bấm một dòng để xem việc của đơn vị."
    )
    key = timeline.chart_key("matrix")
    frame.chart(
        view.derive(agency_matrix, view.programme, rows, as_of, view.theme),
        alt=tasks_headline(shown, as_of),
        key=key,
        on_select=lambda: _open_agency(key),
    )
    table = st.expander(words.TABLE, on_change="rerun", key="matrix-table")
    if table.open:
        with table:
            cells = tables.matrix(view.programme, rows, view.derive(years, view.programme))
            frame.table(cells)
            downloads.table(cells, f"nhiem-vu-don-vi-nam-{as_of}")


def _open_agency(key: str) -> None:
    timeline.row_chosen(key, agenda.AGENCY)
    if url_state.value(agenda.AGENCY):
        url_state.choose(VIEW, AGENCY)


def _table(view: View, shown: tuple[TaskFact, ...]) -> None:
    rows = tables.tasks(view.programme, shown, view.selection.as_of)
    frame.table(rows)
    downloads.table(rows, f"nhiem-vu-{view.selection.as_of}")


def _unless_default(way: str) -> str | None:
    return None if way == TIMELINE else way
