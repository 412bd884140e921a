"""An indicator over the years: the chart, what is drawn on it, the years as a table."""

from dataclasses import replace
from functools import partial

import streamlit as st

from charts.rows.trend_points import BREAK_YEAR, fan_bounds
from charts.rows.trends import history_trend, trend
from progress.judging.rollup import YearTotal
from progress.judging.targets import TargetFact
from progress.model.titles import target_words, unit_title
from progress.model.units import NATION
from progress.overview.headlines import fact_sentence
from ui.frame import downloads, frame, target_tables, why, words
from ui.frame.frame import View
from ui.indicators import tables
from ui.indicators.subject import Subject


def nation(view: View, shown: Subject) -> None:
    """Place the trend with its path, the question and the years as a table."""
    fact = shown.fact
    unit = view.programme.unit[NATION if fact is None else fact.scope]
    st.header(words.literal(f"Diễn biến: {unit_title(unit)}"), anchor=False)
    if fact is None:
        _reported_years(view, shown)
        return
    if fact.total is None:
        st.info(words.literal(words.EMPTY), icon=":material/info:")
    name = f"dien-bien-{fact.key}"
    fact_trend(view, fact, shown.years, shown.title, name)
    if shown.years:
        downloads.chart(
            view,
            partial(trend, fact, shown.years),
            name,
            view.derive(fact_sentence, view.programme, fact),
            selection=replace(view.selection, scope=fact.scope, document=fact.document.code),
            notes=[view.derive(_notes, fact, shown.years)],
        )


def fact_trend(
    view: View, fact: TargetFact, years: tuple[YearTotal, ...], title: str, name: str
) -> None:
    """Place the trend of a fact, its question, and its years as a table downloaded as `name`."""
    sentence = view.derive(fact_sentence, view.programme, fact)
    frame.chart(view.derive(trend, fact, years, view.theme), alt=f"Diễn biến: {sentence}")
    why.noted(sentence, fact.key, title)
    st.caption(view.derive(_notes, fact, years))
    if years:
        downloads.on_demand("trend-table", partial(target_tables.history, fact, years), name)


def _reported_years(view: View, shown: Subject) -> None:
    """Place what was reported of a row that no document sets a number for."""
    if shown.indicator.measure is None:
        st.markdown("Mục tiêu bằng lời không có số liệu: xem nguyên văn ở phần căn cứ.")
    elif not shown.years:
        st.info(words.literal(words.EMPTY), icon=":material/info:")
    else:
        spec = view.derive(history_trend, shown.indicator, shown.years, view.theme)
        frame.chart(spec, alt=f"Diễn biến: {shown.title}")
        st.caption("Không văn bản nào đặt mục tiêu riêng: chỉ nêu số đã báo cáo.")
        name = f"dien-bien-{'-'.join(shown.row)}"
        make = partial(tables.years, shown.indicator, shown.years)
        downloads.on_demand("trend-table", make, name)
        national = replace(view.selection, scope=NATION, document=None)
        draw = partial(history_trend, shown.indicator, shown.years)
        downloads.chart(view, draw, name, shown.title, selection=national)


def _notes(fact: TargetFact, years: tuple[YearTotal, ...]) -> str:
    notes = []
    if years and years[0].total.year < BREAK_YEAR:
        notes.append(
            "Nét đứt dọc: từ 01/07/2025 tính theo đơn vị hành chính mới, nên đường bị ngắt."
        )
    bounds = fan_bounds(fact, years)
    if bounds is not None:
        base, last = bounds
        notes.append(
            f"Dải xám: mức {target_words(fact.indicator, fact.milestone)}, tính từ tổng đã báo cáo "
            f"năm {base.total.year} đến năm {last}; kết luận chỉ dùng các đơn vị so sánh được."
        )
    elif fact.course is not None:
        notes.append("Nét đứt xám: đường tiến độ qua các mốc; vạch đậm: mốc.")
    return " ".join(notes)
