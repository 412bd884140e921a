"""Work on tasks, by occurrence: the Ministry's, and those that units' own plans give to them."""

from data_access.recorded.checks.tasks import task_errors
from data_access.recorded.definition.columns import PROSE, Column, filled
from data_access.recorded.definition.forms import day, occurrence, one_of, text
from data_access.recorded.definition.subjects import SubjectPart
from data_access.recorded.definition.table import RecordedTable, UnitColumn
from data_access.store.tables import (
    WITHDRAWN,
    DocumentVersionRow,
    TaskRecordRow,
    TaskRow,
    TaskVersionRow,
)
from progress.tasks.schedule import UNDATED

_STATES = {"in_progress": "đang thực hiện", "done": "hoàn thành"}
_SPOKEN = {
    "Đang thực hiện": "in_progress",
    "Hoàn thành": "done",
    "Đã hoàn thành": "done",
    "Rút": WITHDRAWN,
}
"""The words of the drop-down list, and what people write in their place."""


TASK_RECORD = RecordedTable(
    title="Tiến độ nhiệm vụ",
    noun="ghi nhận về nhiệm vụ",
    row=TaskRecordRow,
    columns=(
        filled("task_code", "nhiệm vụ", text, heading="Mã", references="task"),
        Column("occurrence_year", "năm", occurrence, required=True, default=UNDATED),
        filled(
            "state",
            "trạng thái",
            one_of(*_STATES, WITHDRAWN, spoken=_SPOKEN),
            bare=True,
            values=_STATES,
        ),
        Column("finished_on", "ngày hoàn thành", day, said="hoàn thành ngày"),
        Column(
            "proof", "minh chứng", text, heading="Minh chứng (số văn bản, sự kiện)", longest=PROSE
        ),
        Column("note", "ghi chú", text, longest=PROSE),
    ),
    key=("task_code", "occurrence_year"),
    subject=(
        SubjectPart(
            lambda code, title: f"{code} {title or ''}".strip(),
            own=("task_code",),
            named=((TaskRow, "task_code", ("short_title",)),),
        ),
        SubjectPart(
            lambda year: f"năm {year}" if year != UNDATED else "không ghi thời hạn",
            own=("occurrence_year",),
        ),
    ),
    errors=task_errors,
    unit=UnitColumn(
        "task_code", TaskVersionRow, UnitColumn("document_code", through=DocumentVersionRow)
    ),
    year="occurrence_year",
    lead_only="Nhiệm vụ của Bộ chỉ người phụ trách chương trình được ghi.",
    snapshot="task_records",
    published=True,
)
