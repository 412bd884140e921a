"""What the country's targets ask of the provinces: the need, who shares it, and who does not."""

from dataclasses import replace
from datetime import date
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progress.assignment.assignments import Assignment, assignment
from progress.assignment.sharing import Rule
from progress.judging.targets import target_fact
from progress.model.selection import Selection
from tests.factories import (
    DISTRICT,
    GROWTH,
    PROGRAMMES,
    SERVICE,
    VISITS,
    category,
    figure,
    figures,
    milestones,
    of_provinces,
    programme,
)
from tests.unit.progress.outlook.test_two_readings import random_programme

AS_OF = date(2026, 12, 31)
CHOSEN = Selection(AS_OF, 2026, document="1520")


def assigned(made, rule=Rule.LEVEL, by_hand=(), *, row=SERVICE, selection=CHOSEN):
    found = assignment(made, selection, row, rule, tuple(dict(by_hand).items()))
    assert isinstance(found, Assignment), found
    return found


def added(found):
    return {each.code: each.added for each in found.shares}


def test_the_need_is_what_the_country_lacks_and_is_shared_whole():
    made = of_provinces(
        "01", "02", "03", figures=[figure("01", 2026, 10, 50), figure("02", 2026, 20, 50)]
    )
    found = assigned(made)
    assert found.need == ceil(60 * 100 / 100) - 30 == 30
    assert added(found) == {"01": 20, "02": 10}
    assert found.years == (2027, 2028, 2029, 2030)
    assert [each.by_year for each in found.shares] == [(5, 5, 5, 5), (3, 3, 2, 2)]
    assert found.unplaced == 0


def test_a_silent_province_is_named_and_asked_for_nothing():
    made = of_provinces("01", "02", figures=[figure("01", 2026, 1, 10), figure("02", 2025, 1, 10)])
    found = assigned(made)
    assert found.silent == ("02",)
    assert added(found) == {"01": 5}


def test_a_merged_province_counts_what_its_predecessors_reported():
    parts = figures(("83@2025", "84@2025", "86@2025"), 2024, 1, 10)
    made = programme(figures=[*parts, figure("01", 2024, 9, 10), figure("46", 2024, 9, 10)])
    found = assigned(made, selection=replace(CHOSEN, year=2024, milestone=2030))
    merged = next(each for each in found.shares if each.code == "86")
    assert (merged.numerator, merged.denominator, merged.added) == (3, 30, 9)
    assert found.years[0] == 2026, "no year that is over is asked for anything"


@pytest.mark.parametrize(
    ("by_hand", "others", "unplaced"),
    [
        pytest.param({"01": 12}, {"02": 18}, 0, id="the-rest-adjusts"),
        pytest.param({"01": 40}, {"02": 0}, -10, id="too-many-by-hand"),
        pytest.param({"01": 99}, {"02": 0}, -10, id="cut-to-the-room"),
        pytest.param({"01": 0, "02": 29}, {}, 1, id="one-left-over"),
        pytest.param({"02": -3}, {"01": 30}, 0, id="never-below-none"),
        pytest.param({"99": 3}, {"01": 20, "02": 10}, 0, id="no-such-province"),
    ],
)
@pytest.mark.parametrize("rule", Rule)
def test_what_is_set_by_hand_stays_and_the_rest_adjusts(rule, by_hand, others, unplaced):
    made = of_provinces(
        "01", "02", figures=[figure("01", 2026, 10, 50), figure("02", 2026, 20, 50)]
    )
    found = assigned(made, rule, by_hand)
    assert found.unplaced == unplaced
    if len(by_hand) == 1 and "99" not in by_hand:
        assert {code: added(found)[code] for code in others} == others
    assert [each.by_hand for each in found.shares] == [
        each.code in by_hand for each in found.shares
    ]


def test_no_room_says_how_many_are_left_over():
    made = of_provinces("01", "02", figures=[figure("01", 2026, 0, 50), figure("02", 2026, 0, 50)])
    assert assigned(made, by_hand={"01": 2}).unplaced == 60 - 2 - 50


def test_everything_met_asks_for_nothing():
    made = of_provinces("01", figures=[figure("01", 2026, 9, 10)])
    assert not assigned(made).asks


def test_growth_asks_the_same_percent_of_every_province():
    made = of_provinces("01", "02", figures=[figure("01", 2026, 5, row=VISITS)], targets=GROWTH)
    found = assigned(made, row=VISITS)
    assert (found.percent, found.shares, found.units) == (10, (), ("01", "02"))
    assert found.asks


@pytest.mark.parametrize(
    ("made", "row", "selection", "says"),
    [
        pytest.param(of_provinces("01"), SERVICE, CHOSEN, "Chưa có số liệu năm 2026", id="nothing"),
        pytest.param(
            of_provinces(
                "01",
                figures=[figure("01", 2026, 1, 9, row=DISTRICT)],
                targets=milestones(y2030=90, row=DISTRICT),
                categories=(category("public_district", ended_on=date(2025, 6, 30)),),
            ),
            DISTRICT,
            CHOSEN,
            "Không còn áp dụng",
            id="ended-category",
        ),
        pytest.param(
            of_provinces(
                "01",
                figures=[figure("01", 2026, 1, row=PROGRAMMES)],
                targets=milestones(y2030=3, row=PROGRAMMES),
            ),
            PROGRAMMES,
            CHOSEN,
            "Không có thiết chế nào để chia",
            id="count",
        ),
        pytest.param(
            of_provinces("01", figures=[figure("01", 2026, 1, 9)]),
            SERVICE,
            replace(CHOSEN, year=2030),
            "Không còn mốc nào",
            id="after-the-last-milestone",
        ),
        pytest.param(
            of_provinces("01", figures=[figure("01", 2024, 1, 9)]),
            SERVICE,
            replace(CHOSEN, year=2024),
            "đã qua nên không giao",
            id="a-milestone-that-is-over",
        ),
    ],
)
def test_where_nothing_can_be_shared_a_sentence_says_why(made, row, selection, says):
    found = assignment(made, selection, row)
    assert isinstance(found, str)
    assert says in found


@given(
    seed=st.integers(0, 10**6),
    year=st.sampled_from((2024, 2025, 2026)),
    rule=st.sampled_from(Rule),
    hand=st.dictionaries(st.sampled_from(("00", "01", "80", "81")), st.integers(0, 50)),
)
def test_on_random_programmes_the_sums_are_the_countrys(seed, year, rule, hand):
    made = random_programme(seed)
    selection = Selection(AS_OF, year, document="1520")
    for row in {target.series for target in made.targets if target.document_code == "1520"}:
        found = assignment(made, selection, row, rule, tuple(hand.items()))
        if isinstance(found, str) or found.percent is not None:
            continue
        fact = target_fact(made, replace(selection, milestone=found.fact.milestone.year), row)
        assert found.need == fact.gap
        assert sum(each.numerator for each in found.shares) == fact.total.numerator
        assert sum(each.denominator for each in found.shares) == fact.total.denominator
        room = sum(each.denominator - each.numerator for each in found.shares if not each.by_hand)
        by_hand = sum(each.added for each in found.shares if each.by_hand)
        assert found.unplaced == min(0, found.need - by_hand) + max(0, found.need - by_hand - room)
        for each in found.shares:
            assert sum(each.by_year) == each.added <= each.denominator - each.numerator
