"""The parts of the calendar: a year at a glance, its list with sources, its file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import streamlit as st

from exports.calendar_file import calendar_file
from progress.model.numbers import day
from progress.model.titles import scope_title
from progress.overview.year_calendar import Entry, EntryKind, entries
from progress.overview.year_words import entry_day, year_headline
from progress.tasks.schedule import TaskState
from ui.calendar import filters
from ui.calendar import view as year_view
from ui.frame import downloads, frame, words
from ui.frame.frame import View

_STYLE = Path(__file__).resolve().parent / "year_calendar.css"


def found(view: View) -> tuple[Entry, ...]:
    """Return what the year holds for the scope, all kinds."""
    chosen = view.selection
    return view.derive(entries, view.programme, chosen.scope, chosen.year, chosen.as_of)


def header(view: View, all_entries: tuple[Entry, ...]) -> None:
    """Place the computed title and, under it, what is shown and as of when."""
    chosen = view.selection
    if wrong := filters.wrong():
        st.warning(wrong)
    frame.name(year_headline(all_entries, chosen.year, chosen.as_of))
    said = [scope_title(view.programme, chosen.scope), f"tính đến {day(chosen.as_of)}"]
    if view.programme.demonstration and any(entry.occurrence for entry in all_entries):
        said.append(f"trạng thái nhiệm vụ: {words.DEMONSTRATION.lower()}")
    st.caption(" · ".join(said))


def months(view: View, all_entries: tuple[Entry, ...]) -> None:
    """Place the twelve months, the marks in words, and the download."""
    chosen = view.selection
    shown = view.derive(_of_kind, all_entries, filters.kind())
    st.html(_STYLE)
    drawn = view.derive(year_view.months, shown, chosen.year, chosen.as_of, view.theme)
    st.html(drawn)
    name = f"Chương trình 1520, năm {chosen.year}"
    version = view.programme.version
    content = view.derive(_file, shown, name, chosen.as_of, version)
    downloads.calendar(content, f"lich-chuong-trinh-1520-{chosen.scope}-{chosen.year}")
    st.caption(
        "Mở tệp bằng Lịch của điện thoại, Outlook hoặc Google Calendar. Mốc chưa rõ ngày không có "
        "trong tệp."
    )


def listed(view: View, all_entries: tuple[Entry, ...]) -> None:
    """Place the list of the entries, each with document and clause."""
    chosen = view.selection
    shown = view.derive(_of_kind, all_entries, filters.kind())
    if not shown:
        st.info("Không có mốc nào khớp với bộ lọc.", icon=":material/info:")
        return
    st.html(view.derive(year_view.listed, shown, chosen.year, chosen.as_of, view.theme))
    table = st.expander(words.TABLE, on_change="rerun", key="year-table")
    if table.open:
        with table:
            rows = pd.DataFrame([_row(entry, view.programme.demonstration) for entry in shown])
            frame.table(rows)
            downloads.table(rows, f"lich-{chosen.scope}-{chosen.year}")


def _of_kind(all_entries: tuple[Entry, ...], kind: EntryKind | None) -> tuple[Entry, ...]:
    return tuple(entry for entry in all_entries if kind is None or entry.kind is kind)


def _file(shown: tuple[Entry, ...], name: str, as_of: date, version: int) -> bytes:
    return calendar_file(shown, name=name, as_of=as_of, version=version)


def _row(entry: Entry, demonstration: bool) -> dict[str, str]:
    state: TaskState | None = entry.occurrence.state if entry.occurrence else None
    return {
        "Ngày": entry_day(entry),
        "Loại": entry.kind.label,
        "Nội dung": entry.title,
        "Nhiệm vụ gắn với dịp này": ", ".join(task.code for task in entry.tasks),
        "Trạng thái": state.label if state else "",
        "Căn cứ": entry.source,
        "Ghi chú": entry.note,
        "Nguồn": words.DEMONSTRATION if state and demonstration else "Văn bản",
    }
