"""The show: how large its file is, how soon it is made, how soon its next slide is there."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from urllib.request import ProxyHandler, build_opener

from playwright.sync_api import sync_playwright

from commands.development.benching.browser import ARGUMENTS
from commands.development.benching.measures import Measure, middle
from commands.development.benching.servers import Server
from commands.development.testing.programs import chromium
from exports.show import LARGEST

CHANGE = 150.0
"""Budget: milliseconds from the key to the next slide on the screen."""
_ADDRESS = "trinh-chieu/so-ket-2027"
_WHAT = "show, from the key to the next slide"
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


def measured(server: Server, as_of: date) -> Iterator[Measure]:
    """Yield the size of the file, the time of its first making, and the slowest change of slide."""
    address = f"{server.site}/{_ADDRESS}.html?ngay={as_of.isoformat()}"
    began = time.perf_counter()
    with build_opener(ProxyHandler({})).open(address, timeout=60) as answer:
        size = len(answer.read())
    yield Measure("show, the file", size / 1e6, "MB", LARGEST / 1e6)
    yield Measure("  made for the first time", time.perf_counter() - began, "s")
    path = chromium()
    if not path:
        reason = "no Chromium or Chrome: install one, or set CHROMIUM to its path"
        yield Measure(_WHAT, None, "ms", CHANGE, note=reason)
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        try:
            page = browser.new_page(viewport={"width": 1920, "height": 1080})
            page.goto(f"{server.site}/{_ADDRESS}?ngay={as_of.isoformat()}")
            times = page.evaluate(_TURN)
        finally:
            browser.close()
    yield Measure(_WHAT, max(times), "ms", CHANGE, note="the slowest of all")
    yield middle("  the middle of all", times, "ms")
