"""The register in a browser: search, pages, cards, and files that Excel opens."""

import csv
import io
import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

SEARCH = "Tìm theo tên, mã, địa bàn"


def search(someone, words: str) -> None:
    field = someone.page.get_by_label(SEARCH)
    field.fill(words)
    field.press("Enter")


def headline(page):
    return page.get_by_role("heading", level=1)


def downloaded(someone, kind: str) -> tuple[str, bytes]:
    with someone.page.expect_download() as waiting:
        someone.page.get_by_role("link", name=f"dòng ({kind})").click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_a_card_opens_a_search_goes_back_and_a_click_on_the_map_chooses(reader):
    """In one visit: its parts have tests of their own at night."""
    someone = reader()
    someone.open("/thiet-che?loai=museum")
    opens_a_card_twice(someone)
    searches_and_goes_back(someone)
    chooses_on_the_map(someone)
    assert someone.errors == []
    assert someone.outside == []


@pytest.mark.nightly
def test_search_stands_in_the_address_and_goes_back(reader):
    someone = reader()
    someone.open("/thiet-che?loai=museum")
    searches_and_goes_back(someone)
    assert someone.errors == []
    assert someone.outside == []


def searches_and_goes_back(someone) -> None:
    page = someone.page
    expect(headline(page)).to_contain_text("trong 600 thiết chế")
    search(someone, "bao tang hue")
    expect(page).to_have_url(re.compile(r"/thiet-che\?loai=museum&tim=bao(\+|%20)tang(\+|%20)hue$"))
    expect(headline(page)).to_have_text(re.compile(r"^Tìm thấy \d+ trong 600 thiết chế$"))
    expect(page.get_by_text("từ khóa «bao tang hue»")).to_be_visible()
    page.go_back()
    expect(page.get_by_label(SEARCH)).to_have_value("")
    someone.settle()


@pytest.mark.nightly
def test_pages_follow_one_another(reader):
    someone = reader()
    page = someone.open("/thiet-che")
    page.get_by_role("button", name="Trang sau").click()
    expect(page).to_have_url(re.compile(r"trang=2$"))
    expect(page.get_by_text("51–100")).to_be_visible()
    page.get_by_role("button", name="Trang cuối").click()
    expect(page.get_by_text("551–600")).to_be_visible()
    expect(page.get_by_role("button", name="Trang sau")).to_be_disabled()


@pytest.mark.nightly
def test_click_on_a_row_opens_its_card_twice(reader):
    someone = reader()
    someone.open("/thiet-che?loai=museum")
    opens_a_card_twice(someone)
    assert someone.errors == []


def opens_a_card_twice(someone) -> None:
    page = someone.page
    drawer = page.get_by_role("dialog")
    page.evaluate("window.kept = true")
    for _ in range(2):
        page.locator(".plain a").first.click()
        expect(drawer).to_be_visible()
        expect(drawer).to_contain_text("Kết quả theo năm")
        expect(page).to_have_url(re.compile(r"thiet-che=BT-\d\d-\d{5}$"))
        page.keyboard.press("Escape")
        expect(drawer).to_have_count(0)
        expect(page).to_have_url(re.compile(r"/thiet-che\?loai=museum$"))
        someone.settle()
    assert page.evaluate("window.kept")  # the page was never loaded anew


@pytest.mark.nightly
def test_the_address_of_a_card_opens_it_for_another_reader(reader):
    page = reader().open("/thiet-che?thiet-che=BT-01-00001")
    expect(page.get_by_role("dialog")).to_contain_text("BT-01-00001")


def test_files_hold_the_whole_selection_with_its_letters(reader):
    someone = reader()
    page = someone.open("/thiet-che?pham-vi=46&tim=th%C6%B0%20vi%E1%BB%87n")
    number = int(re.search(r"Tìm thấy (\d+)", headline(page).inner_text())[1])
    name, content = downloaded(someone, "CSV")
    assert name == "thiet-che-so-lieu-minh-hoa.csv"
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert len(rows) == number > 0
    assert {row["Tỉnh, thành phố"] for row in rows} == {"thành phố Huế"}
    assert {row["Nguồn"] for row in rows} == {"Số liệu minh họa"}
    name, content = downloaded(someone, "XLSX")
    assert name == "thiet-che-so-lieu-minh-hoa.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(content))
    heading, *found = book["Thiết chế"].values
    assert list(heading) == list(rows[0])
    assert [row[1] for row in found] == [row["Tên thiết chế"] for row in rows]
    assert any("từ khóa «thư viện»" in str(row[0]) for row in book["Ghi chú"].values)
    assert someone.errors == []
    # An address that cannot be used is refused in a sentence.
    answer = someone.page.request.get(f"{someone.address}/du-lieu/thiet-che.csv?pham-vi=86@2025")
    assert answer.status == 400
    assert "nay thuộc tỉnh Vĩnh Long" in answer.text()


@pytest.mark.nightly
def test_narrow_screen_is_never_wider_than_itself(reader):
    page = reader(viewport={"width": 390, "height": 844}).open("/thiet-che?pham-vi=46")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    expect(page.locator(".plain a").first).to_be_visible()


@pytest.mark.nightly
def test_a_click_on_the_map_chooses_the_province(reader):
    someone = reader()
    someone.open("/thiet-che?loai=museum")
    chooses_on_the_map(someone)
    assert someone.errors == []
    assert someone.outside == []


def chooses_on_the_map(someone) -> None:
    page = someone.page
    page.get_by_test_id("stExpander").filter(has_text="Bản đồ").locator("summary").click()
    someone.settle()
    chart = page.locator(".stVegaLiteChart").first
    chart.scroll_into_view_if_needed()
    # The outlines come by an address of their own, after the drawing.
    shape = chart.locator("svg path[fill='#0B5C8A']").first
    shape.wait_for()
    box = shape.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page).to_have_url(re.compile(r"pham-vi=\d\d$"))
    someone.settle()
    expect(page.locator(".stVegaLiteChart")).to_have_count(2)
