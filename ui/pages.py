"""The pages, in the order of the navigation: address, title, icon and script."""

from __future__ import annotations

from dataclasses import dataclass

TITLE = "Học tập suốt đời trong thư viện, bảo tàng, trung tâm văn hóa"
"""Title of the application in the browser's tab."""


@dataclass(frozen=True, slots=True)
class Page:
    """A screen: its script, and the module of its parts. Addresses are public and stay."""

    address: str
    title: str
    icon: str
    script: str
    parts: str


HOME = Page("tong-quan", "Tổng quan", ":material/dashboard:", "pages/overview.py", "ui.overview")
MAP = Page("ban-do", "Bản đồ", ":material/map:", "pages/map.py", "ui.coverage_map")
TASKS = Page("nhiem-vu", "Nhiệm vụ", ":material/view_timeline:", "pages/tasks.py", "ui.tasks")
REPORTS = Page("bao-cao", "Báo cáo", ":material/fact_check:", "pages/reports.py", "ui.reports")
CALENDAR = Page(
    "lich", "Lịch", ":material/calendar_month:", "pages/year_calendar.py", "ui.year_calendar"
)
PROVINCES = Page(
    "tinh-thanh", "Tỉnh, thành", ":material/location_city:", "pages/provinces.py", "ui.provinces"
)
INDICATORS = Page(
    "chi-tieu", "Chỉ tiêu", ":material/track_changes:", "pages/indicators.py", "ui.indicators"
)
PLANS = Page(
    "so-sanh-ke-hoach", "So sánh kế hoạch", ":material/compare:", "pages/plans.py", "ui.plans"
)
REGISTER = Page(
    "thiet-che", "Thiết chế", ":material/account_balance:", "pages/register.py", "ui.register"
)
SHOW = Page("trinh-chieu", "Trình chiếu", ":material/slideshow:", "pages/show.py", "ui.show")
DATA_ENTRY = Page(
    "nhap-so-lieu",
    "Nhập số liệu",
    ":material/upload_file:",
    "pages/data_entry.py",
    "ui.data_entry",
)
METHOD = Page(
    "phuong-phap", "Phương pháp và nguồn", ":material/menu_book:", "pages/method.py", "ui.method"
)
HISTORY = Page(
    "lich-su", "Lịch sử thay đổi", ":material/history:", "pages/history.py", "ui.history"
)
SECTIONS: dict[str, tuple[Page, ...]] = {
    "": (HOME, MAP, TASKS, REPORTS, CALENDAR, PROVINCES, INDICATORS, PLANS, REGISTER, SHOW),
    "Số liệu": (DATA_ENTRY, HISTORY, METHOD),
}
"""The navigation: pages one click away, then those that a menu of this name opens.

A page that many open daily stands by itself; a new one that serves those who keep the data goes
into the menu (decision 0011).
"""
PAGES = tuple(page for pages in SECTIONS.values() for page in pages)
