"""Every page on paper: content from the first sheet on, no sheet empty, all rows, no map blank."""

import re
from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PageObject, PdfReader

from tests.nightly import nightly
from ui.frame.pages import HOME, MAP, METHOD, PAGES, PROVINCES, TASKS

THE_MAP = f"{MAP.address}?nam=2025"
OFTEN = {HOME.address, THE_MAP, TASKS.address}
"""Pages that are printed at each test, in tests/browser/test_pages.py."""
OTHERS = [page.address for page in PAGES if page is not MAP and page.address not in OFTEN]
LEAST = 400
"""Letters of a first sheet with more than a header and its line of context."""
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
    "address", [nightly(each) for each in (*OTHERS, f"{PROVINCES.address}?pham-vi=86")]
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
    assert all(text.strip() for text in sheets)
    assert not [word for word in CLICKED for text in sheets if f"\n{word}\n" in text]
    if f"/{MAP.address}" in page.url:
        names = page.locator(".plain.provinces tbody th").all_text_contents()
        assert len(names) == 34
        assert [name for name in names if name not in sheets[0]] == []
        assert most_colours(printed.pages[0]) > 5
    # What was made for paper alone is gone from the screen.
    expect(page.locator(".strip")).to_have_count(0)
    page.set_viewport_size({"width": 1277, "height": 850})
    page.emulate_media(media="print")
    assert page.evaluate(OUT_OF_COLUMN) == []
    assert page.evaluate(OVERPRINTED) == []


def most_colours(sheet: PageObject) -> int:
    """Return how many colours the picture has that has the most; a map that is blank has one."""
    colours = (image.image.convert("RGB").getcolors(1 << 24) for image in sheet.images)
    return max(map(len, colours), default=0)


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
