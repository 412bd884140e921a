"""Which indicator, or which sector, the page "Chỉ tiêu" looks at."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from progress.indicators.series import all_series
from progress.judging.coverage import Basis
from progress.model.records import Series
from ui.frame import filters, url_state
from ui.frame.frame import View

ALL = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the address asks for; `row` None: a sector as a whole."""

    sector: str
    row: Series | None
    basis: Basis


def choice(view: View) -> Choice:
    """Read from the address what is looked at."""
    programme = view.programme
    sectors = [sector.code for sector in programme.sectors]
    sector = filters.code_of(url_state.SECTOR, sectors, ALL, "lĩnh vực")
    known = _indicators(view, sector)
    code = filters.code_of(url_state.INDICATOR, list(known), ALL, "chỉ tiêu")
    basis = Basis(filters.code_of(url_state.BASIS, [*Basis], Basis.TODAY, "cơ sở tỉnh, thành"))
    if not code and sector:
        return Choice(sector, None, basis)
    code = code or programme.sectors[0].lead_indicator_code
    categories = _categories(view, code)
    category = filters.code_of(
        url_state.CATEGORY, categories, _first_category(view, code), "loại thiết chế"
    )
    return Choice(sector, (code, category), basis)


def show_filters(view: View, chosen: Choice) -> None:
    """Place the widgets; each writes its code to the address."""
    programme = view.programme
    sectors = {ALL: "Cả ba lĩnh vực", **{each.code: each.name for each in programme.sectors}}
    named = _indicators(view, chosen.sector)
    if chosen.sector:
        named = {ALL: "Tất cả chỉ tiêu", **named}
    row = st.container(key="indicator-filters")
    places = row.columns([3, 5, 4, 2, 3], vertical_alignment="top")
    with places[0]:
        _pick("Lĩnh vực", url_state.SECTOR, chosen.sector, sectors)
    with places[1]:
        _pick("Chỉ tiêu", url_state.INDICATOR, chosen.row[0] if chosen.row else ALL, named)
    if chosen.row is not None:
        categories = _categories(view, chosen.row[0])
        names = {code: programme.category[code].name for code in categories}
        with places[2]:
            _pick("Loại thiết chế", url_state.CATEGORY, chosen.row[1], names)
    with places[3]:
        filters.year(programme, view.selection)
    if chosen.row is not None:
        bases: dict[str, str] = {
            Basis.TODAY: "34, từ 01/07/2025",
            Basis.BEFORE: "63, trước 01/07/2025",
        }
        with places[4]:
            _pick("Tỉnh, thành phố", url_state.BASIS, chosen.basis, bases)


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
    """Return the categories an indicator is asked for or reported in."""
    return [
        category for code, category in view.derive(all_series, view.programme) if code == indicator
    ]


def _first_category(view: View, indicator: str) -> str:
    """Return the sector's lead category where it is one of the indicator's, else the first."""
    categories = _categories(view, indicator)
    leads = {each.lead_category_code for each in view.programme.sectors}
    return next((code for code in categories if code in leads), categories[0])


def _pick(label: str, name: str, code: str, named: dict[str, str]) -> None:
    filters.pick(
        label, name, list(named), code, named.__getitem__, chosen=lambda each: _write(name, each)
    )


def _write(name: str, code: str) -> None:
    """Write a choice, and drop what was chosen before and does not go with it."""
    url_state.choose(name, code or None)
    if name == url_state.SECTOR:
        url_state.choose(url_state.INDICATOR, None)
    if name in (url_state.SECTOR, url_state.INDICATOR):
        url_state.choose(url_state.CATEGORY, None)
