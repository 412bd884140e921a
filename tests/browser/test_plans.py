"""So sánh kế hoạch and Chỉ tiêu in a browser: clicks, lists, addresses, the back button."""

import re
from itertools import product

import pytest
from playwright.sync_api import expect

from tests.nightly import nightly

LINE = "library_service.public_commune.2030"
OURS, THEIRS = "“30% thư viện công cộng cấp xã", "“60% thư viện công cộng cấp xã"


def click_cell(someone, number: int, text: str = "30%") -> None:
    """Click on a cell as one does with a mouse: where its number is drawn."""
    cell = someone.page.locator(".stVegaLiteChart svg text", has_text=text).nth(number)
    cell.scroll_into_view_if_needed()
    box = cell.bounding_box()
    someone.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


@pytest.mark.parametrize("width", [1440, nightly(390)])
def test_a_click_on_a_cell_opens_both_clauses_and_escape_closes_them(reader, width):
    someone = reader("empty", viewport={"width": width, "height": 900})
    page = someone.open("/so-sanh-ke-hoach?van-ban=lai_chau&so-sanh=lower")
    clean, drawer = page.url, page.get_by_role("dialog")
    for _ in range(2):
        click_cell(someone, 0)
        expect(drawer).to_contain_text(OURS)
        expect(drawer).to_contain_text(THEIRS)
        expect(page).to_have_url(re.compile(rf"vi-sao=lai_chau\.{re.escape(LINE)}"))
        page.keyboard.press("Escape")
        expect(drawer).to_have_count(0)
        expect(page).to_have_url(clean)
        someone.settle()
    assert someone.errors == []
    assert someone.outside == []


@pytest.mark.nightly
def test_the_list_opens_the_same_and_the_back_button_closes_it(reader):
    someone = reader("empty")
    page = someone.open("/so-sanh-ke-hoach")
    option = "Thư viện công cộng cấp xã có dịch vụ học tập suốt đời, 2030: Lai Châu, thấp hơn"
    someone.choose("Vì sao?", option)
    expect(page.get_by_role("dialog")).to_contain_text(OURS)
    page.go_back()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.go_forward()
    expect(page.get_by_role("dialog")).to_contain_text(THEIRS)


@pytest.mark.nightly
def test_the_address_of_a_cell_opens_it_for_another_reader_and_leads_to_the_indicator(reader):
    someone = reader("empty")
    page = someone.open(f"/so-sanh-ke-hoach?vi-sao=lai_chau.{LINE}")
    drawer = page.get_by_role("dialog")
    expect(drawer).to_contain_text(OURS)
    expect(drawer).to_contain_text("Độ chắc chắn:")
    drawer.get_by_role("link", name=re.compile("^.*Kết quả: ")).click()
    expect(page).to_have_url(
        re.compile(r"/chi-tieu\?.*chi-tieu=library_service&loai=public_commune")
    )
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thư viện công cộng cấp xã")
    page.go_back()
    expect(page).to_have_url(re.compile(r"/so-sanh-ke-hoach"))


@pytest.mark.nightly
def test_filters_are_in_the_address_and_come_back_with_the_back_button(reader):
    someone = reader("empty")
    page = someone.open("/so-sanh-ke-hoach")
    someone.choose("Kế hoạch", "Huế")
    expect(page).to_have_url(re.compile(r"\?van-ban=hue$"))
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("thành phố Huế")
    field = page.get_by_role("searchbox", name="Tìm")
    field.fill("bảo tàng")
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"van-ban=hue&tim="))
    page.go_back()
    expect(page).to_have_url(re.compile(r"\?van-ban=hue$"))
    page.go_back()
    expect(heading).to_contain_text("thấp hơn Quyết định")
    expect(field).to_have_value("")


@pytest.mark.nightly
def test_a_click_on_a_province_and_the_address_open_why(reader):
    someone = reader()
    page = someone.open("/chi-tieu?chi-tieu=museum_programme&nam=2025")
    name = page.locator(".stVegaLiteChart svg text", has_text=re.compile("^Lai Châu$")).first
    name.scroll_into_view_if_needed()
    box = name.bounding_box()
    page.mouse.click(box["x"] + 5, box["y"] + box["height"] / 2)
    drawer = page.get_by_role("dialog")
    expect(drawer).to_contain_text("Lai Châu: Bảo tàng có chương trình giáo dục")
    expect(page).to_have_url(re.compile(r"vi-sao=1520\.museum_programme\.museum\.12$"))
    page.go_back()
    expect(drawer).to_have_count(0)
    assert someone.errors == []


@pytest.mark.nightly
@pytest.mark.parametrize("path", ["/so-sanh-ke-hoach", "/chi-tieu", "/chi-tieu?linh-vuc=centre"])
def test_a_telephone_scrolls_down_and_never_sideways(reader, path):
    someone = reader(viewport={"width": 390, "height": 844})
    page = someone.open(path)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    wide = page.evaluate(
        "[...document.querySelectorAll('.stVegaLiteChart svg')].map(e => e.clientWidth)"
    )
    assert wide
    assert max(wide) <= 390
    assert someone.errors == []


SERVICE, VISITS = "chi-tieu=library_service", "chi-tieu=library_visits"
LAID = """() => [...document.querySelectorAll('.stVegaLiteChart')][0]
  && [...document.querySelectorAll('.stVegaLiteChart')][0].querySelectorAll('svg text').length
  && [...[...document.querySelectorAll('.stVegaLiteChart')][0].querySelectorAll('svg text')]
    .filter(e => getComputedStyle(e).opacity !== '0' && e.getAttribute('opacity') !== '0')
    .map(e => e.getBoundingClientRect()).filter(r => r.width)
    .map(r => [r.left, r.top, r.right, r.bottom])"""


@pytest.mark.nightly
@pytest.mark.parametrize(("width", "row"), list(product((390, 720, 1440), (SERVICE, VISITS))))
def test_labels_of_the_trend_never_lie_over_one_another(reader, width, row):
    someone = reader(viewport={"width": width, "height": 900})
    labels_lie_apart(someone.open(f"/chi-tieu?{row}&nam=2025"))


def labels_lie_apart(page) -> None:
    """Hold that no label of the first chart lies over another."""
    boxes = page.evaluate(LAID)
    assert len(boxes) > 8
    slack = 2  # a line box is taller than its letters
    for place, (left, top, right, bottom) in enumerate(boxes):
        for one in boxes[place + 1 :]:
            apart = (
                right <= one[0] + slack
                or one[2] <= left + slack
                or bottom <= one[1] + 2 * slack
                or one[3] <= top + 2 * slack
            )
            assert apart, (boxes[place], one)
