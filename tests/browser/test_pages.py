"""Every page in every state and theme: complete, Vietnamese, and nothing leaves the machine."""

import pytest
from playwright.sync_api import expect

from charts.theme import DARK, LIGHT
from tests.nightly import nightly
from ui.frame.pages import HOME, METHOD, PAGES, PROVINCES, REGISTER, tab_title

ADDRESSES = [page.address for page in PAGES]
LONGEST = "tong-quan?pham-vi=quang_nghiep@2025"
DRAWN = {HOME.address, REGISTER.address}
"""Pages with charts and with rows of the database. WebGL draws a map alike, full or empty."""
NARROWEST = {HOME.address, PROVINCES.address, METHOD.address, LONGEST}
"""Pages with gauges, with cards, with tabs and text; others have tests of their own."""
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "same-origin",
}


def some(state: str, addresses: list[str], always: set[str]) -> list:
    """Return a case for each address; those that do not always run are nightly."""
    return [
        (state, address) if address in always else nightly(state, address) for address in addresses
    ]


@pytest.mark.parametrize(
    ("state", "address"),
    [
        *(("full", address) for address in ADDRESSES),
        *some("empty", ADDRESSES, DRAWN),
    ],
)
def test_every_page_is_whole_and_marked_and_asks_nothing_of_other_hosts(reader, state, address):
    """All of it in one visit: a visit takes seconds."""
    someone = reader(state)
    page = someone.open(f"/{address}")
    page.wait_for_load_state("networkidle")  # what fails after the drawing is heard too
    assert someone.outside == []
    assert someone.errors == []
    assert page.locator("html").get_attribute("lang") == "vi"
    title = next(each.title for each in PAGES if each.address == address)
    expect(page).to_have_title(tab_title(title))
    # Demonstration data are called that, on every page.
    expect(page.get_by_role("note")).to_have_count(1 if state == "full" else 0)


def test_nothing_leaves_while_one_works_with_the_page(reader):
    someone = reader()
    page = someone.open("/tong-quan?vi-sao=1520.library_service.public_commune")
    expect(page.get_by_role("dialog").locator(".stVegaLiteChart svg")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    someone.open_table()
    someone.go("Phương pháp và nguồn")
    for tab in page.get_by_role("tab").all():
        tab.click()
        someone.settle()
    assert someone.outside == []
    assert someone.errors == []


@pytest.mark.parametrize(
    "path", ["/tong-quan", "/phuong-phap", "/suc-khoe", "/khong-co", "/", "/_stcore/health"]
)
def test_every_answer_carries_the_security_headers(reader, path):
    someone = reader()
    headers = someone.page.request.get(someone.address + path, max_redirects=0).headers
    assert {name: headers.get(name) for name in HEADERS} == HEADERS
    policy = dict(
        part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";")
    )
    assert policy["default-src"] == policy["frame-ancestors"] == "'self'"
    assert policy["object-src"] == "'none'"
    assert "http" not in headers["content-security-policy"]
    assert "camera=()" in headers["permissions-policy"]


def test_health_is_told_to_machines(reader):
    someone = reader()
    answer = someone.page.request.get(f"{someone.address}/suc-khoe")
    assert (answer.status, answer.json()["status"]) == (200, "ok")
    assert answer.json()["version"] >= 1


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_light_and_dark_are_drawn_each_in_its_colours(reader, theme):
    page = reader(color_scheme=theme.name).open("/tong-quan")
    background = page.get_by_test_id("stApp").evaluate("e => getComputedStyle(e).backgroundColor")
    assert background == rgb(theme.page)
    charts = page.locator(".stVegaLiteChart")
    expect(charts).to_have_count(4)
    for chart in charts.all():
        filled = chart.locator("svg text[fill]").evaluate_all(
            "texts => texts.map((text) => text.getAttribute('fill').toUpperCase())"
        )
        assert theme.ink in filled
        assert not set(filled) & {other.ink for other in (LIGHT, DARK) if other is not theme}


def rgb(colour: str) -> str:
    return "rgb({}, {}, {})".format(*bytes.fromhex(colour.removeprefix("#")))


# 1440 by 900: the answer needs no scrolling


@pytest.mark.parametrize("state", ["full", "empty"])
def test_headline_counts_and_gauges_stand_on_the_first_screen(reader, state):
    page = reader(state, viewport=WIDE).open("/tong-quan")
    counts = page.get_by_test_id("stMetric")
    gauges = page.locator(".st-key-gauges .stVegaLiteChart svg")
    expect(counts).to_have_count(4)
    expect(gauges).to_have_count(3)
    for part in (page.get_by_role("heading", level=1), *counts.all(), *gauges.all()):
        box = part.bounding_box()
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= WIDE["height"], part
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= WIDE["width"], part


def test_chart_is_drawn_from_the_facts_and_has_its_alternative_text(reader):
    page = reader().open("/tong-quan?nam=2025&ngay=2026-03-01")
    bullets = page.locator(".stVegaLiteChart").nth(3)
    expect(bullets).to_have_attribute(
        "aria-label", page.get_by_role("heading", level=1).text_content()
    )
    drawn = bullets.locator("svg text").all_text_contents()
    assert {"Kết quả", "Cần thêm (thiết chế)", "Mốc đã qua"} <= set(drawn)
    # What has ended has its symbol alone.
    assert sum(text.split(" ")[0] in tuple("✔●▲■✖◌○–") for text in drawn) == 17
    for gauge in page.locator(".st-key-gauges .stVegaLiteChart").all():
        value = next(t for t in gauge.locator("svg text").all_text_contents() if "," in t)
        assert value in gauge.get_attribute("aria-label")


# 390 wide: nothing is cut


@pytest.mark.parametrize(("state", "address"), some("full", [*ADDRESSES, LONGEST], NARROWEST))
def test_narrow_screen_does_not_scroll_sideways(reader, state, address):
    page = reader(state, viewport=NARROW, is_mobile=True, has_touch=True).open(f"/{address}")
    for tab in page.get_by_role("tab").all() or [None]:
        if tab:
            tab.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
        main = page.get_by_test_id("stMain")
        assert main.evaluate("e => e.scrollWidth") <= NARROW["width"]
        assert page.evaluate(CUT) == []


def test_narrow_drawer_is_not_cut(reader):
    page = reader(viewport=NARROW, is_mobile=True, has_touch=True).open(
        "/tong-quan?vi-sao=1520.library_service.public_commune"
    )
    drawer = page.get_by_role("dialog")
    expect(drawer.locator(".stVegaLiteChart svg")).to_be_visible()
    page.wait_for_function(STILL)  # it slides in
    assert page.evaluate(CUT) == []
    assert drawer.evaluate("e => e.scrollWidth - e.clientWidth") <= 0


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


# Words


def test_no_control_that_one_sees_speaks_english(reader):
    """Streamlit's toolbars of charts and tables come up under the mouse."""
    someone = reader()
    page = someone.open("/tong-quan")
    for part in (someone.open_table(), *page.locator(".stVegaLiteChart").all()):
        part.hover()
    tools = page.get_by_test_id("stElementToolbar").get_by_role("button")
    assert [tool.get_attribute("aria-label") for tool in tools.all() if tool.is_visible()] == []


def test_empty_database_says_what_to_do(reader):
    page = reader("empty").open("/tong-quan")
    expect(page.get_by_role("status")).to_contain_text("Chưa có số liệu trong phạm vi đã chọn.")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Chưa thể đánh giá")
    drawn = page.locator(".st-key-gauges svg text").all_text_contents()
    assert drawn.count("○ Chưa có số liệu") == 3
