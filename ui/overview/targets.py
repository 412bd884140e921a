"""The targets that bind a scope: one gauge a sector, a bullet for each, and its table."""

import streamlit as st

from charts.bullets import bullets
from charts.gauges import gauge
from charts.theme import Theme
from exports.shared.markup import Html, div, element
from progress.judging.statements import large_number, reported_size, second_reading_words
from progress.judging.targets import TargetFact
from progress.judging.words import fact_title
from progress.model.programme import Programme
from progress.model.records import Sector
from progress.model.selection import Selection
from progress.overview.headlines import fact_sentence, headline
from progress.overview.sector_standings import year_change_words
from progress.reporting.reporting import ReportFact, ReportState, received
from ui.frame import downloads, opening, target_tables, why, words
from ui.frame.downloads import copying
from ui.frame.frame import View
from ui.overview.standing import bar, of_sector


def basis(reports: tuple[ReportFact, ...]) -> str:
    """Say how many units sent the year's report; "" where none had to and none did."""
    if not received(reports):
        silent = any(fact.state is ReportState.UNRECORDED for fact in reports)
        return f"chưa ghi nhận văn bản báo cáo nào của năm {reports[0].year}" if silent else ""
    return f"{received(reports)}/{len(reports)} đơn vị đã gửi báo cáo năm {reports[0].year}"


def empty_state(facts: tuple[TargetFact, ...]) -> None:
    """Say what to do where nothing was reported yet."""
    if all(fact.total is None for fact in facts):
        st.info(words.literal(words.EMPTY), icon=":material/info:")


def gauges(view: View, facts: tuple[TargetFact, ...]) -> None:
    """Place one gauge a sector, on its lead indicator; without targets, say that there are none."""
    if not facts:
        st.markdown("Không có chỉ tiêu bằng số ràng buộc đơn vị này.")
        return
    st.html(view.block(_gauges, view.programme, view.selection, facts, view.theme))


def comparison(view: View, facts: tuple[TargetFact, ...]) -> None:
    """Place a bullet for every target, its table and its download; nothing without targets."""
    if not facts:
        return
    st.header("Từng chỉ tiêu so với mục tiêu", anchor=False)
    st.caption(
        "Vạch mảnh: mốc trước; vạch đậm: mốc cuối. Thanh dài 0–100%; chỉ tiêu tăng hằng năm vẽ "
        "trên thang 0–20% mỗi năm.  \n«Cần thêm»: số thiết chế còn phải đạt trong số đã báo "
        "cáo, hoặc mức tăng mỗi năm còn phải có, để tới mốc đang xét. «Mốc đã qua»: năm của mốc "
        "và kết luận khi đó. Bấm một dòng để xem vì sao."
    )
    spec = view.derive(bullets, view.programme, facts, view.theme)
    opening.clickable_chart(
        spec, "bullets", "row", lambda row: why.ask(row["key"]), alt=view.derive(headline, facts)
    )
    st.caption(words.verdict_legend(between="   "))
    downloads.on_demand(
        "targets-table",
        lambda: target_tables.targets(view.programme, facts),
        f"chi-tieu-{view.selection.scope}-{view.selection.year}",
    )


def _gauges(
    programme: Programme, chosen: Selection, facts: tuple[TargetFact, ...], theme: Theme
) -> Html:
    sectors = ((sector, of_sector(facts, sector)) for sector in programme.sectors)
    return div("cards gauges", *(_gauge(programme, chosen, *each, theme) for each in sectors))


def _gauge(
    programme: Programme,
    chosen: Selection,
    sector: Sector,
    facts: tuple[TargetFact, ...],
    theme: Theme,
) -> Html:
    fact = next((f for f in facts if f.series == sector.lead), None)
    if fact is None:
        none = "Văn bản này không đặt chỉ tiêu đại diện cho lĩnh vực."
        return div("card", bar(sector, facts, theme), element("p", none, class_="note"))
    title, sentence = fact_title(programme, fact), fact_sentence(programme, fact)
    return div(
        "card",
        bar(sector, facts, theme),
        element("p", title, class_="of"),
        # Of the class of Vega's charts: it is copied and saved as they are.
        div("stVegaLiteChart", role="img", aria_label=sentence, data_drawn=gauge(fact, theme)),
        element("p", _about(programme, fact, facts), class_="note"),
        div(
            "copying",
            why.link(fact.key, title),
            copying(programme, chosen, sentence, (fact,)),
            aria_live="polite",
        ),
    )


def _about(programme: Programme, lead: TargetFact, facts: tuple[TargetFact, ...]) -> str:
    """Say how a sector moved since the year before, and what its gauge rests on."""
    about = (year_change_words(programme, facts), _basis(lead), second_reading_words(lead))
    return " · ".join(filter(None, about))


def _basis(fact: TargetFact) -> str:
    if fact.total is None:
        return "chưa có số liệu"
    small = large_number(fact).small or f"{reported_size(fact.total)} đơn vị"
    return f"{small}, năm {fact.total.year}"
