"""The communes of a province: what they reported, beside what the province itself reported."""

from __future__ import annotations

import streamlit as st

from data_access.programme.communes import commune_figures
from data_access.programme.reports import communes
from data_access.register.open_institutions import commune_marks
from progress.model.records import Kind
from progress.places.communes import (
    agreement_sentence,
    commune_coverage,
    coverage_sentence,
    register_sentence,
)
from progress.places.peers import last_year
from progress.reporting.chains import commune_chain
from progress.reporting.words import chain_headline
from ui.frame import downloads, frame, plain_tables, snapshots, url_state
from ui.frame.frame import View
from ui.frame.pages import PROVINCES, REPORTS
from ui.provinces import tables
from ui.provinces.sections import there


def coverage(view: View) -> None:
    """Place who of a province's communes has figures, their sums, and each of them on demand."""
    programme, chosen = view.programme, view.selection
    unit = programme.unit[chosen.scope]
    if unit.kind is not Kind.PROVINCE:
        return
    if snapshots.lacking(view.source, "số liệu của cấp xã"):
        return
    year = last_year(unit, chosen.year)
    inside = view.derive(view.source.read, communes, unit.code)
    figures = view.derive(view.source.read, commune_figures, unit.code)
    found = view.derive(commune_coverage, programme, inside, figures, year)
    st.header(f"Xã, phường năm {year}", anchor=False)
    said = [coverage_sentence(found), agreement_sentence(found)]
    chain = view.derive(commune_chain, programme, inside, year, chosen.as_of)
    if chain.asked:
        said.append(chain_headline(chain))
    if unit.valid_to is None:
        marks = view.derive(view.source.read, commune_marks, chosen.as_of, unit.code)
        said.append(register_sentence(programme, marks))
    st.markdown(" ".join(filter(None, said)))
    _elsewhere(view, found.years, year, asked=chain.asked)
    if not found.sums:
        return
    rows = tables.communes(programme, found)
    plain_tables.table(rows, view.theme, "Cộng các xã, phường bên cạnh số cấp tỉnh")
    downloads.table(rows, f"cap-xa-{unit.code}-{year}")
    place = st.expander("Từng xã, phường", on_change="rerun", key="each-commune")
    if place.open:
        with place:
            rows = tables.each_commune(programme, found)
            plain_tables.table(rows, view.theme, "Từng xã, phường", high=True)
            downloads.table(rows, f"tung-xa-{unit.code}-{year}")


def _elsewhere(view: View, years: tuple[int, ...], year: int, *, asked: bool) -> None:
    """Lead to the years in which the communes have figures, and to their reports."""
    code = view.selection.scope
    with st.container(horizontal=True, gap="medium", key="commune-links"):
        for each in years:
            if each != year and each <= view.selection.as_of.year:
                asks = {**there(code), url_state.YEAR: str(each)}
                frame.link(PROVINCES, f"Số liệu cấp xã năm {each}", asks)
        if asked:
            frame.link(REPORTS, "Báo cáo của từng xã, phường", there(code))
