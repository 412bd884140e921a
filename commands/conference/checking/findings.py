"""What a check is given and what it says."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, partial
from typing import TypeAlias

from progress.judging.targets import TargetFact, target_facts
from progress.model.programme import Programme
from progress.model.selection import Selection
from progress.model.snapshots import SlideSelection, Snapshot


class CheckResult(StrEnum):
    """How a check ended; only `FAILED` makes the whole fail."""

    PASSED = "ĐẠT"
    WARNING = "LƯU Ý"
    FAILED = "HỎNG"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the list: what was found, in a sentence."""

    outcome: CheckResult
    sentence: str


@dataclass(frozen=True)
class Rehearsal:
    """What will be shown: a Programme on a day; `snapshot` None where it is today's.

    `selection` is the country's, as the first page opens. `chosen_slides` are a presenter's.
    """

    programme: Programme
    selection: Selection
    snapshot: Snapshot | None = None
    chosen_slides: SlideSelection = ()

    @cached_property
    def facts(self) -> tuple[TargetFact, ...]:
        """The national targets, judged for the country."""
        return target_facts(self.programme, self.selection)


Check: TypeAlias = Callable[[Rehearsal], Iterator[Finding]]
"""A check yields what it found; one that has nothing to say of this rehearsal yields nothing."""


passed, warning, failed = (partial(Finding, outcome) for outcome in CheckResult)
"""Say that something is as it should be, must be known and may well be so, or must not be shown."""
