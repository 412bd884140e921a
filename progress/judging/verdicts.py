"""The verdicts, and the straight path by which shares and counts get them (method, section 3)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from progress.model.labels import LabelledEnum

REQUIRED_OVER_PACE: Fraction = Fraction(2)
"""Below the path, a target is at risk where the yearly gain still needed is more than this many
times the yearly gain so far (method, section 3)."""


class Verdict(LabelledEnum):
    """A judgement of one target; `label` is what people read."""

    MET = "met", "Đã đạt"
    MISSED = "missed", "Không đạt mốc"
    ON_TRACK = "on_track", "Đúng tiến độ"
    AT_RISK = "at_risk", "Nguy cơ không đạt"
    BEHIND = "behind", "Chậm tiến độ"
    INSUFFICIENT = "insufficient", "Chưa đủ căn cứ"
    NO_DATA = "no_data", "Chưa có số liệu"
    NOT_APPLICABLE = "not_applicable", "Không còn áp dụng"

    @property
    def is_judgement(self) -> bool:
        """Tell whether the verdict says how far the programme is, and not why that is unknown."""
        return self in (*GOOD, *BAD)


GOOD = (Verdict.MET, Verdict.ON_TRACK)
BAD = (Verdict.MISSED, Verdict.AT_RISK, Verdict.BEHIND)
"""The judgements that ask for action, the gravest first."""


class Reason(StrEnum):
    """Why a verdict is what it is, where the value alone does not say it."""

    CATEGORY_ENDED = "category_ended"
    UNIT_ENDED = "unit_ended"
    NO_INSTITUTIONS = "no_institutions"
    NOT_REPORTED = "not_reported"
    MISSING_REPORTS = "missing_reports"
    NO_DENOMINATOR = "no_denominator"
    NO_PATH = "no_path"
    START = "start"
    YEAR_NOT_CLOSED = "year_not_closed"
    SMALL_PANEL = "small_panel"
    ZERO_BASE = "zero_base"
    NO_YEAR_AFTER_BASE = "no_year_after_base"
    COMPARED = "compared"


CLOSING_DAY = (12, 15)
"""Month and day from which a milestone's year is closed: until then it is not missed (section 3).

It is the day before which reports of the year are due to the Ministry (Circular 14/2022).
"""


def is_closed(year: int, as_of: date) -> bool:
    """Tell whether a milestone of that year can be missed on a day."""
    return as_of >= date(year, *CLOSING_DAY)


@dataclass(frozen=True, slots=True)
class Point:
    """A value in a year."""

    year: int
    value: Fraction


@dataclass(frozen=True, slots=True)
class Course:
    """The straight path of a target towards the milestone in view.

    `baseline` is None where nothing was reported early enough. `milestones` are all of the plan's,
    in order of years; `milestone` is the one in view.
    """

    baseline: Point | None
    milestones: tuple[Point, ...]
    milestone: Point

    def path(self, year: int) -> Fraction | None:
        """Return the value expected in a year; None before the first point and after the last."""
        stretch = self.stretch(year)
        if stretch is None:
            return None
        start, end = stretch
        if start.year == end.year:
            return start.value
        run = Fraction(year - start.year, end.year - start.year)
        return start.value + (end.value - start.value) * run

    def stretch(self, year: int) -> tuple[Point, Point] | None:
        """Return the points between which the path of a year runs, the same one twice if alone.

        None where there is no path. After a milestone the path runs from that milestone's target,
        not from what was achieved.
        """
        points = sorted(
            (*([self.baseline] if self.baseline else []), *self.milestones),
            key=lambda point: point.year,
        )
        for start, end in pairwise(points):
            if start.year <= year <= end.year and start.year < end.year:
                return start, end
        return next(((point, point) for point in points if point.year == year), None)

    def pace(self, year: int, value: Fraction) -> Fraction | None:
        """Return the yearly gain since the baseline; None without a baseline before `year`."""
        if self.baseline is None or self.baseline.year >= year:
            return None
        return (value - self.baseline.value) / (year - self.baseline.year)

    def required(self, year: int, value: Fraction) -> Fraction | None:
        """Return the yearly gain still needed; None from the milestone's year on."""
        if year >= self.milestone.year:
            return None
        return (self.milestone.value - value) / (self.milestone.year - year)

    def verdict(self, year: int, value: Fraction, as_of: date) -> Verdict:
        """Judge a value of a year on a day, tested in the order of the method's table."""
        if value >= self.milestone.value:
            return Verdict.MET
        if year >= self.milestone.year:
            return Verdict.MISSED if is_closed(self.milestone.year, as_of) else Verdict.BEHIND
        expected = self.path(year)
        # A start is no progress.
        if expected is None or (self.baseline and self.baseline.year == year):
            return Verdict.INSUFFICIENT
        if value >= expected:
            return Verdict.ON_TRACK
        pace, required = self.pace(year, value), self.required(year, value)
        if pace is None or required is None:
            return Verdict.BEHIND
        at_risk = pace <= 0 or required > REQUIRED_OVER_PACE * pace
        return Verdict.AT_RISK if at_risk else Verdict.BEHIND
