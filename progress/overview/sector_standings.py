"""One sector at a glance: its targets by verdict, and what moved since the year before."""

from dataclasses import dataclass

from progress.indicators.movements import moved_words, movements
from progress.judging.counts import LEFT_OUT, CountKind, count, kind_of
from progress.judging.targets import TargetFact
from progress.judging.verdicts import Verdict
from progress.model.numbers import upper_first
from progress.model.programme import Programme
from progress.model.selection import FIRST_YEAR


@dataclass(frozen=True, slots=True)
class BarSegment:
    """The targets of a sector that stand alike; `code` names them in addresses.

    `verdict` is how they are marked: those with figures of another year alone as without data.
    """

    code: str
    label: str
    verdict: Verdict
    facts: tuple[TargetFact, ...]


_ORDER = (
    Verdict.MET,
    Verdict.ON_TRACK,
    Verdict.BEHIND,
    Verdict.AT_RISK,
    Verdict.MISSED,
    Verdict.INSUFFICIENT,
    CountKind.OTHER_YEAR,
    Verdict.NO_DATA,
    Verdict.NOT_APPLICABLE,
)


def sector_parts(facts: tuple[TargetFact, ...]) -> tuple[BarSegment, ...]:
    """Return the targets by verdict, the best first; together they are all of them."""
    year = count(facts).year
    by_code: dict[str, list[TargetFact]] = {code: [] for code in _ORDER}
    for fact in facts:
        kind = kind_of(fact, year)
        by_code[kind if kind in LEFT_OUT else fact.verdict].append(fact)
    return tuple(_part(code, tuple(alike)) for code, alike in by_code.items() if alike)


def year_change_words(programme: Programme, facts: tuple[TargetFact, ...]) -> str:
    """Say what moved since the year before on the same units; "" where there is no such year."""
    if not facts or facts[0].asked_year == FIRST_YEAR:
        return ""
    before = facts[0].asked_year - 1
    moved = moved_words(movements(programme, facts, before), len(facts))
    return f"So với năm {before}, trên cùng các đơn vị: {moved or 'chưa so sánh được'}"


def _part(code: str, facts: tuple[TargetFact, ...]) -> BarSegment:
    if code == CountKind.OTHER_YEAR:
        return BarSegment(code, upper_first(LEFT_OUT[CountKind.OTHER_YEAR]), Verdict.NO_DATA, facts)
    return BarSegment(code, Verdict(code).label, Verdict(code), facts)
