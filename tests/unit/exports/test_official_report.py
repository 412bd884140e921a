"""The report as an official document: its parts, who writes to whom, what is left to people."""

import re
from dataclasses import replace
from datetime import date

import pytest

from exports.official.building import paper
from exports.official.citations import DIFFERENT_SOURCES, cited, clause_of
from exports.official.columns import fitted
from exports.official.parts import (
    BODY,
    BODY_TABLE_SIZE,
    Field,
    Footnote,
    Heading,
    PaperTable,
    Paragraph,
    Text,
    lettered,
)
from exports.report import build_report
from exports.report.occasions import YEARLY
from exports.report.parts import table_columns
from exports.shared.lettering import width_of
from progress.judging.words import fact_title
from progress.model.reported import NarrativeTheme
from progress.model.selection import Selection
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
    numbers = [each.number for each in drawn.annexes]
    assert numbers == ["I", "II", "III", "IV", "V", "VI"][: len(numbers)]


@pytest.mark.parametrize("case", reports.CASES)
def test_no_sheet_is_sent_empty_and_what_is_referred_to_is_there(case):
    drawn = paper(reports.CASES[case]())
    filled = {each.number for each in drawn.annexes if each.blocks}
    assert len(filled) == len(drawn.annexes)
    notes = " ".join(
        note.words for b in drawn.blocks if isinstance(b, Paragraph) for note in noted(b)
    )
    referred = set(re.findall(r"Phụ lục ([IV]+)", f"{said(drawn)} {notes}"))
    assert referred <= filled


def test_a_province_has_no_annexes_of_the_country():
    titles = [each.title for each in paper(reports.report("46")).annexes]
    assert "Nhiệm vụ của Bộ" not in titles
    assert "Kết quả theo tỉnh, thành phố" not in titles


@pytest.mark.parametrize("case", reports.CASES)
def test_nothing_in_it_speaks_to_who_keeps_the_records(case):
    assert "hãy " not in said(paper(reports.CASES[case]())).lower()


def spoken(**words: str) -> tuple:
    """What Huế says by theme, with a report that came in time."""
    return tuple(
        factories.narrative("46", 2025, NarrativeTheme(t), said) for t, said in words.items()
    )


def hints(drawn) -> set[str]:
    blocks = (each for each in drawn.blocks if isinstance(each, Paragraph))
    return {piece.hint for b in blocks for piece in b.pieces if isinstance(piece, Field)}


def test_what_units_said_stands_where_there_was_room_for_it():
    narratives = spoken(highlights="Mở 12 điểm.\n\nSố hóa 3.000 trang.", proposals="Tăng biên chế.")
    drawn = paper(reports.report(narratives=narratives))
    lines = [words(each) for each in drawn.blocks if isinstance(each, Paragraph)]
    place = lines.index("Thành phố Huế: Mở 12 điểm.")
    assert lines[place + 1] == "Số hóa 3.000 trang."
    assert lines[place + 2].startswith("Chưa có nội dung báo cáo về mục này của ")
    assert "Thành phố Huế: Tăng biên chế." in lines
    (source,) = noted(next(b for b in drawn.blocks if "Mở 12 điểm" in said_of(b)))
    assert source.words == "Báo cáo năm 2025 của thành phố Huế, nhận ngày 01/12/2025."
    left = hints(drawn)
    assert "Khó khăn, hạn chế trong tổ chức thực hiện" in left
    assert not {each for each in left if each.startswith(("Kết quả nổi bật", "Kiến nghị"))}


def said_of(block) -> str:
    return words(block) if isinstance(block, Paragraph) else ""


def test_a_province_reports_its_own_words_and_no_other_year():
    narratives = (
        *spoken(difficulties="Thiếu người."),
        factories.narrative("46", 2024, NarrativeTheme.DIFFICULTIES, "Của năm khác."),
        factories.narrative("01", 2025, NarrativeTheme.DIFFICULTIES, "Của Hà Nội."),
    )
    text = said(paper(reports.report("46", narratives=narratives)))
    assert "\nThiếu người.\n" in text
    assert "Của" not in text


def test_the_report_of_one_unit_says_once_that_it_is_late():
    text = said(paper(reports.report("86")))
    assert "chưa gửi báo cáo năm 2025, quá hạn" in text
    assert len(re.findall("quá hạn", text)) == 1


@pytest.mark.parametrize("scope", ["VN", "46"])
def test_every_target_is_said_and_stands_with_its_clause_in_an_annex(scope):
    report = reports.report(scope)
    drawn = paper(report)
    body, (clauses, *_) = said(drawn), drawn.annexes[1].blocks
    assert report.facts
    for fact in report.facts:
        assert fact_sentence(report.programme, fact) in body
        for target in fact.milestones:
            document = report.programme.document[target.document_code]
            row = (fact_title(report.programme, fact), str(target.year))
            found = next(each for each in clauses.rows if each[:2] == row)
            assert found[-1] == clause_of(document, target)


def test_a_clause_is_cited_where_it_was_read_and_its_sources_where_they_differ():
    read = replace(factories.milestones(y2025=40)[0], clause="Mục II.1", certainty="read")
    assert clause_of(reports.DECISION, read) == "Quyết định số 1520/QĐ-TTg, mục II.1"
    restated = replace(read, clause="Nêu lại tại Kế hoạch", certainty="restated")
    assert clause_of(reports.DECISION, restated) == "Quyết định số 1520/QĐ-TTg"
    through = replace(read, clause="Theo các trang dẫn Quyết định")
    assert clause_of(reports.DECISION, through) == "Quyết định số 1520/QĐ-TTg"
    differing = replace(restated, certainty="conflicting")
    assert clause_of(reports.DECISION, differing).endswith("Nêu lại tại Kế hoạch")


def test_a_target_of_which_sources_differ_has_a_footnote():
    differing = replace(factories.milestones(y2025=40)[0], certainty="conflicting")
    report = reports.report(targets=(differing,))
    notes = [each.words for block in paragraphs(report) for each in noted(block)]
    assert DIFFERENT_SOURCES in notes
    plain_notes = [each.words for block in paragraphs(reports.report()) for each in noted(block)]
    assert DIFFERENT_SOURCES not in plain_notes


def paragraphs(report) -> list[Paragraph]:
    return [each for each in paper(report).blocks if isinstance(each, Paragraph)]


def noted(block) -> list[Footnote]:
    return [each for each in block.pieces if isinstance(each, Footnote)]


@pytest.mark.parametrize("case", reports.CASES)
def test_a_paragraph_has_at_most_one_line_of_footnote(case):
    for block in paragraphs(reports.CASES[case]()):
        notes = noted(block)
        assert len(notes) <= 1
        assert all(width_of(each.words, 10) <= BODY * 72 / 25.4 for each in notes)


def test_limits_name_targets_and_do_not_repeat_the_results():
    report = reports.report()
    body = [words(each) for each in paragraphs(report)]
    for fact in report.facts:
        sentence = fact_sentence(report.programme, fact)
        assert sum(sentence in each for each in body) == 1


def test_a_province_names_its_own_plan_as_a_basis():
    assert "Kế hoạch" not in words(paragraphs(reports.report("01"))[0])
    assert cited(reports.HUE) in words(paragraphs(reports.report("46"))[0])


def test_the_longest_number_fits_its_column():
    long = "123.456.789.012"
    columns = table_columns("Chỉ tiêu | #Tử số | #Mẫu số")
    table = PaperTable("", columns, (("Một chỉ tiêu có tên dài " * 3, long, "7"),), (90, 5, 5))
    made = fitted(table, BODY, BODY_TABLE_SIZE)
    assert sum(made.shares) == pytest.approx(BODY * 10, abs=3)
    assert made.shares[1] / 10 > width_of(long, BODY_TABLE_SIZE) * 25.4 / 72
    same = fitted(replace(table, rows=(("Ngắn", "7", "7"),), shares=(6, 5, 5)), BODY, 11)
    assert same.shares == (600, 500, 500)


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
    own = replace(reports.PLAN, number="1/QĐ-A", title=f"Kế hoạch của {reports.MINISTRY}")
    assert cited(own).count(reports.MINISTRY) == 1
    assert cited(reports.CIRCULAR) in text


def test_a_number_that_nobody_recorded_is_a_place_to_fill():
    plans = tuple(replace(each, number=None) for each in reports.DOCUMENTS if each.unit_code)
    known = tuple(each for each in reports.DOCUMENTS if not each.unit_code)
    opening = paper(reports.report("46", documents=(*known, *plans))).blocks[0]
    assert Field("số, ký hiệu") in opening.pieces
    assert "chưa rõ số" not in "".join(p.words for p in opening.pieces if isinstance(p, Text))
    assert "chưa rõ số" in cited(plans[0])


def test_points_are_named_by_the_vietnamese_alphabet():
    points = lettered(tuple((str(number),) for number in range(6)))
    assert [each.pieces[0].words for each in points] == ["a) ", "b) ", "c) ", "d) ", "đ) ", "e) "]
    assert [each.pieces[0].words for each in lettered((("một mình",),))] == ["một mình"]
    many = lettered(tuple((str(number),) for number in range(40)))
    assert {each.pieces[0].words for each in many} == {"- "}


OLD = replace(reports.HUE, code="hue", number="11/KH-UBND", issued_on=date(2023, 3, 1))
NEW = replace(
    reports.HUE,
    code="hue_2",
    number="99/KH-UBND",
    issued_on=date(2026, 6, 15),
    replaces="hue",
    report_to="Sở Văn hóa thành phố Huế",
)


@pytest.mark.parametrize(
    ("as_of", "cited_plan", "other", "issuer"),
    [
        pytest.param(date(2026, 6, 14), "11/KH-UBND", "99/KH", "Sở Văn hóa và Thể thao", id="eve"),
        pytest.param(date(2026, 6, 15), "99/KH-UBND", "11/KH", "Sở Văn hóa", id="its-first-day"),
    ],
)
def test_the_plan_in_force_is_cited_and_none_that_it_replaced(as_of, cited_plan, other, issuer):
    made = reports.country(documents=(*reports.DOCUMENTS[:-1], OLD, NEW))
    drawn = paper(build_report(made, Selection(as_of, 2025, "46"), YEARLY))
    text = f"{said(drawn)} {drawn.annexes}"
    assert cited_plan in text
    assert other not in text
    assert drawn.letterhead.issuer.words.replace("\n", " ") == issuer.upper()


def test_the_tasks_of_a_units_own_plan_stand_in_its_report():
    own = replace(
        factories.task("hue:IV.1", 2026, 2026),
        document_code="hue",
        clause="Mục IV.1",
        led_by="Sở Văn hóa",
        short_title="Sơ kết Kế hoạch",
    )
    report = reports.report("46", own_tasks=(own,))
    (table,) = (
        each
        for each in paper(report).blocks
        if isinstance(each, PaperTable) and "của đơn vị" in each.title
    )
    assert [row[:3] for row in table.rows] == [("IV.1", "Sơ kết Kế hoạch", "Sở Văn hóa")]
    assert not any(
        "của đơn vị" in each.title
        for each in paper(reports.report("01")).blocks
        if isinstance(each, PaperTable)
    )
