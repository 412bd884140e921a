"""A unit's own plan beside Decision 1520: the same figures, judged by either."""

from dataclasses import dataclass

from progress.judging.targets import TargetFact
from progress.judging.words import fact_title
from progress.model.numbers import written
from progress.model.programme import Programme
from progress.model.records import Document
from progress.model.titles import document_title
from progress.plans.deviations import Comparison, compare


@dataclass(frozen=True, slots=True, eq=False)
class PlanComparison:
    """One row in both documents; a side is None where that document does not set it."""

    national: TargetFact | None
    own: TargetFact | None

    @property
    def either(self) -> TargetFact:
        """The fact that names the row; ValueError where there is none."""
        fact = self.own or self.national
        if fact is None:
            raise ValueError("a row stands in at least one of the documents")
        return fact

    @property
    def comparison(self) -> Comparison | None:
        """How the plan's target stands to the Decision's; None where their milestones differ."""
        if self.own is None:
            return Comparison.MISSING
        if self.national is None:
            return Comparison.OTHER
        if self.own.milestone.year != self.national.milestone.year:
            return None
        return compare(self.own.milestone, self.national.milestone)

    @property
    def differs(self) -> bool:
        """Tell whether both documents set the row and lead to different verdicts."""
        if self.national is None or self.own is None:
            return False
        return self.national.verdict is not self.own.verdict


def side_by_side(
    programme: Programme, national: tuple[TargetFact, ...], own: tuple[TargetFact, ...]
) -> tuple[PlanComparison, ...]:
    """Return every row that either document sets, in printed order."""
    sides = [{f.series: f for f in facts} for facts in (national, own)]
    rows = sorted({**sides[0], **sides[1]}, key=programme.position)
    return tuple(PlanComparison(sides[0].get(row), sides[1].get(row)) for row in rows)


def verdicts_sentence(
    programme: Programme, rows: tuple[PlanComparison, ...], plan: Document
) -> str:
    """Say how many rows both documents set, and of which the verdicts differ."""
    counted, listed = verdicts_headline(rows, plan), differing_verdicts(programme, rows)
    return f"{counted.removesuffix('.')}: {'; '.join(listed)}." if listed else counted


def verdicts_headline(rows: tuple[PlanComparison, ...], plan: Document) -> str:
    """Say how many rows both documents set, and of how many the verdicts differ."""
    both = [each for each in rows if each.national and each.own]
    name = document_title(plan)
    if not both:
        return f"Không chỉ tiêu nào bằng số có cả trong {name} và Quyết định 1520/QĐ-TTg."
    differing = sum(each.differs for each in both)
    silent = sum(each.own is None for each in rows)
    sentence = f"{written(len(both))} chỉ tiêu có trong cả {name} và Quyết định 1520/QĐ-TTg"
    if silent:
        sentence += f", {written(silent)} chỉ tiêu khác của Quyết định kế hoạch không nêu"
    if not any(each.either.verdict.is_judgement for each in both):
        return f"{sentence}; chưa có chỉ tiêu nào đánh giá được."
    if not differing:
        return f"{sentence}; kết luận theo hai văn bản giống nhau ở mọi chỉ tiêu đánh giá được."
    return f"{sentence}; kết luận khác nhau ở {written(differing)}."


def differing_verdicts(programme: Programme, rows: tuple[PlanComparison, ...]) -> tuple[str, ...]:
    """Return both verdicts of each row on which they differ; none where nothing is judged."""
    both = [(each, each.own, each.national) for each in rows if each.own and each.national]
    if not any(each.either.verdict.is_judgement for each, _, _ in both):
        return ()
    return tuple(
        f"{fact_title(programme, own)}: {own.verdict.label.lower()} theo kế hoạch, "
        f"{national.verdict.label.lower()} theo Quyết định{_because(each)}"
        for each, own, national in both
        if each.differs and own and national
    )


def _because(compared: PlanComparison) -> str:
    """Say why verdicts differ though the targets are no reason: their milestones are others."""
    own, national = compared.own, compared.national
    if own is None or national is None:
        return ""
    if compared.comparison is None:
        return (
            f" (mốc đang xét khác nhau: {own.milestone.year} theo kế hoạch, "
            f"{national.milestone.year} theo Quyết định)"
        )
    ours, theirs = (
        " và ".join(str(target.year) for target in fact.milestones) for fact in (own, national)
    )
    if compared.comparison is not Comparison.EQUAL or ours == theirs:
        return ""
    return f" (mục tiêu bằng nhau; kế hoạch chỉ có mốc {ours}, Quyết định có mốc {theirs})"
