"""Buttons that copy a sentence with its source, and the address of what is shown with its day.

The script of the document (`ui/copying.js`) does it in the browser: nothing is asked of the server.
"""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from progress.judging.targets import TargetFact
from progress.overview.quotations import quotation
from ui.frame import url_state
from ui.frame.frame import View


def sentence(
    view: View, words: str, facts: tuple[TargetFact, ...], *, linked: bool = False
) -> None:
    """Place the button that copies a sentence about targets; `linked`: the address, too."""
    text = escape(quotation(view.programme, view.selection, words, facts))
    buttons = f'<button type="button" data-copy="{text}">Chép câu kèm nguồn</button>'
    if linked:
        buttons += f'<button type="button" data-address="{_address(view)}">Chép liên kết</button>'
    st.html(f'<p class="copying" aria-live="polite">{buttons}</p>')


def _address(view: View) -> str:
    """Return the address of what is shown, which stays what it is when time goes on."""
    chosen, why = view.selection, url_state.value(url_state.WHY)
    asked = {
        **url_state.brought(),
        url_state.YEAR: str(chosen.year),
        url_state.SCOPE: chosen.scope,
        url_state.AS_OF: chosen.as_of.isoformat(),
        **({url_state.WHY: why} if why else {}),
    }
    return escape(f"?{urlencode(asked)}")
