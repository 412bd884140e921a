"""States of tasks on a day (method, section 6)."""

from datetime import date

import pytest

from progress.tasks.schedule import (
    UNDATED,
    TaskState,
    occurrence_fact,
    occurrences,
    task_facts,
)
from tests.factories import programme, task, task_record

SPAN = task(first_year=2024, last_year=2025)
YEARLY = task(first_year=2023, last_year=2025, yearly=True)
NO_TIME = task(first_year=None, last_year=None)
WORK = task_record()


def done(*day: int):
    return task_record(finished_on=date(*day))


@pytest.mark.parametrize(
    ("record", "as_of", "state", "days"),
    [
        pytest.param(None, (2023, 12, 31), "not_due", None, id="day-before-the-first"),
        pytest.param(None, (2024, 1, 1), "not_started", None, id="first-day"),
        pytest.param(None, (2025, 12, 31), "not_started", None, id="due-day"),
        pytest.param(None, (2026, 1, 1), "unrecorded", 1, id="day-after-the-due-day"),
        pytest.param(None, (2026, 12, 31), "unrecorded", 365, id="a-year-late"),
        pytest.param(
            None, (2028, 12, 31), "unrecorded", 1096, id="three-years-late-with-a-leap-day"
        ),
        pytest.param(WORK, (2023, 12, 31), "not_due", None, id="work-before-the-first-day"),
        pytest.param(WORK, (2024, 1, 1), "in_progress", None, id="work-on-the-first-day"),
        pytest.param(WORK, (2025, 12, 31), "in_progress", None, id="work-on-the-due-day"),
        pytest.param(WORK, (2026, 1, 1), "overdue", 1, id="work-does-not-keep-from-being-late"),
        pytest.param(done(2025, 6, 1), (2025, 6, 1), "done", None, id="done-on-its-day"),
        pytest.param(done(2025, 6, 1), (2030, 1, 1), "done", None, id="done-for-ever"),
        pytest.param(done(2025, 6, 1), (2025, 5, 31), "in_progress", None, id="done-tomorrow"),
        pytest.param(done(2025, 12, 31), (2026, 1, 1), "done", None, id="done-on-the-due-day"),
        pytest.param(done(2026, 1, 1), (2026, 1, 1), "done_late", 1, id="done-the-day-after"),
        pytest.param(done(2026, 3, 1), (2030, 1, 1), "done_late", 60, id="late-by-its-own-day"),
        pytest.param(done(2026, 3, 1), (2026, 2, 28), "overdue", 59, id="late-done-tomorrow"),
        pytest.param(done(2026, 3, 1), (2025, 12, 31), "in_progress", None, id="late-done-later"),
        pytest.param(done(2026, 3, 1), (2023, 12, 31), "not_due", None, id="not-even-begun"),
    ],
)
def test_state_of_a_span(record, as_of, state, days):
    (occurrence,) = occurrences(SPAN)
    fact = occurrence_fact(occurrence, record, date(*as_of))
    assert (fact.state.value, fact.days_late) == (state, days)


@pytest.mark.parametrize(
    ("record", "as_of", "state"),
    [
        pytest.param(None, (2022, 1, 1), "undated", id="nothing-reported"),
        pytest.param(None, (2040, 1, 1), "undated", id="never-overdue"),
        pytest.param(WORK, (2024, 1, 1), "in_progress", id="work-reported"),
        pytest.param(done(2024, 6, 1), (2024, 6, 1), "done", id="done"),
        pytest.param(done(2024, 6, 1), (2024, 5, 31), "in_progress", id="done-tomorrow"),
        pytest.param(done(2040, 6, 1), (2041, 1, 1), "done", id="never-late"),
    ],
)
def test_state_of_a_task_without_a_time(record, as_of, state):
    (occurrence,) = occurrences(NO_TIME)
    fact = occurrence_fact(occurrence, record, date(*as_of))
    assert (fact.state.value, fact.days_late) == (state, None)


@pytest.mark.parametrize(
    ("given", "keys"),
    [
        pytest.param(SPAN, [2025], id="a-span-by-its-last-year"),
        pytest.param(task(first_year=2026, last_year=2026), [2026], id="one-year"),
        pytest.param(YEARLY, [2023, 2024, 2025], id="yearly-by-each-year"),
        pytest.param(NO_TIME, [UNDATED], id="undated-by-nought"),
    ],
)
def test_key_of_an_occurrence(given, keys):
    assert [each.key for each in occurrences(given)] == keys


@pytest.mark.parametrize(
    ("given", "first_day", "due"),
    [
        pytest.param(SPAN, date(2024, 1, 1), date(2025, 12, 31), id="span"),
        pytest.param(YEARLY, date(2023, 1, 1), date(2023, 12, 31), id="yearly"),
        pytest.param(NO_TIME, None, None, id="undated"),
    ],
)
def test_an_occurrence_runs_from_1_january_to_31_december(given, first_day, due):
    occurrence = occurrences(given)[0]
    assert (occurrence.first_day, occurrence.due) == (first_day, due)


def test_leap_years_have_a_day_more():
    (occurrence,) = occurrences(task(first_year=2023, last_year=2023))
    assert occurrence_fact(occurrence, None, date(2024, 12, 31)).days_late == 366
    finished = task_record(finished_on=date(2024, 2, 29))
    fact = occurrence_fact(occurrence, finished, date(2024, 2, 29))
    assert (fact.state, fact.days_late) == (TaskState.DONE_LATE, 60)


def state_of(given, as_of, *records):
    made = programme(tasks=(given,), task_records=records)
    (fact,) = task_facts(made, date(*as_of))
    return fact


@pytest.mark.parametrize(
    ("as_of", "key", "state", "earlier"),
    [
        pytest.param((2022, 6, 1), 2023, "not_due", 0, id="before-the-phase-the-first"),
        pytest.param((2023, 1, 1), 2023, "not_started", 0, id="first-year"),
        pytest.param((2024, 1, 1), 2024, "not_started", 1, id="second-year"),
        pytest.param((2025, 12, 31), 2025, "not_started", 2, id="last-day-of-the-phase"),
        pytest.param((2026, 1, 1), 2025, "unrecorded", 2, id="after-the-phase-the-last"),
        pytest.param((2031, 1, 1), 2025, "unrecorded", 2, id="long-after-the-phase"),
    ],
)
def test_a_yearly_task_has_the_state_of_the_year(as_of, key, state, earlier):
    fact = state_of(YEARLY, as_of)
    assert (fact.current.occurrence.key, fact.state.value) == (key, state)
    assert fact.earlier_open == earlier


def test_earlier_occurrences_still_open_are_counted_and_those_done_are_not():
    records = (
        task_record(occurrence_year=2023, finished_on=date(2024, 2, 1)),
        task_record(occurrence_year=2024),
        task_record(occurrence_year=2025, finished_on=date(2025, 3, 1)),
    )
    fact = state_of(YEARLY, (2025, 6, 1), *records)
    assert [each.state.value for each in fact.occurrences] == ["done_late", "overdue", "done"]
    assert (fact.state, fact.earlier_overdue, fact.earlier_unrecorded) == (TaskState.DONE, 1, 0)
    assert state_of(YEARLY, (2024, 1, 31), *records).earlier_open == 1


def test_a_record_belongs_to_one_occurrence_of_one_task():
    record = task_record("I.2", 2024)
    assert state_of(YEARLY, (2024, 6, 1), record).state is TaskState.NOT_STARTED
    other = task_record("I.1", 2023)
    assert state_of(YEARLY, (2024, 6, 1), other).state is TaskState.NOT_STARTED


def test_a_withdrawn_record_is_absent_and_the_task_as_before_it():
    assert state_of(SPAN, (2025, 6, 1), WORK).state is TaskState.IN_PROGRESS
    assert state_of(SPAN, (2025, 6, 1)).state is TaskState.NOT_STARTED


def test_a_task_that_is_no_yearly_one_has_no_earlier_occurrence():
    assert state_of(SPAN, (2030, 1, 1)).earlier_open == 0
    assert state_of(NO_TIME, (2030, 1, 1)).earlier_open == 0


def test_2025_is_claimed_by_both_appendices():
    both = (task("I.5", 2023, 2025, yearly=True), task("II.4", 2025, 2030, yearly=True))
    record = task_record("I.5", 2025, finished_on=date(2025, 5, 1))
    found = task_facts(programme(tasks=both, task_records=(record,)), date(2025, 6, 1))
    assert [fact.task.code for fact in found] == ["I.5", "II.4"]
    assert [fact.current.occurrence.key for fact in found] == [2025, 2025]
    assert [fact.state.value for fact in found] == ["done", "not_started"]


def test_work_is_owed_unless_it_is_done():
    closed = {state.value for state in TaskState if not state.is_open}
    assert closed == {"done", "done_late"}


def test_official_words():
    assert {state.value: state.label for state in TaskState} == {
        "done": "Hoàn thành",
        "done_late": "Hoàn thành muộn",
        "overdue": "Quá hạn",
        "unrecorded": "Chưa có ghi nhận",
        "in_progress": "Đang thực hiện",
        "not_started": "Chưa khởi động",
        "not_due": "Chưa đến hạn",
        "undated": "Không ghi thời hạn",
    }
