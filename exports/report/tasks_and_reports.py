"""Sections about work: the Ministry's tasks, those of a unit's own plan, and the yearly reports."""

from collections.abc import Iterator
from dataclasses import replace

from exports.report.budgets import budgets
from exports.report.parts import ReportDocument, Section, tables
from progress.model.numbers import alphabetical, day, lower_first, written
from progress.model.programme import grouped
from progress.model.reported import Communes
from progress.model.titles import unit_title
from progress.model.units import NATION
from progress.reporting.chains import Chain, commune_chain
from progress.reporting.follow_up import owing
from progress.reporting.words import chain_headline, rule_sentence, state_words
from progress.tasks.agencies import leads_of
from progress.tasks.agenda import by_state
from progress.tasks.appendices import clause, task_number
from progress.tasks.schedule import TaskFact, TaskState, own_task_facts, task_facts
from progress.tasks.words import lapsed_sentence, task_state_words, tasks_headline, time_words

OWN_TASKS = "nhiem-vu-don-vi"
APPENDICES = (
    "Quyết định số 1346/QĐ-BVHTTDL, Phụ lục I (2023–2025) và Phụ lục II (2025–2030): thời gian, "
    "đơn vị thực hiện và sản phẩm của từng nhiệm vụ."
)


def tasks(report: ReportDocument) -> Section:
    """Return the 35 tasks as of the day: those past their time in a table, all on the timeline."""
    facts = task_facts(report.programme, report.selection.as_of)
    past = (TaskState.OVERDUE, TaskState.UNRECORDED)
    wanting = tuple(fact for fact in facts if fact.state in past or fact.earlier_open)
    title = "Nhiệm vụ quá hạn, hoặc đã qua hạn mà chưa có ghi nhận"
    return replace(
        _tasks(report, facts, title, wanting),
        code="nhiem-vu",
        part="Nhiệm vụ",
        notes=tuple(f"{fact.task.code} {fact.task.title}: {_proof(fact)}" for fact in facts),
        sources=(APPENDICES,),
    )


def own_tasks(report: ReportDocument) -> Section | None:
    """Return the tasks of a unit's own plan as of the day, all in a table; None without any."""
    programme, selection = report.programme, report.selection
    facts = own_task_facts(programme, selection.scope, selection.as_of)
    if not facts:
        return None
    section = _tasks(report, facts, "Nhiệm vụ theo kế hoạch của đơn vị", facts)
    lapsed = lapsed_sentence(programme.unit[selection.scope], facts)
    return replace(
        section,
        statements=(*section.statements, *filter(None, (lapsed,))),
        sources=tuple(f"{clause(programme, fact.task)}." for fact in facts),
    )


def _tasks(
    report: ReportDocument, facts: tuple[TaskFact, ...], title: str, listed: tuple[TaskFact, ...]
) -> Section:
    titles = "Mục | Nhiệm vụ | Đơn vị thực hiện | Thời gian | Trạng thái"
    numbers_by_state = ", ".join(
        f"{written(number)} {state.label.lower()}"
        for state, number in by_state(facts).items()
        if number
    )
    return Section(
        OWN_TASKS,
        "Nhiệm vụ của đơn vị",
        tasks_headline(facts, report.selection.as_of),
        (f"{written(len(facts))} nhiệm vụ: {numbers_by_state}.",) if facts else (),
        tasks=facts,
        tables=tables(title, titles, (_task(report, fact) for fact in listed)),
    )


def reports(report: ReportDocument) -> Section:
    """Return who has sent the report of the year, and who has not."""
    selection = report.selection
    chain = report.chain
    titles = "Đơn vị | Trạng thái | #Ngày nhận | #Ngày chốt số liệu | Số văn bản"
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
        (*((rule_sentence(chain),) if chain.facts else ()), *_own_rule(report)),
        tables=tables(f"Báo cáo năm {selection.year} gửi Bộ", titles, rows),
        sources=(rule_sentence(chain),) if chain.facts else (),
    )


def _own_rule(report: ReportDocument) -> Iterator[str]:
    """Yield by which plan of its own a province has its communes report, where one asks them."""
    selection = report.selection
    inside = Communes(selection.scope, (), ())
    chain = commune_chain(report.programme, inside, selection.year, selection.as_of)
    if chain.asked:
        yield rule_sentence(chain)


def work(report: ReportDocument) -> Section:
    """Return tasks, who owes a report and, of a province, its money: one slide of all."""
    country = report.selection.scope == NATION
    told = tasks(report) if country else own_tasks(report)
    first, *others = filter(None, (told, reports(report), None if country else budgets(report)))
    *parts, last = (first.part, *(lower_first(each.part) for each in others))
    return Section(
        "cong-viec",
        f"{', '.join(parts)} và {last}" if parts else last,
        first.title,
        (*(each.title for each in others), *owing_sentences(report.chain)),
        tables=told.tables if told else (),
        notes=first.statements if told else (),
        sources=tuple(each for part in (first, *others) for each in part.sources),
    )


def owing_sentences(chain: Chain) -> tuple[str, ...]:
    """Name the units that owe a report, gathered by how late they are; of one its state says it."""
    if len(chain.facts) == 1:
        return ()
    late = grouped((state_words(fact), unit.name) for unit, fact in owing(chain))
    return tuple(f"{state}: {', '.join(names)}." for state, names in late.items())


def _task(report: ReportDocument, fact: TaskFact) -> tuple[str, ...]:
    task, leads = fact.task, leads_of(report.programme, fact.task)
    return task_number(task), task.short_title, leads, time_words(task), task_state_words(fact)


def _proof(fact: TaskFact) -> str:
    proof = f" ({fact.current.proof})" if fact.current.proof else ""
    return f"{task_state_words(fact)}{proof}."
