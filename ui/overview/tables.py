"""Reports and tasks as tables: what the counts of the overview were counted from."""

import pandas as pd

from progress.model.numbers import UNKNOWN, alphabetical, day
from progress.model.programme import Programme
from progress.model.titles import unit_title
from progress.reporting.reporting import ReportFact
from progress.reporting.words import days_words
from progress.tasks.schedule import TaskFact


def reports(programme: Programme, facts: tuple[ReportFact, ...]) -> pd.DataFrame:
    """Return one row for each unit's report, in the order of the Vietnamese alphabet."""
    rows = sorted(facts, key=lambda fact: alphabetical(programme.unit[fact.unit_code].name))
    return pd.DataFrame([report_cells(programme, fact) for fact in rows])


def tasks(facts: tuple[TaskFact, ...]) -> pd.DataFrame:
    """Return one row for each task with the state it has on the day asked for."""
    return pd.DataFrame([_task(fact) for fact in facts])


def report_cells(programme: Programme, fact: ReportFact) -> dict[str, str]:
    """Return the cells of a unit's report, whether it came or not."""
    report = fact.report
    return {
        "Đơn vị": unit_title(programme.unit[fact.unit_code]),
        "Trạng thái": fact.state.label,
        "Số ngày quá hạn": days_words(fact),
        "Ngày nhận": day(report.received_on) if report else "",
        "Ngày chốt số liệu": day(report.cut_off_on) if report else "",
        "Số văn bản": (report.document_number or UNKNOWN) if report else "",
    }


def _task(fact: TaskFact) -> dict[str, str]:
    return {
        "Mục": fact.task.code,
        "Nhiệm vụ": fact.task.short_title,
        "Thời gian": fact.task.time_as_written or "không ghi",
        "Trạng thái": fact.state.label,
        "Qua hạn": "" if fact.current.days_late is None else f"{fact.current.days_late} ngày",
        "Năm trước quá hạn": str(fact.earlier_overdue or ""),
        "Năm trước chưa ghi nhận": str(fact.earlier_unrecorded or ""),
        "Minh chứng": fact.current.proof,
    }
