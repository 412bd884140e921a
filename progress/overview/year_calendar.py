"""A year of the Programme: observances, deadlines of reports, ends of tasks, reviews.

Nothing is invented: what a document leaves without a day is listed without one, and a review that
a schedule gives a year stands at the end of that year, as the last day it can be held.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from progress.model.labels import LabelledEnum
from progress.model.numbers import day, plain
from progress.model.plans_in_force import covers
from progress.model.programme import Programme
from progress.model.records import Document, Observance, ReportBy, Task
from progress.model.units import NATION, Kind
from progress.reporting.chains import asks_for_reports
from progress.reporting.reporting import last_day_in_time
from progress.reporting.words import named
from progress.tasks.appendices import conflicts_about
from progress.tasks.schedule import OccurrenceFact, own_task_facts, task_facts


class EntryKind(LabelledEnum):
    """What stands in the calendar; `label` is what people read."""

    OBSERVANCE = "observance", "Ngày kỷ niệm, hưởng ứng"
    DEADLINE = "deadline", "Hạn báo cáo"
    REVIEW = "review", "Sơ kết, tổng kết"
    TASK = "task", "Nhiệm vụ đến hạn"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """Something of a year, with the document and clause that say so.

    `key` names it for ever, year included. `first` is None where no document names a day; `last`
    is the last day of one that goes on for several. `short` fits under a month. `tasks` are the
    tasks that hang on an observance. `task` is the task that ends, `occurrence` how it stands.
    """

    key: str
    kind: EntryKind
    title: str
    short: str
    first: date | None
    last: date | None
    source: str
    note: str = ""
    tasks: tuple[Task, ...] = ()
    task: Task | None = None
    occurrence: OccurrenceFact | None = None


def entries(programme: Programme, scope: str, year: int, as_of: date) -> tuple[CalendarEntry, ...]:
    """Return what a year holds for a scope, in order of the days; what has no day comes last."""
    listed = [
        *_observances(programme, scope, year, as_of),
        *_deadlines(programme, scope, year, as_of),
        *_tasks(programme, scope, year, as_of),
    ]
    kinds = tuple(EntryKind)
    listed.sort(key=lambda e: (e.first is None, e.first or date.max, kinds.index(e.kind)))
    return tuple(listed)


def dated(listed: tuple[CalendarEntry, ...]) -> tuple[CalendarEntry, ...]:
    """Return the entries that have a day."""
    return tuple(entry for entry in listed if entry.first is not None)


def undated(listed: tuple[CalendarEntry, ...]) -> tuple[CalendarEntry, ...]:
    """Return the entries for which no document names a day."""
    return tuple(entry for entry in listed if entry.first is None)


def by_day(listed: tuple[CalendarEntry, ...], year: int) -> dict[date, tuple[CalendarEntry, ...]]:
    """Return the entries of every day of a year that has any."""
    days: dict[date, tuple[CalendarEntry, ...]] = {}
    for entry in dated(listed):
        if entry.first is None or entry.last is None:
            continue
        for number in range((entry.last - entry.first).days + 1):
            each = entry.first + timedelta(number)
            if each.year == year:
                days[each] = (*days.get(each, ()), entry)
    return days


def upcoming(listed: tuple[CalendarEntry, ...], as_of: date) -> CalendarEntry | None:
    """Return the first entry that is not over on a day; None where the year holds no more."""
    return next((e for e in dated(listed) if e.last is not None and e.last >= as_of), None)


def last_year(programme: Programme) -> int:
    """Return the last year that any document speaks of."""
    return max((plan.last_year or 0 for plan in programme.documents), default=0)


def _observances(
    programme: Programme, scope: str, year: int, as_of: date
) -> Iterator[CalendarEntry]:
    """Yield the observances of the national documents and of the scope's own plan of the year."""
    own = programme.own_plan_of(scope, year, as_of)
    for each in programme.observances:
        document = programme.document[each.document_code]
        binds = document is own or document.unit_code == NATION
        if not binds or (each.first_year or year) > year or not covers(document, year):
            continue
        tasks = tuple(
            task
            for code in each.task_codes
            if (task := programme.task.get(code)) and _runs_in(task, year)
        )
        first = _day(each, year)
        yield CalendarEntry(
            key=f"observance.{each.code}.{year}",
            kind=EntryKind.OBSERVANCE,
            title=each.name,
            short=each.name,
            first=first,
            last=first and first + timedelta((each.days or 1) - 1),
            source=f"{named(document)}. {each.clause}",
            note="" if first else "văn bản không ghi ngày",
            tasks=tasks,
        )


def _day(observance: Observance, year: int) -> date | None:
    """Return the first day; None where no plan dates it, or the year lacks a 29 February."""
    if observance.month is None or observance.day is None:
        return None
    try:
        return date(year, observance.month, observance.day)
    except ValueError:
        return None


def _runs_in(task: Task, year: int) -> bool:
    return task.first_year is None or task.first_year <= year <= (task.last_year or year)


def _deadlines(programme: Programme, scope: str, year: int, as_of: date) -> Iterator[CalendarEntry]:
    """Yield the deadlines of the Ministry's chain and, for a province, of its own one."""
    if year not in programme.programme_years:
        return
    for document in programme.plans.get(NATION, ()):
        if covers(document, year) and asks_for_reports(document):
            who = "tỉnh, thành phố" if document.report_day else "Bộ"
            yield _deadline(document, year, who)
    unit, own = programme.unit[scope], programme.own_plan_of(scope, year, as_of)
    lasts = unit.kind is Kind.PROVINCE and unit.valid_on(date(year, 12, 31))
    if own and lasts and asks_for_reports(own):
        yield _deadline(own, year, _bound(programme, own))


def _bound(programme: Programme, plan: Document) -> str:
    """Say whom a plan's clause asks: the communes, or others in its own words."""
    unit = programme.unit[plan.unit_code]
    asked = "cấp xã" if plan.report_by is ReportBy.COMMUNE else plan.report_from
    return f"{asked or 'các đơn vị không nêu tên'} của {unit.name}"


def _deadline(document: Document, year: int, who: str) -> CalendarEntry:
    last = last_day_in_time(document, year)
    to = document.report_to or "nơi nhận theo văn bản"
    return CalendarEntry(
        key=f"deadline.{document.code}.{year}",
        kind=EntryKind.DEADLINE,
        title=f"Hạn báo cáo năm {year} của {who}, gửi {to}",
        short=f"Hạn báo cáo của {who}",
        first=last,
        last=last,
        source=f"{named(document)}. {document.report_clause or 'Chưa rõ điều khoản'}",
        note=(
            f"ngày cuối đúng hạn; văn bản ghi trước ngày {day(last + timedelta(1))}"
            if last
            else "văn bản không ghi ngày"
        ),
    )


def _tasks(programme: Programme, scope: str, year: int, as_of: date) -> Iterator[CalendarEntry]:
    """Yield what falls due of the Ministry's tasks and of those that a unit gives to itself."""
    for fact in (*task_facts(programme, as_of), *own_task_facts(programme, scope, as_of)):
        for each in fact.occurrences:
            due = each.occurrence.due
            if due is not None and due.year == year:
                yield _task(programme, fact.task, each, due)


def _task(programme: Programme, task: Task, fact: OccurrenceFact, due: date) -> CalendarEntry:
    review = _is_review(task)
    note = f"lịch ghi {task.time_as_written or due.year}, không ghi ngày" if review else ""
    # Of what documents disagree on, only the year of a review moves anything in a calendar.
    about = conflicts_about(programme, task) if review else ()
    conflicts = (f"{each.title}: {each.explanation}" for each in about)
    where = task.clause or f"Phụ lục {task.appendix}, {task.number}"
    return CalendarEntry(
        key=f"task.{task.code}.{fact.occurrence.key}",
        kind=EntryKind.REVIEW if review else EntryKind.TASK,
        title=task.short_title if task.clause else f"{task.code}. {task.short_title}",
        short=task.short_title,
        first=due,
        last=due,
        source=f"{named(programme.document[task.document_code])}. {where}",
        note=". ".join(part for part in (note, *conflicts) if part),
        task=task,
        occurrence=fact,
    )


def _is_review(task: Task) -> bool:
    """Tell the reviews and conferences of the Programme from its yearly work."""
    title = plain(task.title)
    return not task.yearly and ("so ket" in title or "tong ket" in title)
