"""The sheets of documents and clauses: where every target is written."""

from exports.facts_workbook.sheets import NumberFormat, RecordColumn, Sheet, record_sheet
from exports.report import ReportDocument
from progress.model.records import Document, Target
from progress.model.titles import (
    CERTAINTY,
    document_title,
    note_words,
    series_title,
    target_words,
    unit_title,
)

_YEAR = NumberFormat.YEAR


def documents(report: ReportDocument) -> Sheet:
    """Return every document of the programme."""

    def unit(document: Document) -> str:
        bound = report.programme.unit.get(document.unit_code)
        return unit_title(bound) if bound else document.unit_code

    columns: tuple[RecordColumn[Document], ...] = (
        RecordColumn("Mã", 12, lambda each: each.code),
        RecordColumn("Số, ký hiệu", 24, lambda each: each.number or "chưa rõ"),
        RecordColumn("Tên", 80, lambda each: each.title),
        RecordColumn("Cơ quan ban hành", 34, lambda each: each.issuer),
        RecordColumn(
            "Ngày ban hành", 12, lambda each: each.issued_on or "chưa rõ", NumberFormat.DAY
        ),
        RecordColumn("Đơn vị phải thực hiện", 28, unit),
        RecordColumn("Từ năm", 8, lambda each: each.first_year, _YEAR),
        RecordColumn("Đến năm", 8, lambda each: each.last_year, _YEAR),
        RecordColumn("Quy định về báo cáo", 60, lambda each: each.report_clause),
        RecordColumn("Điều khoản về kinh phí", 60, lambda each: each.funding_clause),
    )
    return record_sheet("Văn bản", "Các văn bản làm căn cứ", columns, report.programme.documents)


def clauses(report: ReportDocument) -> Sheet:
    """Return every target of the documents that bind the scope, those in words only too."""
    programme = report.programme
    of_code, indicator = programme.document, programme.indicator
    columns: tuple[RecordColumn[Target], ...] = (
        RecordColumn("Văn bản", 24, lambda t: document_title(of_code[t.document_code])),
        RecordColumn("Chỉ tiêu", 46, lambda t: series_title(programme, t.series)),
        RecordColumn("Mốc", 8, lambda target: target.year, _YEAR),
        RecordColumn("Mục tiêu", 22, lambda t: target_words(indicator[t.indicator_code], t)),
        RecordColumn("Nguyên văn", 70, lambda target: f"“{target.wording}”"),
        RecordColumn("Điều khoản", 70, lambda target: target.clause),
        RecordColumn("Độ chắc chắn", 30, lambda target: CERTAINTY[target.certainty]),
        RecordColumn("Năm gốc (mức tăng)", 10, lambda target: target.base_year, _YEAR),
        RecordColumn("Ghi chú", 50, note_words),
    )
    binding = {each.code for each in programme.binding_documents(report.selection.scope)}
    targets = (each for each in programme.targets if each.document_code in binding)
    return record_sheet("Điều khoản", "Mục tiêu và điều khoản", columns, targets)
