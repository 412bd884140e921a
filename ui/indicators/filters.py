"""The filters of the page "Chỉ tiêu": which sector, or which indicator, each in the address."""

from collections.abc import Container
from dataclasses import dataclass
from functools import partial

import streamlit as st

from progress.indicators.series import all_series
from progress.judging.coverage import Basis
from progress.model.records import Series
from ui.frame import frame, shared_filters, url_state, widgets
from ui.frame.frame import View

ALL = widgets.ALL


@dataclass(frozen=True, slots=True)
class IndicatorSelection:
    """What the address asks for; `row` None: a sector as a whole."""

    sector: str
    row: Series | None
    basis: Basis


def selection(view: View) -> IndicatorSelection:
    """Read from the address what is looked at; say what in it could not be used."""
    problems: list[str] = []

    def read(name: str, known: Container[str], label: str) -> str:
        code = url_state.value(name)
        return url_state.known_code(code, known, label, problems, url_state.DEFAULT) or ALL

    sectors = view.programme.sectors
    sector = read(url_state.SECTOR, [each.code for each in sectors], "lĩnh vực")
    code = read(url_state.INDICATOR, _indicators(view, sector), "chỉ tiêu")
    basis = Basis(read(url_state.BASIS, [*Basis], "cơ sở tỉnh, thành") or Basis.TODAY)
    row = None
    if code or not sector:
        code = code or sectors[0].lead_indicator_code
        category = read(url_state.CATEGORY, _categories(view, code), "loại thiết chế")
        row = (code, category or _first_category(view, code))
    frame.warn(problems)
    return IndicatorSelection(sector, row, basis)


def show(view: View, selected: IndicatorSelection) -> None:
    """Place the widgets; each writes its code to the address."""
    programme = view.programme
    sectors = {ALL: "Cả ba lĩnh vực", **{each.code: each.name for each in programme.sectors}}
    indicators = _indicators(view, selected.sector)
    if selected.sector:
        indicators = {ALL: "Tất cả chỉ tiêu", **indicators}
    row = st.container(key="indicator-filters")
    places = row.columns([3, 5, 4, 2, 3], vertical_alignment="top")
    with places[0]:
        _pick("Lĩnh vực", url_state.SECTOR, selected.sector, sectors)
    with places[1]:
        _pick("Chỉ tiêu", url_state.INDICATOR, selected.row[0] if selected.row else ALL, indicators)
    if selected.row is not None:
        categories = _categories(view, selected.row[0])
        names = {code: programme.category[code].name for code in categories}
        with places[2]:
            _pick("Loại thiết chế", url_state.CATEGORY, selected.row[1], names)
    with places[3]:
        shared_filters.year(programme, view.selection)
    if view.selection.milestone is not None:
        shared_filters.milestone(programme, view.selection)
    if selected.row is not None:
        bases: dict[str, str] = {
            Basis.TODAY: "34, từ 01/07/2025",
            Basis.BEFORE: "63, trước 01/07/2025",
        }
        with places[4]:
            _pick("Tỉnh, thành phố", url_state.BASIS, selected.basis, bases)


def _indicators(view: View, sector: str) -> dict[str, str]:
    """Return the names of the indicators of a sector, or of all, by code and as printed."""
    known = view.derive(all_series, view.programme)
    codes = dict.fromkeys(code for code, _ in known)
    of_code = view.programme.indicator
    return {
        code: of_code[code].short_name
        for code in codes
        if sector in (ALL, of_code[code].sector_code)
    }


def _categories(view: View, indicator: str) -> list[str]:
    return [
        category for code, category in view.derive(all_series, view.programme) if code == indicator
    ]


def _first_category(view: View, indicator: str) -> str:
    """Return the sector's lead category where it is one of the indicator's, else the first."""
    categories = _categories(view, indicator)
    leads = {each.lead_category_code for each in view.programme.sectors}
    return next((code for code in categories if code in leads), categories[0])


def _pick(label: str, name: str, code: str, names: dict[str, str]) -> None:
    widgets.pick(label, name, names, code, write=partial(_write, name))


def _write(name: str, code: str) -> None:
    """Write a choice, and drop what was selected before and does not go with it."""
    url_state.choose(name, code or None)
    if name == url_state.SECTOR:
        url_state.choose(url_state.INDICATOR, None)
    if name in (url_state.SECTOR, url_state.INDICATOR):
        url_state.choose(url_state.CATEGORY, None)
