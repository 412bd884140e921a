"""What moved since the first reported year."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from progress.movements import movement_words, movements, movements_headline
from progress.selection import Selection
from progress.targets import target_facts
from tests import factories as make


def found(figures, *, targets=make.TARGETS, year=2025):
    made = make.of_provinces("01", figures=tuple(figures), targets=targets)
    facts = target_facts(made, Selection(date(2026, 3, 1), year))
    return made, movements(made, facts, 2022)


@pytest.mark.parametrize(
    ("before", "now", "change", "words"),
    [
        pytest.param((2, 10), (5, 10), 30, "từ 20,0% (2022) lên 50,0% (2025), +30,0 điểm", id="up"),
        pytest.param(
            (5, 10), (2, 10), -30, "từ 50,0% (2022) xuống 20,0% (2025), −30,0 điểm", id="down"
        ),
        pytest.param((2, 10), (4, 20), 0, "từ 20,0% (2022) đến 20,0% (2025), 0,0 điểm", id="same"),
    ],
)
def test_share_moves_in_points(before, now, change, words):
    _, (only,) = found([make.figure("01", 2022, *before), make.figure("01", 2025, *now)])
    assert only.change == Fraction(change)
    assert movement_words(only) == words


def test_one_year_alone_is_no_movement_and_not_zero():
    made, (only,) = found([make.figure("01", 2025, 5, 10)])
    assert (only.before, only.change, movement_words(only)) == (None, None, "")
    assert movements_headline(made, (only,)).startswith("Chưa có chỉ tiêu nào")


def test_year_without_institutions_has_no_value_to_start_from():
    _, (only,) = found([make.figure("01", 2022, 0, 0), make.figure("01", 2025, 5, 10)])
    assert only.change is None


def test_what_was_never_reported_is_left_out():
    _, none = found([])
    assert none == ()


def test_growth_is_its_own_comparison():
    figures = [
        make.figure("01", 2022, 100, row=make.VISITS),
        make.figure("01", 2025, 133, row=make.VISITS),
    ]
    _, (only,) = found(figures, targets=make.GROWTH)
    assert only.change is None
    assert movement_words(only).startswith("bình quân +1")


def test_headline_counts_and_names_the_largest_gain():
    made, moved = found([make.figure("01", 2022, 2, 10), make.figure("01", 2025, 5, 10)])
    assert movements_headline(made, moved).startswith("1 chỉ tiêu so sánh được: 1 tăng; tăng nhiều")
    assert movements_headline(made, moved).endswith("(+30,0 điểm).")
