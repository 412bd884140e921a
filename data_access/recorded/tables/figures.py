"""What units report: counts, never a percentage."""

from data_access.recorded.checks.figure_warnings import figure_warnings
from data_access.recorded.checks.figures import figure_errors
from data_access.recorded.definition.columns import PROSE, STATUS, Column, filled
from data_access.recorded.definition.forms import text, year
from data_access.recorded.definition.number_forms import count
from data_access.recorded.definition.subjects import SERIES, UNIT, YEAR
from data_access.recorded.definition.table import RecordedTable, UnitColumn
from data_access.store.tables import FigureRow

FIGURE = RecordedTable(
    title="Số liệu",
    noun="số liệu",
    row=FigureRow,
    columns=(
        filled("unit_code", "đơn vị", text, references="unit"),
        filled("indicator_code", "chỉ tiêu", text, references="indicator"),
        filled("category_code", "loại", text, references="category"),
        filled("year", "năm", year),
        Column("numerator", "tử số", count, required=True, said="số", bare=True),
        Column("denominator", "mẫu số", count),
        STATUS,
        Column("note", "ghi chú", text, longest=PROSE),
    ),
    key=("unit_code", "indicator_code", "category_code", "year"),
    subject=(
        UNIT,
        SERIES,
        YEAR,
    ),
    errors=figure_errors,
    warnings=figure_warnings,
    unit=UnitColumn(),
    year="year",
    snapshot="figures",
    fixed={"origin": "reported"},
    published=True,
)
