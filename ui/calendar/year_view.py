"""The year as a sheet of twelve months, and as a list: HTML, so that it flows at every width.

A calendar of dates is a table of words: as such it can be read aloud, searched and printed, which
a drawing cannot.
"""

from calendar import Calendar
from collections.abc import Iterator
from datetime import date
from html import escape
from itertools import groupby

from charts.theme import SYMBOLS, Theme
from progress.model.numbers import day, upper_first
from progress.overview.year_calendar import CalendarEntry, EntryKind, by_day, dated, undated
from progress.overview.year_words import entry_day

KIND_SYMBOLS = {
    EntryKind.OBSERVANCE: "★",
    EntryKind.DEADLINE: "◆",
    EntryKind.REVIEW: "◉",
    EntryKind.TASK: "▪",
}
_ROLES = {
    EntryKind.OBSERVANCE: "primary",
    EntryKind.DEADLINE: "bad",
    EntryKind.REVIEW: "warning",
    EntryKind.TASK: "unknown",
}
_WEEK = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_DAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_FEW = 2
"""Entries of one day and kind that are named under a month; more are counted."""


def months(entries: tuple[CalendarEntry, ...], year: int, as_of: date, theme: Theme) -> str:
    """Return the legend, twelve months with their marks and names, and what has no day."""
    days = by_day(entries, year)
    drawn = "".join(_month(days, year, month, as_of) for month in range(1, 13))
    kinds = {entry.kind for entry in dated(entries)}
    legend = "".join(
        f"<li class='{kind}'><i>{KIND_SYMBOLS[kind]}</i> {escape(kind.label)}</li>"
        for kind in EntryKind
        if kind in kinds
    )
    if as_of.year == year:
        legend += f"<li><b class='now'>{as_of.day}</b> ngày xem, {day(as_of)}</li>"
    unknown = "; ".join(escape(entry.short) for entry in undated(entries))
    rest = f"<p><b>Chưa rõ ngày trong năm:</b> {unknown}.</p>" if unknown else ""
    marks = f"<ul class='legend'>{legend}</ul>"
    return f"<div class='year' {_colours(theme)}>{marks}{drawn}{rest}</div>"


def listed(entries: tuple[CalendarEntry, ...], year: int, as_of: date, theme: Theme) -> str:
    """Return the entries, each with document and clause: those to come, those past, the undated."""
    with_day = dated(entries)
    past = tuple(e for e in with_day if e.last is not None and e.last < as_of)
    coming = tuple(entry for entry in with_day if entry not in past)
    titles = ("Sắp tới", "Đã qua") if as_of.year == year else (f"Năm {year}", f"Năm {year}")
    parts = [
        _items(coming, titles[0], theme),
        _items(past, titles[1], theme),
        _items(undated(entries), "Chưa rõ ngày (văn bản không ghi)", theme),
    ]
    return f"<div class='agenda' {_colours(theme)}>{''.join(parts)}</div>"


def _month(days: dict[date, tuple[CalendarEntry, ...]], year: int, month: int, as_of: date) -> str:
    weeks = "".join(
        f"<tr>{''.join(_day(day_of, month, days, as_of) for day_of in week)}</tr>"
        for week in Calendar().monthdatescalendar(year, month)
    )
    heads = "".join(f"<th scope='col'>{name}</th>" for name in _WEEK)
    own = {each: there for each, there in days.items() if each.month == month}
    names = "".join(f"<li>{words}</li>" for each in sorted(own) for words in _named(each, own))
    return (
        f"<section><table><caption>Tháng {month}</caption><thead><tr>{heads}</tr></thead>"
        f"<tbody>{weeks}</tbody></table><ul>{names}</ul></section>"
    )


def _day(each: date, month: int, days: dict[date, tuple[CalendarEntry, ...]], as_of: date) -> str:
    if each.month != month:
        return "<td></td>"
    there = days.get(each, ())
    now = " now" if each == as_of else ""
    if not there:
        return f"<td class='{now.strip()}'>{each.day}</td>" if now else f"<td>{each.day}</td>"
    title = escape("; ".join(entry.short for entry in there), quote=True)
    return f"<td class='{there[0].kind}{now}' title='{title}'>{each.day}</td>"


def _named(each: date, days: dict[date, tuple[CalendarEntry, ...]]) -> Iterator[str]:
    """Yield what a month says of a day, a line for each entry or, where they are many, kind.

    An entry of several days is named at its first one in the month.
    """
    first = [entry for entry in days[each] if entry.first == each or each.day == 1]
    for kind, group in groupby(first, key=lambda entry: entry.kind):
        members = list(group)
        mark = f"<i class='{kind}'>{KIND_SYMBOLS[kind]}</i>"
        if len(members) > _FEW:
            yield f"<b>{each.day}</b> {mark} {len(members)} nhiệm vụ đến hạn"
        else:
            yield from (f"<b>{each.day}</b> {mark} {escape(e.short)}" for e in members)


def _items(entries: tuple[CalendarEntry, ...], title: str, theme: Theme) -> str:
    if not entries:
        return ""
    groups = [list(group) for _, group in groupby(entries, key=lambda e: (e.first, e.kind))]
    items = (
        _tasks(group, theme)
        if group[0].kind is EntryKind.TASK
        else "".join(_item(each, _entry_lines(each, theme)) for each in group)
        for group in groups
    )
    return f"<h2>{title}</h2><ol>{''.join(items)}</ol>"


def _tasks(group: list[CalendarEntry], theme: Theme) -> str:
    """Return the tasks that end on one day as one item."""
    lines = "".join(f"<p>{'<br>'.join(_entry_lines(entry, theme))}</p>" for entry in group)
    return _item(group[0], [f"<strong>{len(group)} nhiệm vụ đến hạn</strong>{lines}"])


def _item(entry: CalendarEntry, lines: list[str]) -> str:
    weekday = "" if entry.first is None else f", {_DAYS[entry.first.weekday()]}"
    when = "" if entry.first is None else f"<time>{entry_day(entry)}{weekday}</time>"
    mark = f"<i title='{escape(entry.kind.label)}'>{KIND_SYMBOLS[entry.kind]}</i>"
    return f"<li class='{entry.kind}'>{mark}<div>{when}{'<br>'.join(lines)}</div></li>"


def _entry_lines(entry: CalendarEntry, theme: Theme) -> list[str]:
    """Return the lines of an entry, document and clause last."""
    title = escape(entry.title)
    lines = [title if entry.kind is EntryKind.TASK else f"<strong>{title}</strong>"]
    if entry.occurrence is not None:
        state = entry.occurrence.state
        colour, label = theme.text(state), escape(state.label)
        lines.append(f"<span style='color:{colour}'>{SYMBOLS[state]} {label}</span>")
    if entry.tasks:
        tasks = "; ".join(f"{task.code} {task.short_title}" for task in entry.tasks)
        lines.append(f"Nhiệm vụ: {escape(tasks)}")
    if entry.note:
        lines.append(escape(upper_first(entry.note)))
    return [*lines, f"<small>{escape(entry.source)}</small>"]


def _colours(theme: Theme) -> str:
    tokens = {kind.value: theme.texts[role] for kind, role in _ROLES.items()}
    tokens |= {"ink": theme.ink, "muted": theme.muted, "line": theme.line, "page": theme.page}
    return f"style='{''.join(f'--{name}:{colour};' for name, colour in tokens.items())}'"
