"""The drawer of one task, opened by address: what the plan says of it, and what was done."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from data_access.recorded.past_records import task_history
from progress.judging.explanations import ExplanationLine
from progress.model.numbers import day
from progress.model.programme import Programme
from progress.model.records import Conflict, Task
from progress.model.titles import document_title
from progress.tasks.agencies import names, now_words, task_agencies
from progress.tasks.appendices import appendix_of, clause, conflicts_about
from progress.tasks.schedule import TaskFact
from progress.tasks.words import task_state_words, time_words
from ui.access.reader import access
from ui.frame import frame, snapshots, url_state, words
from ui.frame.frame import View
from ui.tasks import tables

TASK = "nhiem-vu"


def drawer(view: View, facts: tuple[TaskFact, ...]) -> None:
    """Open the drawer on the task that the address names; say where there is no such task."""
    code = url_state.value(TASK)
    if code is None:
        return
    fact = next((fact for fact in facts if fact.task.code == code), None)
    if fact is None:
        st.warning(f"Địa chỉ có nhiệm vụ «{code}» không có trong Phụ lục I, II.")
        return
    title = f"{fact.task.code} {fact.task.short_title}"
    close = lambda: url_state.choose(TASK, None)  # noqa: E731  named for what it does
    st.dialog(title, width="medium", position="right", on_dismiss=close)(_task)(view, fact)


def choose(view: View, facts: tuple[TaskFact, ...]) -> None:
    """Place the list that opens a task, for those who do not click on charts."""
    titles = {fact.task.code: f"{fact.task.code} {fact.task.short_title}" for fact in facts}
    key = "open-task"
    st.session_state[key] = None
    st.selectbox(
        "Mở một nhiệm vụ",
        list(titles),
        format_func=titles.__getitem__,
        key=key,
        on_change=lambda: url_state.choose(TASK, st.session_state[key]),
        placeholder="Chọn để xem nguyên văn, minh chứng, lịch sử",
    )


def conflict(programme: Programme, found: Conflict) -> None:
    """Show a disagreement: what it is about, and what each document says."""
    st.markdown(f"**{found.title}.** {found.explanation}")
    sides = (
        f"- {document_title(programme.document[side.document_code])}, {side.clause}: {side.says}"
        for side in found.sides
    )
    st.markdown("\n".join(sides))


def _task(view: View, fact: TaskFact) -> None:
    task = fact.task
    st.markdown(f"**{task.title}**")
    st.markdown(f"{words.coloured(fact.state)} **{task_state_words(fact)}**")
    lines = (*_done(fact), *_lines(view, task))
    said = (f"**{line.label}.** {line.text}" for line in lines if line.text)
    st.markdown("\n\n".join(said))
    st.caption(" ".join(_notes(view.programme, task)))
    st.header("Các lần phải làm", anchor=False)
    frame.table(tables.occurrences(fact))
    st.header("Lịch sử ghi nhận", anchor=False)
    _history(view, task)
    conflicts = conflicts_about(view.programme, task)
    if conflicts:
        st.header("Chỗ các văn bản nói khác nhau", anchor=False)
    for found in conflicts:
        conflict(view.programme, found)


def _history(view: View, task: Task) -> None:
    if snapshots.lacking(view.source, "lịch sử ghi nhận"):
        return
    asked = (task.code, view.programme.version, access().names)
    past = view.derive(view.source.read, task_history, *asked)
    if past:
        frame.table(tables.history(past))
    else:
        st.markdown("Chưa có ghi nhận nào.")


def _lines(view: View, task: Task) -> Iterator[ExplanationLine]:
    programme, as_of = view.programme, view.selection.as_of
    yield ExplanationLine("Sản phẩm", task.product or "không ghi")
    yield ExplanationLine(
        "Đơn vị thực hiện (ghi trong phụ lục)", names(programme, task.leads) or "không ghi"
    )
    yield ExplanationLine("Đơn vị phối hợp", names(programme, task.coordinators) or "không ghi")
    yield ExplanationLine("Đơn vị hiện nay", now_words(programme, task_agencies(task), as_of))
    yield ExplanationLine("Thời gian thực hiện (nguyên văn)", f"{time_words(task)}{_beyond(task)}")
    yield ExplanationLine("Nhóm", f"{task.group_number}. {task.group_title}")
    yield ExplanationLine("Căn cứ", clause(programme, task))


def _done(fact: TaskFact) -> Iterator[ExplanationLine]:
    """Yield when a task was done and what proves it, where it was by the day looked at."""
    record = fact.current.record
    if record is not None and not fact.state.is_open:
        yield ExplanationLine("Ngày hoàn thành", day(record.finished_on))
        yield ExplanationLine("Minh chứng", words.literal(record.proof or ""))
    if record is not None and record.note:
        yield ExplanationLine("Ghi chú", words.literal(record.note))


def _notes(programme: Programme, task: Task) -> Iterator[str]:
    """Yield what is known of how agencies of a task ended."""
    for agency in (programme.agency[code] for code in task_agencies(task)):
        if agency.valid_to is not None and agency.note:
            yield agency.note


def _beyond(task: Task) -> str:
    appendix = appendix_of(task)
    if appendix is None or task.last_year is None or task.last_year <= appendix.last_year:
        return ""
    return f" (quá giai đoạn {appendix.phase} của phụ lục; giữ như bản in)"
