"""A province beside the country, its region and the three provinces most like it."""

from collections.abc import Mapping

import streamlit as st

from charts.rows.dots import peer_dots
from progress.judging.coverage import coverage
from progress.judging.targets import target_fact
from progress.judging.words import fact_title
from progress.model.programme import Programme
from progress.model.records import Series
from progress.model.titles import unit_names
from progress.model.units import Kind
from progress.places.peers import basis_of, peer_selection, peer_sentence, peers, region_sentence
from progress.places.province import most_alike, same_region
from progress.plans.deviations import NATIONAL_PLAN
from ui.frame import frame, url_state, widgets, words
from ui.frame.frame import View
from ui.frame.lists import plain_tables
from ui.provinces import tables
from ui.provinces.shared import communes_of, place_table


def compared(view: View, row: Series | None) -> None:
    """Place the comparison of one row, and why those provinces are called alike."""
    programme, code = view.programme, view.selection.scope
    unit = programme.unit[code]
    if row is None or unit.kind is not Kind.PROVINCE:
        return
    national = peer_selection(programme, view.selection, row, unit, NATIONAL_PLAN)
    whole = view.derive(target_fact, programme, national, row)
    st.header("So với cả nước, vùng và tỉnh, thành phố giống nhất", anchor=False)
    if whole is None:
        st.markdown("Quyết định 1520/QĐ-TTg không đặt chỉ tiêu này nên không so sánh.")
        return
    known = view.derive(coverage, programme, national, row, basis_of(unit))
    # No list of communes is stored of the time before 1 July 2025.
    communes = communes_of(view) if unit.valid_to is None else {}
    # Likeness is read from lists that a snapshot does not freeze: there it is left out.
    frozen = view.source.snapshot is not None
    alike = () if frozen else view.derive(_most_alike, programme, code, tuple(communes.items()))
    region = same_region(programme, code)
    nearest = tuple(other for other, _ in alike)
    year = national.year
    beside = view.derive(peers, programme, whole, known, code, region, nearest, year)
    chart, reasons = frame.columns(8, 5)
    with chart:
        asked = view.selection.year
        older = "" if year == asked else f" (chưa có số liệu năm {asked})"
        st.markdown(f"**{words.literal(fact_title(programme, whole))}**, số liệu năm {year}{older}")
        key = f"peers-{code}"
        alt = "; ".join(peer_sentence(peer) for peer in beside[:6])
        measure, targets = whole.indicator.measure, whole.milestones
        frame.chart(
            view.derive(peer_dots, beside, measure, targets, view.theme),
            alt=alt,
            key=key,
            on_select=lambda: _open_province(view, key),
        )
        st.caption(
            f"{words.literal(region_sentence(beside))} Bấm một tỉnh, thành phố để mở.".strip()
        )
    with reasons:
        _alike(view, alike, communes)
    if place := widgets.unfolded(f"{words.TABLE}, cả các tỉnh cùng vùng", "to"):
        with place:
            name = f"so-sanh-{code}-{row[0]}-{row[1]}-{year}"
            place_table(view.derive(tables.compared, beside), "So sánh", name)


def _most_alike(
    programme: Programme, code: str, communes: tuple[tuple[str, int], ...]
) -> tuple[tuple[str, float], ...]:
    return most_alike(programme, code, dict(communes))


def _alike(view: View, alike: tuple[tuple[str, float], ...], communes: Mapping[str, int]) -> None:
    programme = view.programme
    if view.source.snapshot is not None:
        st.markdown("Bản chốt số liệu không giữ danh sách để xét tỉnh, thành phố giống nhất.")
        return
    if not alike:
        st.markdown(
            "Chưa rõ dân số hoặc diện tích nên không xét được tỉnh, thành phố nào giống nhất."
        )
        return
    by = "dân số, diện tích và số xã, phường" if communes else "dân số và diện tích"
    names = unit_names(programme, tuple(code for code, _ in alike))
    st.markdown(f"**Giống nhất về {words.literal(by)}:** {words.literal(names)}.")
    numbers = tuple(communes.items())
    rows = view.derive(tables.likeness, programme, view.selection.scope, alike, numbers)
    plain_tables.table(rows, "Vì sao giống nhau")
    st.caption(
        f"Độ khác: tổng giá trị tuyệt đối của lô-ga-rít tự nhiên các tỷ số {by}; 0 là bằng nhau "
        "ở mọi số. Nơi chưa rõ một số thì không xét."
        + ("" if communes else " Không có danh sách xã trước 01/07/2025 nên không so số xã.")
    )


def _open_province(view: View, key: str) -> None:
    """Open the province that was clicked; the country and the region have no page here."""
    rows = st.session_state[key].selection.get("province") or []
    unit = view.programme.unit.get(rows[0]["key"]) if rows else None
    if unit is not None and unit.kind is Kind.PROVINCE:
        url_state.choose(url_state.SCOPE, unit.code)
        url_state.choose(url_state.DOCUMENT, None)
        url_state.choose(url_state.MILESTONE, None)
