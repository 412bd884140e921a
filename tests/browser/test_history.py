"""The history in a browser: found by the menu, filtered by the address, opened and closed."""

import re

import pytest
from playwright.sync_api import expect


@pytest.mark.nightly
def test_history_is_found_filtered_and_opened(reader):
    someone = reader()
    page = someone.open("/tong-quan?pham-vi=46")
    someone.go("Lịch sử thay đổi")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("2 thay đổi")  # the scope of other pages filters nothing here
    someone.settle()
    someone.choose("Loại thay đổi", "Số liệu minh họa")
    page.wait_for_url(re.compile(r"/lich-su\?loai-thay-doi=demonstration$"))
    expect(heading).to_have_text("Tìm thấy 1 thay đổi")
    someone.settle()
    page.get_by_role("button", name="Xem", exact=False).first.click()
    drawer = page.get_by_role("dialog")
    expect(drawer).to_contain_text("Thay đổi số 2: số liệu minh họa")
    expect(drawer.locator(".plain")).to_be_visible()
    page.wait_for_url("**thay-doi=2**")
    drawer.get_by_text(re.compile(r"^Báo cáo \(")).click()
    someone.settle()
    expect(drawer.locator(".plain")).to_be_visible()
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)
    page.wait_for_url(re.compile(r"/lich-su\?loai-thay-doi=demonstration$"))
    someone.go("Tổng quan")
    expect(page.get_by_test_id("stCaptionContainer").first).to_contain_text("thành phố Huế")
    assert someone.errors == []
    assert someone.outside == []
