"""What a map has to fit: the width of its place, the height of the window, and WebGL.

Streamlit does not tell a script how wide its page is, and deck.gl says nothing where there is no
WebGL. A few lines in the browser tell both; until they have, and where they cannot, an ordinary
screen is assumed.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

_SCRIPT = Path(__file__).with_suffix(".js")


@dataclass(frozen=True, slots=True)
class Screen:
    """Size in pixels, in steps; `webgl` False where maps must be drawn without it."""

    width: int = 800
    height: int = 900
    webgl: bool = True


def screen(key: str) -> Screen:
    """Place the measuring script and return what it told so far."""
    # Without a callback Streamlit keeps no state of the component.
    seen = _measure()(key=key, on_seen_change=lambda: None, height=1).seen
    if not seen:
        return Screen()
    return Screen(int(seen["width"]), int(seen["height"]), bool(seen["webgl"]))


@cache
def _measure() -> Any:
    # It travels at every rerun: without its comments and indents.
    lines = (line.strip() for line in _SCRIPT.read_text(encoding="utf-8").splitlines())
    script = "\n".join(line for line in lines if line and not line.startswith("//"))
    return st.components.v2.component("screen", js=script)
