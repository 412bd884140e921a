"""The frame of every page: a low header, one row of filters, content on the first screen."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_axe import faults
from tests.browser.test_plans import SERVICE, labels_lie_apart
from tests.nightly import nightly
from ui.frame.pages import (
    HOME,
    INDICATORS,
    METHOD,
    PAGES,
    PLANS,
    PROVINCES,
    REPORTS,
    TASKS,
    tab_title,
)

PROVINCE = f"{PROVINCES.address}?pham-vi=22"
LONGEST = f"{HOME.address}?pham-vi=quang_nghiep@2025"
CASES = [*(page.address for page in PAGES), PROVINCE, LONGEST]
DAY = "ngay=2026-11-21"
PHONE_WALK = {
    METHOD.address: "Số liệu được lưu như thế nào",
    PROVINCE: "Quảng Ninh",
    f"{PROVINCES.address}?pham-vi=86&nam=2024": "Vĩnh Long",
    f"{PROVINCES.address}?tim=thua+thien&nam=2024": "Bấm tên để mở trang",
    PLANS.address: "So sánh",
    f"{REPORTS.address}?pham-vi=46&{DAY}": "đơn vị cấp xã của Huế",
    f"{TASKS.address}?xem=theo-nam&{DAY}": "Đơn vị theo năm",
    TASKS.address: "I.1.3",
}
"""Tabs, cards of a province and of a merged one, a list, three matrices and a timeline, each with
words that the page before has not; the overview's gauges come before them."""
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
LOWEST, MOST_SHIFT = 210, 0.1
LISTEN = """window.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({ type: 'layout-shift', buffered: true });"""
RESTED = "() => new Promise((rested) => requestIdleCallback(() => requestAnimationFrame(rested)))"
CONTENT = """() => {
  const frame = '.st-key-frame, .st-key-filters, .filters-button';
  const parts = [...document.querySelector('.stMain .stVerticalBlock').children];
  const content = parts.find((each) =>
    each.getBoundingClientRect().height > 0 && !each.matches(`:has(${frame})`));
  return content.getBoundingClientRect().top;
}"""
SHOWS = """.stMain :is(.stVegaLiteChart, .stDeckGlJsonChart, .stDataFrame, .cards, .stTabs,
  .plain, .ranking, .needs, .year, [class*="st-key-change-"], .stDownloadButton,
  .places:not(.st-key-filters *))"""
"""Charts and lists, and the first field of a form."""
TITLE_LINES = """() => {
  const title = document.querySelector('h1');
  const range = document.createRange();
  range.selectNodeContents(document.createTreeWalker(title, NodeFilter.SHOW_TEXT).nextNode());
  return new Set([...range.getClientRects()].map((each) => Math.round(each.top))).size;
}"""
OFF_SCREEN = """() => [...document.querySelectorAll('a[href], button, input, summary')]
  .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.disabled)
  .filter((each) => !each.closest('[role="tablist"], .plain, .ranking, [aria-hidden="true"]'))
  .filter((each) => {
    const box = each.getBoundingClientRect();
    return box.width > 1 && (box.right < 0 || box.left > innerWidth);
  }).map((each) => each.outerHTML.slice(0, 120))"""
BROKEN = """() => {
  const walker = document.createTreeWalker(document.querySelector('.stMain'), NodeFilter.SHOW_TEXT);
  const broken = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    for (const found of node.data.matchAll(/QĐ-\u2060?[A-Z]+/g)) {
      const range = document.createRange();
      range.setStart(node, found.index);
      range.setEnd(node, found.index + found[0].length);
      const lines = new Set([...range.getClientRects()].map((each) => Math.round(each.top)));
      broken.push(lines.size > 1);
    }
  }
  return broken;
}"""
JOINED = "document.querySelector('.stMain').textContent.includes('\\u2060')"
COPIED = """() => {
  const walker = document.createTreeWalker(document.querySelector('.stMain'), NodeFilter.SHOW_TEXT);
  while (!/QĐ-\\u2060/.test(walker.nextNode().data));
  getSelection().selectAllChildren(walker.currentNode.parentElement);
  let copied;
  window.addEventListener('copy', (e) => { copied = e.clipboardData.getData('text/plain'); });
  document.execCommand('copy');
  getSelection().removeAllRanges();
  return copied;
}"""
WATCH = """() => {
  const main = document.querySelector('.stMain');
  window.charts = [...document.querySelectorAll('.stVegaLiteChart svg')];
  window.heights = [];
  const look = () => { heights.push(main.scrollHeight); requestAnimationFrame(look); };
  look();
}"""
ENGLISH = re.compile(
    r"Skip to main content|App pages|Open|Close|No results|(Expand|Collapse) sidebar|"
    r"Copy to clipboard|\d+ more|Clear value|\d+ options? available\.|Dismiss|[a-z_]+ icon|"
    r"(Fullscreen|Download as PNG|Copy Vega-Lite spec)(: .+)?|visualization|group mark container"
)
NAMES = """() => [...document.querySelectorAll('*')].flatMap((each) => [
  each.getAttribute('aria-label'), each.getAttribute('aria-roledescription'),
  each.getAttribute('title'),
  each.children.length ? '' : each.textContent]).filter(Boolean).map((each) => each.trim())"""


STILL = "() => document.getAnimations().every((each) => each.playState !== 'running')"
CUT = """() => {
  const cut = [];
  const shown = (e) => e.getClientRects().length && getComputedStyle(e).visibility !== 'hidden'
    && Number(getComputedStyle(e).opacity) > 0;
  const roots = document.querySelectorAll('[data-testid="stMain"], [role="dialog"]');
  for (const e of [...roots].flatMap((root) => [...root.querySelectorAll('*')])) {
    // What scrolls by itself (tables, the strip of tabs) and what comes up under the mouse.
    if (!shown(e) || e.closest(`[data-testid="stDataFrame"], .plain.wide,
        [data-testid="stElementToolbar"], [role="tablist"]`)) continue;
    const words = e.textContent.trim().slice(0, 60);
    const box = e.getBoundingClientRect();
    if (e.tagName === 'text' && !words) continue;
    if (e.tagName === 'text') {
      const chart = e.closest('svg').getBoundingClientRect();
      if (box.left < chart.left - 1 || box.right > chart.right + 1) cut.push(['chart', words]);
      if (words.endsWith('…')) cut.push(['ellipsis', words]);
    } else if (!e.closest('svg') && words && box.width > 1 && e.children.length === 0) {
      if (box.left < -1 || box.right > innerWidth + 1) cut.push(['outside', words]);
      const style = getComputedStyle(e);
      if (style.overflowX !== 'visible' && e.scrollWidth > e.clientWidth + 1) {
        cut.push(['clipped', words]);
      }
      const frame = e.parentElement;
      if (getComputedStyle(frame).textOverflow === 'ellipsis'
          && frame.scrollWidth > frame.clientWidth + 1) cut.push(['ellipsis', words]);
    }
  }
  return cut;
}"""
FETCHED = "performance.getEntriesByType('resource').filter((e) => /noi-dung/.test(e.name)).length"


def opened(someone, address: str):
    someone.page.add_init_script(LISTEN)
    page = someone.open(f"/{address}")
    page.evaluate(RESTED)  # a late shift is one, too
    return page


def begins_high(page) -> None:
    """Hold that content begins high, under one line of title, and that nothing jumped."""
    page.evaluate(RESTED)  # a late shift is one, too
    assert page.evaluate(CONTENT) <= LOWEST
    assert page.evaluate(TITLE_LINES) == 1
    assert page.evaluate("shift") < MOST_SHIFT


@pytest.mark.nightly
@pytest.mark.parametrize("address", CASES)
def test_telephone_shows_the_first_chart_or_list_without_scrolling_and_all_of_it(reader, address):
    page = opened(reader(viewport=NARROW, is_mobile=True, has_touch=True), address)
    assert page.evaluate("shift") < MOST_SHIFT
    is_whole_on_a_telephone(page)


def is_whole_on_a_telephone(page) -> None:
    """Hold that the first chart or list needs no scrolling, and that nothing is cut or outside."""
    tops = [each.bounding_box()["y"] for each in page.locator(SHOWS).all() if each.is_visible()]
    assert min(tops) < NARROW["height"]
    assert page.evaluate(TITLE_LINES) <= 2
    assert page.evaluate(OFF_SCREEN) == []
    for tab in page.get_by_role("tab").all() or [None]:
        if tab:
            tab.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
        assert page.get_by_test_id("stMain").evaluate("e => e.scrollWidth") <= NARROW["width"]
        assert page.evaluate(CUT) == []
    drawn = page.locator(".stVegaLiteChart svg").evaluate_all("all => all.map(e => e.clientWidth)")
    assert max(drawn, default=0) <= NARROW["width"]


def test_a_telephone_shows_all_of_a_page_of_each_kind_its_filters_and_its_drawer(reader):
    """In one visit: to load the site anew takes as long as all looks at a page."""
    someone = reader(viewport=NARROW, is_mobile=True, has_touch=True)
    page = opened(someone, f"{HOME.address}?nam=2024&moc=2030")
    assert page.evaluate("shift") < MOST_SHIFT
    is_whole_on_a_telephone(page)
    scope = page.get_by_role("combobox", name="Phạm vi")
    expect(scope).not_to_be_visible()
    page.get_by_text("Bộ lọc (2)").click()
    expect(scope).to_be_visible()
    main = page.get_by_test_id("stMain")
    for address, words in PHONE_WALK.items():
        someone.follow(f"/{address}")
        expect(main).to_contain_text(words)
        someone.settle()
        is_whole_on_a_telephone(page)
    assert faults(page) == []
    someone.follow(f"/{INDICATORS.address}?{SERVICE}&nam=2025")
    expect(page).to_have_title(tab_title(INDICATORS.title))
    someone.settle()
    labels_lie_apart(page)
    someone.follow(f"/{HOME.address}?vi-sao=1520.library_service.public_commune")
    drawer_is_whole(page)
    assert someone.errors == []
    assert someone.outside == []


@pytest.mark.nightly
def test_narrow_drawer_is_not_cut(reader):
    drawer_is_whole(
        reader(viewport=NARROW, is_mobile=True, has_touch=True).open(
            "/tong-quan?vi-sao=1520.library_service.public_commune"
        )
    )


def drawer_is_whole(page) -> None:
    drawer = page.get_by_role("dialog")
    expect(drawer.locator(".stVegaLiteChart svg")).to_be_visible()
    page.wait_for_function(STILL)  # it slides in
    assert page.evaluate(CUT) == []
    assert drawer.evaluate("e => e.scrollWidth - e.clientWidth") <= 0


@pytest.mark.parametrize(
    ("address", "label", "option", "kept"),
    [
        # Gauges are drawn anew within the frame: the links of their cards name what is chosen.
        (PROVINCE, "Chỉ tiêu xem diễn biến và so sánh", "Bảo tàng có chương trình giáo dục", 1),
        nightly("chi-tieu?nam=2025", "Năm số liệu", "2024", 0),
    ],
    ids=["another-row", "another-year"],
)
def test_charts_that_stay_the_same_stay_and_the_height_does_not_jump(
    reader, address, label, option, kept
):
    someone = reader(viewport=WIDE)
    page = opened(someone, address)
    page.evaluate(WATCH)
    before = page.url
    someone.choose(label, option)
    page.wait_for_url(lambda url: url != before)
    someone.settle()
    page.wait_for_function("() => !document.querySelector('.stVegaLiteChart[style*=min-height]')")
    assert page.evaluate("charts.filter((each) => each.isConnected).length") == kept
    heights = page.evaluate("heights")
    assert min(heights) >= min(heights[0], heights[-1])


def test_nothing_streamlit_says_by_itself_is_english(reader):
    someone = reader(viewport={"width": 900, "height": 800})
    page = someone.open("/tong-quan")
    expect(page.get_by_text(re.compile(r"^\d+ trang khác$"))).to_be_visible()
    page.get_by_role("combobox", name="Năm số liệu").fill("zzzz")
    expect(page.get_by_text("Không tìm thấy. Hãy gõ có dấu.")).to_be_visible()
    assert [each for each in page.evaluate(NAMES) if ENGLISH.fullmatch(each)] == []
    page.keyboard.press("Escape")
    someone.ask("1520.library_service.public_commune").first.click()
    expect(page.get_by_role("dialog").get_by_role("button", name="Đóng")).to_be_visible()
    assert [each for each in page.evaluate(NAMES) if ENGLISH.fullmatch(each)] == []


def has_its_contents_in_reach(page) -> None:
    """Hold that the last part of a long page is one choice away."""
    last = page.locator(".stMain h2").last
    expect(last).not_to_be_in_viewport()
    page.get_by_text("Mục lục", exact=True).click()
    page.get_by_role("navigation", name="Mục lục").get_by_role("button").last.click()
    expect(last).to_be_in_viewport()


def its_tables_and_lists_travelled_by_address_and_are_kept(page) -> None:
    """Hold that the list of provinces was fetched once, and so were the places of the filter."""
    assert page.locator(".plain tbody tr").count() == 34
    fetched = page.evaluate(FETCHED)
    page.get_by_role("button", name="Dân số").click()
    page.get_by_role("combobox", name="Phạm vi").click()
    expect(page.get_by_role("option", name="thành phố Huế")).to_be_visible()
    assert page.evaluate(FETCHED) == fetched == 2


def test_a_documents_number_is_one_word_found_and_copied_and_contents_lead_into_tabs(reader):
    page = reader(viewport=WIDE).open(f"/{METHOD.address}")
    assert not any(page.evaluate(BROKEN))
    page.add_style_tag(content=".stMain :is(p, li) { max-width: 7rem !important }")
    page.set_viewport_size({**WIDE, "width": WIDE["width"] - 10})
    page.wait_for_function(JOINED)
    broken = page.evaluate(BROKEN)
    assert len(broken) > 5
    assert not any(broken)
    assert page.evaluate("window.find('1520/QĐ-TTg')")
    assert re.search(r"/QĐ-[A-Z]", page.evaluate(COPIED))
    page.get_by_text("Mục lục", exact=True).click()
    title = "Kế hoạch địa phương bên cạnh Quyết định 1520/QĐ"  # its line may end at the hyphen
    page.get_by_role("navigation", name="Mục lục").get_by_role("button", name=title).click()
    expect(page.get_by_role("heading", name=title)).to_be_in_viewport()
