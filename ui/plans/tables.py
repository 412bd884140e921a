"""The matrix of plans as a table: what the cells say, with both clauses."""

from collections.abc import Iterable

import pandas as pd

from progress.model.programme import Programme
from progress.model.titles import CERTAINTY, asked_words, document_title, note_words, series_title
from progress.plans.deviations import Comparison
from progress.plans.differing import DifferingRow
from progress.plans.matrix import PlanMatrixCell, PlanMatrixRow
from progress.plans.sentences import DECISION, plan_name
from ui.frame import words

ON_THE_PAGE = ["Chỉ tiêu", "Mốc", "Kế hoạch", "So sánh", "Kế hoạch nêu", "Quyết định nêu"]
"""Columns that fit on a page; the download has them all."""


def cells(programme: Programme, lines: tuple[PlanMatrixRow, ...]) -> pd.DataFrame:
    """Return one row for each cell that says something."""
    return pd.DataFrame(
        [
            _row(programme, line, cell)
            for line in lines
            for cell in line.cells
            if cell.comparison is not Comparison.OUTSIDE
        ],
        columns=None if any(line.cells for line in lines) else ON_THE_PAGE,
    )


def differing(programme: Programme, rows: tuple[DifferingRow, ...]) -> pd.DataFrame:
    """Return one row for each target from which plans differ, with whose they are.

    Made-up plans are named by their units alone, so that every row says that there are some.
    """
    source = {"Nguồn": words.DEMONSTRATION} if programme.demonstration else {}
    return pd.DataFrame({**each.cells(programme), **source} for each in rows)


def _row(programme: Programme, line: PlanMatrixRow, cell: PlanMatrixCell) -> dict[str, str]:
    national = () if line.national is None else (line.national,)
    return {
        "Chỉ tiêu": series_title(programme, line.series),
        "Mốc": str(line.year),
        "Kế hoạch": f"{plan_name(programme, cell.document)} ({document_title(cell.document)})",
        "So sánh": cell.comparison_words,
        "Kế hoạch nêu": _joined(asked_words(programme, each) for each in cell.local),
        "Quyết định nêu": _joined(asked_words(programme, each) for each in national),
        "Nguyên văn kế hoạch": _joined(each.wording for each in cell.local),
        "Điều khoản kế hoạch": _joined(each.clause for each in cell.local),
        "Độ chắc chắn (kế hoạch)": _joined(CERTAINTY[each.certainty] for each in cell.local),
        "Ghi chú (kế hoạch)": _joined(note_words(each) for each in cell.local),
        f"Nguyên văn {DECISION}": _joined(each.wording for each in national),
        f"Điều khoản {DECISION}": _joined(each.clause for each in national),
        "Độ chắc chắn (Quyết định)": _joined(CERTAINTY[each.certainty] for each in national),
        "Ghi chú (Quyết định)": _joined(note_words(each) for each in national),
    }


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(text for text in texts if text)
