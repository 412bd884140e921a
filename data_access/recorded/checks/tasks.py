"""Errors of a task record: an occurrence that the task has, and a completion that is proved."""

from collections.abc import Iterator

from data_access.recorded.checks.units import withdrawn_with_number
from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.rows import ImportedRow
from data_access.recorded.definition.table import TableCheck
from progress.model.numbers import day as written_day
from progress.model.records import Task
from progress.tasks.schedule import UNDATED, Occurrence, occurrences


def task_errors(row: ImportedRow, check: TableCheck) -> Iterator[Issue]:
    """Yield what no record may be; a withdrawn one only has to name what it takes back."""
    task = check.known.task.get(row.values["task_code"])
    if task is None and "task_code" not in row.unread:
        codes = [task.code for task in check.known.tasks]
        example = f" Mã có dạng {codes[0]} hoặc {codes[-1]}." if codes else ""
        sentence = f"Không có nhiệm vụ mã «{row.values['task_code']}».{example}"
        yield row.issue("task_code", "unknown-task", sentence)
    key = row.values["occurrence_year"]
    every = occurrences(task) if task else ()
    occurrence = next((each for each in every if each.key == key), None)
    if task and occurrence is None and "occurrence_year" not in row.unread:
        yield row.issue("occurrence_year", "unknown-occurrence", _occurrences_said(task))
    if check.table.is_withdrawn(row.values):
        if row.spot is not None:
            yield from withdrawn_with_number(row, check, ("finished_on", "proof"))
    elif row.values["state"] == "done":
        yield from _completion(row, check, occurrence)
    elif row.values["state"] == "in_progress" and row.values["finished_on"] is not None:
        sentence = "Việc đang thực hiện thì chưa có ngày hoàn thành. Hãy bỏ ngày, hoặc ghi done."
        yield row.issue("finished_on", "finished-in-progress", sentence)


def _occurrences_said(task: Task) -> str:
    keys = [each.key for each in occurrences(task)]
    if keys == [UNDATED]:
        return f"Nhiệm vụ {task.code} không ghi thời hạn: hãy để trống ô này hoặc ghi 0."
    return f"Nhiệm vụ {task.code} không có lần này. Hãy ghi: {', '.join(map(str, keys))}."


def _completion(
    row: ImportedRow, check: TableCheck, occurrence: Occurrence | None
) -> Iterator[Issue]:
    finished = row.values["finished_on"]
    if row.lacks("finished_on"):
        yield row.issue("finished_on", "missing-finish", "Đã hoàn thành (done) thì phải có ngày.")
    if row.lacks("proof"):
        sentence = "Đã hoàn thành (done) thì phải có số văn bản hoặc sự kiện chứng minh."
        yield row.issue("proof", "missing-proof", sentence)
    if finished is not None and finished > check.today:
        sentence = (
            f"Ngày hoàn thành {written_day(finished)} chưa tới "
            f"(hôm nay là {written_day(check.today)})."
        )
        yield row.issue("finished_on", "finish-ahead", sentence)
    first_day = occurrence.first_day if occurrence else None
    if finished is not None and first_day is not None and finished < first_day:
        sentence = (
            f"Ngày hoàn thành {written_day(finished)} trước ngày đầu của lần này "
            f"({written_day(first_day)})."
        )
        yield row.issue("finished_on", "finish-too-early", sentence)
