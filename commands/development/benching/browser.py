"""First content: from the navigation to the title, in a real browser, against an empty page."""

from __future__ import annotations

import time
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from commands.development.benching.measures import Measure, middle
from commands.development.benching.servers import Server
from commands.development.testing.programs import chromium

TIMES = 7
RATIO = 2.2
"""Budget, in empty pages."""
CHARTS = 4
ARGUMENTS = (
    "--no-sandbox",  # Chromium refuses to run as root with one
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)


def measured(overview: Server, empty: Server) -> tuple[Measure, ...]:
    """Open both pages in turn, each time with nothing in the browser's cache."""
    path = chromium()
    if not path:
        reason = "no Chromium or Chrome: install one, or set CHROMIUM to its path"
        return (Measure("first content over an empty page's", None, "times", RATIO, note=reason),)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        try:
            visits = [
                (_visit(browser, overview, CHARTS), _visit(browser, empty, 0))
                for _ in range(TIMES + 1)
            ][1:]  # the first ones load the browser itself
        finally:
            browser.close()
    titles, nothing = [full[0] for full, _ in visits], [bare[0] for _, bare in visits]
    ratio = median(titles) / median(nothing)
    return (
        Measure("first content over an empty page's", ratio, "times", RATIO),
        middle("  overview, until its title is there", titles, "s"),
        middle("  overview, until its charts are drawn", [full[1] for full, _ in visits], "s"),
        middle("  empty page, until its title is there", nothing, "s"),
    )


def _visit(browser: Browser, server: Server, charts: int) -> tuple[float, float]:
    """Return the seconds until the title is seen, and until that many charts are."""
    context = browser.new_context(locale="vi-VN", viewport={"width": 1440, "height": 900})
    try:
        page = context.new_page()
        began = time.perf_counter()
        page.goto(server.address, wait_until="commit")
        page.get_by_role("heading", level=1).wait_for()
        title = time.perf_counter() - began
        for place in range(charts):
            drawn = page.get_by_test_id("stVegaLiteChart").nth(place).locator("canvas, svg").first
            drawn.wait_for()
        return title, time.perf_counter() - began
    finally:
        context.close()
