"""What is to be decided in 90 days, computed from the calendar of documents, for each scope."""

from dataclasses import replace
from datetime import date

import pytest

from progress.model.records import Observance
from progress.overview.decisions import decisions, has_ended
from progress.tasks.agenda import SOON
from tests.factories import CIRCULAR, DECISION, document, programme, report, task, task_record

DAY = date(2026, 11, 27)
ALL = ("01", "46", "86")
PLAN = replace(document("1346"), title="Kế hoạch của Bộ", number="1346/QĐ")
RULE = replace(CIRCULAR, number="14/TT", report_to="Bộ", report_clause="Điều 9")


def made(**more):
    return programme(documents=(DECISION, PLAN, RULE), **more)


def lines(given, scope="VN", as_of=DAY):
    return [(each.kind.value, each.subject, each.words) for each in decisions(given, scope, as_of)]


def test_the_report_of_the_year_is_due_in_seventeen_days():
    (due,) = decisions(made(reports=(report("01", 2026, date(2026, 11, 20)),)), "VN", DAY)
    assert (due.kind.value, due.on) == ("report", date(2026, 12, 14))
    assert due.subject.startswith("Hạn báo cáo năm 2026 của tỉnh, thành phố, gửi Bộ")
    assert due.words == "14/12/2026 (còn 17 ngày); đã ghi nhận 1/3 báo cáo"
    assert due.source.endswith("14/TT. Điều 9")


def test_a_province_is_reminded_of_its_own_report_until_it_has_come():
    come = (report("01", 2026, date(2026, 11, 20)),)
    assert decisions(made(reports=come), "01", DAY) == ()
    ((_, _, words),) = lines(made(reports=come), "46")
    assert words == "14/12/2026 (còn 17 ngày); chưa ghi nhận báo cáo"


def test_the_country_is_reminded_until_all_have_come():
    come = tuple(report(code, 2026, date(2026, 11, 20)) for code in ALL)
    assert decisions(made(reports=come), "VN", DAY) == ()
    # A report that comes later has not come yet.
    early = decisions(made(reports=come), "VN", date(2026, 11, 1))
    assert early[0].words.endswith("đã ghi nhận 0/3 báo cáo")


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        pytest.param(date(2026, 12, 14), "14/12/2026 (hôm nay)", id="today"),
        pytest.param(date(2026, 12, 13), "14/12/2026 (còn 1 ngày)", id="tomorrow"),
        pytest.param(date(2026, 9, 15), f"14/12/2026 (còn {SOON} ngày)", id="the-ninetieth-day"),
        pytest.param(date(2026, 9, 14), None, id="a-day-too-early"),
        pytest.param(date(2026, 12, 15), None, id="past"),
    ],
)
def test_a_deadline_is_listed_from_the_ninetieth_day_to_its_own(as_of, words):
    found = [words for _, _, words in lines(made(), as_of=as_of)]
    assert found == ([] if words is None else [f"{words}; đã ghi nhận 0/3 báo cáo"])


def test_a_task_that_ends_names_who_leads_it_and_its_row():
    given = made(tasks=(task("I.3", 2025, 2026),))
    (due,) = (each for each in decisions(given, "VN", DAY) if each.kind.value == "due")
    assert due.subject == "I.3 Nhiệm vụ I.3"
    assert due.words == "Vụ Thư viện, đến hạn 31/12/2026 (còn 34 ngày)"
    assert due.source.endswith("1346/QĐ, Phụ lục I, mục 3")


def test_tasks_of_one_day_stand_in_one_line_and_those_done_in_none():
    tasks = tuple(task(code, 2025, 2026) for code in ("I.1", "I.2", "II.3"))
    done = task_record("I.2", 2026, finished_on=date(2026, 5, 1))
    found = lines(made(tasks=tasks, task_records=(done,)))
    assert found[1:] == [
        (
            "due",
            "2 nhiệm vụ đến hạn",
            "31/12/2026 (còn 34 ngày), Vụ Thư viện: I.1, II.3",
        )
    ]


def test_tasks_that_begin_are_announced_before_their_first_day_alone():
    tasks = (task("II.1", 2027, 2028), task("II.2", 2026, 2028, yearly=True))
    begins = [line for line in lines(made(tasks=tasks)) if line[0] == "start"]
    assert begins == [
        (
            "start",
            "2 nhiệm vụ bắt đầu",
            "01/01/2027 (còn 35 ngày), Vụ Thư viện: II.1, II.2",
        )
    ]
    assert not [
        line for line in lines(made(tasks=tasks), as_of=date(2027, 1, 2)) if line[0] == "start"
    ]


def test_a_conference_stands_by_itself_and_is_the_ministrys():
    review = replace(task("II.7", 2026, 2026), title="Hội nghị sơ kết Chương trình")
    given = made(tasks=(review,))
    assert [line[0] for line in lines(given)] == ["report", "conference"]
    assert [line[0] for line in lines(given, "01")] == ["report"]


def test_an_observance_is_every_scopes():
    kept = Observance("army", "Ngày Quân đội", 12, 22, 1, 2023, "1346", "Mục 1", ())
    given = made(observances=(kept,))
    for scope in ("VN", "01"):
        assert [line[0] for line in lines(given, scope)] == ["report", "observance"]


def test_after_the_programmes_end_nothing_is_to_be_decided():
    given = made(tasks=(task("II.1", 2026, 2030, yearly=True),))
    assert decisions(given, "VN", date(2030, 11, 1))
    for day, ended in ((date(2030, 12, 31), False), (date(2031, 1, 1), True)):
        assert has_ended(given, day) is ended
    assert decisions(given, "VN", date(2032, 3, 1)) == ()
