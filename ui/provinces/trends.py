"""A province's indicators over the years: one of choice, and all of them on demand."""

import streamlit as st

from charts.rows.trends import trend
from progress.judging.rollup import totals_over_years
from progress.judging.targets import TargetFact
from progress.judging.words import fact_title
from progress.model.records import Series
from progress.overview.headlines import fact_sentence
from ui.frame import frame, url_state, widgets, words
from ui.frame.frame import View
from ui.indicators.trends import fact_trend

_ABREAST = 2
"""How many trends stand side by side."""


def chosen_row(view: View, facts: tuple[TargetFact, ...]) -> Series | None:
    """Place the choice of a row; return it, the sector's lead row by default."""
    if not facts:
        return None
    rows = {each.series: each for each in facts}
    leads = [each.lead for each in view.programme.sectors]
    row = next((lead for lead in leads if lead in rows), next(iter(rows)))
    asked = (url_state.value(url_state.INDICATOR), url_state.value(url_state.CATEGORY))
    named = next((r for r in rows if r[0] == asked[0] and asked[1] in (None, r[1])), None)
    if asked[0] is not None and named is None:
        st.warning(
            words.literal(
                f"Địa chỉ có chỉ tiêu «{asked[0]}» không dùng được ở đây; xem chỉ tiêu khác."
            )
        )
    row = named or row
    st.header("Diễn biến qua các năm", anchor=False)
    names = {".".join(each): fact_title(view.programme, fact) for each, fact in rows.items()}
    title = "Chỉ tiêu xem diễn biến và so sánh"
    widgets.pick(title, url_state.INDICATOR, names, ".".join(row), write=url_state.choose_series)
    return row


def trend_of(view: View, facts: tuple[TargetFact, ...], row: Series | None) -> None:
    """Place the trend of the chosen row with its path and the break of 1 July 2025."""
    fact = next((f for f in facts if f.series == row), None)
    if fact is None or row is None:
        return
    years = view.derive(totals_over_years, view.programme, row, fact.scope)
    name = f"dien-bien-{fact.scope}-{fact.key}"
    fact_trend(view, fact, years, fact_title(view.programme, fact), name)


def all_trends(view: View, facts: tuple[TargetFact, ...]) -> None:
    """Place, on demand, the trend of every indicator."""
    if not facts:
        return
    place = widgets.unfolded("Diễn biến của mọi chỉ tiêu", "all-trends")
    if place is None:
        return
    with place, st.container(key="trends"):
        for first in range(0, len(facts), _ABREAST):
            abreast = facts[first : first + _ABREAST]
            for column, fact in zip(st.columns(_ABREAST), abreast, strict=False):
                row = fact.series
                years = view.derive(totals_over_years, view.programme, row, fact.scope)
                sentence = view.derive(fact_sentence, view.programme, fact)
                with column:
                    st.markdown(f"**{words.literal(fact_title(view.programme, fact))}**")
                    spec = view.derive(trend, fact, years, view.theme)
                    frame.chart(spec, alt=f"Diễn biến: {sentence}")
