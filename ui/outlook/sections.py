"""The parts of the page of outlooks: filters, map, list, one place's fan, earlier outlooks."""

from dataclasses import replace
from functools import partial

import streamlit as st

from charts.maps.figure import figure
from charts.maps.marks import outcome_legend, outcome_marks
from charts.rows.trends import trend
from charts.spec import Spec
from charts.theme import Theme
from data_access.boundaries import atlas
from progress.indicators.atlas import Atlas
from progress.judging.coverage import Basis
from progress.judging.rollup import totals_over_years
from progress.model.titles import unit_title
from progress.model.units import NATION
from progress.outlook.back_test import back_test, back_test_sentence
from progress.outlook.outlooks import Outcome
from progress.outlook.provinces import PlaceOutlook, outlook_ahead, provinces_headline
from progress.outlook.words import RULE, outlook_sentence
from ui.frame import downloads, filters, frame, url_state, words
from ui.frame.filters import Filter
from ui.frame.frame import View
from ui.frame.lists import plain_tables
from ui.map import geometry
from ui.map.drawing import ATTRIBUTION
from ui.map.screen import screen
from ui.map.sections import place_legend, province_names
from ui.map.selection import MapSelection, choose_province, code_of
from ui.outlook import assignment, tables

Places = tuple[PlaceOutlook, ...]
HEIGHT = 660
"""Most height of the map, in pixels; in a narrow place it is what the width fills."""


def header(view: View, shown: MapSelection, places: Places) -> None:
    """Place the headline, which counts all provinces, and what outlooks rest on."""
    title = view.derive(provinces_headline, view.programme, places)
    frame.header(view, title, selection=shown.selection)


def place_filters(view: View, shown: MapSelection) -> None:
    """Place the row of filters: the indicator, the place, the year, the view and the milestone."""
    names = view.derive(province_names, view.programme, Basis.TODAY)
    indicator, *others = assignment.filters_of(view, shown)
    place = shown.province or NATION
    scope = Filter("Phạm vi", url_state.SCOPE, names, place, write=choose_province)
    filters.show(indicator, scope, *others)


def outcomes(view: View, shown: MapSelection, places: Places) -> None:
    """Draw the provinces by outcome; the list beside it says the same."""
    country = atlas(Basis.TODAY)
    seen = screen("outlook-screen")
    headline = view.derive(provinces_headline, view.programme, places)
    height = min(HEIGHT, round(seen.width * 1.2))
    spec = view.derive(_map, country, places, view.theme, shown.province, seen.width, height)
    frame.chart(spec, alt=headline, key="outcomes")
    place_legend(view, view.derive(outcome_legend, places, view.theme), beside=False)
    st.caption(ATTRIBUTION)
    chosen = replace(shown.selection, scope=NATION)
    draw = partial(_map_to_keep, country, places)
    downloads.chart(view, draw, f"trien-vong-{code_of(shown.row)}", headline, selection=chosen)


def listed(view: View, shown: MapSelection, places: Places) -> None:
    """Place every province with its range and outcome; a name leads to its fan."""
    rows = view.derive(tables.provinces, view.programme, places)
    links = url_state.links(url_state.SCOPE, [each.code for each in places])
    shortened = view.derive(tables.filled, view.programme, places)
    plain_tables.table(shortened, "Triển vọng của các tỉnh, thành phố", links=links)
    st.caption(RULE)
    downloads.table(rows, f"trien-vong-{code_of(shown.row)}-{shown.selection.year}")


def fan(view: View, shown: MapSelection) -> None:
    """Say and draw where the country, or the province chosen, leads."""
    scope = shown.province or NATION
    selection = replace(shown.selection, scope=scope)
    place = view.derive(outlook_ahead, view.programme, selection, shown.row)
    unit = view.programme.unit[scope]
    st.header(words.literal(f"Tốc độ đưa đến đâu: {unit_title(unit)}"), anchor=False)
    if place is None or place.outlook is None:
        st.markdown(words.literal(place.reason if place else Outcome.NONE.label))
        return
    sentence = outlook_sentence(view.programme, place.outlook)
    st.markdown(words.literal(sentence))
    years = view.derive(totals_over_years, view.programme, shown.row, scope)
    fact, outlook = place.outlook.fact, place.outlook
    frame.chart(view.derive(trend, fact, years, view.theme, outlook), alt=sentence)
    if outlook.paces:
        st.caption("Dải màu: khoảng mà các tốc độ đã có đưa đến, từ năm số liệu đến mốc.")


def earlier(view: View, shown: MapSelection, places: Places) -> None:
    """Say how far off the outlooks of earlier years were."""
    st.header("Dự báo này từng đúng đến đâu", anchor=False)
    tested = view.derive(back_test, view.programme, shown.selection, shown.row)
    measure = view.programme.indicator[shown.row[0]].measure
    sentence = view.derive(back_test_sentence, tested, measure, shown.selection.year)
    st.markdown(words.literal(sentence))
    if any(each.outlooks for each in tested):
        name = f"thu-lai-{code_of(shown.row)}-{shown.selection.year}"
        downloads.on_demand("back-test", partial(tables.earlier_years, tested), name)


def _map(
    atlas: Atlas, places: Places, theme: Theme, chosen: str | None, width: int, height: int
) -> Spec:
    return figure(
        atlas,
        outcome_marks(places, theme),
        theme,
        chosen=chosen,
        width=width,
        height=height,
        addresses=geometry.addresses(atlas),
    )


def _map_to_keep(atlas: Atlas, places: Places, theme: Theme) -> Spec:
    keys = outcome_legend(places, theme)
    return figure(atlas, outcome_marks(places, theme), theme, keys=keys, width=1000, height=1000)
