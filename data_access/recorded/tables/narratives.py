"""What units report in words with their figures, theme by theme."""

from functools import partial

from data_access.recorded.checks.earlier_years import earlier_years
from data_access.recorded.checks.narratives import narrative_errors
from data_access.recorded.definition.columns import PROSE, STATUS, Column, filled
from data_access.recorded.definition.forms import one_of, text, year
from data_access.recorded.definition.subjects import UNIT, YEAR, SubjectPart
from data_access.recorded.definition.table import RecordedTable, UnitColumn
from data_access.store.tables import NarrativeRow
from progress.model.reported import NarrativeTheme

_LABELS = {theme.value: theme.label for theme in NarrativeTheme}

NARRATIVE = RecordedTable(
    title="Nội dung báo cáo",
    noun="nội dung báo cáo",
    row=NarrativeRow,
    columns=(
        filled("unit_code", "đơn vị", text, references="unit"),
        filled("year", "năm", year),
        filled(
            "theme",
            "mục",
            one_of(*NarrativeTheme, spoken={label: code for code, label in _LABELS.items()}),
            values=_LABELS,
        ),
        Column("text", "nội dung", text, required=True, bare=True, longest=PROSE),
        STATUS,
    ),
    key=("unit_code", "year", "theme"),
    subject=(UNIT, YEAR, SubjectPart(_LABELS.__getitem__, own=("theme",))),
    errors=narrative_errors,
    warnings=partial(earlier_years, columns=("text",)),
    unit=UnitColumn(),
    year="year",
    snapshot="narratives",
    advice="Phần lời của báo cáo, được in vào báo cáo tổng hợp. Ghi ngắn gọn, mỗi ý một dòng. "
    "Mục nào không có nội dung thì để trống.",
)
