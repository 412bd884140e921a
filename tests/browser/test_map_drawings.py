"""The map drawn without WebGL: in view at any size, chosen from and taken away."""

import pytest
from playwright.sync_api import expect

from charts.theme import DARK
from tests.browser.conftest import ARGUMENTS, Reader
from tests.browser.test_axe import faults
from tests.browser.test_pages import rgb
from tests.browser.test_reach import (
    TWICE,
    begins_on_the_first_screen,
    keeps_its_legend_in_forced_colours,
)

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
DRAWING = "ban-do?nam=2025&hinh=hinh-ve"
NO_WEBGL = "Trình duyệt này không có WebGL"


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


def test_a_drawing_is_whole_at_any_size_and_colour_taken_along_and_clicked_on(reader):
    """In one visit: its parts have tests of their own at night."""
    someone = reader()
    page = someone.open(f"/{DRAWING}")
    page.wait_for_function(NAMED_IN_FRAME)
    is_downloaded_with_its_words(page)
    chooses_by_a_click(someone)
    page.emulate_media(forced_colors="active")
    keeps_its_legend_in_forced_colours(page)
    page.emulate_media(forced_colors="none")
    someone.follow(f"/{DRAWING}&mau=ket-luan")
    expect(page.locator("ul.legend")).to_contain_text("Đã đạt")
    page.emulate_media(color_scheme="dark")
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", rgb(DARK.page))
    someone.settle()
    assert faults(page) == []
    page.set_viewport_size(TWICE)
    someone.settle()
    begins_on_the_first_screen(page)
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function(NAMED_IN_FRAME)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert someone.errors == []
    assert someone.outside == []


@pytest.mark.nightly
@pytest.mark.parametrize("drawing", ["hinh-ve", "o-luoi"])
def test_a_click_chooses_in_the_other_drawings_too(reader, drawing):
    someone = reader()
    someone.open(f"/ban-do?nam=2025&hinh={drawing}")
    chooses_by_a_click(someone)


def chooses_by_a_click(someone) -> None:
    page = someone.page
    name = page.locator(".stVegaLiteChart svg text", has_text="Gia Lai").last
    box = name.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] + 6)
    page.wait_for_url("**pham-vi=52**")
    someone.settle()
    expect(page.locator(".st-key-province")).to_contain_text("Tỉnh Gia Lai")
    page.go_back()
    page.wait_for_url(lambda url: "pham-vi" not in url)
    someone.settle()


@pytest.mark.nightly
@pytest.mark.parametrize(
    "size", [(1440, 900), (1920, 1080), (390, 844)], ids=lambda size: f"{size[0]}x{size[1]}"
)
def test_both_archipelagos_are_in_view_at_any_size(reader, size):
    someone = reader(viewport={"width": size[0], "height": size[1]})
    page = someone.open("/ban-do?nam=2025&hinh=hinh-ve")
    page.wait_for_function(NAMED_IN_FRAME)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def is_downloaded_with_its_words(page) -> None:
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
