"""What a cell may look like, and which table a header means."""

import unicodedata
from datetime import date

import pytest

from data_access.imports.reading.read import read
from data_access.recorded.definition.forms import FormError, code, day, occurrence, year
from data_access.recorded.definition.number_forms import amount, count, degrees
from data_access.store.problems import Problem


@pytest.mark.parametrize(
    ("form", "cell", "value"),
    [
        pytest.param(count, "0", 0, id="none-of-them"),
        pytest.param(count, "1234", 1234, id="digits"),
        pytest.param(count, "007", 7, id="leading-zeros"),
        pytest.param(count, "12.0", 12, id="written-by-a-program"),
        pytest.param(count, "9007199254740992", 2**53, id="the-largest"),
        pytest.param(amount, "0", 0, id="no-money"),
        pytest.param(amount, "1200", 1_200_000_000, id="millions"),
        pytest.param(amount, "1200,5", 1_200_500_000, id="millions-and-a-part"),
        pytest.param(amount, "1200.5", 1_200_500_000, id="a-part-behind-a-point"),
        pytest.param(amount, "1.200,5", 1_200_500_000, id="grouped-millions"),
        pytest.param(amount, "1.234.567", 1_234_567_000_000, id="grouped-twice"),
        pytest.param(amount, "1 200,50", 1_200_500_000, id="grouped-by-spaces"),
        pytest.param(amount, "0,125", 125_000, id="three-decimals-of-nothing"),
        pytest.param(amount, "12,3450", 12_345_000, id="three-decimals-made-plain"),
        pytest.param(amount, "0,000001", 1, id="one-dong"),
        pytest.param(amount, "9007199254,740992", 2**53, id="the-largest-amount"),
        pytest.param(year, "2025", 2025, id="year"),
        pytest.param(year, "2025.0", 2025, id="year-written-by-a-program"),
        pytest.param(occurrence, "0", 0, id="undated-occurrence"),
        pytest.param(occurrence, "2030", 2030, id="dated-occurrence"),
        pytest.param(day, "2025-12-01", date(2025, 12, 1), id="iso-date"),
        pytest.param(day, "01/12/2025", date(2025, 12, 1), id="written-date"),
        pytest.param(day, "1/12/2025", date(2025, 12, 1), id="written-date-short"),
        pytest.param(day, "29/02/2024", date(2024, 2, 29), id="leap-day"),
        pytest.param(day, "15-12-2025", date(2025, 12, 15), id="dashes"),
        pytest.param(day, "15.12.2025", date(2025, 12, 15), id="points"),
        pytest.param(day, "ngày 15 tháng 12 năm 2025", date(2025, 12, 15), id="words"),
        pytest.param(degrees, "16,4637", 16.4637, id="degrees"),
        pytest.param(degrees, "107.58", 107.58, id="degrees-with-a-point"),
    ],
)
def test_cell_is_read(form, cell, value):
    assert form(cell) == value


@pytest.mark.parametrize(
    ("form", "cell", "reason"),
    [
        pytest.param(count, "-3", "negative-count", id="negative"),
        pytest.param(count, "−3", "negative-count", id="typographic-minus"),
        pytest.param(count, "12.5", "fractional-count", id="fraction"),
        pytest.param(count, "12,5", "fractional-count", id="vietnamese-fraction"),
        pytest.param(count, "0.500", "fractional-count", id="fraction-below-one"),
        pytest.param(count, "1.234", "separated-count", id="vietnamese-thousands"),
        pytest.param(count, "1.000", "separated-count", id="one-thousand-is-not-one"),
        pytest.param(count, "1,234,567", "separated-count", id="english-thousands"),
        pytest.param(count, "1 234", "separated-count", id="spaced-thousands"),
        pytest.param(count, "1.234,5", "fractional-count", id="thousands-and-a-fraction"),
        pytest.param(count, "1,234.567", "fractional-count", id="english-fraction"),
        pytest.param(count, "9007199254740993", "count-too-large", id="beyond-the-largest"),
        pytest.param(count, "9" * 5000, "count-too-large", id="thousands-of-digits"),
        pytest.param(count, "40%", "not-a-count", id="percentage"),
        pytest.param(count, "1e3", "not-a-count", id="exponent"),
        pytest.param(count, "+5", "not-a-count", id="plus-sign"),
        pytest.param(count, "٣", "not-a-count", id="other-digits"),
        pytest.param(count, "nan", "not-a-count", id="not-a-number"),
        pytest.param(amount, "-3", "negative-amount", id="negative-money"),
        pytest.param(amount, "1.200", "separated-amount", id="thousand-or-one"),
        pytest.param(amount, "1,200", "separated-amount", id="one-or-thousand"),
        pytest.param(amount, "1,200.5", "not-an-amount", id="english-money"),
        pytest.param(amount, "5 triệu", "not-an-amount", id="money-with-its-word"),
        pytest.param(amount, "40%", "not-an-amount", id="share-of-money"),
        pytest.param(amount, "0,0000001", "below-a-dong", id="less-than-a-dong"),
        pytest.param(amount, "9007199254,740993", "amount-too-large", id="too-much-money"),
        pytest.param(amount, "9" * 5000, "amount-too-large", id="thousands-of-digits-of-money"),
        pytest.param(year, "25", "not-a-year", id="two-digits"),
        pytest.param(year, "0000", "not-a-year", id="year-nought"),
        pytest.param(year, "2025.5", "not-a-year", id="fractional-year"),
        pytest.param(occurrence, "lần 1", "not-a-year", id="words"),
        pytest.param(degrees, "16°27'", "not-degrees", id="minutes"),
        pytest.param(code, "TV 46", "not-a-code", id="code-with-a-space"),
        pytest.param(day, "31/02/2025", "not-a-date", id="impossible-day"),
        pytest.param(day, "2025-13-01", "not-a-date", id="impossible-month"),
        pytest.param(day, "0000-01-01", "not-a-date", id="impossible-year"),
        pytest.param(day, "20251201", "not-a-date", id="digits-only"),
        pytest.param(day, "12/2025", "not-a-date", id="month-only"),
    ],
)
def test_cell_that_cannot_be_read_says_why(form, cell, reason):
    with pytest.raises(FormError) as refused:
        form(cell)
    assert refused.value.code == reason
    assert cell in refused.value.sentence


def _windows_1258(text: str) -> bytes:
    """Write the tone marks apart, as that code page has them; breves and the like stay."""
    marks = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    letters = []
    for letter in unicodedata.normalize("NFC", text):
        apart = unicodedata.normalize("NFD", letter)
        tones = "".join(mark for mark in apart if mark in marks)
        rest = "".join(mark for mark in apart if mark not in marks)
        letters.append(unicodedata.normalize("NFC", rest) + tones)
    return "".join(letters).encode("cp1258")


HEADER = "task_code,occurrence_year,state,proof"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(f"{HEADER}\nI.5,2024,done,A".encode(), id="plain"),
        pytest.param(f"{HEADER}\nI.5,2024,done,A".encode("utf-8-sig"), id="byte-order-mark"),
        pytest.param(f"{HEADER}\nI.5,2024,done,A\n".replace(",", ";").encode(), id="semicolons"),
        pytest.param(f"{HEADER}\nI.5,2024,done,A\n".replace(",", "\t").encode(), id="tabs"),
        pytest.param(f"{HEADER}\r\nI.5,2024,done,A\r\n".encode(), id="windows-line-ends"),
        pytest.param(f"{HEADER}\rI.5,2024,done,A\r".encode(), id="old-mac-line-ends"),
        pytest.param(b" Task_Code , Occurrence_Year,STATE,proof\nI.5 , 2024,done, A", id="spaces"),
        pytest.param(f"{HEADER},,\nI.5,2024,done,A,,".encode(), id="empty-columns-at-the-end"),
    ],
)
def test_file_is_read_however_a_program_wrote_it(content):
    sheet = read(content)
    assert sheet.table.name == "task_record"
    assert sheet.issues == ()
    assert [(line.number, line.cells[:4]) for line in sheet.lines] == [
        (2, ("I.5", "2024", "done", "A"))
    ]


NOTE = "Quyết định về thư viện xã Đắk Kơ Ning, Huế"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(f"{HEADER}\nI.5,2024,done,{NOTE}".encode("utf-16"), id="utf-16"),
        pytest.param(
            f"{HEADER}\nI.5,2024,done,{NOTE}".replace(",", "\t", 6).encode("utf-16"),
            id="excel-text",
        ),
        pytest.param(
            b"\xfe\xff" + f"{HEADER}\nI.5,2024,done,{NOTE}".encode("utf-16-be"), id="big-endian"
        ),
        pytest.param(_windows_1258(f'{HEADER}\nI.5,2024,done,"{NOTE}"'), id="windows-1258"),
    ],
)
def test_file_of_old_programs_is_read(content):
    (line,) = read(content).lines
    assert " ".join(line.cells[3:]).replace("  ", " ") in (NOTE, NOTE.replace(",", ""))


def test_old_font_is_named():
    content = HEADER.encode() + b"\nI.5,2024,done,Quy\xd5t \xae\xb8nh, th\xad vi\xd6n"
    with pytest.raises(Problem, match="TCVN3"):
        read(content)


def test_no_break_spaces_are_spaces():
    content = f"{HEADER}\nI.5\u00a0,2024,\u200bdone,A\u00a0B"
    assert read(content.encode()).lines[0].cells == ("I.5", "2024", "done", "A B")


def test_short_lines_under_a_wide_heading_take_no_room():
    sheet = read(b"unit_code,year,received_on" + b"," * 20_000 + b"\n" + b"46\n" * 2_000)
    assert [len(line.cells) for line in sheet.lines] == [1] * 2_000


def test_line_is_the_physical_one_on_which_a_record_starts():
    content = f'\n{HEADER}\n\nI.5,2023,done,"hai\ndòng"\n,,,\nI.5,2024,done,A\n'
    assert [line.number for line in read(content.encode()).lines] == [4, 7]


def test_composed_and_decomposed_letters_are_one():
    proof = "Quyết định của Huế"
    content = f"{HEADER}\nI.5,2024,done,{unicodedata.normalize('NFD', proof)}"
    assert read(content.encode()).lines[0].cells[3] == proof


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "trống", id="empty"),
        pytest.param(b"\n \n", "trống", id="blank"),
        pytest.param("năm,ghi chú".encode("cp1258", "replace") + b"\xff", "UTF-8", id="code-page"),
        pytest.param("task_code,state".encode("utf-16-le"), "UTF-8", id="utf-16-without-mark"),
        pytest.param(b"PK\x03\x04\x14\x00\x06\x00", "CSV UTF-8", id="workbook"),
        pytest.param(b"a,b\n1,2", "không phải của bảng nào", id="no-such-table"),
        pytest.param(b"unit_code,year,note", "task_record", id="columns-of-several-tables"),
        pytest.param(b"numerator,received_on", "report", id="columns-of-two-tables"),
        pytest.param(f'{HEADER}\nI.5,2024,done,"A\n'.encode(), "dòng 2", id="open-quote"),
    ],
)
def test_file_that_is_no_table_is_a_problem(content, said):
    with pytest.raises(Problem, match=said):
        read(content)
