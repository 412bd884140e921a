"""What the overview does in a browser alone: copy a sentence and an address, by the keyboard."""

import pytest
from PIL import Image
from playwright.sync_api import expect


@pytest.fixture
def overview(reader):
    """Open the overview for someone whose clipboard can be read."""
    someone = reader()
    page = someone.open("/tong-quan?nam=2025")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return someone


def clipboard(page) -> str:
    return page.evaluate("navigator.clipboard.readText()")


def test_headline_and_address_are_copied_by_the_keyboard_and_without_a_clipboard_for_pages(
    overview,
):
    page = overview.page
    # Its parts stand under each other.
    headline = " ".join(page.get_by_role("heading", level=1).inner_text().split())
    sentence, address = (
        page.locator(".copying").first.get_by_role("button", name=name)
        for name in ("Chép câu kèm nguồn", "Chép liên kết")
    )
    sentence.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".copying button").first).to_have_text("Đã chép")
    assert clipboard(page).startswith(f"{headline}, theo Quyết định số 1520/QĐ-TTg (tính đến ")
    page.keyboard.press("Tab")
    expect(address).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator(".copying button").nth(1)).to_have_text("Đã chép")
    copied = clipboard(page)
    assert copied.startswith(page.url)
    assert "&ngay=" in copied
    expect(sentence).to_be_visible()  # the words come back
    page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no https')); }"
    )
    page.locator(".gauges .copying button").first.click()
    expect(page.locator(".gauges .copying button").first).to_have_text("Đã chép")
    assert "theo Quyết định số 1520/QĐ-TTg" in clipboard(page)
    page.goto(copied)
    expect(page.get_by_role("heading", level=1)).to_have_text(headline)
    assert overview.errors == []


def test_a_gauge_is_saved_as_a_picture_and_links_change_the_page_without_loading_it_anew(overview):
    page = overview.page
    before = page.url
    page.evaluate("window.untouched = true")
    gauge = page.locator(".stVegaLiteChart").first
    gauge.hover()
    buttons = gauge.locator("xpath=following-sibling::*[@class='pictures']")
    with page.expect_download() as saving:
        buttons.get_by_role("button", name="Lưu PNG").click()
    assert saving.value.suggested_filename == "tong-quan-hinh-1.png"
    with Image.open(saving.value.path()) as picture:
        assert picture.format == "PNG"
        colours = picture.convert("RGB").getcolors(picture.width * picture.height)
        # The gauge, its words and the page: drawn, not blank.
        assert len(colours) > 20
        drawn = gauge.locator("svg").bounding_box()
        assert picture.width > 2 * drawn["width"]
        assert picture.height > 2 * drawn["height"] + 100  # headline and what is shown
    # A picture has no style sheet.
    own = {name: gauge.locator("svg").get_attribute(name) for name in ("font-family", "height")}
    assert "Source Sans" in own["font-family"]
    assert own["height"] == "158"
    copy = buttons.get_by_role("button").first
    expect(copy).to_have_text("Chép hình")
    copy.focus()
    page.keyboard.press("Enter")
    expect(copy).to_have_text("Đã chép")
    kinds = page.evaluate("navigator.clipboard.read().then(([item]) => item.types)")
    assert kinds == ["image/png"]
    assert overview.errors == []
    # A part of a bar opens the list of its targets.
    part = page.locator("ul.standing a").first
    name = part.get_attribute("title")
    part.focus()
    page.keyboard.press("Enter")
    drawer = page.get_by_role("dialog")
    expect(drawer).to_be_visible(timeout=60_000)
    expect(drawer.locator("ul.needs li")).to_have_count(int(name.split(": ")[1].split()[0]))
    page.go_back()
    expect(drawer).to_be_hidden()
    overview.settle()
    for link in ("ul.standing a", '.needs a[href^="nhiem-vu?"]'):
        page.locator(link).first.click()
        expect(page.get_by_role("dialog")).to_be_visible()
        assert page.url != before
        page.go_back()
        expect(page.get_by_role("dialog")).to_be_hidden()
        expect(page).to_have_url(before)
        overview.settle()
    assert page.evaluate("window.untouched")
    assert overview.errors == []
