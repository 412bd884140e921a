"""Words of strangers in a real browser: read as they were written, and nothing is made of them."""

import pytest
from playwright.sync_api import expect

from tests.nightly import nightly
from tests.pages.test_hostile_words import WORDS, spoil


@pytest.fixture(scope="module")
def place(server, database) -> str:
    url = database("full", "hostile")
    spoil(url)
    return server(url)


LINKS = 'a[href^="https://e.vn"], a[href*="//www."], a[href^="mailto:"]'
MADE = f'{LINKS}, .katex, b:text-is("z"), code:text-is("c"), em:text-is("d")'
"""Links, formulas and letters that Markdown and HTML would make of the words."""


@pytest.mark.parametrize(
    "address",
    [
        "/nhiem-vu?nhiem-vu=I.5",
        *map(
            nightly,
            (
                "/tong-quan",
                "/lich-su?thay-doi=2",
                "/bao-cao?bao-cao=46.2025&pham-vi=46",
                "/thiet-che?thiet-che=TV-01-00001",
                "/chi-tieu?chi-tieu=library_service",
                "/so-sanh-ke-hoach?vi-sao=1520.library_service.public_commune.2030",
                "/ban-do?pham-vi=46",
                "/tinh-thanh?pham-vi=46",
                f"/tong-quan?ban-chot={WORDS}".replace("#", "%23"),
            ),
        ),
    ],
)
def test_words_of_strangers_are_read_as_they_were_written(reader, place, address):
    someone = reader(at=place)
    page = someone.open(address)
    someone.settle()
    expect(page.get_by_text("www.e.vn").first).to_be_attached()
    assert page.locator(MADE).count() == 0
    icons = page.get_by_test_id("stIconMaterial").all_inner_texts()
    assert "home" not in icons
    read = page.locator("body").inner_text()
    for each in WORDS.split():
        assert each in read, each
    assert ":small" not in read
    assert not someone.outside
