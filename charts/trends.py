"""A row over the years: what was reported, the path asked for, and the break of 1 July 2025."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import altair as alt

from charts.spec import Spec, plain
from charts.theme import Theme
from progress.history import YearFigure
from progress.numbers import asked, percent, written
from progress.records import Measure
from progress.targets import TargetFact
from progress.verdicts import Verdict

HEIGHT = 220
BREAK_YEAR = 2025
"""First year counted on the units and institutions of 1 July 2025."""


def trend(fact: TargetFact, years: tuple[YearFigure, ...], theme: Theme) -> Spec:
    """Draw the years of a fact; the line is broken where the units it counts changed."""
    points = [point for point in (_point(fact, year) for year in years) if point]
    path = _path(fact)
    last = max([point["year"] for point in (*points, *path)], default=BREAK_YEAR)
    first = min([point["year"] for point in (*points, *path)], default=BREAK_YEAR)
    x = alt.X(
        "year:Q",
        title=None,
        scale=alt.Scale(domain=[first - 0.3, last + 0.4]),
        axis=alt.Axis(format="d", values=list(range(first, last + 1)), grid=False),
    )
    share = fact.indicator.measure is Measure.SHARE
    y = alt.Y(
        "value:Q",
        title=None,
        scale=alt.Scale(domain=[0, 122]) if share else alt.Scale(zero=True, nice=True),
        axis=alt.Axis(labels=share, values=[0, 25, 50, 75, 100] if share else alt.Undefined),
    )
    line = alt.Chart(alt.InlineData(values=points)).encode(x=x, y=y)
    layers = [
        alt.Chart(alt.InlineData(values=path))
        .mark_line(color=theme.muted, strokeDash=[5, 4])
        .encode(x=x, y=y),
        alt.Chart(alt.InlineData(values=[p for p in path if p["words"]]))
        .mark_tick(color=theme.ink, thickness=3, width=26, orient="horizontal")
        .encode(x=x, y=y),
        line.mark_line(color=theme.mark(fact.verdict), strokeWidth=2.5).encode(detail="basis:N"),
        line.mark_point(color=theme.mark(fact.verdict), filled=True, size=70, opacity=1),
        line.mark_text(dy=alt.expr("datum.dy"), color=theme.ink, fontSize=13).encode(
            text="words:N"
        ),
        alt.Chart(alt.InlineData(values=[p for p in path if p["words"]]))
        .mark_text(dy=alt.expr("datum.dy"), color=theme.muted, fontSize=12)
        .encode(x=x, y=y, text="words:N"),
    ]
    if first < BREAK_YEAR <= last:
        layers.append(_break(x, theme))
    return plain(alt.layer(*layers), theme, height=HEIGHT)


def _point(fact: TargetFact, year: YearFigure) -> dict[str, Any] | None:
    value = year.total.share if fact.indicator.measure is Measure.SHARE else year.total.numerator
    if value is None:
        return None
    share = fact.indicator.measure is Measure.SHARE
    return {
        "year": year.total.year,
        "value": float(value),
        "words": percent(value) if share else written(value),
        "dy": -14 if _above_path(fact, year.total.year, value) else 16,
        "basis": year.total.year >= BREAK_YEAR,
    }


def _above_path(fact: TargetFact, year: int, value: Fraction | int) -> bool:
    """Tell on which side of the path a value's label has room."""
    expected = fact.course.path(year) if fact.course else None
    return expected is None or value >= expected


def _path(fact: TargetFact) -> list[dict[str, Any]]:
    if fact.course is None:
        return []
    start = fact.course.baseline
    points = (
        [] if start is None else [{"year": start.year, "value": float(start.value), "words": ""}]
    )
    unit = "%" if fact.indicator.measure is Measure.SHARE else ""
    reached = {past.milestone.year: past.verdict is Verdict.MET for past in fact.past}
    return points + [
        {
            "year": target.year,
            "value": float(target.asked),
            "words": f"mốc {asked(target.asked, target.high, unit)}".strip(),
            "dy": 15 if reached.get(target.year) else -14,
        }
        for target in fact.milestones
    ]


def _break(x: alt.X, theme: Theme) -> alt.LayerChart | alt.FacetChart:
    at = alt.InlineData(values=[{"year": BREAK_YEAR - 0.5}])
    base = alt.Chart(at).encode(x=x)
    return alt.layer(
        base.mark_rule(color=theme.line, strokeWidth=1.5),
        base.mark_text(
            text="sắp xếp đơn vị 01/07/2025",
            color=theme.muted,
            fontSize=11,
            align="left",
            dx=4,
            y=8,
        ),
    )
