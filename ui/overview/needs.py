"""What needs attention and what is to be decided, each a link to the page that shows or does it."""

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from charts.theme import SYMBOLS, role
from progress.judging.targets import TargetFact
from progress.model.numbers import day
from progress.model.units import NATION
from progress.overview.decisions import Decision, DecisionKind, decisions, has_ended
from progress.overview.headlines import Attention, attention
from progress.reporting.reporting import ReportFact, ReportState
from progress.tasks.agenda import last_day_soon
from progress.tasks.schedule import TaskFact
from ui.frame import widgets, words
from ui.frame.frame import View
from ui.frame.pages import CALENDAR, INDICATORS, REPORTS, TASKS
from ui.overview.standing import address

FEW = 5
"""How much attention one can give at once."""
MORE = "more-needs"
"""Key of the part that unfolds what needs attention beyond it."""


def needs(
    view: View,
    facts: tuple[TargetFact, ...],
    reports: tuple[ReportFact, ...],
    tasks: tuple[TaskFact, ...],
    draft_of: Callable[[View, int], str],
) -> None:
    """List what needs attention, the first few at once and the rest on demand, and what is next.

    Tasks are the Ministry's; a province is not reminded of them. `draft_of` gives the address of
    the draft of a year's report.
    """
    programme, chosen = view.programme, view.selection
    own = tasks if chosen.scope == NATION else ()
    attentions = view.derive(attention, programme, facts, reports, own, chosen.as_of)
    lines = view.block(_lines, chosen.scope, chosen.year, attentions)
    st.header("Cần chú ý", anchor=False)
    if not lines:
        st.markdown("Không có chỉ tiêu, báo cáo hay nhiệm vụ nào cần chú ý.")
    _list(lines[:FEW])
    if lines[FEW:] and (place := widgets.unfolded(f"Còn {len(lines) - FEW} điều nữa", MORE)):
        with place:
            _list(lines[FEW:])
    _agenda(view, draft_of)


def _list(lines: Sequence[str]) -> None:
    if lines:
        st.html(f'<ul class="needs">{"".join(lines)}</ul>')


def _lines(scope: str, year: int, needs: tuple[Attention, ...]) -> tuple[str, ...]:
    return tuple(_attention(each, _shown_on(scope, year, each)) for each in needs)


def _attention(each: Attention, shown_on: str) -> str:
    rest = escape(each.sentence.removeprefix(each.subject))
    answers = f" <small>Chủ trì: {escape(each.answers)}.</small>" if each.answers else ""
    look, symbol = f"judged {role(each.judgement)}", SYMBOLS[each.judgement]
    return (
        f'<li><b class="{look}" aria-hidden="true">{symbol}</b> '
        f'<a href="{shown_on}">{escape(each.subject)}</a>{rest}{answers}</li>'
    )


def _shown_on(scope: str, year: int, each: Attention) -> str:
    """Return the address that shows it: of a province's own target the reasons, on this page."""
    if each.fact is not None:
        indicator, category = each.fact.series
        if scope == NATION:
            return address(INDICATORS, chi_tieu=indicator, loai=category)
        return address(vi_sao=each.fact.key)
    if isinstance(each.judgement, ReportState):
        return address(REPORTS, nam=str(year))
    if each.task is not None:
        return address(TASKS, nhiem_vu=each.task.code)
    return address(TASKS, trang_thai=each.judgement.value)


def _agenda(view: View, draft_of: Callable[[View, int], str]) -> None:
    programme, chosen = view.programme, view.selection
    if has_ended(programme, chosen.as_of):
        return
    pending = view.derive(decisions, programme, chosen.scope, chosen.as_of)
    st.header(words.literal(f"Cần quyết định đến {day(last_day_soon(chosen.as_of))}"), anchor=False)
    if not pending:
        st.markdown("Không có hạn, việc hay hội nghị nào theo văn bản.")
    _list(view.block(_decisions, view, pending, draft_of))


def _decisions(
    view: View, pending: tuple[Decision, ...], draft_of: Callable[[View, int], str]
) -> tuple[str, ...]:
    return tuple(_decision(each, draft_of(view, each.on.year)) for each in pending)


def _decision(each: Decision, draft: str) -> str:
    is_report = each.kind is DecisionKind.REPORT
    paper = f' <a href="{escape(draft)}">Dự thảo báo cáo (Word)</a>.' if is_report else ""
    return (
        f'<li><a href="{_done_on(each)}">{escape(each.subject)}</a>: {escape(each.words)}.{paper} '
        f"<small>{escape(each.source)}.</small></li>"
    )


def _done_on(each: Decision) -> str:
    year = str(each.on.year)
    if each.kind is DecisionKind.REPORT:
        return address(REPORTS, nam=year)
    if each.kind is DecisionKind.OBSERVANCE:
        return address(CALENDAR, nam=year)
    if len(each.tasks) == 1:
        return address(TASKS, nhiem_vu=each.tasks[0].code)
    return address(TASKS, nam=year)
