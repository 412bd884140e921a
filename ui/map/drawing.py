"""The provinces as drawn: map, tiles, figure, several years; and the figure to keep."""

from functools import partial
from typing import Any

import streamlit as st

from charts.maps.deck import deck
from charts.maps.deck_layers import COMMUNES, hits_of
from charts.maps.figure import figure
from charts.maps.marks import Colouring, legend, marks
from charts.maps.tiles import tiles
from charts.spec import Spec
from charts.theme import LIGHT, Theme
from data_access.boundaries import atlas
from exports.shared.pictures import sheet
from progress.indicators.atlas import Atlas
from progress.judging.coverage import Basis, ProvinceFact
from progress.judging.coverage_words import BASES, coverage_headline
from progress.model.titles import selection_sentence
from progress.model.units import NATION
from ui.frame import downloads, frame, snapshots
from ui.frame.frame import View
from ui.map import geometry, institutions, years
from ui.map.institution_marks import marked
from ui.map.listing import TWO_COLUMNS
from ui.map.screen import Screen, screen
from ui.map.selection import Layer, MapDrawing, MapSelection, choose_province, name_of

ATTRIBUTION = (
    "Ranh giới: Stephen Truong, @svg-maps/vietnam (CC BY 4.0), đã chỉnh sửa; chỉ có tính minh họa. "
    "Hoàng Sa (Đà Nẵng) và Trường Sa (Khánh Hòa): đảo vẽ đúng vị trí, phóng to để dễ thấy."
)
HINT = "Bấm một tỉnh trên bản đồ hoặc trong danh sách để xem chi tiết."
NO_WEBGL = (
    "Trình duyệt này không có WebGL: bản đồ được vẽ bằng hình, số liệu và cách chọn tỉnh như nhau."
)
LEAST, MOST, ABOVE = 640, 1100, 205
"""Least and most height of a drawing, and what stands above and under it, in pixels."""


def places(facts: tuple[ProvinceFact, ...]) -> tuple[Any, Any]:
    """Return where the drawing stands and where the list does: one of two columns needs width."""
    with st.container(key="map-view"):
        drawing, details = frame.columns(*((5, 7) if len(facts) > TWO_COLUMNS else (7, 5)))
    return drawing, details


def drawing(view: View, shown: MapSelection, facts: tuple[ProvinceFact, ...]) -> None:
    """Draw the provinces as shown, in the size of the reader's screen."""
    seen = screen("map-screen")
    # As high as the window leaves room for, and no higher than its width can fill.
    height = min(max(seen.height - ABOVE, LEAST), MOST, round(seen.width * 1.2))
    alt = coverage_headline(view.programme, facts)
    if shown.drawing is MapDrawing.YEARS:
        years.draw(view, shown, seen.width, height)
    elif shown.drawing is MapDrawing.MAP and seen.webgl:
        _map(view, shown, facts, seen, height, alt)
    else:
        if shown.drawing is MapDrawing.MAP:
            st.caption(NO_WEBGL)
        drawn = atlas(shown.basis)
        look = (shown.colouring, view.theme, shown.province, seen.width, height)
        spec = view.derive(_chart, shown.drawing, drawn, facts, *look)
        key = f"{shown.drawing}-{shown.province or NATION}"
        chosen = partial(_chosen_in_chart, key, shown.province)
        frame.chart(spec, alt=alt, key=key, on_select=chosen)
    st.caption(ATTRIBUTION if shown.province else f"{HINT} {ATTRIBUTION}")


def download(view: View, shown: MapSelection, facts: tuple[ProvinceFact, ...]) -> None:
    """Place the downloads of the figure, which says what it shows and from where."""
    downloads.figure(partial(_sheets, view, shown, facts), name_of(shown))


def _sheets(view: View, shown: MapSelection, facts: tuple[ProvinceFact, ...]) -> list[Spec]:
    sentence = selection_sentence(view.programme, shown.selection)
    note = " · ".join((sentence, BASES[shown.table_basis], *view.provenance))
    spec = figure(
        atlas(shown.table_basis),
        marks(facts, shown.colouring, LIGHT),
        LIGHT,
        keys=legend(facts, shown.colouring, LIGHT),
        width=1000,
        height=1000,
    )
    title = coverage_headline(view.programme, facts)
    notes = [note, ATTRIBUTION]
    return [sheet(spec, width=1000, title=title, notes=notes, background=LIGHT.page)]


def _map(
    view: View,
    shown: MapSelection,
    facts: tuple[ProvinceFact, ...],
    seen: Screen,
    height: int,
    alt: str,
) -> None:
    drawn = atlas(shown.basis)
    on_it = None
    if shown.layer is Layer.INSTITUTIONS and not snapshots.lacking(view.source, "thiết chế"):
        on_it = view.derive(marked, view.source, view.selection.as_of)
    picture = view.derive(
        deck,
        drawn,
        view.derive(marks, facts, shown.colouring, view.theme),
        view.theme,
        geometry.addresses(drawn),
        shown.province,
        seen.width,
        height,
        on_it,
    )
    st.pydeck_chart(
        picture,
        height=height,
        key="map",
        alt=alt,
        on_select=partial(_chosen_on_map, shown.province),
        selection_mode="single-object",
    )
    if on_it is not None:
        institutions.key(on_it, view.theme)
        institutions.names(view, shown.province if shown.basis is Basis.TODAY else None)


def _chart(
    drawing: MapDrawing,
    drawn: Atlas,
    facts: tuple[ProvinceFact, ...],
    colouring: Colouring,
    theme: Theme,
    province: str | None,
    width: int,
    height: int,
) -> Spec:
    coloured = marks(facts, colouring, theme)
    if drawing is MapDrawing.TILES:
        return tiles(drawn, coloured, theme, chosen=province, width=width, height=height)
    return figure(
        drawn,
        coloured,
        theme,
        chosen=province,
        width=width,
        height=height,
        addresses=geometry.addresses(drawn),
    )


def _chosen_on_map(before: str | None) -> None:
    clicked = st.session_state["map"].selection.objects
    for province in clicked.get(hits_of(before)) or ():
        _choose(province["properties"]["code"], before)
    for commune in clicked.get(COMMUNES) or ():
        _choose(commune["p"], None)


def _chosen_in_chart(key: str, before: str | None) -> None:
    # A line that lies on the provinces names none.
    for province in filter(None, st.session_state[key].selection.get("province") or ()):
        _choose(province["code"], before)


def _choose(code: str, before: str | None) -> None:
    """Choose the province that was clicked; a click on the chosen one gives it back."""
    choose_province(NATION if code == before else code)
