"""A row over the years as places on a drawing, each label where it covers nothing.

Places are computed here and not by scales of the chart, so that one specification serves all facts
and labels can be kept apart: for a narrow place and for a wide one.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from charts.rows.trend_frame import BOTTOM, HEIGHT, Frame
from charts.rows.trend_labels import label_rows
from charts.rows.trend_points import BREAK_YEAR, fan_points, outlook_points, path_points, year_point
from progress.judging.rollup import YearTotal
from progress.judging.targets import TargetFact
from progress.model.records import Indicator, Measure
from progress.outlook.outlooks import Outlook

_BREAK = "sắp xếp đơn vị 01/07/2025"


def trend_rows(
    indicator: Indicator,
    fact: TargetFact | None,
    years: tuple[YearTotal, ...],
    colour: str,
    outlook: Outlook | None = None,
) -> list[dict[str, Any]]:
    """Return what is drawn of a row's years; `fact` None: no document sets a target for it.

    `outlook` is where its paces lead, a fan from the year judged to the milestone.
    """
    path = [] if fact is None else path_points(fact)
    fan = [] if fact is None else fan_points(fact, years)
    points = [point for point in (year_point(indicator, year) for year in years) if point]
    ahead = [] if outlook is None else outlook_points(outlook)
    placed = [*points, *path, *fan, *ahead]
    first = min((each["year"] for each in placed), default=BREAK_YEAR - 1)
    last = max((each["year"] for each in placed), default=BREAK_YEAR)
    share = indicator.measure is Measure.SHARE
    highest = max((each.get("high", each["value"]) for each in placed), default=1) or 1
    frame = Frame(first, max(last, first + 1), 100 if share else highest * 1.06)
    return [
        *_scale(frame, share=share),
        *_break(frame),
        *_band("band", frame, fan),
        *_band("outlook", frame, ahead),
        *_joined("path", frame, path),
        *_reported(frame, points, colour),
        *({"kind": "tick", **frame.at(each)} for each in path if each["words"]),
        *({"kind": "dot", "colour": colour, "basis": p["basis"], **frame.at(p)} for p in points),
        *label_rows(frame, points, path, fan),
    ]


def _scale(frame: Frame, *, share: bool) -> Iterator[dict[str, Any]]:
    """Yield the years, and for shares the lines of 0, 25, 50, 75 and 100."""
    for year in range(frame.first, frame.last + 1):
        # On a narrow place every other year is written, the last one always.
        narrow = (frame.last - year) % 2 == 0 or frame.last - frame.first < 6
        yield {"kind": "year", "x": frame.x(year), "text": str(year), "narrow": narrow}
    for value in (0, 25, 50, 75, 100) if share else (0,):
        yield {"kind": "grid", "y": frame.y(value), "text": f"{value}%" if share else "0"}


def _break(frame: Frame) -> Iterator[dict[str, Any]]:
    if frame.first < BREAK_YEAR <= frame.last:
        place = frame.x(BREAK_YEAR - 0.5)
        ends = {"x": place, "x2": place, "y": 2, "y2": HEIGHT - BOTTOM}
        yield {"kind": "break", "text": _BREAK, "left": place < 0.5, **ends}


def _band(kind: str, frame: Frame, fan: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for point in fan:
        high = {"high": frame.y(point["high"])}
        yield {"kind": kind, **frame.at(point), **high}


def _joined(kind: str, frame: Frame, points: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for start, end in pairwise(sorted(points, key=lambda point: point["year"])):
        yield {"kind": kind, **frame.at(start), **_end(frame, end)}


def _end(frame: Frame, point: dict[str, Any]) -> dict[str, Any]:
    return {"x2": frame.x(point["year"]), "y2": frame.y(point["value"])}


def _reported(frame: Frame, points: list[dict[str, Any]], colour: str) -> Iterator[dict[str, Any]]:
    """Yield the lines between reported years, none across the change of units."""
    for start, end in pairwise(points):
        if start["basis"] == end["basis"]:
            yield {"kind": "line", "colour": colour, **frame.at(start), **_end(frame, end)}
