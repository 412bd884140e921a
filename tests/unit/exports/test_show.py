"""The show: every section told, everything escaped, nothing fetched, its data named everywhere."""

import base64
import hashlib
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

from charts.theme import DARK, LIGHT
from data_access.boundaries import atlas
from exports.report import (
    ReportDocument,
    ReportSnapshot,
    SlideChoice,
    build_report,
    usual_slides,
    with_chosen_slides,
)
from exports.report.occasions import FIVE_YEARS
from exports.shared.markup import element
from exports.show import policy, show
from exports.slides.planning import aside_slides, slides
from progress.judging.coverage import Basis
from progress.model.selection import Selection
from tests.factories import SERVICE, TODAY, figure, of_provinces, report, sector, task

FROZEN = ReportSnapshot("so-ket", "Sơ kết <2027>", date(2027, 6, 30), "0123456789abcdef" * 4)
OUTSIDE = re.compile(r"(?:https?:)?//[\w.-]+\.\w+|@import|\bfetch\(|XMLHttpRequest|WebSocket")


def programme(**given):
    known = {
        "sectors": (sector("library", "Thư viện", SERVICE),),
        "figures": (
            figure("01", 2023, 10, 100),
            figure("01", 2025, 45, 100),
            figure("46", 2025, 3, 4),
        ),
        "reports": (report("01", 2025, date(2025, 12, 1)),),
        "tasks": (task("I.1"), task("II.2", None, None)),
        **given,
    }
    return of_provinces("01", "46", **known)


def told(frozen: ReportSnapshot | None = None, **given) -> ReportDocument:
    return build_report(programme(**given), Selection(TODAY, 2025), FIVE_YEARS, frozen)


def document(given: ReportDocument | None = None, **more) -> str:
    return show(given or told(), atlas(Basis.TODAY), **more).decode()


class Reader(HTMLParser):
    """Reads the slides: their ids, their words, and every address in the document."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.slides: dict[str, str] = {}
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self._current = ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.addresses += [found[name] for name in ("href", "src") if found.get(name)]
        self.ids += [found["id"]] if "id" in found else []
        if tag == "section":
            self._current = found["id"]
            self.slides[self._current] = ""
        elif tag == "aside":
            self._current = ""

    def handle_data(self, data):
        if self._current:
            self.slides[self._current] += f"{data} "


def test_slides_stand_in_order_and_provinces_out_of_it():
    given = told()
    shown = Reader(document(given))
    asides = [slide.code for slide in aside_slides(given, LIGHT)]
    assert asides == ["tinh-01", "tinh-46"]
    drawn = [slide.code for slide in slides(given, atlas(Basis.TODAY), LIGHT)]
    assert list(shown.slides) == [*drawn, *asides]
    assert len(set(shown.ids)) == len(shown.ids)


def test_a_slide_says_its_headline_and_its_place():
    given = told()
    shown = Reader(document(given)).slides
    drawn = slides(given, atlas(Basis.TODAY), LIGHT)
    for place, slide in enumerate(drawn, start=1):
        assert re.search(rf"\b{place} +/{len(drawn)}\b", shown[slide.code])
        lines = [line.text for item in slide.items for line in getattr(item, "lines", ())]
        assert all(line in shown[slide.code] for line in lines)


def test_both_archipelagos_are_on_every_map():
    shown = Reader(document()).slides
    for code in ("bia", "ban-do-library"):
        assert "Quần đảo Hoàng Sa" in shown[code]
        assert "Quần đảo Trường Sa" in shown[code]


def test_nothing_is_fetched():
    text = document(told(FROZEN))
    assert not OUTSIDE.search(re.sub(r"base64,[\w+/=]+", "", text))
    assert all(address.startswith("#") for address in Reader(text).addresses)
    assert set(re.findall(r"url\(([^)]{0,5})", text)) <= {"data:", "#hatc"}


def test_the_document_may_run_its_own_script_alone():
    text = document()
    (script,) = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in policy()
    assert "default-src 'none'" in policy()
    assert "connect-src" not in policy()
    assert policy().replace("'", "&#x27;") in text


def test_demonstration_data_are_named_on_every_slide():
    for words in Reader(document(told(demonstration=True))).slides.values():
        assert words.count("SỐ LIỆU MINH HỌA") == 2  # over the title and at the foot
    assert "MINH HỌA" not in document()


def test_a_snapshot_is_named_on_every_slide_with_its_day_and_hash():
    for words in Reader(document(told(FROZEN))).slides.values():
        for said in ("Sơ kết <2027>", "30/06/2027", "01234567"):
            assert said in words


def test_words_are_escaped_wherever_they_come_from():
    bad = "<img src=x onerror=alert(1)>&\"'"
    given = told(
        sectors=(sector("library", bad, SERVICE),), tasks=(replace(task("I.1"), short_title=bad),)
    )
    given = with_chosen_slides(
        given, [SlideChoice(section.code, bad) for section in given.sections]
    )
    text = document(given)
    assert "<img" not in text
    assert bad in Reader(text).slides["nhiem-vu"]


def test_the_same_report_gives_the_same_bytes():
    assert document() == document()


def test_links_lead_to_pages_only_where_there_are_pages():
    assert "data-back" not in document()
    text = document(links={"toan-canh": "/goc/tong-quan?nam=2025"}, back="/goc/trinh-chieu")
    assert "/goc/tong-quan?nam=2025" in Reader(text).addresses
    assert 'data-back="/goc/trinh-chieu"' in text


def test_colours_are_those_of_the_palette():
    text = document()
    for theme in (LIGHT, DARK):
        assert all(colour in text for colour in (theme.page, theme.ink, *theme.marks.values()))


def test_attributes_are_escaped_and_left_out_where_there_are_none():
    assert element("a", "<b>", href='"x"', class_=None) == '<a href="&quot;x&quot;">&lt;b&gt;</a>'


def test_a_story_chooses_orders_and_says_one_sentence():
    given = told()
    first, second = given.sections[0].code, given.sections[-1].code
    found = with_chosen_slides(
        given,
        [
            SlideChoice(second, "  Một   câu. "),
            SlideChoice("không-có"),
            SlideChoice(first),
            SlideChoice(second),
        ],
    )
    assert [section.code for section in found.sections] == [second, first]
    assert [section.own for section in found.sections] == ["Một câu.", ""]
    usual = [each.code for each in usual_slides(given)]
    for nothing in ([], [SlideChoice("không-có")]):
        assert [each.code for each in with_chosen_slides(given, nothing).sections] == usual
    assert len(with_chosen_slides(given, [SlideChoice(first, "a" * 999)]).sections[0].own) == 200
    assert found.facts == given.facts
