"""The yearly form on the page: what is typed is checked and written as the unit's own workbook."""

from dataclasses import dataclass, field
from functools import partial

import streamlit as st

from data_access.drafts.typing import Typed, forget_typing, keep_typing, send_typing, typing
from data_access.imports import File
from data_access.imports.forms import FormPage, check_typed, filled, form
from data_access.imports.grouping import IssueGroup, grouped
from data_access.people.authors import Writer
from data_access.recorded.definition.issues import Issue
from data_access.store import clock
from data_access.store.problems import Problem
from data_access.templates.workbook import template_name
from progress.model.numbers import written
from ui.data_entry import form_page
from ui.data_entry.file import FileEntry, entry
from ui.data_entry.issues import MARKS
from ui.frame import words
from ui.frame.data import ask, database, write
from ui.frame.frame import View
from ui.frame.waiting import queues

_KEY = "typing"


@dataclass(slots=True)
class Typing:
    """What somebody typed for one unit and year, by page, row and column.

    It is kept in the database with every cell, until it is sent or written. `unsaved` is what could
    not be kept there yet, for the reason that `problem` tells. `checked` is what was typed when it
    was checked last, `issues` what was said of it. `at_once` is what is said of the cells as soon
    as they are typed, behind what it was said of. A new `turn` lets the widgets forget what they
    hold.
    """

    unit: str
    year: int
    cells: dict[tuple[str, str, str], str] = field(default_factory=dict)
    unsaved: dict[tuple[str, str, str], str] = field(default_factory=dict)
    problem: str = ""
    checked: dict[tuple[str, str, str], str] = field(default_factory=dict)
    file: File | None = None
    issues: tuple[Issue, ...] = ()
    at_once: tuple[object, tuple[IssueGroup, ...]] = (None, ())
    turn: int = 0

    @property
    def key(self) -> str:
        """What the keys of the widgets begin with."""
        return f"{_KEY}-{self.unit}-{self.year}-{self.turn}"

    def keep(self, writer: Writer, cells: Typed) -> None:
        """Keep what was typed; a table tells of its former cells too, which may be older."""
        new = {place: text for place, text in cells.items() if self.cells.get(place) != text}
        self.cells |= new
        self.unsaved |= new
        self.read(writer)

    def read(self, writer: Writer) -> None:
        """Read what is kept, whatever window it was typed in; first keep what is not kept yet."""
        form = self.unit, self.year
        try:
            if self.unsaved:
                write(keep_typing, writer, form, self.unsaved)
                self.unsaved = {}
            kept = dict(ask(typing, writer, form))
        except Problem as problem:
            self.problem = str(problem)
            return
        self.problem = ""
        if kept != self.cells:
            self._begin(kept)

    def forget(self, writer: Writer) -> None:
        """Forget what was typed, as after it was written; what was sent stays with its draft."""
        try:
            write(forget_typing, writer, (self.unit, self.year))
        except Problem as problem:
            self.problem = str(problem)
        else:
            self._begin({})

    def make(self) -> None:
        """Put what was typed into the unit's own workbook, to be checked."""
        name = ask(template_name, self.unit, self.year)
        content = ask(filled, self.unit, self.year, clock.today(), self.cells)
        self.file, self.checked = File(f"nhap-tren-trang-{name}", content), dict(self.cells)

    def check(self, current: FileEntry, version: int, writer: Writer) -> None:
        """Check what was typed, unless more was typed since; nothing is written."""
        if self.file is None or self.checked != self.cells:
            current.leave()
            return
        if current.identity and current.version != version:
            self.make()  # somebody wrote: rows may stand elsewhere, or hold something else
        file = self.file
        with queues.waiting("Đang kiểm tra") as on_wait:
            current.check(f"{self.key}-{file.digest}", lambda: file, version, writer, on_wait)
        current.save = partial(send_typing, form=(self.unit, self.year), cells=self.checked)
        current.done = partial(self.forget, writer)
        self.issues = current.outcome.issues if current.outcome else ()

    def check_at_once(
        self, pages: tuple[FormPage, ...], version: int, writer: Writer
    ) -> tuple[IssueGroup, ...]:
        """Return what is wrong with the cells as they are, looked at anew where they changed."""
        of = (version, dict(self.cells))
        if self.at_once[0] != of:
            outcome = check_typed(
                database(),
                pages,
                (self.unit, self.year),
                self.cells,
                today=clock.today(),
                author=writer,
            )
            self.at_once = of, grouped(outcome.issues)
        return self.at_once[1]

    def _begin(self, cells: dict[tuple[str, str, str], str]) -> None:
        self.cells, self.unsaved, self.checked, self.file, self.issues = cells, {}, {}, None, ()
        self.turn += 1


def show(view: View, unit: str | None, year: int, writer: Writer) -> FileEntry | None:
    """Place the form of a unit and year; return what was typed, as a file, None for nothing."""
    if unit is None:
        st.info("Chọn đơn vị và năm để nhập.")
        return None
    current = entry()
    if current.written is not None:
        st.button("Nhập tiếp", icon=":material/edit_note:", on_click=current.leave)
        return current
    typed = _typing(unit, year)
    typed.read(writer)
    typed.check(current, view.programme.version, writer)
    try:
        pages = view.derive(view.source.read, form, unit, year, clock.today())
    except Problem as problem:
        st.warning(words.literal(str(problem)))
        return None
    titles = {page.title: page for page in pages}
    # It stays on its page when the fields begin anew.
    key = f"{_KEY}-{unit}-{year}-page"
    title = st.segmented_control(
        "Trang", list(titles), default=pages[0].title, key=key, required=True
    )
    keep = partial(typed.keep, writer)
    form_page.show(titles[title], typed.cells, keep, typed.issues, typed.key)
    if any(True for page in pages for _ in page.changes(typed.cells)):
        _say_at_once(pages, typed, view.programme.version, writer)
    _steps(pages, typed, writer)
    return current if current.identity else None


def _typing(unit: str, year: int) -> Typing:
    known: dict[tuple[str, int], Typing] = st.session_state.setdefault(_KEY, {})
    return known.setdefault((unit, year), Typing(unit, year))


def _say_at_once(pages: tuple[FormPage, ...], typed: Typing, version: int, writer: Writer) -> None:
    """Say what is wrong with what was typed so far: below it, since the table must not move."""
    try:
        groups = typed.check_at_once(pages, version, writer)
    except Problem as problem:
        st.error(words.literal(str(problem)))
        return
    lines = []
    for group in groups:
        mark, _ = MARKS[group.severity]
        page = next((each for each in pages if each.title == group.first.page), None)
        place = page.place(group.first.line) if page else ""
        parts = (group.first.page, place, group.first.column)
        where = ", ".join(dict.fromkeys(filter(None, parts)))
        more = f" và {written(len(group.issues) - 1)} chỗ khác" if len(group.issues) > 1 else ""
        said = f"{where}{more}: {group.first.sentence}"
        lines.append(f"{mark} {group.severity.label} · {words.literal(said)}")
    st.markdown("  \n".join(lines) or "✓ Kiểm tra ngay: chưa thấy gì sai ở những ô đã sửa.")


def _steps(pages: tuple[FormPage, ...], typed: Typing, writer: Writer) -> None:
    """Say how much was typed, and place what can be done with it."""
    changes = [list(page.changes(typed.cells)) for page in pages]
    count = sum(map(len, changes))
    titles = ", ".join(f"«{p.title}»" for p, cells in zip(pages, changes, strict=True) if cells)
    st.caption(
        f"Đã sửa {written(count)} ô: {titles}. Những ô này được giữ cho bạn, đóng trang không mất."
        if count
        else "Chưa sửa ô nào."
    )
    if typed.problem:
        st.error(words.literal(f"Chưa giữ được những ô vừa gõ. {typed.problem}"))
    with st.container(horizontal=True):
        st.button(
            "Kiểm tra",
            icon=":material/rule:",
            type="primary" if count else "secondary",
            disabled=not count,
            on_click=typed.make,
        )
        with st.popover("Bỏ những gì đã gõ", disabled=not count):
            st.markdown(f"Bỏ {written(count)} ô đã sửa; số liệu đã ghi không đổi.")
            st.button("Bỏ hẳn", on_click=typed.forget, args=(writer,))
