"""The address is the state: a view can be sent, bookmarked and come back to."""

import re
from itertools import product
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlsplit
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect

from ui.frame.pages import PAGES, tab_title


def basis(page):
    return page.get_by_test_id("stCaptionContainer").first


def heading(page):
    return page.get_by_role("heading", level=1)


def field(page, label: str):
    return page.get_by_role("combobox", name=label)


def parameters(page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_choice_by_hand_writes_the_address_and_back_and_forward_show_what_it_says(reader):
    someone = reader()
    page = someone.open("/tong-quan")
    before = heading(page).inner_text()
    usual = basis(page).inner_text()
    someone.choose("Phạm vi", "thành phố Huế")
    page.wait_for_url(re.compile(r"pham-vi=46"))
    someone.choose("Năm số liệu", "2023")
    page.wait_for_url(re.compile(r"nam=2023"))
    page.get_by_role("radiogroup", name="Mốc đang xét").get_by_text("2030").click()
    page.wait_for_url(re.compile(r"moc=2030"))
    assert parameters(page) == {"pham-vi": ["46"], "nam": ["2023"], "moc": ["2030"]}
    expect(basis(page)).to_contain_text("thành phố Huế · số liệu năm 2023")
    expect(heading(page)).not_to_have_text(before)
    someone.go("Phương pháp và nguồn")
    expect(heading(page)).to_have_text("Phương pháp và nguồn")
    page.wait_for_url("**/phuong-phap?*nam=2023*")
    someone.settle()
    page.go_back()
    expect(basis(page)).to_contain_text("thành phố Huế · số liệu năm 2023")
    assert parameters(page)["moc"] == ["2030"]
    page.go_back()
    expect(basis(page)).not_to_contain_text("mốc 2030")
    someone.settle()
    page.go_back()
    expect(basis(page)).not_to_contain_text("2023")
    someone.settle()
    expect(field(page, "Phạm vi")).to_have_value("thành phố Huế")
    page.go_back()
    expect(basis(page)).to_have_text(usual)
    expect(field(page, "Phạm vi")).to_have_value("Cả nước")
    assert urlsplit(page.url).query == ""
    page.go_forward()
    expect(basis(page)).to_contain_text("thành phố Huế")
    expect(field(page, "Phạm vi")).to_have_value("thành phố Huế")


@pytest.mark.nightly
def test_choice_goes_along_to_the_next_page_and_back(reader):
    someone = reader()
    page = someone.open("/tong-quan?nam=2024&pham-vi=46")
    someone.go("Phương pháp và nguồn")
    expect(heading(page)).to_have_text("Phương pháp và nguồn")
    page.wait_for_url("**/phuong-phap?nam=2024&pham-vi=46")
    page.get_by_role("link", name="Tổng quan").click()
    expect(basis(page)).to_contain_text("thành phố Huế · số liệu năm 2024")
    page.wait_for_url("**/tong-quan?nam=2024&pham-vi=46")


@pytest.mark.nightly
def test_back_to_the_bare_address_shows_the_defaults(reader):
    someone = reader()
    page = someone.open("/tong-quan")
    usual = basis(page).inner_text()
    someone.choose("Phạm vi", "thành phố Huế")
    expect(basis(page)).to_contain_text("thành phố Huế")
    page.go_back()
    expect(basis(page)).to_have_text(usual)
    assert urlsplit(page.url).query == ""


@pytest.mark.nightly
def test_link_shows_the_same_to_another_reader(reader):
    first = reader()
    page = first.open("/tong-quan?ngay=2026-03-01")
    first.choose("Phạm vi", "tỉnh Lai Châu")
    page.wait_for_url(re.compile(r"pham-vi=12"))
    first.choose("Văn bản", "Kế hoạch của Ủy ban nhân dân tỉnh Lai Châu")
    page.wait_for_url(re.compile(r"van-ban=lai_chau"))
    first.settle()
    other = reader().open(page.url.removeprefix(first.address))
    assert basis(other).inner_text() == basis(page).inner_text()
    assert heading(other).inner_text() == heading(page).inner_text()
    values = page.locator(".counts .value").all_inner_texts()
    assert other.locator(".counts .value").all_inner_texts() == values


@pytest.mark.nightly
def test_two_readers_do_not_disturb_each_other(reader):
    someone, second = reader(), reader().open("/tong-quan?pham-vi=12&nam=2025")
    first = someone.open("/tong-quan?pham-vi=46")
    someone.choose("Năm số liệu", "2023")
    expect(basis(first)).to_contain_text("thành phố Huế · số liệu năm 2023")
    second.reload()
    expect(basis(second)).to_contain_text("tỉnh Lai Châu · số liệu năm 2025")


@pytest.mark.nightly
def test_wrong_value_is_said_and_a_choice_mends_it(reader):
    someone = reader()
    page = someone.open("/tong-quan?pham-vi=99&nam=2024")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Địa chỉ có phạm vi «99» không dùng được ở đây")
    expect(basis(page)).to_contain_text("Cả nước · số liệu năm 2024")
    someone.choose("Phạm vi", "thành phố Huế")
    page.wait_for_url(re.compile(r"pham-vi=46"))
    expect(alert).to_have_count(0)
    assert parameters(page) == {"pham-vi": ["46"], "nam": ["2024"]}


@pytest.mark.nightly
@pytest.mark.parametrize("query", ["", "?nam=2024&pham-vi=46"])
def test_root_leads_to_the_overview(reader, query):
    page = reader().open(f"/{query}")
    assert page.url.endswith(f"/tong-quan{query}")
    expect(page.locator(".counts .value")).to_have_count(4)


@pytest.mark.nightly
def test_address_with_a_slash_too_many(reader):
    page = reader().open("/phuong-phap/?nam=2024")
    expect(heading(page)).to_have_text("Phương pháp và nguồn")
    assert parameters(page) == {"nam": ["2024"]}


@pytest.mark.nightly
def test_unknown_address_is_answered_in_vietnamese_and_leads_on(reader):
    someone = reader()
    answer = someone.page.goto(f"{someone.address}/khong-co")
    assert answer.status == 404
    assert someone.page.title() == "Không có trang này"
    assert someone.page.locator("html").get_attribute("lang") == "vi"
    someone.page.get_by_role("link", name="trang Tổng quan").click()
    expect(someone.page.locator(".counts .value")).to_have_count(4)


def answered(site: str, path: str, accept: str) -> tuple[int, str]:
    """Return the status and the text, after where it leads."""
    request = Request(f"{site}/{path}", headers={"Accept": accept})  # noqa: S310 (our server)
    try:
        with urlopen(request) as answer:  # noqa: S310
            return answer.status, answer.read().decode()
    except HTTPError as refusal:
        return refusal.code, refusal.read().decode()


def test_every_document_is_vietnamese_and_what_is_unknown_not_found_whoever_asks(server, database):
    site = server(database())
    for accept in ("*/*", "text/html", "application/json"):
        assert answered(site, "khong-co", accept)[0] == 404
    for path in ("khong-co", "tong-quan/x", "Tong-Quan", "overview", "shell"):
        status, text = answered(site, path, "*/*")
        assert (path, status) == (path, 404)
        assert "<title>Không có trang này</title>" in text
        assert '<html lang="vi">' in text
        assert 'href="/tong-quan">trang Tổng quan</a>' in text
    for query in ("", "?nam=2024&pham-vi=46"):
        with urlopen(f"{site}/{query}") as answer:  # noqa: S310 (our server)
            assert answer.url == f"{site}/tong-quan{query}"
    for accept, page in product(("*/*", "text/html"), PAGES):
        status, text = answered(site, page.address, accept)
        assert (page, status) == (page, 200)
        assert '<html lang="vi">' in text
        assert f"<title>{tab_title(page.title)}</title>" in text


def test_places_are_found_without_marks_and_by_names_of_before(reader):
    someone = reader()
    page = someone.open("/tong-quan?nam=2025")
    scope = field(page, "Phạm vi")
    for typed, name in (
        ("thua thien hue", "thành phố Huế"),
        ("quang ninh", "tỉnh Quảng Ninh"),
        ("Thừa Thiên", "thành phố Huế"),
        ("da nang", "thành phố Đà Nẵng"),
        ("HUẾ", "thành phố Huế"),
    ):
        scope.click()
        scope.fill("")
        scope.press_sequentially(typed)
        first = page.get_by_role("option").first
        expect(first).to_contain_text(name)
        expect(scope).to_have_attribute("aria-activedescendant", first.get_attribute("id"))
    page.keyboard.press("Enter")
    expect(scope).to_have_value("thành phố Huế")
    page.wait_for_url("**pham-vi=46**")
    someone.settle()
    expect(scope).to_be_focused()
    # What is not found says so, and to leave keeps the choice.
    scope.click()
    scope.fill("không đâu có")
    expect(page.get_by_role("option")).to_have_text("Không tìm thấy")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    expect(scope).to_have_value("thành phố Huế")
    assert "pham-vi=46" in page.url
    assert someone.errors == []
