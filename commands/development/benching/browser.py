"""What a real browser sees: first content, and the show's next slide."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from commands.development.benching.measures import Measurement
from commands.development.benching.servers import OVERVIEW, Bench, Server, fetched
from commands.development.testing.programs import chromium
from exports.show import LARGEST

TIMES = 7
TITLE, CHANGE = 3.0, 150.0
"""Budgets: seconds until the page is there, milliseconds from the key to the next slide."""
CHARTS = 4
ARGUMENTS = (
    "--no-sandbox",  # Chromium refuses to run as root with one
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)
_MISSING = "no Chromium or Chrome: install one, or set CHROMIUM to its path"
_SHOW = "trinh-chieu/so-ket-2027"
_TURN = """async () => {
  const painted = () => new Promise((done) =>
    requestAnimationFrame(() => setTimeout(() => done(performance.now()))));
  const found = [];
  for (let n = 1; n < document.querySelectorAll('.slide').length; n++) {
    await painted();
    const began = performance.now();
    dispatchEvent(new KeyboardEvent('keydown', {key: 'PageDown'}));
    found.push(await painted() - began);
  }
  return found;
}"""


def first_content(bench: Bench) -> Iterator[Measurement]:
    """Open the overview, each time with nothing in the browser's cache."""
    what = "first visit in a browser, until its title is there"
    if not chromium():
        yield Measurement(what, (), "s", TITLE, _MISSING)
        return
    with _browser() as browser:
        visits = [_visit(browser, bench.overview) for _ in range(TIMES + 1)]
    titles, charts = zip(*visits[1:], strict=True)  # the first loads the browser itself
    yield Measurement(what, titles, "s", TITLE)
    yield Measurement("  until its charts are drawn", charts, "s")


def show(bench: Bench) -> Iterator[Measurement]:
    """Yield the size of the file, and the slowest change of slide."""
    what, day = "show, from the key to the next slide", f"?ngay={bench.as_of}"
    size = fetched(bench.overview, f"{_SHOW}.html{day}") / 1000
    yield Measurement("show, the file", [size], "MB", LARGEST / 1e6)
    if not chromium():
        yield Measurement(what, (), "ms", CHANGE, _MISSING)
        return
    with _browser() as browser:
        page = browser.new_page(viewport={"width": 1920, "height": 1080})
        page.goto(f"{bench.overview.site}/{_SHOW}{day}")
        times = page.evaluate(_TURN)
    yield Measurement(what, times, "ms", CHANGE, "the slowest of all", max)


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


def _visit(browser: Browser, server: Server) -> tuple[float, float]:
    """Return the seconds until the title is seen, and until the charts are drawn."""
    with browser.new_context(locale="vi-VN", viewport={"width": 1440, "height": 900}) as context:
        page = context.new_page()
        began = time.perf_counter()
        page.goto(f"{server.site}/{OVERVIEW}", wait_until="commit")
        page.get_by_role("heading", level=1).wait_for()
        title = time.perf_counter() - began
        for place in range(CHARTS):
            drawn = page.locator(".stVegaLiteChart").nth(place).locator("canvas, svg").first
            drawn.wait_for()
        return title, time.perf_counter() - began
