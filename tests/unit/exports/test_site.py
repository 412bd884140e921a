"""The site: a page for each province and series, nothing fetched, each figure with its clause."""

import re
from dataclasses import replace
from functools import cache
from html import unescape
from html.parser import HTMLParser

import pytest

from data_access.boundaries import atlas
from exports.report.parts import DEMONSTRATION
from exports.site import SHOW, DataFile, Site, site_pages
from exports.site.open_data import sitemap
from exports.site.parts import CONTENTS, PLANS
from progress.indicators.series import all_series
from progress.judging.coverage import Basis
from tests import reports
from ui.frame import url_state
from ui.frame.pages import PAGES

pytestmark = pytest.mark.thorough

FILES = (DataFile("figures", "Số liệu", 3, ("unit_code",), ("json", "csv")),)
LIVE = "https://bang.example.vn/c1520/"
OUTSIDE = re.compile(r"(?:https?:)?//[\w.-]+\.\w+|@import|url\((?!#)|<script|<iframe|\son\w+=")


@cache
def pages(case: str = "full", live: str = "") -> dict[str, str]:
    site = Site(reports.CASES[case](), atlas(Basis.TODAY), live)
    return {path: content.decode() for path, content in site_pages(site, FILES)}


class Reader(HTMLParser):
    """Reads a page: its words, its links, and the names of places in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words, self.links, self.ids = "", [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "a":
            self.links.append(given["href"])
        if "id" in given:
            self.ids.append(given["id"])

    def handle_data(self, data):
        self.words += data


def test_there_is_a_page_for_each_province_and_each_series_and_the_overview_is_last():
    report = reports.report()
    names = list(pages())
    series = all_series(report.programme)
    assert names[-1] == "index.html"
    assert {f"tinh-thanh-{code}.html" for code in ("01", "46", "86")} <= set(names)
    assert {f"chi-tieu-{'-'.join(each)}.html" for each in series} <= set(names)
    assert all(re.fullmatch(r"[a-z0-9_.-]+", name) for name in names)


@pytest.mark.parametrize("case", ["full", "empty", "bare", "snapshot", "long", "final"])
def test_every_link_leads_to_a_page_or_a_place_that_is_there(case):
    read = {path: Reader(text) for path, text in pages(case).items()}
    known = {*read, *(each.path(ending) for each in FILES for ending in each.endings)}
    for path, page in read.items():
        assert len(page.ids) == len(set(page.ids)), path
        for link in page.links:
            target, _, place = link.partition("#")
            assert (target or path) in known, (path, link)
            assert not place or place in read[target or path].ids, (path, link)


def test_a_page_fetches_nothing_runs_nothing_and_weighs_little():
    for path, text in pages().items():
        if path != SHOW:
            assert not OUTSIDE.search(text), path
            assert "default-src 'none'" in unescape(text), path
            assert "script-src" not in text, path
            assert len(text.encode()) <= 150_000, path


def test_every_page_says_its_day_its_version_and_that_its_data_are_made_up():
    for path, text in pages().items():
        words = Reader(text).words
        assert "21/11/2026" in words, path
        assert DEMONSTRATION.partition(",")[0] in words, path
        assert path == SHOW or "phiên bản dữ liệu 1" in words, path


def test_what_is_not_made_up_is_not_said_to_be():
    assert not any(DEMONSTRATION.partition(",")[0] in text for text in pages("empty").values())


def test_a_snapshot_is_named_on_every_page():
    assert all(reports.FROZEN.title in text for text in pages("snapshot").values())


def test_every_target_leads_to_its_clause():
    home = Reader(pages()["index.html"])
    clauses = Reader(pages()["van-ban-1520.html"])
    report = reports.report()
    for fact in report.facts:
        where = f"{'-'.join(fact.series)}-{fact.milestone.year}"
        assert f"van-ban-1520.html#{where}" in home.links
        assert where in clauses.ids


def test_a_map_has_both_archipelagos_and_a_merged_province_is_said_to_be_a_sum():
    text = pages()["chi-tieu-library_service-public_commune.html"]
    assert "Quần đảo Hoàng Sa" in text
    assert "Quần đảo Trường Sa" in text
    assert "tổng của các đơn vị" in pages()["tinh-thanh-86.html"]


def test_every_page_leads_back_to_the_live_one_that_shows_the_same():
    known = {page.address for page in PAGES}
    for path, text in pages("snapshot", LIVE).items():
        back = [link for link in Reader(text).links if link.startswith(LIVE)]
        assert len(back) == (path != SHOW), path
        for link in back:
            address, _, query = link.removeprefix(LIVE).partition("?")
            names = {each.partition("=")[0] for each in query.split("&")}
            assert address in known
            assert {url_state.YEAR, url_state.SNAPSHOT} <= names
            assert names <= {
                url_state.YEAR,
                url_state.SNAPSHOT,
                url_state.SCOPE,
                url_state.INDICATOR,
                url_state.CATEGORY,
            }
    assert f"pham-vi=46&ban-chot={reports.FROZEN.code}" in pages("snapshot", LIVE)[
        "tinh-thanh-46.html"
    ].replace("&amp;", "&")


def test_names_of_others_are_no_markup():
    text = "".join(pages("long").values())
    assert "&lt;b&gt;" in text
    assert "<b>&amp;" not in text


def test_a_site_of_one_province_has_its_page():
    one = reports.report(
        units=tuple(each for each in reports.country().units if each.code in ("VN", "01")),
        successions=(),
        figures=tuple(each for each in reports.FIGURES if each.unit_code == "01"),
        documents=tuple(each for each in reports.DOCUMENTS if each.unit_code == "VN"),
        reports=(),
    )
    made = dict(site_pages(Site(one, atlas(Basis.TODAY)), FILES))
    assert [path for path in made if path.startswith("tinh-thanh-")] == ["tinh-thanh-01.html"]


def test_a_plan_that_names_parts_apart_says_each_and_that_a_category_ended():
    both, university, specialised = (
        ("library_service", each)
        for each in ("university_specialised", "university", "specialised")
    )
    named = zip((both, university, specialised), (6, 7, 8), strict=True)
    made = reports.report(
        categories=(
            *reports.factories.CATEGORIES,
            *(reports.factories.category(code, code, position=at) for (_, code), at in named),
        ),
        targets=(
            *reports.factories.milestones(y2030=100, row=both),
            *reports.factories.milestones(y2030=90, row=reports.factories.DISTRICT),
            *reports.factories.milestones(y2030=91, row=university, document="hue"),
            *reports.factories.milestones(y2030=92, row=specialised, document="hue"),
            *reports.factories.milestones(y2030=70, row=reports.factories.DISTRICT, document="hue"),
        ),
    )
    found = dict(site_pages(Site(made, atlas(Basis.TODAY)), FILES))
    words = Reader(found[PLANS].decode()).words
    assert "91%; 92%" in words
    assert "thấp hơn; không còn áp dụng" in words
    shown = re.findall(r'<p class="small">([^<]+ · số liệu)', b"".join(found.values()).decode())
    assert set(shown) >= {"Cả nước · số liệu", "Thành phố Huế · số liệu"}
    assert all(each[0].isupper() for each in shown)


def test_the_contents_lead_to_every_page():
    every = {path for path in pages() if path.endswith(".html")}
    assert every == set(re.findall(r'href="([\w-]+\.html)"', pages()[CONTENTS]))


def test_the_sitemap_names_every_page_where_it_is_served():
    served = sitemap(["index.html", "du-lieu.html"], "https://a.vn/c1520/")
    assert b"<loc>https://a.vn/c1520/du-lieu.html</loc>" in served


def test_the_same_report_gives_the_same_bytes():
    again = Site(replace(reports.report()), atlas(Basis.TODAY))
    assert {path: each.decode() for path, each in site_pages(again, FILES)} == pages()
