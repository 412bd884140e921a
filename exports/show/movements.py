"""What moved: each target where it began and where it is, on one scale."""

from collections.abc import Iterator

from charts.bullet_rows import place_on_bar
from exports.report import ReportDocument
from exports.report.targets_over_time import latest_basis, latest_words
from exports.shared.lettering import lines
from exports.show.frame import BODY, LINE, em
from exports.show.markup import Html, div, span
from exports.show.paging import paged
from exports.show.palette import INK
from progress.indicators.movements import Movement, before_words, change_words, movements
from progress.judging.words import fact_title
from progress.model.records import Measure
from progress.model.selection import FIRST_YEAR

_ROW, _HEAD = 42, 46
_LABEL = 700


def movement_pages(report: ReportDocument, height: float) -> Iterator[Html]:
    """Yield the movements slide by slide; none where nothing was reported."""
    moved = movements(report.programme, report.facts, FIRST_YEAR)
    if not moved:
        return
    height -= _HEAD
    for page in paged(
        moved, lambda rows: sum(_height(report, each) for each in rows), height, height
    ):
        yield div("moves", _heading(), *(_row(report, movement) for movement in page))


def _height(report: ReportDocument, movement: Movement) -> float:
    title = fact_title(report.programme, movement.fact)
    return max(_ROW, lines(title, _LABEL, BODY) * BODY * LINE + 6)


def _heading() -> Html:
    return div(
        "row titles",
        span("label", "Chỉ tiêu"),
        span("before", "Năm đầu"),
        span("axis", ""),
        span("now", "Năm xét"),
        span("change", "Thay đổi"),
    )


def _row(report: ReportDocument, movement: Movement) -> Html:
    fact, compared = movement.fact, movement.comparison
    share = fact.indicator.measure is Measure.SHARE
    was = f"{before_words(movement)} ({compared.earlier_year})" if compared else "–"
    basis = ", ".join(filter(None, (str(fact.judged_year), latest_basis(movement))))
    return div(
        "row",
        span("label", fact_title(report.programme, fact)),
        span("before", was),
        _axis(movement) if share else span("axis", ""),
        span("now", f"{latest_words(movement)} ({basis})"),
        span("change", change_words(movement)),
        style=f"min-height:{em(_height(report, movement))}",
    )


def _axis(movement: Movement) -> Html:
    """Draw the way from the first value to the latest, from 0 to 100 percent."""
    fact, compared = movement.fact, movement.comparison
    colour = f"--colour:{INK.mark(fact.verdict)}"
    if compared is None or compared.earlier.share is None or compared.later.share is None:
        if fact.value is None:
            return span("axis", "")
        end = 100 * place_on_bar(fact, float(fact.value))
        return span("axis", span("dot", style=f"left:{end:.4g}%;{colour}"))
    start = 100 * place_on_bar(fact, float(compared.earlier.share))
    end = 100 * place_on_bar(fact, float(compared.later.share))
    low, high = sorted((start, end))
    return span(
        "axis",
        span("way", style=f"left:{low:.4g}%;width:{high - low:.4g}%;{colour}"),
        span("dot first", style=f"left:{start:.4g}%"),
        span("dot", style=f"left:{end:.4g}%;{colour}"),
    )
