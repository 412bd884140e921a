"""One page of the form: fields, or a table in which one types, what is wrong beside it."""

from collections.abc import Callable, Sequence
from functools import partial
from hashlib import sha256
from typing import Any

import pandas as pd
import streamlit as st

from data_access.drafts.typing import Typed
from data_access.imports.forms import FormColumn, FormPage, FormRow
from data_access.recorded.definition.columns import LONGEST
from data_access.recorded.definition.issues import Issue
from progress.model.numbers import written
from progress.model.search import bare_words, searchable
from ui.data_entry.issues import MARKS
from ui.frame import words

MOST = 60
"""Rows that are shown at once; a search finds the others."""
FREE = 5
"""Empty rows that are offered for something new."""
_SECTION, _ISSUES = "Chỉ tiêu", "Cần xem lại"
_PIXELS = 8
"""Of a letter, to turn the widths of a worksheet into those of a table."""
_SHORT = 20
"""Letters of a heading that is never cut off."""
_MADE = "typing-table"
"""Key of the table that is there: its own key, its cells as it began, its columns."""
_Keep = Callable[[Typed], None]


def show(page: FormPage, typed: Typed, keep: _Keep, issues: Sequence[Issue], key: str) -> None:
    """Place a page; whatever is typed is given to `keep` at once.

    It is fields one below the other, or a table.
    """
    by_row: dict[int, list[str]] = {}
    for issue in issues:
        if issue.page == page.title:
            said = f"{MARKS[issue.severity][0]} {issue.severity.label}: {issue.sentence}"
            by_row.setdefault(issue.line, []).append(said)
    if page.advice:
        st.caption(words.literal(page.advice))
    if page.is_of_fields:
        for row in page.rows:
            for column in page.columns:
                if column.is_open:
                    name = f"{key}-{page.title}-{row.name}-{column.letter}"
                    _field(page, row, column, typed, keep, name)
            for sentence in by_row.get(row.number, ()):
                st.markdown(words.literal(sentence))
        return
    rows = _shown(page, typed, by_row, f"{key}-{page.title}-words")
    names = sha256(repr((page.title, by_row, [row.name for row in rows])).encode()).hexdigest()[:12]
    _table(page, rows, typed, keep, by_row, f"{key}-{names}")


def _field(
    page: FormPage, row: FormRow, column: FormColumn, typed: Typed, keep: _Keep, key: str
) -> None:
    label, *advice = (row.cells.get(each.letter, "") for each in page.columns if not each.is_open)
    text = page.text(typed, row, column.letter)

    def typed_now() -> None:
        keep({(page.title, row.name, column.letter): (st.session_state[key] or "").strip()})

    if not column.options:
        place = st.text_area if column.is_prose else st.text_input
        place(
            words.literal(label),
            text,
            key=key,
            placeholder=" ".join(advice),
            on_change=typed_now,
            max_chars=column.longest,
        )
    elif text or any(row.cells.get(each.letter) for each in page.columns if each.is_open):
        # What is chosen is about what is stored, as to take it back.
        options = ["", *column.options]
        st.selectbox(
            words.literal(f"{column.heading}: {label}"),
            options,
            options.index(text) if text in options else 0,
            format_func=lambda option: option or "Để trống",
            key=key,
            on_change=typed_now,
        )


def _shown(page: FormPage, typed: Typed, by_row: dict[int, list[str]], key: str) -> list[FormRow]:
    """Return the rows with issues, those that are looked for, and some that are free."""
    known = [row for row in page.rows if not row.is_free]
    if len(known) > MOST:
        asked = bare_words(st.text_input("Tìm dòng", key=key, type="search"))
        rows = [row for row in known if row.number in by_row]
        for row in known:
            text = searchable(*row.cells.values())
            if row.number not in by_row and all(f" {word}" in text for word in asked):
                rows.append(row)
        if len(rows) > MOST:
            st.caption(f"Hiện {MOST} trong {written(len(rows))} dòng. Hãy gõ tên để tìm.")
        known = rows[:MOST]
    free = [row for row in page.rows if row.is_free]
    used = {name for title, name, _ in typed if title == page.title}
    last = max((place for place, row in enumerate(free, 1) if row.name in used), default=0)
    return known + free[: last + FREE]


def _table(
    page: FormPage,
    rows: list[FormRow],
    typed: Typed,
    keep: _Keep,
    by_row: dict[int, list[str]],
    key: str,
) -> None:
    headings = list(dict.fromkeys(heading for row in rows for heading in row.beside))
    columns: dict[str, tuple[Any, Callable[[FormRow], str]]] = {}
    if by_row:
        columns[_ISSUES] = _column(_ISSUES, 240), lambda row: " ".join(by_row.get(row.number, ()))
    if any(row.section for row in rows):
        columns[_SECTION] = _column(_SECTION, 240), lambda row: row.section
    closed = [each for each in page.columns if not each.is_open]
    shown = [each for each in closed if any(row.cells.get(each.letter) for row in rows)]
    for each in shown:
        columns[each.letter] = _configured(each, rows, page, typed), _text(page, typed, each)
    for heading in headings:
        columns[heading] = _column(heading, 130), partial(_beside, heading)
    disabled = list(columns)
    for each in page.columns:
        if each.is_open:
            columns[each.letter] = _configured(each, rows, page, typed), _text(page, typed, each)

    def edited() -> None:
        cells = st.session_state[key]["edited_rows"].items()
        keep(
            {
                (page.title, rows[place].name, letter): (text or "").strip()
                for place, row in cells
                for letter, text in row.items()
            }
        )

    # While the table is there it keeps its edits: other rows or columns would make it begin anew,
    # and lose the cell in which somebody is typing.
    known, made, config = st.session_state.get(_MADE, ("", None, None))
    if known != key or key not in st.session_state:
        made = pd.DataFrame(
            [{name: text(row) for name, (_, text) in columns.items()} for row in rows]
        )
        config = {name: configured for name, (configured, _) in columns.items()}
        st.session_state[_MADE] = key, made, config
    st.data_editor(
        made,
        key=key,
        hide_index=True,
        num_rows="fixed",
        height="content" if len(rows) <= MOST / 2 else 600,
        disabled=disabled,
        on_change=edited,
        column_config=config,
        placeholder="",
        alt=f"{page.title}, {len(rows)} dòng",
    )


def _beside(heading: str, row: FormRow) -> str:
    return row.beside.get(heading, "")


def _text(page: FormPage, typed: Typed, column: FormColumn) -> Callable[[FormRow], str]:
    return lambda row: page.text(typed, row, column.letter)


def _configured(column: FormColumn, rows: list[FormRow], page: FormPage, typed: Typed) -> Any:
    wide = int(min(max(column.width, min(len(column.heading) + 2, 25)), 30) * _PIXELS)
    if not (column.is_open and column.options):
        return _column(column.heading, wide, pinned=column.names_row)
    # What is stored may be no longer on offer.
    there = (page.text(typed, row, column.letter) for row in rows)
    options = dict.fromkeys(("", *column.options, *there))
    return st.column_config.SelectboxColumn(column.heading, width=wide, options=list(options))


def _column(heading: str, wide: int, *, pinned: bool = False) -> Any:
    # A narrow screen unpins what would leave no room for the others.
    help_ = heading if len(heading) > _SHORT else None
    return st.column_config.TextColumn(
        heading, width=wide, max_chars=LONGEST, pinned=pinned, help=help_
    )
