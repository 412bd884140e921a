"""The yearly form on the page: what is typed is checked and written as the unit's own workbook."""

from dataclasses import dataclass, field

import streamlit as st

from data_access.imports import File
from data_access.imports.forms import FormPage, filled, form
from data_access.people.authors import Writer
from data_access.recorded.definition.issues import Issue
from data_access.store import clock
from data_access.store.problems import Problem
from data_access.templates.workbook import template_name
from progress.model.numbers import written
from ui.data_entry import form_page
from ui.data_entry.file import Entry, entry
from ui.frame import words
from ui.frame.data import ask
from ui.frame.frame import View
from ui.frame.waiting import queues

_KEY = "typing"


@dataclass(slots=True)
class Typing:
    """What somebody typed for one unit and year, by page, row and column, until it is written.

    `checked` is what was typed when it was checked last, `issues` what was said of it. A new `turn`
    lets the widgets forget what they hold.
    """

    unit: str
    year: int
    cells: dict[tuple[str, str, str], str] = field(default_factory=dict)
    checked: dict[tuple[str, str, str], str] = field(default_factory=dict)
    file: File | None = None
    issues: tuple[Issue, ...] = ()
    turn: int = 0

    @property
    def key(self) -> str:
        """What the keys of the widgets begin with."""
        return f"{_KEY}-{self.unit}-{self.year}-{self.turn}"

    def forget(self) -> None:
        """Forget what was typed, as after it was written."""
        self.cells, self.checked, self.file, self.issues = {}, {}, None, ()
        self.turn += 1

    def make(self) -> None:
        """Put what was typed into the unit's own workbook, to be checked."""
        name = ask(template_name, self.unit, self.year)
        content = ask(filled, self.unit, self.year, clock.today(), self.cells)
        self.file, self.checked = File(f"nhap-tren-trang-{name}", content), dict(self.cells)

    def check(self, current: Entry, version: int, writer: Writer) -> None:
        """Check what was typed, unless more was typed since; nothing is written."""
        if self.file is None or self.checked != self.cells:
            current.leave()
            return
        if current.identity and current.version != version:
            self.make()  # somebody wrote: rows may stand elsewhere, or hold something else
        file = self.file
        with queues.waiting("Đang kiểm tra") as on_wait:
            current.check(f"{self.key}-{file.digest}", lambda: file, version, writer, on_wait)
        self.issues = current.outcome.issues if current.outcome else ()


def show(view: View, unit: str | None, year: int, writer: Writer) -> Entry | None:
    """Place the form of a unit and year; return what was typed, as a file, None for nothing."""
    if unit is None:
        st.info("Chọn đơn vị và năm để nhập.")
        return None
    current, typing = entry(), _typing(unit, year)
    if current.written is not None:
        if current.identity.startswith(typing.key):
            typing.forget()
        st.button("Nhập tiếp", icon=":material/edit_note:", on_click=current.leave)
        return current
    typing.check(current, view.programme.version, writer)
    try:
        pages = view.derive(view.source.read, form, unit, year, clock.today())
    except Problem as problem:
        st.warning(words.literal(str(problem)))
        return None
    titles = {page.title: page for page in pages}
    title = st.segmented_control(
        "Trang", list(titles), default=pages[0].title, key=f"{typing.key}-page", required=True
    )
    form_page.show(titles[title], typing.cells, typing.issues, typing.key)
    _steps(pages, typing)
    return current if current.identity else None


def _typing(unit: str, year: int) -> Typing:
    known: dict[tuple[str, int], Typing] = st.session_state.setdefault(_KEY, {})
    return known.setdefault((unit, year), Typing(unit, year))


def _steps(pages: tuple[FormPage, ...], typing: Typing) -> None:
    """Say how much was typed, and place what can be done with it."""
    changes = [list(page.changes(typing.cells)) for page in pages]
    count = sum(map(len, changes))
    titles = ", ".join(f"«{p.title}»" for p, cells in zip(pages, changes, strict=True) if cells)
    st.caption(f"Đã sửa {written(count)} ô: {titles}." if count else "Chưa sửa ô nào.")
    with st.container(horizontal=True):
        st.button(
            "Kiểm tra",
            icon=":material/rule:",
            type="primary" if count else "secondary",
            disabled=not count,
            on_click=typing.make,
        )
        st.button("Bỏ những gì đã gõ", disabled=not count, on_click=typing.forget)
