"""Sections about work: the Ministry's tasks and the yearly reports."""

from exports.report.parts import ReportDocument, Section, table_columns, tables
from progress.model.numbers import alphabetical, day, written
from progress.model.titles import unit_title
from progress.reporting.chains import Chain, ministry_chain
from progress.reporting.follow_up import owing
from progress.reporting.words import chain_headline, rule_sentence, state_words
from progress.tasks.agencies import names
from progress.tasks.agenda import by_state
from progress.tasks.schedule import TaskFact, TaskState, task_facts
from progress.tasks.words import task_state_words, tasks_headline, time_words

APPENDICES = (
    "Quyết định số 1346/QĐ-BVHTTDL, Phụ lục I (2023–2025) và Phụ lục II (2025–2030): thời gian, "
    "đơn vị thực hiện và sản phẩm của từng nhiệm vụ."
)


def tasks(report: ReportDocument) -> Section:
    """Return the 35 tasks as of the day: those past their time in a table, all on the timeline."""
    as_of = report.selection.as_of
    facts = task_facts(report.programme, as_of)
    counts = by_state(facts)
    past = (TaskState.OVERDUE, TaskState.UNRECORDED)
    wanting = tuple(fact for fact in facts if fact.state in past or fact.earlier_open)
    columns = table_columns("Mục | Nhiệm vụ | Đơn vị thực hiện | Thời gian | Trạng thái")
    rows = tuple(_task(report, fact) for fact in wanting)
    numbers_by_state = ", ".join(
        f"{written(number)} {state.label.lower()}" for state, number in counts.items() if number
    )
    return Section(
        "nhiem-vu",
        "Nhiệm vụ",
        tasks_headline(facts, as_of),
        (f"{written(len(facts))} nhiệm vụ: {numbers_by_state}.",) if facts else (),
        tasks=facts,
        tables=tables("Nhiệm vụ quá hạn, hoặc đã qua hạn mà chưa có ghi nhận", columns, rows),
        notes=tuple(f"{fact.task.code} {fact.task.title}: {_proof(fact)}" for fact in facts),
        sources=(APPENDICES,),
    )


def reports(report: ReportDocument) -> Section:
    """Return who has sent the report of the year, and who has not."""
    selection = report.selection
    chain = ministry_chain(report.programme, selection.scope, selection.year, selection.as_of)
    columns = table_columns("Đơn vị | Trạng thái | #Ngày nhận | #Ngày chốt số liệu | Số văn bản")
    listed = sorted(chain.facts, key=lambda fact: alphabetical(chain.units[fact.unit_code].name))
    rows = tuple(
        (
            unit_title(chain.units[fact.unit_code]),
            state_words(fact),
            day(fact.report.received_on) if fact.report else "",
            day(fact.report.cut_off_on) if fact.report else "",
            (fact.report.document_number or "chưa rõ") if fact.report else "",
        )
        for fact in listed
    )
    return Section(
        "bao-cao",
        "Báo cáo hằng năm",
        chain_headline(chain),
        (rule_sentence(chain),) if chain.facts else (),
        tables=tables(f"Báo cáo năm {selection.year} gửi Bộ", columns, rows),
        sources=(rule_sentence(chain),) if chain.facts else (),
    )


def work(report: ReportDocument) -> Section:
    """Return overdue tasks with who answers, and who owes a report: one slide of both."""
    selection = report.selection
    chain = ministry_chain(report.programme, selection.scope, selection.year, selection.as_of)
    told, sent = tasks(report), reports(report)
    return Section(
        "cong-viec",
        f"{told.part} và {sent.part[:1].lower()}{sent.part[1:]}",
        told.title,
        (sent.title, *owing_sentences(chain)),
        tables=told.tables,
        notes=told.statements,
        sources=(*told.sources, *sent.sources),
    )


def owing_sentences(chain: Chain) -> tuple[str, ...]:
    """Name the units that owe a report, gathered by how late they are."""
    late: dict[str, list[str]] = {}
    for unit, fact in owing(chain):
        late.setdefault(state_words(fact), []).append(unit.name)
    return tuple(f"{state}: {', '.join(names)}." for state, names in late.items())


def _task(report: ReportDocument, fact: TaskFact) -> tuple[str, ...]:
    task, leads = fact.task, names(report.programme, fact.task.leads)
    return task.code, task.short_title, leads, time_words(task), task_state_words(fact)


def _proof(fact: TaskFact) -> str:
    done = fact.current.completion
    proof = f" ({done.proof})" if done and done.proof else ""
    return f"{task_state_words(fact)}{proof}."
