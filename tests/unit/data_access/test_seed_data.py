"""The reference data as they stand in the files: what the documents say, and nothing lost."""

import csv
import re
import unicodedata
from collections import Counter
from datetime import date
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
    assert row["report_kind"] == kind
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


def test_tasks_are_17_and_18_in_printed_order():
    tasks = rows("task")
    assert Counter(row["appendix"] for row in tasks) == {"I": 17, "II": 18}
    assert [int(row["position"]) for row in tasks] == list(range(1, 36))
    assert all(row["code"] == f"{row['appendix']}.{row['number']}" for row in tasks)
    assert {row["document_code"] for row in tasks} == {"1346"}
    assert all(row["title"] and row["group_title"] and row["short_title"] for row in tasks)


TIMES = {
    "I.1.1": (2023, 2023),
    "I.1.2": (2023, 2025),
    "I.1.3": (2023, 2025),
    "I.2.1": (2024, 2025),
    "I.2.2": (2023, 2025),
    "I.3.1": (2025, 2026),
    "I.3.2": (2024, 2026),
    "I.6.1": (2024, 2024),
    "I.8.2": (2025, 2025),
    "II.1.1": (2026, 2027),
    "II.1.2": (2027, 2028),
    "II.2.1": (2026, 2027),
    "II.2.2": (2026, 2028),
    "II.2.3": (2026, 2027),
    "II.2.4": (2027, 2028),
    "II.5.1": (2026, 2026),
    "II.5.2": (2027, 2028),
    "II.7.2": (2027, 2027),
    "II.7.3": (2030, 2030),
}
YEARLY = {
    "I": {"I.3.3", "I.4.1", "I.5", "I.6.2", "I.7", "I.8.1"},
    "II": {"II.2.5", "II.3.1", "II.4", "II.5.3", "II.6", "II.7.1"},
}
UNDATED = {"I.4.2", "I.4.3", "II.3.2", "II.3.3"}


@pytest.mark.parametrize("row", rows("task"), ids=lambda row: row["code"])
def test_time_of_a_task_as_written_and_as_parsed(row):
    code, written = row["code"], row["time_as_written"]
    if code in UNDATED:
        assert (row["first_year"], row["last_year"], written, row["yearly"]) == ("", "", "", "0")
        return
    years = (int(row["first_year"]), int(row["last_year"]))
    if code in YEARLY[row["appendix"]]:
        assert years == ((2023, 2025) if row["appendix"] == "I" else (2025, 2030))
        assert row["yearly"] == "1"
        assert written in ("Hằng năm", "Hàng năm")
    else:
        assert years == TIMES[code]
        assert row["yearly"] == "0"
        assert [int(year) for year in re.findall(r"\d{4}", written)] == sorted({*years})


@pytest.mark.parametrize(
    ("task", "leads", "coordinators"),
    [
        pytest.param("I.1.1", ["vu_thu_vien"], ["co_quan_lien_quan"], id="one-lead"),
        pytest.param(
            "I.4.3",
            ["vu_thu_vien", "cuc_di_san_van_hoa", "cuc_van_hoa_co_so"],
            [
                "bao_van_hoa",
                "trung_tam_cong_nghe_thong_tin",
                "bao_dien_tu_to_quoc",
                "van_phong_bo",
                "co_quan_lien_quan",
            ],
            id="five-coordinate",
        ),
        pytest.param(
            "II.6",
            ["vu_thu_vien", "cuc_di_san_van_hoa", "cuc_van_hoa_co_so"],
            ["cuc_van_hoa_co_so", "co_quan_lien_quan"],
            id="leads-and-coordinates",
        ),
        pytest.param(
            "I.1.2",
            ["vu_thu_vien", "cuc_di_san_van_hoa", "cuc_van_hoa_co_so"],
            ["vu_phap_che"],
            id="legal-department",
        ),
    ],
)
def test_agencies_of_a_task_in_order(task, leads, coordinators):
    own = [row for row in rows("task_agency") if row["task_code"] == task]
    own.sort(key=lambda row: int(row["position"]))
    assert [row["agency_code"] for row in own if row["role"] == "lead"] == leads
    assert [row["agency_code"] for row in own if row["role"] == "coordinate"] == coordinators


def test_every_task_has_agencies_numbered_from_one():
    for role in ("lead", "coordinate"):
        own: dict[str, list[int]] = {}
        for row in rows("task_agency"):
            if row["role"] == role:
                own.setdefault(row["task_code"], []).append(int(row["position"]))
        assert set(own) == {row["code"] for row in rows("task")}
        assert all(sorted(places) == list(range(1, len(places) + 1)) for places in own.values())


def test_departments_that_merged_name_their_successor():
    agencies = {row["code"]: row for row in rows("agency")}
    for code in ("vu_thu_vien", "cuc_van_hoa_co_so"):
        successor = agencies[agencies[code]["successor_code"]]
        last_day = date.fromisoformat(agencies[code]["valid_to"])
        first_day = date.fromisoformat(successor["valid_from"])
        assert (first_day - last_day).days == 1


OBSERVANCES = {
    "vietnam_book_day": (4, 21),
    "world_book_day": (4, 23),
    "museum_day": (5, 18),
    "digital_transformation_day": (10, 10),
    "heritage_day": (11, 23),
    "vietnam_culture_day": (11, 24),
}


def test_observances_and_the_week_that_no_plan_dates():
    found = {row["code"]: row for row in rows("observance")}
    week = found.pop("lifelong_learning_week")
    assert (week["month"], week["day"], week["days"]) == ("", "", "")
    dated = {code: (int(row["month"]), int(row["day"])) for code, row in found.items()}
    assert dated == OBSERVANCES
    assert found["vietnam_culture_day"]["document_code"] == "hue"
    assert all(row["clause"] for row in (week, *found.values()))


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
