"""Tỉnh, thành in a browser: narrow screens hold it, paper takes it, links lead on."""

from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

PHONE = {"width": 390, "height": 844}


@pytest.mark.nightly
def test_a_merged_province_fits_a_narrow_screen_and_leads_to_its_predecessors(reader):
    someone = reader("full", viewport=PHONE)
    page = someone.open("/tinh-thanh?pham-vi=86&nam=2024")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Vĩnh Long", timeout=60_000)
    wide = page.get_by_test_id("stMain").evaluate("e => e.scrollWidth - e.clientWidth")
    assert wide <= 0
    page.get_by_role("link", name="Mở tỉnh Bến Tre").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bến Tre", timeout=60_000)
    page.wait_for_url("**nam=2024**")


@pytest.mark.nightly
@pytest.mark.parametrize(
    "viewport", [PHONE, {"width": 1440, "height": 900}], ids=lambda v: v["width"]
)
def test_the_list_is_searched_without_marks_and_leads_to_a_province(reader, viewport):
    someone = reader("full", viewport=viewport)
    page = someone.open("/tinh-thanh?tim=thua+thien&nam=2024")
    (link,) = page.locator(".plain a").all()
    wide = page.get_by_test_id("stMain").evaluate("e => e.scrollWidth - e.clientWidth")
    assert wide <= 0
    link.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thành phố Huế", timeout=60_000)
    page.wait_for_url("**nam=2024**")


@pytest.mark.nightly
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_province_is_printed_on_a_few_sheets_without_what_is_clicked(reader, scheme):
    someone = reader("full", color_scheme=scheme)
    has_what_is_printed_of_a_province(
        someone.open("/tinh-thanh?pham-vi=46"), words=scheme == "light"
    )


def has_what_is_printed_of_a_province(page, *, words: bool = True) -> None:
    """Hold that it takes a few sheets, without what is clicked, and that its cards are in a row."""
    page.locator(".folded .plain th button").first.click()  # in reach, though shut on telephones
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert 3 <= len(sheets) <= 8
    width, height = (float(side) for side in sheets[0].mediabox[2:])
    assert width / height == pytest.approx(297 / 210, abs=0.01)
    if words:
        text = "\n".join(sheet.extract_text() for sheet in sheets)
        for heading in ("Cần thêm mỗi năm đến 2030", "Báo cáo gửi Bộ qua các năm"):
            assert heading in text
        for clicked in ("Phạm vi", "Tải bảng", "Tải hình", "Vì sao?", "Phương pháp và nguồn"):
            assert clicked not in text
    page.emulate_media(media="print")
    cards = page.locator(".gauges .card").all()
    assert len({round(card.bounding_box()["y"]) for card in cards}) == 1
    for chart in page.locator(".stVegaLiteChart svg").all():
        box = chart.bounding_box()
        assert box["x"] + box["width"] <= page.viewport_size["width"]
    page.emulate_media(media="null")
