"""The filters of the history, each in the address."""

from functools import lru_cache, partial

from data_access.recorded import history
from progress.model.changes import KINDS, HistorySelection, kind_words
from progress.model.numbers import alphabetical
from progress.model.programme import Programme
from progress.model.territory import scopes
from progress.model.titles import unit_title
from progress.model.units import NATION
from progress.reporting.years import years_offered
from ui.frame import filters, frame, paging, url_state
from ui.frame.filters import Filter
from ui.frame.frame import View

KIND, PERSON = "loai-thay-doi", "nguoi"
OWN = (url_state.SCOPE, url_state.YEAR)
"""Shared parameters that mean something else here: a bare address asks for everything."""


def selection(view: View, *, names: bool) -> HistorySelection:
    """Read the address; say what in it could not be used."""
    problems: list[str] = []
    read = partial(url_state.known_value, problems=problems)
    year = read(url_state.YEAR, _years(view), "năm")
    unit = read(url_state.SCOPE, scopes(view.programme), "đơn vị")
    selected = HistorySelection(
        kind=read(KIND, _kinds(view), "loại thay đổi"),
        unit=None if unit == NATION else unit,
        year=int(year) if year else None,
        person=read(PERSON, _people(view), "người") if names else None,
    )
    frame.warn(problems)
    return selected


def show(view: View, selected: HistorySelection, *, names: bool) -> None:
    """Place the row of filters; a choice leads back to the first page of changes."""
    kinds = {code: kind_words(code) for code in _kinds(view)}
    people = {each: each for each in _people(view)} if names else {}
    known = {year: year for year in reversed(_years(view))}
    questions = (
        ("Loại thay đổi", KIND, kinds, selected.kind),
        ("Đơn vị", url_state.SCOPE, _units(view.programme), selected.unit),
        ("Số liệu của năm", url_state.YEAR, known, selected.year),
        ("Người thực hiện", PERSON, people, selected.person),
    )
    filters.show(
        *(
            Filter(
                label,
                name,
                codes,
                None if code is None else str(code),
                width=240,
                write=partial(paging.choose, name),
                everything="Tất cả",
            )
            for label, name, codes, code in questions
            if codes
        )
    )


def forget() -> None:
    """Ask for everything again."""
    for name in (KIND, PERSON, paging.PAGE, *OWN):
        url_state.choose(name, None)


def _years(view: View) -> list[str]:
    return [str(each) for each in years_offered(view.programme, view.selection.as_of.year)]


def _kinds(view: View) -> list[str]:
    there = view.derive(view.source.read, history.kinds)
    return [*(code for code in KINDS if code in there), *sorted(there - KINDS.keys())]


def _people(view: View) -> tuple[str, ...]:
    return view.derive(view.source.read, history.people)


@lru_cache(maxsize=2)
def _units(programme: Programme) -> dict[str, str]:
    names = {code: unit_title(programme.unit[code]) for code in scopes(programme) if code != NATION}
    order = sorted(names, key=lambda code: alphabetical(f"{programme.unit[code].name} {code}"))
    return {code: names[code] for code in order}
