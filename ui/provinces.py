"""The parts of the page "Tỉnh, thành": one province, what binds it and where it stands."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from charts.trends import trend
from progress.coverage import Basis, coverage
from progress.deviations import NATIONAL_PLAN
from progress.headlines import fact_sentence, headline
from progress.history import history
from progress.numbers import day, written
from progress.programme import Row
from progress.province import binding_sentences, chosen_units, most_alike, same_region, successor
from progress.records import NATION, Kind
from progress.targets import TargetFact, target_fact
from progress.words import fact_title, unit_title
from ui import downloads, filters, frame, overview, province_tables, tables, url_state, why, words
from ui.frame import View


def start(view: View) -> None:
    """Place what one sees before a province is chosen: the list, and all of them as a table."""
    frame.name("Chọn một tỉnh, thành phố để xem")
    filters.scope(view.programme, view.selection)
    rows = province_tables.units(chosen_units(view.programme))
    frame.table(rows)
    downloads.table(rows, "tinh-thanh")


def header(view: View, facts: tuple[TargetFact, ...]) -> None:
    """Place the province's headline."""
    name = unit_title(view.programme.unit[view.selection.scope])
    frame.header(view, f"{name[:1].upper()}{name[1:]}: {headline(facts)}")


def identity(view: View, facts: tuple[TargetFact, ...]) -> None:
    """Say what the unit is, what it was merged from, and which plans bind it."""
    programme, code = view.programme, view.selection.scope
    unit = programme.unit[code]
    said = [
        f"Loại: {unit.type_name or 'chưa rõ'}",
        f"Vùng: {unit.region or 'chưa rõ'}",
        f"Dân số: {written(unit.population)}",
        f"Diện tích (km²): {written(unit.area_km2, 1)}",
    ]
    text = [" · ".join(said)]
    before = programme.predecessors.get(code, ())
    if before:
        names = ", ".join(f"{_linked(view, each)}" for each in before)
        text.append(f"Từ {day(unit.valid_from)}, được sắp xếp từ: {names}.")
    after = successor(programme, code)
    if unit.valid_to is not None:
        into = f"; nay thuộc {_linked(view, after)}" if after else ""
        text.append(f"Đơn vị này tồn tại đến {day(unit.valid_to)}{into}.")
    text += view.derive(binding_sentences, programme, code)
    st.markdown("\n\n".join(text))
    if all(fact.total is None for fact in facts):
        st.info(words.EMPTY, icon=":material/info:")


def verdicts(view: View, facts: tuple[TargetFact, ...]) -> None:
    """Place a bullet for every target of the chosen document, and the table."""
    if not facts:
        st.markdown("Không có chỉ tiêu bằng số ràng buộc đơn vị này.")
        return
    overview.comparison(view, facts)


def chosen_row(view: View, facts: tuple[TargetFact, ...]) -> Row | None:
    """Place the choice of a row; return it, the sector's lead row by default."""
    if not facts:
        return None
    rows = {(each.indicator.code, each.category.code): each for each in facts}
    leads = [(s.lead_indicator_code, s.lead_category_code) for s in view.programme.sectors]
    row = next((lead for lead in leads if lead in rows), next(iter(rows)))
    asked = (url_state.value(url_state.INDICATOR), url_state.value(url_state.CATEGORY))
    found = next((r for r in rows if r[0] == asked[0] and asked[1] in (None, r[1])), None)
    if asked[0] is not None and found is None:
        st.warning(f"Địa chỉ có chỉ tiêu «{asked[0]}» không dùng được ở đây; xem chỉ tiêu khác.")
    row = found or row
    st.header("Diễn biến qua các năm", anchor=False)
    names = {"/".join(each): fact_title(view.programme, fact) for each, fact in rows.items()}
    codes = list(names)
    filters.pick(
        "Chỉ tiêu xem diễn biến",
        url_state.INDICATOR,
        codes,
        "/".join(row),
        names.__getitem__,
        chosen=_choose_row,
    )
    return row


def trend_of(view: View, facts: tuple[TargetFact, ...], row: Row | None) -> None:
    """Place the trend of the chosen row with its path and the break of 1 July 2025."""
    fact = next((f for f in facts if (f.indicator.code, f.category.code) == row), None)
    if fact is None or row is None:
        return
    years = view.derive(history, view.programme, row, fact.scope)
    sentence = fact_sentence(view.programme, fact)
    frame.chart(view.derive(trend, fact, years, view.theme), alt=f"Diễn biến: {sentence}")
    line = st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small")
    line.markdown(sentence, width="stretch")
    with line:
        why.button(fact.key, fact_title(view.programme, fact))
    if years:
        name = f"dien-bien-{fact.scope}-{fact.key}"
        downloads.on_demand("trend-table", lambda: tables.history(fact, years), name)


def compared(view: View, row: Row | None) -> None:
    """Place, on demand, the country, the region and the most alike beside the province."""
    code = view.selection.scope
    unit = view.programme.unit[code]
    if row is None or unit.kind is not Kind.PROVINCE:
        return
    place = st.expander("So với cả nước, cùng vùng và tỉnh giống nhất", on_change="rerun", key="to")
    if not place.open:
        return
    with place:
        national = replace(view.selection, scope=NATION, document=NATIONAL_PLAN, milestone=None)
        whole = view.derive(target_fact, view.programme, national, row)
        if whole is None:
            st.markdown("Quyết định 1520/QĐ-TTg không đặt chỉ tiêu này nên không so sánh.")
            return
        basis = Basis.TODAY if unit.valid_to is None else Basis.BEFORE
        known = view.derive(coverage, view.programme, national, row, basis)
        groups = dict.fromkeys(same_region(view.programme, code), "Cùng vùng")
        groups |= dict.fromkeys(most_alike(view.programme, code), "Giống nhất")
        rows = province_tables.compared(view.programme, whole, known, {code: "Đang xem", **groups})
        st.caption(
            "Giống nhất: ba tỉnh có tổng chênh lệch lô-ga-rít của dân số và diện tích nhỏ nhất; "
            "tỉnh chưa rõ dân số hoặc diện tích không được xét."
        )
        frame.table(rows)
        downloads.table(rows, f"so-sanh-{code}-{row[0]}-{row[1]}")


def needed(view: View, facts: tuple[TargetFact, ...]) -> None:
    """Place what is still needed, and how much of it each year."""
    if not facts:
        return
    st.subheader("Cần thêm mỗi năm đến mốc", anchor=False)
    rows = province_tables.needed(view.programme, facts)
    frame.table(rows)
    downloads.table(rows, f"can-them-{view.selection.scope}-{view.selection.year}")


def record(view: View) -> None:
    """Place, on demand, the reports to the Ministry year by year."""
    place = st.expander("Báo cáo gửi Bộ qua các năm", on_change="rerun", key="record")
    if place.open:
        with place:
            rows = province_tables.reports(view.programme, view.selection)
            if rows.empty:
                st.markdown("Không có báo cáo nào đơn vị này phải gửi Bộ.")
                return
            frame.table(rows)
            downloads.table(rows, f"bao-cao-{view.selection.scope}")


def _choose_row(code: str) -> None:
    indicator, category = code.split("/")
    url_state.choose(url_state.INDICATOR, indicator)
    url_state.choose(url_state.CATEGORY, category)


def _linked(view: View, code: str) -> str:
    name = unit_title(view.programme.unit[code])
    asked = urlencode({url_state.SCOPE: code, **url_state.frozen()}, safe="@")
    return f"[{name}](?{asked})"
