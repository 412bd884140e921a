"""Nothing that axe-core finds keeps anyone out, on any page, view and drawer."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.nightly import nightly
from ui.frame.pages import PAGES

WHY = "vi-sao=1520.library_service.public_commune"
VIEWS = (
    *(f"/{page.address}" for page in PAGES),
    f"/tong-quan?nam=2024&{WHY}",
    "/tong-quan?vi-sao=bao-cao",
    "/ban-do?mau=ket-luan&co-so=63&nam=2024",
    "/ban-do?hinh=o-luoi&pham-vi=46",
    "/ban-do?hinh=hinh-ve",
    "/ban-do?mau=ket-luan&hinh=hinh-ve",
    "/ban-do?hinh=bon-nam",
    "/ban-do?lop=thiet-che&pham-vi=46",
    "/nhiem-vu?xem=don-vi",
    "/nhiem-vu?xem=theo-nam",
    "/nhiem-vu?xem=bang",
    "/nhiem-vu?nhiem-vu=I.5",
    "/bao-cao?nam=2025&pham-vi=46",
    "/bao-cao?bao-cao=46.2025",
    "/lich?nam=2025&pham-vi=46",
    "/tinh-thanh?pham-vi=01",
    "/tinh-thanh?pham-vi=83@2025&nam=2024",
    f"/tinh-thanh?pham-vi=46&{WHY}",
    "/chi-tieu?chi-tieu=library_service&loai=public_commune",
    "/chi-tieu?linh-vuc=library",
    f"/chi-tieu?chi-tieu=library_service&loai=public_commune&{WHY}.46",
    "/so-sanh-ke-hoach?van-ban=hue",
    "/so-sanh-ke-hoach?vi-sao=1520.library_digital.armed_forces.2030",
    "/thiet-che?pham-vi=46",
    "/thiet-che?thiet-che=BT-01-00001",
    "/trinh-chieu?pham-vi=46",
    "/lich-su?thay-doi=1",
)
"""Every page, every way to look at it, and every drawer.

By day axe looks where other tests are: at the overview in test_pages.py, at tasks on a
telephone in test_frame.py, at the map in the dark in test_map_drawings.py.
"""
ALL = [(view, (390, 1440, 2560), theme) for view in VIEWS for theme in ("light", "dark")]


@pytest.mark.nightly
@pytest.mark.parametrize(("path", "widths", "theme"), ALL)
def test_axe_finds_nothing(reader, path, widths, theme):
    someone = reader(color_scheme=theme)
    page = someone.page
    for wide in widths:
        page.set_viewport_size({"width": wide, "height": 900})
        # One visit for all widths: a visit takes longer than what axe does.
        someone.open(path) if wide == widths[0] else someone.settle()
        assert faults(page) == [], wide


def faults(page) -> list[tuple[str, str]]:
    """Return what axe-core finds: the rule, and the first element that breaks it."""
    violations = Axe().run(page).response["violations"]
    return [(each["id"], each["nodes"][0]["html"]) for each in violations]


@pytest.mark.parametrize("tab", [nightly(number) for number in range(1, 4)])
@pytest.mark.parametrize(("wide", "theme"), [(390, "dark"), (1440, "light")])
def test_axe_finds_nothing_in_a_tab_that_is_opened(reader, tab, wide, theme):
    page = reader(viewport={"width": wide, "height": 900}, color_scheme=theme).open("/phuong-phap")
    page.get_by_role("tab").nth(tab).click()
    assert faults(page) == []
