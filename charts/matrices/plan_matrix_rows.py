"""Plans side by side as rows of a drawing: headings, labels, years, and cells as lists."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from progress.model.numbers import asked
from progress.model.programme import Programme
from progress.model.records import NO_CATEGORY, Measure, Target
from progress.model.titles import series_title
from progress.plans.deviations import NATIONAL_PLAN, Comparison
from progress.plans.matrix import PlanMatrixCell, PlanMatrixRow
from progress.plans.sentences import plan_name

HEAD, LABEL, YEAR, GAP = 44, 18, 23, 6
"""Heights, in pixels: a heading, a label over its lines, a line, and what is between two bands."""
FIELDS = ("d", "c", "t", "x", "e")
"""Lists of a line's cells, which the chart takes apart: documents, codes of comparison, texts,
columns, and whether what is spoken of has ended."""

_SHORT = 44
"""Letters of a label that find room beside its lines."""


def matrix_rows(
    programme: Programme, lines: tuple[PlanMatrixRow, ...]
) -> tuple[list[dict[str, Any]], int]:
    """Return what is drawn of lines, grouped by sector and indicator, and how high it is."""
    rows: list[dict[str, Any]] = []
    y = 0
    columns = _columns(programme, lines)
    for sector, of_sector in groupby(lines, key=lambda line: line.indicator.sector_code):
        named = programme.sector[sector].name
        rows += _header(named, columns, y)
        y += HEAD
        for _, of_indicator in groupby(of_sector, key=lambda line: line.indicator):
            bands = [
                list(each) for _, each in groupby(of_indicator, key=lambda line: line.category)
            ]
            indicator = bands[0][0].indicator
            title = series_title(programme, bands[0][0].series)
            alone = bands[0][0].category.code == NO_CATEGORY or len(title) <= _SHORT
            headed = len(bands) > 1 or not alone
            if headed:
                rows.append({"kind": "head", "y": y, "t": indicator.short_name})
                y += LABEL + 2 * GAP
            for band in bands:
                label = band[0].category.name if headed else title
                rows += _band(programme, label, band, len(columns), y)
                y += LABEL + YEAR * len(band) + GAP
    return rows, max(y, HEAD)


def cell_words(programme: Programme, cell: PlanMatrixCell) -> str:
    """Return what a cell shows beside its symbol: the number, “lời” where there is none."""
    return "; ".join(_asked(programme, target) for target in cell.local)


def national_words(programme: Programme, target: Target) -> str:
    """Return what the Decision's cell shows; a question mark where sources disagree."""
    unsure = " ?" if target.certainty == "conflicting" else ""
    return f"{_asked(programme, target)}{unsure}"


def _columns(programme: Programme, lines: tuple[PlanMatrixRow, ...]) -> list[list[str]]:
    plans = [cell.document for cell in lines[0].cells] if lines else []
    names = [plan_name(programme, document) for document in plans]
    return [["Quyết định", "1520"], *(_two_lines(name) for name in names)]


def _two_lines(name: str) -> list[str]:
    """Part a name where its longer line is shortest: on a telephone columns have little room."""
    words = name.split()
    parted = ([" ".join(words[:at]), " ".join(words[at:])] for at in range(len(words)))
    return min(parted, key=lambda lines: max(map(len, lines)))


def _header(sector: str, columns: list[list[str]], y: int) -> Iterator[dict[str, Any]]:
    yield {"kind": "sector", "y": y, "t": sector}
    for x, column in enumerate(columns):
        yield {"kind": "column", "y": y, "t": column, "x": x, "n": len(columns)}


def _band(
    programme: Programme, label: str, band: list[PlanMatrixRow], columns: int, y: int
) -> Iterator[dict[str, Any]]:
    yield {"kind": "label", "y": y, "k": len(band), "t": label}
    for place, line in enumerate(band):
        # The name of a line in addresses ends with its year.
        yield {
            "line": ".".join(map(str, line.target_key)),
            "n": columns,
            "y": y,
            "i": place,
            "k": len(band),
            **_cells_of(programme, line),
        }


def _cells_of(programme: Programme, line: PlanMatrixRow) -> dict[str, list[Any]]:
    """Return a line's cells as lists: they weigh a third of a row each.

    What has ended is grey, whatever its number, since nobody is bound by it.
    """
    cells: list[tuple[str, str, str, int, int]] = []
    if line.national is not None:
        text = national_words(programme, line.national)
        cells.append((NATIONAL_PLAN, "national", text, 0, 0))
    for x, cell in enumerate(line.cells, start=1):
        if cell.comparison is not Comparison.OUTSIDE:
            words = cell_words(programme, cell)
            cells.append((cell.document.code, cell.comparison.value, words, x, int(cell.ended)))
    return {name: [each[place] for each in cells] for place, name in enumerate(FIELDS)}


def _asked(programme: Programme, target: Target) -> str:
    if target.low is None:
        return "lời"
    measure = programme.indicator[target.indicator_code].measure
    return asked(target.low, target.high, "" if measure is Measure.COUNT else "%").strip()
