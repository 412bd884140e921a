"""The row of filters of a page: a table of questions, each of which has its answer in the address.

On a wide screen the row stands under the title; what is seldom used waits behind "Lọc thêm". On a
narrow one the whole row waits behind a button that says how many filters are set.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

import streamlit as st

from exports.shared.markup import element
from progress.model.numbers import alphabetical
from progress.model.programme import Programme
from progress.model.selection import Selection
from progress.model.territory import scopes
from progress.model.titles import document_title, unit_title
from progress.model.units import NATION
from progress.reporting.years import years_offered
from ui.frame import url_state, widgets
from ui.frame.lists.place_list import PlaceName, Width, place_names
from ui.frame.selection import NEXT, milestones, plans_of


@dataclass(frozen=True, slots=True)
class Filter:
    """A question: its label, its parameter in the address, and its answers by their codes.

    `code` None stands for nothing picked yet, empty `names` for words that one types. `write`
    replaces the writing to the address, `key` the parameter's name as the name of the widget,
    where one answer means several parameters. `everything` names the answer that leaves the
    question open and takes the parameter away. `width` is in pixels.
    """

    label: str
    name: str
    names: Mapping[Any, str]
    code: str | None
    width: int = 180
    write: Callable[[str], None] | None = None
    key: str = ""
    everything: str = ""
    switch: bool = False
    seldom: bool = False
    placeholder: str = "Chọn"

    @property
    def is_set(self) -> bool:
        """Whether the address answers the question."""
        return url_state.value(self.name) is not None

    def place(self) -> None:
        """Place the widget; of a seldom used one it is as wide as what it stands in."""
        width: Width = "stretch" if self.seldom else self.width
        key = self.key or self.name
        if not self.names:
            widgets.search(self.label, self.placeholder, self.name, write=self.write, width=width)
            return
        names, code = self.names, self.code
        if self.everything:
            names, code = {widgets.ALL: self.everything, **names}, code or widgets.ALL
        if self.switch:
            widgets.switch(self.label, key, names, code or widgets.ALL, write=self.write)
        else:
            hint, write = self.placeholder, self.write
            widgets.pick(self.label, key, names, code, write=write, placeholder=hint, width=width)


def show(*asked: Filter | None) -> None:
    """Place the row; None stands for a question that has no sense now."""
    filters = [each for each in asked if each is not None]
    count = sum(each.is_set for each in filters)
    summary = element("summary", _counted("Bộ lọc", count))
    st.html(element("details", summary, class_="filters-button"))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="filters"):
        for each in filters:
            if not each.seldom:
                each.place()
        seldom = [each for each in filters if each.seldom]
        if seldom:
            title = _counted("Lọc thêm", sum(each.is_set for each in seldom))
            with st.popover(title, icon=":material/tune:", key="seldom-filters"):
                for each in seldom:
                    each.place()


def show_shared(programme: Programme, selection: Selection) -> None:
    """Place the row of filters of a page that has these and no others."""
    show(
        scope(programme, selection),
        year(programme, selection),
        milestone(programme, selection),
        document(programme, selection),
    )


def scope(programme: Programme, selection: Selection, *, parts_only: bool = False) -> Filter:
    """Return the filter of scopes; `parts_only` leaves the country out, as if none was picked."""
    names = _scope_names(programme)
    code: str | None = selection.scope
    if parts_only:
        names = {each: name for each, name in names.items() if each != NATION}
        code = None if code == NATION else code
    return Filter(
        "Phạm vi",
        url_state.SCOPE,
        names,
        code,
        width=300,
        write=partial(_write, programme, url_state.SCOPE),
        placeholder="Chọn tỉnh, thành phố",
    )


def year(
    programme: Programme, selection: Selection, label: str = "Năm số liệu", *, ahead: bool = False
) -> Filter:
    """Return the filter of years, the latest first; `ahead`: with the programme's years to come."""
    last = programme.programme_years[-1] if ahead else selection.as_of.year
    names = {str(each): str(each) for each in reversed(years_offered(programme, last))}
    write = partial(_write, programme, url_state.YEAR)
    return Filter(label, url_state.YEAR, names, str(selection.year), width=110, write=write)


def milestone(programme: Programme, selection: Selection, *, seldom: bool = False) -> Filter | None:
    """Return the filter of milestones; the next one only where one is after the year."""
    codes = milestones(programme, selection.document or "")
    if not codes:
        return None
    coming = any(int(code) > selection.year for code in codes)
    names = {**({NEXT: "Kế tiếp"} if coming else {}), **{code: code for code in codes}}
    return Filter(
        "Mốc đang xét",
        url_state.MILESTONE,
        names,
        str(selection.milestone or (NEXT if coming else codes[-1])),
        write=partial(_write, programme, url_state.MILESTONE),
        switch=True,
        seldom=seldom,
    )


def document(programme: Programme, selection: Selection) -> Filter | None:
    """Return the filter of documents; None where only one binds the scope."""
    plans = {each.code: document_title(each) for each in plans_of(programme, selection.scope)}
    if len(plans) < 2:
        return None
    write = partial(_write, programme, url_state.DOCUMENT)
    code = selection.document or ""
    return Filter("Văn bản", url_state.DOCUMENT, plans, code, width=340, write=write)


def _counted(title: str, count: int) -> str:
    return f"{title} ({count})" if count else title


@lru_cache(maxsize=4)
def _scope_names(programme: Programme) -> dict[str, PlaceName]:
    """Return the scopes by code, the country first, then by the Vietnamese alphabet."""
    names = {code: unit_title(programme.unit[code]) for code in scopes(programme)}
    bare = {code: alphabetical(f"{programme.unit[code].name} {code}") for code in names}
    order = sorted(names, key=lambda code: (code != NATION, bare[code]))
    return place_names(programme, {code: names[code] for code in order})


def _write(programme: Programme, name: str, code: str) -> None:
    """Write a choice, and drop what was chosen before and does not go with it."""
    url_state.choose(name, code)
    plans = [each.code for each in plans_of(programme, url_state.value(url_state.SCOPE) or NATION)]
    if url_state.value(url_state.DOCUMENT) not in (None, *plans):
        url_state.choose(url_state.DOCUMENT, None)
    document = url_state.value(url_state.DOCUMENT) or (plans[0] if plans else "")
    if url_state.value(url_state.MILESTONE) not in (None, NEXT, *milestones(programme, document)):
        url_state.choose(url_state.MILESTONE, None)
