"""The sheets of documents and clauses: where every target is written."""

from exports.facts_workbook.sheets import NumberFormat, Sheet, SheetColumn, Value
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

_DOCUMENTS = (
    SheetColumn("code", "Mã", 12),
    SheetColumn("number", "Số, ký hiệu", 24),
    SheetColumn("title", "Tên", 80),
    SheetColumn("issuer", "Cơ quan ban hành", 34),
    SheetColumn("issued", "Ngày ban hành", 12, NumberFormat.DAY),
    SheetColumn("unit", "Đơn vị phải thực hiện", 28),
    SheetColumn("first", "Từ năm", 8, NumberFormat.YEAR),
    SheetColumn("last", "Đến năm", 8, NumberFormat.YEAR),
    SheetColumn("reporting", "Quy định về báo cáo", 60),
)
_CLAUSES = (
    SheetColumn("document", "Văn bản", 24),
    SheetColumn("title", "Chỉ tiêu", 46),
    SheetColumn("year", "Mốc", 8, NumberFormat.YEAR),
    SheetColumn("asks", "Mục tiêu", 22),
    SheetColumn("wording", "Nguyên văn", 70),
    SheetColumn("clause", "Điều khoản", 70),
    SheetColumn("certainty", "Độ chắc chắn", 30),
    SheetColumn("base_year", "Năm gốc (mức tăng)", 10, NumberFormat.YEAR),
    SheetColumn("note", "Ghi chú", 50),
)


def documents(report: ReportDocument) -> Sheet:
    """Return every document of the programme."""
    rows = [_document(report, each) for each in report.programme.documents]
    return Sheet("Văn bản", "Các văn bản làm căn cứ", _DOCUMENTS, rows, fixed=2)


def clauses(report: ReportDocument) -> Sheet:
    """Return every target of the documents that bind the scope, those in words only too."""
    programme = report.programme
    binding = {each.code for each in programme.binding_documents(report.selection.scope)}
    rows = [_clause(report, each) for each in programme.targets if each.document_code in binding]
    return Sheet("Điều khoản", "Mục tiêu và điều khoản", _CLAUSES, rows, fixed=2)


def _document(report: ReportDocument, each: Document) -> dict[str, Value]:
    unit = report.programme.unit.get(each.unit_code)
    return {
        "code": each.code,
        "number": each.number or "chưa rõ",
        "title": each.title,
        "issuer": each.issuer,
        "issued": each.issued_on or "chưa rõ",
        "unit": unit_title(unit) if unit else each.unit_code,
        "first": each.first_year,
        "last": each.last_year,
        "reporting": each.report_clause,
    }


def _clause(report: ReportDocument, target: Target) -> dict[str, Value]:
    programme = report.programme
    indicator = programme.indicator[target.indicator_code]
    category = programme.category[target.category_code]
    return {
        "document": document_title(programme.document[target.document_code]),
        "title": series_title(programme, indicator, category),
        "year": target.year,
        "asks": target_words(indicator, target),
        "wording": f"“{target.wording}”",
        "clause": target.clause,
        "certainty": CERTAINTY[target.certainty],
        "base_year": target.base_year,
        "note": note_words(target),
    }
