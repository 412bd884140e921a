"""Links from page to page that take the reader's filters along."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ui import url_state
from ui.pages import Page

_ROOT = Path(__file__).resolve().parents[1]


def link(page: Page, label: str, **parameters: str) -> None:
    """Place a link to a page; `chi_tieu="x"` stands for `chi-tieu=x`.

    Streamlit forms the address, so that it holds under a base path, too.
    """
    given = {name.replace("_", "-"): code for name, code in parameters.items()}
    st.page_link(
        st.Page(_ROOT / page.script, url_path=page.address),
        label=label,
        icon=page.icon,
        query_params={**url_state.brought(), **given},
    )
