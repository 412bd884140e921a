"""The filters of the page "Chỉ tiêu": which sector, or which indicator, each in the address."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from progress.indicators.series import all_series
from progress.judging.coverage import Basis
from progress.model.records import Series
from ui.frame import filters, frame, url_state, widgets
from ui.frame.filters import Filter
from ui.frame.frame import View

ALL = widgets.ALL
_BASES: dict[str, str] = {
    Basis.TODAY: "34, từ 01/07/2025",
    Basis.BEFORE: "63, trước 01/07/2025",
}


@dataclass(frozen=True, slots=True)
class IndicatorSelection:
    """What the address asks for; `row` None: a sector as a whole."""

    sector: str
    row: Series | None
    basis: Basis


def selection(view: View) -> IndicatorSelection:
    """Read from the address what is looked at; say what in it could not be used."""
    problems: list[str] = []
    read = partial(url_state.known_value, problems=problems, shown=url_state.DEFAULT)
    sectors = view.programme.sectors
    sector = read(url_state.SECTOR, [each.code for each in sectors], "lĩnh vực") or ALL
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
    """Place the row of filters."""
    programme, shown = view.programme, view.selection
    sectors = {each.code: each.name for each in programme.sectors}
    ask = partial(_filter, width=210)
    filters.show(
        ask("Lĩnh vực", url_state.SECTOR, sectors, selected.sector, everything="Cả ba lĩnh vực"),
        ask(
            "Chỉ tiêu",
            url_state.INDICATOR,
            _indicators(view, selected.sector),
            selected.row[0] if selected.row else ALL,
            width=360,
            everything="Tất cả chỉ tiêu" if selected.sector else "",
        ),
        _category(view, selected.row) if selected.row else None,
        filters.year(programme, shown),
        filters.milestone(programme, shown) if shown.milestone is not None else None,
        ask("Tỉnh, thành phố", url_state.BASIS, _BASES, selected.basis) if selected.row else None,
    )


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


def _category(view: View, row: Series) -> Filter:
    names = {code: view.programme.category[code].name for code in _categories(view, row[0])}
    return _filter("Loại thiết chế", url_state.CATEGORY, names, row[1], width=300)


def _filter(label: str, name: str, names: dict[str, str], code: str, **more: Any) -> Filter:
    return Filter(label, name, names, code, write=partial(_write, name), **more)


def _write(name: str, code: str) -> None:
    """Write a choice, and drop what was selected before and does not go with it."""
    url_state.choose(name, code)
    if name == url_state.SECTOR:
        url_state.choose(url_state.INDICATOR, None)
    if name in (url_state.SECTOR, url_state.INDICATOR):
        url_state.choose(url_state.CATEGORY, None)
