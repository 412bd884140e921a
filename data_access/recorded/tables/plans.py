"""Plans as recorded tables: the document, its targets, tasks, who does them, and its days."""

from data_access.recorded.checks.plans import (
    agency_errors,
    clause_errors,
    document_errors,
    document_notes,
    target_errors,
    target_notes,
    task_notes,
)
from data_access.recorded.definition.columns import PROSE, STATUS, Column, filled
from data_access.recorded.definition.forms import clause_code, code, day, one_of, text, truth, year
from data_access.recorded.definition.number_forms import count, decimal
from data_access.recorded.definition.subjects import SERIES, SubjectPart
from data_access.recorded.definition.table import RecordedTable, UnitColumn
from data_access.store import tables
from progress.model.titles import CERTAINTY

_REPORT_BY = {
    "commune": "xã, phường",
    "district": "cấp huyện",
    "province": "tỉnh, thành phố",
    "department": "sở, ban, ngành",
}
_ROLES = {"lead": "chủ trì", "coordinate": "phối hợp"}
_YES = {True: "có", False: "không"}
_OF_DOCUMENT = UnitColumn("document_code", through=tables.DocumentVersionRow)
_DOCUMENT_CODE = filled("document_code", "văn bản", code, references="document")
_PAPER = SubjectPart(
    lambda code, number: f"{number or 'văn bản'} ({code})",
    own=("document_code",),
    named=((tables.DocumentRow, "document_code", ("number",)),),
)

DOCUMENT = RecordedTable(
    title="Kế hoạch",
    noun="kế hoạch",
    row=tables.DocumentVersionRow,
    current=tables.DocumentRow,
    columns=(
        filled("code", "mã văn bản", code),
        filled("title", "tên văn bản", text, longest=PROSE),
        Column("number", "số, ký hiệu", text),
        filled("issuer", "cơ quan ban hành", text),
        Column("issued_on", "ngày ban hành", day),
        filled("unit_code", "đơn vị", code, heading="Đơn vị thực hiện", references="unit"),
        Column("first_year", "năm đầu", year),
        Column("last_year", "năm cuối", year),
        Column("report_month", "tháng hạn báo cáo", count),
        Column("report_day", "ngày hạn báo cáo", count),
        Column("report_to", "nơi nhận báo cáo", text, longest=PROSE),
        Column("report_clause", "điều khoản về báo cáo", text, longest=PROSE),
        Column("report_from", "nơi phải báo cáo", text, longest=PROSE),
        Column(
            "report_by",
            "đối tượng phải báo cáo",
            one_of(*_REPORT_BY, spoken={said: code for code, said in _REPORT_BY.items()}),
            values=_REPORT_BY,
        ),
        Column("effective_on", "ngày có hiệu lực", day),
        Column("replaces", "thay thế văn bản", code, references="document"),
        Column("funding_clause", "điều khoản về kinh phí", text, longest=PROSE),
        STATUS,
    ),
    key=("code",),
    subject=(
        SubjectPart(
            "{} ({})".format, own=("code",), named=((tables.UnitRow, "unit_code", ("name",)),)
        ),
    ),
    errors=document_errors,
    warnings=document_notes,
    unit=UnitColumn(),
    snapshot="documents",
)
TARGET = RecordedTable(
    title="Mục tiêu",
    noun="mục tiêu",
    row=tables.TargetVersionRow,
    current=tables.TargetRow,
    columns=(
        _DOCUMENT_CODE,
        filled("indicator_code", "chỉ tiêu", code, references="indicator"),
        filled("category_code", "loại", code, references="category"),
        filled("year", "năm", year, heading="Đến năm"),
        Column("low", "mức", decimal, required=True),
        Column("high", "mức trên", decimal),
        filled("wording", "nguyên văn", text, longest=PROSE),
        filled("clause", "điều khoản", text),
        Column("certainty", "độ chắc chắn", one_of(*CERTAINTY), default="read", values=CERTAINTY),
        Column("base_year", "năm gốc", year),
        Column("note", "ghi chú", text, longest=PROSE),
        STATUS,
    ),
    key=("document_code", "indicator_code", "category_code", "year"),
    subject=(
        _PAPER,
        SERIES,
        SubjectPart(lambda year: f"mốc {year}", own=("year",)),
    ),
    errors=target_errors,
    warnings=target_notes,
    unit=_OF_DOCUMENT,
    snapshot="targets",
)
TASK = RecordedTable(
    title="Nhiệm vụ của kế hoạch",
    noun="nhiệm vụ",
    row=tables.TaskVersionRow,
    current=tables.TaskRow,
    columns=(
        filled("code", "mã nhiệm vụ", clause_code),
        _DOCUMENT_CODE,
        filled("appendix", "mục", code, heading="Mục (phần, phụ lục)"),
        filled("number", "số", code, heading="Số trong mục"),
        Column("group_number", "số nhóm", code, default=""),
        Column("group_title", "nhóm", text, default=""),
        filled("title", "nội dung", text, longest=PROSE),
        filled("short_title", "tên ngắn", text),
        Column("product", "sản phẩm", text, longest=PROSE),
        Column("sector_code", "lĩnh vực", code, references="sector"),
        Column("first_year", "từ năm", year),
        Column("last_year", "đến năm", year),
        Column("yearly", "hằng năm", truth, default=False, values=_YES),
        Column("time_as_written", "thời gian như văn bản", text, longest=PROSE),
        Column("position", "thứ tự", count, default=0),
        Column("clause", "điều khoản", text),
        Column("led_by", "nơi chủ trì", text),
        STATUS,
    ),
    key=("code",),
    subject=(_PAPER, SubjectPart("{} ({})".format, own=("short_title", "code"))),
    errors=clause_errors,
    warnings=task_notes,
    unit=_OF_DOCUMENT,
    snapshot="own_tasks",
)
TASK_AGENCY = RecordedTable(
    title="Phân công nhiệm vụ",
    noun="phân công",
    row=tables.TaskAgencyVersionRow,
    current=tables.TaskAgencyRow,
    columns=(
        filled("task_code", "nhiệm vụ", clause_code, references="task"),
        filled("agency_code", "cơ quan", code, references="agency"),
        filled("role", "vai trò", one_of(*_ROLES), values=_ROLES),
        Column("position", "thứ tự", count, default=0),
        STATUS,
    ),
    key=("task_code", "agency_code", "role"),
    subject=(
        SubjectPart(str, own=("task_code",)),
        SubjectPart(
            lambda code, name: name or code,
            own=("agency_code",),
            named=((tables.AgencyRow, "agency_code", ("name",)),),
        ),
        SubjectPart(_ROLES.__getitem__, own=("role",)),
    ),
    errors=agency_errors,
    unit=UnitColumn("task_code", tables.TaskVersionRow, _OF_DOCUMENT),
    lead_only="Phân công nhiệm vụ của Bộ chỉ người phụ trách chương trình được ghi.",
)
OBSERVANCE = RecordedTable(
    title="Ngày kỷ niệm",
    noun="ngày kỷ niệm",
    row=tables.ObservanceVersionRow,
    current=tables.ObservanceRow,
    columns=(
        filled("code", "mã ngày", clause_code),
        filled("name", "tên ngày", text),
        Column("month", "tháng", count),
        Column("day", "ngày", count),
        Column("days", "số ngày", count),
        Column("first_year", "từ năm", year),
        _DOCUMENT_CODE,
        filled("clause", "điều khoản", text),
        STATUS,
    ),
    key=("code",),
    subject=(_PAPER, SubjectPart("{} ({})".format, own=("name", "code"))),
    errors=clause_errors,
    unit=_OF_DOCUMENT,
    snapshot="observances",
)
PLAN_TABLES = (DOCUMENT, TARGET, TASK, TASK_AGENCY, OBSERVANCE)
"""In an order in which references look back."""
