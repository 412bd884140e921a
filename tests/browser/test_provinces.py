"""Tỉnh, thành in a browser: narrow screens hold it."""

from __future__ import annotations

from playwright.sync_api import expect


def test_a_merged_province_fits_a_narrow_screen_and_leads_to_its_predecessors(reader):
    page = reader("full", viewport={"width": 390, "height": 844}).open("/tinh-thanh?pham-vi=86")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Vĩnh Long", timeout=60_000)
    link = page.locator('a[href*="pham-vi=86@2025"]').first
    expect(link).to_be_visible(timeout=60_000)
    wide = page.get_by_test_id("stMain").evaluate("e => e.scrollWidth - e.clientWidth")
    assert wide <= 0
