"""Nothing that axe-core finds keeps anyone out, on any page, view and drawer."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.nightly import nightly
from ui.frame.pages import PAGES

WHY = "/tong-quan?nam=2024&vi-sao=1520.library_service.public_commune"
ALWAYS = (
    ("/tong-quan?nam=2025", 1440, "light"),
    ("/ban-do?mau=ket-luan", 1440, "dark"),
    ("/nhiem-vu", 390, "light"),
)
VIEWS = (*(f"/{page.address}" for page in PAGES), "/tinh-thanh?pham-vi=01", WHY)
ALL = [
    (view, wide, theme)
    for view in VIEWS
    for wide in (390, 1440, 2560)
    for theme in ("light", "dark")
]


@pytest.mark.parametrize(("path", "wide", "theme"), [*ALWAYS, *(nightly(*each) for each in ALL)])
def test_axe_finds_nothing(reader, path, wide, theme):
    page = reader(viewport={"width": wide, "height": 900}, color_scheme=theme).open(path)
    violations = Axe().run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in violations] == []
