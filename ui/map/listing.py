"""All provinces of the map in a list: rank, value as a bar, verdict; or the values of the years.

Everything that a click on the map does is done by this list, too, with keys and by screen readers.
"""

from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd
import streamlit as st

from charts.maps.marks import Colouring, marks
from charts.theme import Theme
from progress.judging.coverage import ObservationStatus, ProvinceFact
from progress.judging.coverage_words import map_words
from progress.judging.ranking import measured
from progress.model.numbers import alphabetical, written
from progress.model.programme import Programme
from progress.model.records import Measure
from progress.model.titles import unit_title
from progress.model.units import NATION
from ui.frame import downloads, target_tables, url_state
from ui.frame.frame import View
from ui.frame.lists import plain_tables
from ui.map.selection import MapDrawing, MapSelection, name_of
from ui.map.years import year_facts

TWO_COLUMNS = 40
"""Provinces from which the list has two columns: the 63."""
_NAME = "Các tỉnh, thành phố trên bản đồ"


def listing(view: View, shown: MapSelection, facts: tuple[ProvinceFact, ...]) -> None:
    """Place every province, those that can be compared first and numbered, and the download."""
    ordered = view.derive(_ordered, view.programme, facts)
    by_year = shown.drawing is MapDrawing.YEARS
    years = year_facts(view, shown, shown.table_basis) if by_year else {}
    titles = [*map(str, years)] or ["Kết quả"]
    head = "".join(
        plain_tables.heading(label, number)
        for label, number in (
            ("Hạng", True),
            ("Tỉnh, thành phố", False),
            *((title, True) for title in titles),
            ("Kết luận", False),
        )
    )
    values = [{fact.code: map_words(fact) for fact in each} for each in years.values()]
    values = values or [view.derive(_bars, shown.colouring, facts, view.theme)]
    links = view.block(_links, shown.province, ordered)
    rows = "".join(
        _row(view.programme, shown, fact, link, values)
        for fact, link in zip(ordered, links, strict=True)
    )
    two = len(facts) > TWO_COLUMNS and not years
    kind = "wide provinces two" if two else "wide provinces"
    st.html(plain_tables.framed(f"{head}<tbody>{rows}", _NAME, kind=kind))
    downloads.table(view.derive(province_rows, view.programme, ordered), name_of(shown))


def _ordered(programme: Programme, facts: tuple[ProvinceFact, ...]) -> tuple[ProvinceFact, ...]:
    """Return them by rank, then those with some data, then those without; else by the alphabet."""
    return tuple(
        sorted(
            facts,
            key=lambda fact: (
                fact.rank is None,
                fact.rank or 0,
                fact.rank is None and not fact.reported,
                alphabetical(programme.unit[fact.code].name),
            ),
        )
    )


def _links(chosen: str | None, facts: tuple[ProvinceFact, ...]) -> tuple[str, ...]:
    """Return the address that opens each province; that of the chosen one gives it back."""
    return tuple(
        url_state.link(
            {
                url_state.SCOPE: NATION if fact.code == chosen else fact.code,
                url_state.DOCUMENT: None,
            }
        )
        for fact in facts
    )


def _row(
    programme: Programme,
    shown: MapSelection,
    fact: ProvinceFact,
    link: str,
    values: Sequence[Mapping[str, str]],
) -> str:
    chosen = fact.code == shown.province
    name = escape(programme.unit[fact.code].name)
    cells = "".join(f"<td class=n>{each.get(fact.code, '')}" for each in values)
    # HTML closes cells and rows by itself.
    return (
        f"<tr{' aria-current=true' if chosen else ''}><td class=n>{fact.rank or ''}"
        f'<th scope=row><a href="{escape(link)}">{name}</a>{cells}'
        f"<td>{plain_tables.marked(fact.verdict.label)}"
    )


def _rests_on(fact: ProvinceFact) -> str:
    """Say how many units reported where not all did, and the year of what is older."""
    notes = []
    if fact.status is ObservationStatus.INSUFFICIENT and fact.total.expected:
        notes.append(f"{len(fact.total.reported)}/{fact.total.expected}")
    latest = fact.fact.total
    if latest is not None and latest.year != fact.year:
        notes.append(f"có năm {latest.year}")
    return f"<small>{', '.join(notes)}</small> " if notes else ""


def _bars(colouring: Colouring, facts: tuple[ProvinceFact, ...], theme: Theme) -> dict[str, str]:
    """Return each province's bar, in its colour on the map, and the value beside it."""
    lengths = {fact.code: measured(fact.fact) or 0 for fact in facts}
    share = any(fact.fact.indicator.measure is Measure.SHARE for fact in facts)
    longest = 100 if share else max(lengths.values(), default=1)
    fills = {mark.code: mark.fill for mark in marks(facts, colouring, theme)}
    return {
        fact.code: (
            f'<i style="--w:{float(lengths[fact.code] / longest):.3g};--f:{fills[fact.code]}"></i>'
            if lengths[fact.code] > 0
            else _rests_on(fact)
        )
        + map_words(fact)
        for fact in facts
    }


def province_rows(programme: Programme, facts: tuple[ProvinceFact, ...]) -> pd.DataFrame:
    """Return one row for each province of a map, in the order given."""
    return pd.DataFrame([_province_cells(programme, fact) for fact in facts])


def _province_cells(programme: Programme, fact: ProvinceFact) -> dict[str, str]:
    rank = "" if fact.rank is None else str(fact.rank)
    unit = programme.unit[fact.code]
    row = {"Hạng": rank, "Mã": fact.code, "Tỉnh, thành phố": unit_title(unit)}
    cells = target_tables.target_cells(programme, fact.fact) | {
        "Năm": str(fact.total.year),
        "Kết quả": map_words(fact),
        "Tử số": written(fact.total.numerator) if fact.reported else "",
        "Đã báo cáo": f"{len(fact.total.reported)}/{fact.total.expected}",
        "Kết luận": fact.verdict.label,
    }
    if not fact.reported:
        cells |= dict.fromkeys(("Mẫu số", "Còn thiếu", "Đường tiến độ"), "")
    return row | cells
