"""The show in a browser: keys, the presenter's window, every slide within its screen, no server."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import sqlalchemy as sa
from playwright.sync_api import Page, expect

from data_access.boundaries import atlas
from data_access.programme.queries import programme as read_programme
from data_access.store.engine import engine_for, reading
from exports.report import (
    OCCASIONS,
    ReportDocument,
    ReportSnapshot,
    SlideChoice,
    build_report,
    with_chosen_slides,
)
from exports.show import show
from progress.judging.coverage import Basis
from progress.model.programme import Programme
from progress.model.selection import Selection
from progress.model.units import NATION
from tests.nightly import nightly

AS_OF = date(2026, 11, 21)
FROZEN = ReportSnapshot(
    "so-ket", "Sơ kết 05 năm, bản chốt sau khi các tỉnh bổ sung", AS_OF, "ab" * 32
)
LONG = " của các đơn vị sự nghiệp công lập và ngoài công lập trên địa bàn cả nước"
SENTENCE = "Câu riêng của người trình bày, dài bằng mức nhiều nhất được phép. " * 4
SIZES = ((1280, 720), (1366, 768), (1920, 1080), (3840, 2160), (1024, 768), (2560, 1080))
SMALLEST = {".foot": 11.9, ".page": 11.9, ".slide": 19.9}
"""Least size of letters, in points of a slide; those of maps are read from nearby."""
FAULTS = """smallest => {
  const unit = Math.min(innerWidth / 960, innerHeight / 540), found = [];
  if (document.documentElement.scrollHeight > innerHeight + 1) found.push('the page scrolls');
  for (const slide of document.querySelectorAll('.slide')) {
    const page = slide.getBoundingClientRect();
    const foot = slide.querySelector('.foot').getBoundingClientRect();
    const say = (what, part) =>
      found.push(`${slide.id}: ${what}: ${part.className} ${part.textContent.slice(0, 40)}`);
    for (const part of slide.querySelectorAll('*')) {
      const place = part.getBoundingClientRect(), words = [...part.childNodes].some(
        (node) => node.nodeType === 3 && node.textContent.trim());
      if (part.tagName === 'CAPTION' || !place.width || part.closest('svg')) continue;
      const beside = place.right > page.right + 1 || place.left < page.left - 1;
      if (beside || place.bottom > page.bottom + 1) say('outside', part);
      const furniture = part.closest('.foot, .page, .edge');
      if (!furniture && place.bottom > foot.top + 3 * unit) say('over the foot', part);
      if (!words) continue;
      const range = document.createRange();
      range.selectNodeContents(part);
      const text = range.getBoundingClientRect();
      const box = (part.closest('td, th') || part.parentElement).getBoundingClientRect();
      if (text.right > box.right + 3 * unit) say('words run over', part);
      const around = part.closest('.words');
      const high = around && text.bottom > around.getBoundingClientRect().bottom + 8 * unit;
      if (high) say('too high', part);
      const kind = Object.keys(smallest).find((name) => part.closest(name));
      if (parseFloat(getComputedStyle(part).fontSize) / unit < smallest[kind]) say('small', part);
    }
  }
  return found;
}"""


@pytest.fixture(scope="module")
def stored(database) -> Programme:
    engine = engine_for(sa.make_url(database()))
    with reading(engine) as connection:
        found = read_programme(connection)
    engine.dispose()
    return found


def built(programme: Programme, place: int = 1, **more) -> ReportDocument:
    frozen = more.pop("frozen", None)
    return build_report(programme, Selection(AS_OF, 2025, **more), OCCASIONS[place], frozen)


def with_long_names(programme: Programme) -> Programme:
    return replace(
        programme,
        indicators=tuple(
            replace(each, short_name=each.short_name + LONG) for each in programme.indicators
        ),
        categories=tuple(replace(each, name=each.name + LONG) for each in programme.categories),
        sectors=tuple(replace(each, name=each.name + LONG) for each in programme.sectors),
        agencies=tuple(replace(each, name=each.name + LONG) for each in programme.agencies),
        tasks=tuple(replace(each, short_title=each.short_title + LONG) for each in programme.tasks),
        units=tuple(
            each if each.code == NATION else replace(each, name=f"{each.name} và các đảo")
            for each in programme.units
        ),
    )


def own_words(report: ReportDocument) -> ReportDocument:
    return with_chosen_slides(
        report, [SlideChoice(section.code, SENTENCE) for section in report.sections]
    )


@pytest.fixture(scope="module")
def saved(stored, tmp_path_factory) -> Callable[[str], Path]:
    """Give a show as a file on a stick."""
    nothing = replace(stored, figures=(), reports=(), task_records=())
    reports = {
        "whole": lambda: built(stored),
        "frozen": lambda: own_words(built(stored, 0, frozen=FROZEN)),
        "long": lambda: built(with_long_names(stored), 2, frozen=FROZEN),
        "nothing": lambda: built(nothing),
        "empty": lambda: built(replace(nothing, tasks=(), targets=(), sectors=())),
        "province": lambda: built(stored, scope="46"),
    }

    @cache
    def saved(name: str) -> Path:
        path = tmp_path_factory.mktemp("show") / f"{name}.html"
        path.write_bytes(show(reports[name](), atlas(Basis.TODAY)))
        return path

    return saved


@pytest.fixture
def stage(new_context, saved) -> Iterator[Callable[..., Page]]:
    """Open a show from its file, without a network; every error of the page fails the test."""
    errors = []

    def stage(name: str = "whole", address: str = "", **options) -> Page:
        options = {"viewport": {"width": 1280, "height": 720}, **options}
        page = new_context(offline=True, **options).new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        page.goto(saved(name).as_uri() + address)
        page.evaluate("document.fonts.ready.then(() => 1)")
        return page

    yield stage
    assert not errors


def place(page: Page) -> int:
    """The number of the slide that is shown; there is never more than one."""
    shown = page.evaluate(
        "[...document.querySelectorAll('.slide')].flatMap((slide, place) =>"
        " getComputedStyle(slide).visibility === 'visible' ? [place + 1] : [])"
    )
    assert len(shown) == 1
    return shown[0]


def count(page: Page) -> int:
    return page.locator(".slide:not(.aside)").count()


@pytest.mark.parametrize(
    ("name", "theme"),
    [
        ("whole", "light"),
        ("long", "dark"),
        nightly("empty", "light"),
        *(nightly(name, "light") for name in ("frozen", "long", "nothing", "province")),
        *(nightly(n, "dark") for n in ("whole", "frozen", "nothing", "empty", "province")),
    ],
)
def test_every_slide_stands_within_its_screen(stage, name, theme):
    page = stage(name, color_scheme=theme)
    for wide, high in SIZES:
        page.set_viewport_size({"width": wide, "height": high})
        assert page.evaluate(FAULTS, SMALLEST) == []


def test_what_is_pressed_turns_slides_jumps_darkens_and_lists(stage):
    """In one visit: each begins at the first slide."""
    page = stage()
    for does in (
        keys_and_clickers_turn_the_slides,
        ten_fast_presses_land_ten_slides_on,
        a_number_and_enter_jump,
        a_name_jumps_and_backspace_returns,
        the_screen_goes_dark_and_comes_back,
        the_list_of_slides_leads_to_each,
        the_next_slide_is_there_at_once,
        a_blocked_window_is_said,
        colours_are_printed,
    ):
        page.keyboard.press("Home")
        assert place(page) == 1
        does(page)


def a_name_jumps_and_backspace_returns(page):
    for begin in ("/", ""):
        page.keyboard.press("Home")
        a_name_jumps(page, begin)


def a_name_jumps(page, begin):
    page.keyboard.press("PageDown")
    for key in begin + "h":
        page.keyboard.press(key)
    page.keyboard.type("ue")
    expect(page.locator("#over button")).to_have_text(["Huế"])
    page.keyboard.press("Enter")
    assert page.locator(".slide.shown").get_attribute("id") == "tinh-46"
    page.wait_for_url(re.compile("#tinh-46$"))
    page.keyboard.press("Backspace")
    assert place(page) == 2
    page.keyboard.press("Backspace")
    assert place(page) == 1


def colours_are_printed(page):
    page.emulate_media(media="print")
    looks = "getComputedStyle(document.documentElement).printColorAdjust"
    assert page.evaluate(looks) == "exact"
    assert page.locator(".slide.aside").first.is_hidden()
    assert page.locator(".slide:not(.aside)").last.is_visible()


def keys_and_clickers_turn_the_slides(page):
    last = count(page)
    steps = [
        ("PageDown", 2),
        ("ArrowRight", 3),
        ("ArrowDown", 4),
        ("Space", 5),
        ("Enter", 6),
        ("PageUp", 5),
        ("ArrowLeft", 4),
        ("ArrowUp", 3),
        ("End", last),
        ("PageDown", last),
        ("Home", 1),
        ("PageUp", 1),
    ]
    for key, expected in steps:
        page.keyboard.press(key)
        assert (key, place(page)) == (key, expected)


def ten_fast_presses_land_ten_slides_on(page):
    page.evaluate(
        "for (let n = 0; n < 10; n++)"
        " dispatchEvent(new KeyboardEvent('keydown', {key: 'PageDown'}))"
    )
    assert place(page) == 11
    name = page.locator(".slide").nth(10).get_attribute("id")
    page.wait_for_url(re.compile(f"#{name}$"))


def a_number_and_enter_jump(page):
    for key in ("1", "2", "Enter"):
        page.keyboard.press(key)
    assert place(page) == 12
    for key in ("9", "9", "9", "Enter"):
        page.keyboard.press(key)
    assert place(page) == count(page)


def test_the_address_holds_the_slide(stage):
    page = stage(address="#nhiem-vu")
    assert page.locator(".slide.shown").get_attribute("id") == "nhiem-vu"
    page.keyboard.press("PageDown")
    page.wait_for_url(re.compile("#bao-cao$"))
    page.reload()
    assert page.locator(".slide.shown").get_attribute("id") == "bao-cao"
    page.evaluate("location.hash = 'khong-co'")
    assert page.locator(".slide.shown").get_attribute("id") == "bao-cao"


def the_screen_goes_dark_and_comes_back(page):
    over = page.locator("#over")
    for key in ("b", "."):
        page.keyboard.press(key)
        expect(over).to_have_css("background-color", "rgb(0, 0, 0)")
        page.keyboard.press(key)
        expect(over).to_be_hidden()
        page.keyboard.press(key)
        page.keyboard.press("Escape")
        expect(over).to_be_hidden()
        assert place(page) == 1


def the_list_of_slides_leads_to_each(page):
    page.keyboard.press("l")
    expect(page.locator("#over button")).to_have_count(count(page))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert place(page) == 3
    expect(page.locator("#over")).to_be_hidden()


def test_a_finger_turns_the_slides(stage):
    page = stage(has_touch=True)
    swipe = """(way) => {
      const at = (type, x) => document.body.dispatchEvent(new PointerEvent(
        type, {pointerType: 'touch', clientX: x, clientY: 300, bubbles: true}));
      at('pointerdown', 600); at('pointerup', 600 + way * 200);
    }"""
    page.evaluate(swipe, -1)
    assert place(page) == 2
    page.evaluate(swipe, 1)
    assert place(page) == 1


def test_a_lobby_screen_goes_on_and_begins_again(stage):
    page = stage(address="?tu-dong=1")
    page.keyboard.press("End")
    expect(page.locator(".slide.shown")).to_have_attribute("id", "bia", timeout=8000)


def test_the_presenter_has_a_window_that_goes_along(stage):
    page = stage("frozen")
    with page.expect_popup() as opened:
        page.keyboard.press("p")
    other = opened.value
    expect(other.locator(".part-clock")).to_contain_text("trang 1/")
    page.keyboard.press("PageDown")
    expect(other.locator(".part-now .slide")).to_have_attribute("id", "toan-canh")
    expect(other.locator(".part-next .slide")).to_have_attribute("id", "linh-vuc-library")
    expect(other.locator(".part-said")).to_contain_text("Nguồn:")
    expect(other.locator(".part-said .own")).to_contain_text("Câu riêng")
    other.keyboard.press("PageDown")
    assert place(page) == 3
    with other.expect_event("close"):
        other.evaluate("setTimeout(close)")  # as its cross does: the slides know it at once
    page.keyboard.press("PageDown")
    assert place(page) == 4
    with page.expect_popup() as opened:
        page.keyboard.press("p")
    expect(opened.value.locator(".part-clock")).to_contain_text("trang 4/")


def a_blocked_window_is_said(page):
    page.evaluate("window.open = () => null")
    page.keyboard.press("p")
    expect(page.locator("#over")).to_contain_text("chặn cửa sổ")
    page.keyboard.press("Escape")


def the_next_slide_is_there_at_once(page):
    slowest = page.evaluate(
        """async () => {
          const slides = document.querySelectorAll('.slide:not(.aside)').length;
          const best = Array(slides).fill(Infinity);
          for (let round = 0; round < 3; round++) {
            dispatchEvent(new KeyboardEvent('keydown', {key: 'Home'}));
            for (let n = 1; n < slides; n++) {
              const began = performance.now();
              dispatchEvent(new KeyboardEvent('keydown', {key: 'PageDown'}));
              document.querySelector('.slide.shown').getBoundingClientRect();
              best[n] = Math.min(best[n], performance.now() - began);
            }
          }
          return Math.max(...best.slice(1));
        }"""
    )
    assert slowest < 150


def test_a_show_from_the_page_outlives_its_server(chromium, database, server):
    site = server(database())
    context = chromium.new_context(viewport={"width": 1280, "height": 720})
    asked: list[str] = []
    try:
        page = context.new_page()
        answer = page.goto(f"{site}/trinh-chieu/so-ket-2027?pham-vi=VN&nam=2025")
        assert answer is not None
        policy = answer.header_value("content-security-policy") or ""
        assert policy.startswith("default-src 'none'")
        assert "unsafe-eval" not in policy
        page.keyboard.press("PageDown")
        page.locator(".shown a.part").click()
        page.wait_for_url("**/tong-quan?**")
        page.go_back()
        expect(page.locator(".slide.shown")).to_have_attribute("id", "toan-canh")
        context.set_offline(True)  # all that a page sees of a server that ended
        page.on("request", lambda request: asked.append(request.url))
        page.keyboard.press("End")
        assert place(page) == count(page)
        with page.expect_popup() as opened:
            page.keyboard.press("p")
        expect(opened.value.locator(".part-clock")).to_contain_text("trang")
        assert asked == []
        page.keyboard.press("Escape")
        expect(page.locator("#over")).to_contain_text("Máy chủ không trả lời")
        assert place(page) == count(page)
    finally:
        context.close()


def test_the_page_prepares_the_show(reader):
    someone = reader()
    page = someone.open("/trinh-chieu?dip=so-ket-2027&trang=bia.con-can&cau-con-can=Đã đạt.")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Mở trình chiếu").click()
    shown = opened.value
    expect(shown.locator(".slide").first).to_have_attribute("id", "bia")
    assert shown.locator(".slide h2").first.inner_text().startswith("Sơ kết 05 năm")
    expect(shown.locator("#con-can")).to_have_count(1)
    expect(shown.locator(".own")).to_have_count(0)
    with page.expect_download() as got:
        page.get_by_role("link", name="Tải tệp trình chiếu").click()
    assert got.value.suggested_filename.startswith("trinh-chieu_ca-nuoc_")
    assert not someone.outside
    assert not someone.errors
