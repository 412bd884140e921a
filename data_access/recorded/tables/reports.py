"""The yearly reports of units, as received."""

from data_access.recorded.checks.reports import report_errors, report_warnings
from data_access.recorded.definition.columns import PROSE, STATUS, Column, filled
from data_access.recorded.definition.forms import day, text, year
from data_access.recorded.definition.subjects import UNIT, YEAR
from data_access.recorded.definition.table import RecordedTable, UnitColumn
from data_access.store.tables import ReportRow

REPORT = RecordedTable(
    title="Báo cáo",
    noun="báo cáo",
    row=ReportRow,
    columns=(
        filled("unit_code", "đơn vị", text, heading="Đơn vị báo cáo", references="unit"),
        filled("year", "năm", year, heading="Năm báo cáo"),
        Column(
            "received_on",
            "ngày nhận",
            day,
            required=True,
            heading="Ngày gửi báo cáo",
            said="nhận",
        ),
        Column("cut_off_on", "ngày chốt số liệu", day, said="chốt số liệu"),
        Column("document_number", "số văn bản", text),
        Column(
            "responsible", "người chịu trách nhiệm", text, said="người phụ trách", personal=True
        ),
        STATUS,
        Column("note", "ghi chú", text, longest=PROSE),
    ),
    key=("unit_code", "year"),
    subject=(UNIT, YEAR),
    errors=report_errors,
    warnings=report_warnings,
    unit=UnitColumn(),
    year="year",
    snapshot="reports",
    arrival="arrived_on",
    published=True,
)
