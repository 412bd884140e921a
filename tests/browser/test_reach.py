"""The pages reach those who enlarge them, who choose their own colours and who have no mouse."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import SETTLED
from tests.browser.test_frame import CONTENT, SHOWS
from tests.browser.test_print import OVERPRINTED
from tests.nightly import nightly
from ui.frame.pages import HOME, INDICATORS, MAP, PAGES, PROVINCES, TASKS

PROVINCE = f"{PROVINCES.address}?pham-vi=22"
FIRST = (HOME.address, MAP.address, TASKS.address, PROVINCE, INDICATORS.address)
TWICE, FOUR_TIMES = {"width": 720, "height": 450}, {"width": 360, "height": 225}
IS_CUT = """() => [document.scrollingElement, document.querySelector('.stMain')]
  .some((each) => each.scrollWidth > innerWidth)"""
BEGINS = f"{SHOWS}, .standing"
LINE = 20
"""Pixels of a line of content."""
IS_ON_TOP = """(each) => {
  const box = each.getBoundingClientRect();
  return each === document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
}"""
FOCUSED = """() => {
  const box = document.activeElement.getBoundingClientRect();
  const across = box.left >= 0 && box.right <= innerWidth;
  const down = box.bottom > 0 && box.top < innerHeight;
  return across && down ? '' : document.activeElement.outerHTML.slice(0, 120);
}"""
FILLS = """(all) => all.map((each) => getComputedStyle(each).backgroundColor)"""


@pytest.mark.nightly
@pytest.mark.parametrize("address", [f"{MAP.address}?hinh=hinh-ve", *FIRST])
def test_twice_as_large_a_page_begins_on_the_first_screen(reader, address):
    begins_on_the_first_screen(reader(viewport=TWICE, device_scale_factor=2).open(f"/{address}"))


def begins_on_the_first_screen(page) -> None:
    tops = [each.bounding_box()["y"] for each in page.locator(BEGINS).all() if each.is_visible()]
    assert min(tops) < TWICE["height"]
    assert not page.evaluate(IS_CUT)


@pytest.mark.parametrize("address", [nightly(each.address) for each in PAGES])
def test_four_times_as_large_content_begins_on_the_first_screen_and_nothing_is_cut(reader, address):
    page = reader(viewport=FOUR_TIMES, device_scale_factor=4).open(f"/{address}")
    assert page.evaluate(CONTENT) < FOUR_TIMES["height"] - LINE
    assert not page.evaluate(IS_CUT)
    contents = page.locator(".contents summary")
    if contents.count():
        # In the line of the navigation it covers nothing.
        box = contents.bounding_box()
        assert box["y"] + box["height"] <= page.locator("h1").bounding_box()["y"]
        assert contents.evaluate(IS_ON_TOP)


@pytest.mark.nightly
@pytest.mark.parametrize(
    ("address", "wide"),
    [
        (f"{PROVINCES.address}?pham-vi=46", 720),
        *((HOME.address, wide) for wide in (720, 1024, 1250)),
        *((f"{MAP.address}?co-so=63&nam=2024", wide) for wide in (1024, 1280)),
    ],
)
def test_parts_that_stand_beside_one_another_have_room(reader, address, wide):
    has_room_beside(reader().open(f"/{address}"), wide)


def has_room_beside(page, wide: int) -> None:
    """Hold that no text lies over another on a screen of that width, and nothing is cut."""
    page.set_viewport_size({"width": wide, "height": 900})
    page.wait_for_function(f"() => innerWidth === {wide}")
    page.wait_for_function(SETTLED)
    assert page.evaluate(OVERPRINTED) == []
    assert not page.evaluate(IS_CUT)


@pytest.mark.nightly
def test_forced_colours_keep_the_legend_and_the_selection(reader):
    keeps_its_legend_in_forced_colours(
        reader(forced_colors="active").open(f"/{MAP.address}?hinh=hinh-ve")
    )


def keeps_its_legend_in_forced_colours(page) -> None:
    """Hold that swatches and bars differ, and what is chosen from what is not."""
    swatches = page.locator("ul.legend .swatch")
    expect(swatches.first).to_be_visible()
    fills = swatches.evaluate_all(FILLS)
    assert len(set(fills)) == len(fills)
    bars = page.locator(".plain.provinces td > i")
    assert set(bars.evaluate_all(FILLS)) <= set(fills)
    chosen, other = (
        page.get_by_role("radio", name=name).evaluate_all(FILLS) for name in ("34 tỉnh", "63 tỉnh")
    )
    assert chosen != other


def test_no_stop_of_the_keyboard_is_off_a_telephones_screen(reader):
    page = reader(viewport={"width": 390, "height": 844}).open(f"/{HOME.address}")
    for _ in range(30):
        page.keyboard.press("Tab")
        page.wait_for_timeout(50)  # it scrolls there
        assert page.evaluate(FOCUSED) == ""
