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
"""Letters of a cell from which its column is broad; a third of them make it half as broad."""
_CODE = 8
"""Letters of a code at most."""
_BROAD, _OTHERS, _PAGE = 16, 5, 80
"""Rem of a broad column, of one that has no least width, and of a page."""


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
    is_coded, named = remembered(rows, "columns", partial(_columns, rows))
    wide = high or len(rows.columns) > _ON_CARDS
    return framed(
        content,
        name,
        kind="tall" * high + " wide" * wide + " coded" * is_coded,
        style=named * (not wide),
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
    leasts = _leasts(texts, right)
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


def heading(label: str, number: bool, sorts: bool = True, least: int = 0) -> str:
    """Return the heading of a column, which orders the rows when it is pressed.

    `least` is the width below which the column does not shrink, in rem; 0 leaves it to the browser.
    """
    text = f"<button>{escape(label)}</button>" if sorts else escape(label)
    width = f" style=min-width:{least}rem" if least else ""
    return f"<th scope=col{_class(number)}{width}>{text}"


def _leasts(texts: Sequence[Sequence[str]], right: Sequence[bool]) -> list[int]:
    """Return the least widths of columns, so that long texts are no towers of words; 0 for others.

    Where a page has no room for all, only the longest texts are broad, and share it.
    """
    wanted = [0 if number else _least(cells) for cells, number in zip(texts, right, strict=True)]
    if sum(wanted) + _OTHERS * wanted.count(0) > _PAGE:
        wanted = [each if each == _BROAD else 0 for each in wanted]
    room = _PAGE - _OTHERS * wanted.count(0)
    return [min(each, room // max(wanted.count(each), 1)) for each in wanted]


def _least(cells: Sequence[str]) -> int:
    longest = max(map(len, cells), default=0)
    return _BROAD if longest > _LONG else _BROAD // 2 if longest > _LONG // 3 else 0


def _columns(rows: pd.DataFrame) -> tuple[bool, str]:
    """Return whether the first column holds codes or numbers alone, and the names of all as CSS.

    Such a column needs little room. On a narrow screen each cell names its column: the names travel
    once, not with every cell.
    """
    is_coded = all(len(str(each)) <= _CODE for each in rows.iloc[:, 0])
    numbered = enumerate(rows.columns, 1)
    return is_coded, ";".join(f"--c{number}:'{escape(each)}'" for number, each in numbered)


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
