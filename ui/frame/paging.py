"""Long lists, a page at a time; which page is shown stands in the address."""

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from progress.model.numbers import written
from ui.frame import url_state, words

PAGE = "trang"


@dataclass(frozen=True, slots=True)
class Paging:
    """Page number `page`, from 1, of a list of `number` rows with `size` rows on a page."""

    number: int
    size: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(-(-self.number // self.size), 1)

    @property
    def before(self) -> int:
        """How many rows stand on the pages before."""
        return (self.page - 1) * self.size


def paging(number: int, size: int) -> Paging:
    """Return the page that the address asks for; the first one, and say so, where it has none."""
    code = url_state.value(PAGE) or "1"
    first = Paging(number, size, 1)
    if not (code.isascii() and code.isdigit() and 1 <= int(code[:9]) <= first.pages):
        st.warning(words.literal(f"Danh sách không có trang «{code}»; đang xem trang đầu."))
        return first
    return Paging(number, size, int(code))


def steps(shown: Paging, rows: int, key: str, targets: Iterable[tuple[str, str, int]]) -> None:
    """Place which `rows` of several pages are shown, and buttons with label, icon and page."""
    if shown.pages == 1:
        return
    with st.container(horizontal=True, vertical_alignment="center", key=key):
        first, last = written(shown.before + 1), written(shown.before + rows)
        st.markdown(f"**{first}–{last}** trong {written(shown.number)}")
        for label, icon, page in targets:
            st.button(
                label,
                icon=icon,
                type="tertiary",
                disabled=not 1 <= page <= shown.pages or page == shown.page,
                on_click=url_state.choose,
                args=(PAGE, None if page == 1 else str(page)),
            )


def choose(name: str, code: str | None) -> None:
    """Write a part of a question to the address; what it finds begins with the first page."""
    url_state.choose(PAGE, None)
    url_state.choose(name, code)
