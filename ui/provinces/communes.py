"""The communes of a province: what they reported, beside what the province itself reported."""

from functools import partial

import pandas as pd
import streamlit as st

from data_access.programme.communes import commune_figures, communes
from data_access.programme.units import communes_with_plans
from data_access.register.open_institutions import commune_marks
from progress.model.numbers import alphabetical, written
from progress.model.programme import Programme
from progress.model.records import Indicator
from progress.model.reported import Figure
from progress.model.titles import series_title, unit_title
from progress.model.units import Kind
from progress.places.communes import (
    CommuneCoverage,
    agreement_sentence,
    commune_coverage,
    counts_words,
    coverage_sentence,
    difference_words,
    register_sentence,
)
from progress.places.peers import last_year
from progress.reporting.chains import commune_chain
from progress.reporting.words import chain_headline
from ui.frame import frame, snapshots, url_state, widgets, words
from ui.frame.frame import View
from ui.frame.lists import place_list
from ui.frame.pages import PROVINCES, REPORTS
from ui.provinces.shared import link_parameters, place_table
from ui.provinces.tables import NO_DATA


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
    covered = view.derive(commune_coverage, programme, inside, figures, year, chosen.as_of)
    st.header(words.literal(f"Xã, phường năm {year}"), anchor=False)
    sentences = [coverage_sentence(covered), agreement_sentence(covered)]
    chain = view.derive(commune_chain, programme, inside, year, chosen.as_of)
    if chain.asked:
        sentences.append(chain_headline(chain))
    if unit.valid_to is None:
        marks = view.derive(view.source.read, commune_marks, chosen.as_of, unit.code)
        sentences.append(register_sentence(programme, marks))
    st.markdown(words.literal(" ".join(filter(None, sentences))))
    _elsewhere(view, covered.years, year, asked=chain.asked)
    if not covered.sums:
        return
    rows = view.derive(_sums, programme, covered)
    title = "Cộng các xã, phường bên cạnh số cấp tỉnh"
    place_table(rows, title, f"cap-xa-{unit.code}-{year}", folded=True)
    title = "Từng xã, phường"
    if place := widgets.unfolded(title, "each-commune"):
        with place:
            rows = view.derive(_each_commune, programme, covered)
            place_table(rows, title, f"tung-xa-{unit.code}-{year}", high=True)


def own_plans(view: View) -> None:
    """Lead to the communes of a province that have a plan of their own."""
    unit = view.programme.unit[view.selection.scope]
    if view.source.snapshot is not None or unit.kind is not Kind.PROVINCE:
        return
    planned = view.derive(view.source.read, communes_with_plans, unit.code)
    names = {each.code: unit_title(each) for each in planned}
    if names:
        label = f"Xã, phường có kế hoạch riêng ({written(len(names))})"
        choose = partial(url_state.choose, url_state.SCOPE)
        place_list.pick(label, "own-plans", names, None, choose, "Chọn xã, phường")


def _elsewhere(view: View, years: tuple[int, ...], year: int, *, asked: bool) -> None:
    """Lead to the years in which the communes have figures, and to their reports."""
    code = view.selection.scope
    with st.container(horizontal=True, gap="medium", key="commune-links"):
        for each in years:
            if each != year and each <= view.selection.as_of.year:
                asks = {**link_parameters(code), url_state.YEAR: str(each)}
                frame.link(PROVINCES, f"Số liệu cấp xã năm {each}", asks)
        if asked:
            frame.link(REPORTS, "Báo cáo của từng xã, phường", link_parameters(code))


def _sums(programme: Programme, covered: CommuneCoverage) -> pd.DataFrame:
    """Return each row's sum over the communes beside the province's own figure."""
    return pd.DataFrame(
        {
            "Chỉ tiêu": series_title(programme, each.series),
            "Đã báo cáo": f"{len(each.reported)}/{each.expected}",
            "Cộng cấp xã": counts_words(each.indicator, each.numerator, each.denominator),
            "Cấp tỉnh báo cáo": _counts(each.indicator, each.own),
            "So sánh": difference_words(each),
        }
        for each in covered.sums
    )


def _each_commune(programme: Programme, covered: CommuneCoverage) -> pd.DataFrame:
    """Return every commune with what it reported, by the Vietnamese alphabet."""
    units = sorted(covered.units.values(), key=lambda unit: alphabetical(unit.name))
    rows = []
    for unit in units:
        row = {"Đơn vị": unit_title(unit), "Mã": unit.code}
        for each in covered.sums:
            figure = covered.figures.get((each.series, unit.code))
            title = series_title(programme, each.series)
            row[title] = _counts(each.indicator, figure)
        rows.append(row)
    return pd.DataFrame(rows)


def _counts(indicator: Indicator, figure: Figure | None) -> str:
    if figure is None:
        return NO_DATA
    return counts_words(indicator, figure.numerator, figure.denominator)
