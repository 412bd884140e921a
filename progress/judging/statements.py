"""What may be said of judged targets (method, section 8): counts, ranks, extremes, large numbers.

Words, charts, slides and reports are made of these and of nothing else. Each takes facts, uses only
those that bear the claim, and says how many it left out, by kind: the kinds add up to the whole.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Generic, TypeVar

from progress.judging.rollup import Total
from progress.judging.targets import TargetFact
from progress.judging.verdicts import GOOD, Verdict
from progress.judging.words import percent_words, range_words, thresholds_of, value_words
from progress.model.numbers import written
from progress.model.records import Measure
from progress.model.titles import units_word

GOOD_PART = Fraction(1, 2)
"""Part of the judged targets that must be met or on track for a unit to be said to stand well."""
NAMED = 3
"""Equal extremes are named up to this many, counted beyond."""


class Kind(StrEnum):
    """What a fact is to a count: judged well or not, or why it is left out."""

    GOOD = "good"
    BAD = "bad"
    INSUFFICIENT = "insufficient"
    OTHER_YEAR = "other_year"
    NO_DATA = "no_data"
    NOT_APPLICABLE = "not_applicable"


LEFT_OUT = {
    Kind.INSUFFICIENT: "chưa đủ căn cứ",
    Kind.OTHER_YEAR: "chỉ có số liệu năm khác",
    Kind.NO_DATA: "chưa có số liệu",
    Kind.NOT_APPLICABLE: "không còn áp dụng",
}
"""The kinds that no count holds, in the order in which they are said."""


def kind_of(fact: TargetFact, year: int | None) -> Kind:
    """Return what a fact is to a count of the judgements of a year; None: of no year at all."""
    if fact.verdict is Verdict.NOT_APPLICABLE:
        return Kind.NOT_APPLICABLE
    if fact.verdict is Verdict.NO_DATA:
        return Kind.NO_DATA
    if not fact.current:
        return Kind.OTHER_YEAR
    if fact.verdict is Verdict.INSUFFICIENT:
        return Kind.INSUFFICIENT
    if fact.judged_year != year:
        return Kind.OTHER_YEAR
    return Kind.GOOD if fact.verdict in GOOD else Kind.BAD


@dataclass(frozen=True, slots=True)
class Count:
    """How many facts are of each kind; `year` is that of the judgements, None without any.

    `milestone` is the one that all judgements look to, None where they look to several; `closing`
    tells whether all of them are of the year of their milestone: then nothing is on track any more.
    """

    year: int | None
    kinds: Mapping[Kind, int]
    milestone: int | None
    closing: bool

    @property
    def good(self) -> int:
        """Number met or on track."""
        return self.kinds.get(Kind.GOOD, 0)

    @property
    def judged(self) -> int:
        """Number of which something can be said."""
        return self.good + self.kinds.get(Kind.BAD, 0)

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
    judged = [fact for fact, kind in kinds.items() if kind in (Kind.GOOD, Kind.BAD)]
    milestones = {fact.milestone.year for fact in judged}
    return Count(
        year,
        Counter(kinds.values()),
        milestones.pop() if len(milestones) == 1 else None,
        all(fact.asked_year == fact.milestone.year for fact in judged),
    )


def left_out_words(counted: Count, thing: str = "") -> str:
    """Return how many a count leaves out, by kind: `2 chỉ tiêu chưa đủ căn cứ, …`; "" for none."""
    parts = [
        " ".join(part for part in (written(counted.kinds[kind]), thing, words) if part)
        for kind, words in LEFT_OUT.items()
        if counted.kinds.get(kind)
    ]
    return ", ".join(parts)


def is_comparable(fact: TargetFact) -> bool:
    """Tell whether a fact may be ranked: current, of units that all reported, of a known panel."""
    if not fact.current or fact.total is None or fact.verdict is Verdict.NOT_APPLICABLE:
        return False
    if fact.indicator.measure is Measure.GROWTH:
        return fact.verdict.is_judgement
    return fact.value is not None and not fact.total.missing


def measured(fact: TargetFact) -> Fraction | float | None:
    """Return what a fact is ranked by: its value, or its growth; None where it may not be."""
    if not is_comparable(fact):
        return None
    return fact.growth if fact.indicator.measure is Measure.GROWTH else fact.value


Each = TypeVar("Each")


@dataclass(frozen=True, slots=True)
class Rank:
    """A place from 1 among those that can be compared, and how many others share it."""

    place: int
    sharing: int
    of: int


def ranks(values: Sequence[Fraction | float | None]) -> tuple[Rank | None, ...]:
    """Return the rank of each value, the highest first; None for what cannot be compared.

    Equal values share a rank, and the next one follows after all of them.
    """
    order = sorted((value for value in values if value is not None), reverse=True)
    first = {value: place for place, value in reversed(list(enumerate(order, start=1)))}
    number = Counter(order)
    return tuple(
        None if value is None else Rank(first[value], number[value] - 1, len(order))
        for value in values
    )


@dataclass(frozen=True, slots=True)
class Extreme(Generic[Each]):
    """All those that share the highest or the lowest of what can be compared."""

    value: Fraction | float
    holders: tuple[Each, ...]

    def words(self, name: Callable[[Each], str], things: str) -> str:
        """Name the holders, or count them where they are many: `33 tỉnh, thành phố cùng mức`."""
        if len(self.holders) > NAMED:
            return f"{written(len(self.holders))} {things} cùng mức"
        return ", ".join(name(each) for each in self.holders)


def extreme(
    holders: Sequence[Each],
    value_of: Callable[[Each], Fraction | float | None],
    pick: Callable[[Iterable[Fraction | float]], Fraction | float] = max,
) -> Extreme[Each] | None:
    """Return who shares the highest value, or with `min` the lowest; None without any."""
    values = [value_of(each) for each in holders]
    known = [value for value in values if value is not None]
    if not known:
        return None
    best = pick(known)
    sharing = (each for each, value in zip(holders, values, strict=True) if value == best)
    return Extreme(best, tuple(sharing))


@dataclass(frozen=True, slots=True)
class LargeNumber:
    """What stands large and what stands small beside it; `small` "" where nothing need be added."""

    text: str
    small: str


def large_number(fact: TargetFact) -> LargeNumber:
    """Return a value only with a judgement; otherwise how many reported, the value beside it."""
    if fact.verdict.is_judgement:
        return LargeNumber(value_words(fact), "")
    if fact.total is None:
        return LargeNumber("–", "")
    units = units_word(fact.scope)
    if fact.panel is not None:
        return LargeNumber(panel_size(fact), f"{units} so sánh được{_beside(fact)}")
    return LargeNumber(reported_size(fact.total), f"{units} đã báo cáo{_beside(fact)}")


def gauge_basis(fact: TargetFact) -> tuple[str, ...]:
    """Return the lines that go with a large number: what it rests on, and the estimate if any."""
    basis = large_number(fact).small or basis_words(fact, fact.asked_year)
    return tuple(line for line in (basis, second_reading_words(fact)) if line)


def reported_size(total: Total) -> str:
    """Return how many units reported of those that should: `28/34`."""
    return f"{written(len(total.reported))}/{written(total.expected)}"


def panel_size(fact: TargetFact) -> str:
    """Return how many units of a growth target can be compared: `28/34`; "" for other measures."""
    if fact.panel is None:
        return ""
    size = len(fact.panel.units)
    return f"{written(size)}/{written(size + len(fact.panel.left_out))}"


def basis_words(fact: TargetFact, title_year: int | None = None) -> str:
    """Return what a printed value rests on where that does not go without saying.

    Its year where that is not the one in the title, its panel and base year for growth, how many
    units reported where some did not; "" where nothing need be added.
    """
    if fact.total is None:
        return ""
    parts = [] if fact.total.year == title_year else [f"năm {fact.total.year}"]
    units = units_word(fact.scope)
    if fact.panel is not None:
        parts.append(f"{panel_size(fact)} {units} so sánh được, gốc {fact.panel.base_year}")
    elif fact.total.missing:
        parts.append(f"{reported_size(fact.total)} {units} báo cáo")
    return ", ".join(parts)


def shown_words(fact: TargetFact, title_year: int | None = None) -> str:
    """Return a value with what it rests on in brackets: `41,0% (28/34 tỉnh, thành phố báo cáo)`."""
    basis = basis_words(fact, title_year)
    return f"{value_words(fact)} ({basis})" if basis else value_words(fact)


def year_words(facts: Sequence[TargetFact], year: int) -> str:
    """Say which year figures are of: the one chosen, or that it has none and which one is shown."""
    years = [fact.total.year for fact in facts if fact.total]
    if not years or year in years:
        return f"số liệu năm {year}"
    return f"chưa có số liệu năm {year}, gần nhất là số liệu năm {max(years)}"


def verdict_words(fact: TargetFact) -> str:
    """Return the verdict's name; of an older year with that year, since it is no current one."""
    label = fact.verdict.label
    if fact.current or fact.total is None or fact.verdict is Verdict.NOT_APPLICABLE:
        return label
    return f"{label}, theo số liệu năm {fact.total.year}"


def gap_size(fact: TargetFact) -> str:
    """Return the number still needed, for a table; "" where nothing is or nothing current says."""
    return written(fact.gap) if fact.gap and fact.current else ""


def older_words(fact: TargetFact) -> str:
    """Say that the year asked about has no figure, and what an older one shows."""
    silence = f"chưa có số liệu năm {fact.asked_year}"
    return silence if value_words(fact) == "–" else f"{silence}; gần nhất {shown_words(fact)}"


def second_reading_words(fact: TargetFact) -> str:
    """Return the estimate beside a verdict that missing reports prevent; "" where there is none.

    It names how many units it carries, and enters no count, rank or headline (method, section 5).
    """
    second = fact.second_reading
    if second is None:
        return ""
    units = f"{written(len(second.units))} {units_word(fact.scope)}"
    share = fact.indicator.measure is Measure.SHARE
    things = "" if share else f" {fact.indicator.unit_of_measure or ''}".rstrip()
    value = second.value
    shown = percent_words(value, thresholds_of(fact)) if share else f"{written(value)}{things}"
    return (
        f"Ước tính, nếu {units} chưa báo cáo giữ nguyên kết quả gần nhất: {shown}, "
        f"{second.verdict.label.lower()}"
    )


def _beside(fact: TargetFact) -> str:
    """Return the value that stands small where nothing may stand large, with its range."""
    shown = value_words(fact)
    if shown == "–":
        return ""
    possible = range_words(fact)
    return f": {shown} (có thể {possible})" if possible else f": {shown}"
