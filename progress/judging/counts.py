"""Counts of judged targets: which of them bear the claim, and what each count leaves out.

A count takes facts, uses only current judgements of one year, and says how many it left out, by
kind: the kinds add up to the whole (method, section 8).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from progress.judging.targets import TargetFact
from progress.judging.verdicts import GOOD, Verdict
from progress.model.numbers import lower_first, written

GOOD_PART = Fraction(1, 2)
"""Part of the judged targets that must be met or on track for a unit to be said to stand well."""


class CountKind(StrEnum):
    """What a fact is to a count: judged well or not, or why it is left out."""

    GOOD = "good"
    BAD = "bad"
    INSUFFICIENT = "insufficient"
    OTHER_YEAR = "other_year"
    NO_DATA = "no_data"
    NOT_APPLICABLE = "not_applicable"


LEFT_OUT = {
    CountKind.INSUFFICIENT: Verdict.INSUFFICIENT.label.lower(),
    CountKind.OTHER_YEAR: "chỉ có số liệu năm khác",
    CountKind.NO_DATA: Verdict.NO_DATA.label.lower(),
    CountKind.NOT_APPLICABLE: Verdict.NOT_APPLICABLE.label.lower(),
}
"""The kinds that no count holds, in the order in which they are said."""


def kind_of(fact: TargetFact, year: int | None) -> CountKind:
    """Return what a fact is to a count of the judgements of a year; None: of no year at all."""
    if fact.verdict is Verdict.NOT_APPLICABLE:
        return CountKind.NOT_APPLICABLE
    if fact.verdict is Verdict.NO_DATA:
        return CountKind.NO_DATA
    if not fact.current:
        return CountKind.OTHER_YEAR
    if fact.verdict is Verdict.INSUFFICIENT:
        return CountKind.INSUFFICIENT
    if fact.judged_year != year:
        return CountKind.OTHER_YEAR
    return CountKind.GOOD if fact.verdict in GOOD else CountKind.BAD


@dataclass(frozen=True, slots=True)
class Count:
    """How many facts are of each kind; `year` is that of the judgements, None without any.

    `milestone` is the one that all judgements look to, None where they look to several; `closing`
    tells whether all of them (without any, all facts) are of the year of their milestone: then
    nothing is on track any more.
    """

    year: int | None
    kinds: Mapping[CountKind, int]
    milestone: int | None
    closing: bool

    @property
    def good(self) -> int:
        """Number met or on track."""
        return self.kinds.get(CountKind.GOOD, 0)

    @property
    def judged(self) -> int:
        """Number of which something can be said."""
        return self.good + self.kinds.get(CountKind.BAD, 0)

    @property
    def share(self) -> Fraction | None:
        """Part of the judged ones that is good; None where none is judged."""
        return Fraction(self.good, self.judged) if self.judged else None

    @property
    def stands_well(self) -> bool:
        """Tell whether at least `GOOD_PART` of the judged ones is good."""
        return self.share is not None and self.share >= GOOD_PART

    @property
    def left_out(self) -> int:
        """Number of which nothing can be said."""
        return self.whole - self.judged

    @property
    def good_words(self) -> str:
        """What the good ones have done: they met their milestone, or are on track to it."""
        return "đã đạt" if self.closing else "đã đạt hoặc đúng tiến độ"

    @property
    def milestone_words(self) -> str:
        """Which milestone the judgements look to; "" where it is not one."""
        if self.milestone is None:
            return ""
        return f" mốc {self.milestone}" if self.closing else f" tới mốc {self.milestone}"

    @property
    def whole(self) -> int:
        """Number of all."""
        return sum(self.kinds.values())


def count(facts: Iterable[TargetFact]) -> Count:
    """Count current judgements of one year, that of most of them, and all others by kind."""
    facts = tuple(facts)
    years = Counter(fact.asked_year for fact in facts if fact.current and fact.verdict.is_judgement)
    year = max(years, key=lambda each: (years[each], each), default=None)
    kinds = {fact: kind_of(fact, year) for fact in facts}
    judged = [fact for fact, kind in kinds.items() if kind in (CountKind.GOOD, CountKind.BAD)]
    milestones = {fact.milestone.year for fact in judged}
    return Count(
        year,
        Counter(kinds.values()),
        milestones.pop() if len(milestones) == 1 else None,
        all(fact.asked_year == fact.milestone.year for fact in judged or facts),
    )


def closing(counts: Iterable[Count]) -> bool:
    """Tell whether all that is judged is of its milestone's year: met or not met, no more."""
    counts = tuple(counts)
    judged = [each for each in counts if each.judged]
    return all(each.closing for each in judged or counts)


def left_out_words(counted: Count, thing: str = "") -> str:
    """Return how many a count leaves out, by kind: `2 chỉ tiêu chưa đủ căn cứ, …`; "" for none."""
    parts = [
        " ".join(part for part in (written(counted.kinds[kind]), thing, words) if part)
        for kind, words in LEFT_OUT.items()
        if counted.kinds.get(kind)
    ]
    return ", ".join(parts)


def whole_sentence(sentence: str, judged: int, things: str, left_out: int, words: str) -> str:
    """Return the sentence of a count with the `words` for what it leaves out, those first if most.

    A count of the few that are judged would claim more than it says (method, section 8).
    """
    if left_out > judged:
        return f"Mới đánh giá được {judged} {things}, {words}; {lower_first(sentence)}."
    return f"{sentence}; {words}." if words else f"{sentence}."
