"""The sheet of provinces: each province of today, each row of the document."""

from dataclasses import replace

from exports.facts_workbook.sheets import Sheet, SheetColumn
from exports.facts_workbook.targets import FIGURES, IDENTITY, fact_cells
from exports.report import ReportDocument
from progress.judging.coverage import Basis, basis_units
from progress.judging.targets import target_facts
from progress.model.numbers import alphabetical
from progress.model.titles import unit_title

COLUMNS = (
    SheetColumn("unit", "Mã tỉnh, thành", 10),
    SheetColumn("name", "Tỉnh, thành phố", 24),
    *IDENTITY,
    *FIGURES,
)


def provinces(report: ReportDocument) -> Sheet:
    """Return every province's facts, in the order of the Vietnamese alphabet."""
    programme = report.programme
    codes = basis_units(programme, Basis.TODAY)
    ordered = sorted(codes, key=lambda code: alphabetical(programme.unit[code].name))
    rows = [
        {"unit": code, "name": unit_title(programme.unit[code]), **fact_cells(programme, fact)}
        for code in ordered
        for fact in target_facts(programme, replace(report.selection, scope=code))
    ]
    return Sheet(
        "Tỉnh, thành",
        "Từng tỉnh, thành phố hiện nay, từng chỉ tiêu",
        COLUMNS,
        rows,
        fixed=3,
        repeated=2,
        notes=(
            "Năm số liệu là năm gần nhất mà tỉnh, thành phố có số liệu; "
            "trước năm 2025 là tổng của các tỉnh, thành phố trước sáp nhập.",
        ),
    )
