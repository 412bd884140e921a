"""A row over the years as places on a drawing, each label where it covers nothing.

Places are computed here and not by scales of the chart, so that one specification serves all facts
and labels can be kept apart: for a narrow place and for a wide one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

from charts.rows.label_places import Box, Label, Place, places
from progress.judging.rollup import YearTotal
from progress.judging.targets import TargetFact
from progress.judging.verdicts import Verdict
from progress.judging.words import share_words
from progress.model.numbers import asked, written
from progress.model.records import Indicator, Measure, Target

HEIGHT = 250
BREAK_YEAR = 2025
"""First year counted on the units and institutions of 1 July 2025."""
TOP, BOTTOM, LEFT, RIGHT = 40, 24, 40, 14
"""Room around the drawing, in pixels: for the break's words, the years, the scale, half a label."""
NARROW, WIDE = 300, 520
"""Widths labels are placed for: below `WIDE` the drawing is a narrow one."""

_PLOT = HEIGHT - TOP - BOTTOM
_DOT = 4
"""Half the size of a point, which no label may cover."""
_BREAK = "sắp xếp đơn vị 01/07/2025"


@dataclass(frozen=True, slots=True)
class _Frame:
    """From years and values to places: `x` from 0 to 1, `y` in pixels from the top."""

    first: int
    last: int
    ceiling: float

    def x(self, year: float) -> float:
        return round((year - self.first + 0.3) / (self.last - self.first + 0.7), 4)

    def y(self, value: float) -> float:
        return round(TOP + _PLOT * (1 - value / self.ceiling), 1)


def trend_rows(
    indicator: Indicator, fact: TargetFact | None, years: tuple[YearTotal, ...], colour: str
) -> list[dict[str, Any]]:
    """Return what is drawn of a row's years; `fact` None: no document sets a target for it."""
    path = [] if fact is None else _path(fact)
    fan = [] if fact is None else _fan(fact, years)
    points = [point for point in (_point(indicator, year) for year in years) if point]
    placed = [*points, *path, *fan]
    first = min((each["year"] for each in placed), default=BREAK_YEAR - 1)
    last = max((each["year"] for each in placed), default=BREAK_YEAR)
    share = indicator.measure is Measure.SHARE
    highest = max((each.get("high", each["value"]) for each in placed), default=1) or 1
    frame = _Frame(first, max(last, first + 1), 100 if share else highest * 1.06)
    return [
        *_scale(frame, share=share),
        *_break(frame),
        *_band(frame, fan),
        *_joined("path", frame, path),
        *_reported(frame, points, colour),
        *({"kind": "tick", **_at(frame, each)} for each in path if each["words"]),
        *({"kind": "dot", "colour": colour, "basis": p["basis"], **_at(frame, p)} for p in points),
        *_labels(frame, points, path, fan),
    ]


def fan_bounds(fact: TargetFact, years: tuple[YearTotal, ...]) -> tuple[YearTotal, int] | None:
    """Return the base year a growth target's range is drawn from, and the year it leads to.

    None for other measures, and where the base year was not reported or is 0.
    """
    if fact.indicator.measure is not Measure.GROWTH or fact.base_year is None:
        return None
    base = next((year for year in years if year.total.year == fact.base_year), None)
    if base is None or not base.total.numerator or base.total.year >= fact.milestone.year:
        return None
    return base, fact.milestone.year


def _point(indicator: Indicator, year: YearTotal) -> dict[str, Any] | None:
    share = indicator.measure is Measure.SHARE
    value: Fraction | int | None = year.total.share if share else year.total.numerator
    if value is None:
        return None
    return {
        "year": year.total.year,
        "value": float(value),
        "words": share_words(year.total) if share else _short(value),
        "basis": year.total.year >= BREAK_YEAR,
    }


def _short(number: Fraction | int) -> str:
    """Write a number as a label: millions as such, since a label has little room."""
    if number >= 1_000_000:
        return f"{written(Fraction(number) / 1_000_000, 1)} triệu"
    return written(number)


def _path(fact: TargetFact) -> list[dict[str, Any]]:
    if fact.course is None:
        return []
    start = fact.course.baseline
    points: list[dict[str, Any]] = []
    if start is not None:
        points.append({"year": start.year, "value": float(start.value), "words": ""})
    unit = "%" if fact.indicator.measure is Measure.SHARE else ""
    reached = {past.milestone.year: past.verdict is Verdict.MET for past in fact.past}
    return points + [
        {
            "year": target.year,
            "value": float(target.asked),
            "words": f"mốc {asked(target.asked, target.high, unit)}".strip(),
            "reached": reached.get(target.year, False),
        }
        for target in fact.milestones
    ]


def _fan(fact: TargetFact, years: tuple[YearTotal, ...]) -> list[dict[str, Any]]:
    """Return where the growth asked for leads, year by year, from what was reported in the base."""
    bounds = fan_bounds(fact, years)
    if bounds is None:
        return []
    base, last = bounds
    return [_fan_year(fact.milestone, base, year) for year in range(base.total.year, last + 1)]


def _fan_year(target: Target, base: YearTotal, year: int) -> dict[str, Any]:
    run = year - base.total.year
    low, high = (
        float(base.total.numerator * (1 + rate / 100) ** run)
        for rate in (target.asked, target.high or target.asked)
    )
    return {"year": year, "value": low, "high": high, "words": asked(target.asked, target.high)}


def _at(frame: _Frame, point: dict[str, Any]) -> dict[str, Any]:
    return {"year": point["year"], "x": frame.x(point["year"]), "y": frame.y(point["value"])}


def _scale(frame: _Frame, *, share: bool) -> Iterator[dict[str, Any]]:
    """Yield the years, and for shares the lines of 0, 25, 50, 75 and 100."""
    for year in range(frame.first, frame.last + 1):
        # On a narrow place every other year is written, the last one always.
        narrow = (frame.last - year) % 2 == 0 or frame.last - frame.first < 6
        yield {"kind": "year", "x": frame.x(year), "text": str(year), "narrow": narrow}
    for value in (0, 25, 50, 75, 100) if share else (0,):
        yield {"kind": "grid", "y": frame.y(value), "text": f"{value}%" if share else "0"}


def _break(frame: _Frame) -> Iterator[dict[str, Any]]:
    if frame.first < BREAK_YEAR <= frame.last:
        place = frame.x(BREAK_YEAR - 0.5)
        ends = {"x": place, "x2": place, "y": 2, "y2": HEIGHT - BOTTOM}
        yield {"kind": "break", "text": _BREAK, "left": place < 0.5, **ends}


def _band(frame: _Frame, fan: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for point in fan:
        high = {"high": frame.y(point["high"])}
        yield {"kind": "band", **_at(frame, point), **high}


def _joined(kind: str, frame: _Frame, points: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for start, end in pairwise(sorted(points, key=lambda point: point["year"])):
        yield {"kind": kind, **_at(frame, start), **_end(frame, end)}


def _end(frame: _Frame, point: dict[str, Any]) -> dict[str, Any]:
    return {"x2": frame.x(point["year"]), "y2": frame.y(point["value"])}


def _reported(frame: _Frame, points: list[dict[str, Any]], colour: str) -> Iterator[dict[str, Any]]:
    """Yield the lines between reported years, none across the change of units."""
    for start, end in pairwise(points):
        if start["basis"] == end["basis"]:
            yield {"kind": "line", "colour": colour, **_at(frame, start), **_end(frame, end)}


def _labels(
    frame: _Frame,
    points: list[dict[str, Any]],
    path: list[dict[str, Any]],
    fan: list[dict[str, Any]],
) -> Iterator[dict[str, Any]]:
    """Yield what is written beside points, each where it is free at either width."""
    said = [*_label_order(points, path), *_fan_label(fan)]
    narrow, wide = (_placed(frame, said, width) for width in (NARROW, WIDE))
    for point, small, large in zip(said, narrow, wide, strict=True):
        if small is None and large is None:
            continue
        yield {
            "kind": "label",
            **_at(frame, point),
            "words": point["words"],
            "own": "basis" in point,
            **_offsets("narrow", small),
            **_offsets("wide", large),
        }


def _label_order(
    points: list[dict[str, Any]], path: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Yield the labels, the most important first: latest value, milestones, earlier values."""
    marks = [each for each in path if each["words"]]
    of_year = {each["year"]: each["value"] for each in points}
    newest_first = sorted(points, key=lambda point: -point["year"])
    for place, point in enumerate(newest_first):
        expected = _on_path(path, point["year"])
        below = expected is not None and point["value"] < expected
        yield point | {"sides": (16, 30) if below else (-14, 16, -28)}
        if place == 0:
            yield from (_mark_label(mark, of_year.get(mark["year"])) for mark in marks)
    if not points:
        yield from (_mark_label(mark, None) for mark in marks)


def _on_path(path: list[dict[str, Any]], year: int) -> float | None:
    """Return the height of the path in a year; None where there is none."""
    for start, end in pairwise(path):
        if start["year"] <= year <= end["year"]:
            run: float = (year - start["year"]) / max(end["year"] - start["year"], 1)
            return float(start["value"] + (end["value"] - start["value"]) * run)
    return next((float(each["value"]) for each in path if each["year"] == year), None)


def _mark_label(mark: dict[str, Any], value: float | None) -> dict[str, Any]:
    """Return a milestone's label, on the other side of it than the value of its year."""
    above = value is None or value < mark["value"]
    return mark | {"sides": (-13, 15, -27) if above else (15, 29, -13)}


def _fan_label(fan: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    if fan:
        lowest = fan[-1] | {"words": f"{fan[-1]['words']}/năm"}
        yield lowest | {"sides": (18, -10)}


def _offsets(name: str, place: Place | None) -> dict[str, Any]:
    """Return where a label stands at one width; nothing where there is no room for it."""
    return {} if place is None else {name: place.down, f"{name}_across": place.across}


def _placed(frame: _Frame, said: list[dict[str, Any]], width: int) -> list[Place | None]:
    inner = width - LEFT - RIGHT
    labels = [
        Label(
            each["words"],
            LEFT + inner * frame.x(each["year"]),
            frame.y(each["value"]),
            each["sides"],
        )
        for each in said
    ]
    dots = [Box(each.x - _DOT, each.y - _DOT, each.x + _DOT, each.y + _DOT) for each in labels]
    # Above stand the words of the break, below the years.
    return places(labels, width, HEIGHT - BOTTOM + 4, [Box(0, 0, width, 17), *dots])
