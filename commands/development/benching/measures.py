"""What was measured, beside what it may be, as a table and as JSON."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

LEVEL = 5.0
"""Budget of memory that a second half adds, in megabytes: what is level moves a little."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """One figure of values that were measured, by default their median, and its budget.

    Without values it could not be measured, and `note` says why. `budget` None means that the
    figure is there for information.
    """

    what: str
    values: Sequence[float]
    unit: str
    budget: float | None = None
    note: str = ""
    figure: Callable[[Sequence[float]], float] = median

    @property
    def measured(self) -> float | None:
        """The figure; None where it could not be measured."""
        return self.figure(self.values) if self.values else None

    @property
    def ok(self) -> bool | None:
        """Whether the budget is kept; None where there is no budget or no value."""
        if self.measured is None or self.budget is None:
            return None
        return self.measured <= self.budget

    def as_json(self) -> dict[str, Any]:
        """Return the measure as one JSON object."""
        return {
            "what": self.what,
            "measured": self.measured,
            "unit": self.unit,
            "budget": self.budget,
            "values": list(self.values),
            "note": self.note,
            "ok": self.ok,
        }


def percentile_95(values: Iterable[float]) -> float:
    """Return the smallest value that at least 95% of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(-(-len(ordered) * 95 // 100), 1) - 1]


def table(measures: Iterable[Measurement]) -> str:
    """Return the aligned table "what | measured | budget | ok"."""
    rows = [("what", "measured", "budget", "ok"), *map(_cells, measures)]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    rows.insert(1, ("-" * widths[0], "-" * widths[1], "-" * widths[2], "-" * widths[3]))
    return "\n".join(" | ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def _cells(measure: Measurement) -> tuple[str, str, str, str]:
    if measure.measured is None:
        measured = f"not measured: {measure.note}"
    else:
        measured = f"{_written(measure.measured)} {measure.unit}"
        if len(measure.values) > 1:
            measured += f" ({_written(min(measure.values))} to {_written(max(measure.values))})"
        measured += f", {measure.note}" if measure.note else ""
    budget = "" if measure.budget is None else f"at most {_written(measure.budget)} {measure.unit}"
    return measure.what, measured, budget, {True: "yes", False: "NO", None: ""}[measure.ok]


def _written(value: float) -> str:
    """Write three figures that matter, or all those before the point."""
    digits = 0 if value >= 100 else 1 if value >= 10 else 2
    text = f"{value:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
