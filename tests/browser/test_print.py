"""Every page on paper: content from the first sheet on, no sheet empty, all rows, no map blank."""

import re
from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PageObject, PdfReader

from tests.nightly import nightly
from ui.frame.pages import HOME, MAP, METHOD, PAGES, PROVINCES, REPORTS, TASKS

THE_MAP = f"{MAP.address}?nam=2025"
OFTEN = {HOME.address, THE_MAP, TASKS.address}
"""Pages that are printed at each test, in tests/browser/test_pages.py."""
OTHERS = [page.address for page in PAGES if page is not MAP and page.address not in OFTEN]
MAPS = tuple(
    f"{MAP.address}?{each}" for each in ("co-so=63&nam=2024", "hinh=bon-nam", "hinh=o-luoi")
)
LEAST, LONE = 400, 150
"""Letters of a first sheet with more than a header and its line of context, and of any sheet with
more than the end of something."""
CLICKED = ("Phạm vi", "Tải bảng", "Tải hình", "Vì sao?", "Mục lục", "Lọc thêm")
OUT_OF_COLUMN = """() => {
  const walker = document.createTreeWalker(document.querySelector('.stMain'), NodeFilter.SHOW_TEXT);
  const drawn = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const of = node.parentElement;
    if (!node.data.trim() || of.closest('svg, style, script') || !of.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const column = of.closest('.stColumn, .stMainBlockContainer').getBoundingClientRect();
    for (const box of range.getClientRects()) {
      if (box.width > 2 && box.right > column.right + 2 && !of.closest('.plain, .stCode, pre'))
        drawn.push([node.data.trim().slice(0, 60), box.right - column.right]);
    }
  }
  return drawn;
}"""
CUT_TABLES = """() => [...document.querySelectorAll('.plain')]
  .filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.ariaLabel)"""

OVERPRINTED = """() => {
  const walker = document.createTreeWalker(document.querySelector('.stMain'), NodeFilter.SHOW_TEXT);
  const lines = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const of = node.parentElement;
    if (!node.data.trim() || of.closest('style, script, .strip') || !of.checkVisibility()) continue;
    if (of.closest('svg') || getComputedStyle(of).clipPath !== 'none') continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects())
      if (box.width > 2) lines.push([box, node.data.trim().slice(0, 40)]);
  }
  lines.sort(([one], [other]) => one.top - other.top);
  const over = [];
  lines.forEach(([one, text], at) => {
    for (let next = at + 1; next < lines.length && lines[next][0].top < one.bottom; next += 1) {
      const [other, words] = lines[next];
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const high = Math.min(one.bottom, other.bottom) - other.top;
      if (wide > 3 && high > 0.5 * Math.min(one.height, other.height)) over.push([text, words]);
    }
  });
  return over;
}"""
"""Pairs of texts that lie over one another, those of drawings apart."""


@pytest.mark.parametrize(
    "address", [nightly(each) for each in (*OTHERS, f"{PROVINCES.address}?pham-vi=86", *MAPS)]
)
def test_a_page_is_printed_with_content_on_every_sheet(reader, address):
    page = reader().open(f"/{address}")
    page.wait_for_load_state("networkidle")
    is_printed(page)


def is_printed(page) -> None:
    """Hold that every sheet has content, no word is lost, and nothing is printed twice."""
    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    sheets = [each.extract_text() for each in printed.pages]
    assert len(sheets[0]) >= LEAST
    assert [text for text in sheets if len(text) < LONE] == []
    assert not [word for word in CLICKED for text in sheets if f"\n{word}\n" in text]
    if f"/{MAP.address}" in page.url:
        # Map, all rows and the legend are on one sheet.
        assert len(sheets) == 1
        names = page.locator(".plain.provinces tbody th").all_text_contents()
        assert len(names) == (63 if "co-so=63" in page.url else 34)
        legend = page.locator("ul.legend li").evaluate_all("all => all.map((e) => e.innerText)")
        assert [text for text in (*names, *legend) if text.strip() not in sheets[0]] == []
        if page.locator(".stDeckGlJsonChart").count():
            assert most_colours(printed.pages[0]) > 5
    if f"/{REPORTS.address}" in page.url:
        units = set(page.locator(".stVegaLiteChart").first.locator("svg text").all_text_contents())
        assert [unit for unit in units if unit and unit not in sheets[0]] == []
    # What was made for paper alone is gone from the screen.
    expect(page.locator(".strip")).to_have_count(0)
    page.set_viewport_size({"width": 1277, "height": 850})
    page.emulate_media(media="print")
    assert page.evaluate(OUT_OF_COLUMN) == []
    assert page.evaluate(CUT_TABLES) == []
    assert page.evaluate(OVERPRINTED) == []


def most_colours(sheet: PageObject) -> int:
    """Return how many colours the picture has that has the most; a map that is blank has one."""
    colours = (image.image.convert("RGB").getcolors(1 << 24) for image in sheet.images)
    return max(map(len, colours), default=0)


@pytest.mark.nightly
def test_tabs_that_are_not_open_and_what_is_folded_are_printed(reader):
    page = reader().open(f"/{METHOD.address}")
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    text = "\n".join(each.extract_text() for each in sheets)
    headings = page.locator(".stMain h2").all_text_contents()
    assert len(headings) > 8
    assert [each for each in headings if each not in text] == []
    assert (
        text.count("Độ chắc chắn") >= page.get_by_text(re.compile(r": \d+ mục tiêu$")).count() > 3
    )


def test_the_heading_of_a_table_stands_on_each_of_its_sheets(reader):
    page = reader().open(f"/{TASKS.address}?xem=bang")
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(sheets) > 1
    assert all("Đơn vị thực" in each.extract_text() for each in sheets)
