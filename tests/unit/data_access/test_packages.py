"""Unsafe workbooks are rejected before any library opens them."""

import struct
import tracemalloc
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from data_access.imports.reading import packages
from data_access.imports.reading.books import opened
from data_access.imports.reading.reading import tables_of
from data_access.store.problems import Problem

HEADER = ["task_code", "occurrence_year", "state"]


def workbook(*rows: list) -> bytes:
    book = Workbook()
    for row in rows or (HEADER, ["I.5", 2025, "in_progress"]):
        book.active.append(row)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def changed(content: bytes, **parts: bytes | None) -> bytes:
    """Return a package with parts replaced, added, or (None) left out."""
    stream = BytesIO()
    given = {name.replace("__", "/").replace("_DOT_", "."): part for name, part in parts.items()}
    with ZipFile(BytesIO(content)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in dict.fromkeys((*old.namelist(), *given)):
            part = given[name] if name in given else old.read(name)
            if part is not None:
                new.writestr(name, part)
    return stream.getvalue()


def test_sound_workbook_passes():
    assert packages.parts_of(workbook()) == {}
    tables_of(workbook())


def test_file_above_the_limit_is_not_even_looked_at(monkeypatch):
    monkeypatch.setattr(packages, "LARGEST_FILE", 1000)
    for content in (b"x" * 1001, workbook()):
        with pytest.raises(Problem, match="quá lớn"):
            tables_of(content)


def test_what_unpacks_too_far_is_refused_unpacked():
    bomb = changed(workbook(), xl__media__x=b"0" * (packages.SMALL * 2))
    with pytest.raises(Problem, match="nén bất thường"):
        packages.parts_of(bomb)


@pytest.mark.thorough
def test_merged_areas_without_end_fill_no_memory():
    areas = b"".join(b'<mergeCell ref="A%d:B%d"/>' % (row, row) for row in range(200_000))
    content = changed(workbook(), xl__worksheets__sheet2_DOT_xml=areas)
    tracemalloc.start()
    try:
        found = packages.parts_of(content)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert len(found["xl/worksheets/sheet2.xml"].merged) == packages._MOST_MERGED
    assert most < 10_000_000


def test_contents_that_lie_about_their_size_are_refused():
    content = bytearray(changed(workbook(), xl__media__x=b"0" * 5_000_000))
    # The size of the last part, in the table of contents alone.
    start = content.rfind(b"PK\x01\x02")
    content[start + 24 : start + 28] = struct.pack("<I", 10)
    with pytest.raises(Problem, match="Không mở được"):
        packages.parts_of(bytes(content))


@pytest.mark.parametrize("name", ["xl__vbaProject_DOT_bin", "xl__macrosheets__sheet1_DOT_xml"])
def test_programs_inside_are_refused(name):
    with pytest.raises(Problem, match="macro"):
        tables_of(changed(workbook(), **{name: b"x"}))


ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&b;</t></si></sst>'
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding):
    part = f'<?xml version="1.0" encoding="{encoding}"?>{ENTITIES}'.encode(encoding)
    with pytest.raises(Problem, match="Không mở được"):
        tables_of(changed(workbook(), xl__sharedStrings_DOT_xml=part))


def test_the_library_itself_expands_no_entities():
    # Were one ever let through, the parser behind the checks is a hardened one.
    from openpyxl import DEFUSEDXML
    from openpyxl.xml.functions import iterparse

    assert DEFUSEDXML
    with pytest.raises(ValueError, match="Entities"):
        list(iterparse(BytesIO(ENTITIES.encode())))


def test_links_to_other_files_are_not_followed():
    book = Workbook()
    book.active.append(HEADER)
    book.active.append(["='file:///etc/[passwd]x'!A1", 2025, "done"])
    stream = BytesIO()
    book.save(stream)
    with opened(stream.getvalue()) as read:
        assert [cells[0].value for _, cells in read.rows(read.sheets[0])][1].startswith("=")


def test_part_with_a_password_is_refused():
    content = bytearray(workbook())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.find(mark)
        content[start + place] |= 1
    with pytest.raises(Problem, match="Không mở được"):
        tables_of(bytes(content))


def test_too_many_rows_are_refused(monkeypatch):
    from data_access.imports.reading import books

    content = workbook(HEADER, *(["I.5", 2025, "done"] for _ in range(50)))
    monkeypatch.setattr(books, "ROWS", 20)
    with pytest.raises(Problem, match="quá lớn"):
        tables_of(content)


def test_code_merged_over_rows_counts_for_each_and_a_count_for_none():
    header = ["unit_code", "indicator_code", "category_code", "year", "numerator", "denominator"]
    book = Workbook()
    sheet = book.active
    sheet.append(header)
    for category in ("public_commune", "education"):
        sheet.append(["46", "library_service", category, 2025, 3, 9])
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("B2:B3")
    sheet.merge_cells("F2:F3")
    stream = BytesIO()
    book.save(stream)
    (table,) = tables_of(stream.getvalue())(None, None)  # type: ignore[arg-type]
    assert [line.cells[:2] for line in table.lines] == [("46", "library_service")] * 2
    assert [(issue.code, issue.column) for issue in table.issues] == [
        ("merged-cells", "denominator")
    ]
