"""Every page in every state and theme: complete, Vietnamese, and nothing leaves the machine."""

import pytest
from playwright.sync_api import expect

from charts.theme import DARK, LIGHT, Theme
from tests.browser.test_axe import faults
from tests.browser.test_frame import LISTEN, PROVINCE, begins_high, has_its_contents_in_reach
from tests.browser.test_print import OFTEN, THE_MAP, is_printed
from tests.browser.test_provinces import has_what_is_printed_of_a_province
from tests.browser.test_reach import has_room_beside
from tests.browser.test_year_calendar import DAY, days_are_tables
from tests.nightly import nightly
from ui.frame.pages import (
    HOME,
    INDICATORS,
    MAP,
    METHOD,
    PAGES,
    PLANS,
    PROVINCES,
    REGISTER,
    REPORTS,
    SHOW,
    TASKS,
    tab_title,
)

ADDRESSES = [page.address for page in PAGES]
FULL = [*(THE_MAP if each == MAP.address else each for each in ADDRESSES), PROVINCE]
BY_DAY = {HOME.address, THE_MAP, PROVINCE}
"""Pages with gauges, a map and cards; test_lost_database.py comes to the empty overview."""
LISTENED = {HOME, MAP, TASKS, REPORTS, PROVINCES, INDICATORS, PLANS, REGISTER, SHOW}
"""Pages on which another test of each run hears what is broken."""
CASES = [
    (state, each) if state == "full" and each in BY_DAY else nightly(state, each)
    for state, addresses in (("full", FULL), ("empty", ADDRESSES))
    for each in addresses
]
WIDE = {"width": 1440, "height": 900}
HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "same-origin",
}


@pytest.mark.parametrize(("state", "address"), CASES)
def test_every_page_is_whole_and_marked_and_asks_nothing_of_other_hosts(reader, state, address):
    """All of it in one visit: a visit takes seconds."""
    someone = reader(state, viewport=WIDE)
    someone.page.add_init_script(LISTEN)
    page = someone.open(f"/{address}")
    page.wait_for_load_state("networkidle")  # what fails after the drawing is heard too
    assert someone.outside == []
    assert someone.errors == []
    assert page.locator("html").get_attribute("lang") == "vi"
    title = next(each.title for each in PAGES if each.address == address.partition("?")[0])
    expect(page).to_have_title(tab_title(title))
    # Demonstration data are called that, on every page.
    expect(page.get_by_role("note")).to_have_count(1 if state == "full" else 0)
    if address == HOME.address:
        stands_on_the_first_screen(page)
    if state == "full":
        begins_high(page)
    elif address == HOME.address:
        says_what_to_do(page)
    if (state, address) == ("full", HOME.address):
        is_drawn_in(page, LIGHT)
        assert faults(page) == []
        no_tool_comes_up(page)
        changes_to_dark(page)
        has_room_beside(page, 1024)
        page.set_viewport_size(WIDE)
    if (state, address) == ("full", PROVINCE):
        has_what_is_printed_of_a_province(page)
        has_its_contents_in_reach(page)
    if state == "full" and address in OFTEN:
        is_printed(page)  # at last: it leaves the page as it is on paper
    assert someone.errors == []


@pytest.mark.parametrize(
    "pages", [[each for each in PAGES if each not in LISTENED], nightly(PAGES)], ids=len
)
def test_every_page_is_reached_by_the_navigation(reader, pages):
    """Without loading the site anew: what is broken in the browser on one of them is heard."""
    someone = reader(viewport={"width": 1920, "height": 1080})
    page = someone.open(f"/{METHOD.address}")
    for tab in page.get_by_role("tab").all():
        tab.click()
        someone.settle()
    for each in pages:
        someone.go(each.title)
        expect(page).to_have_title(tab_title(each.title))
        someone.settle()
        expect(page.get_by_role("note")).to_have_count(1)
    someone.follow(f"/lich?nam=2026&{DAY}")
    days_are_tables(page)
    assert someone.outside == []
    assert someone.errors == []


@pytest.mark.nightly
def test_nothing_leaves_while_one_works_with_the_page(reader):
    someone = reader()
    page = someone.open("/tong-quan?vi-sao=1520.library_service.public_commune")
    expect(page.get_by_role("dialog").locator(".stVegaLiteChart svg")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    someone.open_table()
    someone.go("Phương pháp và nguồn")
    for tab in page.get_by_role("tab").all():
        tab.click()
        someone.settle()
    assert someone.outside == []
    assert someone.errors == []


def test_every_answer_carries_the_security_headers_and_health_is_told_to_machines(reader):
    someone = reader()
    for path in ("/tong-quan", "/phuong-phap", "/suc-khoe", "/khong-co", "/", "/_stcore/health"):
        headers = someone.page.request.get(someone.address + path, max_redirects=0).headers
        assert {name: headers.get(name) for name in HEADERS} == HEADERS, path
        policy = dict(
            part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";")
        )
        assert policy["default-src"] == policy["frame-ancestors"] == "'self'"
        assert policy["object-src"] == "'none'"
        assert "http" not in headers["content-security-policy"]
        assert "camera=()" in headers["permissions-policy"]
    answer = someone.page.request.get(f"{someone.address}/suc-khoe")
    assert (answer.status, answer.json()["status"]) == (200, "ok")
    assert answer.json()["version"] >= 1


def changes_to_dark(page) -> None:
    """Hold that an open overview changes its colours with the system, and back."""
    page.emulate_media(color_scheme=DARK.name)  # an open page changes with the system
    expect(page.locator(f".stVegaLiteChart svg [fill='{LIGHT.ink}' i]")).to_have_count(0)
    is_drawn_in(page, DARK)
    page.emulate_media(color_scheme=LIGHT.name)
    expect(page.locator(f".stVegaLiteChart svg [fill='{DARK.ink}' i]")).to_have_count(0)


def is_drawn_in(page, theme: Theme) -> None:
    """Hold that the overview and its charts are in the colours of a theme and no other."""
    background = page.get_by_test_id("stApp").evaluate("e => getComputedStyle(e).backgroundColor")
    assert background == rgb(theme.page)
    charts = page.locator(".stVegaLiteChart")
    expect(charts).to_have_count(4)
    for chart in charts.all():
        filled = chart.locator("svg text[fill]").evaluate_all(
            "texts => texts.map((text) => text.getAttribute('fill').toUpperCase())"
        )
        assert theme.ink in filled
        assert not set(filled) & {other.ink for other in (LIGHT, DARK) if other is not theme}


def rgb(colour: str) -> str:
    return "rgb({}, {}, {})".format(*bytes.fromhex(colour.removeprefix("#")))


def stands_on_the_first_screen(page) -> None:
    """Hold that headline, counts and gauges of the overview need no scrolling."""
    counts = page.locator(".counts .card")
    gauges = page.locator(".gauges .stVegaLiteChart svg")
    expect(counts).to_have_count(4)
    expect(gauges).to_have_count(3)
    for part in (page.get_by_role("heading", level=1), *counts.all(), *gauges.all()):
        box = part.bounding_box()
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= WIDE["height"], part
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= WIDE["width"], part


def test_chart_is_drawn_from_the_facts_and_has_its_alternative_text(reader):
    page = reader().open("/tong-quan?nam=2025&ngay=2026-03-01")
    bullets = page.locator(".stVegaLiteChart").nth(3)
    expect(bullets).to_have_attribute(
        "aria-label", page.get_by_role("heading", level=1).text_content() + "."
    )
    drawn = bullets.locator("svg text").all_text_contents()
    assert {"Kết quả", "Cần thêm (thiết chế)", "Mốc đã qua"} <= set(drawn)
    # What has ended has its symbol alone.
    assert sum(text.split(" ")[0] in tuple("✔●▲■✖◌○–") for text in drawn) == 17
    for gauge in page.locator(".gauges .stVegaLiteChart").all():
        value = next(t for t in gauge.locator("svg text").all_text_contents() if "," in t)
        assert value in gauge.get_attribute("aria-label")


# Words


@pytest.mark.nightly
def test_no_control_that_one_sees_speaks_english(reader):
    someone = reader()
    page = someone.open("/tong-quan")
    someone.open_table().hover()
    no_tool_comes_up(page)


def no_tool_comes_up(page) -> None:
    """Hold that none of Streamlit's toolbars, which are English, comes up under the mouse."""
    for part in page.locator(".stVegaLiteChart").all():
        part.hover()
    tools = page.get_by_test_id("stElementToolbar").get_by_role("button")
    assert [tool.get_attribute("aria-label") for tool in tools.all() if tool.is_visible()] == []


def says_what_to_do(page) -> None:
    """Hold that the overview of an empty database says so, and what to do."""
    expect(page.get_by_role("status")).to_contain_text("Chưa có số liệu trong phạm vi đã chọn.")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Chưa thể đánh giá")
    drawn = page.locator(".gauges svg text").all_text_contents()
    assert drawn.count("○ Chưa có số liệu") == 3
