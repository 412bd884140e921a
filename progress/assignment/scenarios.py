"""What is kept of an assignment under a name, and what it asks for once a decision is signed."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from progress.assignment.assignments import Assignment
from progress.assignment.sharing import by_year
from progress.model.numbers import asked, written
from progress.model.programme import Programme
from progress.model.records import Document, Target

LEVEL_PLACES = 4
"""Decimals of a level that is set as a number of institutions."""


@dataclass(frozen=True, slots=True)
class KeptShare:
    """What a scenario asks of a province from `first_year` to the milestone, as it was kept.

    `year` is that of the figures. Of a share: `added` institutions beside the `numerator` of the
    `denominator`, `percent` None; of growth `percent` a year alone.
    """

    scenario: str
    indicator_code: str
    category_code: str
    unit_code: str
    year: int
    first_year: int
    milestone: int
    rule: str
    numerator: int | None
    denominator: int | None
    added: int | None
    percent: Fraction | None

    @property
    def series(self) -> tuple[str, str]:
        """Codes of its indicator and category."""
        return self.indicator_code, self.category_code

    @property
    def years(self) -> range:
        """The years in which it is to be done."""
        return range(self.first_year, self.milestone + 1)

    @property
    def by_year(self) -> tuple[int, ...]:
        """The institutions of each year; all 0 for growth."""
        return by_year(self.added or 0, len(self.years))

    def in_year(self, year: int) -> int:
        """Return the institutions of a year; 0 of one in which nothing is to be done."""
        return self.by_year[year - self.first_year] if year in self.years else 0


def years_of(shares: Collection[KeptShare]) -> range:
    """Return all years of several shares, which a file may have given different ones."""
    return range(min(e.first_year for e in shares), max(e.milestone for e in shares) + 1)


def kept_shares(shared: Assignment, scenario: str) -> tuple[KeptShare, ...]:
    """Return what is kept of an assignment: every province of which something is asked."""
    blank = KeptShare(
        scenario=scenario,
        indicator_code=shared.fact.indicator.code,
        category_code=shared.fact.category.code,
        unit_code="",
        year=shared.fact.asked_year,
        first_year=shared.years[0],
        milestone=shared.fact.milestone.year,
        rule=shared.rule.value,
        numerator=None,
        denominator=None,
        added=None,
        percent=shared.percent,
    )
    if shared.percent is not None:
        return tuple(replace(blank, unit_code=code) for code in shared.units)
    return tuple(
        replace(
            blank,
            unit_code=each.code,
            numerator=each.numerator,
            denominator=each.denominator,
            added=each.added,
        )
        for each in shared.shares
        if each.added
    )


def level(institutions: int, denominator: int) -> Fraction:
    """Return institutions as a level in percent, rounded down to `LEVEL_PLACES` decimals.

    Rounded to the nearest, 40 of 130 would miss its own level. What is less by one misses it, of up
    to a million.
    """
    scale = 10**LEVEL_PLACES
    return Fraction(100 * scale * institutions // denominator, scale)


def decided_targets(
    programme: Programme, shares: Iterable[KeptShare], document_code: str, clause: str
) -> Iterator[Target]:
    """Yield the targets that a signed decision sets for one province, each year's its own."""
    for share in shares:
        for year, low, words in _steps(share):
            base = _base_year(programme, share)
            codes = (document_code, *share.series)
            yield Target(*codes, year, low, None, words, clause, "read", base, None)


def signed_decisions(programme: Programme, shares: Sequence[KeptShare]) -> tuple[Document, ...]:
    """Return the decisions that ask just what a scenario does, each by the part of one unit.

    None of their levels differs: a scenario that was changed after it was signed has no decision.
    """
    first = shares[0].unit_code
    return tuple(
        part
        for part in programme.plans.get(first, ())
        if part.is_assigned
        and all(_is_asked(programme, part.code.removesuffix(first), each) for each in shares)
    )


def _is_asked(programme: Programme, decision: str, share: KeptShare) -> bool:
    targets = programme.targets_of.get(f"{decision}{share.unit_code}", ())
    levels = {(target.series, target.year): target.low for target in targets}
    return all(levels.get((share.series, year)) == low for year, low, _ in _steps(share))


def _steps(share: KeptShare) -> Iterator[tuple[int, Fraction, str]]:
    """Yield year, level and words of what is asked."""
    if share.percent is not None:
        rate = asked(share.percent, None)
        words = f"tăng bình quân {rate} mỗi năm đến năm {share.milestone}"
        yield share.milestone, share.percent, words
        return
    number, whole = share.numerator or 0, share.denominator or 1
    for year, added in zip(share.years, share.by_year, strict=True):
        number += added
        more = f", thêm {written(added)} trong năm" if added else ""
        words = f"Đến hết năm {year}: {written(number)} trên {written(whole)} thiết chế{more}"
        yield year, level(number, whole), words


def _base_year(programme: Programme, share: KeptShare) -> int | None:
    """Return the base year that growth is asked from: that of the target it comes from."""
    targets = (each for each in programme.targets if each.series == share.series)
    return next((t.base_year for t in targets if t.year == share.milestone and t.base_year), None)
