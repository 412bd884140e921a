"""What moved since the first reported year."""

from datetime import date
from fractions import Fraction

import pytest

from progress.indicators.movements import (
    before_words,
    change_words,
    movement_words,
    movements,
    movements_headline,
)
from progress.judging.targets import target_facts
from progress.model.selection import Selection
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
        pytest.param((2, 10), (4, 20), 0, "từ 20,0% (2022) đến 20,0% (2025), không đổi", id="same"),
    ],
)
def test_share_moves_in_points(before, now, change, words):
    _, (only,) = found([make.figure("01", 2022, *before), make.figure("01", 2025, *now)])
    assert only.change == Fraction(change)
    assert movement_words(only) == words


def test_one_year_alone_is_no_movement_and_not_zero():
    made, (only,) = found([make.figure("01", 2025, 5, 10)])
    assert (only.comparison, only.change, movement_words(only)) == (None, None, "")
    assert movements_headline(made, (only,), 1).startswith("Chưa có chỉ tiêu nào")


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


def test_headline_counts_every_target_and_names_the_largest_gain_of_several():
    """One alone has not risen most; what was never reported is counted aloud."""
    rows = (make.SERVICE, make.MUSEUMS)
    targets = tuple(each for row in rows for each in make.milestones(y2030=60, row=row))
    figures = [make.figure("01", 2022, 2, 10), make.figure("01", 2025, 5, 10)]
    made, moved = found(figures, targets=targets)
    said = (
        "Năm 2025 so với năm đầu có số liệu, trên cùng các đơn vị, 1 chỉ tiêu so sánh được: 1 tăng"
    )
    assert movements_headline(made, moved, 2) == f"{said}; 1 không so sánh được."
    figures += [make.figure("01", year, 2, 10, row=make.MUSEUMS) for year in (2022, 2025)]
    made, moved = found(figures, targets=targets)
    assert movements_headline(made, moved, 2).endswith(
        "2 chỉ tiêu so sánh được: 1 tăng, 1 không đổi; "
        "tăng nhiều nhất: Thư viện cấp xã có dịch vụ (+30,0 điểm)."
    )


def test_a_small_change_is_never_rounded_to_none():
    figures = [make.figure("01", 2022, 5000, 10000), make.figure("01", 2025, 4998, 10000)]
    _, (only,) = found(figures)
    assert change_words(only) == "−0,02 điểm"


def test_few_institutions_are_counted_and_never_called_points():
    made, (only,) = found([make.figure("01", 2022, 0, 1), make.figure("01", 2025, 1, 1)])
    assert movement_words(only) == "từ 0/1 (2022) lên 1/1 (2025)"
    assert (before_words(only), change_words(only)) == ("0/1", "tăng")
    assert movements_headline(made, (only,), 1) == (
        "Năm 2025 so với năm đầu có số liệu, trên cùng các đơn vị, 1 chỉ tiêu so sánh được: 1 tăng."
    )


def of_country(codes, figures, *, targets=make.TARGETS):
    made = make.of_provinces(*codes, figures=tuple(figures), targets=targets)
    return made, movements(made, target_facts(made, Selection(date(2026, 3, 1), 2025)), 2022)


def test_only_units_that_reported_both_years_are_compared_and_their_number_is_said():
    """The newcomer stands high; the only unit in both years fell."""
    figures = (make.figure("01", 2022, 5, 10), make.figure("01", 2025, 2, 10))
    made, (only,) = of_country(("01", "46"), (*figures, make.figure("46", 2025, 90, 90)))
    assert only.change == -30
    assert movement_words(only).endswith("−30,0 điểm (ở 1/2 tỉnh, thành phố có số liệu cả hai năm)")
    assert movements_headline(made, (only,), 1).endswith("1 chỉ tiêu so sánh được: 1 giảm.")


def test_fewer_than_half_of_the_units_are_no_movement():
    figures = (make.figure("01", 2022, 2, 10), *make.figures(("01", "46", "48"), 2025, 5, 10))
    made, (only,) = of_country(("01", "46", "48"), figures)
    assert (only.change, movement_words(only), change_words(only)) == (None, "", "–")
    assert movements_headline(made, (only,), 1) == (
        "Chưa có chỉ tiêu nào so sánh được hai năm trên cùng các đơn vị."
    )


def test_equal_gains_are_all_named():
    rows = (make.SERVICE, make.MUSEUMS)
    targets = tuple(each for row in rows for each in make.milestones(y2030=60, row=row))
    figures = [
        make.figure("01", year, n, 10, row=row)
        for row in rows
        for year, n in ((2022, 2), (2025, 5))
    ]
    made, moved = of_country(("01",), figures, targets=targets)
    assert movements_headline(made, moved, 2).endswith(
        "tăng nhiều nhất: Thư viện cấp xã có dịch vụ, Bảo tàng có chương trình giáo dục "
        "(+30,0 điểm)."
    )


def test_a_figure_of_an_older_year_has_not_moved():
    _, none = of_country(("01",), [make.figure("01", y, 2, 10) for y in (2022, 2024)])
    assert none == ()


def test_a_count_of_fewer_reports_is_no_fall():
    target = make.target(2030, 3, row=make.PROGRAMMES)
    figures = (
        *make.figures(("01", "46"), 2022, 5, None, row=make.PROGRAMMES),
        make.figure("01", 2025, 6, None, row=make.PROGRAMMES),
    )
    made = make.of_provinces("01", "46", figures=figures, targets=(target,))
    moved = movements(made, target_facts(made, Selection(date(2026, 3, 1), 2025)), 2022)
    assert moved[0].change == 1
    assert movement_words(moved[0]) == (
        "từ 5 (2022) lên 6 (2025), +1 (ở 1/2 tỉnh, thành phố có số liệu cả hai năm)"
    )


def test_an_ended_category_does_not_move():
    targets = (make.target(2030, 60, row=make.DISTRICT),)
    figures = [
        make.figure("01", year, n, 10, row=make.DISTRICT) for year, n in ((2022, 2), (2024, 5))
    ]
    assert found(figures, targets=targets)[1] == ()
