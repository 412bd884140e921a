"""Widgets whose choice is written to the address, and parts of a page that unfold on demand."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from exports.shared.markup import Html, element
from ui.frame import url_state, words
from ui.frame.lists import place_list
from ui.frame.lists.place_list import Width

ALL = ""
"""Code of the choice that leaves a question open."""
MOST_LETTERS = 80
"""Length of what one can look for."""


def pick(
    label: str,
    name: str,
    names: Mapping[str, str],
    code: str | None,
    *,
    write: Callable[[str], None] | None = None,
    placeholder: str = "Chọn",
    width: Width = "stretch",
) -> None:
    """Place a list of codes, shown by their names; the choice is written to the address as `name`.

    `code` None stands for nothing picked yet. `write` replaces the writing, where one choice means
    several parameters. Names of places (`place_list.place_names`) are found without marks.
    """
    chosen = write or partial(url_state.choose, name)
    place_list.pick(label, f"filter-{name}", names, code, chosen, placeholder, width=width)


def switch(
    label: str,
    name: str,
    names: Mapping[Any, str],
    code: str,
    *,
    write: Callable[[str], None] | None = None,
) -> None:
    """Place a few codes side by side, one of them chosen, which is written to the address."""
    key, chosen = f"filter-{name}", write or partial(url_state.choose, name)
    st.session_state[key] = code
    st.segmented_control(
        label,
        list(names),
        format_func=lambda each: words.literal(names[each]),
        key=key,
        on_change=lambda: chosen(st.session_state[key]),
        required=True,
    )


def search(
    label: str,
    placeholder: str,
    name: str,
    *,
    write: Callable[[str], None] | None = None,
    width: Width = "stretch",
) -> None:
    """Place the field in which one types words; they are written to the address as `name`."""
    key, chosen = f"filter-{name}", write or partial(url_state.choose, name)
    st.session_state[key] = url_state.value(name) or ""
    st.text_input(
        label,
        key=key,
        on_change=lambda: chosen(st.session_state[key].strip()[:MOST_LETTERS]),
        placeholder=placeholder,
        max_chars=MOST_LETTERS,
        type="search",
        width=width,
    )


def folded(title: str, *content: Html, only_narrow: bool = False) -> Html:
    """Return a part that unfolds in the browser; `only_narrow`: it lies open on a wide screen.

    No expander of Streamlit: what one holds is out of reach while it is shut, however it looks.
    """
    look = "folded narrow" if only_narrow else "folded"
    return element("details", element("summary", title), *content, class_=look)


def unfolded(title: str, key: str) -> Any | None:
    """Place a part that unfolds on demand; return it to be filled, None while it is folded."""
    place = st.expander(words.literal(title), on_change="rerun", key=key)
    return place if is_open(place) else None


def opened(title: str, key: str, icon: str, **look: Any) -> Any | None:
    """Place a button that opens a part of the page; return it to be filled, None while it is shut.

    What is in it is made and travels when it is opened, not at each rerun. `look` goes to
    Streamlit's popover.
    """
    place = st.popover(title, icon=icon, key=key, on_change="rerun", **look)
    return place if is_open(place) else None


def say_once(key: str, place: Callable[[str], object] = st.error) -> None:
    """Say what an order left to be said under a key of the session, and say it no more."""
    if sentence := st.session_state.pop(key, None):
        place(words.literal(sentence))


def is_open(place: Any) -> bool:
    """Tell whether a part that is filled on demand was opened."""
    return bool(place.open)
