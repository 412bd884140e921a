"""The drawer of one task, opened by address: what the plan says of it, and what was done."""

from functools import partial

import streamlit as st

from data_access.recorded.past_records import task_history
from progress.model.numbers import day
from progress.model.programme import Programme
from progress.model.records import Conflict, Task
from progress.tasks.agencies import leads_of, names, now_words, task_agencies
from progress.tasks.appendices import appendix_of, clause, conflicts_about, task_number
from progress.tasks.schedule import TaskFact
from progress.tasks.words import task_state_words, time_words
from ui.access.reader import access
from ui.frame import frame, opening, snapshots, url_state, words
from ui.frame.frame import View
from ui.frame.lists import place_list
from ui.tasks import tables

TASK = "nhiem-vu"


def drawer(view: View, facts: tuple[TaskFact, ...]) -> None:
    """Open the drawer on the task that the address names; say where there is no such task."""
    code = url_state.value(TASK)
    if code is None:
        return
    fact = next((fact for fact in facts if fact.task.code == code), None)
    if fact is None:
        st.warning(words.literal(f"Địa chỉ có nhiệm vụ «{code}» không có trong văn bản đang xem."))
        return
    opening.drawer(TASK, _title(fact), _fill, view, fact)


def choose(view: View, facts: tuple[TaskFact, ...]) -> None:
    """Place the list that opens a task, for those who do not click on charts."""
    place_list.pick(
        "Mở một nhiệm vụ",
        "open-task",
        {fact.task.code: _title(fact) for fact in facts},
        None,
        partial(url_state.choose, TASK),
        "Chọn để xem nguyên văn, minh chứng, lịch sử",
    )


def show_conflict(programme: Programme, conflict: Conflict) -> None:
    """Show a disagreement: what it is about, and what each document says."""
    st.markdown(f"**{words.literal(conflict.title)}.** {words.literal(conflict.explanation)}")
    st.markdown(words.conflict_sides(programme, conflict))


def _title(fact: TaskFact) -> str:
    return f"{task_number(fact.task)} {fact.task.short_title}"


def _fill(view: View, fact: TaskFact) -> None:
    task = fact.task
    st.markdown(f"**{words.literal(task.title)}**")
    st.markdown(f"{words.coloured(fact.state)} **{words.literal(task_state_words(fact))}**")
    st.markdown(words.labelled({**_done(fact), **_planned(view, task)}))
    agencies = (view.programme.agency[code] for code in task_agencies(task))
    notes = " ".join(each.note for each in agencies if each.valid_to and each.note)
    st.caption(words.literal(notes))
    st.header("Các lần phải làm", anchor=False)
    frame.table(view.derive(tables.occurrences, fact), "Các lần phải làm")
    st.header("Lịch sử ghi nhận", anchor=False)
    _history(view, task)
    conflicts = conflicts_about(view.programme, task)
    if conflicts:
        st.header("Chỗ các văn bản nói khác nhau", anchor=False)
    for conflict in conflicts:
        show_conflict(view.programme, conflict)


def _history(view: View, task: Task) -> None:
    if snapshots.lacking(view.source, "lịch sử ghi nhận"):
        return
    asked = (task.code, view.programme.version, access().names)
    past = view.derive(view.source.read, task_history, *asked)
    if past:
        frame.table(view.derive(tables.history, past), "Lịch sử ghi nhận")
    else:
        st.markdown("Chưa có ghi nhận nào.")


def _planned(view: View, task: Task) -> dict[str, str]:
    programme, as_of = view.programme, view.selection.as_of
    where = "kế hoạch" if task.clause else "phụ lục"
    return {
        "Sản phẩm": task.product or "không ghi",
        f"Đơn vị thực hiện (ghi trong {where})": leads_of(programme, task) or "không ghi",
        "Đơn vị phối hợp": names(programme, task.coordinators) or "không ghi",
        "Đơn vị hiện nay": now_words(programme, task_agencies(task), as_of),
        "Thời gian thực hiện (nguyên văn)": f"{time_words(task)}{_beyond(task)}",
        "Nhóm": f"{task.group_number}. {task.group_title}" if task.group_title else "",
        "Căn cứ": clause(programme, task),
    }


def _done(fact: TaskFact) -> dict[str, str]:
    """Return when a task was done and what proves it, where it was by the day looked at."""
    record, done = fact.current.record, fact.current.completion
    if record is None:
        return {}
    return {
        "Ngày hoàn thành": day(done.finished_on) if done else "",
        "Minh chứng": fact.current.proof,
        "Ghi chú": record.note or "",
    }


def _beyond(task: Task) -> str:
    appendix = appendix_of(task)
    if appendix is None or task.last_year is None or task.last_year <= appendix.last_year:
        return ""
    return f" (quá giai đoạn {appendix.phase} của phụ lục; giữ như bản in)"
