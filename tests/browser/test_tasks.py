"""The page of tasks as one uses it: click, list, address, back button, telephone, keyboard."""

import re

import pytest
from playwright.sync_api import expect

DAY = "ngay=2026-11-21"
TASK = "Văn bản về cơ sở dữ liệu bảo tàng số"


def label(page, words: str = TASK):
    return page.locator(".stVegaLiteChart svg text", has_text=words).first


def click_row(page, words: str = TASK) -> None:
    """Click on the row as one does with a mouse: beside its words."""
    place = label(page, words)
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    page.mouse.click(box["x"] + box["width"] + 30, box["y"] + box["height"] / 2)


def test_labels_are_whole_on_a_projector_and_a_click_opens_a_task(reader):
    someone = reader(viewport={"width": 1920, "height": 1080})
    page = someone.open(f"/nhiem-vu?{DAY}")
    labels_are_whole(page)
    clean, drawer = page.url, page.get_by_role("dialog")
    for _ in range(2):
        click_row(page)
        expect(drawer).to_contain_text("Rà soát, xây dựng, ban hành các văn bản quy định")
        expect(drawer).to_contain_text("Phụ lục I, mục 1.3")
        expect(page).to_have_url(re.compile(r"nhiem-vu=I\.1\.3$"))
        page.keyboard.press("Escape")
        expect(drawer).to_have_count(0)
        expect(page).to_have_url(clean)
        someone.settle()
    assert someone.errors == []


@pytest.mark.nightly
def test_list_opens_a_task_for_the_keyboard(reader):
    someone = reader()
    page = someone.open(f"/nhiem-vu?{DAY}")
    someone.choose("Mở một nhiệm vụ", f"I.1.3 {TASK}")
    expect(page.get_by_role("dialog")).to_contain_text("Quá hạn 325 ngày")
    expect(page).to_have_url(re.compile(r"nhiem-vu=I\.1\.3$"))


@pytest.mark.nightly
@pytest.mark.parametrize("way", ["", "&xem=bang", "&xem=theo-nam"])
def test_address_opens_a_task_for_another_reader(reader, way):
    someone = reader()
    page = someone.open(f"/nhiem-vu?{DAY}&nhiem-vu=I.8.2{way}")
    drawer = page.get_by_role("dialog")
    expect(drawer).to_contain_text("Báo cáo Sơ kết việc triển khai Chương trình")
    expect(drawer).to_contain_text("Năm sơ kết Chương trình: 2025 hay 2027")
    page.go_back()
    assert someone.errors == []


@pytest.mark.nightly
def test_filters_stand_in_the_address_and_the_back_button_undoes_them(reader):
    someone = reader()
    page = someone.open(f"/nhiem-vu?{DAY}")
    title = page.get_by_role("heading", level=1)
    whole = title.inner_text()
    page.get_by_role("button", name="Lọc thêm").click()
    someone.choose("Giai đoạn (Phụ lục I, II)", "2025–2030")
    expect(page).to_have_url(re.compile("giai-doan=II$"))
    expect(title).to_contain_text("trong 18 nhiệm vụ")
    someone.settle()
    expect(label(page, "Thông tư tiêu chí")).to_have_count(0)
    page.get_by_label("Tìm").fill("bao cao")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("giai-doan=II&tim=bao"))
    someone.settle()
    page.go_back()
    expect(page.get_by_label("Tìm")).to_have_value("")
    page.go_back()
    expect(page).to_have_url(re.compile(f"{DAY}$"))
    expect(title).to_have_text(whole)


@pytest.mark.nightly
def test_state_is_chosen_by_its_count_and_given_up_by_another_choice(reader):
    someone = reader()
    page = someone.open(f"/nhiem-vu?{DAY}")
    states = page.get_by_role("combobox", name="Trạng thái")
    states.click()
    page.get_by_role("option", name=re.compile(r"Quá hạn \(\d")).click()
    expect(page).to_have_url(re.compile("trang-thai=overdue"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("nhiệm vụ quá hạn")
    someone.settle()
    states.click()
    page.get_by_role("option", name=re.compile("Mọi trạng thái")).click()
    expect(page).not_to_have_url(re.compile("trang-thai"))


@pytest.mark.nightly
def test_filters_that_leave_nothing_lead_back(reader):
    someone = reader()
    page = someone.open(f"/nhiem-vu?{DAY}&linh-vuc=museum&nam=2023&chu-tri=vu_thu_vien")
    page.get_by_role("button", name="Bỏ mọi bộ lọc").click()
    expect(page).to_have_url(re.compile(f"/nhiem-vu\\?{DAY}$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("trên 35 nhiệm vụ")


@pytest.mark.nightly
def test_click_in_the_matrix_leads_to_the_agency(reader):
    page = reader().open(f"/nhiem-vu?{DAY}&xem=theo-nam")
    click_row(page, "Cục Di sản văn hóa")
    expect(page).to_have_url(re.compile("don-vi=cuc_di_san_van_hoa"))
    expect(page.get_by_role("heading", level=2)).to_contain_text("Cục Di sản văn hóa: thực hiện")


@pytest.mark.nightly
@pytest.mark.parametrize("way", ["theo-nam", "dong-thoi-gian", "bang", "don-vi&don-vi=vu_thu_vien"])
@pytest.mark.parametrize("day", ["2026-11-21", "2031-12-31"])
def test_telephone_shows_all_of_it(reader, way, day):
    someone = reader(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    page = someone.open(f"/nhiem-vu?ngay={day}&xem={way}")
    main = page.get_by_test_id("stMain")
    assert main.evaluate("e => e.scrollWidth") <= 390
    cut = page.evaluate(OUTSIDE)
    assert cut == []


OUTSIDE = """() => [...document.querySelectorAll('.stVegaLiteChart svg text')]
  .filter((e) => Number(getComputedStyle(e).opacity) > 0 && e.textContent.trim())
  .filter((e) => { const b = e.getBoundingClientRect();
    return b.left < -1 || b.right > innerWidth + 1 || e.textContent.includes('…'); })
  .map((e) => e.textContent)"""


def labels_are_whole(page) -> None:
    """Hold that every task is named without an end cut off."""
    drawn = page.locator(".stVegaLiteChart svg text").all_text_contents()
    assert f"I.1.3  {TASK}" in [text.replace("\u00a0", " ") for text in drawn]
    assert "tính đến 21/11/2026" in drawn
    names = [text for text in drawn if re.match(r"I{1,2}\.\d", text)]
    assert len(names) == 35
    assert not any("…" in name for name in names)


@pytest.mark.nightly
def test_year_of_the_plan_goes_along_without_harm(reader):
    someone = reader()
    page = someone.open(f"/nhiem-vu?{DAY}&giai-doan=II")
    page.get_by_role("link", name="Tổng quan").click()
    expect(page).to_have_url(re.compile(f"/tong-quan\\?{DAY}$"))
