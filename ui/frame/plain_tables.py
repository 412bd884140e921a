"""Tables of plain HTML: every row is on the page, on paper and in the browser's own search."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from charts.theme import DARK, Theme
from ui.frame import words


def table(
    rows: pd.DataFrame, theme: Theme, name: str, *, links: Sequence[str] = (), high: bool = False
) -> None:
    """Place a table; `name` tells screen readers what it holds.

    Columns of numbers stand to the right. `links` are addresses, one a row, to which its first
    cell leads. `high`: a table of many rows, which scrolls in a place of its own.
    """
    right = [str(each) in words.NUMBERS for each in rows.columns]
    head = "".join(
        f"<th scope=col{_class(number)}>{escape(str(each))}"
        for each, number in zip(rows.columns, right, strict=True)
    )
    body = "".join(
        _row(row, right, links[place] if links else "")
        for place, row in enumerate(rows.itertuples(index=False))
    )
    tall = " tall" if high else ""
    # On paper the style sheet turns what is drawn for the dark.
    dark = " dark" if theme is DARK else ""
    tokens = f"--line:{theme.line};--head:{theme.track};--muted:{theme.muted}"
    # On a narrow screen each cell names its column: the names travel once, not with every cell.
    named = "".join(
        f";--c{place}:'{escape(str(each))}'" for place, each in enumerate(rows.columns, start=1)
    )
    style = tokens if high else f"{tokens}{named}"
    st.html(
        f'<div class="plain{tall}{dark}" style="{style}" tabindex="0" role="region" '
        f'aria-label="{escape(name)}"><table><thead><tr>{head}</thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _row(cells: Sequence[object], right: Sequence[bool], link: str) -> str:
    texts = [escape(str(cell)) for cell in cells]
    if link:
        texts[0] = f'<a href="{escape(link)}">{texts[0]}</a>'
    # HTML closes cells and rows by itself.
    return f"<tr><th scope=row{_class(right[0])}>{texts[0]}" + "".join(
        f"<td{_class(number)}>{cell}" for cell, number in zip(texts[1:], right[1:], strict=True)
    )


def _class(number: bool) -> str:
    return " class=n" if number else ""
