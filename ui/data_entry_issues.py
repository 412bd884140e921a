"""Everything that is wrong with a file, beside the sheet on which it stands.

Both are plain HTML: to choose an issue is to follow a link to its row, which asks nobody anything.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import partial, reduce
from hashlib import sha256
from html import escape
from pathlib import PurePath

import streamlit as st

from data_access.imports import Outcome, PreviewPage, marked
from data_access.imports.issues import Issue, Severity
from progress.numbers import written
from ui import frame
from ui.data_entry_file import Entry
from ui.downloads import XLSX
from ui.frame import View

MOST = 200
"""Issues that are listed one by one; the workbook to send back has them all."""
_MARKS = {Severity.ERROR: ("■", "bad", "Lỗi"), Severity.WARNING: ("▲", "warning", "Cảnh báo")}


def show(view: View, entry: Entry) -> None:
    """Say what became of the check; place the issues beside the preview."""
    outcome = entry.outcome
    if entry.written is not None:
        return
    if outcome is None:
        if entry.said:
            st.error(entry.said)
        return
    issues = (*outcome.errors, *outcome.warnings)
    st.subheader(f"3. {_verdict(outcome.errors, outcome.warnings)}", anchor=False)
    st.text(f"Tệp: {outcome.file_name}")
    if not issues:
        return
    _send_back(entry, outcome)
    shown, pages = issues[:MOST], entry.preview
    rows = {(page.title, row.number) for page in pages for row in page.rows}
    left, right = frame.columns(4, 6)
    with left:
        colours = ";".join(f"--{role}:{view.theme.texts[role]}" for _, role, _ in _MARKS.values())
        listed = "".join(_listed(shown, rows))
        st.html(f'<ol class="issues" tabindex="0" style="{colours}">{listed}</ol>')
        if len(issues) > MOST:
            rest = written(len(issues) - MOST)
            st.caption(f"Còn {rest} lỗi, cảnh báo nữa: xem trong tệp đánh dấu lỗi.")
    with right:
        sheets = (_sheet(page, shown) for page in pages)
        st.html(
            '<div class="sheets" tabindex="0" role="region" aria-label="Tệp vừa tải lên">'
            f"{''.join(sheets)}</div>"
        )


def _send_back(entry: Entry, outcome: Outcome) -> None:
    """Place the download of the officer's own file with its faulty cells marked."""
    if entry.file is None:
        return
    st.download_button(
        "Tải tệp đánh dấu lỗi (XLSX)",
        partial(marked, entry.file.content or b"", outcome),
        file_name=f"danh-dau-{PurePath(outcome.file_name).stem}.xlsx",
        mime=XLSX,
        icon=":material/rule:",
        on_click="ignore",
    )


def _verdict(errors: Sequence[Issue], warnings: Sequence[Issue]) -> str:
    if errors:
        also = f", {written(len(warnings))} cảnh báo" if warnings else ""
        return f"Tệp có {written(len(errors))} lỗi{also}: sửa trong tệp rồi tải lên lại"
    if warnings:
        return f"Không có lỗi; {written(len(warnings))} cảnh báo cần xem lại"
    return "Không có lỗi, không có cảnh báo"


def _listed(issues: Sequence[Issue], rows: Collection[tuple[str | None, int]]) -> Iterator[str]:
    for issue in issues:
        mark, role, word = _MARKS[issue.severity]
        where, said = escape(issue.place), escape(issue.sentence)
        if (issue.page, issue.line) in rows:
            where = f'<a href="#{_target(issue.page, issue.line)}">{where}</a>'
        yield f'<li><span class="{role}">{mark} {word}</span> {where}<br>{said}</li>'


def _sheet(page: PreviewPage, issues: Sequence[Issue]) -> str:
    mine = [issue for issue in issues if issue.page == page.title]
    title = f"<caption>{escape(page.title)}</caption>" if page.title else ""
    wide = max((len(row.cells) for row in page.rows), default=0)
    letters = "".join(f"<th>{_letters(place)}</th>" for place in range(1, wide + 1))
    head = f"<thead><tr><th></th>{letters}</tr></thead>" if page.title else ""
    return f"<table>{title}{head}{''.join(_rows(page, mine, wide))}</table>"


def _rows(page: PreviewPage, issues: Sequence[Issue], wide: int) -> Iterator[str]:
    names = tuple(cell.lower() for cell in page.rows[0].cells) if page.rows else ()
    faults: dict[tuple[int, int | None], Severity] = {}
    for issue in reversed(issues):  # the first ones are errors, which win
        faults[issue.line, _place(issue, names)] = issue.severity
    before = 0
    for row in page.rows:
        if row.number > before + 1 and before:
            yield f'<tr class="gap"><td colspan="{wide + 1}">…</td></tr>'
        before = row.number
        cells = "".join(
            f"<td{_class(faults.get((row.number, place)))}>{escape(text)}</td>"
            for place, text in enumerate(row.cells)
        )
        whole = _class(faults.get((row.number, None)))
        number = f"<th>{row.number}</th>"
        yield f'<tr id="{_target(page.title, row.number)}"{whole}>{number}{cells}</tr>'


def _place(issue: Issue, names: Sequence[str]) -> int | None:
    """Return which cell of its row an issue is about; None for the row as a whole."""
    if issue.address:
        letters = issue.address.rstrip("0123456789")
        return reduce(lambda number, letter: number * 26 + ord(letter) - 64, letters, 0) - 1
    return names.index(issue.column) if issue.column in names else None


def _letters(number: int) -> str:
    """Return what Excel writes above a column, the first being 1."""
    before, last = divmod(number - 1, 26)
    return (_letters(before) if before else "") + chr(ord("A") + last)


def _target(title: str | None, number: int) -> str:
    sheet = sha256((title or "").encode()).hexdigest()[:6]
    return f"dong-{sheet}-{number}"


def _class(fault: Severity | None) -> str:
    return f' class="{_MARKS[fault][1]}"' if fault else ""
