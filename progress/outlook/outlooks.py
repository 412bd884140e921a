"""Outlooks: where a target leads if its pace stays the same (method, section 9)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from progress.judging.growth import matched_panel
from progress.judging.judge import base_year
from progress.judging.rollup import Total
from progress.judging.targets import TargetFact, target_facts
from progress.judging.verdicts import Verdict
from progress.model.labels import LabelledEnum
from progress.model.programme import Programme
from progress.model.records import Measure, Target
from progress.model.selection import Selection
from progress.outlook.growth_paces import last_growth, mean_growth, still_growth
from progress.outlook.paces import Number, Projection, projections, standing


class Outcome(LabelledEnum):
    """What the paces known say of a milestone, if they stay; `label` is what people read."""

    WOULD_MEET = "would_meet", "Sẽ đạt"
    OPEN = "open", "Chưa xác định"
    WOULD_MISS = "would_miss", "Sẽ không đạt"
    NONE = "none", "Chưa đủ số liệu để dự báo"


@dataclass(frozen=True, slots=True, eq=False)
class Outlook:
    """Where a current fact leads by a milestone still to come.

    `still` are the values if nothing changed any more, its second None where a count has no upper
    bound; None for growth without a panel. `mean` and `last` None: that pace is not known.
    """

    fact: TargetFact
    milestone: Target
    still: tuple[Number, Number | None] | None
    mean: Projection | None
    last: Projection | None
    outcome: Outcome

    @property
    def paces(self) -> tuple[Projection, ...]:
        """The paces known, the mean one first."""
        return tuple(each for each in (self.mean, self.last) if each is not None)

    @property
    def holds(self) -> bool:
        """Tell whether the milestone's target is met already, whatever the silent units have.

        Growth is met at its milestone alone. The fact's own verdict may be of an earlier milestone.
        """
        growth = self.fact.indicator.measure is Measure.GROWTH
        return not growth and self.still is not None and self.still[0] >= self.milestone.asked

    @property
    def low(self) -> Number | None:
        """The least value that a pace known leads to; None without one."""
        return min((each.low for each in self.paces), default=None)

    @property
    def short(self) -> tuple[int, int] | None:
        """What would be missing, at the best and at the worst; None where that cannot be said."""
        spans = [each.short for each in self.paces if each.short is not None]
        known = [(best, worst) for best, worst in spans if best is not None and worst is not None]
        if not known or len(known) < len(self.paces):
            return None
        return min(best for best, _ in known), max(worst for _, worst in known)

    @property
    def high(self) -> Number | None:
        """The greatest value that a pace known leads to; None without one."""
        return max((each.high for each in self.paces), default=None)


def outlooks(programme: Programme, selection: Selection) -> tuple[Outlook, ...]:
    """Return an outlook for every milestone still to come of what binds the scope."""
    programme = programme.known_by(selection.as_of)
    facts = target_facts(programme, replace(selection, milestone=None))
    return tuple(each for fact in facts for each in outlooks_of(programme, fact))


def outlooks_of(programme: Programme, fact: TargetFact) -> Iterator[Outlook]:
    """Yield the outlooks of one fact: none where it is not current or not applicable.

    Only milestones after the year judged, by which neither the unit nor the category has ended.
    The programme is the one that the fact was judged on.
    """
    if not fact.current or fact.verdict is Verdict.NOT_APPLICABLE or fact.total is None:
        return
    ends = (fact.category.ended_on, programme.unit[fact.scope].valid_to)
    for milestone in fact.milestones:
        stands = all(end is None or end >= date(milestone.year, 12, 31) for end in ends)
        if milestone.year > fact.total.year and stands:
            growth = fact.indicator.measure is Measure.GROWTH
            yield (_growth if growth else _straight)(programme, fact, fact.total, milestone)


def outlook_of(programme: Programme, fact: TargetFact) -> Outlook | None:
    """Return the outlook of the milestone in view; None where it has none."""
    outlooks = outlooks_of(programme, fact)
    return next((each for each in outlooks if each.milestone is fact.milestone), None)


def _straight(
    programme: Programme, fact: TargetFact, reported: Total, milestone: Target
) -> Outlook:
    """Return the outlook of a share or a count."""
    now = standing(fact.indicator.measure, reported)
    if now is None:
        still = (Fraction(reported.numerator), None)
        return Outlook(fact, milestone, still, None, None, Outcome.NONE)
    mean, last = projections(
        programme, fact.series, fact.scope, now, milestone.asked, milestone.year
    )
    outcome = _outcome(mean, last, known=now.whole is not None, stands=now.lower >= milestone.asked)
    return Outlook(fact, milestone, (now.lower, now.upper), mean, last, outcome)


def _growth(programme: Programme, fact: TargetFact, reported: Total, milestone: Target) -> Outlook:
    """Return the outlook of a growth target, on the panel of its own base year."""
    series, scope, asked = fact.series, fact.scope, milestone.asked
    panel = matched_panel(programme, series, scope, base_year(milestone), reported.year)
    if not (panel.is_enough and panel.comparable):
        return Outlook(fact, milestone, None, None, None, Outcome.NONE)
    mean = mean_growth(panel, asked)
    last = last_growth(programme, series, scope, panel, asked, milestone.year)
    still = still_growth(panel, milestone.year)
    outcome = _outcome(mean, last, known=True, stands=False)
    return Outlook(fact, milestone, (still, still), mean, last, outcome)


def _outcome(
    mean: Projection | None, last: Projection | None, *, known: bool, stands: bool
) -> Outcome:
    """Return the outcome of the paces, tested in the order of the method.

    `known`: the denominator of every missing unit is. `stands`: the target is held already.
    """
    paces = [each for each in (mean, last) if each is not None]
    if not paces:
        return Outcome.NONE
    both = len(paces) == 2
    if known and (both or stands) and all(each.reaches for each in paces):
        return Outcome.WOULD_MEET
    if known and both and all(each.falls_short for each in paces):
        return Outcome.WOULD_MISS
    return Outcome.OPEN
