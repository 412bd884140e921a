"""What is said of tasks: the headline of the page, of an agency, of one task and its states."""

from collections.abc import Iterator
from datetime import date

from progress.model.numbers import UNKNOWN, day, lower_first, written
from progress.model.programme import Programme
from progress.model.records import Task
from progress.model.units import Unit
from progress.tasks.agencies import answers_for
from progress.tasks.agenda import SOON, AgencyAgenda, Duty, TaskFilter, by_state, due_soon
from progress.tasks.appendices import APPENDICES, clause
from progress.tasks.schedule import UNDATED, OccurrenceFact, TaskFact, TaskState, any_recorded

NO_TIME = "không ghi thời gian"


def tasks_headline(facts: tuple[TaskFact, ...], as_of: date) -> str:
    """Say where the tasks stand, and what is coming."""
    if not facts:
        return "Không có nhiệm vụ nào khớp với bộ lọc."
    counts, total = by_state(facts), written(len(facts))
    recorded = any_recorded(facts)
    state, late_words = (
        (TaskState.OVERDUE, "quá hạn") if recorded else (TaskState.UNRECORDED, "đã qua thời hạn")
    )
    sentence = (
        f"{written(counts[state])} trên {total} nhiệm vụ {late_words}"
        if counts[state]
        else f"Không có nhiệm vụ nào {late_words} trong {total} nhiệm vụ"
    )
    silent = counts[TaskState.UNRECORDED] if recorded else 0
    done = counts[TaskState.DONE] + counts[TaskState.DONE_LATE]
    soon = len({duty.fact.task.code for duty in due_soon(facts, as_of)})
    others = [each for each in facts if each.state is not TaskState.OVERDUE]
    owing = sum(each.earlier_overdue > 0 for each in others)
    silent_before = sum(
        each.earlier_unrecorded > 0
        and not each.earlier_overdue
        and each.state is not TaskState.UNRECORDED
        for each in others
    )
    parts = (
        (silent, ",", "nhiệm vụ đã qua thời hạn mà chưa có ghi nhận"),
        (owing, ",", "nhiệm vụ khác còn nợ năm trước"),
        (silent_before, ",", "nhiệm vụ khác có năm trước chưa có ghi nhận"),
        (done, ",", "nhiệm vụ đã hoàn thành"),
        (soon, ";", f"nhiệm vụ đến hạn trong {SOON} ngày tới"),
    )
    sentence += "".join(f"{mark} {written(n)} {words}" for n, mark, words in parts if n)
    if recorded:
        return f"{sentence}."
    # Nothing recorded is not nothing done: the schedule alone speaks.
    return f"Chưa có ghi nhận thực hiện nào; theo lịch: {lower_first(sentence)}."


def overdue_count(facts: tuple[TaskFact, ...], as_of: date) -> tuple[str, str]:
    """Return how many tasks are overdue of how many, and how many are silent beside them.

    Where nothing at all is recorded nothing can be said to be overdue, nor that nothing is.
    """
    counts, day_words = by_state(facts), f"tính đến {day(as_of)}"
    overdue = f"{counts[TaskState.OVERDUE]}/{len(facts)}" if any_recorded(facts) else "–"
    silent = counts[TaskState.UNRECORDED]
    silence = f"{written(silent)} đã qua hạn, chưa có ghi nhận; " if silent else ""
    return overdue, f"{silence}{day_words}"


def agency_headline(name: str, agenda: AgencyAgenda) -> str:
    """Say what one agency has to do."""
    if not agenda.facts:
        return f"{name} không có nhiệm vụ nào trong phạm vi đã chọn."
    roles = (("thực hiện", agenda.leads), ("phối hợp", agenda.coordinates))
    has = (f"{role} {written(len(facts))} nhiệm vụ" for role, facts in roles if facts)
    sentence = f"{name}: {', '.join(has)}"
    groups = (
        (agenda.overdue, "nhiệm vụ có việc quá hạn"),
        (agenda.unrecorded, "nhiệm vụ đã qua thời hạn, chưa có ghi nhận"),
        (agenda.soon, f"nhiệm vụ đến hạn trong {SOON} ngày tới"),
    )
    counted = [(len({duty.fact.task.code for duty in duties}), words) for duties, words in groups]
    parts = [f"{written(number)} {words}" for number, words in counted if number]
    if not agenda.late:
        parts = ["không việc quá hạn", *parts]
    return f"{'; '.join([sentence, *parts])}."


def state_words(fact: OccurrenceFact) -> str:
    """Return a state with its days: `Quá hạn 325 ngày`, `Chưa có ghi nhận, qua hạn 325 ngày`."""
    days = "" if fact.days_late is None else f" {written(fact.days_late)} ngày"
    silence = ", qua hạn" if fact.state is TaskState.UNRECORDED else ""
    return f"{fact.state.label}{silence}{days}"


def task_state_words(fact: TaskFact) -> str:
    """Return a task's own state, how many earlier years are owed, of how many nothing is known."""
    owed = f", còn nợ {fact.earlier_overdue} năm trước" if fact.earlier_overdue else ""
    silent = fact.earlier_unrecorded
    unrecorded = f", {silent} năm trước chưa có ghi nhận" if silent else ""
    return f"{state_words(fact.current)}{owed}{unrecorded}"


def duty_words(programme: Programme, duty: Duty, agency: str) -> str:
    """Say what an agency still owes, when it is or was due, and that it only coordinates."""
    task, due = duty.fact.task, day(duty.occurrence.occurrence.due)
    year = f", năm {duty.occurrence.occurrence.key}" if task.yearly else ""
    coming = f"còn {written(duty.days)} ngày" if duty.days else "đến hạn hôm nay"
    late = coming if duty.days >= 0 else state_words(duty.occurrence)
    when = lower_first(late)
    leads = any(answers_for(programme, agency, code) for code in task.leads)
    role = "" if leads else ", phối hợp"
    return f"{task.code} {task.short_title}{year}: {when} (hạn {due}){role}"


def occurrence_words(occurrence: OccurrenceFact) -> str:
    """Return the name of an occurrence: its year, or that it has none."""
    key = occurrence.occurrence.key
    return NO_TIME if key == UNDATED else str(key)


def time_words(task: Task) -> str:
    """Return the time as written in the appendix; where none is, that there is none."""
    return task.time_as_written or NO_TIME


def own_state_words(fact: OccurrenceFact) -> str:
    """Return the state of what a unit gives itself to do; its day may have ended with the unit."""
    lapsed = _is_lapsed(fact) and fact.state is TaskState.UNDATED
    return "Không còn tính hạn" if lapsed else state_words(fact)


def own_task_cells(programme: Programme, facts: tuple[TaskFact, ...]) -> Iterator[dict[str, str]]:
    """Yield each occurrence of the tasks of a unit's plans, in words under their headings."""
    for fact in facts:
        for each in fact.occurrences:
            yield {
                "Nhiệm vụ": fact.task.title,
                "Nơi chủ trì": fact.task.led_by or UNKNOWN,
                "Thời gian": time_words(fact.task),
                "Lần": occurrence_words(each),
                "Trạng thái": own_state_words(each),
                "Điều khoản": clause(programme, fact.task),
            }


def _is_lapsed(fact: OccurrenceFact) -> bool:
    return fact.occurrence.key != UNDATED and fact.occurrence.due is None


def lapsed_sentence(unit: Unit, facts: tuple[TaskFact, ...]) -> str:
    """Say that what was to be done after a unit's last day is asked of nobody; "" of nothing."""
    if not any(_is_lapsed(each) for fact in facts for each in fact.occurrences):
        return ""
    return (
        f"Đơn vị kết thúc ngày {day(unit.valid_to)}: việc đến hạn sau ngày đó không tính hạn nữa."
    )


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
