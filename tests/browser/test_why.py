"""The drawer "Vì sao?": opened by a click, a key or an address, closed by Escape."""

import re

import pytest
from playwright.sync_api import expect

SERVICE = "1520.library_service.public_commune"
LABEL = "Thư viện công cộng cấp xã"
PARAMETER = re.compile(r"vi-sao=1520\.library_service\.public_commune$")


def row(page, label: str = LABEL):
    """Return the label of a row of the bullets; the row is what is clicked."""
    return page.locator(".stVegaLiteChart").nth(3).locator("svg text", has_text=label).first


def click_row(someone) -> None:
    """Click on the row as one does with a mouse: where it is drawn."""
    label = row(someone.page)
    label.scroll_into_view_if_needed()
    box = label.bounding_box()
    someone.page.mouse.click(box["x"] + box["width"] + 40, box["y"] + box["height"] / 2)


def test_a_row_opens_it_escape_cross_and_back_button_close_it_and_it_opens_again(reader):
    someone = reader()
    page = someone.open("/tong-quan?nam=2025")
    clean, drawer = page.url, page.get_by_role("dialog")
    for _ in range(2):
        click_row(someone)
        expect(drawer).to_be_visible()
        expect(drawer).to_contain_text(f"{LABEL} có dịch vụ học tập suốt đời")
        expect(drawer).to_contain_text("Căn cứ mốc 2030.")
        expect(page).to_have_url(PARAMETER)
        page.keyboard.press("Escape")
        expect(drawer).to_have_count(0)
        expect(page).to_have_url(clean)
        someone.settle()
    # By a link, closed by its cross; by another, closed and opened by the browser's buttons.
    someone.ask("bao-cao").click()
    expect(drawer).to_contain_text("14/2022/TT-BVHTTDL")
    expect(drawer.locator(".plain")).to_be_visible()
    drawer.get_by_role("button").first.click()
    expect(drawer).to_have_count(0)
    expect(page).to_have_url(clean)
    someone.settle()
    someone.ask("chi-tieu").click()
    expect(drawer).to_be_visible()
    page.go_back()
    expect(drawer).to_have_count(0)
    page.go_forward()
    expect(drawer).to_be_visible()
    assert someone.errors == []
    assert someone.outside == []


@pytest.mark.nightly
def test_address_of_an_open_drawer_opens_it_for_another_reader(reader):
    page = reader().open(f"/tong-quan?nam=2024&vi-sao={SERVICE}")
    drawer = page.get_by_role("dialog")
    expect(drawer).to_contain_text("Đơn vị chưa có số liệu.")
    expect(drawer).to_contain_text("Độ chắc chắn:")
    expect(drawer.locator(".stVegaLiteChart")).to_have_attribute("aria-label", re.compile("^Diễn"))
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)
    expect(page).to_have_url(re.compile(r"/tong-quan\?nam=2024$"))


def test_keyboard_alone_reaches_every_question_and_opens_it_and_is_seen(reader):
    someone = reader()
    page = someone.open("/tong-quan")
    reached: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        key = page.evaluate(FOCUSED)
        if key and key not in reached:
            reached.append(key)
        if len(reached) == 7:
            break
    assert reached[3:6] == ["chi-tieu", "bao-cao", "nhiem-vu"]  # after the gauges
    assert len(reached) == 7
    expect(page.get_by_role("link", name="Vì sao?")).to_have_count(7)
    # It is named for the ear, and short for the eye.
    shown = page.get_by_role("link", name="Vì sao? Bảo tàng có chương trình giáo dục")
    expect(shown).to_have_count(1)
    assert shown.bounding_box()["width"] < 140
    page.keyboard.press("Enter")
    drawer = page.get_by_role("dialog")
    expect(drawer).to_be_visible()
    page.wait_for_function("() => document.activeElement.closest('[role=dialog]')")
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)
    page.wait_for_function(f"asked => ({FOCUSED})() === asked", arg=reached[-1])
    is_seen(someone.ask("chi-tieu"))
    link = page.get_by_test_id("stTopNavLink").nth(1)
    page.keyboard.press("Tab")
    link.focus()
    assert link.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


FOCUSED = """() => document.activeElement.matches('.why')
  && new URLSearchParams(document.activeElement.search).get('vi-sao')"""


def is_seen(button) -> None:
    """Hold that a link looks different where the keyboard is on it."""
    page = button.page
    plain = button.evaluate(LOOKS)
    button.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(button).to_be_focused()
    page.wait_for_function(
        f"([e, plain]) => ({LOOKS})(e) !== plain", arg=[button.element_handle(), plain]
    )


LOOKS = """e => {
  const style = getComputedStyle(e);
  return [style.outline, style.boxShadow, style.borderColor, style.backgroundColor].join();
}"""


@pytest.mark.nightly
@pytest.mark.parametrize("state", ["full", "empty"])
def test_every_row_can_be_asked_about(reader, state):
    someone = reader(state, viewport={"width": 1440, "height": 2200})
    page = someone.open("/tong-quan")
    for label in ("Lượt người sử dụng thư viện", "Cấp xã, nhà văn hóa thôn có lớp"):
        box = row(page, label).bounding_box()
        page.mouse.click(box["x"] + 5, box["y"] + box["height"] / 2)
        expect(page.get_by_role("dialog")).to_contain_text("Căn cứ mốc")
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
        someone.settle()
