"""The map in a real browser: drawn with WebGL and without it, chosen by mouse and by keyboard."""

import re
from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import TimeoutError, expect

from progress.indicators.atlas import CENTRE, HEIGHT, mercator
from tests.browser.conftest import ARGUMENTS, PATIENCE, Reader
from tests.nightly import nightly

HUE, DAK_LAK = (107.6, 16.35), (108.2, 12.75)
NAMED_IN_FRAME = """() => {
  const drawn = document.querySelector('.stVegaLiteChart svg');
  if (!drawn) return false;
  const frame = drawn.getBoundingClientRect();
  return ['Quần đảo Hoàng Sa', 'Quần đảo Trường Sa'].every((name) =>
    [...drawn.querySelectorAll('text')].some((text) => {
      const box = text.getBoundingClientRect();
      return text.textContent === name && box.left >= frame.left && box.right <= frame.right
        && box.top >= frame.top && box.bottom <= frame.bottom;
    }));
}"""
NO_WEBGL = "Trình duyệt này không có WebGL"


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


def test_a_province_is_chosen_and_given_back_by_clicks_and_by_the_keyboard(reader):
    someone = reader()
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
    assert someone.outside == []
    assert someone.errors == []


def test_institutions_are_fetched_as_marks_of_communes(reader):
    someone = reader()
    with someone.page.expect_response(re.compile("thiet-che/xa")) as heard:
        map_of(someone, "/ban-do?nam=2025&lop=thiet-che")
    rows = heard.value.json()
    assert len(rows) == 3321
    assert len(heard.value.body()) <= 300_000
    where = f"{someone.address}/du-lieu/thiet-che/"
    assert someone.page.request.get(f"{where}tinh.json?ngay=2026-01-01").json()[0]["name"]
    assert someone.page.request.get(f"{where}tinh.json?ngay=hom-nay").status == 404
    assert someone.page.request.get(f"{where}khac.json?ngay=2026-01-01").status == 404
    assert someone.outside == []
    assert someone.errors == []


@pytest.fixture
def without_webgl(launch, server, database):
    """Give a reader whose browser has no WebGL at all."""
    browser = launch(*ARGUMENTS[:1], "--disable-3d-apis")
    yield Reader(
        browser.new_context(viewport={"width": 1440, "height": 900}), server(database("full"))
    )
    browser.close()


def test_without_webgl_the_figure_takes_the_maps_place(without_webgl):
    someone = without_webgl
    page = someone.open("/ban-do?nam=2025")
    expect(page.get_by_text(NO_WEBGL)).to_be_visible()
    someone.settle()
    drawn = page.locator(".stVegaLiteChart svg")
    expect(drawn).to_contain_text("Quần đảo Hoàng Sa")
    expect(drawn).to_contain_text("Quần đảo Trường Sa")
    expect(page.locator("[data-testid=stDeckGlJsonChart]")).to_have_count(0)
    assert someone.outside == []


@pytest.mark.parametrize("drawing", ["hinh-ve", "o-luoi"])
def test_a_click_chooses_in_the_other_drawings_too(reader, drawing):
    someone = reader()
    page = someone.open(f"/ban-do?nam=2025&hinh={drawing}")
    name = page.locator(".stVegaLiteChart svg text", has_text="Gia Lai").last
    box = name.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] + 6)
    page.wait_for_url("**pham-vi=52**")
    someone.settle()
    expect(page.locator(".st-key-province")).to_contain_text("Tỉnh Gia Lai")
    page.go_back()
    page.wait_for_url(lambda url: "pham-vi" not in url)


@pytest.mark.parametrize(
    "size",
    [(1440, 900), nightly((1920, 1080)), (390, 844)],
    ids=lambda size: f"{size[0]}x{size[1]}",
)
def test_both_archipelagos_are_in_view_at_any_size(reader, size):
    someone = reader(viewport={"width": size[0], "height": size[1]})
    page = someone.open("/ban-do?nam=2025&hinh=hinh-ve")
    page.wait_for_function(NAMED_IN_FRAME)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_figure_is_downloaded_with_its_words(reader):
    someone = reader()
    page = someone.open("/ban-do?nam=2025&hinh=hinh-ve")
    page.get_by_role("button", name="Tải hình").click()
    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_role("button", name="SVG").click()
    assert waiting.value.suggested_filename == (
        "ban-do-library_service.public_commune-2025-34-tinh.svg"
    )
    said = waiting.value.path().read_text(encoding="utf-8")
    for words in (
        "Quần đảo Trường Sa",
        "Số liệu minh họa",
        "Chưa có số liệu",
        "thuộc Khánh Hòa",
        "Stephen Truong",
    ):
        assert words in said
