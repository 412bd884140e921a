"""How many of several judgements stand where: targets of a unit, or provinces of a target."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from progress.judging.verdicts import BAD, GOOD, Verdict

GOOD_PART = Fraction(1, 2)
"""Part of the judged targets that must be met or on track for a unit to be said to stand well."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many stand where; `judged` are those of which something can be said."""

    good: int
    bad: int
    insufficient: int
    no_data: int
    not_applicable: int

    @property
    def judged(self) -> int:
        """Number with a judgement."""
        return self.good + self.bad

    @property
    def share(self) -> Fraction | None:
        """Part of the judged targets that is met or on track; None where none is judged."""
        return Fraction(self.good, self.judged) if self.judged else None

    @property
    def stands_well(self) -> bool:
        """Tell whether at least `GOOD_PART` of the judged targets is met or on track."""
        return self.share is not None and self.share >= GOOD_PART

    def good_words(self, what: str) -> str:
        """Say how many of the judged ones stand well: `2 trên 3 chỉ tiêu đã đạt hoặc …`."""
        return f"{self.good} trên {self.judged} {what} đã đạt hoặc đúng tiến độ"


class Judged(Protocol):
    """Whatever has a verdict."""

    @property
    def verdict(self) -> Verdict:
        """The judgement."""


def tally(facts: Iterable[Judged]) -> Tally:
    """Count verdicts."""
    counts = Counter(fact.verdict for fact in facts)
    return Tally(
        good=sum(counts[verdict] for verdict in GOOD),
        bad=sum(counts[verdict] for verdict in BAD),
        insufficient=counts[Verdict.INSUFFICIENT],
        no_data=counts[Verdict.NO_DATA],
        not_applicable=counts[Verdict.NOT_APPLICABLE],
    )
