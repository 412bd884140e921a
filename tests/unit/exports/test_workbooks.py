"""Long tables as files: letters intact, texts that stay texts, written part by part."""

import csv
import io
from datetime import date, datetime

import openpyxl
import pytest

from exports.shared.tables import csv_parts
from exports.shared.workbooks import write_workbook

COLUMNS = ("Tên", "Ngày", "Vĩ độ")
ALIVE = ["=1+1", "+1", "-1", "@SUM(A1)", "#N/A", '=HYPERLINK("http://x")']


def reopened(rows, notes=()) -> openpyxl.Workbook:
    file = io.BytesIO()
    write_workbook(
        file, title="Thiết chế", columns=COLUMNS, widths=(20, 12, 9), rows=rows, notes=notes
    )
    return openpyxl.load_workbook(file)


def test_cells_keep_their_kind():
    sheet = reopened([("Thư viện Huế", date(2020, 1, 2), 16.5), ("Bảo tàng", None, None)])[
        "Thiết chế"
    ]
    assert list(sheet.values) == [
        COLUMNS,
        ("Thư viện Huế", datetime(2020, 1, 2), 16.5),  # noqa: DTZ001  cells have no zone
        ("Bảo tàng", None, None),
    ]
    assert sheet["B2"].number_format == "dd/mm/yyyy"
    assert (sheet.freeze_panes, sheet["A1"].font.bold) == ("A2", True)


@pytest.mark.parametrize("text", ALIVE)
def test_a_text_stays_a_text_in_a_workbook(text):
    book = reopened([(text, None, None)], notes=[text])
    assert (book["Thiết chế"]["A2"].value, book["Thiết chế"]["A2"].data_type) == (text, "s")
    assert book["Ghi chú"]["A1"].data_type == "s"


def test_signs_no_workbook_can_hold_are_left_out():
    assert reopened([("Thư\x00 viện\x0b", None, None)])["Thiết chế"]["A2"].value == "Thư viện"


def test_csv_has_one_mark_and_all_rows_in_parts():
    rows = [(f"Thư viện {number}", "=1+1") for number in range(2_500)]
    parts = list(csv_parts(("Tên", "Ghi chú"), iter(rows)))
    assert len(parts) == 4  # the heading, then a thousand rows each
    content = b"".join(parts)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\xef\xbb\xbf") == 1
    found = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert found == [["Tên", "Ghi chú"], *([name, "'=1+1"] for name, _ in rows)]


def test_a_table_without_rows_is_its_heading():
    assert b"".join(csv_parts(("Tên",), [])) == "\ufeffTên\r\n".encode()
    assert list(reopened([])["Thiết chế"].values) == [COLUMNS]
