"""Who differs from the Decision, row by row: what many plans side by side could not show."""

from dataclasses import dataclass

from progress.model.numbers import written
from progress.model.programme import Programme
from progress.model.titles import series_title, short_title, target_words
from progress.model.units import Kind, Unit
from progress.plans.deviations import Comparison
from progress.plans.matrix import PlanMatrixRow

MOST_SIDE_BY_SIDE = 6
"""Most plans that stand side by side unless they are asked for."""
ASKED = (Comparison.LOWER, Comparison.HIGHER, Comparison.MISSING)
"""In which ways a plan differs that are counted."""


@dataclass(frozen=True, slots=True, eq=False)
class DifferingRow:
    """A row of the matrix with the units whose plans differ there, by how.

    Of each it is told whether it differs in what is assigned to it from above, not in its own plan.
    """

    row: PlanMatrixRow
    units: dict[Comparison, tuple[tuple[Unit, bool], ...]]

    def words(self, comparison: Comparison) -> str:
        """Say how many plans differ so, and whose they are: `2: Huế, Lai Châu`; "" where none.

        Provinces are named; of many communes the number is said. What is assigned stands behind.
        """
        clauses = []
        for assigned, before in ((False, ""), (True, "được giao ")):
            units = [unit for unit, each in self.units[comparison] if each is assigned]
            clauses += [f"{before}{_named(units)}"] if units else []
        return "; ".join(clauses)

    def cells(self, programme: Programme) -> dict[str, str]:
        """Return the row in words under its headings."""
        row = self.row
        return {
            "Chỉ tiêu": series_title(programme, row.series),
            "Mốc": str(row.year),
            "Quyết định nêu": target_words(row.indicator, row.national) if row.national else "",
            **{asked.label.capitalize(): self.words(asked) for asked in ASKED},
        }


def _named(units: list[Unit]) -> str:
    inside = [short_title(unit) for unit in units if unit.kind is not Kind.PROVINCE]
    names = [short_title(unit) for unit in units if unit.kind is Kind.PROVINCE]
    many = len(inside) > MOST_SIDE_BY_SIDE
    names += [f"{written(len(inside))} xã, phường"] if many else inside
    return f"{written(len(units))}: {', '.join(names)}"


def differing_rows(
    programme: Programme, rows: tuple[PlanMatrixRow, ...]
) -> tuple[DifferingRow, ...]:
    """Return the rows in which any plan is lower, higher or silent, in printed order."""
    every = (DifferingRow(row, _units(programme, row)) for row in rows)
    return tuple(each for each in every if any(each.units.values()))


def _units(
    programme: Programme, row: PlanMatrixRow
) -> dict[Comparison, tuple[tuple[Unit, bool], ...]]:
    return {
        asked: tuple(
            dict.fromkeys(
                (programme.unit[cell.document.unit_code], cell.document.is_assigned)
                for cell in row.cells
                if cell.comparison is asked and not cell.ended
            )
        )
        for asked in ASKED
    }
