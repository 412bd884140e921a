"""Lịch: the year in the address, the file that calendar programs open, a phone and a keyboard."""

import re

import pytest
from playwright.sync_api import expect

DAY = "ngay=2026-11-21"


def heading(page):
    return page.get_by_role("heading", level=1)


@pytest.mark.nightly
def test_year_and_kind_are_written_to_the_address(reader):
    someone = reader()
    page = someone.open(f"/lich?{DAY}")
    expect(heading(page)).to_contain_text("Năm 2026 có")
    someone.choose("Năm", "2027")
    page.wait_for_url(re.compile(r"nam=2027"))
    expect(heading(page)).to_contain_text("Năm 2027 có")
    someone.choose("Loại mốc", "Sơ kết, tổng kết (1)")
    page.wait_for_url(re.compile(r"su-kien=review"))
    expect(page.locator(".agenda")).to_contain_text("2025 hay 2027")
    expect(page.locator(".agenda > ol > li")).to_have_count(1)
    page.go_back()
    expect(page.locator(".agenda")).to_contain_text("Ngày Quốc tế bảo tàng")
    assert someone.errors == []


@pytest.mark.nightly
def test_a_year_to_come_stays_on_this_page(reader):
    someone = reader()
    page = someone.open("/lich?nam=2029&pham-vi=46")
    page.get_by_role("link", name="Tổng quan").click()
    page.wait_for_url(re.compile(r"/tong-quan\?pham-vi=46$"))
    someone.settle()
    expect(page.get_by_test_id("stAlert")).to_have_count(0)


@pytest.mark.nightly
def test_days_are_read_as_tables(reader):
    days_are_tables(reader().open(f"/lich?nam=2026&{DAY}"))


def days_are_tables(page) -> None:
    """Hold that two months stand beside one another on a phone, and four on a projector."""
    november = page.get_by_role("table", name="Tháng 11")
    expect(november.get_by_role("cell", name="23")).to_have_attribute(
        "title", "Ngày Di sản văn hóa Việt Nam"
    )
    expect(november.get_by_role("columnheader")).to_have_count(7)
    for width, height, months in ((390, 844, 2), (1920, 1080, 4)):
        page.set_viewport_size({"width": width, "height": height})
        tops = [box.bounding_box()["y"] for box in page.locator(".year section").all()]
        assert len(tops) == 12
        assert tops.count(tops[0]) == months
        wide = page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide == 0
