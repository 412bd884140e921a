"""The drawer "Vì sao?": what a figure rests on, opened by address."""

from collections.abc import Callable

import streamlit as st

from charts.rows.trends import trend
from data_access.recorded.locks import amendments
from exports.shared.markup import Html, element, span
from progress.judging.explanations import why
from progress.judging.rollup import totals_over_years
from progress.judging.targets import TargetFact
from progress.judging.words import fact_title
from progress.model.numbers import day
from progress.model.units import NATION
from progress.overview.headlines import fact_sentence
from ui.frame import downloads, frame, opening, target_tables, url_state, words
from ui.frame.frame import View


def link(key: str, what: str) -> Html:
    """Return the link that opens the drawer on a figure; `what` names it to screen readers."""
    name, address = span("unseen", f" {what}"), url_state.link({url_state.WHY: key})
    return element("a", words.WHY, name, class_="why", href=address, title=f"{words.WHY} {what}")


def noted(note: str, key: str, what: str) -> None:
    """Place a note and, at its right, the link that opens the drawer."""
    st.html(element("div", element("p", note), link(key, what), class_="noted"))


def ask(key: str) -> None:
    """Open the drawer on a figure."""
    url_state.choose(url_state.WHY, key)


def drawer(
    view: View, facts: tuple[TargetFact, ...], others: dict[str, Callable[[], None]]
) -> None:
    """Open the drawer on what the address names: a fact, or one of the page's other figures."""
    key = url_state.value(url_state.WHY)
    fact = next((fact for fact in facts if fact.key == key), None)
    if fact is not None:
        opening.drawer(url_state.WHY, fact_title(view.programme, fact), explain, view, fact)
    elif key in others:
        opening.drawer(url_state.WHY, words.WHY, others[key])


def explain(view: View, fact: TargetFact) -> None:
    """Say what a fact rests on: sentence, trend, inputs, rule, sources, definition, years."""
    sentence = fact_sentence(view.programme, fact)
    st.markdown(f"**{words.literal(sentence)}**")
    downloads.copied(view, sentence, (fact,))
    row = fact.series
    years = view.derive(totals_over_years, view.programme, row, fact.scope)
    if years:
        frame.chart(view.derive(trend, fact, years, view.theme), alt=f"Diễn biến: {sentence}")
    for line in view.derive(why, view.programme, fact):
        st.markdown(f"**{words.literal(line.label)}.** {words.literal(line.text)}")
    _amendments(view, fact)
    st.markdown(f"**Cách tính.** {words.literal(fact.indicator.definition)}")
    if years:
        frame.table(target_tables.history(fact, years))


def _amendments(view: View, fact: TargetFact) -> None:
    """Say which changes moved these figures after their year was locked; no snapshot knows."""
    year = fact.judged_year
    if year is None or view.source.snapshot is not None:
        return
    units: tuple[str, ...] = (fact.scope, *view.programme.predecessors.get(fact.scope, ()))
    if fact.scope == NATION:
        units = tuple(unit.code for unit in view.programme.provinces)
    amended = view.derive(view.source.read, amendments, fact.series, year, units)
    if amended:
        listed = "; ".join(
            f"thay đổi số {number} ngày {day(on)}" + (f" ({reason})" if reason else "")
            for number, on, reason in amended
        )
        st.markdown(f"**Điều chỉnh sau khóa kỳ {year}.** {words.literal(listed)}.")
