"""The report as an official document: its parts, who writes to whom, what is left to people."""

from dataclasses import replace

import pytest

from exports.official.building import paper
from exports.official.parts import Field, Footnote, Heading, PaperTable, Paragraph, Text, lettered
from exports.official.results import cited
from progress.judging.explanations import why
from progress.model.titles import unit_title
from progress.overview.headlines import fact_sentence
from tests import factories, reports

PARTS = [
    "I. KẾT QUẢ THỰC HIỆN CÁC MỤC TIÊU",
    "II. TÌNH HÌNH THỰC HIỆN NHIỆM VỤ",
    "III. VIỆC THỰC HIỆN CHẾ ĐỘ BÁO CÁO",
    "IV. KHÓ KHĂN, HẠN CHẾ VÀ NGUYÊN NHÂN",
    "V. NHIỆM VỤ, GIẢI PHÁP TRONG THỜI GIAN TỚI",
    "VI. KIẾN NGHỊ, ĐỀ XUẤT",
]


def words(block) -> str:
    return "".join(each.words for each in block.pieces if isinstance(each, Text))


def said(drawn) -> str:
    return "\n".join(words(each) for each in drawn.blocks if isinstance(each, Paragraph))


@pytest.mark.parametrize("case", reports.CASES)
def test_the_parts_come_in_their_order(case):
    drawn = paper(reports.CASES[case]())
    headings = [each for each in drawn.blocks if isinstance(each, Heading)]
    assert [each.words for each in headings if each.level == 1] == PARTS
    assert [each.number for each in drawn.annexes] == ["I", "II", "III", "IV", "V", "VI"]
    assert all(each.blocks for each in drawn.annexes)


@pytest.mark.parametrize("scope", ["VN", "46"])
def test_every_target_is_said_with_what_it_rests_on(scope):
    report = reports.report(scope)
    drawn = paper(report)
    assert report.facts
    for fact in report.facts:
        sentence = fact_sentence(report.programme, fact)
        block = next(b for b in drawn.blocks if isinstance(b, Paragraph) and sentence in words(b))
        (note,) = (each.words for each in block.pieces if isinstance(each, Footnote))
        result = next(e.text for e in why(report.programme, fact) if e.label == "Kết quả")
        assert fact.milestone.clause in note
        assert result in note


def test_rows_of_every_table_fill_its_columns():
    for make in reports.CASES.values():
        drawn = paper(make())
        blocks = (*drawn.blocks, *(block for annex in drawn.annexes for block in annex.blocks))
        for grid in (each for each in blocks if isinstance(each, PaperTable)):
            assert len(grid.columns) == len(grid.shares)
            assert {len(row) for row in grid.rows} == {len(grid.columns)}


def test_the_ministry_reports_to_the_one_its_plan_names():
    head = paper(reports.report())
    assert head.letterhead.issuer == Text("BỘ VĂN HÓA, THỂ THAO\nVÀ DU LỊCH")
    assert head.letterhead.parent == ""
    assert "".join(each.words for each in head.letterhead.sign).endswith("/BC-BVHTTDL")
    assert head.addressee == Text("Thủ tướng Chính phủ")


def test_a_province_reports_to_the_ministry_by_its_department():
    drawn = paper(reports.report("46"))
    assert drawn.letterhead.parent == "UBND THÀNH PHỐ HUẾ"
    assert drawn.letterhead.issuer == Text("SỞ VĂN HÓA VÀ THỂ THAO")
    assert drawn.addressee == Text(reports.MINISTRY)
    assert "trên địa bàn thành phố Huế năm 2025" in drawn.subject


def test_what_is_not_recorded_is_left_to_be_filled():
    drawn = paper(reports.report("01"))
    assert isinstance(drawn.letterhead.issuer, Field)
    assert isinstance(drawn.letterhead.place, Field)
    without = paper(reports.report(documents=(factories.DECISION,)))
    assert isinstance(without.letterhead.issuer, Field)
    assert isinstance(without.addressee, Field)


def test_a_plan_of_its_own_makes_its_unit_the_writer():
    unit = factories.commune("xa", "Quảng Nghiệp")
    plan = factories.document("xa", "xa")
    made = reports.report(
        "xa",
        units=(*factories.UNITS, unit),
        documents=(*reports.DOCUMENTS, plan),
        targets=factories.milestones(y2025=40, document="xa"),
    )
    drawn = paper(made)
    assert drawn.letterhead.issuer == Text("CƠ QUAN BAN HÀNH")
    assert [fact.document.code for fact in made.facts] == ["xa"]
    assert unit_title(unit) in drawn.subject


def test_causes_and_solutions_are_never_made_up():
    fields = {
        piece.hint
        for block in paper(reports.report()).blocks
        if isinstance(block, Paragraph)
        for piece in block.pieces
        if isinstance(piece, Field)
    }
    assert {"nguyên nhân khách quan", "nguyên nhân chủ quan"} <= fields
    assert any("giải pháp" in hint for hint in fields)


def test_nothing_reported_is_said_and_no_limit_is_drawn_from_it():
    drawn = paper(reports.empty())
    assert "chưa có số liệu" in said(drawn)
    assert "0%" not in said(drawn).replace("10%", "").replace("100%", "")


def test_made_up_data_are_named_and_true_ones_are_not():
    assert paper(reports.report()).warning
    assert paper(reports.empty()).warning == ""


def test_a_snapshot_is_said_with_its_day_and_whole_hash():
    text = said(paper(reports.report(frozen=reports.FROZEN)))
    for part in (reports.FROZEN.title, "20/11/2026", reports.FROZEN.sha256):
        assert part in text


def test_a_document_is_cited_in_full_the_first_time():
    text = said(paper(reports.report()))
    assert cited(reports.DECISION) in text
    assert cited(reports.DECISION) == (
        "Quyết định số 1520/QĐ-TTg ngày 09 tháng 12 năm 2022 của Thủ tướng Chính phủ phê duyệt "
        "Chương trình “Học tập suốt đời đến năm 2030”"
    )
    assert "ngày 26 tháng 01 năm 2023" in cited(reports.PLAN)
    assert "chưa rõ số" in cited(replace(reports.PLAN, number=None))


def test_points_are_named_by_the_vietnamese_alphabet():
    points = lettered(tuple((str(number),) for number in range(6)))
    assert [each.pieces[0].words for each in points] == ["a) ", "b) ", "c) ", "d) ", "đ) ", "e) "]
    many = lettered(tuple((str(number),) for number in range(40)))
    assert {each.pieces[0].words for each in many} == {"- "}
