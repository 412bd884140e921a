"""What is kept of an assignment, and the targets that a signed decision makes of it."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progress.assignment.assignments import assignment
from progress.assignment.scenarios import decided_targets, kept_shares, level
from progress.judging.targets import target_facts
from progress.judging.verdicts import Verdict
from progress.model.selection import Selection
from tests.factories import GROWTH, SERVICE, VISITS, document, figure, of_provinces

CHOSEN = Selection(date(2026, 12, 31), 2026, document="1520")


@st.composite
def counts(draw):
    whole = draw(st.integers(1, 20_000))
    return draw(st.integers(0, whole)), whole


@given(counts())
def test_what_is_asked_meets_itself_and_one_less_does_not(pair):
    number, whole = pair
    low = level(number, whole)
    assert low <= Fraction(100 * number, whole) < low + Fraction(1, 10_000)
    assert Fraction(str(float(low))) == low, "it survives being stored"
    if number:
        assert Fraction(100 * (number - 1), whole) < low


def test_every_share_of_up_to_three_hundred_meets_itself():
    for whole in range(1, 301):
        for number in range(whole + 1):
            assert Fraction(100 * number, whole) >= level(number, whole)


def test_a_decision_asks_for_each_year_and_is_judged_like_any_plan():
    made = of_provinces("01", "02", figures=[figure("01", 2026, 33, 130), figure("02", 2026, 9, 9)])
    (kept,) = kept_shares(assignment(made, CHOSEN, SERVICE), "A")
    assert (kept.unit_code, kept.added, kept.by_year) == ("01", 42, (11, 11, 10, 10))
    found = list(decided_targets(made, [kept], "9-01", "Phụ lục"))
    assert [each.year for each in found] == [2027, 2028, 2029, 2030]
    assert found[0].wording == "Đến hết năm 2027: 44 trên 130 thiết chế, thêm 11 trong năm"
    signed = replace(
        made,
        documents=(*made.documents, document("9-01", "01")),
        targets=(*made.targets, *found),
        figures=(*made.figures, figure("01", 2027, 44, 130)),
    )
    of_2027 = target_facts(signed, Selection(date(2028, 3, 1), 2027, "01", 2027, "9-01"))
    assert [fact.verdict for fact in of_2027] == [Verdict.MET]


def test_growth_asks_one_percent_of_all_with_its_base_year():
    targets = (replace(GROWTH[1], base_year=2023),)
    made = of_provinces("01", "02", figures=[figure("01", 2026, 5, row=VISITS)], targets=targets)
    kept = kept_shares(assignment(made, CHOSEN, VISITS), "A")
    assert [(each.unit_code, each.percent) for each in kept] == [("01", 10), ("02", 10)]
    (only,) = decided_targets(made, kept[:1], "9-01", "Phụ lục")
    assert (only.low, only.year, only.base_year) == (10, 2030, 2023)
    assert only.wording == "tăng bình quân 10% mỗi năm đến năm 2030"


@pytest.mark.parametrize("numerator", [6, 10], ids=["just-met", "all"])
def test_nothing_is_kept_where_nothing_is_asked(numerator):
    made = of_provinces("01", figures=[figure("01", 2026, numerator, 10)])
    assert kept_shares(assignment(made, CHOSEN, SERVICE), "A") == ()
