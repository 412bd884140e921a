"""Ways to open something: a click on a chart, a drawer that the address names."""

from collections.abc import Callable, Mapping
from typing import Any, Literal

import streamlit as st

from charts.spec import Spec
from ui.frame import frame, url_state, words
from ui.frame.lists import place_list
from ui.frame.waiting import running


def clickable_chart(
    spec: Spec, name: str, selection: str, choose: Callable[[dict[str, Any]], None], *, alt: str
) -> None:
    """Place a chart; `choose` gets the mark that was clicked, out of the chart's `selection`.

    The chart has a new key after each click, so that the same mark can be clicked again.
    """
    clicks = f"{name}-drawn"
    key = f"{name}-{st.session_state.get(clicks, 0)}"

    def clicked() -> None:
        marks = st.session_state[key].selection.get(selection) or []
        if marks:
            choose(marks[0])
            st.session_state[clicks] = st.session_state.get(clicks, 0) + 1

    frame.chart(spec, alt=alt, key=key, on_select=clicked)


def choice(
    label: str, key: str, names: Mapping[str, str], choose: Callable[[str], None], hint: str
) -> None:
    """Place the list that does what a click on a chart does, for those who do not click.

    Its label is for screen readers alone, the hint stands in it.
    """
    place_list.pick(label, key, names, None, choose, hint, labelled=False)


def drawer(
    parameter: str,
    title: str,
    fill: Callable[..., None],
    *arguments: Any,
    width: Literal["medium", "large"] = "medium",
    position: Literal["center", "right"] = "right",
) -> None:
    """Open a drawer filled by `fill(*arguments)`; closing it clears `parameter` in the address."""
    close = lambda: url_state.choose(parameter, None)  # noqa: E731  named for what it does
    checked = running.fragment(fill)
    st.dialog(words.literal(title), width=width, position=position, on_dismiss=close)(checked)(
        *arguments
    )
