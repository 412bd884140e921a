"""Every page on paper: content from the first sheet on, no sheet empty, all rows, no map blank."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.nightly import nightly
from ui.frame.pages import HOME, MAP, PAGES, PROVINCES, TASKS

OFTEN = {HOME, MAP, TASKS}
CASES = [each.address if each in OFTEN else nightly(each.address) for each in PAGES] + [
    nightly(f"{PROVINCES.address}?pham-vi=86")
]
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


@pytest.mark.parametrize("address", CASES)
def test_a_page_is_printed_with_content_on_every_sheet(reader, address):
    page = reader().open(f"/{address}")
    sheets = [
        each.extract_text()
        for each in PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    ]
    assert len(sheets[0]) >= LEAST
    assert all(text.strip() for text in sheets)
    assert not [word for word in CLICKED for text in sheets if f"\n{word}\n" in text]
    # What was made for paper alone is gone from the screen.
    assert page.locator(".strip").count() == 0
    page.set_viewport_size({"width": 1277, "height": 850})
    page.emulate_media(media="print")
    assert page.evaluate(OUT_OF_COLUMN) == []


def test_the_map_is_printed_with_all_provinces(reader):
    page = reader().open("/ban-do?nam=2025")
    page.wait_for_load_state("networkidle")
    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    text = printed.pages[0].extract_text()
    names = page.locator(".plain.provinces tbody th").all_text_contents()
    assert len(names) == 34
    assert [name for name in names if name not in text] == []
    colours = {
        len(image.image.convert("RGB").getcolors(maxcolors=1 << 24))
        for image in printed.pages[0].images
    }
    assert max(colours, default=0) > 5
