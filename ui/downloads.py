"""Downloads: what a page shows, as a file to keep or to send."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from exports.tables import csv_bytes


def table(rows: pd.DataFrame, name: str) -> None:
    """Place the download of a table as `name`.csv.

    The bytes are made at once: Streamlit can also make them at the click, but then a rerun between
    the click and the answer loses the file, and the reader gets nothing.
    """
    st.download_button(
        "Tải bảng (CSV)",
        csv_bytes(rows),
        file_name=f"{name}.csv",
        mime="text/csv",
        on_click="ignore",
    )
