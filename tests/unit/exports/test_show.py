"""The show: every section told, everything escaped, nothing fetched, its data named everywhere."""

import base64
import hashlib
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from charts.theme import DARK, LIGHT
from data_access.boundaries import atlas
from exports.report import (
    ReportDocument,
    ReportSnapshot,
    SlideChoice,
    Table,
    TableColumn,
    build_report,
    with_chosen_slides,
)
from exports.report.occasions import FIVE_YEARS
from exports.shared.lettering import lines, width
from exports.show import policy, show, slides
from exports.show.frame import BODY, room
from exports.show.markup import element
from exports.show.paging import paged
from exports.show.tables import pages
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


def test_every_section_has_its_slide_in_order():
    given = told()
    found = [slide.section.code for slide in slides(given, atlas(Basis.TODAY))]
    assert list(dict.fromkeys(found)) == [section.code for section in given.sections]
    shown = Reader(document(given))
    assert list(shown.slides) == [slide.code for slide in slides(given, atlas(Basis.TODAY))]
    assert len(set(shown.ids)) == len(shown.ids)


def test_a_slide_says_its_headline_and_its_place():
    given = told()
    shown = Reader(document(given)).slides
    of = len(shown)
    for place, words in enumerate(shown.values(), start=1):
        assert re.search(rf"\b{place} +/{of}\b", words)
    for section in given.sections:
        assert section.title in shown[section.code]


def test_a_section_with_nothing_to_show_says_so():
    given = told(figures=(), reports=(), tasks=(), targets=())
    shown = Reader(document(given)).slides
    assert "Chưa có số liệu" in shown["chuyen-bien"]
    assert len(shown) >= len(given.sections)


def test_both_archipelagos_are_on_every_map():
    shown = Reader(document()).slides
    for code in ("bia", "ban-do-library"):
        assert "Quần đảo Hoàng Sa" in shown[code]
        assert "Quần đảo Trường Sa" in shown[code]
    assert "Q.đảo Hoàng Sa" in shown["ban-do-library-2"]
    assert "Q.đảo Trường Sa" in shown["ban-do-library-2"]


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


@pytest.mark.parametrize("columns", [2, 6])
@pytest.mark.parametrize("count", [1, 34, 90])
def test_a_table_keeps_every_row_on_however_many_slides(columns, count):
    words = tuple(TableColumn(f"Cột số {place}") for place in range(columns))
    cells = [tuple(f"ô {row}.{place} " * 9 for place in range(columns)) for row in range(count)]
    drawn = list(pages(Table("Bảng", words, tuple(cells)), 600, 700))
    said = " ".join(drawn)
    assert [f"ô {row}.0 " in said for row in range(count)] == [True] * count
    assert said.count("<tr>") >= count + len(drawn)
    sizes = {float(each) for each in re.findall(r"font-size:([\d.]+)rem", said)}
    assert min(sizes) * 100 >= BODY


def test_thirty_four_provinces_stand_on_one_slide():
    heads = (
        "Hạng",
        "Tỉnh, thành phố",
        "Đạt hoặc đúng tiến độ",
        "Chưa đánh giá được",
        "Báo cáo năm",
    )
    table = Table(
        "Xếp hạng",
        tuple(TableColumn(head) for head in heads),
        tuple((str(n), "Hồ Chí Minh", "15/15", "0", "Chưa gửi, quá hạn") for n in range(34)),
    )
    section = next(each for each in told().sections if each.code == "tinh-thanh")
    long = replace(section, title="1/34 tỉnh, thành phố đạt hoặc đúng tiến độ mọi chỉ tiêu " * 2)
    assert len(list(pages(table, room(long), room(long)))) == 1


def test_rows_are_spread_evenly():
    found = paged(range(13), lambda rows: 40 * len(rows), 480, 480)
    assert [len(page) for page in found] == [7, 6]
    assert [row for page in found for row in page] == list(range(13))
    assert paged([5], lambda rows: 99, 10, 10) == [[5]]
    assert paged([], len, 10, 10) == []


def test_text_is_measured_as_it_is_printed():
    assert width("iii", 28) < width("mmm", 28) < width("mmm", 28, bold=True)
    assert width("ệ", 28) == width("e\u0323\u0302", 28)
    assert lines("", 100, 28) == 0
    assert lines("một hai", width("một hai", 28), 28) == 1
    assert lines("một hai", width("một hai", 28) - 1, 28) == 2
    assert lines("m" * 100, 100, 28) > 10


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
    assert with_chosen_slides(given, []) is given
    assert with_chosen_slides(given, [SlideChoice("không-có")]) is given
    assert len(with_chosen_slides(given, [SlideChoice(first, "a" * 999)]).sections[0].own) == 200
    assert found.facts == given.facts
