"""The widgets that most pages share: scope, year, milestone, document."""

from functools import lru_cache, partial

import streamlit as st

from progress.model.numbers import alphabetical
from progress.model.programme import Programme
from progress.model.records import NATION
from progress.model.selection import Selection
from progress.model.territory import scopes
from progress.model.titles import document_title, scope_title
from ui.frame import url_state, widgets
from ui.frame.lists.place_list import PlaceName, place_names
from ui.frame.selection import NEXT, milestones, plans_of, years


def show(programme: Programme, selection: Selection) -> None:
    """Place the widgets; each writes its code to the address."""
    several = len(plans_of(programme, selection.scope)) > 1
    place = st.container(key="shared-filters")
    columns = place.columns([3, 1, 2, 3] if several else [3, 1, 2], vertical_alignment="top")
    with columns[0]:
        scope(programme, selection)
    with columns[1]:
        year(programme, selection)
    with columns[2]:
        milestone(programme, selection)
    if several:
        with columns[3]:
            _document(programme, selection)


def scope(programme: Programme, selection: Selection, *, parts_only: bool = False) -> None:
    """Place the list of scopes; `parts_only` leaves the country out, as if none was picked yet."""
    names = _scope_names(programme)
    code: str | None = selection.scope
    if parts_only:
        names = {each: name for each, name in names.items() if each != NATION}
        code = None if code == NATION else code
    write = partial(_write, programme, url_state.SCOPE)
    widgets.pick(
        "Phạm vi", url_state.SCOPE, names, code, write=write, placeholder="Chọn tỉnh, thành phố"
    )


def year(programme: Programme, selection: Selection) -> None:
    """Place the list of years, the latest first."""
    names = {str(each): str(each) for each in reversed(years(programme, selection.as_of.year))}
    write = partial(_write, programme, url_state.YEAR)
    widgets.pick("Năm số liệu", url_state.YEAR, names, str(selection.year), write=write)


def milestone(programme: Programme, selection: Selection) -> None:
    """Place the milestones of the document; the next one only where one is after the year."""
    codes = milestones(programme, selection.document or "")
    coming = any(int(code) > selection.year for code in codes)
    names = {**({NEXT: "Kế tiếp"} if coming else {}), **{code: code for code in codes}}
    code = str(selection.milestone or (NEXT if coming else codes[-1:] and codes[-1]))
    write = partial(_write, programme, url_state.MILESTONE)
    widgets.switch("Mốc đang xét", url_state.MILESTONE, names, code, write=write)


def _document(programme: Programme, selection: Selection) -> None:
    plans = {each.code: document_title(each) for each in plans_of(programme, selection.scope)}
    write = partial(_write, programme, url_state.DOCUMENT)
    widgets.pick("Văn bản", url_state.DOCUMENT, plans, selection.document or "", write=write)


@lru_cache(maxsize=4)
def _scope_names(programme: Programme) -> dict[str, PlaceName]:
    """Return the scopes by code, the country first, then by the Vietnamese alphabet."""
    names = {code: scope_title(programme, code) for code in scopes(programme)}
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
