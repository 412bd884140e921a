"""Tasks, their agencies and the observances as they stand in the files."""

import re
from collections import Counter
from datetime import date

import pytest

from tests.unit.data_access.test_seed_data import rows

MINISTRY = [row for row in rows("task") if row["document_code"] == "1346"]
OWN = [row for row in rows("task") if row["document_code"] != "1346"]


@pytest.mark.parametrize(
    ("plan", "years"),
    [
        pytest.param("lai_chau", ["2025", "2030"], id="lai-chau"),
        pytest.param("quang_nghiep", ["2025", "2030"], id="quang-nghiep"),
        pytest.param("hue", [""], id="hue-without-a-year"),
        pytest.param("vinh_long", [], id="vinh-long-has-none"),
    ],
)
def test_a_plans_own_reviews_have_the_years_that_it_names(plan, years):
    tasks = [row for row in OWN if row["document_code"] == plan]
    assert [row["last_year"] for row in tasks] == years
    assert all(row["first_year"] == row["last_year"] for row in tasks)
    assert all(row["code"] == f"{plan}:{row['appendix']}.{row['number']}" for row in tasks)
    assert all(row["clause"] and row["led_by"] for row in tasks)


def test_tasks_are_17_and_18_in_printed_order():
    tasks = MINISTRY
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


@pytest.mark.parametrize("row", MINISTRY, ids=lambda row: row["code"])
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
        assert set(own) == {row["code"] for row in MINISTRY}
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
