"""Tasks on slides: how many are where, then each on the years of its appendix."""

from collections.abc import Iterator
from itertools import groupby

from charts.theme import DASHED, PATTERNS, SYMBOLS
from charts.timelines.time_axis import Axis, axis_of
from charts.timelines.timeline_rows import UNDATED_LANE
from exports.report import ReportDocument
from exports.shared.lettering import lines
from exports.show.frame import BODY, em
from exports.show.markup import Html, div, element, span
from exports.show.paging import paged
from exports.show.palette import INK
from progress.tasks.agenda import by_state
from progress.tasks.appendices import APPENDICES
from progress.tasks.schedule import OccurrenceFact, TaskFact, TaskState
from progress.tasks.words import state_words

_ROW, _HEAD = 46, 92
"""Heights: a task, the years over the tasks."""
_LABEL = 715


def counts(facts: tuple[TaskFact, ...]) -> Html:
    """Return how many tasks are in each state, in large numbers."""
    return div(
        "counts",
        *(
            div(
                "count",
                span("number", str(number)),
                span("what", f"{SYMBOLS[state]} {state.label}"),
                style=f"color:{INK.text(state)}",
            )
            for state, number in by_state(facts).items()
            if number
        ),
    )


COUNTS = 150
"""Height of the large numbers."""


def timelines(report: ReportDocument, facts: tuple[TaskFact, ...], height: float) -> Iterator[Html]:
    """Yield the tasks on their years, slide by slide."""
    dues = (each.occurrence.due for fact in facts for each in fact.occurrences)
    first_years = (fact.task.first_year for fact in facts)
    years = (*(due.year for due in dues if due), *(year for year in first_years if year))
    axis = axis_of(years, report.selection.as_of)
    height -= _HEAD
    for title, members in _lanes(facts):
        for page in paged(members, lambda tasks: sum(map(_high, tasks)), height, height):
            yield _lane(title, page, axis)


def _high(fact: TaskFact) -> float:
    label = f"{fact.task.code} {fact.task.short_title}"
    return max(_ROW, lines(label, _LABEL, BODY, bold=True) * BODY * 1.2 + 8)


def _lanes(facts: tuple[TaskFact, ...]) -> Iterator[tuple[str, list[TaskFact]]]:
    """Yield the tasks by appendix, those without a time with their own."""
    titles = {
        each.code: f"Phụ lục {each.code}: nhiệm vụ giai đoạn {each.phase}" for each in APPENDICES
    }
    for code, members in groupby(facts, key=lambda fact: fact.task.appendix):
        yield titles.get(code, f"Phụ lục {code}"), list(members)


def _lane(title: str, facts: list[TaskFact], axis: Axis) -> Html:
    years = range(axis.first, axis.last + 1)
    scale = div(
        "row years",
        span("label", title),
        span("axis", *(element("b", str(year)) for year in years), _now(axis, flag=True)),
        span("state", "Trạng thái"),
    )
    return div("timeline", scale, *(_row(fact, axis) for fact in facts))


def _row(fact: TaskFact, axis: Axis) -> Html:
    # How long nothing has been recorded is seen on the axis; said, it would not fit.
    silent = fact.state is TaskState.UNRECORDED
    words = fact.state.label if silent else state_words(fact.current)
    bars = (_bar(fact, each, axis) for each in fact.occurrences)
    return div(
        "row",
        span("label", element("b", fact.task.code), f" {fact.task.short_title}"),
        span("axis", *bars, _now(axis)),
        span(
            "state",
            f"{SYMBOLS[fact.state]} {words}",
            style=f"color:{INK.text(fact.state)}",
        ),
        style=f"min-height:{em(_high(fact))}",
    )


def _bar(fact: TaskFact, each: OccurrenceFact, axis: Axis) -> Html:
    first_day, due = each.occurrence.first_day, each.occurrence.due
    if first_day is None or due is None:
        return span("bar undated", UNDATED_LANE.capitalize())
    start, end = axis.start(first_day.year), axis.start(due.year + 1)
    colour = INK.mark(each.state)
    open_ = "" if each.record or not each.state.is_open else " open"
    open_ = f"{open_} broken" if PATTERNS[each.state] == DASHED else open_
    return span(
        f"bar{open_}",
        style=f"left:{100 * start:.4g}%;width:{100 * (end - start):.4g}%;--colour:{colour}",
    )


def _now(axis: Axis, *, flag: bool = False) -> Html:
    place = axis.place(axis.as_of)
    flag_words = span("flag", axis.flag()) if flag else None
    return span("now", flag_words, style=f"left:{100 * place:.4g}%")
