"""Letters to units: who is written to, what is said of them, and what is left to people."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import docx

from exports.letters.contents import letters, version_sentence
from exports.letters.packing import packed_letters
from exports.official.citations import cited
from exports.official.parts import Field, Paragraph, Text
from progress.judging.targets import target_facts
from progress.judging.verdicts import BAD
from progress.model.numbers import day
from progress.model.titles import unit_title
from progress.overview.headlines import fact_sentence
from progress.reporting.reporting import ReportState, scope_reports
from tests import factories, reports


def words(paper) -> str:
    blocks = (each for each in paper.blocks if isinstance(each, Paragraph))
    return "\n".join("".join(p.words for p in b.pieces if isinstance(p, Text)) for b in blocks)


def test_everyone_late_or_behind_is_written_to_and_nobody_else():
    report = reports.report()
    programme, selection = report.programme, report.selection
    sent = scope_reports(programme, "VN", selection.year, selection.as_of)
    late = {each.unit_code for each in sent if each.state is ReportState.MISSING}
    behind = {
        unit.code
        for unit in programme.provinces
        if unit.valid_to is None
        and any(
            fact.verdict in BAD and fact.current
            for fact in target_facts(programme, replace(selection, scope=unit.code))
        )
    }
    assert late
    assert behind
    assert {unit.code for unit, _ in letters(report)} == late | behind


def test_a_letter_says_the_units_own_figures_and_the_clause():
    report = reports.report()
    for unit, paper in letters(report):
        text = words(paper)
        own = replace(report.selection, scope=unit.code)
        for fact in target_facts(report.programme, own):
            said = fact_sentence(report.programme, fact) in text
            assert said is (fact.verdict in BAD and fact.current)
        if "chưa ghi nhận báo cáo" in text:
            assert cited(reports.CIRCULAR) in text
            assert "trường hợp đã gửi" in text
        assert version_sentence(report) in text
        fields = {p.hint for b in paper.blocks for p in b.pieces if isinstance(p, Field)}
        assert "ngày, tháng, năm" in fields
        assert paper.addressee == Text(f"Ủy ban nhân dân {unit.type_name} {unit.name}")


def test_a_letter_says_which_figures_it_rests_on():
    of_today = reports.report()
    newer = replace(of_today, programme=replace(of_today.programme, version=1234))
    until = f"ghi nhận đến ngày {day(reports.AS_OF)}"
    assert f"{until} (phiên bản dữ liệu 1.234);" in version_sentence(newer)
    frozen = replace(of_today, frozen=reports.FROZEN)
    assert f"{until} (bản chốt số liệu “Sơ kết 05 năm”);" in version_sentence(frozen)


def test_where_nothing_is_recorded_nobody_is_accused():
    assert letters(reports.report(reports=(), figures=())) == ()
    assert zipfile.ZipFile(io.BytesIO(packed_letters(reports.empty()))).namelist() == []


def test_only_the_verdicts_of_its_own_targets_are_named():
    for unit, paper in letters(reports.report()):
        own = replace(reports.report().selection, scope=unit.code)
        facts = target_facts(reports.report().programme, own)
        behind = {fact.verdict for fact in facts if fact.verdict in BAD and fact.current}
        (opening,) = re.findall("được đánh giá (.+):", words(paper)) or [""]
        assert opening == " hoặc ".join(f"“{each.label.lower()}”" for each in BAD if each in behind)


def test_of_a_milestone_that_has_passed_only_what_was_missed_is_held_against_a_unit():
    figures = factories.figures(("01",), 2022, 10, 100) + factories.figures(("01",), 2024, 11, 100)
    targets = factories.milestones(y2025=40, y2030=60)
    old = reports.report(year=2024, figures=figures, reports=(), targets=targets)
    (fact,) = target_facts(old.programme, replace(old.selection, scope="01"))
    assert fact.verdict in BAD
    assert fact.milestone.year < old.selection.as_of.year
    assert letters(old) == ()
    then = replace(old, selection=replace(old.selection, as_of=date(2025, 3, 1)))
    assert [unit.code for unit, _ in letters(then)] == ["01"]


def test_the_report_of_a_unit_that_was_merged_is_called_so():
    sent = (factories.report("01", 2024),)
    made = {
        unit.code: words(paper) for unit, paper in letters(reports.report(year=2024, reports=sent))
    }
    assert "trước sáp nhập, quá hạn" in made["86"]
    assert "(đến " not in made["86"]


def test_a_report_in_time_is_not_urged():
    every = tuple(factories.report(code, 2025) for code in ("01", "46", "86"))
    report = reports.report(reports=every, figures=())
    assert letters(report) == ()


def test_a_province_makes_only_its_own_letter():
    assert {unit.code for unit, _ in letters(reports.report("46"))} <= {"46"}


def test_each_letter_is_a_file_and_all_are_one():
    report = reports.report()
    content = packed_letters(report)
    assert content == packed_letters(report)
    packed = zipfile.ZipFile(io.BytesIO(content))
    found = letters(report)
    assert len(packed.namelist()) == len(found) + 1
    (every,) = (name for name in packed.namelist() if "tat-ca" in name)
    opened = docx.Document(io.BytesIO(packed.read(every)))
    feet = [section.footer.paragraphs[0].text for section in opened.sections]
    assert [each.partition(" · ")[0].lower() for each in feet] == [
        unit_title(unit).lower() for unit, _ in found
    ]
    cells = [cell.text for t in opened.tables for row in t.rows for cell in row.cells]
    assert sum("V/v " in each for each in cells) == len(found)
    for name in packed.namelist():
        single = docx.Document(io.BytesIO(packed.read(name)))
        assert [p.style.name for p in single.paragraphs if p.style.name == "Title"] == []
