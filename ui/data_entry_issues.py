"""Everything that is wrong with a file, beside the sheet on which it stands.

Both are plain HTML: to choose an issue is to follow a link to its row, which asks nobody anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

import streamlit as st

from charts.theme import Theme
from data_access.imports.issues import Issue, Severity
from ui.data_entry_file import Entry
from ui.frame import View

MOST = 200
"""Issues that are listed one by one; the workbook to send back has them all."""
AROUND = 2
"""Rows shown above and below a faulty one."""


def show(view: View, entry: Entry) -> None:
    """Place the issues beside the preview, and the workbook to send back."""
    if entry.said:
        st.error(entry.said)
    if entry.outcome is None or entry.written is not None:
        return
