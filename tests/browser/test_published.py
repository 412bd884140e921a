"""The published site in a browser: from a folder, without scripts and without a network."""

from itertools import product

import pytest

from commands.conference import publish
from tests.browser.test_axe import faults
from tests.nightly import nightly

OFTEN = ("index", "chi-tieu-library_service-public_commune", "tinh-thanh-46", "nhiem-vu")
"""A start, a chart, a map and a table; the others have the same parts."""
OTHERS = (
    "tinh-thanh",
    "chi-tieu",
    "chi-tieu-library_electronic-none",
    "so-sanh-ke-hoach",
    "phuong-phap",
    "van-ban-1520",
    "du-lieu",
    "muc-luc",
)
SCREENS = tuple(product((390, 1440), ("light", "dark")))
BY_DAY = tuple(zip(OFTEN, SCREENS, strict=True))[::3]
LOOKS = (
    *BY_DAY,
    *(nightly(*each) for each in product((*OFTEN, *OTHERS), SCREENS) if each not in BY_DAY),
)


@pytest.fixture(scope="module")
def site(asked_for, database, tmp_path_factory):
    """Publish the demonstration data, and give the folder's address."""
    asked_for("--browser-tests")
    folder = tmp_path_factory.mktemp("site") / "trang"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", database())
        publish.main([str(folder), "--as-of", "2026-11-21"])
    return folder.as_uri()


@pytest.mark.parametrize("name", [*OFTEN[:2], *map(nightly, (*OFTEN[2:], *OTHERS))])
def test_a_page_is_whole_without_scripts_and_asks_for_nothing(chromium, site, name):
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 390, "height": 844}
    )
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}/{name}.html")
    assert asked == [f"{site}/{name}.html"]
    assert page.locator("h1").is_visible()
    assert page.locator("main svg:not(.defined), main table, main ul").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    # Shapes that a map uses by name are there.
    missing = "[...document.querySelectorAll('use')].filter(e => !e.getBBox().width).length"
    assert page.evaluate(missing) == 0
    context.close()


@pytest.mark.parametrize(("name", "screen"), LOOKS)
def test_axe_finds_nothing_on_a_page(chromium, site, name, screen):
    wide, theme = screen
    context = chromium.new_context(
        color_scheme=theme, viewport={"width": wide, "height": 900}, bypass_csp=True
    )
    page = context.new_page()
    page.goto(f"{site}/{name}.html")
    assert faults(page) == []
    context.close()
