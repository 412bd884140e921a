"""The parts of the overview: counts, one gauge a sector, bullets, what needs attention."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from charts.bullets import bullets
from charts.gauges import gauge
from progress.judging.tally import tally
from progress.judging.targets import TargetFact
from progress.judging.verdicts import Verdict
from progress.judging.words import fact_title, growth_words
from progress.model.numbers import day, written
from progress.model.records import Sector
from progress.model.titles import document_title, target_words
from progress.overview.headlines import Attention, fact_sentence, headline, sector_sentence
from progress.reporting.reporting import ReportFact, ministry_rule, received, received_late
from progress.tasks.schedule import TaskFact, overdue
from ui.frame import downloads, frame, tables, url_state, why, words
from ui.frame.frame import View

FEW = 7
"""How much attention one can give at once."""
TARGETS, REPORTS, TASKS = "chi-tieu", "bao-cao", "nhiem-vu"
"""Names, in the address, of the counts that can be asked about."""


def counts(
    view: View,
    facts: tuple[TargetFact, ...],
    reports: tuple[ReportFact, ...],
    tasks: tuple[TaskFact, ...],
) -> None:
    """Place the four counts, each with its question."""
    counted = tally(facts)
    visits = next((fact for fact in facts if fact.indicator.code == "library_visits"), None)
    places = st.container(key="counts").columns(4, border=True)
    with places[0]:
        unsure = counted.insufficient + counted.no_data
        _count(
            "Chỉ tiêu đạt hoặc đúng tiến độ",
            f"{counted.good} / {counted.judged}" if counted.judged else "–",
            f"{unsure} chưa kết luận được, {counted.not_applicable} không còn áp dụng",
            TARGETS,
        )
    with places[1]:
        _count(
            f"Đơn vị đã báo cáo năm {view.selection.year}",
            f"{received(reports)} / {len(reports)}" if reports else "–",
            f"{received_late(reports)} gửi muộn"
            if reports
            else "không có đơn vị phải gửi báo cáo đến Bộ",
            REPORTS,
        )
    with places[2]:
        _count(
            "Nhiệm vụ của Bộ quá hạn",
            f"{overdue(tasks)} / {len(tasks)}",
            f"tính đến {day(view.selection.as_of)}",
            TASKS,
        )
    with places[3]:
        _visits(visits)


def basis(reports: tuple[ReportFact, ...]) -> str:
    """Say from how many units the figures are."""
    return f"{received(reports)}/{len(reports)} đơn vị đã gửi báo cáo" if reports else ""


def empty_state(facts: tuple[TargetFact, ...]) -> None:
    """Say what to do where nothing was reported yet."""
    if all(fact.total is None for fact in facts):
        st.info(words.EMPTY, icon=":material/info:")


def gauges(view: View, facts: tuple[TargetFact, ...]) -> None:
    """Place one gauge a sector, on the sector's lead indicator."""
    places = st.container(key="gauges").columns(3, border=True)
    for sector, place in zip(view.programme.sectors, places, strict=True):
        own = tuple(fact for fact in facts if fact.indicator.sector_code == sector.code)
        with place:
            _gauge(view, sector, own)


def comparison(view: View, facts: tuple[TargetFact, ...]) -> None:
    """Place a bullet for every target, its table and its download."""
    st.header("Từng chỉ tiêu so với mục tiêu", anchor=False)
    st.caption(
        "Vạch mảnh: mốc trước; vạch đậm: mốc cuối. Thanh dài 0–100%; chỉ tiêu tăng hằng năm vẽ "
        "trên thang 0–20% mỗi năm. Bấm một dòng để xem vì sao."
    )
    key = f"bullets-{st.session_state.get('bullets-drawn', 0)}"
    frame.chart(
        view.derive(bullets, view.programme, facts, view.theme),
        alt=headline(facts),
        key=key,
        on_select=lambda: _row_chosen(key),
    )
    st.caption(_legend())
    _ask(view, facts)
    table = st.expander(words.TABLE, on_change="rerun", key="targets-table")
    if table.open:
        with table:
            rows = tables.targets(view.programme, facts)
            frame.table(rows)
            downloads.table(rows, f"chi-tieu-{view.selection.scope}-{view.selection.year}")


def needs(attention: tuple[Attention, ...]) -> None:
    """List what needs attention, the first few at once and the rest on demand."""
    st.header("Cần chú ý", anchor=False)
    if not attention:
        st.markdown("Không có chỉ tiêu, báo cáo hay nhiệm vụ nào cần chú ý.")
    st.markdown(_listed(attention[:FEW]))
    if attention[FEW:]:
        with st.expander(f"Còn {len(attention) - FEW} điều nữa"):
            st.markdown(_listed(attention[FEW:]))


def questions(
    view: View, reports: tuple[ReportFact, ...], tasks: tuple[TaskFact, ...]
) -> dict[str, Callable[[], None]]:
    """Return how each count is explained, by its name in the address."""
    return {
        TARGETS: _explain_targets,
        REPORTS: lambda: _explain_reports(view, reports),
        TASKS: lambda: _explain_tasks(view, tasks),
    }


def _listed(attention: tuple[Attention, ...]) -> str:
    return "\n\n".join(f"{words.coloured(each.judgement)} {each.sentence}" for each in attention)


def _count(label: str, value: str, note: str, key: str) -> None:
    st.metric(label, value)
    _noted(note, key, label)


def _noted(note: str, key: str, what: str) -> None:
    """Place a note and, at its right, the question."""
    line = st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small")
    line.caption(note, width="stretch")
    with line:
        why.button(key, what)


def _visits(fact: TargetFact | None) -> None:
    if fact is None:
        st.metric("Lượt người sử dụng thư viện", "–")
        st.caption("không có chỉ tiêu này")
        return
    reported = "chưa có số liệu" if fact.total is None else f"{written(fact.total.numerator)} lượt"
    asks = target_words(fact.indicator, fact.milestone)
    label = fact.indicator.short_name
    _count(label, growth_words(fact.growth), f"{reported}, cần {asks}", fact.key)


def _gauge(view: View, sector: Sector, facts: tuple[TargetFact, ...]) -> None:
    lead = (sector.lead_indicator_code, sector.lead_category_code)
    fact = next((f for f in facts if f.series == lead), None)
    if fact is None:
        st.markdown(f"**{sector.name}**")
        st.caption("Văn bản này không đặt chỉ tiêu đại diện cho lĩnh vực.")
        return
    title = fact_title(view.programme, fact)
    st.markdown(f"**{sector.name}**  \n{title}")
    frame.chart(view.derive(gauge, fact, view.theme), alt=fact_sentence(view.programme, fact))
    _noted(f"{sector_sentence(facts)} · {_basis(fact)}", fact.key, title)


def _basis(fact: TargetFact) -> str:
    if fact.total is None:
        return "chưa có số liệu"
    return f"{len(fact.total.reported)}/{fact.total.expected} đơn vị, năm {fact.total.year}"


def _ask(view: View, facts: tuple[TargetFact, ...]) -> None:
    """Place the choice that opens a fact for those who do not click on charts."""
    names = {fact.key: fact_title(view.programme, fact) for fact in facts}
    st.session_state["ask"] = None
    st.selectbox(
        words.WHY,
        list(names),
        format_func=names.__getitem__,
        key="ask",
        on_change=lambda: url_state.choose(url_state.WHY, st.session_state["ask"]),
        placeholder="Chọn một chỉ tiêu để xem kết luận rút ra từ đâu",
        label_visibility="collapsed",
    )


def _row_chosen(key: str) -> None:
    """Open the row that was clicked; the chart is drawn afresh so that it can be clicked again."""
    rows = st.session_state[key].selection.get("row") or []
    if rows:
        url_state.choose(url_state.WHY, rows[0]["key"])
        st.session_state["bullets-drawn"] = st.session_state.get("bullets-drawn", 0) + 1


def _legend() -> str:
    return "   ".join(f"{words.coloured(each)} {each.label}" for each in Verdict)


def _explain_targets() -> None:
    st.markdown(
        "Chỉ đếm những chỉ tiêu kết luận được: đã đạt, đúng tiến độ, chậm tiến độ, "
        "nguy cơ không đạt và không đạt mốc. Chỉ tiêu chưa đủ căn cứ, chưa có số liệu hoặc "
        "không còn áp dụng được nêu riêng, không tính là đạt hay không đạt. "
        "Chỉ tiêu bằng lời không được đánh giá."
    )


def _explain_reports(view: View, reports: tuple[ReportFact, ...]) -> None:
    rule = ministry_rule(view.programme)
    if rule is not None:
        st.markdown(f"{document_title(rule)}. {rule.report_clause}")
    frame.table(tables.reports(view.programme, reports))


def _explain_tasks(view: View, tasks: tuple[TaskFact, ...]) -> None:
    st.markdown(
        "Nhiệm vụ quá hạn khi đã qua ngày cuối của thời gian ghi trong Phụ lục I, II (Quyết định "
        "1346/QĐ-BVHTTDL) mà chưa ghi nhận hoàn thành. Nhiệm vụ hằng năm tính theo năm hiện tại; "
        "các năm trước còn mở được đếm bên cạnh. Nhiệm vụ không ghi thời hạn không bao giờ quá hạn."
    )
    frame.table(tables.tasks(tasks))
