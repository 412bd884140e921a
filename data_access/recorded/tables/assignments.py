"""What is asked of whom, as kept under a name before anything is signed."""

from data_access.recorded.checks.assignments import assignment_errors
from data_access.recorded.definition.columns import STATUS, Column, filled
from data_access.recorded.definition.forms import code, one_of, text, year
from data_access.recorded.definition.number_forms import count, decimal
from data_access.recorded.definition.subjects import SERIES, UNIT, SubjectPart
from data_access.recorded.definition.table import RecordedTable
from data_access.store.tables import AssignmentRow
from progress.assignment.sharing import Rule

_RULES = {rule.value: rule.label.lower() for rule in Rule}

ASSIGNMENT = RecordedTable(
    title="Phương án giao chỉ tiêu",
    noun="dòng giao chỉ tiêu",
    row=AssignmentRow,
    columns=(
        filled("scenario", "phương án", text),
        filled("indicator_code", "chỉ tiêu", code, references="indicator"),
        filled("category_code", "loại", code, references="category"),
        filled("unit_code", "đơn vị", text, references="unit"),
        filled("year", "năm số liệu", year),
        filled("first_year", "từ năm", year),
        filled("milestone", "đến mốc", year),
        filled("rule", "cách chia", one_of(*Rule), values=_RULES),
        Column("numerator", "hiện có", count),
        Column("denominator", "tổng số", count),
        Column("added", "giao thêm", count, required=True),
        Column("percent", "mức tăng mỗi năm (%)", decimal),
        STATUS,
    ),
    key=("scenario", "indicator_code", "category_code", "unit_code"),
    subject=(SubjectPart(str, own=("scenario",)), SERIES, UNIT),
    errors=assignment_errors,
    lead_only="Phương án giao chỉ tiêu chỉ người phụ trách chương trình được ghi.",
)
