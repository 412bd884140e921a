"""Units by years: which lines there are, under which they stand, and how they are drawn."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from charts.matrices.report_matrix import report_matrix
from charts.theme import DARK, LIGHT
from progress.model.reported import Communes
from progress.reporting.matrix import (
    ReportMatrix,
    commune_matrix,
    ministry_matrix,
    narrowed,
    shown_years,
)
from progress.reporting.reporting import ReportState
from progress.reporting.words import lines_note
from tests.factories import UNITS, commune, programme, report

TODAY = date(2026, 11, 21)
YEARS = (2023, 2024, 2025, 2026)


def of_country(year: int = 2025, years=YEARS, as_of: date = TODAY, scope: str = "VN", **more):
    return ministry_matrix(programme(**more), scope, year, years, as_of)


def rows(found: ReportMatrix, theme=LIGHT) -> list[dict[str, Any]]:
    """The lines of the drawing, without the headings of its columns."""
    (inner,) = report_matrix(found, theme)["layer"]
    return [row for row in inner["data"]["values"] if "k" in row]


def test_predecessors_stand_under_their_successor_in_their_own_years():
    lines = [(line.key, line.depth, sorted(line.facts)) for line in of_country().rows]
    assert lines == [
        ("01", 0, [2023, 2024, 2025, 2026]),
        ("46", 0, [2023, 2024, 2025, 2026]),
        ("86", 0, [2025, 2026]),
        ("83@2025", 1, [2023, 2024]),
        ("84@2025", 1, [2023, 2024]),
        ("86@2025", 1, [2023, 2024]),
    ]


def test_before_the_merger_everyone_stands_alone():
    found = of_country(2024, (2023, 2024), date(2024, 12, 31))
    assert [(line.unit.name, line.depth) for line in found.rows] == [
        ("Bến Tre", 0),
        ("Hà Nội", 0),
        ("Huế", 0),
        ("Trà Vinh", 0),
        ("Vĩnh Long", 0),
    ]


@pytest.mark.parametrize(
    ("scope", "keys"),
    [
        pytest.param("46", ["46"], id="province"),
        pytest.param("86", ["86", "83@2025", "84@2025", "86@2025"], id="merged"),
        pytest.param("84@2025", ["84@2025"], id="ended"),
    ],
)
def test_a_scope_has_its_own_lines(scope, keys):
    assert [line.key for line in of_country(scope=scope).rows] == keys


def test_every_reporting_unit_of_a_year_has_one_cell_in_it():
    found = of_country()
    assert [sum(year in line.facts for line in found.rows) for year in YEARS] == [5, 5, 3, 3]


@pytest.mark.parametrize(
    ("years", "year", "shown"),
    [
        pytest.param(range(2022, 2027), 2025, range(2022, 2027), id="all"),
        pytest.param(range(2022, 2041), 2040, range(2031, 2041), id="the-latest-ten"),
        pytest.param(range(2022, 2041), 2035, range(2031, 2041), id="among-the-latest"),
        pytest.param(range(2022, 2041), 2022, range(2022, 2023), id="the-first"),
        pytest.param(range(2022, 2041), 2030, range(2022, 2031), id="the-ten-that-end-with-it"),
        pytest.param(range(2022, 2023), 2022, range(2022, 2023), id="one"),
    ],
)
def test_years_that_are_shown(years, year, shown):
    assert shown_years(tuple(years), year) == tuple(shown)


@pytest.mark.parametrize(
    ("state", "words", "keys"),
    [
        pytest.param(None, "", ["01", "46", "86", "83@2025", "84@2025", "86@2025"], id="all"),
        pytest.param(ReportState.ON_TIME, "", ["46"], id="state-of-the-year"),
        pytest.param(ReportState.MISSING, "", ["01", "86"], id="missing"),
        pytest.param(None, "hue", ["46"], id="marks-and-case-ignored"),
        pytest.param(None, "Tra Vinh", ["84@2025"], id="predecessor"),
        pytest.param(None, "vĩnh long", ["86", "83@2025", "84@2025", "86@2025"], id="successor"),
        pytest.param(None, "thừa thiên", ["46"], id="former-name"),
        pytest.param(ReportState.LATE, "hue", [], id="nothing"),
    ],
)
def test_lines_are_narrowed_by_state_and_words(state, words, keys):
    named = [
        replace(unit, former_names=("Thừa Thiên Huế",)) if unit.code == "46" else unit
        for unit in UNITS
    ]
    found = of_country(reports=(report("46", 2025),), units=named)
    assert [line.key for line in narrowed(found, state, words).rows] == keys


def test_note_says_which_units_each_year_counts():
    assert lines_note(of_country()) == (
        "Mỗi năm tính các đơn vị tồn tại ngày 31/12 của năm đó: 5 đơn vị (2023–2024), 3 đơn vị "
        "(2025–2026). Đơn vị đã sáp nhập thụt vào dưới đơn vị hiện nay."
    )
    assert lines_note(of_country(scope="46")) == ""


def test_communes_are_in_the_order_of_the_alphabet_and_years_without_them_left_out():
    life = {"parent_code": "46", "valid_from": date(2025, 7, 1)}
    units = [
        replace(commune(c, n), **life) for c, n in (("1", "Đông"), ("2", "Dương"), ("3", "An"))
    ]
    found = commune_matrix(programme(), Communes("46", tuple(units), ()), 2026, YEARS, TODAY)
    assert found.years == (2025, 2026)
    assert [line.unit.name for line in found.rows] == ["An", "Dương", "Đông"]


def test_a_line_is_drawn_with_its_states_and_days_from_its_first_year_on():
    sent = (report("46", 2024, date(2024, 12, 20)), report("46", 2025), report("86@2025", 2023))
    found = {row["k"]: row for row in rows(of_country(reports=sent))}
    letters = dict(zip(ReportState, "abcdefgh", strict=True))
    late, missing, awaited, on_time = (
        letters[state]
        for state in (
            ReportState.LATE,
            ReportState.MISSING,
            ReportState.AWAITED,
            ReportState.ON_TIME,
        )
    )
    assert found["46"]["s"] == missing + late + on_time + awaited
    assert found["46"]["t"] == "1.073,6,,"
    assert "o" not in found["46"]
    assert (found["86"]["o"], found["86"]["s"]) == (2, missing + awaited)
    assert (found["86@2025"]["d"], found["86@2025"]["l"]) == (1, "Vĩnh Long (cũ)")


def test_few_lines_need_one_column_and_many_keep_what_belongs_together():
    units = [commune(f"{n:03}", f"Xã {n}") for n in range(30)]
    many = commune_matrix(programme(), Communes("01", tuple(units), ()), 2026, YEARS, TODAY)
    spec = report_matrix(many, LIGHT)
    own = {param["name"]: param.get("value") for param in spec["params"]}
    assert (own["most"], own["years"], own["first"], own["chosen"]) == (3, 4, 2023, 3)
    assert [row["p"] for row in rows(many)][10] == [0, 10, 0, 10, 1, 0]
    few = report_matrix(of_country(), LIGHT)
    assert {param["name"]: param.get("value") for param in few["params"]}["most"] == 1


def test_a_year_that_is_not_shown_is_not_marked():
    found = replace(of_country(), year=2019)
    own = {param["name"]: param.get("value") for param in report_matrix(found, LIGHT)["params"]}
    assert own["chosen"] == -1


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_every_state_has_symbol_colour_and_word_in_the_drawing(theme):
    said = str(report_matrix(of_country(), theme))
    for state in ReportState:
        assert theme.mark(state) in said
        assert state.label in said


def test_a_click_names_unit_and_year_at_the_top_of_the_specification():
    spec = report_matrix(of_country(), LIGHT)
    (chosen,) = (param for param in spec["params"] if "select" in param)
    assert chosen["name"] == "report"
    assert chosen["select"]["fields"] == ["k", "year"]
