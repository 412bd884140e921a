"""Where a local plan asks for something else than Decision 1520."""

from dataclasses import replace

import pytest

from progress.plans.deviations import Comparison, deviations, local_plans
from tests.factories import (
    CIRCULAR,
    DECISION,
    MUSEUMS,
    PROGRAMMES,
    TARGETS,
    document,
    milestones,
    programme,
    target,
)

PLAN = document("hue", "46")


def compared(national, local):
    made = programme(documents=(DECISION, CIRCULAR, PLAN), targets=(*national, *local))
    return [
        (each.either.indicator_code, each.either.year, each.comparison)
        for each in deviations(made, PLAN)
    ]


def local(year, low, high=None, **more):
    return target(year, low, high, document="hue", **more)


@pytest.mark.parametrize(
    ("national", "ours", "comparison"),
    [
        pytest.param((60, None), (60, None), Comparison.EQUAL, id="equal"),
        pytest.param((10, 15), (10, 15), Comparison.EQUAL, id="equal-range"),
        pytest.param((60, None), (61, None), Comparison.HIGHER, id="higher"),
        pytest.param((60, None), (59, None), Comparison.LOWER, id="lower"),
        pytest.param((60, None), (None, None), Comparison.WORDS, id="words"),
        pytest.param((None, None), (60, None), Comparison.OTHER, id="national-in-words"),
        pytest.param((10, 15), (10, 20), Comparison.HIGHER, id="same-low-and-higher-high"),
        pytest.param((10, None), (10, 15), Comparison.HIGHER, id="same-low-and-a-range-above-it"),
        pytest.param((10, 15), (10, None), Comparison.LOWER, id="same-low-and-no-range"),
    ],
)
def test_comparison_of_a_pair(national, ours, comparison):
    found = compared([target(2030, *national)], [local(2030, *ours)])
    assert found == [("library_service", 2030, comparison)]


@pytest.mark.parametrize("ours", [59, 60, 61])
def test_a_number_on_which_sources_disagree_is_called_neither_lower_nor_higher(ours):
    national = replace(target(2030, 60), certainty="conflicting")
    assert compared([national], [local(2030, ours)]) == [
        ("library_service", 2030, Comparison.CONFLICTING)
    ]


def test_what_the_plan_does_not_name_is_missing_in_the_years_it_covers():
    national = (*TARGETS, *milestones(y2025=70, y2030=100, row=MUSEUMS))
    assert compared(national, [local(2030, 60)]) == [
        ("library_service", 2030, Comparison.EQUAL),
        ("museum_programme", 2030, Comparison.MISSING),
    ]


def test_a_plans_own_targets_stand_after_the_national_ones():
    assert compared(TARGETS, [local(2030, 3, 5, row=PROGRAMMES), local(2030, 60)]) == [
        ("library_service", 2030, Comparison.EQUAL),
        ("museum_programme_count", 2030, Comparison.OTHER),
    ]


def test_the_same_indicator_of_another_category_is_another_target():
    other = ("library_service", "public_province")
    found = compared([target(2030, 60)], [local(2030, 60, row=other)])
    assert [comparison for *_, comparison in found] == [
        Comparison.MISSING,
        Comparison.OTHER,
    ]


def test_local_plans_are_those_of_provinces_and_communes_with_targets():
    empty = document("empty", "01")
    made = programme(
        documents=(DECISION, CIRCULAR, PLAN, empty), targets=(*TARGETS, local(2030, 60))
    )
    assert local_plans(made) == (PLAN,)


def test_every_comparison_has_its_words():
    assert all(each.label for each in Comparison)
