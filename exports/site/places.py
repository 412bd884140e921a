"""The pages of provinces: all of them in a list, and each on one page."""

from dataclasses import replace

from exports.report import ReportDocument
from exports.report.opening import SECTORS
from exports.shared.markup import Html, joined
from exports.site.blocks import block, numbers, paragraphs, section_block
from exports.site.parts import PROVINCES, Site, SitePage, province_path
from exports.site.targets import gauges, targets_block
from progress.model.numbers import upper_first
from progress.model.titles import unit_names, unit_title
from progress.overview.standings import standings
from progress.places.province import binding_sentences

_ELSEWHERE = ("bia", "toan-canh", "nhiem-vu", "cong-viec", "van-ban")
"""Sections of a province's report that its page says otherwise, or another page or section."""


def provinces_page(site: Site) -> SitePage:
    """Return the list of provinces with their standings, and who has reported."""
    report, section = site.report, site.section("tinh-thanh")
    codes = (each.code for each in standings(report.programme, report.selection))
    (listed,) = section.tables
    rows = tuple(
        (row[0], site.link_to_province(code), *row[2:])
        for row, code in zip(listed.rows, codes, strict=True)
    )
    linked = replace(section, title="", tables=(replace(listed, rows=rows),))
    content = joined((section_block(linked), section_block(site.section("bao-cao"))))
    return SitePage(PROVINCES, "Tỉnh, thành", section.title, content, "tinh-thanh")


def province_page(site: Site, code: str) -> SitePage:
    """Return one province: where it stands, what binds it, what it still needs."""
    report = site.report_of(code)
    name, glance = unit_title(report.programme.unit[code]), report.sections[1]
    others = (
        section_block(section)
        for section in report.sections
        if section.code not in _ELSEWHERE and not section.code.startswith(SECTORS)
    )
    content = joined(
        (
            numbers(glance.numbers),
            gauges(site, report),
            targets_block(site, report),
            _identity(report, code),
            *others,
        )
    )
    return SitePage(
        province_path(code),
        report.programme.unit[code].name,
        f"{upper_first(name)}: {glance.title}",
        content,
        "tinh-thanh",
        {"pham-vi": code},
        report.scope_sentence,
    )


def _identity(report: ReportDocument, code: str) -> Html:
    """Say which plans bind a province, and which provinces its earlier figures are the sum of."""
    programme = report.programme
    sentences = binding_sentences(programme, code, report.selection.as_of)
    before = programme.predecessors.get(code, ())
    summed = (
        f"Số liệu các năm trước sắp xếp là tổng của các đơn vị: {unit_names(programme, before)}."
    )
    return block("Văn bản ràng buộc", paragraphs((*sentences, *((summed,) if before else ()))))
