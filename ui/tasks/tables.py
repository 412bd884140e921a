"""Tasks as tables: the plan's own columns, with the state of each on the day."""

from datetime import date

import pandas as pd

from progress.model.numbers import day
from progress.model.programme import Programme
from progress.model.records import Task
from progress.model.reported import PastTaskRecord
from progress.tasks.agencies import leads_of, names, now_words
from progress.tasks.agenda import AgencyAgenda, AgencyMatrixRow
from progress.tasks.appendices import clause, task_number
from progress.tasks.schedule import UNDATED, OccurrenceFact, TaskFact, TaskState
from progress.tasks.words import NO_TIME, occurrence_words, time_words
from ui.frame import words

_RECORDED = {
    "done": "Hoàn thành",
    "in_progress": "Đang thực hiện",
    "withdrawn": "Rút ghi nhận",
}
ON_THE_PAGE = [
    "Mục",
    "Nhiệm vụ",
    "Trạng thái",
    "Qua hạn",
    "Năm trước quá hạn",
    "Năm trước chưa ghi nhận",
    "Thời gian",
    "Đơn vị thực hiện",
    "Ngày hoàn thành",
]
"""Columns that a page has room for; the others are in the file, and behind the link of a task."""


def tasks(programme: Programme, facts: tuple[TaskFact, ...], as_of: date) -> pd.DataFrame:
    """Return one row for each task."""
    return pd.DataFrame([_task(programme, fact, as_of) for fact in facts])


def agency_tasks(programme: Programme, agenda: AgencyAgenda, as_of: date) -> pd.DataFrame:
    """Return one row for each task of an agency, with its role."""
    leads, coordinates = set(agenda.leads), set(agenda.coordinates)
    rows = []
    for fact in agenda.facts:
        roles = [("thực hiện", fact in leads), ("phối hợp", fact in coordinates)]
        role = ", ".join(name for name, has in roles if has)
        rows.append({"Vai trò": role, **_task(programme, fact, as_of)})
    return pd.DataFrame(rows)


def matrix(
    programme: Programme, rows: tuple[AgencyMatrixRow, ...], years: tuple[int, ...]
) -> pd.DataFrame:
    """Return one row for each agency, role and state, one column for each year."""
    made = []
    for row in rows:
        states = [s for s in TaskState if any(s in counts for counts in row.years.values())]
        for state in states:
            counts = {year: row.years.get(year, {}).get(state, 0) for year in (*years, UNDATED)}
            made.append(
                {
                    "Đơn vị": programme.agency[row.agency_code].name,
                    "Vai trò": row.role.label,
                    "Trạng thái": state.label,
                    **{str(year): str(counts[year] or "") for year in years},
                    "Không ghi thời hạn": str(counts[UNDATED] or ""),
                }
            )
    return pd.DataFrame(made)


def occurrences(fact: TaskFact) -> pd.DataFrame:
    """Return one row for each time a task is to be done."""
    return pd.DataFrame([_occurrence(each) for each in fact.occurrences])


def history(past: tuple[PastTaskRecord, ...]) -> pd.DataFrame:
    """Return one row for each record that was ever made, the latest first."""
    latest: set[int] = set()
    rows = []
    for each in past:
        key = each.record.occurrence_year
        rows.append(_past(each, in_force=key not in latest))
        latest.add(key)
    return pd.DataFrame(rows)


def _task(programme: Programme, fact: TaskFact, as_of: date) -> dict[str, str]:
    task = fact.task
    return {
        "Mục": task_number(task),
        "Nhiệm vụ": task.title,
        "Trạng thái": fact.state.label,
        "Qua hạn": _late(fact.current),
        "Năm trước quá hạn": str(fact.earlier_overdue or ""),
        "Năm trước chưa ghi nhận": str(fact.earlier_unrecorded or ""),
        "Thời gian": time_words(task),
        "Sản phẩm": task.product or "",
        "Đơn vị thực hiện": leads_of(programme, task),
        "Đơn vị phối hợp": names(programme, task.coordinators),
        "Thay đổi đơn vị": now_words(programme, (*task.leads, *task.coordinators), as_of),
        "Ngày hoàn thành": _finished(fact.current),
        "Minh chứng": fact.current.proof,
        "Căn cứ": clause(programme, task),
        "Nguồn trạng thái": _source(programme, task),
    }


def _source(programme: Programme, task: Task) -> str:
    own = "Ghi nhận của đơn vị" if task.clause else "Ghi nhận của Bộ"
    return words.DEMONSTRATION if programme.demonstration else own


def _occurrence(each: OccurrenceFact) -> dict[str, str]:
    due = each.occurrence.due
    return {
        "Lần": occurrence_words(each),
        "Hạn": day(due) if due else NO_TIME,
        "Trạng thái": each.state.label,
        "Qua hạn": _late(each),
        "Ngày hoàn thành": _finished(each),
        "Minh chứng": each.proof,
        "Ghi chú": (each.record.note or "") if each.record else "",
    }


def _finished(each: OccurrenceFact) -> str:
    return day(each.completion.finished_on) if each.completion else ""


def _late(each: OccurrenceFact) -> str:
    return "" if each.days_late is None else f"{each.days_late} ngày"


def _past(each: PastTaskRecord, *, in_force: bool) -> dict[str, str]:
    record = each.record
    return {
        "Ghi ngày": day(each.recorded_on),
        "Lần": NO_TIME if record.occurrence_year == UNDATED else str(record.occurrence_year),
        "Nội dung": _RECORDED[record.state],
        "Ngày hoàn thành": day(record.finished_on) if record.finished_on else "",
        "Minh chứng": record.proof or "",
        "Ghi chú": record.note or "",
        "Hiệu lực": "đang dùng" if in_force else "đã được thay",
        "Người ghi": each.actor,
        "Lý do": each.reason or "",
        "Thay đổi số": str(record.change_id),
        "Nguồn": words.DEMONSTRATION if each.demonstration else "Ghi nhận",
    }
