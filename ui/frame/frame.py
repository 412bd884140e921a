"""What every page begins with, its title, and how it places charts, tables and links."""

from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from charts.spec import Spec
from charts.theme import LIGHT, THEMES, Theme
from data_access.store import clock
from progress.model.programme import Programme
from progress.model.selection import Selection
from progress.model.titles import selection_sentence
from ui.frame import snapshots, url_state, words
from ui.frame.data import Data
from ui.frame.lists import plain_tables
from ui.frame.pages import Page, registered
from ui.frame.selection import read_selection

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class View:
    """What a page needs: the Programme, what was chosen and the theme it is seen in.

    The Programme is that of the current version, with the figures known by the day asked for.
    """

    source: Data
    selection: Selection
    theme: Theme
    programme: Programme = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Take the Programme once: a page asks for it at every part."""
        known = self.source.known_by(self.selection.as_of)
        object.__setattr__(self, "programme", known)

    @property
    def provenance(self) -> tuple[str, ...]:
        """What captions and figures say of the data: frozen, made up, or nothing."""
        frozen, made_up = self.source.snapshot, self.programme.demonstration
        return (
            *((snapshots.short_words(frozen),) if frozen else ()),
            *((words.DEMONSTRATION,) if made_up else ()),
        )

    def derive(self, function: Callable[..., Result], *arguments: Hashable) -> Result:
        """Return `function(*arguments)`, computed once for all viewers."""
        return self.source.derive(function, *arguments)

    def block(self, build: Callable[..., Result], *arguments: Hashable) -> Result:
        """Return `build(*arguments)`, computed once for each address of the page it links from."""
        built: Result = self.source.derive(_built, build, url_state.asked(), *arguments)
        return built


def _built(build: Callable[..., Any], _asked: Hashable, *arguments: Hashable) -> Any:
    return build(*arguments)


def open_page(page: Page, *, ahead: bool = False, own: Collection[str] = ()) -> View:
    """Begin a page: read the address, say what in it could not be used.

    On a snapshot its day stands for today, unless the address says another, and so for the year.
    `ahead`: a page of what is planned lets one choose the programme's years to come, too. `own`
    names shared parameters that the page reads by itself, in a sense of its own.
    """
    url_state.enter(page.address, own)
    source, unusable = snapshots.opened()
    frozen = source.snapshot
    url_state.show_snapshot(frozen.code if frozen else "")
    today = frozen.as_of if frozen else clock.today()
    selection, problems = read_selection(source, today, ahead=ahead, own=own)
    if selection.year > selection.as_of.year:
        # Most pages look back and know no year to come.
        url_state.keep_here(url_state.YEAR)
    warn((*unusable, *problems))
    theme = THEMES.get(st.context.theme.type or "", LIGHT)
    return View(source, selection, theme)


def header(view: View, title: str, *, basis: str = "", selection: Selection | None = None) -> None:
    """Place the title and, under it, what is shown, as of when and from how many units.

    `selection` is what the page shows where that is not what the address says, None where it is.
    """
    shown = selection_sentence(view.programme, selection or view.selection)
    name(view, title, shown, basis)


def name(view: View, title: str, *about: str) -> None:
    """Place the title of a page and, under it, what it is about; empty sentences are left out.

    At its right stand whether the data are frozen or made up, and the way to snapshots.
    """
    with st.container(key="frame", horizontal=True, vertical_alignment="top", gap="small"):
        with st.container(gap=None):
            st.title(words.headline(title), anchor=False)
            st.caption(words.literal(" · ".join(filter(None, about))))
        snapshots.place(view.source)


def only_today(view: View, page: Page, what: str) -> None:
    """End a page of what no snapshot holds: its title, why nothing stands there, the way back."""
    if view.source.snapshot is None:
        return
    name(view, page.title)
    snapshots.lacking(view.source, what)
    st.stop()


def warn(problems: Iterable[str]) -> None:
    """Say what in the address could not be used."""
    for sentence in problems:
        st.warning(words.literal(sentence))


def link(page: Page, label: str, chosen: dict[str, str]) -> None:
    """Place a link to another page, on which that is chosen; a snapshot goes along."""
    taken = {**url_state.frozen(), **chosen}
    st.page_link(registered(page), label=words.literal(label), icon=page.icon, query_params=taken)


def columns(*widths: int) -> list[Any]:
    """Divide the page; on a narrow screen the parts stand one under the other."""
    return st.columns(widths, gap="medium")


def table(rows: pd.DataFrame, name: str = words.TABLE) -> None:
    """Place a table of few rows; `name` tells it from the others of the page."""
    plain_tables.table(rows, name)


def chart(spec: Spec, *, alt: str, key: str | None = None, on_select: Any = "ignore") -> None:
    """Place a plain specification; `alt` is its computed headline, read to those who cannot see."""
    st.vega_lite_chart(
        None, spec, theme=None, width="stretch", key=key, on_select=on_select, alt=alt
    )
