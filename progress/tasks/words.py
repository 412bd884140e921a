"""What is said of tasks: the headline of the page, of an agency, of one task and its states."""

from __future__ import annotations

from datetime import date

from progress.model.numbers import day, written
from progress.model.programme import Programme
from progress.model.records import Task
from progress.tasks.agencies import answers_for
from progress.tasks.agenda import SOON, AgencyAgenda, Duty, TaskFilter, by_state, due_soon
from progress.tasks.appendices import APPENDICES
from progress.tasks.schedule import UNDATED, OccurrenceFact, TaskFact, TaskState

NO_TIME = "không ghi thời gian"


def tasks_headline(facts: tuple[TaskFact, ...], as_of: date) -> str:
    """Say where the tasks stand, and what is coming."""
    if not facts:
        return "Không có nhiệm vụ nào khớp với bộ lọc."
    counts, total = by_state(facts), written(len(facts))
    overdue, unrecorded = counts[TaskState.OVERDUE], counts[TaskState.UNRECORDED]
    kinds = ((overdue, "quá hạn"), (unrecorded, "đã qua hạn, chưa có ghi nhận"))
    past = [f"{written(number)} trên {total} nhiệm vụ {kind}" for number, kind in kinds if number]
    sentence = ", ".join(past) or f"Không có nhiệm vụ nào quá hạn trong {total} nhiệm vụ"
    owed = sum(1 for f in facts if f.earlier_overdue and f.state is not TaskState.OVERDUE)
    sentence += f", {written(owed)} nhiệm vụ khác quá hạn ở năm trước" if owed else ""
    done = counts[TaskState.DONE] + counts[TaskState.DONE_LATE]
    sentence += f", {written(done)} nhiệm vụ đã hoàn thành" if done else ""
    soon = len({duty.fact.task.code for duty in due_soon(facts, as_of)})
    sentence += f"; {written(soon)} nhiệm vụ đến hạn trong {SOON} ngày tới" if soon else ""
    if any(each.record for fact in facts for each in fact.occurrences):
        return f"{sentence}."
    # Nothing recorded is not nothing done: the schedule alone speaks.
    return f"Chưa có ghi nhận thực hiện nào; theo lịch: {sentence[0].lower()}{sentence[1:]}."


def agency_headline(name: str, agenda: AgencyAgenda) -> str:
    """Say what one agency has to do."""
    if not agenda.facts:
        return f"{name} không có nhiệm vụ nào trong phạm vi đã chọn."
    roles = (("thực hiện", agenda.leads), ("phối hợp", agenda.coordinates))
    has = (f"{role} {written(len(facts))} nhiệm vụ" for role, facts in roles if facts)
    sentence = f"{name}: {', '.join(has)}"
    tasks_late = len({duty.fact.task.code for duty in agenda.overdue})
    tasks_silent = len({duty.fact.task.code for duty in agenda.unrecorded})
    tasks_soon = len({duty.fact.task.code for duty in agenda.soon})
    late = f"{written(tasks_late)} nhiệm vụ có việc quá hạn" if tasks_late else "không việc quá hạn"
    soon = f"{written(tasks_soon)} nhiệm vụ đến hạn trong {SOON} ngày tới" if tasks_soon else ""
    silent = (
        f"{written(tasks_silent)} nhiệm vụ đã qua hạn, chưa có ghi nhận" if tasks_silent else ""
    )
    return f"{'; '.join(part for part in (sentence, late, silent, soon) if part)}."


def state_words(fact: OccurrenceFact) -> str:
    """Return a state with its days: `Quá hạn 325 ngày`, `Hoàn thành muộn 88 ngày`."""
    days = "" if fact.days_late is None else f" {written(fact.days_late)} ngày"
    return f"{fact.state.label}{days}"


def task_state_words(fact: TaskFact) -> str:
    """Return a task's own state, and in how many earlier years it is overdue or unrecorded."""
    earlier = earlier_words(fact)
    return f"{state_words(fact.current)}, {earlier}" if earlier else state_words(fact.current)


def earlier_words(fact: TaskFact) -> str:
    """Return how many earlier years are open, each kind by itself; "" for none."""
    kinds = (("quá hạn", fact.earlier_overdue), ("chưa có ghi nhận", fact.earlier_unrecorded))
    return ", ".join(f"{number} năm trước {kind}" for kind, number in kinds if number)


def duty_words(programme: Programme, duty: Duty, agency: str) -> str:
    """Say what an agency still owes, when it is or was due, and that it only coordinates."""
    task, due = duty.fact.task, day(duty.occurrence.occurrence.due)
    when = _in_days(duty.days)
    if duty.days < 0:
        silent = duty.occurrence.state is TaskState.UNRECORDED
        past = "đã qua hạn, chưa có ghi nhận," if silent else "quá hạn"
        when = f"{past} {written(-duty.days)} ngày"
    leads = any(answers_for(programme, agency, code) for code in task.leads)
    role = "" if leads else ", phối hợp"
    return f"{_occurrence_title(duty)}: {when} (hạn {due}){role}"


def occurrence_words(occurrence: OccurrenceFact) -> str:
    """Return the name of an occurrence: its year, or that it has none."""
    key = occurrence.occurrence.key
    return NO_TIME if key == UNDATED else str(key)


def time_words(task: Task) -> str:
    """Return the time as written in the appendix; where none is, that there is none."""
    return task.time_as_written or NO_TIME


def filter_sentence(programme: Programme, wanted: TaskFilter) -> str:
    """Return what is asked for, in one sentence that headers and exports print; "" for all."""
    phases = {each.code: each.phase for each in APPENDICES}
    sectors = {each.code: each.name for each in programme.sectors}
    parts = (
        ("giai đoạn", wanted.phase and phases.get(wanted.phase, wanted.phase)),
        ("đơn vị thực hiện", wanted.lead and programme.agency[wanted.lead].name),
        ("đơn vị phối hợp", wanted.coordinator and programme.agency[wanted.coordinator].name),
        ("lĩnh vực", wanted.sector and sectors.get(wanted.sector, "chung").lower()),
        ("trạng thái", wanted.state and wanted.state.label.lower()),
        ("năm", wanted.year and str(wanted.year)),
        ("có từ", wanted.words and f"«{wanted.words}»"),
    )
    return ", ".join(f"{label} {value}" for label, value in parts if value)


def _in_days(days: int) -> str:
    return f"còn {written(days)} ngày" if days else "đến hạn hôm nay"


def _occurrence_title(duty: Duty) -> str:
    task = duty.fact.task
    year = f", năm {duty.occurrence.occurrence.key}" if task.yearly else ""
    return f"{task.code} {task.short_title}{year}"
