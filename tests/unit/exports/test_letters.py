"""Text of any kind passes every writer: the file is made, opens again, and has no formula in it."""

import csv
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cache
from typing import Any

import docx
import openpyxl
import pptx
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from lxml import etree

from charts.bullets import bullets
from charts.theme import LIGHT
from data_access.boundaries import atlas
from exports.calendar_file import calendar_file
from exports.formats import FORMATS
from exports.report_pdf import TEMPLATE as REPORT
from exports.shared.pictures import PictureFormat, picture
from exports.shared.tables import csv_parts
from exports.shared.typesetting import typeset
from exports.slides.show_pdf import TEMPLATE as SHOW
from progress.judging.coverage import Basis
from progress.model import letters
from progress.model.letters import MARK, printable, printable_in_pdf, unprintable_in_pdf
from progress.overview.year_calendar import CalendarEntry, EntryKind
from tests import reports
from tests.nightly import nightly

FREE = {
    *("name", "short_name", "title", "short_title", "group_title", "issuer", "definition", "note"),
    *("clause", "wording", "proof", "responsible", "document_number", "says", "explanation"),
    *("report_to", "report_clause", "time_as_written", "product"),
}
"""Fields of records in which anything may be written."""
ODD = (
    "№ ✓ ≈ ™ Привет \u2011 \uf0fc \uf0b7 😀 漢字 سلام x\u0302\u0335 a\u200bb "
    "\u202eabc\u202c \x00\x1b[31m \ufffd \ufffe \ue000 \ud800 \r\n\u2028 =1+1 "
    "]]> &lt; <script> \U000e0041 _x0000_ {0} %s"
)
EVERY_DAY = ("trinh-chieu.pptx", "bao-cao.pdf", "so-lieu.xlsx")
"""Formats of one writer each, which get more than the odd text."""
ANYTHING = st.text(
    st.one_of(
        st.characters(codec=None),
        st.sampled_from(ODD),
        st.characters(min_codepoint=0x2000, max_codepoint=0x2FFF),
    ),
    min_size=1,
    max_size=40,
)


def with_text(record: Any, text: str) -> Any:
    """Return a record, or a tuple of them, with a text at both ends of whatever is free in it."""
    if isinstance(record, tuple):
        return tuple(with_text(each, text) for each in record)
    if not is_dataclass(record):
        return record
    free = [each.name for each in fields(record) if each.name in FREE]
    return replace(record, **{name: f"{text}{getattr(record, name) or ''}{text}" for name in free})


@cache
def report_with(text: str) -> Any:
    known = reports.country()
    names = {each.name for each in fields(known)}
    given = {name: getattr(known, name) for name in names - {"version"}}
    programme = {name: with_text(value, text) for name, value in given.items()}
    frozen = replace(reports.FROZEN, title=f"{text}Sơ kết")
    return reports.report(frozen=frozen, **programme)


def sheets(content: bytes) -> None:
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        for row in sheet.iter_rows():
            for cell in row:
                formula = cell.data_type == "f"
                assert not formula or not str(cell.value).startswith("=1+1"), cell.coordinate


def markup(content: bytes) -> None:
    etree.HTML(content.decode())
    assert b"<script><" not in content
    assert "\x1b" not in content.decode()


OPENED: dict[str, Callable[[bytes], Any]] = {
    "pptx": lambda content: pptx.Presentation(io.BytesIO(content)),
    "docx": lambda content: docx.Document(io.BytesIO(content)),
    "pdf": lambda content: [p.extract_text() for p in pypdf.PdfReader(io.BytesIO(content)).pages],
    "xlsx": sheets,
    "html": markup,
    "zip": lambda content: zipfile.ZipFile(io.BytesIO(content)).testzip(),
}


@pytest.mark.thorough
@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.code)
def test_odd_text_stops_no_format(form):
    OPENED[form.ending](form.write(report_with(ODD), atlas(Basis.TODAY)))


@pytest.mark.thorough
@pytest.mark.parametrize(
    "form",
    [form if form.code in EVERY_DAY else nightly(form) for form in FORMATS],
    ids=lambda form: form.code,
)
@settings(max_examples=3)
@given(text=ANYTHING)
def test_text_of_all_planes_stops_no_format(form, text):
    OPENED[form.ending](form.write(report_with(text), atlas(Basis.TODAY)))


@given(text=ANYTHING)
def test_text_is_held_by_every_format_and_stays_as_it_is(text):
    shown = printable(text)
    shown.encode()
    element = etree.Element("t")
    element.text = shown
    assert printable(shown) == shown == unicodedata.normalize("NFC", shown)
    printed = printable_in_pdf(text)
    assert printable_in_pdf(printed) == printed
    assert not unprintable_in_pdf(printed)
    assert (MARK in printed.replace(MARK, "", text.count(MARK))) == bool(unprintable_in_pdf(text))


@given(text=ANYTHING)
def test_a_table_and_a_calendar_open_again(text):
    content = b"".join(csv_parts([text], [[text]]))
    ((head,), (cell,)) = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert head == cell
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\n"))
    entry = with_text(calendar_entry(), text)
    made = calendar_file([entry], name=text, as_of=date(2026, 1, 1), version=1)
    (event,) = Calendar.from_ical(made).walk("VEVENT")
    assert "Hội nghị" in event["summary"]


def calendar_entry() -> Any:
    known: dict[str, Any] = {"key": "x", "kind": next(iter(EntryKind)), "title": "Hội nghị"}
    known |= {"first": date(2026, 5, 1), "last": date(2026, 5, 1)}
    return CalendarEntry(**known, short="Hội nghị", source="Quyết định")


@pytest.mark.parametrize("kind", PictureFormat)
def test_a_picture_is_drawn(kind):
    report = reports.report()
    spec = bullets(report.programme, report.facts, LIGHT)
    content = picture([{**spec, "title": ODD}], kind)
    if kind is PictureFormat.SVG:
        etree.fromstring(content)
    assert content


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        pytest.param("a\u2011b", "a-b", id="hyphen-of-word"),
        pytest.param("1\u202f000", "1\u00a0000", id="narrow-space"),
        pytest.param("\uf0b7 việc", "• việc", id="bullet-of-wingdings"),
        pytest.param("\uf0fc xong ✓", "✔ xong ✔", id="tick"),
        pytest.param("Tiê\u0301ng Viê\u0323t", "Tiếng Việt", id="decomposed"),
        pytest.param("№ ≈ ™ Привет", "№ ≈ ™ Привет", id="fallback-fonts"),
        pytest.param("ﬁ ㎡", "fi m2", id="compatible"),
        pytest.param("a\u202eb\u200bc\ufeff\x1b", "abc", id="never-seen"),
        pytest.param("漢 😀 \ue000", f"{MARK} {MARK} {MARK}", id="no-font"),
    ],
)
def test_what_can_be_normalised_is(text, printed):
    assert printable_in_pdf(text) == printed


def test_the_import_is_told_what_is_lost():
    assert unprintable_in_pdf("漢 ✓ № 😀 \ue000") == ("漢", "😀", "\ue000")


@pytest.mark.parametrize("template", [REPORT, SHOW], ids=lambda path: path.stem)
def test_every_letter_that_may_be_printed_has_a_form_in_all_styles(template, tmp_path):
    fonts = re.search(r"font: (\([^)]*\))", template.read_text(encoding="utf-8"))
    assert fonts
    every = [chr(c) for first, last in letters._IN_PDF for c in range(first, last + 1)]
    shown = [each for each in every if printable_in_pdf(each) == each]
    assert len(shown) > 1500
    page = tmp_path / "letters.typ"
    page.write_text(
        f'#set document(title: "x")\n#set text(font: {fonts[1]}, lang: "vi", fallback: false)\n'
        "#for each in json(bytes(sys.inputs.data)) "
        "{ [#each ]; strong[#each ]; emph[#each ]; strong(emph[#each ]) }\n",
        encoding="utf-8",
    )
    assert typeset(page, "data", json.loads(json.dumps(shown)), date(2026, 1, 1))
