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
REPORTS = Page("bao-cao", "Báo cáo", ":material/fact_check:", "pages/reports.py", "ui.reports")
CALENDAR = Page(
    "lich", "Lịch", ":material/calendar_month:", "pages/year_calendar.py", "ui.year_calendar"
)
METHOD = Page(
    "phuong-phap", "Phương pháp và nguồn", ":material/menu_book:", "pages/method.py", "ui.method"
)
PAGES = (HOME, REPORTS, CALENDAR, METHOD)
