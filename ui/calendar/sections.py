"""The parts of the calendar: a year at a glance, its list with sources, its file."""

import pandas as pd
import streamlit as st

from progress.model.numbers import day
from progress.model.titles import unit_title
from progress.overview.year_calendar import CalendarEntry
from progress.overview.year_words import entry_day, year_headline
from progress.tasks.schedule import TaskState
from ui.calendar import file, filters, subscription, year_view
from ui.frame import downloads, frame, words
from ui.frame.frame import View


def all_entries(view: View) -> tuple[CalendarEntry, ...]:
    """Return what the year holds for the scope, all kinds."""
    return file.entries_of(view.source, view.selection)


def header(view: View, entries: tuple[CalendarEntry, ...]) -> None:
    """Place the computed title and, under it, what is shown and as of when."""
    chosen = view.selection
    problems: list[str] = []
    filters.kind(problems)
    frame.warn(problems)
    made_up = view.programme.demonstration and any(entry.occurrence for entry in entries)
    frame.name(
        view,
        year_headline(entries, chosen.year, chosen.as_of),
        unit_title(view.programme.unit[chosen.scope]),
        f"tính đến {day(chosen.as_of)}",
        f"trạng thái nhiệm vụ: {words.DEMONSTRATION.lower()}" if made_up else "",
    )


def months(view: View, entries: tuple[CalendarEntry, ...]) -> None:
    """Place the twelve months, the marks in words, and the download."""
    chosen = view.selection
    shown = file.of_kind(entries, filters.kind([]))
    drawn = view.derive(year_view.months, shown, chosen.year, chosen.as_of, view.theme)
    st.html(drawn)
    content = file.content(view.source, chosen, filters.kind([]))
    downloads.calendar(content, f"lich-chuong-trinh-1520-{chosen.scope}-{chosen.year}")
    st.caption(
        "Mở tệp bằng Lịch của điện thoại, Outlook hoặc Google Calendar. Mốc chưa rõ ngày không có "
        "trong tệp."
    )
    subscription.offer(view)


def listed(view: View, entries: tuple[CalendarEntry, ...]) -> None:
    """Place the list of the entries, each with document and clause."""
    chosen = view.selection
    shown = file.of_kind(entries, filters.kind([]))
    if not shown:
        st.info("Không có mốc nào khớp với bộ lọc.", icon=":material/info:")
        return
    st.html(view.derive(year_view.listed, shown, chosen.year, chosen.as_of, view.theme))
    downloads.on_demand(
        "year-table",
        lambda: pd.DataFrame([_row(entry, view.programme.demonstration) for entry in shown]),
        f"lich-{chosen.scope}-{chosen.year}",
    )


def _row(entry: CalendarEntry, demonstration: bool) -> dict[str, str]:
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
