"""The pages of indicators: all of them in a list, and each with its map and its provinces."""

from collections.abc import Iterator
from dataclasses import replace

from charts.maps.marks import Colouring, Key, colouring_of, legend, marks
from exports.shared.markup import Html, div, element, joined, span
from exports.show.palette import INK
from exports.site.blocks import block, drawn, labelled, listed, notes, paragraphs, rows_table
from exports.site.parts import INDICATORS, Site, SitePage, series_path
from exports.site.targets import bar, years_block
from exports.slides import maps
from exports.slides.page import Area, Box, Drawing, rectangle
from exports.slides.svg import defined
from progress.indicators.sentences import missing_sentence, provinces_sentence
from progress.indicators.series import all_series, series_fact, setting_document, targets_of
from progress.judging.coverage import Basis, ProvinceFact, coverage
from progress.judging.coverage_words import coverage_headline, province_words, reported_words
from progress.judging.explanations import source, why
from progress.judging.statements import shown_words, verdict_words
from progress.model.numbers import alphabetical, upper_first
from progress.model.records import Series
from progress.model.titles import asked_words, document_title, selection_sentence, unit_title
from progress.model.units import NATION, Kind
from progress.overview.headlines import fact_sentence, headline

_SWATCH = Box(0, 0, 34, 20)
_KINDS = (Kind.NATION, Kind.PROVINCE)
"""Whose documents an indicator's page quotes: those of thousands of communes have their own."""


def indicators_page(site: Site) -> SitePage:
    """Return every series that a document asks for or a unit reported, by sector."""
    titles = "Chỉ tiêu | #Kết quả | Kết luận | Văn bản đặt mục tiêu, đơn vị"
    content = rows_table("Các chỉ tiêu", titles, _rows(site))
    return SitePage(INDICATORS, "Chỉ tiêu", headline(site.report.facts), content, "chi-tieu")


def _rows(site: Site) -> Iterator[tuple[str, ...]]:
    """Yield the sectors as headings, each over its series."""
    programme, selection = site.report.programme, site.report.selection
    for sector in programme.sectors:
        yield (sector.name,)
        for series in all_series(programme):
            if programme.indicator[series[0]].sector_code != sector.code:
                continue
            fact = series_fact(programme, selection, series)
            yield (
                site.link_to_series(series),
                shown_words(fact, selection.year) if fact else "",
                verdict_words(fact) if fact else "không có mục tiêu bằng số",
                f"{document_title(fact.document)}, {unit_title(programme.unit[fact.scope])}"
                if fact
                else "",
            )


def indicator_page(site: Site, series: Series) -> SitePage:
    """Return one series: the country on a map, its provinces, its years and its clauses."""
    report = site.report
    programme, document = report.programme, setting_document(report.programme, series)
    fact = series_fact(programme, report.selection, series)
    provinces: tuple[ProvinceFact, ...] = ()
    if document is not None and document.unit_code == NATION:
        national = replace(report.selection, document=document.code)
        provinces = coverage(programme, national, series, Basis.TODAY)
    reasons = ((each.label, each.text) for each in why(programme, fact)) if fact else ()
    part = site.title_of(series)
    content = joined(
        (
            _provinces(site, provinces) if provinces else None,
            block("Vì sao?", labelled(reasons)) if fact else None,
            years_block(site, series, fact),
            _clauses(site, series),
        )
    )
    title = fact_sentence(programme, fact) if fact else f"{part}: không có mục tiêu bằng số."
    asked = {"chi-tieu": series[0], "loai": series[1]}
    # What a plan alone asks for is shown for its own unit.
    scope, paper = (fact.scope, fact.document.code) if fact else (NATION, None)
    selection = replace(report.selection, scope=scope, document=paper)
    own = upper_first(selection_sentence(programme, selection))
    shown = report.scope_sentence if scope == NATION else own
    return SitePage(series_path(series), part, title, content, "chi-tieu", asked, shown)


def _provinces(site: Site, facts: tuple[ProvinceFact, ...]) -> Html:
    programme = site.report.programme
    how = colouring_of(facts[0].fact.indicator.measure, Colouring.VALUE)
    sentence = coverage_headline(programme, facts)
    words = f"Bản đồ {len(facts)} tỉnh, thành phố với quần đảo Hoàng Sa và Trường Sa: {sentence}"
    country = maps.country(site.atlas, marks(facts, how, INK), words, INK)
    keys = (_key(each) for each in legend(facts, how, INK))
    drawing = element("figure", drawn(country), listed(keys, "legend"), class_="map")
    rows = (
        (
            "" if each.rank is None else str(each.rank),
            site.link_to_province(each.code),
            _measure(site, each),
            each.verdict.label,
        )
        for each in _ordered(site, facts)
    )
    summed = (
        f"{programme.unit[each.code].name}: {words}."
        for each in facts
        if (words := reported_words(programme, each))
    )
    sentences = filter(None, (provinces_sentence(facts), missing_sentence(programme, facts)))
    titles = "#Hạng | Tỉnh, thành phố | #Kết quả | Kết luận"
    listing = rows_table("Các tỉnh, thành phố", titles, rows)
    return block(
        "Theo tỉnh, thành phố",
        defined((country,), INK),
        paragraphs((sentence, *sentences)),
        div("beside", drawing, listing),
        notes(summed),
    )


def _measure(site: Site, fact: ProvinceFact) -> Html:
    drawing = bar(site.report, fact.fact) if fact.reported else None
    return div("measure", drawing, span("", province_words(fact)))


def _ordered(site: Site, facts: tuple[ProvinceFact, ...]) -> list[ProvinceFact]:
    """Return provinces by rank, then the others by the alphabet."""
    unit = site.report.programme.unit
    last = len(facts) + 1
    return sorted(facts, key=lambda each: (each.rank or last, alphabetical(unit[each.code].name)))


def _key(key: Key) -> Html:
    area: Area = replace(rectangle(_SWATCH, key.fill), hatch=key.hatch, edge=INK.muted)
    swatch = drawn(Drawing(_SWATCH, (area,), "Chú giải", key.label))
    return joined((swatch, f" {key.label}: {key.count}"))


def _clauses(site: Site, series: Series) -> Html:
    programme = site.report.programme
    rows = (
        (
            site.link_to_clause(each),
            str(each.year),
            asked_words(programme, each),
            source(programme, each),
        )
        for each in targets_of(programme, series)
        if programme.unit[programme.document[each.document_code].unit_code].kind in _KINDS
    )
    titles = "Văn bản | #Mốc | #Mục tiêu | Nguyên văn và điều khoản"
    return block(
        "Mục tiêu của các văn bản",
        paragraphs((programme.indicator[series[0]].definition,)),
        rows_table("Mục tiêu và điều khoản", titles, rows),
    )
