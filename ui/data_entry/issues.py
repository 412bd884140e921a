"""Everything that is wrong with a file, beside the sheet on which it stands.

Both are plain HTML: to choose an issue is to follow a link to its row, which asks nobody anything.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from hashlib import sha256
from html import escape
from typing import TypeAlias

import streamlit as st

from data_access.imports import ImportOutcome, PreviewPage
from data_access.imports.accounting import LAW
from data_access.imports.grouping import IssueGroup, grouped
from data_access.recorded.definition.issues import Issue, Severity
from progress.model.numbers import written
from ui.data_entry import marked_file
from ui.data_entry.file import FileEntry
from ui.frame import frame, words
from ui.frame.frame import View

MOST = 200
"""Issues of a kind that are listed one by one; the workbook to send back has them all."""
_Place: TypeAlias = tuple[int, int | None]
"""A row and the place of a cell in it; None for the row as a whole."""
_Placed: TypeAlias = Mapping[str | None, Mapping[_Place, Issue]]
"""What is wrong with each page, by place."""
MARKS = {
    Severity.ERROR: ("■", "bad"),
    Severity.WARNING: ("▲", "warning"),
    Severity.NOTE: ("○", "unknown"),
}


def show(view: View, entry: FileEntry) -> None:
    """Say what became of the check; place the issues beside the preview."""
    outcome = entry.outcome
    if entry.written is not None:
        return
    if outcome is None:
        if entry.problem:
            st.error(words.literal(entry.problem))
        return
    issues = outcome.issues
    st.header(words.literal(f"3. {_verdict(outcome.errors, outcome.warnings)}"), anchor=False)
    st.text(f"Tệp: {outcome.file_name}")
    _account(outcome)
    groups, pages = grouped(issues), entry.preview
    if not issues and not pages:
        return
    placed = {page.title: _places(page, issues) for page in pages}
    if not issues:
        _sheets(pages, placed)
        return
    label, address = "Tải tệp đánh dấu lỗi (XLSX)", marked_file.address(entry)
    st.link_button(label, address, icon=":material/rule:")
    left, right = frame.columns(4, 6)
    with left:
        listed = "".join(_listed(groups, placed))
        st.html(f'<ol class="issues" tabindex="0">{listed}</ol>')
    with right:
        _sheets(pages, placed)


def _sheets(pages: Sequence[PreviewPage], placed: _Placed) -> None:
    sheets = "".join(_sheet(page, placed[page.title]) for page in pages)
    st.html(f'<div class="sheets" tabindex="0" role="region" aria-label="Tệp">{sheets}</div>')


def _account(outcome: ImportOutcome) -> None:
    """Place what became of the cells of each worksheet, to be opened."""
    columns = ("Trang", "Ô có nội dung", "Ghi", "Không đổi", "Từ chối", "Không đọc, vì sao")
    rows = (
        (
            each.title or "Tệp CSV",
            *map(written, (each.content, each.written, each.unchanged, each.refused)),
            each.why or "–",
        )
        for each in outcome.accounts
    )
    with st.expander("Đã đọc những ô nào"):
        st.caption(f"{LAW}.")
        plain_sheet("Các ô đã đọc", columns, rows)


def plain_sheet(name: str, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Place rows under their headings in the look of a sheet; `name` is for screen readers."""
    head = "".join(f"<th>{escape(each)}</th>" for each in columns)
    cells = ("".join(f"<td>{escape(each)}</td>" for each in row) for row in rows)
    body = "".join(f"<tr>{each}</tr>" for each in cells)
    st.html(
        f'<div class="sheets plan" tabindex="0" role="region" aria-label="{escape(name)}"><table>'
        f"<thead><tr>{head}</tr></thead>{body}</table></div>"
    )


def _verdict(errors: Sequence[Issue], warnings: Sequence[Issue]) -> str:
    if errors:
        also = f", {written(len(warnings))} cảnh báo" if warnings else ""
        return f"Có {written(len(errors))} lỗi{also}: sửa rồi kiểm tra lại"
    if warnings:
        return f"Không có lỗi; {written(len(warnings))} cảnh báo cần xem lại"
    return "Không có lỗi, không có cảnh báo"


def _listed(groups: Sequence[IssueGroup], placed: _Placed) -> Iterator[str]:
    for group in groups:
        issue = group.first
        mark, role = MARKS[group.severity]
        where, sentence = escape(group.place), escape(group.sentence) + _each(group)
        # Of several issues of one cell the first gives the place; the link of each leads there.
        places = placed.get(issue.page, {})
        place = next((p for p, i in places.items() if _spot(i) == _spot(issue)), None)
        if place is not None:
            where = f'<a href="#{_target(issue.page, place)}">{where}</a>'
        judged = f'<span class="judged {role}">{mark} {group.severity.label}</span>'
        yield f"<li>{judged} {where}<br>{sentence}</li>"


def _each(group: IssueGroup) -> str:
    """Return what is said of each cell, to be opened; "" where one sentence says all."""
    if len({issue.sentence for issue in group.issues}) == 1:
        return ""
    items = "".join(
        f"<li>{escape(issue.place)}: {escape(issue.sentence)}</li>" for issue in group.issues[:MOST]
    )
    rest = len(group.issues) - MOST
    more = f"<li>Còn {written(rest)} ô nữa: xem trong tệp đánh dấu lỗi.</li>" if rest > 0 else ""
    number = written(len(group.issues))
    return f"<details><summary>Từng chỗ ({number})</summary><ul>{items}{more}</ul></details>"


def _sheet(page: PreviewPage, places: Mapping[_Place, Issue]) -> str:
    title = f"<caption>{escape(page.title)}</caption>" if page.title else ""
    wide = max((len(row.cells) for row in page.rows), default=0)
    letters = "".join(f"<th>{_letters(place)}</th>" for place in range(1, wide + 1))
    head = f"<thead><tr><td></td>{letters}</tr></thead>" if page.title else ""
    return f"<table>{title}{head}{''.join(_rows(page, places, wide))}</table>"


def _rows(page: PreviewPage, places: Mapping[_Place, Issue], wide: int) -> Iterator[str]:
    before = 0
    for row in page.rows:
        if row.number > before + 1 and before:
            yield f'<tr class="gap"><td colspan="{wide + 1}">…</td></tr>'
        before = row.number
        # An empty cell at the end of a row may be the very one that is faulty.
        texts = (*row.cells, *("" for _ in range(wide - len(row.cells))))
        marked_cells = (
            f"<td{_marked(page, (row.number, place), places)}>{escape(text)}</td>"
            for place, text in enumerate(texts)
        )
        whole = _marked(page, (row.number, None), places)
        yield f"<tr{whole}><th>{row.number}</th>{''.join(marked_cells)}</tr>"


def _places(page: PreviewPage, issues: Sequence[Issue]) -> dict[_Place, Issue]:
    """Return the cells and whole rows of a page that something is wrong with, errors first."""
    names = tuple(cell.lower() for cell in page.rows[0].cells) if page.rows else ()
    shown = {row.number for row in page.rows}
    places: dict[_Place, Issue] = {}
    for issue in issues:
        if issue.page == page.title and issue.line in shown:
            places.setdefault((issue.line, _column(issue, names)), issue)
    return places


def _column(issue: Issue, names: Sequence[str]) -> int | None:
    """Return which cell of its row an issue is about; None for the row as a whole."""
    if issue.address:
        letters = issue.address.rstrip("0123456789")
        return reduce(lambda number, letter: number * 26 + ord(letter) - 64, letters, 0) - 1
    return names.index(issue.column) if issue.column in names else None


def _spot(issue: Issue) -> tuple[object, ...]:
    return issue.line, issue.column, issue.address


def _marked(page: PreviewPage, place: _Place, places: Mapping[_Place, Issue]) -> str:
    issue = places.get(place)
    if issue is None:
        return ""
    return f' id="{_target(page.title, place)}" class="{MARKS[issue.severity][1]}"'


def _letters(number: int) -> str:
    """Return what Excel writes above a column, the first being 1."""
    before, last = divmod(number - 1, 26)
    return (_letters(before) if before else "") + chr(ord("A") + last)


def _target(title: str | None, place: _Place) -> str:
    sheet = sha256((title or "").encode()).hexdigest()[:6]
    row, column = place
    return f"dong-{sheet}-{row}" + ("" if column is None else f"-{column + 1}")
