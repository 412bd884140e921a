"""Words with the numbers, on a worksheet that the registry makes; such a sheet of any table."""

from dataclasses import replace

import pytest

from data_access.imports import File, import_content
from data_access.imports.forms import filled, form
from data_access.imports.reading.filled_forms import report_book as reader
from data_access.programme.queries import programme
from data_access.recorded.definition.columns import PROSE
from data_access.recorded.tables.figures import FIGURE
from data_access.store.engine import reading
from data_access.templates.form import MARK, MARK_PLAIN, PLAIN, TOLD_BY
from tests import templates
from tests.templates import ANYONE, SERVICE, TODAY, said, take
from tests.templates import form as template

WORDS = "Nội dung báo cáo"
HIGHLIGHTS, PROPOSALS = ("highlights",), ("proposals",)
TWO_LINES = "- Mở 12 điểm.\n- Số hóa 3.000 trang."


@pytest.fixture
def engine(seeded_engine):
    return seeded_engine


def stored(engine) -> dict[str, str]:
    with reading(engine) as connection:
        return {each.theme: each.text for each in programme(connection).narratives}


def accounted(outcome) -> bool:
    return all(
        each.content == each.read + sum(n for _, n in each.left_out) and not each.lost
        for each in outcome.accounts
    )


def test_words_come_with_the_workbook_and_empty_ones_say_nothing(engine):
    first = template(engine).cover().put(WORDS, HIGHLIGHTS, text=TWO_LINES)
    outcome = take(engine, first)
    assert (outcome.errors, outcome.warnings) == ((), ())
    assert accounted(outcome)
    assert stored(engine) == {"highlights": TWO_LINES}
    take(engine, template(engine).cover().put(WORDS, PROPOSALS, text="Tăng biên chế."))
    assert stored(engine) == {"highlights": TWO_LINES, "proposals": "Tăng biên chế."}
    taken_back = take(engine, template(engine).cover().put(WORDS, HIGHLIGHTS, status="Rút"))
    assert accounted(taken_back)
    assert stored(engine) == {"proposals": "Tăng biên chế."}


FAULTS = {
    "too-long": {"text": "a " * PROSE},
    "withdrawn-with-number": {"text": "Mới.", "status": "Rút"},
    "unknown-word": {"text": "Mới.", "status": "Bỏ"},
    "broken-letters": {"text": "Thi?u ngu?n l?c " + "và nhân lực " * 40},
}


@pytest.mark.parametrize("code", FAULTS)
def test_what_no_text_may_be_is_an_error_at_its_cell(engine, code):
    outcome = take(engine, template(engine).cover().put(WORDS, HIGHLIGHTS, **FAULTS[code]))
    (error,) = outcome.errors
    assert (error.page, error.code) == (WORDS, code)
    assert error.address
    assert len(error.sentence) < 300
    assert accounted(outcome)


def test_a_note_is_longer_than_a_name(engine):
    sheet = template(engine).cover(note="a " * 1_200)
    assert take(engine, sheet).change_id
    outcome = take(engine, template(engine).cover(document_number="a" * 501))
    assert [error.code for error in outcome.errors] == ["too-long"]


def test_a_column_of_themes_that_was_sorted_is_found(engine):
    sheet = template(engine).cover().put(WORDS, HIGHLIGHTS, text="Mở 12 điểm.")
    sheet.book[WORDS]["A7"], sheet.book[WORDS]["A8"] = "Đề xuất, kiến nghị", "Kết quả nổi bật"
    assert said(take(engine, sheet).errors)[0] == (WORDS, "B7", "unknown-row")


def test_a_row_is_known_by_its_name_where_its_code_was_lost(engine):
    sheet = template(engine).cover().put(WORDS, HIGHLIGHTS, text="Mở 12 điểm.")
    sheet.book[WORDS]["D7"] = None
    assert take(engine, sheet).change_id
    assert stored(engine) == {"highlights": "Mở 12 điểm."}
    sheet.book[WORDS]["A10"], sheet.book[WORDS]["B10"] = "Ý thêm", "ngoài mẫu"
    outcome = take(engine, sheet)
    assert said(outcome.errors) == [(WORDS, "A10", "unknown-word")]
    assert accounted(outcome)


def test_letters_that_no_pdf_shows_need_a_reason(engine):
    outcome = take(engine, template(engine).cover().put(WORDS, HIGHLIGHTS, text="Tốt \U0001f600"))
    assert [each.code for each in outcome.warnings] == ["unprintable-letters"]


def test_a_workbook_of_before_has_no_such_sheet_and_says_nothing_of_it(engine):
    older = template(engine).cover().put("Độ bao phủ", SERVICE, numerator=1, denominator=4)
    del older.book[WORDS]
    assert said(take(engine, older).errors) == [(WORDS, None, "missing-sheet")]
    for row in older.book[MARK].iter_rows():
        if row[0].value == MARK_PLAIN:
            row[0].value = row[1].value = None
    outcome = take(engine, older)
    assert (outcome.errors, outcome.notes) == ((), ())
    assert outcome.change_id


def test_a_table_in_long_form_names_themes_in_words_or_codes(engine):
    lines = (
        "unit_code,year,theme,text",
        "46,2025,Khó khăn vướng mắc,a",
        '46,2025,proposals,"b\r\nc"',
    )
    given = {"reason": None, "dry_run": False, "today": TODAY, "author": ANYONE}
    content = "\r\n".join(lines).encode()
    assert import_content(engine, File("a.csv", content), **given).change_id
    assert stored(engine) == {"difficulties": "a", "proposals": "b\nc"}


def handed_in(engine, *cells: tuple[str, str, str, str]):
    with reading(engine) as connection:
        content = filled(connection, "46", 2026, TODAY, {cell[:3]: cell[3] for cell in cells})
    given = {"reason": "thử", "dry_run": False, "today": TODAY, "author": ANYONE}
    return import_content(engine, File("a.xlsx", content), **given)


def pages(engine) -> dict:
    with reading(engine) as connection:
        return {page.title: page for page in form(connection, "46", 2026, TODAY)}


def test_the_form_on_the_page_has_fields_for_words_and_shows_what_is_stored(engine):
    outcome = handed_in(engine, (WORDS, "highlights", "B", TWO_LINES))
    assert (outcome.errors, accounted(outcome)) == ((), True)
    page = pages(engine)[WORDS]
    assert page.is_of_fields
    assert [row.cells["A"] for row in page.rows] == [
        "Kết quả nổi bật",
        "Khó khăn, vướng mắc",
        "Đề xuất, kiến nghị",
    ]
    assert [row.cells.get("B") for row in page.rows] == [TWO_LINES, None, None]
    assert [(c.letter, c.longest) for c in page.columns if c.is_prose] == [("B", PROSE)]
    handed_in(engine, (WORDS, "highlights", "B", ""), (WORDS, "highlights", "C", "Rút"))
    assert stored(engine) == {}


OTHER = "Số liệu khác"


@pytest.fixture
def other_table(monkeypatch):
    """A recorded table that has no worksheet: figures, by the names of what they are about."""
    table = replace(FIGURE, title=OTHER)
    monkeypatch.setitem(PLAIN, OTHER, table)
    monkeypatch.setitem(TOLD_BY, OTHER, "numerator")
    monkeypatch.setattr(templates, "_TEMPLATES", {})
    monkeypatch.setattr(reader, "SHEETS", reader.SHEETS | {OTHER})


def test_any_other_recorded_table_has_a_worksheet_and_a_form(engine, other_table):
    sheet = template(engine, year=2025).cover(received_on="20/11/2025")
    names = {"indicator_code": "Lượt sử dụng thư viện", "category_code": "none"}
    with reading(engine) as connection:
        known = programme(connection)
        names["indicator_code"] = known.indicator["library_visits"].name
    outcome = take(engine, sheet.put(OTHER, 7, **names, numerator="12.000"))
    assert outcome.errors == ()
    assert accounted(outcome)
    with reading(engine) as connection:
        (row,) = programme(connection).figures
        (page,) = (p for p in form(connection, "46", 2025, TODAY) if p.title == OTHER)
    assert (row.unit_code, row.year, row.numerator) == ("46", 2025, 12_000)
    first = page.rows[0]
    assert (first.name, first.cells["A"], first.cells["C"]) == (
        "46|library_visits|none|2025",
        "library_visits",
        "12.000",
    )
    assert sum(each.is_free for each in page.rows) == 30
