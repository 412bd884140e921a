"""What the country still needs until a milestone, shared among its provinces and years."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from progress.assignment.sharing import Holding, Rule, by_year, shares
from progress.judging.coverage import Basis, basis_units
from progress.judging.rollup import total
from progress.judging.targets import TargetFact
from progress.model.numbers import alphabetical
from progress.model.programme import Programme
from progress.model.records import Measure, Series
from progress.model.selection import Selection
from progress.model.units import NATION
from progress.outlook.provinces import outlook_ahead


@dataclass(frozen=True, slots=True)
class AssignedShare:
    """What is asked of a province: `added` institutions more, in each of the years `by_year`.

    It has `numerator` of `denominator` now. `by_hand`: somebody set the number.
    """

    code: str
    numerator: int
    denominator: int
    added: int
    by_year: tuple[int, ...]
    by_hand: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Assignment:
    """What a target of the country asks of the provinces in the years left.

    `fact` is the country's. `need` are the institutions it lacks, over what was reported, and
    `shares` who is to have them; `silent` provinces reported none and are asked for none.
    `unplaced` are those for which no province has room; below 0, how many too many were set by
    hand. Of growth there is `percent` alone, asked of every one of the `units`; None for shares.
    """

    fact: TargetFact
    rule: Rule
    years: tuple[int, ...]
    need: int
    shares: tuple[AssignedShare, ...]
    silent: tuple[str, ...]
    units: tuple[str, ...]
    percent: Fraction | None = None

    @property
    def unplaced(self) -> int:
        """The need less all that is shared; 0 where the sums are equal."""
        return self.need - sum(each.added for each in self.shares)

    @property
    def asks(self) -> bool:
        """Tell whether anything is asked of anybody."""
        return self.percent is not None or any(each.added for each in self.shares)


def assignment(
    programme: Programme,
    selection: Selection,
    series: Series,
    rule: Rule = Rule.LEVEL,
    by_hand: tuple[tuple[str, int], ...] = (),
) -> Assignment | str:
    """Share what the country needs until the milestone chosen, or the next one.

    `by_hand` are numbers that somebody set, by province: each is cut to what is possible, and the
    others share the rest by the rule. A sentence where nothing can be shared says why.
    """
    programme = programme.known_by(selection.as_of)
    place = outlook_ahead(programme, replace(selection, scope=NATION), series)
    if place is None:
        return "Không còn mốc nào sau năm đã chọn để giao chỉ tiêu."
    fact, measure = place.fact, place.fact.indicator.measure
    first = max(selection.year + 1, selection.as_of.year)
    years = tuple(range(first, fact.milestone.year + 1))
    if place.outlook is None:
        return f"{place.reason}: chưa có căn cứ để giao chỉ tiêu."
    if not years:
        return f"Mốc {fact.milestone.year} đã qua nên không giao được nữa."
    names = {code: programme.unit[code].name for code in basis_units(programme, Basis.TODAY)}
    units = tuple(sorted(names, key=lambda code: alphabetical(names[code])))
    if measure is Measure.GROWTH:
        return Assignment(fact, rule, years, 0, (), (), units, fact.milestone.asked)
    if measure is Measure.COUNT or fact.gap is None:
        return "Không có thiết chế nào để chia: không giao được chỉ tiêu này."
    known = {code: total(programme, series, code, selection.year) for code in units}
    holdings = [
        Holding(code, each.numerator, each.denominator)
        for code, each in known.items()
        if each.reported
    ]
    rows = _shares(fact.gap, holdings, rule, dict(by_hand), len(years))
    silent = tuple(code for code, each in known.items() if not each.reported)
    return Assignment(fact, rule, years, fact.gap, tuple(rows), silent, units)


def _shares(
    need: int,
    holdings: list[Holding],
    rule: Rule,
    by_hand: Mapping[str, int],
    years: int,
) -> list[AssignedShare]:
    """Return what each place is to have: as set by hand, and of the others their part of the rest.

    Where more is set by hand than is needed, nothing is left for the others.
    """
    added = {
        each.code: min(max(by_hand[each.code], 0), each.room)
        for each in holdings
        if each.code in by_hand
    }
    others = [each for each in holdings if each.code not in added]
    added |= shares(max(need - sum(added.values()), 0), others, rule)
    return [
        AssignedShare(
            each.code,
            each.numerator,
            each.denominator,
            added[each.code],
            by_year(added[each.code], years),
            each.code in by_hand,
        )
        for each in holdings
    ]
