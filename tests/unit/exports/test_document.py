"""The report as DOCX: reopened, measured against the decree, and sound inside."""

import io
import zipfile

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml import etree

from exports.document import document
from exports.official.building import paper
from exports.official.parts import Field, Footnote, Heading, Paragraph
from exports.report.parts import DEMONSTRATION
from tests import reports

pytestmark = pytest.mark.thorough

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
ORDERS = {
    "pPr": "pStyle keepNext keepLines widowControl pBdr spacing ind jc outlineLvl sectPr",
    "rPr": "rStyle rFonts b bCs i iCs color sz szCs shd vertAlign lang",
    "tblPr": "tblW tblBorders tblLayout tblCellMar",
    "tcPr": "tcW vAlign",
    "sdtPr": "alias tag id placeholder showingPlcHdr",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols titlePg docGrid",
}
"""In which order the schema wants what we write; what is not named is not written by us."""


@pytest.fixture(scope="module", params=reports.CASES)
def made(request) -> tuple:
    report = reports.CASES[request.param]()
    content = document(report)
    return report, content, docx.Document(io.BytesIO(content))


def part(content: bytes, name: str):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


def pieces(report, kind: type) -> list:
    drawn = paper(report)
    blocks = [each for each in drawn.blocks if isinstance(each, Paragraph)]
    head = drawn.letterhead
    lines = [[head.issuer], head.sign, [head.place], [drawn.addressee]]
    lines += [each.pieces for each in blocks]
    lines += [drawn.signature, *drawn.recipients]
    lines += [drawn.annexed_to for _ in drawn.annexes]
    return [piece for line in lines for piece in line if isinstance(piece, kind)]


def test_sheets_are_those_of_the_decree(made):
    report, _, opened = made
    annexes = paper(report).annexes
    assert len(opened.sections) == 1 + len(annexes)
    for section, wide in zip(opened.sections, (False, *(a.wide for a in annexes)), strict=True):
        sheet = (section.page_width, section.page_height)
        assert sorted(round(side / Mm(1)) for side in sheet) == [210, 297]
        assert section.orientation == (WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT)
        assert Mm(20) - 1000 <= section.top_margin <= Mm(25) + 1000
        assert Mm(20) - 1000 <= section.bottom_margin <= Mm(25) + 1000
        assert Mm(30) - 1000 <= section.left_margin <= Mm(35) + 1000
        assert Mm(15) - 1000 <= section.right_margin <= Mm(20) + 1000


def test_letters_are_times_new_roman_and_vietnamese(made):
    _, content, opened = made
    for name in ("Normal", "Body Text", "Heading 1", "Heading 2", "Title", "footnote text"):
        assert opened.styles[name].font.name == "Times New Roman", name
    for name in ("Body Text", "Heading 1", "Heading 2"):
        assert Pt(13) <= opened.styles[name].font.size <= Pt(14)
    styles = part(content, "word/styles.xml")
    assert styles.find(f".//{W}docDefaults//{W}lang").get(f"{W}val") == "vi-VN"
    texts = part(content, "word/document.xml").iter(f"{W}t")
    lines = [each.getparent().find(f"{W}rPr/{W}lang") for each in texts]
    assert {each.get(f"{W}val") for each in lines} == {"vi-VN"}


def test_headings_are_such_for_the_navigation_pane(made):
    report, _, opened = made
    wanted = [b.words for b in paper(report).blocks if isinstance(b, Heading) and b.level == 1]
    assert [p.text for p in opened.paragraphs if p.style.name == "Heading 1"] == wanted


def test_every_footnote_is_referred_to_once_and_in_order(made):
    report, content, _ = made
    body, notes = part(content, "word/document.xml"), part(content, "word/footnotes.xml")
    wanted = [each.words for each in pieces(report, Footnote)]
    numbers = [each.get(f"{W}id") for each in body.iter(f"{W}footnoteReference")]
    assert numbers == [str(number) for number in range(1, len(wanted) + 1)]
    texts = {n.get(f"{W}id"): "".join(t.text or "" for t in n.iter(f"{W}t")) for n in notes}
    assert len(texts) == len(wanted) + 2  # the separators
    for number, words in zip(numbers, wanted, strict=True):
        assert texts[number].strip() == "".join(c for c in words if c >= " ").strip()
    named = part(content, "word/settings.xml").findall(f".//{W}footnotePr/{W}footnote")
    assert {each.get(f"{W}id") for each in named} == {"-1", "0"}


def test_the_package_names_what_it_holds(made):
    _, content, _ = made
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
    assert len(names) == len(set(names))
    assert names[0] == "[Content_Types].xml"
    overrides = {e.get("PartName") for e in part(content, "[Content_Types].xml")}
    assert "/word/footnotes.xml" in overrides
    links = part(content, "word/_rels/document.xml.rels")
    targets = {each.get("Target") for each in links}
    assert {f"word/{each}" for each in targets if not each.startswith("../")} <= set(names)
    codes = {each.get("Id") for each in links}
    used = {
        value
        for element in part(content, "word/document.xml").iter()
        for name, value in element.attrib.items()
        if name == qn("r:id")
    }
    assert used <= codes


@pytest.mark.parametrize("name", ["word/document.xml", "word/footnotes.xml"])
def test_elements_stand_in_the_order_of_the_schema(made, name):
    _, content, _ = made
    for parent, order in ORDERS.items():
        known = order.split()
        for element in part(content, name).iter(f"{W}{parent}"):
            found = [etree.QName(child).localname for child in element]
            assert found == sorted(found, key=known.index), parent


def test_cells_and_sections_end_as_word_wants(made):
    _, content, _ = made
    body = part(content, "word/document.xml").find(f"{W}body")
    for cell in body.iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p"
    for table in body.findall(f"{W}tbl"):
        columns = table.findall(f"{W}tblGrid/{W}gridCol")
        assert all(len(row.findall(f"{W}tc")) == len(columns) for row in table.findall(f"{W}tr"))
    assert body[-1].tag == f"{W}sectPr"


def test_every_style_that_is_named_exists(made):
    _, content, _ = made
    for name in ("word/document.xml", "word/footnotes.xml", "word/glossary/document.xml"):
        defined = part(content, name.rpartition("/")[0] + "/styles.xml")
        styles = {each.get(f"{W}styleId") for each in defined.iter(f"{W}style")}
        for kind in ("pStyle", "rStyle"):
            assert {e.get(f"{W}val") for e in part(content, name).iter(f"{W}{kind}")} <= styles


def test_a_field_that_is_emptied_shows_its_hint_again(made):
    _, content, _ = made
    blocks = {
        block.find(f"{W}docPartPr/{W}name").get(f"{W}val"): "".join(block.itertext())
        for block in part(content, "word/glossary/document.xml").iter(f"{W}docPart")
    }
    fields = list(part(content, "word/document.xml").iter(f"{W}sdt"))
    assert fields
    for each in fields:
        name = each.find(f"{W}sdtPr/{W}placeholder/{W}docPart").get(f"{W}val")
        assert blocks[name] == "".join(each.find(f"{W}sdtContent").itertext())


def test_nothing_of_the_template_is_left_over(made):
    _, content, _ = made
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
    assert not [each for each in names if "WithEffects" in each or "customXml" in each]


def test_headings_of_tables_are_repeated(made):
    _, content, _ = made
    tables = part(content, "word/document.xml").iter(f"{W}tbl")
    lined = [each for each in tables if each.find(f"{W}tblPr/{W}tblBorders") is not None]
    assert lined
    assert all(each.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for each in lined)


def test_pages_are_counted_from_the_second_and_anew_in_annexes(made):
    _, content, opened = made
    body = opened.sections[0]
    assert body.different_first_page_header_footer
    assert " PAGE " not in "".join(body.first_page_header._element.itertext())
    assert " PAGE " in "".join(body.header._element.itertext())
    starts = part(content, "word/document.xml").findall(f".//{W}pgNumType")
    assert [each.get(f"{W}start") for each in starts] == ["1"] * (len(opened.sections) - 1)


def test_made_up_data_are_named_on_every_page(made):
    report, _, opened = made
    body = opened.sections[0]
    for header in (body.first_page_header, body.header):
        assert (DEMONSTRATION in "".join(header._element.itertext())) is report.is_demonstration
    for section in opened.sections[1:]:
        assert section.header.is_linked_to_previous
        assert section.first_page_header.is_linked_to_previous


def test_places_to_fill_are_fields_with_names_of_their_own(made):
    report, content, _ = made
    fields = list(part(content, "word/document.xml").iter(f"{W}sdt"))
    assert len(fields) == len(pieces(report, Field))
    assert len({each.find(f".//{W}id").get(f"{W}val") for each in fields}) == len(fields)


def test_the_same_report_gives_the_same_bytes():
    first, second = (document(reports.report(frozen=reports.FROZEN)) for _ in range(2))
    assert first == second
    assert first != document(reports.report())
