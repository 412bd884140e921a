"""Tasks by filter, day, agency and year: what is due, what is late, for whom."""

from dataclasses import replace
from datetime import date

import pytest

from progress.model.units import Agency
from progress.tasks.agencies import answers_for, names, now_name, now_words, on_day, successors
from progress.tasks.agenda import (
    ALL_SECTORS,
    AgencyRole,
    TaskFilter,
    agencies_of,
    agency_agenda,
    agency_rows,
    by_state,
    due_soon,
    late,
    matching_tasks,
    years,
)
from progress.tasks.schedule import TaskState, task_facts
from progress.tasks.words import (
    agency_headline,
    duty_words,
    filter_sentence,
    overdue_count,
    task_state_words,
    tasks_headline,
)
from tests.factories import agency, programme, task, task_record

NEW = "cuc_moi"
AGENCIES = (
    Agency(NEW, "Cục Mới", date(2025, 3, 1), None, None, None),
    Agency("vu", "Vụ Thư viện", None, date(2025, 2, 28), NEW, "độ chắc chắn B"),
    Agency("cuc_co_so", "Cục Văn hoá cơ sở", None, date(2025, 2, 28), NEW, None),
    agency("di_san", "Cục Di sản văn hóa"),
    agency("khong_viec", "Đơn vị không có việc"),
)
SPAN = replace(
    task("I.1", 2023, 2025, position=1),
    title="Thông tư về thư viện",
    sector_code="library",
    leads=("vu", "di_san"),
)
YEARLY = replace(
    task("I.2", 2023, 2025, yearly=True, position=2),
    title="Tập huấn nông thôn mới",
    product="Lớp học",
    leads=("cuc_co_so",),
    coordinators=("cuc_co_so", "di_san"),
)
UNDATED = replace(task("II.1", None, None, position=3), leads=("di_san",), coordinators=("vu",))
LAST = replace(task("II.2", 2030, 2030, position=4), sector_code="museum", leads=("di_san",))
TASKS = (SPAN, YEARLY, UNDATED, LAST)


def made(*records, tasks=TASKS):
    return programme(agencies=AGENCIES, tasks=tasks, task_records=records)


def facts_of(as_of: date, *records, tasks=TASKS):
    return task_facts(made(*records, tasks=tasks), as_of)


def codes(facts) -> list[str]:
    return [fact.task.code for fact in facts]


DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        pytest.param({}, ["I.1", "I.2", "II.1", "II.2"], id="everything"),
        pytest.param({"phase": "I"}, ["I.1", "I.2"], id="phase"),
        pytest.param({"lead": "di_san"}, ["I.1", "II.1", "II.2"], id="lead"),
        pytest.param({"lead": NEW}, ["I.1", "I.2"], id="lead-that-two-agencies-became"),
        pytest.param({"coordinator": "vu"}, ["II.1"], id="coordinator"),
        pytest.param({"coordinator": NEW}, ["I.2", "II.1"], id="coordinator-since"),
        pytest.param({"sector": "library"}, ["I.1"], id="sector"),
        pytest.param({"sector": ALL_SECTORS}, ["I.2", "II.1"], id="no-one-sector"),
        pytest.param({"state": TaskState.UNRECORDED}, ["I.1", "I.2"], id="state"),
        pytest.param({"year": 2024}, ["I.1", "I.2"], id="year-in-the-middle"),
        pytest.param({"year": 2030}, ["II.2"], id="last-year"),
        pytest.param({"year": 2027}, [], id="year-of-nothing"),
        pytest.param({"words": "THU VIEN"}, ["I.1", "II.1"], id="words-without-marks"),
        pytest.param({"words": "lop moi nong"}, ["I.2"], id="every-word-somewhere"),
        pytest.param({"words": "cục mới"}, ["I.1", "I.2", "II.1"], id="name-of-today"),
        pytest.param({"words": "i.2"}, ["I.2"], id="code"),
        pytest.param({"words": "ong"}, [], id="not-the-end-of-a-word"),
        pytest.param({"words": "?!"}, ["I.1", "I.2", "II.1", "II.2"], id="no-word-at-all"),
        pytest.param({"words": "  "}, ["I.1", "I.2", "II.1", "II.2"], id="blank"),
        pytest.param({"phase": "I", "year": 2030}, [], id="both-must-hold"),
        pytest.param({"lead": "khong_viec"}, [], id="agency-without-tasks"),
    ],
)
def test_filter_keeps(wanted, found):
    assert codes(matching_tasks(made(), facts_of(DAY), TaskFilter(**wanted))) == found


@pytest.mark.parametrize("year", range(2022, 2033))
@pytest.mark.parametrize("day", [(1, 1), (2, 28), (12, 31)])
def test_counts_add_up_on_any_day(year, day):
    facts = facts_of(date(year, *day), task_record("I.1", 2025, date(2024, 2, 29)))
    counts = by_state(facts)
    assert set(counts) == set(TaskState)
    assert sum(counts.values()) == len(facts)


@pytest.mark.parametrize(
    ("as_of", "found"),
    [
        pytest.param((2025, 10, 1), [], id="ninety-one-days-before"),
        pytest.param((2025, 10, 2), [("I.1", 90), ("I.2", 90)], id="ninety-days-before"),
        pytest.param((2025, 12, 31), [("I.1", 0), ("I.2", 0)], id="on-the-day"),
        pytest.param((2026, 1, 1), [], id="the-day-after"),
        pytest.param((2030, 12, 31), [("II.2", 0)], id="the-very-last"),
    ],
)
def test_due_in_ninety_days(as_of, found):
    duties = due_soon(facts_of(date(*as_of)), date(*as_of))
    assert [(d.fact.task.code, d.days) for d in duties] == found


def test_what_is_done_is_not_due():
    facts = facts_of(date(2025, 12, 1), task_record("I.1", 2025, date(2025, 11, 1)))
    assert codes(d.fact for d in due_soon(facts, date(2025, 12, 1))) == ["I.2"]


def test_completion_of_tomorrow_is_still_due_today():
    facts = facts_of(date(2025, 12, 1), task_record("I.1", 2025, date(2025, 12, 2)))
    assert "I.1" in codes(d.fact for d in due_soon(facts, date(2025, 12, 1)))


def test_late_names_each_year_and_the_gap_in_the_middle_first():
    """A yearly task done in its first and last year owes the middle one."""
    done = (task_record("I.2", 2023, date(2023, 5, 1)), task_record("I.2", 2025, date(2025, 5, 1)))
    facts = facts_of(date(2026, 1, 1), *done)
    assert [
        (d.fact.task.code, d.occurrence.occurrence.key, d.days)
        for d in late(facts, date(2026, 1, 1))
    ] == [
        ("I.2", 2024, -366),
        ("I.1", 2025, -1),
    ]
    (yearly,) = (fact for fact in facts if fact.task.code == "I.2")
    assert yearly.state is TaskState.DONE
    assert task_state_words(yearly) == "Hoàn thành, 1 năm trước chưa có ghi nhận"


@pytest.mark.parametrize("as_of", [date(2022, 1, 1), date(2031, 12, 31)])
def test_task_without_a_time_is_never_late_nor_due(as_of):
    facts = facts_of(as_of, tasks=(UNDATED,))
    assert late(facts, as_of) == due_soon(facts, as_of) == ()


def test_agency_has_its_own_and_its_predecessors_tasks():
    facts = facts_of(DAY)
    own = agency_agenda(made(), facts, NEW, DAY)
    assert codes(own.leads) == ["I.1", "I.2"]
    assert codes(own.coordinates) == ["I.2", "II.1"]
    assert codes(own.facts) == ["I.1", "I.2", "II.1"]
    assert len(own.late) == 4  # I.1 once, I.2 in three years, though it stands in both roles


def test_an_agency_is_late_only_where_work_was_reported():
    silent = agency_headline("Cục", agency_agenda(made(), facts_of(DAY), NEW, DAY))
    assert silent.endswith("; 2 nhiệm vụ đã qua thời hạn, chưa có ghi nhận.")
    record = task_record("I.1", 2025)
    begun = agency_agenda(made(record), facts_of(DAY, record), NEW, DAY)
    assert "; 1 nhiệm vụ có việc quá hạn; 1 nhiệm vụ đã qua" in agency_headline("Cục", begun)


def test_agency_of_the_plan_has_what_names_it():
    own = agency_agenda(made(), facts_of(DAY), "vu", DAY)
    assert (codes(own.leads), codes(own.coordinates)) == (["I.1"], ["II.1"])


def test_agency_without_tasks():
    own = agency_agenda(made(), facts_of(DAY), "khong_viec", DAY)
    assert own.facts == own.late == own.soon == ()
    assert "không có nhiệm vụ nào" in agency_headline("Đơn vị", own)


def test_duty_says_days_date_and_role():
    made_of, facts = made(), facts_of(DAY)
    own = agency_agenda(made_of, facts, "di_san", DAY)
    words = [duty_words(made_of, duty, "di_san") for duty in own.late]
    assert "I.1 Nhiệm vụ I.1: chưa có ghi nhận, qua hạn 325 ngày (hạn 31/12/2025)" in words
    assert any(
        "năm 2023: chưa có ghi nhận, qua hạn 1.056 ngày" in each and "phối hợp" in each
        for each in words
    )


@pytest.mark.parametrize(
    ("as_of", "now"),
    [
        pytest.param(date(2025, 2, 28), "Vụ Thư viện", id="its-last-day"),
        pytest.param(date(2025, 3, 1), "Cục Mới", id="the-day-after"),
    ],
)
def test_agency_as_it_is_on_a_day(as_of, now):
    assert on_day(made(), "vu", as_of).name == now


def test_names_then_and_now():
    assert names(made(), ("vu", "cuc_co_so")) == "Vụ Thư viện, Cục Văn hoá cơ sở"
    assert now_words(made(), ("vu", "cuc_co_so", "di_san"), DAY) == (
        "Vụ Thư viện, Cục Văn hoá cơ sở: từ ngày 01/03/2025 là Cục Mới"
    )
    assert now_words(made(), ("vu", "di_san"), date(2025, 2, 28)) == ""
    assert now_name(made(), "vu", DAY) == "Vụ Thư viện (nay là Cục Mới)"


def test_agency_that_ended_without_a_successor_is_said_to_have_ended():
    lost = Agency("vu", "Vụ Thư viện", None, date(2025, 2, 28), None, None)
    found = programme(agencies=(lost,))
    assert now_words(found, ("vu",), DAY) == (
        "Vụ Thư viện: đến ngày 28/02/2025, chưa rõ đơn vị kế tục"
    )


def test_agencies_that_name_each_other_as_successor_end_the_search():
    first = Agency("a", "A", None, date(2024, 1, 1), "b", None)
    second = Agency("b", "B", None, date(2025, 1, 1), "a", None)
    found = programme(agencies=(first, second))
    assert successors(found, "a") == ("b",)
    assert answers_for(found, "b", "a")
    assert on_day(found, "a", DAY).code == "b"


def test_matrix_counts_occurrences_by_the_year_they_are_due():
    rows = {(row.agency_code, row.role): row.years for row in agency_rows(made(), facts_of(DAY))}
    assert rows["di_san", AgencyRole.LEAD] == {
        2025: {TaskState.UNRECORDED: 1},
        2030: {TaskState.NOT_DUE: 1},
        0: {TaskState.UNDATED: 1},
    }
    assert {year: sum(c.values()) for year, c in rows["cuc_co_so", AgencyRole.LEAD].items()} == {
        2023: 1,
        2024: 1,
        2025: 1,
    }
    assert ("cuc_co_so", AgencyRole.COORDINATE) in rows
    assert not any(code == "khong_viec" for code, _ in rows)


def test_matrix_has_every_occurrence_of_every_lead_once():
    facts = facts_of(DAY)
    counted = sum(
        sum(counts.values())
        for row in agency_rows(made(), facts)
        if row.role is AgencyRole.LEAD
        for counts in row.years.values()
    )
    assert counted == sum(len(f.task.leads) * len(f.occurrences) for f in facts)


def test_years_and_agencies_on_offer():
    assert years(made()) == (2023, 2024, 2025, 2030)
    assert years(made(tasks=())) == ()
    assert agencies_of(made(), AgencyRole.COORDINATE) == ("cuc_co_so", "di_san", "vu", NEW)


@pytest.mark.parametrize(
    ("as_of", "records", "said"),
    [
        pytest.param(
            DAY,
            (),
            "Chưa có ghi nhận thực hiện nào; theo lịch: 2 trên 4 nhiệm vụ đã qua thời hạn.",
            id="nothing-recorded",
        ),
        pytest.param(
            date(2025, 12, 1),
            (
                task_record("I.1", 2025, date(2025, 6, 1)),
                task_record("I.2", 2023, date(2023, 6, 1)),
            ),
            "Không có nhiệm vụ nào quá hạn trong 4 nhiệm vụ, 1 nhiệm vụ khác có năm trước chưa "
            "có ghi nhận, 1 nhiệm vụ đã hoàn thành; 1 nhiệm vụ đến hạn trong 90 ngày tới.",
            id="partly",
        ),
        pytest.param(
            date(2022, 1, 1),
            (),
            "Chưa có ghi nhận thực hiện nào; theo lịch: không có nhiệm vụ nào đã qua thời hạn "
            "trong 4 nhiệm vụ.",
            id="before-all",
        ),
        pytest.param(
            DAY,
            (task_record("I.1", 2025), task_record("I.2", 2024)),
            "1 trên 4 nhiệm vụ quá hạn, 1 nhiệm vụ đã qua thời hạn mà chưa có ghi nhận, "
            "1 nhiệm vụ khác còn nợ năm trước.",
            id="overdue-and-silent-apart",
        ),
        pytest.param(
            date(2025, 6, 1),
            (),
            "Chưa có ghi nhận thực hiện nào; theo lịch: không có nhiệm vụ nào đã qua thời hạn "
            "trong 4 nhiệm vụ, 1 nhiệm vụ khác có năm trước chưa có ghi nhận.",
            id="nothing-recorded-is-no-debt",
        ),
        pytest.param(
            date(2025, 6, 1),
            (task_record("I.1", 2025, date(2025, 3, 1)),),
            "Không có nhiệm vụ nào quá hạn trong 4 nhiệm vụ, 1 nhiệm vụ khác có năm trước chưa "
            "có ghi nhận, 1 nhiệm vụ đã hoàn thành.",
            id="silent-years-beside-a-record",
        ),
    ],
)
def test_headline(as_of, records, said):
    assert tasks_headline(facts_of(as_of, *records), as_of) == said


@pytest.mark.parametrize(
    ("records", "count", "silence"),
    [
        pytest.param((), "–", "2 đã qua hạn, chưa có ghi nhận; ", id="nothing-recorded"),
        pytest.param(
            (task_record("I.1", 2025),), "1/4", "1 đã qua hạn, chưa có ghi nhận; ", id="overdue"
        ),
        pytest.param(
            (task_record("I.1", 2025), task_record("I.2", 2025)), "2/4", "", id="none-silent"
        ),
    ],
)
def test_nothing_recorded_is_neither_overdue_nor_in_time(records, count, silence):
    assert overdue_count(facts_of(DAY, *records), DAY) == (count, f"{silence}tính đến 21/11/2026")


def test_a_completion_after_the_day_proves_nothing_yet():
    (before, *_), (after, *_) = (
        facts_of(day, task_record("I.1", 2025, date(2025, 6, 1)))
        for day in (date(2025, 3, 1), date(2025, 7, 1))
    )
    assert before.current.completion is None
    assert after.current.completion is not None


def test_headline_of_nothing():
    assert tasks_headline((), DAY) == "Không có nhiệm vụ nào khớp với bộ lọc."


def test_filter_says_itself():
    assert filter_sentence(made(), TaskFilter()) == ""
    wanted = TaskFilter("I", "vu", None, ALL_SECTORS, TaskState.OVERDUE, 2024, "báo cáo")
    assert filter_sentence(made(), wanted) == (
        "giai đoạn 2023–2025, đơn vị thực hiện Vụ Thư viện, lĩnh vực chung, trạng thái quá hạn, "
        "năm 2024, có từ «báo cáo»"
    )
