"""Provincial coverage: the same facts, province by province, on two bases."""

from datetime import date
from fractions import Fraction

import pytest

from progress.judging.coverage import (
    Basis,
    ObservationStatus,
    basis_units,
    class_counts,
    class_of,
    coverage,
)
from progress.judging.verdicts import Verdict
from progress.model.selection import Selection
from tests.factories import DISTRICT, SERVICE, figure, figures, milestones, programme

TODAY = ("01", "46", "86")
BEFORE = ("01", "46", "83@2025", "84@2025", "86@2025")


def covered(given, year=2026, basis=Basis.TODAY, row=SERVICE, **more):
    chosen = Selection(date(2026, 11, 21), year, document="1520")
    made = programme(figures=tuple(given), **more)
    return {fact.code: fact for fact in coverage(made, chosen, row, basis)}


@pytest.mark.parametrize(
    ("value", "place"),
    [
        pytest.param(0, 0, id="nothing"),
        pytest.param(Fraction(1999, 100), 0, id="just-below-20"),
        pytest.param(20, 1, id="exactly-20"),
        pytest.param(80, 4, id="exactly-80"),
        pytest.param(100, 4, id="all"),
    ],
)
def test_a_class_begins_at_its_lower_end_and_the_last_holds_100(value, place):
    assert class_of(Fraction(value)) == place


def test_each_basis_has_its_own_provinces():
    made = programme()
    assert set(basis_units(made, Basis.TODAY)) == set(TODAY)
    assert set(basis_units(made, Basis.BEFORE)) == set(BEFORE)


def test_a_year_before_the_merger_sums_the_predecessors_on_todays_basis():
    given = [
        figure("83@2025", 2024, 10, 100),
        figure("84@2025", 2024, 20, 100),
        figure("86@2025", 2024, 60, 100),
    ]
    assert covered(given, 2024)["86"].value == 30
    assert covered(given, 2024, Basis.BEFORE)["84@2025"].value == 20


def test_a_merged_province_half_of_whose_predecessors_reported_says_so():
    found = covered([figure("83@2025", 2024, 10, 100)], 2024)["86"]
    assert found.value == 10
    assert (len(found.total.reported), found.total.expected) == (1, 3)
    assert found.status is ObservationStatus.INSUFFICIENT


def test_a_province_that_left_the_year_out_is_without_data_whatever_it_said_before():
    found = covered([figure("01", 2025, 90, 100)], 2026)["01"]
    assert found.fact.verdict is Verdict.MET
    assert (found.verdict, found.status, found.value) == (
        Verdict.NO_DATA,
        ObservationStatus.NO_DATA,
        None,
    )


def test_a_small_denominator_has_a_standing_of_its_own():
    given = [figure("01", 2022, 1, 4), figure("01", 2026, 2, 4)]
    assert covered(given)["01"].status is ObservationStatus.SMALL


def test_an_ended_category_is_not_applicable_in_every_province():
    plan = milestones(y2025=70, y2030=90, row=DISTRICT)
    found = covered([], row=DISTRICT, targets=plan)
    assert {fact.status for fact in found.values()} == {ObservationStatus.NOT_APPLICABLE}


def test_equal_values_share_their_rank_and_the_next_is_skipped():
    given = [
        figure("01", 2026, 50, 100),
        figure("46", 2026, 5, 10),
        figure("86", 2026, 40, 100),
    ]
    assert {code: fact.rank for code, fact in covered(given).items()} == {
        "01": 1,
        "46": 1,
        "86": 3,
    }


def test_all_provinces_equal_and_all_missing():
    full = covered(figures(TODAY, 2026, 10, 10))
    assert class_counts(tuple(full.values())) == (0, 0, 0, 0, 3)
    assert {fact.rank for fact in full.values()} == {1}
    empty = covered([])
    assert class_counts(tuple(empty.values())) == (0, 0, 0, 0, 0)
    assert {fact.status for fact in empty.values()} == {ObservationStatus.NO_DATA}


def test_a_row_that_the_document_does_not_set_covers_nothing():
    assert covered([], row=("museum_visits", "museum")) == {}
