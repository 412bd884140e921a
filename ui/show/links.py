"""From a slide to the page that tells more of it, and back to where the show was prepared."""

from urllib.parse import urlencode

from exports.report import ReportDocument, Section
from exports.report.opening import MAPS, SECTORS
from ui.documents import report_files
from ui.frame import pages, url_state
from ui.frame.pages import Page

_PAGES = {
    "toan-canh": pages.HOME,
    "chuyen-bien": pages.HOME,
    "con-can": pages.HOME,
    "tinh-thanh": pages.MAP,
    "nhiem-vu": pages.TASKS,
    "cong-viec": pages.TASKS,
    "bao-cao": pages.REPORTS,
    "kinh-phi": pages.BUDGETS,
    "xa-phuong": pages.PROVINCES,
    "khen-thuong": pages.PROVINCES,
    "de-nghi": pages.HOME,
    "van-ban": pages.METHOD,
}
"""The page of a section, by its code; those of sectors and maps show their lead indicator."""


def links(report: ReportDocument, root: str) -> dict[str, str]:
    """Return the address of a page for each section that has one."""
    shown, addresses = _shown(report), {}
    for section in report.sections:
        if section.code in _PAGES:
            addresses[section.code] = _address(root, _PAGES[section.code], shown)
        elif section.code.startswith((SECTORS, MAPS)):
            page = pages.MAP if section.provinces else pages.INDICATORS
            addresses[section.code] = _address(root, page, shown | _row(section))
    return addresses


def back_to(report: ReportDocument, root: str, slides: dict[str, str]) -> str:
    """Return the address of the page on which the show is prepared, with what it says of it."""
    occasion = {report_files.OCCASION: report.occasion.code}
    return _address(root, pages.SHOW, _shown(report) | occasion | slides)


def _row(section: Section) -> dict[str, str]:
    lead = section.provinces[0].fact if section.provinces else section.lead
    if lead is None:
        return {}
    return {url_state.INDICATOR: lead.indicator.code, url_state.CATEGORY: lead.category.code}


def _shown(report: ReportDocument) -> dict[str, str]:
    chosen = report.selection
    shown = {
        url_state.YEAR: str(chosen.year),
        url_state.SCOPE: chosen.scope,
        url_state.AS_OF: chosen.as_of.isoformat(),
    }
    return shown | ({url_state.SNAPSHOT: report.frozen.code} if report.frozen else {})


def _address(root: str, page: Page, chosen: dict[str, str]) -> str:
    return f"{root}/{page.address}?{urlencode(chosen)}"
