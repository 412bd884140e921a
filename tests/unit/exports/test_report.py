"""What is said at a conference: its sections, and that nothing is said without its source."""

from dataclasses import replace
from datetime import date

import pytest

from data_access.boundaries import atlas
from exports.report import OCCASIONS, ReportSnapshot, build_report, occasion_of
from exports.report.parts import DEMONSTRATION
from exports.show import show
from progress.judging.coverage import Basis
from progress.model.selection import Selection
from tests import factories as make

AS_OF = date(2026, 3, 1)
ASKED = Selection(AS_OF, 2025)
MIDTERM, FIVE_YEARS, FINAL, YEARLY = OCCASIONS
NATIONAL = {"tinh-thanh", "khen-thuong", "ban-do-library"}


def reported(**more):
    figures = [
        *make.figures(("01", "46"), 2023, 1, 10),
        *make.figures(("01", "46"), 2025, 3, 10),
    ]
    return make.of_provinces("01", "46", figures=figures, tasks=[make.task()], **more)


def section(report, code: str):
    return next(each for each in report.sections if each.code == code)


@pytest.mark.parametrize(
    ("year", "code"),
    [
        (2022, "so-ket-2025"),
        (2025, "so-ket-2025"),
        (2026, "so-ket-2027"),
        (2027, "so-ket-2027"),
        (2028, "tong-ket-2030"),
        (2030, "tong-ket-2030"),
    ],
)
def test_conference_at_which_a_year_is_looked_at(year, code):
    assert occasion_of(year).code == code


@pytest.mark.parametrize("occasion", OCCASIONS, ids=lambda each: each.code)
def test_every_occasion_names_the_clause_that_asks_for_it(occasion):
    assert "1346/QĐ-BVHTTDL" in occasion.source
    cover = build_report(reported(), ASKED, occasion).sections[0]
    assert occasion.source in cover.notes[0]


@pytest.mark.parametrize("scope", ["VN", "01"])
@pytest.mark.parametrize("made", [reported(), make.of_provinces("01", "46")], ids=["some", "none"])
def test_every_section_says_something(made, scope):
    report = build_report(made, replace(ASKED, scope=scope), FIVE_YEARS)
    codes = [each.code for each in report.sections]
    assert len(set(codes)) == len(codes)
    assert all(each.title.strip() and each.part.strip() for each in report.sections)
    assert NATIONAL.isdisjoint(codes) is (scope != "VN")


def test_occasion_puts_its_milestone_in_view_unless_one_is_chosen():
    made = reported()
    view = [build_report(made, ASKED, each).facts[0].milestone.year for each in OCCASIONS]
    assert view == [2025, 2030, 2030, 2030]
    chosen = replace(ASKED, milestone=2025)
    assert build_report(made, chosen, FINAL).facts[0].milestone.year == 2025


def test_sector_leads_to_documents_and_clauses():
    report = build_report(reported(), ASKED, FIVE_YEARS)
    library = section(report, "linh-vuc-library")
    assert library.lead is library.facts[0]
    clauses = {target.clause for fact in library.facts for target in fact.milestones}
    assert clauses
    assert all(any(clause in said for said in library.sources) for clause in clauses)
    assert any(note.startswith("Quy tắc: ") for note in library.notes)


def test_needed_says_how_many_until_the_last_milestone():
    needed = section(build_report(reported(), ASKED, MIDTERM), "con-can")
    (row,) = needed.tables[0].rows
    # 6 of 20 now, 60% asked: 6 more, in five years 2 a year.
    assert row[1:5] == ("30,0%", "60%", "6 thiết chế", "2")


def test_most_is_said_among_the_fully_reported_alone():
    rows = (make.SERVICE, make.MUSEUMS, make.PROVINCIAL)
    targets = tuple(each for row in rows for each in make.milestones(y2030=100, row=row))
    given = [
        make.figure(code, year, n, 100, row=row)
        for row, n in zip(rows, (50, 40, 10), strict=True)
        for code in (("01", "46") if row != make.PROVINCIAL else ("01",))
        for year in (2023, 2025)
    ]
    made = make.of_provinces("01", "46", figures=given, targets=targets)
    said = section(build_report(made, ASKED, FIVE_YEARS), "con-can").title
    assert "thiếu nhiều nhất trong 2 chỉ tiêu báo cáo đủ: Bảo tàng" in said


def test_what_is_needed_says_where_the_pace_leads_and_what_that_rests_on():
    needed = section(build_report(reported(), ASKED, FIVE_YEARS), "con-can")
    (counted,) = needed.statements
    assert counted == (
        "Nếu tốc độ từ 2023 giữ nguyên, 0 trên 1 chỉ tiêu sẽ đạt mốc 2030, 1 chưa xác định."
    )
    titles = [column.title for column in needed.tables[0].columns]
    assert titles[-2] == "Nếu giữ tốc độ"
    assert needed.tables[0].rows[0][-2] == "Chưa xác định: 80,0% (từ 2023)"


@pytest.mark.parametrize("years", [(), (2025,)], ids=["no-figures", "one-year"])
def test_without_a_pace_nothing_is_said_of_the_time_to_come(years):
    figures = [each for year in years for each in make.figures(("01", "46"), year, 3, 10)]
    needed = section(
        build_report(make.of_provinces("01", "46", figures=figures), ASKED, FIVE_YEARS), "con-can"
    )
    assert needed.statements == ()
    assert all("Nếu giữ" not in column.title for each in needed.tables for column in each.columns)


def test_nothing_is_needed_of_a_unit_that_has_ended():
    figures = [make.figure("86@2025", year, n, 100) for year, n in ((2022, 20), (2024, 21))]
    made = make.programme(figures=figures)
    chosen = Selection(AS_OF, 2024, scope="86@2025")
    needed = section(build_report(made, chosen, MIDTERM), "con-can")
    assert needed.title == "Đơn vị đã kết thúc ngày 30/06/2025 nên không tính phần còn cần."
    assert needed.tables == ()


def test_a_value_that_moved_nowhere_says_how_many_reported_it():
    made = make.of_provinces("01", "46", "48", figures=[make.figure("01", 2025, 3, 10)])
    report = build_report(made, ASKED, MIDTERM)
    moved = section(report, "chuyen-bien")
    assert moved.tables[0].rows[0][4] == "30,0% (1/3 tỉnh, thành phố báo cáo)"
    assert 'id="chuyen-bien"' not in show(report, atlas(Basis.TODAY)).decode()


def test_a_slide_says_how_many_units_moved():
    given = [*make.figures(("01", "46"), 2023, 1, 10), *make.figures(("01", "46"), 2025, 3, 10)]
    made = make.of_provinces("01", "46", "48", figures=given)
    report = build_report(made, ASKED, MIDTERM)
    assert "30,0% (2/3)" in show(report, atlas(Basis.TODAY)).decode()


def test_visits_say_who_counted_them_beside_the_panel():
    given = [make.figure("01", year, 100, row=make.VISITS) for year in (2022, 2025)]
    given.append(make.figure("46", 2025, 50, row=make.VISITS))
    made = make.of_provinces("01", "46", "48", figures=given, targets=make.GROWTH)
    visits = section(build_report(made, ASKED, MIDTERM), "toan-canh").numbers[-1]
    assert visits.value == "1/3"
    assert "150 lượt (2/3 tỉnh, thành phố báo cáo)" in visits.note


def test_nothing_reported_is_said_and_never_counted_as_zero():
    report = build_report(make.of_provinces("01", "46"), ASKED, FIVE_YEARS)
    assert section(report, "toan-canh").numbers[0].value == "–"
    assert section(report, "con-can").tables == ()
    assert "chỉ tiêu chưa có số liệu" in section(report, "con-can").title
    standings = section(report, "tinh-thanh").tables[0].rows
    assert {row[2] for row in standings} == {"–"}


def test_demonstration_and_snapshot_are_said_wherever_the_report_is():
    frozen = ReportSnapshot("so-ket", "Sơ kết thử", date(2026, 2, 1), "ab" * 32)
    report = build_report(reported(demonstration=True), ASKED, FIVE_YEARS, frozen)
    assert DEMONSTRATION in report.scope_sentence
    assert "Sơ kết thử" in report.scope_sentence
    cover = " ".join(report.sections[0].statements)
    assert DEMONSTRATION in cover
    assert "abababababababab" in cover
    assert DEMONSTRATION not in build_report(reported(), ASKED, FIVE_YEARS).scope_sentence


def test_a_growth_that_was_missed_is_never_said_to_be_met():
    figures = [make.figure("01", year, 100, row=make.VISITS) for year in (2022, 2030)]
    made = make.of_provinces("01", figures=figures, targets=make.GROWTH)
    closed = replace(ASKED, year=2030, as_of=date(2030, 12, 20))
    needed = section(build_report(made, closed, FINAL), "con-can")
    assert needed.title == "Năm 2030, 1 chỉ tiêu còn thiếu so với mục tiêu năm 2030."
    assert needed.tables[0].rows[0][3:] == ("–", "–", "Không đạt mốc")
    # At the end nobody speaks of what is to be done until then.
    assert needed.part == "So với mục tiêu năm 2030"


def test_what_missing_reports_leave_open_is_not_said_to_be_met():
    figures = (*make.figures(("01", "46"), 2023, 1, 10), make.figure("01", 2029, 9, 10))
    made = make.of_provinces("01", "46", figures=figures)
    needed = section(build_report(made, replace(ASKED, year=2029), FINAL), "con-can")
    assert "1 chỉ tiêu chưa đủ căn cứ" in needed.title
    assert not needed.title.startswith("Mọi")


def test_a_plan_without_the_last_milestone_has_nothing_to_reach_it_by():
    made = make.of_provinces(
        "01", figures=[make.figure("01", 2025, 3, 10)], targets=(make.target(2025, 40),)
    )
    needed = section(build_report(made, ASKED, MIDTERM), "con-can")
    assert needed.tables == ()
    assert needed.title == "Văn bản không đặt mục tiêu bằng số cho năm 2030."


def test_midterm_review_shows_no_figure_of_the_years_after_it():
    figures = (*make.figures(("01", "46"), 2025, 3, 10), *make.figures(("01", "46"), 2027, 9, 10))
    made = make.of_provinces("01", "46", figures=figures)
    report = build_report(made, replace(ASKED, year=2027), MIDTERM)
    assert {fact.judged_year for fact in report.facts} == {2025}
    places = section(report, "ban-do-library")
    assert "năm 2025" in places.title
    assert {each.total.year for each in places.provinces} == {2025}
    assert "số liệu năm 2025" in report.scope_sentence
