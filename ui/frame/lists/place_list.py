"""Lists of places, found without marks and by the names of before: `hue`, `Thừa Thiên Huế`.

Streamlit's own lists look for what is typed letter by letter, marks and all, and travel whole at
every rerun.
"""

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Literal

import streamlit as st

from progress.model.programme import Programme
from ui.frame import contents

LONG = 30
"""Options from which any list is our own."""
Width = int | Literal["stretch"]
"""Of a widget, in pixels or as wide as its place."""


class PlaceName(str):
    """The name of a place in a list, and what it is `also` called."""

    __slots__ = ("also",)
    also: str

    def __new__(cls, name: str, also: str = "") -> "PlaceName":
        """Make a name that is also found by others."""
        made = super().__new__(cls, name)
        made.also = also
        return made


def place_names(programme: Programme, names: Mapping[str, str]) -> dict[str, PlaceName]:
    """Return names of places that are found by former ones, too, and by those merged into them."""
    return {code: place_name(programme, code, name) for code, name in names.items()}


def place_name(programme: Programme, code: str, name: str) -> PlaceName:
    """Return a name that is found by the former names of its unit and by those merged into it."""
    unit = programme.unit.get(code)
    former = unit.former_names if unit else ()
    merged = (programme.unit[each].name for each in programme.predecessors.get(code, ()))
    others = dict.fromkeys((*former, *merged))
    return PlaceName(name, ", ".join(each for each in others if each not in name))


def pick(
    label: str,
    key: str,
    names: Mapping[str, str],
    code: str | None,
    write: Callable[[str], None],
    placeholder: str,
    *,
    labelled: bool = True,
    width: Width = "stretch",
) -> None:
    """Place a list of codes, shown by their names; `write` gets the one that is picked.

    Where names are those of places or many it is our own list, else Streamlit's. Unless `labelled`,
    the label is for screen readers alone.
    """
    if len(names) < LONG and not any(isinstance(each, PlaceName) for each in names.values()):
        st.session_state[key] = code
        st.selectbox(
            label,
            list(names),
            format_func=names.__getitem__,
            key=key,
            on_change=lambda: write(st.session_state[key]),
            placeholder=placeholder,
            label_visibility="visible" if labelled else "collapsed",
            width=width,
        )
        return
    options = [[each, name, getattr(name, "also", "")] for each, name in names.items()]
    data = {
        "label": label,
        "labelled": labelled,
        "key": key,
        "code": code,
        "shown": names.get(code or "", ""),
        "placeholder": placeholder,
        "nothing": "Không tìm thấy",
        "address": contents.address(json.dumps(options, ensure_ascii=False)),
    }
    picked = lambda: write(st.session_state[key].picked)  # noqa: E731  named for what it does
    _list()(key=key, data=data, width=width, on_picked_change=picked)


@cache
def _list() -> Any:
    # The script itself stands in the document, ui/lists.js: it does not travel at every rerun.
    script = "export default (component) => window.placeList(component)"
    return st.components.v2.component("places", js=script, isolate_styles=False)
