"""The reference data as they stand in the files: what the documents say, and nothing lost."""

import csv
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from data_access.seeding.files import FILES

FOLDER = Path(__file__).resolve().parents[3] / "seed_data"
STEMS = [stem for stem, *_ in FILES]


def rows(stem: str) -> list[dict[str, str]]:
    with (FOLDER / f"{stem}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def targets(document: str) -> dict[tuple[str, str, int], dict[str, str]]:
    return {
        (row["indicator_code"], row["category_code"], int(row["year"])): row
        for row in rows("target")
        if row["document_code"] == document
    }


def numbers(document: str) -> dict[tuple[str, str, int], tuple[str, str]]:
    return {key: (row["low"], row["high"]) for key, row in targets(document).items()}


def test_every_table_of_reference_data_has_its_file():
    assert {path.stem for path in FOLDER.glob("*.csv")} >= set(STEMS)


@pytest.mark.parametrize("stem", STEMS)
def test_text_is_composed_and_without_stray_spaces(stem):
    text = (FOLDER / f"{stem}.csv").read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text)
    assert not re.search("[\ufeff\u200b\u00a0\u00ad\t]", text)
    for number, row in enumerate(rows(stem), 2):
        for column, cell in row.items():
            assert "  " not in cell, f"{stem}.csv, row {number}, {column}"
            assert cell == cell.strip(), f"{stem}.csv, row {number}, {column}"


@pytest.mark.parametrize(
    ("code", "number", "issued_on", "unit"),
    [
        pytest.param("1520", "1520/QĐ-TTg", "2022-12-09", "VN", id="decision"),
        pytest.param("1346", "1346/QĐ-BVHTTDL", "2023-05-26", "VN", id="ministry"),
        pytest.param("hue", "", "", "46", id="hue"),
        pytest.param("vinh_long", "596/QĐ-UBND", "2023-03-22", "86@2025", id="vinh-long"),
        pytest.param("lai_chau", "", "", "12", id="lai-chau"),
        pytest.param(
            "quang_nghiep", "04/KH-UBND", "2023-01-31", "quang_nghiep@2025", id="quang-nghiep"
        ),
        pytest.param("tt14", "14/2022/TT-BVHTTDL", "2022-12-14", "VN", id="circular"),
    ],
)
def test_document(code, number, issued_on, unit):
    (row,) = [row for row in rows("document") if row["code"] == code]
    assert (row["number"], row["issued_on"], row["unit_code"]) == (number, issued_on, unit)


def test_there_are_seven_documents():
    assert len(rows("document")) == 7


@pytest.mark.parametrize(
    ("code", "before"),
    [
        pytest.param("tt14", ("12", "15"), id="to-the-ministry"),
        pytest.param("hue", ("10", "5"), id="hue"),
        pytest.param("vinh_long", ("11", "15"), id="vinh-long"),
        pytest.param("lai_chau", ("", ""), id="lai-chau-names-no-day"),
        pytest.param("quang_nghiep", ("", ""), id="quang-nghiep-names-no-day"),
        pytest.param("1346", ("", ""), id="the-ministrys-plan-names-no-day"),
    ],
)
def test_day_of_the_yearly_report(code, before):
    (row,) = [row for row in rows("document") if row["code"] == code]
    assert (row["report_month"], row["report_day"]) == before


@pytest.mark.parametrize(
    ("code", "kind", "named"),
    [
        pytest.param("tt14", "province", "tỉnh, thành phố", id="to-the-ministry"),
        pytest.param("hue", "commune", "UBND các xã, phường", id="hue"),
        pytest.param("vinh_long", "district", "các huyện", id="vinh-long-names-districts"),
        pytest.param("lai_chau", "district", "các sở", id="lai-chau-names-departments-too"),
        pytest.param("quang_nghiep", "", "công chức", id="quang-nghiep-names-an-official"),
        pytest.param("1346", "", "thuộc Bộ", id="the-ministrys-own-bodies"),
        pytest.param("1520", "", "", id="no-clause-at-hand"),
    ],
)
def test_whom_the_clause_on_reports_names(code, kind, named):
    (row,) = [row for row in rows("document") if row["code"] == code]
    assert row["report_by"] == kind
    assert named in row["report_from"]
    assert bool(row["report_from"]) == bool(row["report_clause"])


def test_a_national_target_known_from_plans_only_is_restated():
    known = {row["clause"].startswith("Nêu lại tại"): set() for row in rows("target")}
    for row in rows("target"):
        if row["document_code"] == "1520":
            known[row["clause"].startswith("Nêu lại tại")].add(row["certainty"])
    assert known == {True: {"restated", "conflicting"}, False: {"read"}}


def valid_on(row: dict[str, str], day: str) -> bool:
    return (row["valid_from"] or "0") <= day <= (row["valid_to"] or "9")


@pytest.mark.parametrize(
    ("day", "number"),
    [
        pytest.param("2025-06-30", 63, id="63-before-the-merger"),
        pytest.param("2025-07-01", 34, id="34-since"),
    ],
)
def test_provinces_of_a_day(day, number):
    provinces = [row for row in rows("unit") if row["kind"] == "province"]
    assert sum(valid_on(row, day) for row in provinces) == number


def test_units_are_the_country_34_provinces_52_ended_ones_and_quang_nghiep():
    units = rows("unit")
    assert Counter(row["kind"] for row in units) == {"nation": 1, "province": 86, "commune": 1}
    ended = [row for row in units if row["kind"] == "province" and row["valid_to"]]
    assert len(ended) == 52
    assert all(row["code"] == f"{row['official_code']}@2025" for row in ended)
    assert {row["valid_to"] for row in ended} == {"2025-06-30"}


def test_real_mergers_have_successions_and_eleven_provinces_none():
    steps = rows("unit_succession")
    assert len(steps) == 52
    assert {step["effective_on"] for step in steps} == {"2025-07-01"}
    ended = {row["code"] for row in rows("unit") if row["code"].endswith("@2025")}
    assert {step["predecessor_code"] for step in steps} == ended - {"quang_nghiep@2025"}
    successors = Counter(step["successor_code"] for step in steps)
    assert len(successors) == 34 - 11
    assert set(successors.values()) == {2, 3}
    made = {row["code"]: row["valid_from"] for row in rows("unit") if "@" not in row["code"]}
    assert {code for code, first_day in made.items() if first_day} == set(successors)


def test_hue_keeps_one_row_through_its_new_name():
    (hue,) = [row for row in rows("unit") if row["code"] == "46"]
    assert (hue["valid_from"], hue["valid_to"], hue["name"]) == ("", "", "Huế")
    assert "Thừa Thiên Huế" in hue["former_names"].split("|")


def test_communes_are_3321_of_today_with_codes_of_their_own():
    communes = rows("commune")
    assert len(communes) == len({row["code"] for row in communes}) == 3321
    assert {row["kind"] for row in communes} == {"commune"}
    assert not {row["code"] for row in communes} & {row["code"] for row in rows("unit")}
    today = {row["code"] for row in rows("unit") if row["kind"] == "province"}
    today = {code for code in today if "@" not in code}
    assert {row["parent_code"] for row in communes} == today
    assert {row["type_name"] for row in communes} == {"xã", "phường", "đặc khu"}


def test_quang_nghiep_is_a_commune_that_ended_before_the_lists_of_2025():
    (unit,) = [row for row in rows("unit") if row["code"] == "quang_nghiep@2025"]
    assert (unit["kind"], unit["parent_code"]) == ("commune", "30@2025")
    assert unit["valid_to"] < "2025-07-01"


@pytest.mark.parametrize(
    ("sector", "indicator", "category"),
    [
        ("library", "library_service", "public_commune"),
        ("museum", "museum_programme", "museum"),
        ("centre", "centre_clubs", "centre_commune_village"),
    ],
)
def test_lead_indicator_of_a_sector(sector, indicator, category):
    (row,) = [row for row in rows("sector") if row["code"] == sector]
    assert (row["lead_indicator_code"], row["lead_category_code"]) == (indicator, category)


def test_visits_by_channel_are_part_of_the_visits_and_have_no_targets():
    channels = {row["code"] for row in rows("indicator") if row["part_of"] == "library_visits"}
    assert channels == {f"library_visits_{each}" for each in ("onsite", "mobile", "online")}
    assert not channels & {row["indicator_code"] for row in rows("target")}


@pytest.mark.parametrize("code", ["mid_term_review", "armed_forces_digital_2030"])
def test_documents_that_disagree_are_both_kept(code):
    sides = [row for row in rows("conflict_side") if row["conflict_code"] == code]
    assert len({row["says"] for row in sides}) >= 2
    assert len({row["document_code"] for row in sides}) >= 2


def test_every_conflict_has_sides():
    sides = {row["conflict_code"] for row in rows("conflict_side")}
    assert sides == {row["code"] for row in rows("conflict")}


def test_sources_are_told():
    text = (FOLDER / "SOURCES.md").read_text(encoding="utf-8")
    assert all(f"{stem}.csv" in text or f"`{stem}`" in text for stem in STEMS)
