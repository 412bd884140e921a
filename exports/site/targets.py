"""Targets on pages: gauges, the table with their bars, a series over the years."""

from charts.rows.trends import history_trend, trend
from exports.report import ReportDocument
from exports.shared.markup import Html, div, element
from exports.show.palette import INK
from exports.site.blocks import block, cells_table, chart, drawn, judged, notes, rows_table
from exports.site.parts import Site
from exports.slides.figures import drawn_bars
from exports.slides.gauges import dial
from exports.slides.page import Box
from progress.judging.rollup import totals_over_years
from progress.judging.statements import (
    gap_size,
    gauge_basis,
    large_number,
    shown_words,
    verdict_words,
    year_cells,
)
from progress.judging.targets import TargetFact
from progress.judging.words import catch_up_words, milestone_words
from progress.model.records import Measure, Series
from progress.model.titles import target_words
from progress.overview.headlines import fact_sentence

_BAR = Box(5, 7, 150, 14)
_DIAL = Box(0, 0, 0, 0)
_LEGEND = (
    "Vạch mảnh: mốc trước; vạch đậm: mốc cuối. Thanh dài 0–100%; chỉ tiêu tăng hằng năm vẽ trên "
    "thang 0–20% mỗi năm."
)


def gauges(site: Site, report: ReportDocument) -> Html:
    """Return the lead indicator of each sector; of what has no share the number alone."""
    leads = (section.lead for section in report.sections if section.lead is not None)
    return div("gauges", *(_gauge(site, report, fact) for fact in leads))


def _gauge(site: Site, report: ReportDocument, fact: TargetFact) -> Html:
    share = fact.indicator.measure is Measure.SHARE
    aims = (
        f"Mục tiêu {each.year}: {target_words(fact.indicator, each)}" for each in fact.milestones
    )
    return div(
        "gauge",
        drawn(dial(report.programme, fact, _DIAL, INK)) if share else None,
        element("p", large_number(fact).text, class_="value"),
        element("p", judged(fact.verdict.label)),
        element("p", site.link_to_series(fact.series), class_="name"),
        element("p", " · ".join((*aims, *gauge_basis(fact)[:1])), class_="small"),
    )


def targets_block(site: Site, report: ReportDocument) -> Html:
    """Return every target of a scope with its bar, its verdict and its clause."""
    titles = "Chỉ tiêu | Kết quả và các mốc | #Kết quả | #Mục tiêu | Kết luận | #Còn thiếu | Căn cứ"
    rows = (
        (
            site.link_to_series(fact.series),
            bar(report, fact),
            shown_words(fact, report.selection.year),
            milestone_words(fact),
            verdict_words(fact),
            catch_up_words(fact) or gap_size(fact),
            site.link_to_clause(fact.milestone),
        )
        for fact in report.facts
    )
    if not report.facts:
        return Html("")
    title = "Từng chỉ tiêu so với mục tiêu"
    return block(title, rows_table(title, titles, rows), notes((_LEGEND,)))


def bar(report: ReportDocument, fact: TargetFact) -> Html:
    """Return a result on its bar with the milestones."""
    return div("bar", drawn(drawn_bars([(fact, _BAR)], report.programme, INK)))


def years_block(site: Site, series: Series, fact: TargetFact | None) -> Html:
    """Return a series over the years, as a chart and as a table; nothing without figures."""
    programme = site.report.programme
    indicator = programme.indicator[series[0]]
    scope = fact.scope if fact else site.report.selection.scope
    years = totals_over_years(programme, series, scope)
    if not years or indicator.measure is None:
        return Html("")
    spec = trend(fact, years, INK) if fact else history_trend(indicator, years, INK)
    sentence = fact_sentence(programme, fact) if fact else indicator.name
    cells = (year_cells(indicator.measure, each.total) for each in reversed(years))
    title, numbers = "Diễn biến qua các năm", ("Kết quả", "Tử số", "Mẫu số", "Đã báo cáo")
    listed = cells_table(title, cells, *numbers)
    return block(title, chart(spec, f"Diễn biến: {sentence}"), listed)
