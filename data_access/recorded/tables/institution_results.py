"""What single institutions achieved in a year."""

from data_access.recorded.checks.results import result_errors, result_warnings
from data_access.recorded.definition.columns import STATUS, Column, filled
from data_access.recorded.definition.forms import text, year
from data_access.recorded.definition.number_forms import count
from data_access.recorded.definition.subjects import YEAR, SubjectPart
from data_access.recorded.definition.table import RecordedTable, UnitColumn
from data_access.store.tables import IndicatorRow, InstitutionResultRow, InstitutionRow

INSTITUTION_RESULT = RecordedTable(
    title="Kết quả của thiết chế",
    noun="kết quả của thiết chế",
    row=InstitutionResultRow,
    columns=(
        filled("institution_code", "thiết chế", text, references="institution"),
        filled("indicator_code", "chỉ tiêu", text, references="indicator"),
        filled("year", "năm", year),
        Column("value", "giá trị", count, required=True, said="kết quả", bare=True),
        STATUS,
    ),
    key=("institution_code", "indicator_code", "year"),
    subject=(
        SubjectPart(str, named=((InstitutionRow, "institution_code", ("name",)),)),
        SubjectPart(str, named=((IndicatorRow, "indicator_code", ("short_name",)),)),
        YEAR,
    ),
    errors=result_errors,
    warnings=result_warnings,
    unit=UnitColumn("institution_code", through=InstitutionRow),
    year="year",
    published=True,
)
