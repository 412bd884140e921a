"""Years from left to right: the place of years, days and columns of labels, at every width.

Timeline and matrix share it. A place is a number from 0, the left end of the years, to 1. On a
narrow screen the years take the whole width and labels stand over them.
"""

import calendar
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

import altair as alt

from charts.layers import box, keyed, stacked, text
from charts.spec import Spec, filled, plain
from charts.theme import Theme
from progress.model.numbers import day

NARROW = "width < 960"
DrawnRow: TypeAlias = dict[str, Any]

LABELS, STATES = 390, 300
"""Widths of the columns beside the years, on a wide screen."""
FIRST, LAST = 2022, 2031
"""The years are drawn as far as the programme and the day asked for reach, no further than this."""
LETTERS, GREAT_LETTERS = 44, 34
"""Capital letters of a heading that fit on a line; great ones are broken on narrow screens only."""

HEAD_SPACE, LABEL = 12, 17
"""Space over a heading, and the height of a line of labels, in pixels."""

_FROM = f"datum.y + ({NARROW} && datum.narrow_from || datum.from || 0)"
_LEFT = f"({NARROW} ? 0 : {LABELS})"
_WIDTH = f"({NARROW} ? width : width - {LABELS + STATES + 16})"


@dataclass(frozen=True, slots=True)
class Axis:
    """The years that are drawn, and the day that is marked."""

    first: int
    last: int
    as_of: date

    def start(self, year: int) -> float:
        """Return the place of the first day of a year; what lies outside is held at the end."""
        return self._held((year - self.first) / self._count)

    def place(self, when: date) -> float:
        """Return the place of a day; years are equally wide, leap years too."""
        length = 366 if calendar.isleap(when.year) else 365
        part = (when.timetuple().tm_yday - 1) / length
        return self._held((when.year - self.first + part) / self._count)

    def row(self) -> DrawnRow:
        """Return what is said once of the years and of the day."""
        return {"first": self.first, "count": self._count, "now": self.place(self.as_of)}

    def flag(self) -> str:
        """Return the date of the line, with an arrow where it lies beyond the years."""
        before, after = self.as_of.year < self.first, self.as_of.year > self.last
        mark = "◀ " if before else "▶ " if after else ""
        return f"{mark}tính đến {day(self.as_of)}"

    @property
    def _count(self) -> int:
        return self.last - self.first + 1

    @staticmethod
    def _held(place: float) -> float:
        return round(min(max(place, 0.0), 1.0), 4)


def axis_of(years: tuple[int, ...], as_of: date) -> Axis:
    """Return the axis of a programme's years, wide enough for the day where that is near."""
    shown = (*years, *([as_of.year] if FIRST <= as_of.year <= LAST else []))
    return Axis(min(shown, default=FIRST), max(shown, default=LAST), as_of)


def at(place: str) -> str:
    """Return the expression for the pixel of a place."""
    return f"({_LEFT} + {_WIDTH} * {place})"


def heading(text: str, *, years: bool = True) -> DrawnRow:
    """Return the row of a heading, as high as its lines need."""
    lines = textwrap.wrap(text, LETTERS)
    height = HEAD_SPACE + 15 * len(lines) + 4
    row = {"head": "\n".join(lines), "h": height, "narrow_from": height}
    return {**row, "years": True} if years else row


def great_heading(text: str, axis: Axis) -> DrawnRow:
    """Return the row of a great heading, which also says the day and the years."""
    narrow = textwrap.wrap(text, GREAT_LETTERS)
    height = HEAD_SPACE + 18 * len(narrow) + 2 * LABEL
    row = {"head": text, "narrow": "\n".join(narrow), "h": height, "from": height - LABEL}
    return {**row, "years": True, "great": True, "flag": axis.flag()}


def placed(rows: Iterable[DrawnRow], axis: Axis) -> tuple[list[DrawnRow], int]:
    """Return rows one under the other, and how high they are; the first one says the axis."""
    placed_rows: list[DrawnRow] = []
    height = 0
    for row in rows:
        placed_rows.append(
            {**row, "y": height} if placed_rows else {**row, "y": height, **axis.row()}
        )
        height += row["h"]
    return placed_rows, height


def filled_in_axis(drawn: Spec, rows: Iterable[DrawnRow], axis: Axis) -> Spec:
    """Return a specification with the rows put one under the other."""
    placed_rows, height = placed(rows, axis)
    return filled(drawn, placed_rows, height=height)


def on_axis(layers: Iterable[alt.Chart], theme: Theme) -> Spec:
    """Return layers in which every row knows what the first one says of the axis."""
    chart = stacked(layers)
    return plain(
        chart.transform_joinaggregate(first="max(first)", count="max(count)", now="max(now)"), theme
    )


def row_text(words: str, x: str | int, down: str, shown: str = "true", **look: Any) -> alt.Chart:
    """Write words in the rows that can be clicked.

    `words`, `x`, `down` (pixels below the row's top) and `shown` are expressions.
    """
    return text(
        keyed().transform_calculate(said=words),
        "said",
        x=str(x),
        y=f"datum.y + ({down})",
        opacity=f"{shown} ? 1 : 0",
        **{"fontWeight": "normal", **look},
    )


def grid(theme: Theme) -> alt.Chart:
    """Draw the beginnings of the years in each row."""
    return box(
        _each_year(),
        (f"{at('datum.place')} - 0.5", f"{at('datum.place')} + 0.5"),
        (_FROM, "datum.y + datum.h + 0.5"),
        color=theme.line,
    )


def year_labels(theme: Theme) -> alt.Chart:
    """Name the years at the foot of each heading; on narrow screens of the great ones only."""
    return text(
        _each_year().transform_filter("datum.years && datum.year < datum.first + datum.count"),
        "year",
        baseline="bottom",
        dx=4,
        color=theme.muted,
        x=at("datum.place"),
        y="datum.y + datum.h - 2",
        opacity=f"{NARROW} && !datum.great ? 0 : 1",
    )


def now_line(theme: Theme) -> alt.Chart:
    """Draw the day that is looked at, in every row."""
    return box(
        alt.Chart(),
        (f"{at('datum.now')} - 1", f"{at('datum.now')} + 1"),
        (_FROM, "datum.y + datum.h + 0.5"),
        color=theme.ink,
    )


def now_flag(theme: Theme) -> alt.Chart:
    """Write the date of the line over the years, where it does not run out at the side."""
    return text(
        alt.Chart().transform_filter("datum.great"),
        "flag",
        align="datum.now < 0.2 ? 'left' : datum.now > 0.8 ? 'right' : 'center'",
        baseline="bottom",
        fontWeight="bold",
        color=theme.ink,
        x=at("datum.now"),
        y=f"datum.y + datum.h - {LABEL + 1}",
    )


def headings(theme: Theme) -> alt.Chart:
    """Write headings as printed, in as many lines as they need."""
    return text(
        alt.Chart()
        .transform_filter("datum.head")
        .transform_calculate(said=f"split({NARROW} && datum.narrow || datum.head, '\\n')"),
        "said",
        baseline="top",
        fontWeight="bold",
        fontSize="datum.great ? 14 : 12",
        lineHeight="datum.great ? 18 : 15",
        color=f"datum.great ? '{theme.ink}' : '{theme.muted}'",
        x=0,
        y=f"datum.y + {HEAD_SPACE}",
    )


def _each_year() -> alt.Chart:
    return (
        alt.Chart()
        .transform_calculate(year="sequence(datum.first, datum.first + datum.count + 1)")
        .transform_flatten(["year"])
        .transform_calculate(place="(datum.year - datum.first) / datum.count")
    )
