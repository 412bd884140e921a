"""The map drawn with WebGL: chosen from by mouse and by keyboard."""

import re
from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import TimeoutError, expect

from progress.indicators.atlas import CENTRE, HEIGHT, mercator
from tests.browser.conftest import ARGUMENTS, PATIENCE, Reader

HUE, DAK_LAK = (107.6, 16.35), (108.2, 12.75)


@pytest.fixture(scope="module")
def chromium(launch):
    """Give a browser that draws with the imitated graphics card: maps come sooner."""
    browser = launch(*ARGUMENTS)
    yield browser
    browser.close()


def map_of(someone: Reader, address: str):
    """Open the map and wait until it was drawn in the size of the screen."""
    with someone.page.expect_response(re.compile("du-lieu/ranh-gioi")):
        page = someone.open(address)
    page.locator("[data-testid=stDeckGlJsonChart] canvas").wait_for()
    someone.settle()
    page.wait_for_load_state("networkidle")
    return page


def click_on(page, place: tuple[float, float], name: str, leads_to: Callable[[str], bool]) -> None:
    """Click on a place of the map, in degrees, once its name is shown; it leads to an address."""
    canvas = page.locator("[data-testid=stDeckGlJsonChart] canvas").first
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    scale = box["height"] / HEIGHT
    x = box["width"] / 2 + (place[0] - CENTRE[0]) * scale
    y = box["height"] / 2 - (mercator(place[1]) - mercator(CENTRE[1])) * scale
    named = page.locator(".deck-tooltip", has_text=name)
    # What lies under the mouse is asked when it moves, and known once the outlines are drawn.
    for step in range(PATIENCE):
        page.mouse.move(box["x"] + x + step % 2, box["y"] + y)
        with suppress(TimeoutError):
            named.wait_for(timeout=1000)
            break
    # A browser that is busy for a quarter of a second takes a click for a long press.
    for _ in range(3):
        page.mouse.click(box["x"] + x, box["y"] + y)
        with suppress(TimeoutError):
            page.wait_for_url(leads_to, timeout=1000 * PATIENCE / 3)
            break
    assert leads_to(page.url)


def test_a_province_is_chosen_by_clicks_and_by_the_keyboard_and_institutions_are_marked(reader):
    # A narrow window: every point of it is computed without a graphics card.
    someone = reader(viewport={"width": 1024, "height": 800})
    with someone.page.expect_response(re.compile("du-lieu/ranh-gioi-34")) as heard:
        page = map_of(someone, "/ban-do?nam=2025")
    headers = heard.value.headers
    assert "immutable" in headers["cache-control"]
    assert headers["content-encoding"] == "gzip"
    click_on(page, DAK_LAK, "Đắk Lắk", lambda url: "pham-vi=66" in url)
    someone.settle()
    expect(page.locator(".st-key-province")).to_contain_text("Tỉnh Đắk Lắk")
    click_on(page, DAK_LAK, "Đắk Lắk", lambda url: "pham-vi" not in url)
    someone.settle()
    expect(page.locator(".st-key-province")).to_have_count(0)
    # By the keyboard, and back by the button of the browser.
    page.get_by_role("combobox", name="Tỉnh, thành phố").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.type("lai chau")
    page.keyboard.press("Enter")
    page.wait_for_url("**pham-vi=12**")
    someone.settle()
    expect(page.locator(".st-key-province")).to_contain_text("Tỉnh Lai Châu")
    page.go_back()
    page.wait_for_url(lambda url: "pham-vi" not in url)
    someone.settle()
    expect(page.locator(".st-key-province")).to_have_count(0)
    # Outlines travelled packed, and travel once for all indicators.
    assert page.request.get(f"{someone.address}/du-lieu/ranh-gioi-35.json").status == 404
    assert page.request.get(f"{someone.address}/du-lieu/khac-34.json").status == 404
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    someone.choose("Chỉ tiêu", "Bảo tàng có chương trình giáo dục")
    page.wait_for_url("**chi-tieu=museum_programme**")
    someone.settle()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bảo tàng")
    assert [url for url in fetched if "ranh-gioi" in url] == []
    # Institutions are fetched as marks of communes.
    with page.expect_response(re.compile("thiet-che/xa")) as heard:
        someone.follow("/ban-do?nam=2025&lop=thiet-che")
    rows = heard.value.json()
    assert len(rows) == 3321
    assert len(heard.value.body()) <= 300_000
    where = f"{someone.address}/du-lieu/thiet-che/"
    assert someone.page.request.get(f"{where}tinh.json?ngay=2026-01-01").json()[0]["name"]
    assert someone.page.request.get(f"{where}tinh.json?ngay=hom-nay").status == 404
    assert someone.page.request.get(f"{where}khac.json?ngay=2026-01-01").status == 404
    assert someone.outside == []
    assert someone.errors == []
