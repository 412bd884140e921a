"""The parts of the map page: filters, switches, legend, one province."""

from functools import partial
from html import escape

import streamlit as st

from charts.maps.marks import Colouring, Key, hatch_colour, legend
from charts.theme import Theme
from progress.judging.coverage import Basis, ObservationStatus, ProvinceFact, basis_units
from progress.judging.coverage_words import map_words, rank_words, reported_words
from progress.judging.explanations import gap_words
from progress.judging.statements import second_reading_words
from progress.model.numbers import alphabetical, upper_first
from progress.model.programme import Programme
from progress.model.records import Measure
from progress.model.titles import document_title, target_words, unit_title
from progress.model.units import NATION
from ui.frame import filters, frame, url_state, why, words
from ui.frame.filters import Filter
from ui.frame.frame import View
from ui.frame.lists.place_list import PlaceName, place_names
from ui.frame.pages import PROVINCES
from ui.map.selection import (
    COLOURING,
    DRAWING,
    LAYER,
    Layer,
    MapDrawing,
    MapSelection,
    choose_province,
    row_filter,
)

DRAWINGS = {
    MapDrawing.MAP: "Bản đồ",
    MapDrawing.TILES: "Ô lưới",
    MapDrawing.FIGURE: "Hình vẽ",
    MapDrawing.YEARS: "Các năm",
}
COLOURINGS = {Colouring.VALUE: "Giá trị", Colouring.VERDICT: "Kết luận"}
LAYERS = {Layer.NONE: "Ẩn", Layer.INSTITUTIONS: "Hiện"}


def place_filters(view: View, shown: MapSelection) -> None:
    """Place the row of filters: what is shown, where, and how it is drawn."""
    programme = view.programme
    names = view.derive(province_names, programme, shown.basis)
    place = shown.province or NATION
    share = programme.indicator[shown.row[0]].measure is Measure.SHARE
    layered = shown.drawing is MapDrawing.MAP and view.source.snapshot is None
    switch = partial(Filter, switch=True)
    filters.show(
        row_filter(programme, shown, 330),
        Filter("Tỉnh, thành phố", url_state.SCOPE, names, place, write=choose_province),
        filters.year(programme, view.selection),
        switch("Cơ sở", url_state.BASIS, {each: f"{each} tỉnh" for each in Basis}, shown.basis),
        switch("Màu theo", COLOURING, COLOURINGS, shown.colouring) if share else None,
        switch("Cách xem", DRAWING, DRAWINGS, shown.drawing),
        filters.milestone(programme, shown.selection, seldom=True),
        switch("Thiết chế", LAYER, LAYERS, shown.layer, seldom=True) if layered else None,
    )


def key(view: View, shown: MapSelection, facts: tuple[ProvinceFact, ...]) -> None:
    """Place the legend, with the number of provinces in each class."""
    lines = view.derive(legend, facts, shown.colouring, view.theme)
    # Beside the country there is room for it; tiles and small maps leave none.
    place_legend(view, lines, beside=shown.drawing in (MapDrawing.MAP, MapDrawing.FIGURE))


def place_legend(view: View, lines: tuple[Key, ...], *, beside: bool) -> None:
    """Place the lines of a legend with their numbers as bars, beside the drawing or under it."""
    most = max((line.count for line in lines), default=1) or 1
    items = "".join(_key(line, line.count / most, view.theme) for line in lines)
    with st.container(key="legend-beside" if beside else "legend-under"):
        st.html(f'<ul class="legend" aria-label="Chú giải">{items}</ul>')


def province(view: View, shown: MapSelection, facts: tuple[ProvinceFact, ...]) -> None:
    """Place one province: its figures, verdict, gap, rank, and the way to more."""
    fact = next((fact for fact in facts if fact.code == shown.province), None)
    if fact is None:
        return
    unit = view.programme.unit[fact.code]
    with st.container(border=True, key="province"):
        st.markdown(f"**{words.literal(upper_first(unit_title(unit)))}**  \n{_value(fact)}")
        st.markdown("\n".join(f"- {words.literal(line)}" for line in _lines(view, fact, facts)))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(why.link(fact.fact.key, unit.name), width="content")
            chosen = {url_state.SCOPE: fact.code, url_state.YEAR: str(shown.selection.year)}
            frame.link(PROVINCES, "Mở trang của tỉnh", chosen)


def province_names(programme: Programme, basis: Basis) -> dict[str, PlaceName]:
    """Return the country and the provinces of a basis, by the Vietnamese alphabet."""
    units = [programme.unit[code] for code in basis_units(programme, basis)]
    ordered = sorted(units, key=lambda unit: alphabetical(unit.name))
    titles = {NATION: "Cả nước", **{unit.code: unit_title(unit) for unit in ordered}}
    return place_names(programme, titles)


def explained(view: View, shown: MapSelection, facts: tuple[ProvinceFact, ...]) -> None:
    """Open the drawer on the chosen province's fact where the address asks why."""
    chosen = tuple(fact.fact for fact in facts if fact.code == shown.province)
    why.drawer(view, chosen, {})


def _key(line: Key, part: float, theme: Theme) -> str:
    look = f"background-color:{line.fill};--h:{hatch_colour(line.fill, theme)}"
    swatch = f'<i class="swatch {line.hatch or ""}" style="{look}"></i>'
    return f'<li>{swatch}{escape(line.label)} <b style="--w:{part:.2f}">{line.count}</b>'


def _value(fact: ProvinceFact) -> str:
    verdict = f"{words.coloured(fact.verdict)} {fact.verdict.label}"
    if not fact.reported:
        return verdict
    # A value of few institutions is printed as these very counts.
    share = (
        fact.fact.indicator.measure is Measure.SHARE and fact.status is not ObservationStatus.SMALL
    )
    counts = f" ({fact.total.numerator}/{fact.total.denominator})" if share else ""
    return f"{words.literal(map_words(fact))}{counts} · {verdict}"


def _lines(view: View, fact: ProvinceFact, facts: tuple[ProvinceFact, ...]) -> list[str]:
    """Return what is known of a province, each in a line that begins with a capital."""
    target, milestone = fact.fact, fact.fact.milestone
    asks = target_words(target.indicator, milestone)
    lines = [
        reported_words(view.programme, fact),
        gap_words(target) if fact.reported else "",
        second_reading_words(target) if fact.reported else "",
        rank_words(fact),
        f"{document_title(target.document)}: {asks}, mốc năm {milestone.year}",
    ]
    return [upper_first(line) for line in lines if line]
