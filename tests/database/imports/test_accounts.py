"""Every cell of a file is accounted for: written, unchanged, left out with a reason, or refused."""

from datetime import date
from io import BytesIO
from random import Random

import pytest
from openpyxl import Workbook, load_workbook

from data_access.imports.marking import marked
from data_access.imports.reading.contents import OTHER_PAGE, OUTSIDE, PRINTED, TYPED_OVER
from data_access.store.problems import Problem
from data_access.templates.form import (
    COMMUNES,
    COVER,
    COVERAGE,
    FAULTS,
    FIRST_ROW,
    INSTITUTIONS,
    PLAIN,
    ROWS_OF_A_REPORT,
    TASKS,
    VISITS,
)
from tests.nightly import nightly
from tests.templates import SERVICE, form, take
from tests.templates import VISITS as WHOLE


@pytest.fixture(scope="module")
def filled(untouched) -> bytes:
    made = form(untouched).cover(document_number="12/BC")
    made.put(COVERAGE, SERVICE, numerator=12, denominator=40, note="đã rà soát")
    made.put(VISITS, WHOLE, numerator="1.234")
    made.put("Nội dung báo cáo", ("highlights",), text="Mở 12 điểm.")
    made.put(COMMUNES, 8, numerator__library_service__public_commune=1)
    made.put(COMMUNES, 8, denominator__library_service__public_commune=1)
    kind = "Thư viện công cộng cấp tỉnh"
    for row in range(FIRST_ROW, FIRST_ROW + 3):
        made.put(INSTITUTIONS, row, name=f"Thư viện {row}", category_code=kind, unit_code="Huế")
    # Empty rows take time and find nothing.
    made.book[INSTITUTIONS].delete_rows(20, 500)
    made.book[COMMUNES].delete_rows(20, 500)
    made.book[TASKS].delete_rows(12, 500)
    return made.content


def counted(content: bytes) -> dict[str, int]:
    """Count the cells with content by another way than the reader's, covered ones among them."""
    book = load_workbook(BytesIO(content), read_only=True)
    found = {
        sheet.title: sum(
            cell.value is not None and str(cell.value).strip() != ""
            for row in sheet.iter_rows()
            for cell in row
        )
        for sheet in book.worksheets
    }
    return {title: number for title, number in found.items() if number}


def hold_the_law(outcome, content: bytes) -> None:
    assert {each.title: each.content for each in outcome.accounts} == counted(content)
    for each in outcome.accounts:
        assert each.lost == 0, each.sentence
        left_out = sum(number for _, number in each.left_out)
        assert each.content == each.written + each.unchanged + left_out + each.refused
        assert f"{each.content:,}".replace(",", ".") in each.sentence


def test_each_sheet_is_accounted_for(untouched, filled):
    outcome = take(untouched, filled, dry_run=True)
    assert not outcome.errors
    hold_the_law(outcome, filled)
    by_title = {each.title: each for each in outcome.accounts}
    # Two counts, a note, and the two codes that say what they are about.
    assert (by_title[COVERAGE].written, by_title[COVERAGE].refused) == (5, 0)
    assert by_title[COVERAGE].why.endswith(PRINTED)
    assert by_title[INSTITUTIONS].written == 9


def test_what_is_stored_already_is_unchanged(seeded_engine, filled):
    take(seeded_engine, filled)
    again = take(seeded_engine, filled, dry_run=True)
    assert not any(each.written for each in again.accounts)
    assert sum(each.unchanged for each in again.accounts) > 20
    hold_the_law(again, filled)


def test_cells_that_are_not_read_say_why(untouched, filled):
    book = load_workbook(BytesIO(filled))
    book[COVERAGE]["Z9"], book[COVER]["H3"] = "của tôi", "của tôi"
    book.copy_worksheet(book[COVERAGE]).title = "Độ bao phủ (2)"
    content = saved(book)
    outcome = take(untouched, content, dry_run=True)
    hold_the_law(outcome, content)
    why = {each.title: dict(each.left_out) for each in outcome.accounts}
    assert why[COVERAGE][OUTSIDE] == why[COVER][OUTSIDE] == 1
    assert set(why["Độ bao phủ (2)"]) == {OTHER_PAGE}


def test_what_is_typed_over_the_printed_part_is_said_with_what_was_printed(seeded_engine, filled):
    take(seeded_engine, filled)
    made = form(seeded_engine, year=2027)
    row = made.row_of(COVERAGE, *SERVICE)
    sheet, whole = made.book[COVERAGE], made.row_of(VISITS, *WHOLE)
    sheet[f"C{row}"], sheet[f"H{row}"], sheet["E2"] = 15, 0.333, "12"
    sheet[f"D{row}"], sheet[f"H{row}"].number_format = "=20+20", "0.0%"
    made.book[VISITS][f"C{whole}"], made.book[COVER]["D14"] = 1234, "kèm theo"
    found = take(seeded_engine, made, dry_run=True, today=date(2027, 12, 1))
    notes = {(note.page, note.address): note.sentence for note in found.notes}
    assert "Mẫu in «12» ở ô này, nay ghi «15»" in notes[COVERAGE, f"C{row}"]
    assert "Mẫu tự tính ở ô này, nay ghi «33,3%»" in notes[COVERAGE, f"H{row}"]
    assert "Mẫu in «40» ở ô này, nay có công thức: không đọc" in notes[COVERAGE, f"D{row}"]
    assert "D14" in notes[COVER, None]
    assert "E2" in notes[COVERAGE, None]
    assert not {(VISITS, f"C{whole}"), (COVERAGE, f"E{row}")} & notes.keys(), "as printed"
    hold_the_law(found, made.content)
    why = {each.title: dict(each.left_out) for each in found.accounts}
    assert (why[COVERAGE][TYPED_OVER], why[COVERAGE][OUTSIDE], why[COVER][OUTSIDE]) == (3, 1, 1)


def test_a_column_whose_hidden_name_was_overwritten_is_not_read_and_said(untouched, filled):
    book = load_workbook(BytesIO(filled))
    book[INSTITUTIONS]["G5"] = "1.5"
    content = saved(book)
    outcome = take(untouched, content, dry_run=True)
    hold_the_law(outcome, content)
    (account,) = (each for each in outcome.accounts if each.title == INSTITUTIONS)
    assert dict(account.left_out)[OUTSIDE] == 3
    (note,) = (each for each in outcome.notes if each.page == INSTITUTIONS)
    assert "G7" in note.sentence


def test_the_file_sent_back_has_the_account(untouched, filled):
    outcome = take(untouched, filled, dry_run=True)
    sheet = load_workbook(BytesIO(marked(filled, outcome)))[FAULTS]
    said = [row[3].value for row in sheet.iter_rows() if row[0].value == "Đã đọc"]
    assert said == [each.sentence for each in outcome.accounts]


def saved(book: Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def extra_sheet(book, sheet, luck):
    book.create_sheet(f"Tôi {luck.randrange(99)}").cell(luck.randint(1, 9), 2, "nháp")


def copied_sheet(book, sheet, luck):
    book.copy_worksheet(sheet)


def extra_column(book, sheet, luck):
    sheet.insert_cols(luck.randint(1, 14))


def own_words(book, sheet, luck):
    for _ in range(luck.randint(1, 5)):
        place = sheet.cell(luck.randint(1, 30), luck.randint(1, 30))
        if type(place).__name__ == "Cell":
            place.value = luck.choice(["ghi chú", 12, " ", "=1+1", True, "46", "Huế", "1.5"])


def extra_row(book, sheet, luck):
    sheet.insert_rows(luck.randint(FIRST_ROW, 15))


def merged_cells(book, sheet, luck):
    row, column = luck.randint(FIRST_ROW, 14), luck.randint(1, 9)
    last = {"end_row": row + luck.randint(0, 3), "end_column": column + luck.randint(0, 2)}
    sheet.merge_cells(start_row=row, start_column=column, **last)


def text_in_numbers(book, sheet, luck):
    for row in range(FIRST_ROW, 12):
        place = sheet.cell(row, luck.randint(3, 8))
        if type(place).__name__ == "Cell":
            place.value = luck.choice(["nhiều", "100%", "1.234,5", "-3", "12 000", "–", "#N/A"])


def hidden_rows(book, sheet, luck):
    sheet.row_dimensions[luck.randint(FIRST_ROW, 12)].hidden = True


def deleted_headings(book, sheet, luck):
    sheet.delete_rows(luck.randint(1, 6))


def moved_rows(book, sheet, luck):
    sheet.move_range(f"A{luck.randint(FIRST_ROW, 9)}:N10", rows=luck.randint(1, 5))


def doubled_rows(book, sheet, luck):
    row, to = luck.randint(FIRST_ROW, 12), luck.randint(FIRST_ROW, 20)
    for cell in list(sheet[row]):
        place = sheet.cell(to, cell.column)
        if type(place).__name__ == "Cell":
            place.value = cell.value


def wrong_codes(book, sheet, luck):
    for row in range(FIRST_ROW, 14):
        cells = [c for c in sheet[row] if isinstance(c.value, str) and type(c).__name__ == "Cell"]
        if cells and luck.random() < 0.3:
            luck.choice(cells).value = luck.choice(["48", "19753", "none", "library_visits", "x y"])


KINDS = (
    extra_sheet,
    copied_sheet,
    extra_column,
    own_words,
    extra_row,
    merged_cells,
    text_in_numbers,
    hidden_rows,
    deleted_headings,
    moved_rows,
    doubled_rows,
    wrong_codes,
)


@pytest.mark.thorough
def test_the_law_holds_over_broken_workbooks(untouched, filled):
    break_many(untouched, filled, range(12))


@pytest.mark.parametrize(
    "seeds",
    [nightly(range(start, start + 500)) for start in range(0, 10_000, 500)],
    ids=lambda seeds: str(seeds.start),
)
def test_the_law_holds_over_thousands(untouched, filled, seeds):
    break_many(untouched, filled, seeds)


def break_many(engine, filled: bytes, seeds: range) -> None:
    refused_whole = 0
    for seed in seeds:
        luck = Random(seed)  # noqa: S311 (no secret: the same workbooks each time)
        book = load_workbook(BytesIO(filled))
        kinds = [luck.choice(KINDS) for _ in range(luck.randint(1, 3))]
        for kind in kinds:
            kind(book, book[luck.choice([COVER, *ROWS_OF_A_REPORT, *PLAIN])], luck)
        content = saved(book)
        try:
            outcome = take(engine, content, dry_run=True)
        except Problem:
            # Without its names of columns no cell of a sheet can be told from another.
            assert {deleted_headings, own_words, extra_column} & set(kinds), (seed, kinds)
            refused_whole += 1
            continue
        hold_the_law(outcome, content)
    assert refused_whole < len(seeds) / 2
