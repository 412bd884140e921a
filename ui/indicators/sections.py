"""The parts of the page "Chỉ tiêu": one indicator, or the indicators of one sector."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from charts.rows.dot_rows import province_key
from charts.rows.trend_points import BREAK_YEAR, fan_bounds
from charts.rows.trends import history_trend, trend
from progress.indicators.sentences import indicator_headline, parts_sentence
from progress.indicators.series import series_fact, setting_document, targets_of
from progress.judging.coverage import ProvinceFact, coverage
from progress.judging.explanations import source
from progress.judging.rollup import YearTotal, totals_over_years
from progress.judging.targets import TargetFact
from progress.model.records import NATION, Indicator, Measure, Series, Target
from progress.model.selection import Selection
from progress.model.titles import document_title, series_title, target_words, unit_title
from progress.overview.headlines import fact_sentence
from ui.frame import downloads, frame, tables, url_state, why, words
from ui.frame.frame import View
from ui.frame.pages import PLANS
from ui.indicators import tables as indicator_tables
from ui.indicators.choice import Choice

_MEASURES = {
    Measure.SHARE: "Tỷ lệ: tử số trên mẫu số, tính bằng phần trăm.",
    Measure.GROWTH: "Mức tăng bình quân mỗi năm so với năm gốc, tính bằng phần trăm.",
    Measure.COUNT: "Số đếm.",
    None: "Mục tiêu bằng lời: ghi nguyên văn, không tính và không đánh giá.",
}


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """An indicator with its facts; `fact` None: no document sets a number for it.

    `provinces` is empty where the country's own targets do not hold for every province.
    """

    row: Series
    title: str
    indicator: Indicator
    fact: TargetFact | None
    provinces: tuple[ProvinceFact, ...]
    years: tuple[YearTotal, ...]


def subject(view: View, chosen: Choice) -> Subject | None:
    """Return the facts of the indicator that is looked at; None for a sector as a whole."""
    if chosen.row is None:
        return None
    programme, row = view.programme, chosen.row
    fact = view.derive(series_fact, programme, view.selection, row)
    document = view.derive(setting_document, programme, row)
    provinces: tuple[ProvinceFact, ...] = ()
    if document is not None and document.unit_code == NATION:
        national = replace(view.selection, scope=NATION, document=document.code)
        provinces = view.derive(coverage, programme, national, row, chosen.basis)
    indicator = programme.indicator[row[0]]
    return Subject(
        row,
        series_title(programme, indicator, programme.category[row[1]]),
        indicator,
        fact,
        provinces,
        view.derive(totals_over_years, programme, row, fact.scope if fact else NATION),
    )


def header(view: View, shown: Subject) -> None:
    """Place the headline of an indicator, and from how many units it is."""
    fact = shown.fact
    known = {province_key(each) for each in shown.provinces} | ({fact.key} if fact else set())
    asked = url_state.value(url_state.WHY)
    if asked not in (None, *known):
        st.warning(f"Địa chỉ hỏi về «{asked}», trang này không có số liệu đó.")
    if fact is None:
        title = f"{shown.title}: {'không có mục tiêu riêng' if shown.years else 'nêu bằng lời'}."
        if shown.indicator.measure is not None and not shown.years:
            title = f"{shown.title}: chưa có số liệu."
        frame.header(view, title, selection=_national(view))
        return
    total = fact.total
    said = (
        f"{len(total.reported)}/{total.expected} đơn vị báo cáo năm {total.year}" if total else ""
    )
    chosen = replace(view.selection, scope=fact.scope, document=fact.document.code)
    headline = view.derive(indicator_headline, view.programme, fact, shown.provinces)
    frame.header(view, headline, basis=said, selection=chosen)


def nation(view: View, shown: Subject) -> None:
    """Place the trend with its path, the question and the years as a table."""
    fact = shown.fact
    unit = view.programme.unit[NATION if fact is None else fact.scope]
    st.header(f"Diễn biến: {unit_title(unit)}", anchor=False)
    if fact is None:
        _history_alone(view, shown)
        return
    if fact.total is None:
        st.info(words.EMPTY, icon=":material/info:")
    sentence = fact_sentence(view.programme, fact)
    spec = view.derive(trend, fact, shown.years, view.theme)
    frame.chart(spec, alt=f"Diễn biến: {sentence}")
    line = st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small")
    line.markdown(sentence, width="stretch")
    with line:
        why.button(fact.key, shown.title)
    st.caption(trend_notes(fact, shown.years))
    if shown.years:
        rows = lambda: tables.history(fact, shown.years)  # noqa: E731  made when it is opened
        downloads.on_demand("trend-table", rows, f"dien-bien-{fact.key}")
        downloads.chart(
            view,
            lambda theme: trend(fact, shown.years, theme),
            f"dien-bien-{fact.key}",
            sentence,
            selection=replace(view.selection, scope=fact.scope, document=fact.document.code),
            notes=[trend_notes(fact, shown.years)],
        )


def definition(view: View, shown: Subject) -> None:
    """Say what is counted, and the clause of every target with its certainty."""
    programme, indicator = view.programme, shown.indicator
    st.header("Định nghĩa và căn cứ", anchor=False)
    counted = indicator.definition
    for part in ("Tử số:", "Mẫu số:", "Số đếm:"):
        counted = counted.replace(part, f"**{part}**")
    document = setting_document(programme, shown.row)
    measure = "" if shown.fact is None and shown.years else _MEASURES[indicator.measure]
    said = [f"**{indicator.name}.** {measure}", counted]
    said.append(view.derive(parts_sentence, programme, indicator, view.selection.year))
    if document is not None and document.unit_code != NATION:
        said.append(
            f"Chỉ {document_title(document)} đặt chỉ tiêu này; các tỉnh, thành phố khác không bị "
            "ràng buộc, nên không so giữa các tỉnh."
        )
    said += [
        f"**Căn cứ mốc {target.year}: {_asked(indicator, target)}.** {source(programme, target)}"
        for target in targets_of(programme, shown.row)
        if document is None or target.document_code == document.code
    ]
    st.markdown("\n\n".join(filter(None, said)))
    chosen = {**url_state.brought(), url_state.SECTOR: indicator.sector_code}
    frame.link(PLANS, "So sánh với kế hoạch địa phương", chosen)


def drawer(view: View, shown: Subject) -> None:
    """Open what the address asks about: the country's figure, or a province's."""
    key = url_state.value(url_state.WHY)
    province = next((each for each in shown.provinces if province_key(each) == key), None)
    if province is not None:
        name = view.programme.unit[province.code].name
        why.panel(f"{name}: {shown.title}")(_explain_province)(view, province)
    elif shown.fact is not None:
        why.drawer(view, (shown.fact,), {})


def _explain_province(view: View, province: ProvinceFact) -> None:
    total = province.fact.total
    if not province.reported and total is not None:
        st.info(
            f"Chưa có số liệu năm {province.total.year} của tỉnh, thành phố này. Dưới đây là "
            f"kết luận theo số liệu năm {total.year}.",
            icon=":material/info:",
        )
    why.explain(view, province.fact)


def _history_alone(view: View, shown: Subject) -> None:
    """Place what was reported of a row that no document sets a number for."""
    if shown.indicator.measure is None:
        st.markdown("Mục tiêu bằng lời không có số liệu: xem nguyên văn ở phần căn cứ.")
    elif not shown.years:
        st.info(words.EMPTY, icon=":material/info:")
    else:
        spec = view.derive(history_trend, shown.indicator, shown.years, view.theme)
        frame.chart(spec, alt=f"Diễn biến: {shown.title}")
        st.caption("Không văn bản nào đặt mục tiêu riêng: chỉ nêu số đã báo cáo.")
        made = lambda: indicator_tables.years(shown.indicator, shown.years)  # noqa: E731  as above
        name = f"dien-bien-{'-'.join(shown.row)}"
        downloads.on_demand("trend-table", made, name)
        downloads.chart(
            view,
            lambda theme: history_trend(shown.indicator, shown.years, theme),
            name,
            shown.title,
            selection=_national(view),
        )


def trend_notes(fact: TargetFact, years: tuple[YearTotal, ...]) -> str:
    """Explain what is drawn besides the values."""
    said = []
    if years and years[0].total.year < BREAK_YEAR:
        said.append(
            "Nét đứt dọc: từ 01/07/2025 tính theo đơn vị hành chính mới, nên đường bị ngắt."
        )
    bounds = fan_bounds(fact, years)
    if bounds is not None:
        base, last = bounds
        said.append(
            f"Dải xám: mức {target_words(fact.indicator, fact.milestone)}, tính từ tổng đã báo cáo "
            f"năm {base.total.year} đến năm {last}; kết luận chỉ dùng các đơn vị so sánh được."
        )
    elif fact.course is not None:
        said.append("Nét đứt xám: đường tiến độ qua các mốc; vạch đậm: mốc.")
    return " ".join(said)


def _asked(indicator: Indicator, target: Target) -> str:
    return "nêu bằng lời" if target.low is None else target_words(indicator, target)


def _national(view: View) -> Selection:
    return replace(view.selection, scope=NATION, document=None)
