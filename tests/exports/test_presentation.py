"""Presentations, opened again: what they hold, and that their package is whole."""

import hashlib
import posixpath
import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Pt

from charts.theme import LIGHT
from exports.report import SlideChoice, with_chosen_slides
from exports.report.parts import DEMONSTRATION
from exports.slides.planning import slides
from exports.slides.pptx.presentation import presentation

CASES = ["full", "partly", "empty", "of_province"]
SHAPES = "./p:cSld/p:spTree/*[self::p:sp or self::p:graphicFrame or self::p:pic or self::p:grpSp]"


@pytest.fixture(params=CASES)
def case(request, written):
    report = request.getfixturevalue(request.param)
    content = written(request.param)
    return report, content, Presentation(BytesIO(content))


def words_of(shape) -> str:
    if shape.has_text_frame:
        return shape.text_frame.text
    if shape.has_table:
        return " ".join(cell.text for row in shape.table.rows for cell in row.cells)
    return ""


def test_headlines_stand_in_titles_in_the_order_of_the_sections(case, atlas):
    report, _, opened = case
    titles = [
        item.lines[0].text
        for each in slides(report, atlas, LIGHT)
        for item in each.items
        if getattr(item, "role", "") == "title"
    ]
    assert [s.shapes.title.text_frame.text for s in opened.slides] == titles
    assert (opened.slide_width, opened.slide_height) == (Pt(960), Pt(540))


def test_every_slide_says_what_is_shown_and_whether_it_is_made_up(case):
    report, _, opened = case
    for number, slide in enumerate(opened.slides):
        said = [words_of(shape) for shape in slide.shapes]
        assert report.scope_sentence in said, number
        assert (DEMONSTRATION.partition(",")[0] in said) == report.is_demonstration
        kinds = {shape.placeholder_format.type.name for shape in slide.placeholders}
        assert {"FOOTER", "SLIDE_NUMBER"} <= kinds


def test_notes_are_what_is_said_and_their_master_is_listed(case, atlas):
    report, content, opened = case
    for planned, slide in zip(slides(report, atlas, LIGHT), opened.slides, strict=True):
        notes = slide.notes_slide.notes_text_frame.text.split("\n")
        assert notes == [*planned.spoken, *planned.sources]
    with ZipFile(BytesIO(content)) as package:
        assert b"<p:notesMasterIdLst" in package.read("ppt/presentation.xml")


def test_tables_charts_and_pictures_are_described(case):
    _, _, opened = case
    described = 0
    for slide in opened.slides:
        for shape in slide.shapes:
            if shape.shape_type is not None and shape.shape_type.name in (
                "TABLE",
                "CHART",
                "PICTURE",
                "GROUP",
            ):
                (named,) = shape._element.xpath("./*[1]/p:cNvPr")
                assert len(named.get("descr", "")) > 20, shape.name
                described += 1
    assert described


def test_a_presenters_choice_is_shown_as_told(full, atlas):
    story = (SlideChoice("nhiem-vu", "Lời riêng & <của> tôi."), SlideChoice("khen-thuong"))
    chosen = with_chosen_slides(full, story)
    content, again = (presentation(chosen, atlas) for _ in range(2))
    assert again == content
    opened = Presentation(BytesIO(content))
    planned = slides(chosen, atlas, LIGHT)
    assert len(opened.slides) == len(planned)
    assert planned[0].code == "nhiem-vu"
    assert "Lời riêng & <của> tôi." in [words_of(x) for x in opened.slides[0].shapes]


def test_same_report_gives_the_same_bytes(case, atlas):
    report, content, _ = case
    again = presentation(report, atlas)
    assert hashlib.sha256(again).digest() == hashlib.sha256(content).digest()
    with ZipFile(BytesIO(content)) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = package.read("docProps/core.xml").decode()
    days = set(re.findall(r">(\d{4}-\d\d-\d\d)T", core))
    assert days == {report.selection.as_of.isoformat()}


def test_the_package_is_whole(case):
    """What makes PowerPoint offer a repair: parts nobody names, names nobody has, numbers twice."""
    _, content, _ = case
    with ZipFile(BytesIO(content)) as package:
        names = package.namelist()
        parts = {name: package.read(name) for name in names}
    assert len(set(names)) == len(names)
    assert names[0] == "[Content_Types].xml"
    assert not [name for name in names if "thumbnail" in name or "printerSettings" in name]
    types = etree.fromstring(parts["[Content_Types].xml"])
    overrides = {each.get("PartName") for each in types if each.get("PartName")}
    defaults = {each.get("Extension") for each in types if each.get("Extension")}
    assert {name.lstrip("/") for name in overrides} <= set(names)
    named = set()
    for name in names:
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            for each in etree.fromstring(parts[name]):
                assert each.get("TargetMode") != "External"
                target = posixpath.normpath(posixpath.join("/", folder, each.get("Target")))
                assert target.lstrip("/") in parts, (name, target)
                named.add(target.lstrip("/"))
        elif name != "[Content_Types].xml":
            assert f"/{name}" in overrides or name.rpartition(".")[2] in defaults
    assert {n for n in names if not n.endswith(".rels")} - named == {"[Content_Types].xml"}
    for name, part in parts.items():
        if name.startswith("ppt/slides/slide") and name.endswith(".xml"):
            numbers = etree.fromstring(part).xpath("//*[local-name()='cNvPr']/@id")
            assert len(set(numbers)) == len(numbers), name
        if name.startswith("ppt/charts/chart") and name.endswith(".xml"):
            axes = etree.fromstring(part).xpath("//*[local-name()='axId']/@val")
            assert all(axis.isdecimal() for axis in axes), name


def test_words_are_vietnamese_in_a_font_of_every_windows(written):
    with ZipFile(BytesIO(written("full"))) as package:
        theme = package.read("ppt/theme/theme1.xml").decode()
        slide = package.read("ppt/slides/slide2.xml").decode()
    assert set(re.findall(r'<a:latin typeface="([^"]+)"', theme)) == {"Arial"}
    assert set(re.findall(r'lang="([^"]+)"', slide)) == {"vi-VN"}
