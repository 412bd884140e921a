"""Targets as they stand in the files: of the Decision and of the plans of provinces."""

import pytest

from tests.unit.data_access.test_seed_data import numbers, rows, targets

NATIONAL = {
    ("library_service", "public_province"): ((100,), (100,)),
    ("library_service", "public_district"): ((70,), (90,)),
    ("library_service", "public_commune"): ((40,), (60,)),
    ("library_service", "university_specialised"): ((90,), (100,)),
    ("library_service", "armed_forces"): ((80,), (100,)),
    ("library_service", "education"): ((70,), (90,)),
    ("library_digital", "public_province"): ((100,), (100,)),
    ("library_digital", "public_district"): ((60,), (70,)),
    ("library_digital", "public_commune"): ((20,), (30,)),
    ("library_digital", "university_specialised"): ((90,), (100,)),
    ("library_digital", "armed_forces"): ((80,), (100,)),
    ("library_digital", "education"): ((70,), (80,)),
    ("library_visits", "none"): ((10,), (10, 15)),
    ("museum_programme", "museum"): ((70,), (100,)),
    ("museum_visits", "none"): ((10,), (10, 15)),
    ("centre_support", "centre_province_district"): ((80,), (100,)),
    ("centre_clubs", "centre_commune_village"): ((70,), (100,)),
}
"""The 34 national numbers: what is asked for by 2025 and by 2030."""


@pytest.mark.parametrize("row", NATIONAL, ids=".".join)
def test_national_targets(row):
    found = numbers("1520")
    for year, asked in zip((2025, 2030), NATIONAL[row], strict=True):
        assert tuple(float(number) for number in found[*row, year] if number) == asked


def test_the_decision_has_34_targets_and_no_other():
    assert {key[:2] for key in targets("1520")} == set(NATIONAL)
    assert len(targets("1520")) == 34


@pytest.mark.parametrize(
    ("row", "certainty"),
    [
        pytest.param(
            ("library_service", "public_commune", 2030), "restated", id="cited-from-plans"
        ),
        pytest.param(("library_service", "public_province", 2025), "read", id="read-on-a-page"),
        pytest.param(("library_digital", "public_commune", 2030), "restated", id="restated"),
        pytest.param(("library_digital", "armed_forces", 2030), "conflicting", id="conflicting"),
        pytest.param(("library_visits", "none", 2030), "restated", id="restated-range"),
    ],
)
def test_certainty_of_national_targets(row, certainty):
    assert targets("1520")[row]["certainty"] == certainty


@pytest.mark.parametrize("row", rows("target"), ids=lambda row: "-".join(list(row.values())[:4]))
def test_every_target_has_its_document_clause_words_and_certainty(row):
    assert row["document_code"] in {each["code"] for each in rows("document")}
    assert row["clause"]
    assert row["wording"]
    assert row["certainty"] in {"read", "restated", "conflicting"}
    assert not row["high"] or float(row["low"]) <= float(row["high"])


def test_growth_targets_store_the_base_year_that_the_plans_do_not_name():
    growth = {row["code"] for row in rows("indicator") if row["measure"] == "growth"}
    for row in rows("target"):
        assert row["base_year"] == ("2022" if row["indicator_code"] in growth else "")


def test_what_is_only_in_words_has_no_number_and_is_not_measured():
    unmeasured = {row["code"] for row in rows("indicator") if not row["measure"]}
    for row in rows("target"):
        if row["indicator_code"] in unmeasured:
            assert row["low"] == row["high"] == ""


def test_quang_nghiep_keeps_its_words_for_the_one_commune_library():
    plan = targets("quang_nghiep")
    for indicator, percent in (("library_service", "90"), ("library_digital", "80")):
        library = plan[indicator, "public_commune", 2030]
        assert library["low"] == library["high"] == ""
        assert f"đạt {percent}% các chỉ tiêu tương ứng" in library["wording"]
        schools = plan[indicator, "education", 2030]
        assert float(schools["low"]) == float(percent)
        assert schools["note"].startswith("positional")
        assert float(plan[indicator, "public_commune", 2025]["low"]) == 100


LAI_CHAU_SERVICE = {
    "public_province": (100, 100),
    "public_district": (60, 70),
    "public_commune": (20, 30),
    "specialised": (90, 100),
    "armed_forces": (80, 100),
    "education": (70, 80),
}


@pytest.mark.parametrize("category", LAI_CHAU_SERVICE)
def test_lai_chaus_services_bear_the_national_digital_figures(category):
    found = numbers("lai_chau")
    low = [float(found["library_service", category, year][0]) for year in (2025, 2030)]
    assert tuple(low) == LAI_CHAU_SERVICE[category]
    assert not [key for key in found if key[0] == "library_digital"]


def test_vinh_long_counts_museum_programmes():
    found = numbers("vinh_long")
    assert found["museum_programme_count", "museum", 2025] == ("1", "")
    assert found["museum_programme_count", "museum", 2030] == ("3", "5")
    assert not [key for key in found if key[0] == "museum_programme"]
    assert found["library_digital", "armed_forces", 2030] == ("80", "")


def test_vinh_long_has_targets_in_words():
    words = {key[0] for key, row in targets("vinh_long").items() if not row["low"]}
    assert words == {
        "library_electronic",
        "library_facilities",
        "museum_facilities",
        "centre_facilities",
        "centre_activities",
    }


def test_hue_asks_for_2030_only_and_names_no_district():
    found = numbers("hue")
    assert {year for *_, year in found} == {2030}
    assert not [category for _, category, _ in found if "district" in category]
    assert found["centre_support", "centre_commune", 2030] == ("100", "")
    assert len(found) == 10


@pytest.mark.parametrize(
    ("code", "ended_on"),
    [
        pytest.param("public_district", "2025-06-30", id="district-libraries"),
        pytest.param("centre_district", "2025-06-30", id="district-centres"),
        pytest.param("centre_province_district", "", id="mixed-goes-on"),
        pytest.param("public_commune", "", id="communes"),
    ],
)
def test_only_purely_district_categories_end(code, ended_on):
    (row,) = [row for row in rows("category") if row["code"] == code]
    assert row["ended_on"] == ended_on
    assert sum(bool(row["ended_on"]) for row in rows("category")) == 2
