"""Labels beside the points of a trend, each where it covers nothing at either width."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from charts.rows.label_places import LabelBox, LabelPlace, PointLabel, places
from charts.rows.trend_frame import BOTTOM, HEIGHT, LEFT, RIGHT, Frame

NARROW, WIDE = 300, 520
"""Widths labels are placed for: below `WIDE` the drawing is a narrow one."""
DOT = 4
"""Half the size of a point, which no label may cover."""


def label_rows(
    frame: Frame,
    points: list[dict[str, Any]],
    path: list[dict[str, Any]],
    fan: list[dict[str, Any]],
) -> Iterator[dict[str, Any]]:
    """Yield what is written beside points, each where it is free at either width."""
    label_points = [*_label_order(points, path), *_fan_label(fan)]
    narrow, wide = (_placed(frame, label_points, width) for width in (NARROW, WIDE))
    for point, small, large in zip(label_points, narrow, wide, strict=True):
        if small is None and large is None:
            continue
        yield {
            "kind": "label",
            **frame.at(point),
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


def _offsets(name: str, place: LabelPlace | None) -> dict[str, Any]:
    """Return where a label stands at one width; nothing where there is no room for it."""
    return {} if place is None else {name: place.down, f"{name}_across": place.across}


def _placed(
    frame: Frame, label_points: list[dict[str, Any]], width: int
) -> list[LabelPlace | None]:
    inner = width - LEFT - RIGHT
    labels = [
        PointLabel(
            each["words"],
            LEFT + inner * frame.x(each["year"]),
            frame.y(each["value"]),
            each["sides"],
        )
        for each in label_points
    ]
    dots = [LabelBox(each.x - DOT, each.y - DOT, each.x + DOT, each.y + DOT) for each in labels]
    # Above stand the words of the break, below the years.
    return places(labels, width, HEIGHT - BOTTOM + 4, [LabelBox(0, 0, width, 17), *dots], LEFT)
