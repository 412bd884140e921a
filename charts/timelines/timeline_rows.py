"""What the timeline is drawn from: one row for each heading and each task, page by page."""

import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby

from charts.theme import DASHED, PATTERNS, SYMBOLS, Theme
from charts.timelines.time_axis import Axis, DrawnRow, great_heading, heading
from progress.model.programme import Programme
from progress.tasks.agencies import leads_of
from progress.tasks.appendices import Group, appendix_of, groups, task_number, undated
from progress.tasks.schedule import OccurrenceFact, TaskFact, TaskState
from progress.tasks.words import task_state_words, time_words

PITCH, LINE = 46, 12
"""Height of a row, in which two lines of a product fit, and of each line more, in pixels."""
PRODUCT_LETTERS = 54
"""Letters of a product that fit on a line beside the years."""
PAGE = 900
"""Pixels of rows on one page of an export, which is about a sheet of A4 on its side."""
UNDATED_LANE = "KHÔNG GHI THỜI HẠN TRONG VĂN BẢN"
CONTINUED = "(tiếp)"


def task_rows(
    programme: Programme, facts: tuple[TaskFact, ...], axis: Axis, theme: Theme
) -> Iterator[DrawnRow]:
    """Yield the rows of tasks by appendix and group, then of those without a time."""
    for title, members in groupby(groups(facts), key=_great_title):
        yield great_heading(title, axis)
        for place, group in enumerate(members):
            # The years stand over it already where it is the first.
            yield heading(f"{group.number}. {group.title}", years=place > 0)
            yield from _tasks(programme, group, axis, theme)
    without_time = undated(facts)
    if without_time:
        yield great_heading(UNDATED_LANE, axis)
        yield from _tasks(programme, Group("", "", "", without_time), axis, theme)


def _great_title(group: Group) -> str:
    """Return the title of the appendix, or of a part of a unit's own plan."""
    appendix = appendix_of(group.facts[0].task)
    if appendix is None:
        return f"{'MỤC' if group.facts[0].task.clause else 'PHỤ LỤC'} {group.appendix}"
    return f"PHỤ LỤC {appendix.code}. {appendix.title}"


def paged(rows: Iterable[DrawnRow]) -> Iterator[list[DrawnRow]]:
    """Yield the rows page by page; a heading never stands alone at the foot of one."""
    page: list[DrawnRow] = []
    great: DrawnRow | None = None
    group: DrawnRow | None = None
    for row in rows:
        if "key" not in row:
            great, group = (row, None) if "great" in row else (great, row)
        elif sum(each["h"] for each in [*page, *_not_in(page, great, group), row]) > PAGE and page:
            yield page
            # A heading whose rows all come after it is said for the first time.
            fresh = _not_in(page, great, group)
            heads = [each for each in (great, group) if each is not None]
            page = [each if each in fresh else _again(each) for each in heads]
        if "key" in row:
            page = [*page, *_not_in(page, great, group), row]
    if page:
        yield page


def _not_in(page: list[DrawnRow], *heads: DrawnRow | None) -> list[DrawnRow]:
    """Return the headings that a page does not have yet, in any form."""
    headings_said = {each.get("of", each["head"]) for each in page if "key" not in each}
    return [head for head in heads if head is not None and head["head"] not in headings_said]


def _again(head: DrawnRow) -> DrawnRow:
    """Return a heading for the page on which its rows go on."""
    continued: DrawnRow = {n: f"{head[n]} {CONTINUED}" for n in ("head", "narrow") if n in head}
    return {**head, **continued, "of": head["head"]}


def _tasks(programme: Programme, group: Group, axis: Axis, theme: Theme) -> Iterator[DrawnRow]:
    for fact in group.facts:
        task = fact.task
        product = textwrap.wrap(task.product or "", PRODUCT_LETTERS)
        yield {
            "key": task.code,
            "number": task_number(task),
            "h": PITCH + LINE * max(len(product) - 2, 0),
            "title": task.short_title,
            "time": time_words(task),
            "leads": leads_of(programme, task),
            "state": f"{SYMBOLS[fact.state]} {task_state_words(fact)}",
            "product": "\n".join(product),
            "ink": theme.text(fact.state),
            "bars": [_bar(fact, each, axis) for each in fact.occurrences],
            "one": not task.yearly,
            "narrow_from": 31,
        }


def _bar(fact: TaskFact, each: OccurrenceFact, axis: Axis) -> DrawnRow:
    start, end = _span(fact, each, axis)
    broken = each.occurrence.due is None or PATTERNS[each.state] == DASHED
    dashed = {"dash": True} if broken else {}
    days = {"days": each.days_late} if each.state is TaskState.DONE_LATE else {}
    tail = _tail(fact, each, end, axis)
    return {"a": start, "b": end, "state": each.state, **dashed, **days, **tail}


def _span(fact: TaskFact, each: OccurrenceFact, axis: Axis) -> tuple[float, float]:
    """Return where a bar begins and ends; without a time it takes its appendix' whole phase."""
    first_day, due = each.occurrence.first_day, each.occurrence.due
    if first_day is not None and due is not None:
        return axis.start(first_day.year), axis.start(due.year + 1)
    phase = appendix_of(fact.task)
    if phase is None:
        return 0, 1
    return axis.start(phase.first_year), axis.start(phase.last_year + 1)


def _tail(fact: TaskFact, each: OccurrenceFact, end: float, axis: Axis) -> DrawnRow:
    """Return until where a single bar was, or is, late."""
    if fact.task.yearly or each.days_late is None:
        return {}
    finished = each.record.finished_on if each.record else None
    late_until = finished if each.state is TaskState.DONE_LATE and finished else axis.as_of
    return {"late": max(axis.place(late_until), end)}
