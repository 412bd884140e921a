"""The template in LibreOffice: saved as .ods it reads the same, in whatever locale it is filled."""

import csv
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest
from openpyxl.utils import get_column_letter
from xlsxwriter import Workbook

from data_access.imports.reading.books import opened
from data_access.imports.reading.filled_forms.report_book import read_filled
from data_access.imports.reading.formats import readable
from data_access.imports.reading.open_document import MOST_CELLS
from data_access.recorded.definition.forms import FormError, day
from data_access.recorded.definition.number_forms import count, degrees
from data_access.store.problems import Problem
from data_access.templates.form import COMMUNES, COVER, COVERAGE, INSTITUTIONS, VISITS
from data_access.templates.styles import CELL, count_rule, day_rule, number, place_rule
from tests.templates import SERVICE, TODAY, form, take
from tests.templates import VISITS as WHOLE


def read(content: bytes):
    with opened(readable(content)) as book:
        return read_filled(book)


@pytest.mark.parametrize("locale", ["vi-VN", "en-US"])
def test_saved_as_ods_it_reads_as_the_xlsx(untouched, soffice, tmp_path, locale):
    made = form(untouched).cover(document_number="12/BC", responsible="Ông A  (đã ký)")
    made.put(COVERAGE, SERVICE, numerator="12", denominator=40, note="đã rà soát\nhai dòng")
    made.put(VISITS, WHOLE, numerator="12.000").put(COMMUNES, 8, received_on="02/11/2026")
    made.put(INSTITUTIONS, 7, name="Thư viện A", unit_code="Huế", opened_on="01/05/2020")
    made.put(INSTITUTIONS, 7, latitude="16,4637", longitude=107.59)
    made.put(INSTITUTIONS, 8, name="Thư viện B", opened_on=1995)
    made.book[COVERAGE]["F10"], made.book[COVERAGE]["G10"] = 1, 1
    made.book[COVERAGE]["F10"].number_format = "0%"
    made.book[COVERAGE].row_dimensions[8].hidden = True
    file = tmp_path / "hue.xlsx"
    file.write_bytes(made.content)
    saved = soffice(file, "ods", locale=locale).read_bytes()
    assert read(saved) == read(made.content)
    ours, theirs = (take(untouched, each, dry_run=True) for each in (made.content, saved))
    assert ours.says_what(theirs)
    assert ours.accounts == theirs.accounts


TYPED = {
    count: ("12", "12.000", "12,000", "1.234.567", "1.5", "12.5", "5%", "-3", "1e5", "x", "5/12"),
    day: ("01/05/2020", "1/5/2020", "31/12/2026", "30/02/2020", "01/13/2020", "2020", "x/5/2020"),
    degrees: ("16,4637", "16.4637", "16", "16,46N", "200", "x"),
}
"""What officers type, by what the importer reads it with."""
RULES = {count: count_rule(), day: day_rule(TODAY.replace(year=1800), TODAY)}
RULES[degrees] = place_rule(6, 24)


@pytest.mark.parametrize("locale", ["vi-VN", "en-US", "de-DE"])
def test_rules_and_ratios_read_text_as_the_importer_does(soffice, tmp_path, locale):
    cells = [(reader, text) for reader, texts in TYPED.items() for text in texts]
    file = tmp_path / "rules.xlsx"
    with Workbook(file) as book:
        sheet = book.add_worksheet()
        for row, (reader, text) in enumerate(cells):
            cell = f"{get_column_letter(1)}{row + 1}"
            sheet.write_string(row, 0, text, book.add_format({"num_format": "@"}))
            rule = RULES[reader]["value"].removeprefix("=").replace(CELL, cell)
            sheet.write_formula(row, 1, f'=IF(IFERROR({rule},FALSE),"yes","no")')
            sheet.write_formula(row, 2, f'=IFERROR({number(cell)}*2,"")')
    with soffice(file, "csv", locale=locale).open(encoding="utf-8") as shown:
        lines = list(csv.reader(shown))
    for (reader, text), (kept, verdict, double) in zip(cells, lines, strict=True):
        assert kept == text
        value = importer(reader, text)
        assert (verdict == "yes") == (value is not None), text
        if reader is count and value is not None:
            assert int(double) == 2 * value


def importer(reader, text: str):
    grouped = text.replace(".", "").replace(",", "") if text.count("00") or "567" in text else text
    try:
        value = reader(grouped if reader is count else text)
    except FormError:
        return None
    return None if reader is degrees and not 6 <= value < 24 else value


_OFFICE = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
_TABLE = 'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
_TEXT = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'


def ods(rows: str) -> bytes:
    """Return a spreadsheet with these rows, as small as one can be."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_STORED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr(
            "content.xml",
            f"<office:document-content {_OFFICE} {_TABLE} {_TEXT}><office:body><office:spreadsheet>"
            f'<table:table table:name="Số liệu">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return stream.getvalue()


def row(*cells: str, times: int = 1) -> str:
    return (
        f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'
    )


def text(words: str, **attributes: str) -> str:
    more = "".join(f' table:{name.replace("_", "-")}="{v}"' for name, v in attributes.items())
    return (
        f'<table:table-cell office:value-type="string"{more}><text:p>{words}</text:p>'
        "</table:table-cell>"
    )


def value(kind: str, attribute: str, given: str, formula: str = "") -> str:
    formula = f' table:formula="{formula}"' if formula else ""
    kind = f'office:value-type="{kind}" office:{attribute}="{given}"'
    return f"<table:table-cell {kind}{formula}/>"


HEADER = row(*map(text, ("unit_code", "indicator_code", "category_code", "year", "numerator")))
ABOUT = (text("46"), text("library_visits"), text("none"))


def test_a_table_in_ods_is_read(untouched):
    line = row(*ABOUT, value("float", "value", "2025"), value("float", "value", "900"))
    content = ods(HEADER + row("<table:table-cell/>", times=1_000) + line)
    outcome = take(untouched, content, dry_run=True)
    assert not outcome.errors
    assert outcome.plans[0].rows[0].row.values["numerator"] == 900
    assert [each.content for each in outcome.accounts] == [10]


def test_the_value_of_a_formula_is_to_be_confirmed(untouched):
    given = value("float", "value", "900", "of:=[.A1]*2")
    content = ods(HEADER + row(*ABOUT, value("float", "value", "2025"), given))
    outcome = take(untouched, content, dry_run=True)
    assert [(each.code, each.address) for each in outcome.warnings] == [("formula-value", "E2")]
    assert "«900»" in outcome.warnings[0].sentence
    assert outcome.needs_reason


@pytest.mark.parametrize(
    ("kind", "attribute", "given", "code"),
    [
        ("percentage", "value", "1", "not-a-count"),
        ("float", "value", "1.5", "fractional-count"),
        ("date", "date-value", "2026-01-05", "not-a-count"),
    ],
)
def test_formats_of_ods_say_what_a_number_means(untouched, kind, attribute, given, code):
    cells = (*ABOUT, value("float", "value", "2025"), value(kind, attribute, given))
    outcome = take(untouched, ods(HEADER + row(*cells)), dry_run=True)
    assert [each.code for each in outcome.errors] == [code]


@pytest.mark.parametrize(
    "rows",
    [
        HEADER + row(text("46"), times=MOST_CELLS + 1),
        HEADER + row(text("46", number_columns_repeated="16384"), times=1_000_000),
        HEADER + row(text("46", number_columns_spanned="9999", number_rows_spanned="999999")),
    ],
)
@pytest.mark.thorough
def test_ods_that_unfolds_is_refused(untouched, rows):
    with pytest.raises(Problem, match=r"quá lớn|quá nhiều"):
        take(untouched, ods(rows), dry_run=True)


def test_what_is_no_sound_ods_is_refused(untouched):
    with pytest.raises(Problem, match="Không mở được"):
        take(untouched, ods("<not-closed>"), dry_run=True)


def test_cells_to_fill_are_text(untouched):
    book = form(untouched).book
    for title in (COVER, COVERAGE, VISITS, INSTITUTIONS, COMMUNES):
        for cells in book[title].iter_rows():
            for cell in cells:
                assert cell.protection.locked or cell.number_format == "@", (title, cell.coordinate)
