"""Files as people send them: what cannot be meant is refused, what is unlikely needs a reason."""

from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from data_access.imports import import_content
from data_access.imports.apply import File
from data_access.imports.checks.letters import broken_letters
from data_access.imports.grouping import grouped
from data_access.people.authors import Author
from data_access.recorded.definition.issues import Issue
from data_access.store.problems import Problem
from data_access.templates.form import COMMUNES, COVER, COVERAGE, INSTITUTIONS, TASKS, VISITS
from tests import templates

pytestmark = pytest.mark.thorough

TODAY = date(2026, 3, 1)


@pytest.fixture
def engine(seeded_engine):
    return seeded_engine


@pytest.fixture
def form(engine):
    """Return Huế's form of 2025, as a book to be filled in."""

    def made(unit: str = "46", year: int = 2025):
        book = templates.form(engine, unit, year, TODAY).book
        if unit != "VN":
            book[COVER]["C10"] = date(year, 12, 10)
        return book

    return made


@pytest.fixture
def bring(engine):
    def bring(book, *, name: str = "mau.xlsx", dry_run: bool = True, reason: str | None = None):
        if not isinstance(book, bytes):
            stream = BytesIO()
            book.save(stream)
            book = stream.getvalue()
        given = {"reason": reason, "dry_run": dry_run, "today": TODAY, "author": Author("thử")}
        return import_content(engine, File(name, book), **given)

    return bring


def codes(issues) -> list[str]:
    return [issue.code for issue in issues]


def test_a_province_marks_no_task_of_the_ministry(form, bring):
    book = form()
    book[TASKS]["F7"] = "Hoàn thành"
    found = bring(book)
    assert codes(found.errors) == ["task-of-the-ministry"]
    assert found.errors[0].page == TASKS


def test_a_percentage_is_no_count(form, bring):
    book = form()
    book[COVERAGE]["F8"], book[COVERAGE]["G8"] = 1, 1
    book[COVERAGE]["F8"].number_format = "0%"
    found = bring(book)
    assert codes(found.errors) == ["not-a-count"]
    assert "100%" in found.errors[0].sentence


def test_a_year_alone_is_no_date(form, bring):
    book = form()
    sheet = book[INSTITUTIONS]
    named = {sheet.cell(5, column).value: column for column in range(1, sheet.max_column + 1)}
    given = {
        "name": "Thư viện thành phố Huế",
        "category_code": "Thư viện công cộng cấp tỉnh",
        "unit_code": "Huế",
        "opened_on": 1995,
    }
    for name, value in given.items():
        sheet.cell(7, named[name], value)
    sheet.cell(7, named["opened_on"]).number_format = "dd/mm/yyyy"
    assert codes(bring(book).errors) == ["year-only"]


def test_a_year_alone_is_none_in_a_book_that_counts_days_from_1904(bring):
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active.append(["code", "name", "category_code", "unit_code", "opened_on"])
    book.active.append(["TV-1", "Thư viện", "public_province", "46", 1995])
    book.active["E2"].number_format = "dd/mm/yyyy"
    assert codes(bring(book).errors) == ["year-only"]


def test_quoted_words_in_letters_of_windows_are_no_old_font(bring):
    with pytest.raises(Problem, match="CSV UTF-8"):
        bring("Ghi «n?m» 2025,c\xe1ch".encode("cp1252"), name="a.csv")


def test_a_day_with_a_time_is_that_day(form, bring):
    book = form()
    book[COVER]["C10"] = datetime.combine(date(2025, 12, 10), time(14, 30))
    assert not bring(book).errors


def test_a_number_and_its_withdrawal_are_not_both_meant(form, bring):
    book = form()
    book[COVERAGE]["F8"], book[COVERAGE]["G8"], book[COVERAGE]["J8"] = 1, 1, "Rút"
    assert codes(bring(book).errors) == ["withdrawn-with-number"]


def test_names_and_codes_of_communes_belong_together(form, bring):
    book = form()
    sheet = book[COMMUNES]
    sheet["B7"], sheet["B8"] = sheet["B8"].value, sheet["B7"].value
    sheet["C7"] = date(2025, 12, 1)
    assert codes(bring(book).errors) == ["name-and-code-differ"]


def test_labels_and_codes_of_figures_belong_together(form, bring):
    book = form()
    sheet = book[COVERAGE]
    sheet["B8"], sheet["B9"] = sheet["B9"].value, sheet["B8"].value
    sheet["F8"], sheet["G8"] = 1, 1
    assert codes(bring(book).errors) == ["name-and-code-differ"]


def test_a_commune_of_another_province_is_refused(form, bring):
    book = form()
    book[COMMUNES]["A7"], book[COMMUNES]["B7"] = "00004", "Phường Ba Đình"
    book[COMMUNES]["C7"] = date(2025, 12, 1)
    assert codes(bring(book).errors) == ["outside-the-unit"]


def test_what_is_not_read_and_what_is_hidden_is_said(form, bring):
    book = form()
    book.copy_worksheet(book[COVERAGE]).title = "Độ bao phủ (2)"
    book[VISITS]["Z7"] = "của tôi"
    book[VISITS]["D7"] = 5000
    book[VISITS].row_dimensions[7].hidden = True
    book[VISITS].column_dimensions["D"].hidden = True
    book[VISITS]["D8"].comment = Comment("Lỗi: cũ\n12 điểm", "An")
    found = bring(book)
    assert not found.errors
    assert {(note.page, note.code) for note in found.notes} == {
        ("Độ bao phủ (2)", "sheet-not-read"),
        (VISITS, "cells-not-read"),
        (VISITS, "hidden-rows-read"),
        (VISITS, "hidden-columns-read"),
        (VISITS, "comment-not-read"),
    }
    (comment,) = (note for note in found.notes if note.code == "comment-not-read")
    assert (comment.address, "(«12 điểm»)" in comment.sentence) == ("D8", True)


def test_a_comment_at_a_cell_that_cannot_be_is_said_all_the_same(form, bring):
    book = form()
    book[VISITS]["D8"].comment = Comment("12 điểm", "An")
    stream = BytesIO()
    book.save(stream)
    broken = BytesIO()
    with ZipFile(stream) as sound, ZipFile(broken, "w") as made:
        for name in sound.namelist():
            made.writestr(
                name, sound.read(name).replace(b'<comment ref="D8"', b'<comment ref="D0"')
            )
    assert "comment-not-read" in codes(bring(broken.getvalue()).notes)


@pytest.mark.parametrize("area", ["D7:D9", "D7:E7"])
def test_a_number_merged_over_rows_or_columns_says_nothing_about_each(form, bring, area):
    book = form()
    book[VISITS]["D7"] = 900
    book[VISITS].merge_cells(area)
    (error,) = bring(book).errors
    assert (error.code, error.address) == ("merged-cells", "D7")


def test_a_number_among_words_of_a_table_stays_as_it_is_shown(bring):
    book = Workbook()
    for row in ([*FIGURE.split(","), "note"], [*VISITS_OF_HUE.split(","), 900, None, 1.234]):
        book.active.append(row)
    found = bring(book)
    assert found.plans[0].rows[0].row.values["note"] == "1.234"


@pytest.mark.parametrize(
    ("before", "now", "code"),
    [
        (120_000, 120, "fell-by-half"),
        (120_000, 60_000, "fell-by-half"),
        (120_000, 60_001, None),
        (120, 120_000, "growth-high"),
        (120_000, 120_000, "copied-from-last-year"),
    ],
)
def test_visits_are_held_against_the_year_before(form, bring, before, now, code):
    book = form(year=2024)
    book[VISITS]["D7"] = before
    assert not bring(book, dry_run=False).errors
    book = form()
    book[VISITS]["D7"] = now
    found = bring(book)
    assert codes(found.warnings) == ([code] if code else [])
    assert ("dấu phân cách" in "".join(each.sentence for each in found.warnings)) == (
        {before, now} == {120, 120_000}
    )


def test_a_form_of_an_earlier_year_that_changes_it_needs_a_reason(form, bring):
    book = form()
    book[VISITS]["D7"] = 1000
    assert bring(book, dry_run=False).change_id
    book[VISITS]["D7"] = 1001
    found = bring(book)
    assert codes(found.warnings) == ["earlier-year-changed"]
    assert found.needs_reason


def test_denominators_of_one_category_agree(form, bring):
    book = form()
    sheet = book[COVERAGE]
    rows = [
        row for row in range(7, sheet.max_row + 1) if sheet.cell(row, 2).value == sheet["B8"].value
    ]
    for count, row in enumerate(rows[:2], start=1):
        sheet.cell(row, 6, 1)
        sheet.cell(row, 7, count)
    found = bring(book)
    assert "denominators-differ" in codes(found.warnings)
    assert "provincial-number" in codes(found.warnings)


FIGURE = "unit_code,indicator_code,category_code,year,numerator,denominator"
VISITS_OF_HUE = "46,library_visits,none,2025"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("46,library_service,public_commune,2025,5,81", "more-than-communes"),
        ("46,library_service,public_commune,2025,5,80", None),
        ("46,library_service,public_province,2025,1,2", "provincial-number"),
        ("46,library_service,public_province,2025,1,1", None),
        (f"{VISITS_OF_HUE},900000000,", "too-many-a-head"),
    ],
)
def test_numbers_too_large_for_a_unit_need_a_reason(bring, line, code):
    found = bring(f"{FIGURE}\n{line}".encode(), name="a.csv")
    assert codes(found.warnings) == ([code] if code else [])


@pytest.mark.parametrize(
    "above",
    ["sep=,\n", "SỐ LIỆU CỦA HUẾ\n", "SỐ LIỆU CỦA HUẾ,,,,,\n,,,,,\n"],
)
def test_a_header_is_found_below_what_stands_above_it(bring, above):
    found = bring(f"{above}{FIGURE}\n{VISITS_OF_HUE},900,".encode(), name="a.csv")
    assert not found.errors
    assert found.plans[0].summary.startswith("mới 1")


def test_headings_of_people_name_columns(bring):
    header = "Đơn vị;Chỉ tiêu;Loại;Năm;Tử số;Mẫu số"
    row = VISITS_OF_HUE.replace(",", ";")
    found = bring(f"{header}\n{row};900;".encode(), name="a.csv")
    assert found.plans[0].summary.startswith("mới 1")


def test_lines_are_counted_as_the_file_has_them(bring):
    found = bring(f"sep=;\n{FIGURE}\nx".replace(",", ";").encode(), name="a.csv")
    assert {issue.line for issue in found.errors} == {3}


@pytest.mark.parametrize(
    ("received", "cut_off", "code"),
    [
        ("2024-12-31", "", "before-the-year"),
        ("2025-12-01", "2024-11-30", "before-the-year"),
        ("2026-01-05", "2026-01-02", "cut-off-after-the-year"),
        ("2026-01-05", "2025-12-31", None),
    ],
)
def test_days_of_a_report_belong_to_its_year(bring, received, cut_off, code):
    lines = f"unit_code,year,received_on,cut_off_on\n46,2025,{received},{cut_off}"
    found = bring(lines.encode(), name="a.csv")
    assert codes((*found.errors, *found.warnings)) == ([code] if code else [])


@pytest.mark.parametrize(
    "word", ["done", "Hoàn thành", "Đã hoàn thành", "đã hoàn thành", "da hoan thanh"]
)
def test_states_of_tasks_may_be_said_in_words(bring, word):
    lines = f"task_code,occurrence_year,state,finished_on,proof\nI.5,2025,{word},2025-10-20,số 1"
    assert not bring(lines.encode(), name="a.csv").errors


def test_a_file_of_another_unit_is_one_sentence(bring, engine):
    lines = "\n".join(
        f"48,library_service,{each},2025,1,1" for each in ("public_commune", "public_province")
    )
    found = import_content(
        engine,
        File("a.csv", f"{FIGURE}\n{lines}".encode()),
        reason=None,
        dry_run=True,
        today=TODAY,
        author=Author("cán bộ", units=frozenset({"46"})),
    )
    assert codes(found.errors) == ["not-permitted"]
    assert "1 dòng khác" in found.errors[0].sentence


@pytest.mark.parametrize(
    "text",
    [
        "Thu vi?n t?nh Hu?",
        "Thư vi\ufffdn",
        "Th\u00ad viÖn tØnh Thõa Thiªn HuÕ",
        "Thö vieän tænh Thöøa Thieân Hueá",
        "Nhaø vaên hoùa",
        "ThÆ° viá»‡n tá»‰nh",
    ],
)
def test_letters_that_were_lost_are_found(text):
    assert broken_letters(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thư viện tỉnh Thừa Thiên Huế",
        "QĐ-TTg, NĐ-CP, ĐHQG",
        "Bảo tàng Đắk Lắk, Buôn Đôn, Y Ngông Niê Kdăm, Ênuôl",
        "Zürich, Musée Guimet",
        "https://a.vn/x?y=1",
        "Có thật không? Có",
        "Nhà văn hóa thôn Pa Dí",
    ],
)
def test_words_that_are_sound_stay(text):
    assert not broken_letters(text)


def test_other_sheets_of_a_table_are_said(bring):
    book = Workbook()
    for row in (FIGURE.split(","), [*VISITS_OF_HUE.split(","), "900"]):
        book.active.append(row)
    book.create_sheet("Ghi chú")["A1"] = "của tôi"
    found = bring(book)
    assert [(note.page, note.code) for note in found.notes] == [("Ghi chú", "sheet-not-read")]


@pytest.mark.parametrize(
    "name", ["P. Phú Xuân", "P.Phú Xuân", "Phường\u2009Phú\u00a0Xuân", "phu xuan"]
)
def test_communes_by_the_names_that_people_write(form, bring, name):
    book = form()
    for column, value in (("B", "Thư viện"), ("C", "Thư viện công cộng cấp xã"), ("G", name)):
        book[INSTITUTIONS][f"{column}7"] = value
    found = bring(book)
    assert not found.errors
    assert found.plans[0].rows[0].row.values["unit_code"] == "19753"


def test_thin_spaces_group_a_number(form, bring):
    book = form()
    book[VISITS]["D7"] = "12\u2009345"
    figures = {plan.table.name: plan.rows for plan in bring(book).plans}["figure"]
    assert figures[0].row.values["numerator"] == 12345


def test_strict_open_xml_is_read(form, bring):
    book, stream, strict = form(), BytesIO(), BytesIO()
    book[VISITS]["D7"] = 900
    book.save(stream)
    known = b"http://schemas.openxmlformats.org/"
    names = (b"spreadsheetml/2006/main", b"officeDocument/2006/relationships")
    with ZipFile(stream) as old, ZipFile(strict, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            for name in names:
                other = b"http://purl.oclc.org/ooxml/" + name.replace(b"/2006", b"")
                content = content.replace(known + name, other)
            new.writestr(part, content)
    assert bring(strict.getvalue()).plans == bring(book).plans


def test_a_web_page_named_as_a_workbook_is_read_and_that_is_said(bring):
    rows = (FIGURE.split(","), [*VISITS_OF_HUE.split(","), "900"])
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    page = f"<html><body><table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table></body></html>"
    found = bring(page.encode(), name="so-lieu.xls")
    assert not found.errors
    assert codes(found.notes) == ["web-page-read"]
    assert found.plans[0].summary.startswith("mới 1")


def test_a_form_of_last_year_needs_a_reason(form, bring):
    book = form(year=2024)
    book[COVER]["C10"] = date(2026, 2, 1)
    found = bring(book)
    assert codes(found.warnings) == ["older-form"]


def test_figures_that_a_form_no_longer_has_are_said(form, bring):
    book = form()
    book[VISITS]["D7"], book[VISITS]["D8"] = 1000, 1000
    assert bring(book, dry_run=False, reason="thử").change_id
    book[VISITS]["D8"] = None
    (note,) = bring(book).notes
    assert note.code == "stored-not-in-file"
    assert note.place == "Cả tệp"


def test_one_sentence_says_the_faults_of_a_kind_on_a_sheet(form, bring):
    book = form()
    for row in (7, 8, 9, 11):
        book[VISITS][f"D{row}"] = "nhiều"
    (group,) = grouped(bring(book).errors)
    assert group.place == f"Trang «{VISITS}», ô D7–D9, D11"


def test_of_several_places_the_first_is_named_and_of_one_everything_is_said():
    about = ("a", "E7"), ("b", "E7"), ("b", "E9")
    one, other, third = (
        Issue(7, None, "x", words, page=VISITS, address=address) for words, address in about
    )
    (group,) = grouped([one, other])
    assert (group.place, group.sentence) == (f"Trang «{VISITS}», ô E7", "a b")
    (group,) = grouped([one, third])
    assert (group.place, group.sentence) == (f"Trang «{VISITS}», ô E7, E9", "Ở ô E7: a")


def packed(name: str) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as made:
        made.writestr(name, "<a/>")
    return stream.getvalue()


OTHER_KINDS = {
    "PDF": b"%PDF-1.7 bao cao",
    "ảnh": b"\x89PNG\r\n\x1a\n",
    "văn bản Word": packed("word/document.xml"),
    "bản trình chiếu": packed("ppt/presentation.xml"),
}


@pytest.mark.parametrize("kind", OTHER_KINDS)
def test_what_is_no_table_is_called_by_its_kind_and_the_template_named(bring, kind):
    with pytest.raises(Problem, match=f"Tệp là {kind}.*Hãy điền vào mẫu"):
        bring(OTHER_KINDS[kind], name="bao-cao.xlsx")
