"""What was measured, beside what it may be, as a table and as JSON."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure: its value, the range it was seen in, and its budget.

    `measured` None means that it could not be measured, and `note` says why. `budget` None means
    that the figure is there for information.
    """

    what: str
    measured: float | None
    unit: str
    budget: float | None = None
    low: float | None = None
    high: float | None = None
    note: str = ""

    @property
    def ok(self) -> bool | None:
        """Whether the budget is kept; None where there is no budget or no value."""
        if self.measured is None or self.budget is None:
            return None
        return self.measured <= self.budget

    def as_json(self) -> dict[str, Any]:
        """Return the measure as one JSON object."""
        return asdict(self) | {"ok": self.ok}


def middle(
    what: str, values: Sequence[float], unit: str, budget: float | None = None, note: str = ""
) -> Measure:
    """Return the median of repeated measurements, with the range they were in."""
    return Measure(what, median(values), unit, budget, min(values), max(values), note)


def percentile(values: Iterable[float], percent: int) -> float:
    """Return the smallest value that at least that percentage of the values does not exceed."""
    ordered = sorted(values)
    return ordered[max(-(-len(ordered) * percent // 100), 1) - 1]


def table(measures: Iterable[Measure]) -> str:
    """Return the aligned table "what | measured | budget | ok"."""
    rows: list[tuple[str, ...]] = [
        ("what", "measured", "budget", "ok"),
        *(_cells(each) for each in measures),
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    rows.insert(1, tuple("-" * width for width in widths))
    return "\n".join(" | ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def _cells(measure: Measure) -> tuple[str, ...]:
    if measure.measured is None:
        measured = f"not measured: {measure.note}"
    else:
        measured = _written(measure.measured, measure.unit)
        if measure.low is not None and measure.high is not None:
            measured += f" ({_figure(measure.low)} to {_figure(measure.high)})"
        if measure.note:
            measured += f", {measure.note}"
    budget = "" if measure.budget is None else f"at most {_written(measure.budget, measure.unit)}"
    return measure.what, measured, budget, {True: "yes", False: "NO", None: ""}[measure.ok]


def _written(value: float, unit: str) -> str:
    return f"{_figure(value)} {unit}"


def _figure(value: float) -> str:
    """Write three figures that matter, or all those before the point."""
    digits = 0 if value >= 100 else 1 if value >= 10 else 2
    text = f"{value:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
