"""All pages of a site, and the two that lead to the others: the overview and the contents."""

from collections.abc import Iterator, Mapping, Sequence

from exports.report import usual_slides, with_chosen_slides
from exports.report.opening import MAPS, SECTORS
from exports.shared.markup import joined
from exports.show import show
from exports.site.blocks import block, listed, numbers, section_block
from exports.site.document import document
from exports.site.indicators import indicator_page, indicators_page
from exports.site.method import (
    document_page,
    documents_with_targets,
    link_to_document,
    method_page,
)
from exports.site.open_data import DataFile, data_page
from exports.site.parts import (
    CONTENTS,
    HOME,
    METHOD,
    PROVINCES,
    SHOW,
    TASKS,
    Site,
    SitePage,
    series_path,
)
from exports.site.places import province_page, provinces_page
from exports.site.plans import plans_page
from exports.site.targets import gauges, targets_block
from exports.site.tasks import tasks_page
from progress.indicators.series import all_series

_TOLD = ("con-can", "chuyen-bien", "nam-truoc")
"""Sections of the report that stand on the overview under its targets."""


def site_pages(site: Site, files: Sequence[DataFile]) -> Iterator[tuple[str, bytes]]:
    """Yield every page with its file's name, the overview last: it leads to all others."""
    programme = site.report.programme
    series = all_series(programme)
    documents = documents_with_targets(programme)
    pages = [
        provinces_page(site),
        *(province_page(site, code) for code in site.provinces),
        indicators_page(site),
        *(indicator_page(site, each) for each in series),
        tasks_page(site),
        plans_page(site),
        method_page(site),
        *(document_page(site, each) for each in documents),
        data_page(files),
    ]
    yield SHOW, _show(site)
    for page in (*pages, _contents_page(site), _home_page(site)):
        yield page.path, document(site, page)


def _home_page(site: Site) -> SitePage:
    """Return the programme at a glance: what is decided first, and what needs attention."""
    report, glance = site.report, site.section("toan-canh")
    content = joined(
        (
            numbers(glance.numbers),
            gauges(site, report),
            targets_block(site, report),
            block("Cần chú ý", listed(glance.statements)) if glance.statements else None,
            *(section_block(site.section(code)) for code in _TOLD),
        )
    )
    return SitePage(HOME, "Tổng quan", glance.title, content, "tong-quan")


def _contents_page(site: Site) -> SitePage:
    """Return the links to all pages."""
    programme = site.report.programme
    series, documents = all_series(programme), documents_with_targets(programme)
    papers = (link_to_document(programme, each) for each in documents)
    content = joined(
        (
            block("Tỉnh, thành phố", listed(map(site.link_to_province, site.provinces), "many")),
            block("Chỉ tiêu", listed(map(site.link_to_series, series), "many")),
            block("Văn bản", listed(papers, "many")),
        )
    )
    numbers_of = f"{len(series)} chỉ tiêu, {len(documents)} văn bản"
    title = f"{len(site.provinces)} tỉnh, thành phố, {numbers_of}, mỗi nơi một trang"
    return SitePage(CONTENTS, "Mục lục", title, content, "tong-quan")


def _show(site: Site) -> bytes:
    """Return the slides that are usually shown, each with a link to the page that tells more."""
    report = with_chosen_slides(site.report, usual_slides(site.report))
    return show(report, site.atlas, links=_links(site))


def _links(site: Site) -> Mapping[str, str]:
    leads = {
        f"{start}{each.code}": series_path(each.lead)
        for each in site.report.programme.sectors
        for start in (SECTORS, MAPS)
    }
    home = dict.fromkeys(("toan-canh", *_TOLD), HOME)
    papers = {"nhiem-vu": TASKS, "van-ban": METHOD, "tinh-thanh": PROVINCES, "bao-cao": PROVINCES}
    return {**home, **papers, **leads}
