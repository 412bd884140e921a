"""The timeline and the matrix by their specification: every row there, none cut, one axis."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from charts.matrices.agency_matrix import agency_matrix
from charts.theme import DARK, LIGHT, SYMBOLS
from charts.timelines.time_axis import GREAT_LETTERS, LETTERS, axis_of
from charts.timelines.timeline_rows import CONTINUED, PAGE, UNDATED_LANE
from charts.timelines.timelines import timeline, timeline_pages
from exports.shared.pictures import PictureFormat, picture, sheet
from progress.model.units import Agency
from progress.tasks.agenda import agency_rows
from progress.tasks.schedule import TaskState, task_facts
from tests.factories import agency, programme, task, task_record

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
DAY = date(2026, 11, 21)
SPAN = task("I.1", 2024, 2025, position=1)
BEYOND = task("I.3.2", 2024, 2026, position=2)
YEARLY = task("II.5", 2025, 2030, yearly=True, position=3)
LOOSE = task("I.4.2", None, None, position=4)
TASKS = (SPAN, BEYOND, YEARLY, LOOSE)


def rows(as_of: date = DAY, *records, tasks=TASKS, theme=LIGHT) -> list[dict]:
    made = programme(tasks=tasks, task_records=records)
    spec = timeline(made, task_facts(made, as_of), as_of, theme)
    return spec["layer"][0]["data"]["values"]


def row(code: str, *arguments, **more) -> dict:
    (found,) = (each for each in rows(*arguments, **more) if each.get("key") == code)
    return found


@THEMES
def test_every_task_has_one_row_and_the_undated_a_lane_at_the_end(theme):
    found = rows(theme=theme)
    assert [each["key"] for each in found if "key" in each] == ["I.1", "I.3.2", "II.5", "I.4.2"]
    heads = [each["head"] for each in found if each.get("great")]
    assert heads == [
        "PHỤ LỤC I. NHIỆM VỤ TRIỂN KHAI TRONG GIAI ĐOẠN 2023 - 2025",
        "PHỤ LỤC II. NHIỆM VỤ TRIỂN KHAI TRONG GIAI ĐOẠN 2025 - 2030",
        UNDATED_LANE,
    ]


def test_a_long_product_is_written_in_full_in_two_lines():
    product = (
        "Sự kiện, chuyên mục, tin, bài, phóng sự, giao lưu, "
        "tọa đàm trực tuyến và các hình thức truyền thông khác"
    )
    found = row("I.1", tasks=(replace(SPAN, product=product),))["product"].split("\n")
    assert (len(found), " ".join(found)) == (2, product)


def test_rows_follow_each_other_without_gap_or_overlap():
    found = rows()
    assert all(a["y"] + a["h"] == b["y"] for a, b in pairwise(found))


def test_bar_runs_from_its_first_to_its_last_year_beyond_the_phase_too():
    """The axis has seven years, 2024 to 2030."""
    (bar,) = row("I.3.2")["bars"]
    assert (bar["a"], bar["b"]) == (0, pytest.approx(3 / 7, abs=1e-4))


def test_yearly_task_has_one_capsule_a_year():
    found = row("II.5")
    assert not found["one"]
    assert [bar["a"] for bar in found["bars"]] == [
        pytest.approx(place / 7, abs=1e-4) for place in range(1, 7)
    ]
    assert [bar["state"] for bar in found["bars"]] == [
        "unrecorded",
        "not_started",
        *["not_due"] * 4,
    ]


@pytest.mark.parametrize("as_of", [date(2022, 1, 1), DAY, date(2031, 12, 31)])
def test_undated_task_is_an_outline_over_its_phase_and_never_late(as_of):
    (bar,) = row("I.4.2", as_of)["bars"]
    assert bar["dash"]
    assert bar["state"] == "undated"
    assert "late" not in bar


def test_undated_task_keeps_its_outline_when_it_is_done():
    (bar,) = row("I.4.2", DAY, task_record("I.4.2", 0, date(2024, 5, 1)))["bars"]
    assert (bar["dash"], bar["state"]) == (True, "done")


def test_tail_runs_to_the_day_while_overdue_and_to_the_completion_when_late():
    (overdue,) = row("I.1")["bars"]
    (done,) = row("I.1", DAY, task_record("I.1", 2025, date(2026, 3, 1)))["bars"]
    axis = axis_of((2024, 2030), DAY)
    assert overdue["late"] == axis.place(DAY)
    assert done["late"] == axis.place(date(2026, 3, 1))
    assert done["days"] == 60
    (in_time,) = row("I.1", DAY, task_record("I.1", 2025, date(2025, 3, 1)))["bars"]
    assert "late" not in in_time
    assert "days" not in in_time


def test_state_is_said_by_symbol_and_word():
    found = row("I.1", DAY, task_record("I.1"))
    assert found["state"] == f"{SYMBOLS[TaskState.OVERDUE]} Quá hạn 325 ngày"
    assert found["ink"] == LIGHT.text(TaskState.OVERDUE)
    silent = row("I.1")
    assert silent["state"] == f"{SYMBOLS[TaskState.UNRECORDED]} Chưa có ghi nhận, qua hạn 325 ngày"
    assert silent["ink"] == LIGHT.text(TaskState.UNRECORDED) != found["ink"]


@pytest.mark.parametrize(
    ("as_of", "place", "flag"),
    [
        pytest.param(date(2023, 1, 1), 0.0, "tính đến 01/01/2023", id="first-day-of-the-axis"),
        pytest.param(date(2031, 12, 31), 8.9973 / 9, "tính đến 31/12/2031", id="year-after-all"),
        pytest.param(date(2021, 6, 1), 0.0, "◀ tính đến 01/06/2021", id="long-before"),
        pytest.param(date(2040, 1, 1), 1.0, "▶ tính đến 01/01/2040", id="long-after"),
    ],
)
def test_line_of_the_day_is_always_there(as_of, place, flag):
    years = (2023, 2030)
    axis = axis_of(years, as_of)
    assert axis.place(as_of) == pytest.approx(place, abs=1e-3)
    assert axis.flag() == flag


@pytest.mark.parametrize("year", range(2022, 2032))
def test_days_run_on_from_year_to_year_in_leap_years_too(year):
    axis = axis_of((2022, 2031), date(year, 1, 1))
    days = [(year, 1, 1), (year, 2, 28), (year, 3, 1), (year, 12, 31)]
    places = [axis.place(date(*day)) for day in days]
    assert places == sorted(set(places))
    assert axis.start(year) == places[0]
    assert places[-1] < axis.start(year + 1)


def test_headings_are_whole_and_short_enough_for_a_telephone():
    title = "BIÊN SOẠN TÀI LIỆU HƯỚNG DẪN PHƯƠNG PHÁP, KỸ NĂNG TỔ CHỨC CÁC HOẠT ĐỘNG HỌC TẬP"
    found = rows(tasks=(replace(SPAN, group_number="3", group_title=title),))
    great, group = (each for each in found if "head" in each)
    assert group["head"].replace("\n", " ") == f"3. {title}"
    assert max(map(len, group["head"].split("\n"))) <= LETTERS
    assert max(map(len, great["narrow"].split("\n"))) <= GREAT_LETTERS


MANY = tuple(
    replace(
        task(f"I.{n}", 2024, 2025, position=n),
        group_number=str(n // 7),
        group_title=f"NHÓM {n // 7}",
    )
    for n in range(40)
)


def test_export_has_every_row_once_on_pages_that_hold_them():
    made = programme(tasks=MANY)
    pages = timeline_pages(made, task_facts(made, DAY), DAY, LIGHT)
    assert len(pages) > 1
    found = [page["layer"][0]["data"]["values"] for page in pages]
    assert [r["key"] for page in found for r in page if "key" in r] == [t.code for t in MANY]
    for page, rows_of_page in zip(pages, found, strict=True):
        assert page["height"] <= PAGE
        assert "key" in rows_of_page[-1]
        assert rows_of_page[0]["great"]
        assert "count" in rows_of_page[0]
    assert all(page[0]["head"].endswith(CONTINUED) for page in found[1:])
    firsts = [r["head"] for page in found for r in page if "head" in r and "great" not in r]
    firsts = [head for head in firsts if not head.endswith(CONTINUED)]
    assert firsts == [f"{n}. NHÓM {n}" for n in range(6)]


@pytest.mark.thorough
def test_pages_become_one_pdf():
    made = programme(tasks=TASKS)
    pages = timeline_pages(made, task_facts(made, DAY), DAY, LIGHT)
    sheets = [sheet(page, width=1340, title="Tiêu đề", background="#FFFFFF") for page in pages]
    assert picture(sheets, PictureFormat.PDF).startswith(b"%PDF")


def test_without_tasks_there_is_nothing_to_draw():
    assert rows(tasks=()) == []


@THEMES
def test_matrix_counts_what_looks_alike_together(theme):
    late, early = (
        task_record("I.1", 2025, date(2026, 3, 1)),
        task_record("I.9", 2025, date(2025, 3, 1)),
    )
    tasks = (SPAN, task("I.9", 2024, 2025, position=9), LOOSE, YEARLY, task("II.6", 2028, 2028))
    made = programme(tasks=tasks, task_records=(late, early), agencies=(agency(),))
    found = agency_rows(made, task_facts(made, DAY))
    spec = agency_matrix(made, found, DAY, theme)
    (made_row,) = (r for r in spec["layer"][0]["data"]["values"] if "key" in r)
    said = [(cell["x"], cell["said"]) for cell in made_row["cells"]]
    axis = axis_of((2024, 2030), DAY)
    assert (axis.start(2025), "✔ 1") in said
    assert (axis.start(2025), "✔+ 1") in said
    assert (axis.start(2025), "○ 1") in said
    assert (axis.start(2028), "○ 2") in said
    # Silence has the symbol of what has not begun, in a broken frame.
    assert {c["x"] for c in made_row["cells"] if c["dash"]} == {axis.start(2025)}
    assert made_row["undated"] == "1 không ghi thời hạn"


def test_matrix_says_what_an_agency_is_now():
    old = Agency("vu", "Vụ Thư viện", None, date(2025, 2, 28), "moi", None)
    made = programme(tasks=(SPAN,), agencies=(old, agency("moi", "Cục Mới")))
    rows_of = agency_rows(made, task_facts(made, DAY))
    spec = agency_matrix(made, rows_of, DAY, LIGHT)
    (found,) = (r for r in spec["layer"][0]["data"]["values"] if "key" in r)
    assert (found["title"], found["since"]) == ("Vụ Thư viện", "nay là Cục Mới")
