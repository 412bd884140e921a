"""A year of the Programme said in words: its headline, and when each entry is."""

from datetime import date

from progress.model.numbers import day, upper_first, written
from progress.overview.year_calendar import CalendarEntry, EntryKind, upcoming

_COUNTED = {
    EntryKind.OBSERVANCE: "dịp kỷ niệm, hưởng ứng",
    EntryKind.DEADLINE: "hạn báo cáo",
    EntryKind.REVIEW: "kỳ sơ kết, tổng kết",
    EntryKind.TASK: "nhiệm vụ đến hạn",
}


def year_headline(listed: tuple[CalendarEntry, ...], year: int, as_of: date) -> str:
    """Say what the year holds and what comes next."""
    if not listed:
        return f"Năm {year} không có mốc nào của Chương trình."
    counts = {kind: sum(entry.kind is kind for entry in listed) for kind in EntryKind}
    counted = ", ".join(f"{counts[kind]} {_COUNTED[kind]}" for kind in EntryKind if counts[kind])
    following = upcoming(listed, as_of) if year >= as_of.year else None
    if following is None or following.first is None:
        return f"Năm {year} có {counted}."
    days = (following.first - as_of).days
    when = f"còn {written(days)} ngày" if days > 0 else "hôm nay" if days == 0 else "đang diễn ra"
    return f"Năm {year} có {counted}; sắp tới: {following.short}, {day(following.first)} ({when})."


def entry_day(entry: CalendarEntry) -> str:
    """Return when an entry is: `21/04/2026`, a span of days, or that no day is named."""
    if entry.first is None or entry.last is None:
        return "Chưa rõ ngày"
    if entry.first == entry.last:
        return day(entry.first)
    return f"{day(entry.first)} – {day(entry.last)}"


def entry_details(entry: CalendarEntry) -> str:
    """Return what a document says of an entry: its note, the tasks on it, document and clause."""
    parts = [upper_first(entry.note)]
    if entry.tasks:
        tasks = "; ".join(f"{task.code} {task.short_title}" for task in entry.tasks)
        parts.append(f"Nhiệm vụ gắn với dịp này: {tasks}")
    parts.append(f"Căn cứ: {entry.source}")
    return " ".join(part if part.endswith((".", "”")) else f"{part}." for part in parts if part)
