"""What several parts of the page "Tỉnh, thành" share."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from data_access.programme.communes import commune_numbers
from ui.frame import downloads, url_state, widgets, words
from ui.frame.frame import View
from ui.frame.lists import plain_tables

_FEW = 3
"""Rows that are no trouble on a telephone."""


def place_table(
    rows: pd.DataFrame,
    title: str,
    name: str,
    *,
    links: Sequence[str] = (),
    high: bool = False,
    folded: bool = False,
) -> None:
    """Place a table of plain HTML, called `title` to screen readers, and its download as `name`.

    A high one of many that stand under one another is `folded` where the screen is narrow.
    """
    placed = plain_tables.markup(rows, title, links=links, high=high, by_address=True)
    if folded and len(rows) > _FEW:
        label = f"{words.TABLE} ({len(rows)} dòng)"
        placed = widgets.folded(label, placed, only_narrow=True)
    st.html(placed)
    downloads.table(rows, name)


def communes_of(view: View) -> Mapping[str, int]:
    """Return the number of communes of each province, on the day asked for; none on a snapshot."""
    if view.source.snapshot is not None:
        return {}
    return dict(view.derive(view.source.read, commune_numbers, view.selection.as_of))


def link_parameters(code: str) -> dict[str, str]:
    """Return what a link to another province's page takes along; plans are not its own."""
    left = (url_state.DOCUMENT, url_state.MILESTONE)
    kept = {name: each for name, each in url_state.brought().items() if name not in left}
    return {**kept, url_state.SCOPE: code}
