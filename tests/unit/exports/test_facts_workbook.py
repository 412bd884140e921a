"""All facts as XLSX: numbers are those of the facts, formulas carry them, texts stay texts."""

import io
from dataclasses import replace
from itertools import pairwise

import openpyxl
import pytest
from openpyxl.utils import column_index_from_string, get_column_letter

from exports.facts_workbook import facts_workbook
from exports.facts_workbook.sheets import HEAD_ROW
from exports.facts_workbook.targets import UNKNOWN
from exports.report.parts import DEMONSTRATION
from progress.judging.statements import second_reading_words, verdict_words
from progress.model.letters import printable
from progress.model.records import Measure
from tests import reports

HEADING = HEAD_ROW + 1
ACROSS_LETTERS = 195
"""Widths of columns that a sheet of A4 takes on its side, at three quarters of its size."""
ALIVE = '=HYPERLINK("http://x")'
FIGURES = {
    "Năm số liệu": lambda f: f.judged_year,
    "Giá trị": lambda f: f.value,
    "Giá trị thấp nhất có thể": lambda f: f.bounds[0],
    "Giá trị cao nhất có thể": lambda f: f.bounds[1],
    "Giá trị cần có theo đường tiến độ": lambda f: f.path,
    "Năm gốc": lambda f: f.base_year,
    "Còn thiếu": lambda f: f.gap,
    "Còn thiếu mỗi năm": lambda f: f.gap_per_year,
    "Tăng bình quân mỗi năm": lambda f: f.growth,
    "Cần tăng mỗi năm": lambda f: f.catch_up,
}


def opened(report, *, values: bool = True) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(facts_workbook(report)), data_only=values)


def rows(sheet) -> list[dict]:
    lines = list(sheet.iter_rows(min_row=HEADING, values_only=True))
    table = []
    for line in lines[1:]:
        if line[0] is None:
            break
        table.append(dict(zip(lines[0], line, strict=True)))
    return table


@pytest.mark.parametrize("case", reports.CASES)
def test_numbers_are_those_of_the_facts(case):
    report = reports.CASES[case]()
    listed = rows(opened(report)["Chỉ tiêu"])
    assert [row["Mã"] for row in listed] == [fact.key for fact in report.facts]
    for row, fact in zip(listed, report.facts, strict=True):
        assert row["Kết luận"] == verdict_words(fact)
        assert row["Ước tính"] == (second_reading_words(fact) or None)
        for name, figure in FIGURES.items():
            wanted = figure(fact)
            if wanted is None:
                assert row[name] in (None, UNKNOWN), name
            else:
                assert row[name] == pytest.approx(float(wanted)), name


def test_missing_is_words_and_never_zero():
    for row in rows(opened(reports.empty())["Chỉ tiêu"]):
        assert row["Tử số (hoặc số lượng)"] == UNKNOWN
        assert row["Giá trị"] == UNKNOWN
        assert 0 not in row.values()


def test_a_reader_can_follow_the_value_the_gap_and_the_sum():
    report = reports.report()
    sheet = opened(report, values=False)["Chỉ tiêu"]
    shares = [row for row in rows(sheet) if row["Cách đo"].startswith("tỷ lệ")]
    told = [row for row in shares if row["Còn thiếu"] is not None]
    assert told
    for row in told:
        assert row["Giá trị"].startswith("=100*")
        assert row["Còn thiếu"].startswith("=MAX(0,ROUNDUP(")
        assert row["Cộng tử số các tỉnh, thành"].startswith("=SUMIFS('Tỉnh, thành'!")


def test_sums_over_provinces_are_the_country():
    report = reports.report()
    book = opened(report)
    provinces = rows(book["Tỉnh, thành"])
    for fact, row in zip(report.facts, rows(book["Chỉ tiêu"]), strict=True):
        # A province without a figure says so in words.
        same = [
            each["Tử số (hoặc số lượng)"]
            for each in provinces
            if each["Mã"] == fact.key and each["Năm số liệu"] == fact.judged_year is not None
        ]
        if fact.total is None:
            assert row["Cộng tử số các tỉnh, thành"] is None
            continue
        assert sum(same) == fact.total.numerator == row["Cộng tử số các tỉnh, thành"]
        if fact.indicator.measure is Measure.SHARE:
            assert row["Cộng mẫu số các tỉnh, thành"] == fact.total.denominator


def test_every_target_leads_to_its_clause():
    report = reports.report()
    for row, fact in zip(rows(opened(report)["Chỉ tiêu"]), report.facts, strict=True):
        assert (row["Điều khoản"], row["Nguyên văn"]) == (
            fact.milestone.clause,
            f"“{fact.milestone.wording}”",
        )


def test_a_text_that_looks_like_a_formula_stays_a_text():
    documents = tuple(replace(each, title=ALIVE, issuer="+1") for each in reports.DOCUMENTS)
    tasks = tuple(replace(each, title="-2+3", product="@SUM(A1)") for each in reports.TASKS)
    book = opened(reports.report(documents=documents, tasks=tasks), values=False)
    for sheet, column, text in (("Văn bản", "Tên", ALIVE), ("Nhiệm vụ", "Nhiệm vụ", "-2+3")):
        place = [cell.value for cell in book[sheet][HEADING]].index(column)
        cells = [row[place] for row in book[sheet].iter_rows(min_row=HEADING + 1)]
        found = [cell for cell in cells if cell.value == text]
        assert found
        assert {cell.data_type for cell in found} == {"s"}


@pytest.mark.parametrize("case", reports.CASES)
def test_sheets_are_headed_fixed_and_filtered(case):
    report = reports.CASES[case]()
    for sheet in opened(report):
        assert sheet["A2"].value == printable(report.scope_sentence)
        for place in (sheet["A3"].value, sheet.oddHeader.center.text):
            assert (DEMONSTRATION in (place or "")) is report.is_demonstration
        if sheet.title not in ("Bìa", "Phương pháp"):
            assert sheet.freeze_panes is not None
            assert (sheet.auto_filter.ref is not None) is bool(rows(sheet))


@pytest.mark.parametrize("case", ["full", "province"])
def test_tables_are_printed_with_letters_of_eight_points_beside_their_titles(case):
    book = opened(reports.CASES[case]())
    for sheet in book.worksheets[1:-1]:
        assert 11 * sheet.page_setup.scale / 100 >= 8
        assert sheet.page_setup.orientation == "landscape"
        assert not sheet.sheet_properties.pageSetUpPr.fitToPage
        first, last = (column_index_from_string(each) for each in printed(sheet).split(":"))
        widths = [sheet.column_dimensions[get_column_letter(at)].width for at in columns(sheet)]
        starts = [0, *(each.id for each in sheet.col_breaks.brk), len(widths)]
        pages = [sum(widths[a:b]) for a, b in pairwise(starts)]
        repeated = sum(widths[first - 1 : last])
        assert max([pages[0], *(each + repeated for each in pages[1:])]) < ACROSS_LETTERS
    assert printed(book["Chỉ tiêu"]) == "A:A"
    if "Tỉnh, thành" in book.sheetnames:
        titles = [cell.value for cell in book["Tỉnh, thành"][HEADING]][1:3]
        assert titles == ["Tỉnh, thành phố", "Chỉ tiêu"]
        assert printed(book["Tỉnh, thành"]) == "B:C"


def printed(sheet) -> str:
    return sheet.print_title_cols.replace("$", "")


def columns(sheet) -> range:
    return range(1, len(sheet[HEADING]) + 1)


def test_a_snapshot_stands_on_the_cover_with_its_hash():
    cover = opened(reports.report(frozen=reports.FROZEN))["Bìa"]
    said = {row[0]: row[1] for row in cover.iter_rows(min_row=HEADING, values_only=True)}
    assert said["Mã kiểm tra SHA-256"] == reports.FROZEN.sha256


def test_a_province_has_no_sheet_of_provinces():
    assert "Tỉnh, thành" not in opened(reports.report("46")).sheetnames


def test_the_same_report_gives_the_same_bytes():
    assert len({facts_workbook(reports.report()) for _ in range(2)}) == 1
