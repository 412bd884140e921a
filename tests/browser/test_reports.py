"""Báo cáo: filters in the address, a report opened by a click, the list taken away."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

DAY = "ngay=2026-11-21"
HUE = f"/bao-cao?pham-vi=46&{DAY}"


def heading(page):
    return page.get_by_role("heading", level=1)


def label(page, name: str):
    """Return the name of a line of the matrix."""
    return page.locator(".stVegaLiteChart").first.locator("svg text", has_text=name).first


def click_cell(page, name: str) -> None:
    """Click on the cell of the year asked for, as one does: where it is drawn."""
    line = label(page, name)
    line.scroll_into_view_if_needed()
    year = page.locator(".stVegaLiteChart").first.locator("svg text", has_text="2026").first
    row, column = line.bounding_box(), year.bounding_box()
    page.mouse.click(column["x"] + column["width"] / 2, row["y"] + row["height"] / 2)


@pytest.mark.nightly
def test_filters_are_written_to_the_address_and_come_back(reader):
    someone = reader()
    page = someone.open(f"/bao-cao?nam=2025&{DAY}")
    someone.choose("Trạng thái năm 2025", "Chưa gửi, quá hạn (2)")
    page.wait_for_url(re.compile(r"trang-thai=missing"))
    someone.settle()
    expect(label(page, "Cao Bằng")).to_be_visible()
    expect(page.locator(".stVegaLiteChart svg text", has_text="Huế")).to_have_count(0)
    field = page.get_by_role("searchbox", name="Tìm đơn vị")
    field.fill("dien bien")
    field.press("Enter")
    page.wait_for_url(re.compile(r"tim=dien(\+|%20)bien"))
    expect(page.locator(".stVegaLiteChart svg text", has_text="Cao Bằng")).to_have_count(0)
    page.go_back()
    expect(label(page, "Cao Bằng")).to_be_visible()
    assert someone.errors == []


@pytest.mark.nightly
def test_a_link_shows_what_its_sender_saw(reader):
    page = reader().open(f"/bao-cao?nam=2025&trang-thai=late&tim=can+tho&{DAY}")
    expect(page.get_by_role("searchbox", name="Tìm đơn vị")).to_have_value("can tho")
    expect(label(page, "Cần Thơ")).to_be_visible()
    expect(page.locator(".stVegaLiteChart svg text", has_text="Hà Nội")).to_have_count(0)


@pytest.mark.nightly
def test_click_on_a_cell_opens_its_report_escape_closes_it_and_it_opens_again(reader):
    someone = reader(viewport={"width": 1440, "height": 1600})
    page = someone.open(HUE)
    clean, drawer = page.url, page.get_by_role("dialog")
    for _ in range(2):
        click_cell(page, "A Lưới 4")
        expect(drawer).to_be_visible()
        expect(drawer).to_contain_text("Xã A Lưới 4: báo cáo năm 2026")
        expect(drawer).to_contain_text("Gửi muộn 17 ngày")
        expect(drawer).to_contain_text("Hiện hành")
        expect(page).to_have_url(re.compile(r"bao-cao=20101\.2026"))
        page.keyboard.press("Escape")
        expect(drawer).to_have_count(0)
        expect(page).to_have_url(clean)
        someone.settle()
    assert someone.errors == []


@pytest.mark.nightly
def test_list_opens_the_same_as_a_click(reader):
    someone = reader()
    page = someone.open(HUE)
    someone.choose("Mở báo cáo năm 2026 của đơn vị cấp xã", "phường Hương Trà")
    expect(page.get_by_role("dialog")).to_contain_text("Chưa gửi, quá hạn 48 ngày")
    page.go_back()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_list_is_downloaded_as_text_and_as_a_table_and_copied_and_a_cell_opens_its_report(reader):
    someone = reader(permissions=["clipboard-read", "clipboard-write"])
    page = someone.open(HUE)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Tải danh sách (TXT)").click()
    assert waiting.value.suggested_filename == "don-doc-46-2026.txt"
    said = Path(waiting.value.path()).read_bytes().decode("utf-8-sig")
    assert re.findall(r"^\d\. (.+): quá hạn 48 ngày", said, re.MULTILINE) == [
        "Phường Hương Trà",
        "Phường Kim Trà",
        "Xã Lộc An",
    ]
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Tải bảng (CSV)").click()
    content = Path(waiting.value.path()).read_bytes().decode("utf-8-sig")
    assert [row["Số ngày quá hạn"] for row in csv.DictReader(io.StringIO(content))] == [
        "48 ngày"
    ] * 3
    page.get_by_test_id("stCode").get_by_role("button").click()
    page.wait_for_function(
        "async () => (await navigator.clipboard.readText()).startsWith('DANH SÁCH ĐƠN VỊ CHƯA GỬI')"
    )
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert "Phường Kim Trà: quá hạn 48 ngày" in copied
    click_cell(page, "A Lưới 4")
    expect(page).to_have_url(re.compile(r"bao-cao=20101\.2026"))
    assert someone.errors == []


@pytest.mark.nightly
@pytest.mark.parametrize("path", ["/bao-cao", HUE, f"/bao-cao?bao-cao=46.2025&{DAY}"])
def test_on_a_phone_nothing_moves_sideways_and_every_name_is_there(reader, path):
    page = reader(viewport={"width": 390, "height": 844}).open(path)
    wide = page.evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wide == 0
    expect(label(page, "Huế" if "pham-vi" not in path else "Vỹ Dạ")).to_be_attached()
    chart, place = (
        page.locator(selector).first.bounding_box()
        for selector in (".stVegaLiteChart svg", ".stVegaLiteChart")
    )
    assert chart["width"] <= place["width"] + 1
