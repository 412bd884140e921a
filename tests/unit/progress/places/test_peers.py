"""A province beside the country, its region and those most like it."""

from dataclasses import replace
from fractions import Fraction

import pytest

from charts.rows.dot_rows import peer_rows
from charts.rows.dots import peer_dots
from charts.theme import DARK, LIGHT
from progress.judging.coverage import Basis, coverage
from progress.judging.targets import target_fact
from progress.judging.verdicts import Verdict
from progress.model.records import Measure
from progress.model.selection import Selection
from progress.places.peers import (
    ALIKE,
    BESIDE,
    COUNTRY,
    REGION,
    SEEN,
    last_year,
    peer_selection,
    peers,
    region_sentence,
    region_total,
)
from tests import factories as make


def country(*figures, targets=make.TARGETS, **more):
    units = [make.nation()]
    units += [replace(make.province(f"0{n}"), region="Vùng A") for n in range(1, 4)]
    units += [replace(make.province("04"), region="Vùng B")]
    return make.programme(
        units=tuple(units), successions=(), figures=figures, targets=targets, **more
    )


def found(made, row=make.SERVICE, year=2025, code="01"):
    chosen = Selection(make.TODAY, year, "VN", None, "1520")
    whole = target_fact(made, chosen, row)
    facts = coverage(made, chosen, row, Basis.TODAY)
    return peers(made, whole, facts, code, ("02", "03"), ("04", "02"), year)


def test_a_region_is_the_sum_of_numerators_over_the_sum_of_denominators():
    made = country(make.figure("01", 2025, 1, 2), make.figure("02", 2025, 9, 98))
    total = region_total(made, make.SERVICE, ("01", "02", "03"), 2025)
    assert total.share == Fraction(10)
    assert (total.reported, total.missing) == (("01", "02"), ("03",))
    assert total.missing_denominator is None


def test_the_known_denominators_of_the_missing_are_summed():
    made = country(
        make.figure("01", 2025, 1, 2),
        make.figure("02", 2024, 1, 7),
        make.figure("03", 2023, 1, 5),
    )
    total = region_total(made, make.SERVICE, ("01", "02", "03"), 2025)
    assert total.missing_denominator == 12


def test_the_province_comes_first_and_nobody_twice():
    made = country(make.figure("01", 2025, 30, 100), make.figure("02", 2025, 50, 100))
    listed = found(made)
    assert [peer.group for peer in listed] == [SEEN, COUNTRY, REGION, ALIKE, ALIKE, BESIDE]
    assert [peer.code for peer in listed] == ["01", "VN", None, "04", "02", "03"]
    assert [peer.words for peer in listed] == ["30,0%", "40,0%", "40,0%", "", "50,0%", ""]


def test_a_region_has_no_verdict_and_says_of_how_many_it_is():
    region = next(peer for peer in found(country(make.figure("01", 2025, 3, 4)))
                  if peer.group == REGION)  # fmt: skip
    assert region.verdict is None
    assert region.words == "3/4"
    assert (region.reported, region.expected) == (1, 3)
    assert region_sentence((region,)).startswith("Cả vùng Vùng A: cộng số liệu của 1/3 đơn vị")
    assert region_sentence(()) == ""


def test_who_has_not_reported_the_year_has_no_value_whatever_it_reported_before():
    listed = found(country(make.figure("01", 2024, 30, 100)))
    assert all(peer.value is None for peer in listed)
    assert {peer.verdict for peer in listed if peer.group != REGION} == {Verdict.NO_DATA}


def test_the_growth_of_a_region_is_that_of_the_joined_sums():
    figures = [
        make.figure(code, year, number, row=make.VISITS)
        for code, year, number in (
            ("01", 2022, 100), ("01", 2024, 121), ("02", 2022, 300), ("02", 2024, 300),
        )
    ]  # fmt: skip
    listed = found(country(*figures, targets=make.GROWTH), make.VISITS, 2024)
    region = next(peer for peer in listed if peer.group == REGION)
    assert region.value == pytest.approx(100 * ((421 / 400) ** 0.5 - 1))


def test_an_ended_province_is_compared_in_the_last_year_it_reported_for():
    made = make.programme(figures=(make.figure("83@2025", 2023, 1, 10),))
    unit = made.unit["83@2025"]
    chosen = Selection(make.TODAY, 2026, unit.code)
    assert last_year(unit, 2026) == 2024
    assert peer_selection(made, chosen, make.SERVICE, unit, "1520").year == 2023
    assert peer_selection(made, chosen, make.VISITS, unit, "1520").year == 2024


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_dots_hold_everybody_but_the_rest_of_the_region(theme):
    made = country(make.figure("01", 2025, 30, 100), make.figure("02", 2025, 50, 100))
    listed = found(made)
    spec = peer_dots(listed, make.INDICATORS[0].measure, make.TARGETS, theme)
    rows = [row for row in spec["layer"][0]["data"]["values"] if "key" in row]
    assert [row["key"] for row in rows] == ["01", "VN", REGION, "04", "02"]
    assert rows[0]["marked"] is True
    assert rows[0]["dot"] == 0.3
    assert "dot" not in rows[3]
    assert rows[2]["verdict"] == "2/3 đơn vị"


def test_a_merged_province_with_a_silent_predecessor_is_said_and_not_drawn_among_the_others():
    given = [make.figure(code, 2024, 50, 100) for code in ("01", *make.VINH_LONG[:1])]
    made = make.programme(figures=tuple(given))
    chosen = Selection(make.TODAY, 2024, "VN", None, "1520")
    whole = target_fact(made, chosen, make.SERVICE)
    known = coverage(made, chosen, make.SERVICE, Basis.TODAY)
    beside = peers(made, whole, known, "01", (), ("86",), 2024)
    merged = next(each for each in beside if each.code == "86")
    assert (merged.words, merged.reported, merged.expected) == ("50,0%", 1, 3)
    assert not merged.comparable
    drawn = {
        row["key"]: row for row in peer_rows(beside, Measure.SHARE, make.TARGETS, LIGHT)[0][-3:]
    }
    assert "dot" not in drawn["86"]
    assert drawn["86"]["verdict"].endswith("(1/3)")
    assert "dot" in drawn["01"]
