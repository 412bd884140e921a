"""The years up to the chosen one, beside one another: small maps, and what they rest on."""

from dataclasses import replace

import streamlit as st

from charts.maps.figure import small_map
from charts.maps.marks import Colouring, marks
from charts.spec import Spec
from charts.theme import Theme
from data_access.boundaries import atlas
from progress.indicators.atlas import Atlas
from progress.judging.coverage import Basis, ProvinceFact, basis_of_year, coverage
from progress.judging.coverage_words import coverage_headline, tally_words
from progress.model.selection import FIRST_YEAR
from ui.frame import frame
from ui.frame.frame import View
from ui.map import geometry
from ui.map.selection import MapSelection

YEARS = 4
"""How many years stand side by side, the chosen one last."""
_TITLE, _LEAST, _NARROW = 95, 250, 600
"""Height of what stands above each small map, its own least height, which the names of the
archipelagos need, and the width in which one has no place beside it."""


def year_facts(
    view: View, shown: MapSelection, basis: Basis | None = None
) -> dict[int, tuple[ProvinceFact, ...]]:
    """Return the facts of the years; each on the provinces of its own day where `basis` is None."""
    drawn = {}
    last = shown.selection.year
    for year in range(max(last - YEARS + 1, FIRST_YEAR), last + 1):
        chosen = shown.selection.milestone
        # A milestone that is past by then would show its own year once more.
        ahead = chosen if chosen and chosen >= year else None
        selection = replace(shown.selection, year=year, milestone=ahead)
        on = basis or basis_of_year(year)
        drawn[year] = view.derive(coverage, view.programme, selection, shown.row, on)
    return drawn


def draw(view: View, shown: MapSelection, width: int, height: int) -> None:
    """Draw the years two by two, each on its own provinces or all on today's.

    In a narrow place, where they stand under each other, each is as large as one map.
    """
    each_height = height if width < _NARROW else max(height // 2 - _TITLE, _LEAST)
    basis = Basis.TODAY if shown.basis is Basis.TODAY else None
    drawn = [*year_facts(view, shown, basis).items()]
    for start in range(0, len(drawn), 2):
        for place, (year, facts) in zip(st.columns(2), drawn[start : start + 2], strict=False):
            with place:
                _year(view, shown, year, facts, each_height)


def _year(
    view: View, shown: MapSelection, year: int, facts: tuple[ProvinceFact, ...], height: int
) -> None:
    basis = shown.basis if shown.basis is Basis.TODAY else basis_of_year(year)
    milestone = f" · mốc {facts[0].fact.milestone.year}" if facts else ""
    st.markdown(f"**{year}** · {basis} tỉnh{milestone}  \n{tally_words(facts)}")
    country = atlas(basis)
    spec = view.derive(_small, country, facts, shown.colouring, view.theme, height)
    frame.chart(spec, alt=coverage_headline(view.programme, facts))


def _small(
    drawn: Atlas, facts: tuple[ProvinceFact, ...], colouring: Colouring, theme: Theme, height: int
) -> Spec:
    coloured, addresses = marks(facts, colouring, theme), geometry.addresses(drawn)
    return small_map(drawn, coloured, theme, height=height, addresses=addresses)
