"""Tables of plain HTML: every row is on the page, on paper and in the browser's own search.

They are ordered in the browser (`ui/lists.js`) by the column whose heading is pressed.
"""

from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from charts.theme import DARK, SYMBOLS, role
from exports.shared.markup import Html
from ui.frame import contents, words

Result = TypeVar("Result")
MARKS = {each.label: (SYMBOLS[each], role(each)) for each in SYMBOLS}
"""Symbol and colour of a verdict or a state by its words, as cells have them."""
_FORMS = 8
_ON_CARDS = 10
"""Columns that a row has at most where it becomes a block on a narrow screen."""

_LONG = 100
"""Letters of a cell that is a paragraph of its own on a narrow screen."""
_ABREAST = 22
"""Letters of a column's name and of its number, of which two have room side by side there."""
_ONE_LINE, _LINES = 12, 3
"""Letters of a cell that stay on one line, and lines that longer ones take at most."""
_LETTER, _SIDES, _BROADEST = 0.45, 1.1, 16
"""Rem of a letter, of a cell's sides, and of the broadest column that is asked for."""


def table(rows: pd.DataFrame, name: str, **look: Any) -> None:
    """Place a table; `look` is that of its `markup`."""
    st.html(markup(rows, name, **look))


def markup(
    rows: pd.DataFrame,
    name: str,
    *,
    links: Sequence[str] = (),
    high: bool = False,
    whole: bool = True,
    by_address: bool = False,
) -> Html:
    """Return a table; `name` tells screen readers what it holds.

    Columns of numbers stand to the right. `links` are addresses, one a row, to which its first cell
    leads. `high`: a table of hundreds of rows, which scrolls in a place of its own. Not `whole`: a
    page of a list, which is ordered on the server or not at all. `by_address`: what everybody sees
    who may read, fetched once.
    """
    made = partial(_content, rows, links, whole)
    content = remembered(rows, f"html {whole} {links}", made)
    wide = high or len(rows.columns) > _ON_CARDS
    return framed(
        content,
        name,
        kind="tall" * high + " wide" * wide,
        style="" if wide else remembered(rows, "names", partial(_names, rows)),
        by_address=by_address,
    )


def remembered(rows: pd.DataFrame, what: str, make: Callable[[], Result]) -> Result:
    """Return what `make` makes of a table, made once for as long as the table is kept.

    A table that is derived (`View.derive`) is kept for all reruns of its version; its links are as
    many as addresses, so that only a few forms of it stay.
    """
    if what in (kept := rows.attrs.copy()):  # another viewer's rerun may clear them meanwhile
        result: Result = kept[what]
        return result
    if len(rows.attrs) >= _FORMS:
        rows.attrs.clear()
    made = rows.attrs[what] = make()
    return made


def _content(rows: pd.DataFrame, links: Sequence[str], whole: bool) -> str:
    """Return the heading and the body of a table as HTML."""
    right = [str(each) in words.NUMBERS for each in rows.columns]
    texts = [[str(cell) for cell in column.tolist()] for _, column in rows.items()]
    leasts = _leasts(list(map(str, rows.columns)), texts, right)
    head = "".join(
        heading(str(each), number, whole and len(rows) > 1, least)
        for each, number, least in zip(rows.columns, right, leasts, strict=True)
    )
    body = "".join(
        _row(row, right, links[number] if links else "")
        for number, row in enumerate(zip(*texts, strict=True))
    )
    return f"{head}<tbody>{body}"


def framed(
    content: str, name: str, *, kind: str = "", style: str = "", by_address: bool = False
) -> Html:
    """Return a table of rows of HTML: a heading of `heading` cells, then its body."""
    content = f"<table><thead><tr>{content}</table>"
    fetched = f'data-rows="{contents.address(content)}" ' if by_address else ""
    # On paper the style sheet turns what is drawn for the dark.
    dark = " dark" if st.context.theme.type == DARK.name else ""
    return Html(
        f'<div class="plain {kind}{dark}" style="{style}" tabindex="0" role="region" '
        f'{fetched}aria-label="{escape(name)}">{"" if by_address else content}</div>'
    )


def heading(label: str, number: bool, sorts: bool = True, least: str = "") -> str:
    """Return the heading of a column, which orders the rows when it is pressed.

    `least` is the width in CSS below which the column does not shrink; "" leaves it to the browser.
    """
    text = f"<button>{escape(label)}</button>" if sorts else escape(label)
    width = f' style="min-width:{least}"' if least else ""
    return f"<th scope=col{_class(number)}{width}>{text}"


def _leasts(
    labels: Sequence[str], texts: Sequence[Sequence[str]], right: Sequence[bool]
) -> list[str]:
    """Return the least widths of columns, in CSS, so that no text is a tower of words.

    Where a place has no room for all, columns of words share what those of numbers leave.
    """
    columns = zip(labels, texts, right, strict=True)
    widths = [_width(label, cells, number) for label, cells, number in columns]
    numbers = sum(width for width, number in zip(widths, right, strict=True) if number)
    words_wide = sum(widths) - numbers
    return [
        # Of numbers the heading alone: that cells are not cut the browser sees to.
        f"{_width(label, (), number):.3g}rem"
        if number
        else f"min({width:.3g}rem,(100cqi - {numbers:.3g}rem)*{width / words_wide:.2g})"
        for label, width, number in zip(labels, widths, right, strict=True)
    ]


def _width(label: str, cells: Sequence[str], number: bool) -> float:
    """Return the width that a column asks for, in rem; numbers keep to one line."""
    longest = max(map(len, cells), default=0)
    line = longest if number else max(min(longest, _ONE_LINE), longest / _LINES)
    return min(max(line, len(label) / _LINES) * _LETTER + _SIDES, _BROADEST)


def _names(rows: pd.DataFrame) -> str:
    """Return the names of columns as CSS: on a narrow screen each cell names its column.

    The names travel once, not with every cell. Numbers stand there two by two if all are short.
    """
    numbers = [str(each) for each in rows.columns if str(each) in words.NUMBERS]
    longest = max((len(f"{n}{cell}") for n in numbers for cell in rows[n]), default=0)
    names = [f"--c{number}:'{escape(each)}'" for number, each in enumerate(rows.columns, 1)]
    return ";".join([*names, "--abreast:2"] if longest <= _ABREAST else names)


def marked(text: str) -> str:
    """Return a cell's text as HTML; the words of a judgement have their symbol before them."""
    mark = MARKS.get(text.partition(", theo")[0])
    return (
        f'<span class="judged {mark[1]}">{mark[0]} {escape(text)}</span>' if mark else escape(text)
    )


def _row(cells: Sequence[str], right: Sequence[bool], link: str) -> str:
    texts = [marked(cell) for cell in cells]
    if link:
        texts[0] = f'<a href="{escape(link)}">{texts[0]}</a>'
    # HTML closes cells and rows by itself.
    return f"<tr><th scope=row{_class(right[0])}>{texts[0]}" + "".join(
        f"<td{_class(number, len(cell) > _LONG)}>{cell}"
        for cell, number in zip(texts[1:], right[1:], strict=True)
    )


def _class(number: bool, long: bool = False) -> str:
    return " class=n" if number else " class=long" if long else ""
