"""A Chromium, servers for it to visit, and pages that were listened to from the first request."""

import subprocess
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    TimeoutError,
    expect,
    sync_playwright,
)

from commands.development.testing.programs import chromium as chromium_path
from tests.databases import DEMONSTRATION, PLANS
from tests.servers import start, wait_for
from ui.frame.pages import SECTIONS
from ui.frame.words import TABLE

ROOT = Path(__file__).resolve().parents[2]
ARGUMENTS = (
    "--no-sandbox",  # Chromium refuses to run as root with one
    "--use-gl=angle",  # WebGL without a graphics card, for the maps
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",  # so that a request to the outside is the page's
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--force-color-profile=srgb",
    # Letters are as wide as in a Chromium with windows, and words on paper have no gaps.
    "--font-render-hinting=none",
)
WITHOUT_GRAPHICS_CARD = ("--disable-gpu-compositing", "--disable-gpu-rasterization")
"""Pages are painted sooner without the imitated card, and maps of WebGL later."""
SHORT_LIVED = "--js-flags=--no-turbofan --no-maglev"
"""No page lives long enough to win back what compiling its scripts further takes."""
PATIENCE = 30
"""Seconds to wait for a server, a page or what a test expects: a busy machine takes long."""
expect.set_options(timeout=PATIENCE * 1000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Try a browser test once more where it fails, and let the summary say so.

    On a busy machine a browser may lose a click or a download that a person would try again.
    """
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def launch(asked_for) -> Iterator[Callable[..., Browser]]:
    """Launch a browser with some arguments."""
    asked_for("--browser-tests")
    with sync_playwright() as playwright:
        path = chromium_path()
        yield lambda *args: playwright.chromium.launch(executable_path=path, args=list(args))


@pytest.fixture(scope="session")
def chromium(launch) -> Iterator[Browser]:
    """Give the one browser of the session."""
    browser = launch(*ARGUMENTS, *WITHOUT_GRAPHICS_CARD, SHORT_LIVED)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def serve(asked_for, tmp_path_factory) -> Iterator[Callable[..., str]]:
    """Start the dashboard on a database and a port; more of an environment goes with it."""
    asked_for("--browser-tests")
    started: list[subprocess.Popen[bytes]] = []

    def serve(database_url: str, port: int, base_path: str = "", **environment: str) -> str:
        log = tmp_path_factory.mktemp("server") / "log.txt"
        started.append(start(database_url, port, log, base_path, **environment))
        wait_for(f"http://127.0.0.1:{port}{base_path}/suc-khoe", started[-1], log)
        return f"http://127.0.0.1:{port}{base_path}"

    yield serve
    for process in started:
        process.terminate()
    for process in started:
        process.wait(10)


@pytest.fixture(scope="session")
def server(serve, free_port) -> Callable[..., str]:
    """Give the address of the dashboard on a database; one server for each of them.

    With a base path it serves under that.
    """

    @cache
    def server(database_url: str, base_path: str = "") -> str:
        return serve(database_url, free_port(), base_path)

    return server


@pytest.fixture(scope="session")
def database(sqlite_copies, tmp_path_factory) -> Callable[..., str]:
    """Give the address of a database that is `full` or `empty`; a name gives one of its own."""

    @cache
    def database(state: str = "full", name: str = "shared") -> str:
        file = tmp_path_factory.mktemp(f"{name}-{state}") / "dashboard.db"
        return sqlite_copies.copy(DEMONSTRATION if state == "full" else PLANS, file)

    return database


class Reader:
    """Someone with a browser of their own at one of the servers, and what that browser noticed."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address = address
        self.outside: list[str] = []
        self.errors: list[str] = []
        context.set_default_timeout(PATIENCE * 1000)
        self.page: Page = context.pages[0] if context.pages else context.new_page()
        self._listeners: dict[str, Callable[..., None]] = {
            "request": lambda request: self._notice(request.url),
            "websocket": lambda socket: self._notice(socket.url),
            "pageerror": lambda error: self.errors.append(str(error)),
            "console": self._hear,
            "popup": self._listen,
        }
        self._listen(self.page)

    def _listen(self, page: Page) -> None:
        for event, listener in self._listeners.items():
            page.on(event, listener)

    def leave(self) -> None:
        """Listen no more: the page goes to another reader."""
        for event, listener in self._listeners.items():
            self.page.remove_listener(event, listener)

    def _notice(self, url: str) -> None:
        own = urlsplit(self.address).netloc
        if urlsplit(url).scheme not in ("data", "blob") and urlsplit(url).netloc != own:
            self.outside.append(url)

    def _hear(self, message: Any) -> None:
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location.get('url')})")

    def open(self, path: str = "/tong-quan") -> Page:
        """Open an address and wait until the page is complete."""
        self.page.goto(self.address + path)
        self.settle()
        return self.page

    def follow(self, path: str) -> Page:
        """Go to an address of this site as a link on a page does: without loading it anew."""
        self.page.evaluate(FOLLOW, path)
        try:
            self.page.wait_for_function("window.followed", timeout=5000)
        except TimeoutError:  # a busy machine may lose a step, as it may lose a click
            self.page.evaluate(FOLLOW, path)
            self.page.wait_for_function("window.followed")
        self.settle()
        return self.page

    def go(self, title: str) -> None:
        """Go to another page by the navigation, through its menu where the page is in that."""
        menus = [name for name, pages in SECTIONS.items() if title in [p.title for p in pages]]
        (menu,) = menus
        header = self.page.get_by_test_id("stHeader")
        if menu:
            header.get_by_text(menu, exact=True).click()
            self.page.get_by_role("menuitem", name=title).click()
        else:
            header.get_by_role("link", name=title).click()

    def choose(self, label: str, option: str) -> None:
        """Choose from a list as one does: click, type, click on what is found."""
        field = self.page.get_by_role("combobox", name=label)
        # Not at the edge: a list closes when the page scrolls.
        field.evaluate("e => e.scrollIntoView({block: 'center'})")
        self.settle()
        field.click()
        field.fill(option)
        self.page.get_by_role("option", name=option, exact=True).click()

    def ask(self, key: str) -> Locator:
        """Return the link "Vì sao?" of a figure."""
        return self.page.locator(f'.why[href*="vi-sao={key}"]')

    def open_table(self) -> Locator:
        """Open the table under the chart."""
        self.page.get_by_test_id("stExpander").filter(has_text=TABLE).locator("summary").click()
        table = self.page.locator(".plain")
        table.wait_for()
        self.settle()
        return table

    def settle(self) -> None:
        """Wait until the server has nothing more to say and every chart is drawn."""
        self.page.wait_for_function(SETTLED)


SETTLED = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  if (!app || app.dataset.testScriptState !== 'notRunning') return false;
  if (document.documentElement.classList.contains('opening')) return false;
  if (app.dataset.testConnectionState !== 'CONNECTED') return false;
  if (!app.querySelector('h1, [role="alert"]')) return false;
  if (app.querySelector('[data-stale="true"], [data-testid="stSkeleton"]')) return false;
  if (app.querySelector('[data-rows]:empty')) return false;
  return [...app.querySelectorAll('.stVegaLiteChart')].every((chart) => chart.querySelector('svg'));
}"""

FOLLOW = """(path) => {
  window.followed = false;
  new MutationObserver((_, observer) => {
    observer.disconnect();
    window.followed = true;
  }).observe(document, { subtree: true, attributeFilter: ['data-test-script-state'] });
  history.pushState(null, '', path);
  dispatchEvent(new PopStateEvent('popstate'));
}"""
"""What `ui/lists.js` does for a link; `followed` once the state of the page's script changed."""


BLANK = '<link rel="icon" href="data:,">'
"""A page of a site where nothing is asked of its server, not even an icon."""
FORGET = "() => { try { sessionStorage.clear(); } catch { /* a blank page has none */ } }"


@pytest.fixture(scope="session")
def rested() -> dict[tuple[Browser, str, str], list[BrowserContext]]:
    """Hold contexts of earlier tests, by browser, site and options."""
    return defaultdict(list)


@pytest.fixture
def new_context(chromium, rested) -> Iterator[Callable[..., BrowserContext]]:
    """Give a context that is shared with nobody in this test.

    It may come from an earlier test at the same site, of which it has the files and nothing else:
    to fetch and to compile them again takes longer than most tests. Motion is reduced, because
    every step of it is painted without a graphics card.
    """
    taken = []

    def new_context(site: str = "", **options: Any) -> BrowserContext:
        options = {"reduced_motion": "reduce", **options}
        free = rested[chromium, site, repr(sorted(options.items()))]
        context = free.pop() if free else chromium.new_context(**options)
        taken.append((free, context, site, options.get("color_scheme", "light")))
        return context

    yield new_context
    for free, context, site, scheme in taken:
        for page in context.pages[1:]:
            page.close()
        for page in context.pages:
            page.unroute_all()
            page.emulate_media(media="null", color_scheme=scheme)
            page.evaluate(FORGET)
            # A page that leaves its site ends the process that holds the site's scripts compiled.
            page.route("**/*", lambda route: route.fulfill(content_type="text/html", body=BLANK))
            page.goto(site or "about:blank")
            page.unroute_all()
        context.clear_cookies()
        free.append(context)


@pytest.fixture
def reader(new_context, server, database) -> Iterator[Callable[..., Reader]]:
    """Give someone with a browser at a server; options are those of a Playwright context."""
    readers = []

    def reader(
        state: str = "full", *, at: str | None = None, viewport: Any = None, **options: Any
    ) -> Reader:
        site = at or server(database(state))
        someone = Reader(new_context(site, **options), site)
        readers.append(someone)
        someone.page.set_viewport_size(viewport or {"width": 1440, "height": 900})
        return someone

    yield reader
    for someone in readers:
        someone.leave()
