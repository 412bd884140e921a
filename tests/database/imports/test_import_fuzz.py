"""Mutated files: whatever comes in, only issues and Problems come out."""

from contextlib import suppress
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_access.imports import ImportOutcome
from data_access.imports.marking import marked
from data_access.imports.preview import preview
from data_access.store.problems import Problem
from data_access.templates.form import COMMUNES, COVER, COVERAGE, INSTITUTIONS, VISITS
from tests.templates import SERVICE, form, take
from tests.templates import VISITS as WHOLE

pytestmark = pytest.mark.thorough
BOUNDED = settings(max_examples=settings().max_examples // 5)
"""Each example is a workbook that is read, shown and marked."""
CSV = (
    b"unit_code,indicator_code,category_code,year,numerator,denominator\n"
    b"46,library_service,public_commune,2024,3,10\n"
)


@pytest.fixture(scope="module")
def filled(untouched) -> bytes:
    made = form(untouched).cover().put(COVERAGE, SERVICE, numerator=1, denominator=2)
    made.put(VISITS, WHOLE, numerator="1.234").put(INSTITUTIONS, 7, name="Thư viện", unit_code="46")
    # Empty rows take time and find nothing.
    made.book[INSTITUTIONS].delete_rows(12, 500)
    made.book[COMMUNES].delete_rows(12, 500)
    return made.content


def survives(engine, content: bytes) -> None:
    """Take a file as the page does: check it, show it, give it back."""
    with suppress(Problem):
        outcome = take(engine, content, dry_run=True)
        assert isinstance(outcome, ImportOutcome)
        assert preview(content, outcome)
        assert marked(content, outcome)


def repacked(content: bytes, name: str, part: bytes) -> bytes:
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for each in old.namelist():
            new.writestr(each, part if each == name else old.read(each))
    return stream.getvalue()


def spoilt(content: bytes, luck: Random) -> bytes:
    """Change, cut, double or swap a few bytes."""
    data = bytearray(content)
    for _ in range(luck.randint(1, 6)):
        place = luck.randrange(max(len(data), 1))
        length = luck.randint(1, 40)
        kind = luck.randrange(4)
        if kind == 0:
            data[place : place + 1] = bytes([luck.randrange(256)])
        elif kind == 1:
            del data[place : place + length]
        elif kind == 2:
            data[place:place] = data[place : place + length]
        else:
            data[place:place] = luck.choice([b"<", b">", b"&", b'"', b"\0", b"</c>", b"<c>", b"-1"])
    return bytes(data)


@BOUNDED
@given(luck=st.randoms(use_true_random=True))
def test_spoilt_packages(untouched, filled, luck):
    survives(untouched, spoilt(filled, luck))


@BOUNDED
@given(luck=st.randoms(use_true_random=True))
def test_spoilt_parts(untouched, filled, luck):
    with ZipFile(BytesIO(filled)) as packed:
        name = luck.choice(packed.namelist())
        part = packed.read(name)
    try:
        content = repacked(filled, name, spoilt(part, luck))
    except BadZipFile:
        return
    survives(untouched, content)


VALUES = st.one_of(
    st.none(),
    st.text(max_size=30).map(lambda text: "".join(c for c in text if c.isprintable())),
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(),
    st.sampled_from(
        ["=1/0", "#N/A", "1.234,5", "Rút", "Có", "withdrawn", "46", "Huế", "VN", "x" * 999]
    ),
)


@BOUNDED
@given(data=st.data())
def test_cells_of_a_template(untouched, filled, data):
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(filled))
    for _ in range(data.draw(st.integers(1, 8))):
        sheet = book[data.draw(st.sampled_from([COVER, COVERAGE, VISITS, INSTITUTIONS, COMMUNES]))]
        row = data.draw(st.integers(5, 12))
        cell = sheet.cell(row, data.draw(st.integers(1, 14)))
        if type(cell).__name__ == "Cell":
            cell.value = data.draw(VALUES)
    stream = BytesIO()
    book.save(stream)
    survives(untouched, stream.getvalue())


@given(luck=st.randoms(use_true_random=True))
def test_spoilt_csv(untouched, luck):
    survives(untouched, spoilt(CSV, luck))


@given(content=st.binary(max_size=400))
def test_any_bytes(untouched, content):
    survives(untouched, content)
