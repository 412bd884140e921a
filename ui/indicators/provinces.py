"""The provinces of one indicator: ranked, spread over classes, and since the year before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from charts.changes import changes as changes_chart
from charts.changes import drawn_changes
from charts.rows.dot_rows import province_key, province_words
from charts.rows.dots import dots
from charts.rows.spreads import class_spread
from charts.rows.spreads import verdict_spread as verdict_chart
from charts.spec import Spec
from charts.theme import Theme
from progress.indicators.sentences import (
    missing_sentence,
    provinces_sentence,
    spread,
    spread_sentence,
    verdict_spread,
)
from progress.indicators.yearly_changes import (
    changes_by_province,
    changes_sentence,
    ground_sentence,
    not_compared_sentence,
)
from progress.judging.coverage import ProvinceFact
from progress.judging.verdicts import Verdict
from progress.model.numbers import alphabetical
from progress.model.records import NATION, Measure
from ui.frame import downloads, frame, url_state, words
from ui.frame.frame import View
from ui.indicators import tables
from ui.indicators.choice import Choice
from ui.indicators.sections import Subject


def comparison(view: View, shown: Subject, chosen: Choice) -> None:
    """Place what is known of the provinces; without targets of theirs, only what changed."""
    if shown.provinces:
        ranked, other = frame.columns(8, 5)
        with ranked:
            _ranking(view, shown)
        with other:
            _distribution(view, shown)
            _since_last_year(view, shown, chosen)
    elif shown.fact is None and shown.years:
        _since_last_year(view, shown, chosen)


def _ranking(view: View, shown: Subject) -> None:
    """Place the provinces on one scale, the list that opens one, and their table."""
    facts = shown.provinces
    st.header(f"Các tỉnh, thành phố năm {view.selection.year}", anchor=False)
    sentence = provinces_sentence(facts)
    st.markdown(f"{sentence} {missing_sentence(view.programme, facts)}")
    key = f"dots-{st.session_state.get('dots-drawn', 0)}"
    frame.chart(
        view.derive(dots, view.programme, facts, view.selection.scope, view.theme),
        alt=sentence,
        key=key,
        on_select=lambda: _province_chosen(key),
    )
    seen = {fact.verdict for fact in facts}
    legend = [f"{words.coloured(each)} {each.label}" for each in Verdict if each in seen]
    st.caption("  ·  ".join([*legend, "Bấm một dòng để xem vì sao."]))
    _ask(view, facts)
    downloads.on_demand(
        "provinces-table",
        lambda: tables.provinces(view.programme, facts),
        f"tinh-thanh-{'-'.join(shown.row)}-{view.selection.year}",
    )
    _to_keep(
        view,
        shown,
        lambda theme: dots(view.programme, facts, view.selection.scope, theme),
        f"tinh-thanh-{'-'.join(shown.row)}-{view.selection.year}",
        sentence,
    )


def _distribution(view: View, shown: Subject) -> None:
    """Place how many provinces stand in each class; of growth and counts, at each verdict."""
    facts = shown.provinces
    st.header("Phân bố", anchor=False)
    if shown.indicator.measure is Measure.SHARE:
        found = view.derive(spread, facts)
        sentence = spread_sentence(facts)
        draw = partial(class_spread, found)
        spec = view.derive(class_spread, found, view.theme)
    else:
        verdicts = view.derive(verdict_spread, facts)
        found = tuple((verdict.label, count, share) for verdict, count, share in verdicts)
        sentence = provinces_sentence(facts)
        draw = partial(verdict_chart, verdicts)
        spec = view.derive(verdict_chart, verdicts, view.theme)
    st.markdown(sentence)
    name = f"phan-bo-{'-'.join(shown.row)}-{view.selection.year}"
    if any(count for _, count, _ in found):
        frame.chart(spec, alt=sentence)
        st.caption("Tỷ lệ làm tròn theo phần dư lớn nhất, nên cộng lại đúng 100%.")
        _to_keep(view, shown, draw, name, sentence)
    downloads.on_demand("spread-table", lambda: tables.classes(found), name)


def _since_last_year(view: View, shown: Subject, chosen: Choice) -> None:
    """Say what changed since the year before, and draw the largest gains and losses."""
    year = view.selection.year
    st.header("So với năm trước", anchor=False)
    found = view.derive(changes_by_province, view.programme, shown.row, year, chosen.basis)
    sentence = changes_sentence(view.programme, found, year)
    st.markdown(f"{sentence} {ground_sentence(found, year)}")
    if drawn_changes(found):
        frame.chart(view.derive(changes_chart, view.programme, found, view.theme), alt=sentence)
        name = f"thay-doi-{'-'.join(shown.row)}-{year}"
        _to_keep(view, shown, partial(changes_chart, view.programme, found), name, sentence)
    st.caption(
        "Chỉ so khi cả hai năm đều báo cáo đủ và trên cùng địa bàn; tỉnh sáp nhập so với tổng các "
        f"tỉnh trước sáp nhập. {not_compared_sentence(view.programme, found)}"
    )
    downloads.on_demand(
        "changes-table",
        lambda: tables.changes(view.programme, found),
        f"thay-doi-{'-'.join(shown.row)}-{year}",
    )


def _to_keep(
    view: View, shown: Subject, draw: Callable[[Theme], Spec], name: str, sentence: str
) -> None:
    """Place the downloads of a figure of all provinces."""
    chosen = replace(view.selection, scope=NATION, document=None, milestone=None)
    downloads.chart(view, draw, name, f"{shown.title}. {sentence}", selection=chosen, width=900)


def _ask(view: View, facts: tuple[ProvinceFact, ...]) -> None:
    """Place the choice that opens a province for those who do not click on charts."""
    of_code = view.programme.unit
    listed = sorted(facts, key=lambda fact: alphabetical(of_code[fact.code].name))
    named = {
        province_key(fact): " · ".join(
            filter(None, [of_code[fact.code].name, province_words(fact), fact.verdict.label])
        )
        for fact in listed
    }
    st.session_state["ask-province"] = None
    st.selectbox(
        words.WHY,
        list(named),
        format_func=named.__getitem__,
        key="ask-province",
        on_change=lambda: url_state.choose(url_state.WHY, st.session_state["ask-province"]),
        placeholder="Chọn một tỉnh, thành phố để xem kết luận rút ra từ đâu",
        label_visibility="collapsed",
    )


def _province_chosen(key: str) -> None:
    """Open the row that was clicked; the chart is drawn afresh so that it can be clicked again."""
    found = st.session_state[key].selection.get("province") or []
    if found:
        url_state.choose(url_state.WHY, found[0]["key"])
        st.session_state["dots-drawn"] = st.session_state.get("dots-drawn", 0) + 1
