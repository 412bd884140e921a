"""Communes beside their province: summed, counted where silent, compared in words."""

from dataclasses import replace
from datetime import date

import pytest

from progress.model.reported import Communes
from progress.places.communes import (
    agreement_sentence,
    commune_coverage,
    counts_words,
    coverage_sentence,
    difference_words,
    register_sentence,
)
from progress.places.register import CommuneMark, CommuneMarks
from tests import factories as make

CATEGORIES = tuple(
    replace(each, level="commune") if each.code == "public_commune" else each
    for each in make.CATEGORIES
)
INSIDE = tuple(make.commune(code) for code in ("c1", "c2", "c3"))


def covered(figures, own=(), year=2025, units=INSIDE, reports=(), as_of=date(2026, 6, 1)):
    made = make.programme(figures=own, categories=CATEGORIES)
    inside = Communes("01", units, tuple(reports))
    found = commune_coverage(made, inside, tuple(figures), year, as_of)
    return found, made


def test_what_came_after_the_day_is_not_known_yet():
    figures = [make.figure("c1", 2025, 1, 1), make.figure("c2", 2025, 0, 1)]
    reports = [make.report("c2", 2025, received_on=date(2026, 3, 2))]
    before, _ = covered(figures, reports=reports, as_of=date(2026, 3, 1))
    assert before.silent == ("c2", "c3")
    after, _ = covered(figures, reports=reports, as_of=date(2026, 3, 2))
    assert after.silent == ("c3",)


def test_communes_are_summed_and_the_silent_ones_counted_not_zero():
    found, _ = covered([make.figure("c1", 2025, 1, 1), make.figure("c2", 2025, 0, 1)])
    (only,) = found.sums
    assert (only.numerator, only.denominator) == (1, 2)
    assert (len(only.reported), only.missing, only.expected) == (2, ("c3",), 3)
    assert found.silent == ("c3",)
    assert coverage_sentence(found) == (
        "2 trên 3 xã, phường có số liệu năm 2025; 1 chưa có, không tính là 0."
    )


def test_a_commune_that_left_one_row_out_is_missing_there_and_not_silent():
    figures = [
        make.figure("c1", 2025, 1, 1),
        make.figure("c1", 2025, 500, row=make.VISITS),
        make.figure("c2", 2025, 300, row=make.VISITS),
    ]
    found, _ = covered(figures)
    service, visits = found.sums
    assert service.missing == ("c2", "c3")
    assert (visits.numerator, visits.denominator) == (800, None)
    assert found.silent == ("c3",)


@pytest.mark.parametrize(
    ("own", "said"),
    [
        pytest.param((), "đơn vị cấp tỉnh chưa có số liệu", id="province-silent"),
        pytest.param((2, 3), "khớp", id="equal"),
        pytest.param((3, 3), "số cấp tỉnh tử số cao hơn 1", id="numerator"),
        pytest.param((1, 5), "số cấp tỉnh tử số thấp hơn 1, mẫu số cao hơn 2", id="both"),
    ],
)
def test_the_difference_is_said(own, said):
    figures = [make.figure(code, 2025, n, 1) for code, n in (("c1", 1), ("c2", 1), ("c3", 0))]
    mine = [make.figure("01", 2025, *own)] if own else []
    found, _ = covered(figures, mine)
    assert difference_words(found.sums[0]) == said


def test_a_difference_with_communes_missing_says_so():
    found, _ = covered([make.figure("c1", 2025, 1, 1)], [make.figure("01", 2025, 2, 3)])
    assert difference_words(found.sums[0]).endswith("còn 2 xã, phường chưa có số liệu")
    assert agreement_sentence(found).startswith("1 trên 1 chỉ tiêu cấp xã")


def test_of_rows_above_the_commune_level_the_communes_are_a_part():
    figures = [make.figure("c1", 2025, 5, row=make.VISITS)]
    found, _ = covered(figures, [make.figure("01", 2025, 50, row=make.VISITS)])
    assert difference_words(found.sums[0]) == (
        "số cấp tỉnh cao hơn 45; cấp xã chỉ là một phần của số cấp tỉnh"
    )
    assert "để đối chiếu" in agreement_sentence(found)


def test_a_figure_of_a_commune_that_had_ended_counts_nowhere():
    ended = make.commune("c4", valid_to=date(2025, 8, 31))
    found, _ = covered([make.figure("c4", 2025, 1, 1)], units=(*INSIDE, ended))
    assert found.sums == ()
    assert "c4" not in found.units
    assert coverage_sentence(found) == (
        "Chưa xã, phường nào trong 3 xã, phường có số liệu năm 2025."
    )


def test_other_years_are_known_but_not_summed():
    found, _ = covered([make.figure("c1", 2026, 1, 1)])
    assert found.sums == ()
    assert found.years == (2026,)


def test_without_a_list_of_communes_no_share_of_them_is_claimed():
    assert "không có danh sách" in coverage_sentence(covered([], year=2024, units=())[0])
    few = covered([make.figure("c1", 2024, 1, 1)], year=2024)[0]
    assert "không tính tỷ lệ" in coverage_sentence(few)


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        pytest.param((18, 40), "18/40 (45,0%)", id="many"),
        pytest.param((1, 1), "1/1", id="one"),
        pytest.param((3, 4), "3/4", id="few"),
        pytest.param((0, 0), "không có thiết chế", id="none"),
        pytest.param((1500, None), "1.500", id="number"),
    ],
)
def test_counts_are_printed_without_a_percentage_of_few(counts, said):
    assert counts_words(make.INDICATORS[0], *counts) == said


def test_the_register_tells_how_many_communes_have_an_institution():
    marks = tuple(
        CommuneMark(code, code, None, "01", 16.0, 107.0, numbers)
        for code, numbers in (("c1", (2, 0)), ("c2", (0, 1)), ("c3", (1, 0)))
    )
    made = make.programme(categories=CATEGORIES)
    said = register_sentence(made, CommuneMarks(("library", "museum"), marks, ()))
    assert said == "Theo danh bạ thiết chế, trong 3 xã, phường: 2 có thư viện."
    assert register_sentence(made, CommuneMarks(("library",), (), ())) == ""


def test_an_empty_register_is_silence_and_no_absence():
    marks = (CommuneMark("c1", "c1", None, "01", 16.0, 107.0, (0,)),)
    made = make.programme(categories=CATEGORIES)
    said = register_sentence(made, CommuneMarks(("library",), marks, ()))
    assert said == "Danh bạ chưa ghi nhận thiết chế nào của 1 xã, phường."
