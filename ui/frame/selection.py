"""The shared filters, read from the address into one frozen Selection."""

from collections.abc import Collection, Container
from datetime import date

from progress.model.numbers import day
from progress.model.programme import Programme
from progress.model.records import Document
from progress.model.selection import Selection
from progress.model.territory import scopes
from progress.model.units import NATION
from progress.reporting.years import year_shown_first, years_offered
from ui.frame import url_state
from ui.frame.data import Data
from ui.frame.url_state import DEFAULT, known_code

NEXT = "ke-tiep"
"""Code of the milestone that the method itself puts in view."""


def read_selection(
    source: Data, today: date, *, ahead: bool = False, own: Collection[str] = ()
) -> tuple[Selection, tuple[str, ...]]:
    """Read the address; return what is shown and a sentence for each value it could not use.

    With `ahead`, years of the programme after that of the day asked for can be chosen, too.
    Parameters that are the page's `own` mean something else there and keep their defaults here.
    """
    problems: list[str] = []
    as_of = _date(url_state.value(url_state.AS_OF), today, problems)
    programme = source.known_by(as_of)

    def read(name: str, known: Container[str], label: str) -> str | None:
        code = None if name in own else url_state.value(name)
        return known_code(code, known, label, problems, DEFAULT)

    scope = read(url_state.SCOPE, scopes(programme), "phạm vi") or NATION
    offered = years_offered(programme, programme.programme_years[-1] if ahead else as_of.year)
    year = read(url_state.YEAR, [str(each) for each in offered], "năm")
    plans = [document.code for document in plans_of(programme, scope)]
    in_force = programme.own_plan(scope, as_of)
    if in_force is not None and NATION not in {programme.document[p].unit_code for p in plans}:
        plans.sort(key=in_force.code.__ne__)
    document = read(url_state.DOCUMENT, plans, "văn bản") or (plans[0] if plans else "")
    milestone = read(url_state.MILESTONE, [NEXT, *milestones(programme, document)], "mốc")
    return Selection(
        as_of=as_of,
        year=int(year or source.derive(year_shown_first, programme, scope, as_of)),
        scope=scope,
        milestone=None if milestone in (None, NEXT) else int(milestone),
        document=document,
    ), tuple(problems)


def plans_of(programme: Programme, scope: str) -> list[Document]:
    """Return the documents with judged targets that bind a scope, the national one first."""
    judged = {target.document_code for target in programme.targets if target.low is not None}
    return [each for each in programme.binding_documents(scope) if each.code in judged]


def milestones(programme: Programme, document: str) -> list[str]:
    """Return the years of a document's milestones, as codes, in order."""
    marks = {t.year for t in programme.targets if t.document_code == document and t.low is not None}
    return [str(year) for year in sorted(marks)]


def _date(code: str | None, today: date, problems: list[str]) -> date:
    try:
        return today if code is None else date.fromisoformat(code)
    except ValueError:
        problems.append(
            f"Địa chỉ có ngày «{code}» không đúng dạng 2026-03-31; đang xem ngày {day(today)}."
        )
        return today
