"""Agencies as the plan names them and as they are on a day: the Ministry was reorganised in 2025.

A task keeps the name that stands in the appendix; what has become of that agency is said beside it.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from progress.model.numbers import day as written_day
from progress.model.programme import Programme
from progress.model.records import Task
from progress.model.units import Agency


def successors(programme: Programme, code: str) -> tuple[str, ...]:
    """Return what an agency became, step by step; nothing where it became nothing."""
    later: list[str] = []
    following = programme.agency[code].successor_code
    while following is not None and following not in (code, *later):
        later.append(following)
        following = programme.agency[following].successor_code
    return tuple(later)


def predecessors(programme: Programme, code: str) -> tuple[Agency, ...]:
    """Return the agencies that went into this one."""
    return tuple(each for each in programme.agencies if code in successors(programme, each.code))


def answers_for(programme: Programme, code: str, named: str) -> bool:
    """Tell whether an agency is the one named, or what became of it."""
    return code == named or code in successors(programme, named)


def on_day(programme: Programme, code: str, day: date) -> Agency:
    """Return the agency that an agency of the plan is on a day.

    Where it ended and nobody is known to have followed, it is the ended one.
    """
    agency = programme.agency[code]
    for following in successors(programme, code):
        if agency.valid_to is None or day <= agency.valid_to:
            break
        agency = programme.agency[following]
    return agency


def names(programme: Programme, codes: Iterable[str]) -> str:
    """Return the agencies as the plan names them, in its order."""
    return ", ".join(programme.agency[code].name for code in codes)


def leads_of(programme: Programme, task: Task) -> str:
    """Return who is in charge of a task, as its document names them; "" where it names nobody."""
    return task.led_by or names(programme, task.leads)


def now_words(programme: Programme, codes: Iterable[str], day: date) -> str:
    """Say what has become of agencies by a day; empty where all of them are as they were named."""
    return "; ".join(_changes(programme, tuple(codes), day))


def now_name(programme: Programme, code: str, day: date) -> str:
    """Return the name that an agency bears on a day, with the plan's name where they differ."""
    agency, now = programme.agency[code], on_day(programme, code, day)
    return agency.name if now is agency else f"{agency.name} (nay là {now.name})"


def task_agencies(task: Task) -> tuple[str, ...]:
    """Return the codes of all agencies of a task, each once."""
    return tuple(dict.fromkeys((*task.leads, *task.coordinators)))


def _changes(programme: Programme, codes: tuple[str, ...], day: date) -> Iterator[str]:
    moved: dict[str, list[Agency]] = {}
    for code in codes:
        agency, now = programme.agency[code], on_day(programme, code, day)
        if now is not agency:
            moved.setdefault(now.code, []).append(agency)
        elif agency.valid_to is not None and agency.valid_to < day:
            yield f"{agency.name}: đến ngày {written_day(agency.valid_to)}, chưa rõ đơn vị kế tục"
    for code, before in moved.items():
        former = ", ".join(each.name for each in before)
        since = min(each.valid_to for each in before if each.valid_to) + timedelta(days=1)
        yield f"{former}: từ ngày {written_day(since)} là {programme.agency[code].name}"
