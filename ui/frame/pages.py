"""The pages, in the order of the navigation: address, title, icon and script."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit as st

_ROOT = Path(__file__).resolve().parents[2]
ICON = str(_ROOT / "ui/icon.svg")
"""The file of the icon in the browser's tab."""
PROGRAMME = "Chương trình 1520"
"""The programme's short name: at the top of every page, and in the browser's tab."""


@dataclass(frozen=True, slots=True)
class Page:
    """A screen and the script that shows it. Addresses are public and stay."""

    address: str
    title: str
    icon: str
    script: str

    @property
    def sections(self) -> str:
        """The module with the sections of the page: `ui.tasks.sections` of `pages/tasks.py`."""
        return f"ui.{self.script.removeprefix('pages/').removesuffix('.py')}.sections"


HOME = Page("tong-quan", "Tổng quan", ":material/dashboard:", "pages/overview.py")
MAP = Page("ban-do", "Bản đồ", ":material/map:", "pages/map.py")
TASKS = Page("nhiem-vu", "Nhiệm vụ", ":material/view_timeline:", "pages/tasks.py")
REPORTS = Page("bao-cao", "Báo cáo", ":material/fact_check:", "pages/reports.py")
CALENDAR = Page("lich", "Lịch", ":material/calendar_month:", "pages/calendar.py")
PROVINCES = Page("tinh-thanh", "Tỉnh, thành", ":material/location_city:", "pages/provinces.py")
INDICATORS = Page("chi-tieu", "Chỉ tiêu", ":material/track_changes:", "pages/indicators.py")
OUTLOOK = Page("trien-vong", "Triển vọng", ":material/trending_up:", "pages/outlook.py")
PLANS = Page("so-sanh-ke-hoach", "So sánh kế hoạch", ":material/compare:", "pages/plans.py")
BUDGETS = Page("kinh-phi", "Kinh phí", ":material/payments:", "pages/budgets.py")
REGISTER = Page("thiet-che", "Thiết chế", ":material/account_balance:", "pages/register.py")
SHOW = Page("trinh-chieu", "Trình chiếu", ":material/slideshow:", "pages/show.py")
DATA_ENTRY = Page(
    "nhap-so-lieu",
    "Nhập số liệu",
    ":material/upload_file:",
    "pages/data_entry.py",
)
METHOD = Page("phuong-phap", "Phương pháp và nguồn", ":material/menu_book:", "pages/method.py")
HISTORY = Page("lich-su", "Lịch sử thay đổi", ":material/history:", "pages/history.py")
SECTIONS: dict[str, tuple[Page, ...]] = {
    "": (
        HOME,
        MAP,
        TASKS,
        REPORTS,
        CALENDAR,
        PROVINCES,
        INDICATORS,
        OUTLOOK,
        PLANS,
        BUDGETS,
        REGISTER,
        SHOW,
    ),
    "Số liệu": (DATA_ENTRY, HISTORY, METHOD),
}
"""The navigation: pages one click away, then those that a menu of this name opens.

A page that many open daily stands by itself; a new one that serves those who keep the data goes
into the menu (decision 0011).
"""
PAGES = tuple(page for pages in SECTIONS.values() for page in pages)


@cache
def registered(page: Page) -> st.Page:
    """Return a page as Streamlit knows it, made once: Streamlit looks for its file.

    It has no icon: the browser would fetch the one of its tab from another host.
    """
    return st.Page(_ROOT / page.script, title=page.title, url_path=page.address)


def tab_title(title: str) -> str:
    """Return what the browser's tab shows of a page with this title."""
    return " · ".join(filter(None, (title, PROGRAMME)))
