"""What a province said in words with its report of the year, each text with its source."""

import streamlit as st

from progress.model.reported import NarrativeTheme
from progress.reporting.narratives import NOTHING, narratives
from ui.frame import words
from ui.frame.frame import View


def said(view: View) -> None:
    """Place the words of the units that reported for the scope, theme by theme."""
    chosen = view.selection
    units = view.derive(narratives, view.programme, chosen.scope, chosen.year, chosen.as_of)
    st.header(words.literal(f"Nội dung báo cáo năm {chosen.year}"), anchor=False)
    if not any(each.texts for each in units):
        st.markdown(words.literal(f"{NOTHING} năm {chosen.year}."))
        return
    for unit in units:
        texts = [(theme, unit.texts.get(theme)) for theme in NarrativeTheme]
        parts = [f"**{theme.label}**\n\n{_lines(text)}" for theme, text in texts if text]
        if len(parts) < len(texts):
            silent = ", ".join(theme.label.lower() for theme, text in texts if not text)
            parts.append(words.literal(f"{NOTHING}: {silent}."))
        st.markdown("\n\n".join(parts))
        st.caption(words.literal(f"Nguồn: {unit.source}."))


def _lines(text: str) -> str:
    """Return the lines of a text as lines of Markdown, in which nothing is markup."""
    return "  \n".join(words.literal(line) for line in text.splitlines() if line.strip())
