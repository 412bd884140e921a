"""What needs attention: the gravest first, and nobody accused of what was never asked."""

from datetime import date

from progress.overview.headlines import attention
from progress.reporting.reporting import ministry_reports, scope_reports
from progress.tasks.schedule import task_facts
from tests.factories import (
    DISTRICT,
    MUSEUMS,
    PROVINCIAL,
    SERVICE,
    VINH_LONG,
    facts,
    figure,
    milestones,
    of_provinces,
    programme,
    report,
    task,
    task_record,
)
from tests.unit.progress.overview.test_headlines import BASE, plan, reaching


def needing(given=(), targets=(), *, year=2026, as_of=date(2026, 11, 21), tasks=(), records=()):
    made = programme(figures=tuple(given), targets=targets, tasks=tasks, task_records=records)
    reports = scope_reports(made, "VN", year, as_of)
    return attention(made, facts(made, year), reports, task_facts(made, as_of), as_of)


def test_attention_lists_the_gravest_first():
    rows = (SERVICE, MUSEUMS, PROVINCIAL, DISTRICT)
    starts = [figure("01", 2022, 20, 100, row=row) for row in (SERVICE, MUSEUMS)]
    reached = ((SERVICE, 33), (MUSEUMS, 10), (PROVINCIAL, 1))
    given = (*starts, *(figure("01", 2024, n, 100, row=row) for row, n in reached))
    found = needing(given, plan(*rows), year=2024, as_of=date(2024, 6, 1))
    assert [each.judgement.value for each in found] == ["at_risk", "behind", "insufficient"]
    assert [each.fact.indicator.code for each in found] == [
        "museum_programme",
        "library_service",
        "library_service",
    ]


def test_missed_comes_before_at_risk_and_what_is_good_is_not_listed():
    given = (
        *reaching(SERVICE, 60),
        *reaching(MUSEUMS, 10),
        figure("01", 2025, 1, 100, row=PROVINCIAL),
    )
    targets = (*plan(SERVICE, MUSEUMS), *milestones(y2025=40, row=PROVINCIAL))
    found = needing(given, targets, as_of=date(2026, 1, 1))
    assert [each.judgement.value for each in found] == ["missed", "at_risk"]


def test_a_figure_of_an_older_year_asks_for_no_attention():
    behind = (BASE, figure("01", 2025, 21, 100))
    assert needing(behind, plan(SERVICE), as_of=date(2026, 1, 1)) == ()


def test_reports_and_tasks_stand_before_targets():
    tasks = (task("I.1", 2024, 2025), task("I.2", 2026, 2030), task("I.3", 2024, 2024))
    behind = (BASE, figure("01", 2025, 39, 100))
    made = programme(
        figures=behind,
        targets=plan(SERVICE),
        tasks=tasks,
        task_records=(task_record("I.1", 2025),),
        reports=(report("01", 2025),),
    )
    day = date(2026, 1, 1)
    reports = ministry_reports(made, 2025, day)
    found = attention(made, facts(made, 2025), reports, task_facts(made, day), day)
    assert [each.judgement.value for each in found] == [
        "missing",
        "overdue",
        "unrecorded",
        "behind",
    ]
    assert [each.sentence for each in found[:3]] == [
        "2 tỉnh, thành phố chưa gửi báo cáo năm 2025: Huế, Vĩnh Long.",
        "I.1 Nhiệm vụ I.1 (Vụ Thư viện): quá hạn 1 ngày.",
        "1 nhiệm vụ đã qua hạn, chưa có ghi nhận: I.3.",
    ]
    assert {each.fact for each in found[:3]} == {None}
    assert [each.task and each.task.code for each in found] == [None, "I.1", None, None]
    assert all(each.sentence.startswith(each.subject) for each in found)


def test_more_than_three_overdue_tasks_are_counted_with_who_leads_them():
    codes = ("I.1", "I.2", "I.3", "I.4")
    found = needing(
        tasks=tuple(task(code, 2024, 2025) for code in codes),
        records=tuple(task_record(code, 2025) for code in codes),
        as_of=date(2026, 1, 1),
    )
    assert found[-1].sentence == "4 nhiệm vụ quá hạn: I.1, I.2, I.3, I.4 (Vụ Thư viện)."


def test_a_target_names_who_leads_its_sector_in_the_country_alone():
    given = [
        figure(code, year, n, 100)
        for code in ("01", "46", *VINH_LONG)
        for year, n in ((2022, 20), (2025, 21))
    ]
    made = programme(figures=tuple(given), targets=plan(SERVICE))
    answers = []
    for scope in ("VN", "01"):
        found = attention(made, facts(made, 2025, scope), (), (), date(2026, 1, 1))
        answers.append({each.answers for each in found})
    assert answers == [{"Vụ Thư viện"}, {""}]


def test_where_nothing_was_ever_recorded_nobody_is_accused():
    found = needing(tasks=(task(),), year=2025, as_of=date(2026, 1, 1))
    assert [each.sentence for each in found] == [
        "Chưa ghi nhận văn bản báo cáo nào của năm 2025.",
        "1 nhiệm vụ đã qua hạn, chưa có ghi nhận: I.1.",
    ]


def test_many_units_without_a_report_are_counted_and_not_named():
    made = of_provinces("01", "46", "48", "79", "86", "92", "95", reports=[report("01", 2024)])
    day = date(2026, 1, 1)
    (only,) = attention(made, (), ministry_reports(made, 2024, day), (), day)
    assert only.sentence == "6 tỉnh, thành phố chưa gửi báo cáo năm 2024."


def test_a_task_done_is_no_matter():
    finished = task_record(finished_on=date(2025, 1, 1))
    assert needing(tasks=(task(),), records=(finished,)) == ()


def test_nothing_to_attend_to_is_empty():
    assert needing() == ()
