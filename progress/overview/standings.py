"""Every province of today by how its targets stand, and who has met all milestones so far.

Standings count targets and never weigh them: a province is ahead of another where a larger share
of its judged targets is met or on track. What cannot be judged is printed beside it.
"""

from dataclasses import dataclass, replace
from fractions import Fraction

from progress.judging.counts import GOOD_PART, Count, closing, count
from progress.judging.coverage import Basis, basis_units
from progress.judging.ranking import Rank, ranks
from progress.judging.targets import TargetFact, target_facts
from progress.judging.verdicts import Verdict
from progress.model.numbers import alphabetical, part_words, written
from progress.model.programme import Programme
from progress.model.selection import Selection
from progress.reporting.reporting import ReportFact, ReportState, scope_reports


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """One province: its facts of the chosen document, their count, its reports of the year."""

    code: str
    facts: tuple[TargetFact, ...]
    reports: tuple[ReportFact, ...]

    @property
    def count(self) -> Count:
        """How many of its targets stand where."""
        return count(self.facts)

    @property
    def good(self) -> Fraction | None:
        """Share of its judged targets that are met or on track; None where none is judged."""
        return self.count.share

    @property
    def is_comparable(self) -> bool:
        """Tell whether it may be ranked: all its units reported all that applies (section 8)."""
        asked = [each for each in self.facts if each.verdict is not Verdict.NOT_APPLICABLE]
        return self.good is not None and all(
            each.current and each.total is not None and not each.total.missing for each in asked
        )

    @property
    def milestones_met(self) -> tuple[int, int]:
        """How many milestones of the years gone by were met, and how many could be."""
        past = [each for fact in self.facts for each in fact.past]
        asked = [each for each in past if each.verdict is not Verdict.NOT_APPLICABLE]
        return sum(each.verdict is Verdict.MET for each in asked), len(asked)

    @property
    def milestones_judged(self) -> int:
        """How many milestones of the years gone by could be judged."""
        return sum(each.verdict.is_judgement for fact in self.facts for each in fact.past)

    @property
    def reported_in_time(self) -> bool:
        """Tell whether every report of the year was received by its day."""
        sent = (ReportState.ON_TIME, ReportState.RECEIVED)
        return bool(self.reports) and all(fact.state in sent for fact in self.reports)


def standings(programme: Programme, selection: Selection) -> tuple[Standing, ...]:
    """Return every province of today, the best first, those that cannot be ranked last."""
    codes = basis_units(programme, Basis.TODAY)
    provinces = [_standing(programme, selection, code) for code in codes]
    provinces.sort(
        key=lambda each: (
            not each.is_comparable,
            each.good is None,
            -(each.good or 0),
            -each.count.good,
            alphabetical(programme.unit[each.code].name),
        )
    )
    return tuple(provinces)


def places(provinces: tuple[Standing, ...]) -> tuple[Rank | None, ...]:
    """Return the rank of each province; None for those that cannot be compared."""
    return ranks([each.good if each.is_comparable else None for each in provinces])


def candidates(provinces: tuple[Standing, ...]) -> tuple[Standing, ...]:
    """Return the provinces that met every milestone due so far and reported in time.

    A milestone that was not reported, or could not be judged, is not met. Who had none is no
    candidate.
    """
    return tuple(
        each
        for each in provinces
        if each.reported_in_time and each.milestones_met[1] and len(set(each.milestones_met)) == 1
    )


CRITERIA = (
    "Đạt mọi mốc đã đến hạn của văn bản (mốc không còn áp dụng không tính; mốc thiếu số liệu hoặc "
    "chưa đủ căn cứ không được coi là đạt)",
    "Đã gửi báo cáo năm đúng hạn",
)
"""What a candidate for commendation has done; people decide, this only counts."""


def standings_headline(provinces: tuple[Standing, ...]) -> str:
    """Say how many provinces have every judged target met or on track, and how many none."""
    judged = [each for each in provinces if each.good is not None]
    if not judged:
        return "Chưa tỉnh, thành phố nào có chỉ tiêu đánh giá được."
    year = judged[0].count.year
    whole = sum(each.good == 1 for each in judged)
    behind = sum(not each.count.stands_well for each in judged)
    good = "đạt" if closing(each.count for each in provinces) else "đạt hoặc đúng tiến độ"
    sentence = (
        f"Năm {year}, {written(whole)}/{written(len(judged))} tỉnh, thành phố "
        f"{good} mọi chỉ tiêu đánh giá được"
    )
    less = f"; {written(behind)} nơi chưa được {part_words(GOOD_PART)}" if behind else ""
    without = len(provinces) - len(judged)
    unknown = f"; {written(without)} nơi chưa có chỉ tiêu nào đánh giá được" if without else ""
    return f"{sentence}{less}{unknown}."


def unranked_sentence(provinces: tuple[Standing, ...]) -> str:
    """Say how many are judged and have no rank, and why; "" where there are none."""
    unranked = sum(each.good is not None and not each.is_comparable for each in provinces)
    reason = "nơi đánh giá được nhưng không xếp hạng vì chưa báo cáo đủ mọi chỉ tiêu"
    return f"{written(unranked)} {reason}." if unranked else ""


def candidates_headline(provinces: tuple[Standing, ...], proposed: tuple[Standing, ...]) -> str:
    """Say how many provinces fulfil the criteria."""
    if not any(each.milestones_met[1] for each in provinces):
        return "Chưa có mốc nào đến hạn, chưa xét đơn vị để khen thưởng."
    if not any(each.milestones_judged for each in provinces):
        return "Chưa có mốc đã đến hạn nào đánh giá được, chưa xét đơn vị để khen thưởng."
    if not any(fact.report for each in provinces for fact in each.reports):
        return "Chưa ghi nhận văn bản báo cáo năm nào của các đơn vị, chưa xét để khen thưởng."
    if not proposed:
        return "Chưa đơn vị nào đạt mọi mốc đã đến hạn và gửi báo cáo đúng hạn."
    return f"{written(len(proposed))} đơn vị đạt mọi mốc đã đến hạn và gửi báo cáo đúng hạn."


def _standing(programme: Programme, selection: Selection, code: str) -> Standing:
    own = replace(selection, scope=code)
    reports = scope_reports(programme, code, selection.year, selection.as_of)
    return Standing(code, target_facts(programme, own), reports)
