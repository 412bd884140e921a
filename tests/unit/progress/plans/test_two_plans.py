"""A unit's own plan beside Decision 1520: the same figures judged by either."""

from dataclasses import replace

from progress.judging.targets import target_facts
from progress.judging.verdicts import Verdict
from progress.model.selection import Selection
from progress.plans.deviations import Comparison
from progress.plans.two_plans import (
    differing_verdicts,
    side_by_side,
    verdicts_headline,
    verdicts_sentence,
)
from tests import factories as make

OWN = make.document("own", "01", number="5/KH")


def sides(*targets, value=45):
    made = make.programme(
        documents=(make.DECISION, OWN),
        targets=(*make.TARGETS, *targets),
        figures=(
            make.figure("01", 2023, 20, 100),
            *((make.figure("01", 2025, value, 100),) if value else ()),
        ),
    )
    chosen = Selection(make.TODAY, 2025, "01")
    both = [target_facts(made, replace(chosen, document=document)) for document in ("1520", "own")]
    return side_by_side(made, *both), made


def test_lower_targets_may_be_met_where_the_national_ones_are_not():
    found, made = sides(*make.milestones(document="own", y2025=30, y2030=40))
    (only,) = found
    assert only.own.verdict is Verdict.MET
    assert only.national.verdict is Verdict.ON_TRACK
    assert only.comparison is Comparison.LOWER
    assert only.differs
    assert verdicts_headline(found, OWN).endswith("; kết luận khác nhau ở 1.")
    (both,) = differing_verdicts(made, found)
    assert verdicts_sentence(made, found, OWN).endswith(f"; kết luận khác nhau ở 1: {both}.")


def test_equal_targets_with_other_milestones_say_why_the_verdicts_differ():
    found, made = sides(*make.milestones(document="own", y2030=60), value=35)
    (only,) = found
    assert only.comparison is Comparison.EQUAL
    assert (only.own.verdict, only.national.verdict) == (Verdict.ON_TRACK, Verdict.BEHIND)
    said = verdicts_sentence(made, found, OWN)
    assert "kế hoạch chỉ có mốc 2030, Quyết định có mốc 2025 và 2030" in said


def test_the_same_verdicts_are_said_to_be_the_same():
    found, made = sides(*make.milestones(document="own", y2025=40, y2030=60))
    assert "giống nhau ở mọi chỉ tiêu đánh giá được" in verdicts_sentence(made, found, OWN)


def test_where_nothing_is_judged_no_verdicts_are_said_to_be_the_same():
    found, made = sides(*make.milestones(document="own", y2030=60), value=None)
    assert verdicts_sentence(made, found, OWN).endswith("; chưa có chỉ tiêu nào đánh giá được.")
    assert not differing_verdicts(made, found)


def test_a_row_of_one_document_alone_is_listed_and_not_compared():
    found, made = sides(*make.milestones(document="own", row=make.MUSEUMS, y2030=60))
    assert [each.comparison for each in found] == [Comparison.MISSING, Comparison.OTHER]
    assert not any(each.differs for each in found)
    assert verdicts_sentence(made, found, OWN).startswith("Không chỉ tiêu nào bằng số")


def test_verdicts_on_other_milestones_are_said_to_be_of_those():
    found, made = sides(*make.milestones(document="own", y2025=50), value=45)
    assert found[0].comparison is None
    said = verdicts_sentence(made, found, OWN)
    assert "(mốc đang xét khác nhau: 2025 theo kế hoạch, 2030 theo Quyết định)" in said
