"""Where a local plan asks for something else than Decision 1520: shown, never decided."""

from dataclasses import dataclass
from typing import TypeAlias

from progress.model.labels import LabelledEnum
from progress.model.programme import Programme
from progress.model.records import Document, Target
from progress.model.units import NATION

NATIONAL_PLAN = "1520"

TargetKey: TypeAlias = tuple[str, str, int]
"""Indicator, category and year: what a target is about."""


class Comparison(LabelledEnum):
    """How a local target stands to the national one of the same indicator, category and year.

    The matrix of plans (`progress.plans.matrix`) alone says that a plan measures the same thing in
    another way, that its category has ended, or that the plan has no milestone in the year.
    """

    EQUAL = "equal", "bằng"
    HIGHER = "higher", "cao hơn"
    LOWER = "lower", "thấp hơn"
    CONFLICTING = "conflicting", "các nguồn nêu khác nhau"
    OTHER_MEASURE = "other_measure", "nêu theo cách khác"
    OTHER = "other", "chỉ tiêu riêng của kế hoạch"
    WORDS = "words", "nêu bằng lời"
    MISSING = "missing", "kế hoạch không nêu"
    NOT_APPLICABLE = "not_applicable", "không còn áp dụng"
    OUTSIDE = "outside", "ngoài phạm vi kế hoạch"


@dataclass(frozen=True, slots=True)
class Deviation:
    """A pair of targets; `local` is None where the plan is silent, `national` where it is new."""

    document: Document
    local: Target | None
    national: Target | None
    comparison: Comparison

    @property
    def either(self) -> Target:
        """The target that names the indicator, category and year."""
        target = self.local or self.national
        if target is None:
            raise ValueError("a deviation compares at least one target")
        return target


def deviations(programme: Programme, document: Document) -> tuple[Deviation, ...]:
    """Compare a local plan with Decision 1520, target by target, in printed order.

    Years that the plan does not cover are left out: a plan of 2026-2030 is not missing 2025. Nor
    is anything missing from a decision that assigns something.
    """
    national = targets_by_key(programme, NATIONAL_PLAN)
    local = targets_by_key(programme, document.code)
    covered = set() if document.is_assigned else {key[2] for key in local}
    keys = [key for key in national if key in local or key[2] in covered]
    keys += [key for key in local if key not in national]
    pairs = ((local.get(key), national.get(key)) for key in keys)
    return tuple(Deviation(document, *pair, compare(*pair)) for pair in pairs)


def compare(ours: Target | None, theirs: Target | None) -> Comparison:
    """Compare a local target with the national one of the same indicator, category and year.

    With a number on which the sources disagree nothing is compared.
    """
    if ours is None:
        return Comparison.MISSING
    if ours.low is None:
        return Comparison.WORDS
    if theirs is None or theirs.low is None:
        return Comparison.OTHER
    if "conflicting" in (ours.certainty, theirs.certainty):
        return Comparison.CONFLICTING
    if (ours.low, ours.high) == (theirs.low, theirs.high):
        return Comparison.EQUAL
    # A target without an upper end ends where it begins.
    ours_range, theirs_range = ((t.asked, t.high or t.asked) for t in (ours, theirs))
    return Comparison.HIGHER if ours_range > theirs_range else Comparison.LOWER


def local_plans(programme: Programme) -> tuple[Document, ...]:
    """Return the plans of provinces and communes."""
    with_targets = programme.targets_of.keys()
    return tuple(
        each
        for each in programme.documents
        if each.unit_code != NATION and each.code in with_targets
    )


def targets_by_key(programme: Programme, document: str) -> dict[TargetKey, Target]:
    """Return a document's targets, in printed order."""
    own = programme.targets_of.get(document, ())
    return {(target.indicator_code, target.category_code, target.year): target for target in own}
