"""The targets that bind a scope: one gauge a sector, a bullet for each, and its table."""

import streamlit as st

from charts.bullets import bullets
from charts.gauges import gauge
from progress.judging.statements import large_number, reported_size, second_reading_words
from progress.judging.targets import TargetFact
from progress.judging.words import fact_title
from progress.model.programme import Programme
from progress.model.records import Sector
from progress.overview.headlines import fact_sentence, headline
from progress.overview.sector_standings import year_change_words
from progress.reporting.reporting import ReportFact, ReportState, received
from ui.frame import downloads, frame, opening, target_tables, why, words
from ui.frame.frame import View
from ui.overview.standing import bar, of_sector


def basis(reports: tuple[ReportFact, ...]) -> str:
    """Say how many units sent the year's report; "" where none had to and none did."""
    if not received(reports):
        silent = any(fact.state is ReportState.UNRECORDED for fact in reports)
        return f"chưa ghi nhận báo cáo nào của năm {reports[0].year}" if silent else ""
    return f"{received(reports)}/{len(reports)} đơn vị đã gửi báo cáo năm {reports[0].year}"


def empty_state(facts: tuple[TargetFact, ...]) -> None:
    """Say what to do where nothing was reported yet."""
    if all(fact.total is None for fact in facts):
        st.info(words.literal(words.EMPTY), icon=":material/info:")


def gauges(view: View, facts: tuple[TargetFact, ...]) -> None:
    """Place one gauge a sector, on the sector's lead indicator."""
    places = st.container(key="gauges").columns(3, border=True)
    for sector, place in zip(view.programme.sectors, places, strict=True):
        with place:
            _gauge(view, sector, of_sector(facts, sector))


def comparison(view: View, facts: tuple[TargetFact, ...]) -> None:
    """Place a bullet for every target, its table and its download."""
    st.header("Từng chỉ tiêu so với mục tiêu", anchor=False)
    st.caption(
        "Vạch mảnh: mốc trước; vạch đậm: mốc cuối. Thanh dài 0–100%; chỉ tiêu tăng hằng năm vẽ "
        "trên thang 0–20% mỗi năm.  \n«Cần thêm»: số thiết chế còn phải đạt, hoặc mức tăng mỗi "
        "năm còn phải có, để tới mốc đang xét. «Mốc đã qua»: năm của mốc và kết luận khi đó. "
        "Bấm một dòng để xem vì sao."
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


def _gauge(view: View, sector: Sector, facts: tuple[TargetFact, ...]) -> None:
    st.html(view.block(bar, sector, facts, view.theme))
    fact = next((f for f in facts if f.series == sector.lead), None)
    if fact is None:
        st.caption("Văn bản này không đặt chỉ tiêu đại diện cho lĩnh vực.")
        return
    title = fact_title(view.programme, fact)
    sentence = view.derive(fact_sentence, view.programme, fact)
    st.markdown(words.literal(title))
    frame.chart(view.derive(gauge, fact, view.theme), alt=sentence)
    why.beneath(view.derive(_about, view.programme, fact, facts), fact.key, title)
    downloads.copied(view, sentence, (fact,))


def _about(programme: Programme, lead: TargetFact, facts: tuple[TargetFact, ...]) -> str:
    """Say how a sector moved since the year before, and what its gauge rests on."""
    about = (year_change_words(programme, facts), _basis(lead), second_reading_words(lead))
    return " · ".join(filter(None, about))


def _basis(fact: TargetFact) -> str:
    if fact.total is None:
        return "chưa có số liệu"
    small = large_number(fact).small or f"{reported_size(fact.total)} đơn vị"
    return f"{small}, năm {fact.total.year}"
