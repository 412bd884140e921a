"""What units plan, are allocated and spend themselves, by plan, year and source of the money."""

from data_access.recorded.checks.budgets import budget_errors, budget_warnings, with_document
from data_access.recorded.definition.columns import PROSE, STATUS, Column, filled
from data_access.recorded.definition.forms import one_of, text, year
from data_access.recorded.definition.number_forms import amount
from data_access.recorded.definition.subjects import UNIT, YEAR, SubjectPart
from data_access.recorded.definition.table import RecordedTable, UnitColumn
from data_access.store.tables import BudgetRow, DocumentRow
from progress.model.reported import Source, Stage

_SOURCES = {source.value: source.label for source in Source}


def _amount(stage: Stage) -> Column:
    label = stage.label.lower()
    heading = f"{stage.label} (triệu đồng)"
    return Column(stage.value, label, amount, heading=heading)


BUDGET = RecordedTable(
    title="Kinh phí",
    noun="dòng kinh phí",
    row=BudgetRow,
    columns=(
        filled("unit_code", "đơn vị", text, references="unit"),
        Column("document_code", "văn bản", text, references="document"),
        filled("year", "năm", year),
        filled(
            "source",
            "nguồn kinh phí",
            one_of(*Source, spoken={label: code for code, label in _SOURCES.items()}),
            values=_SOURCES,
        ),
        *(_amount(stage) for stage in Stage),
        Column("paper", "số văn bản chứng minh", text),
        STATUS,
        Column("note", "ghi chú", text, longest=PROSE),
    ),
    key=("unit_code", "document_code", "year", "source"),
    subject=(
        UNIT,
        SubjectPart(_SOURCES.__getitem__, own=("source",)),
        SubjectPart(
            lambda code, number: f"theo {number or 'văn bản'} ({code})",
            own=("document_code",),
            named=((DocumentRow, "document_code", ("number",)),),
        ),
        YEAR,
    ),
    errors=budget_errors,
    warnings=budget_warnings,
    complete=with_document,
    unit=UnitColumn(with_nation=True),
    year="year",
    snapshot="budgets",
    published=True,
    advice="Ghi bằng triệu đồng, có thể có số lẻ, ví dụ 1200,5. Chỉ ghi số tiền do chính đơn vị sử "
    "dụng, không ghi phần chuyển cho đơn vị khác và phần các xã, phường tự chi. Chưa có số thì để "
    "trống, không ghi 0.",
)
