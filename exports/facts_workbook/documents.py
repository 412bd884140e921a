"""The sheets of documents and clauses: where every target is written."""

from __future__ import annotations

from exports.facts_workbook.sheets import Column, Kind, Sheet, Value
from exports.report import Report
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
    Column("code", "Mã", 12),
    Column("number", "Số, ký hiệu", 24),
    Column("title", "Tên", 80),
    Column("issuer", "Cơ quan ban hành", 34),
    Column("issued", "Ngày ban hành", 12, Kind.DAY),
    Column("unit", "Đơn vị phải thực hiện", 28),
    Column("first", "Từ năm", 8, Kind.YEAR),
    Column("last", "Đến năm", 8, Kind.YEAR),
    Column("reporting", "Quy định về báo cáo", 60),
)
_CLAUSES = (
    Column("document", "Văn bản", 24),
    Column("title", "Chỉ tiêu", 46),
    Column("year", "Mốc", 8, Kind.YEAR),
    Column("asks", "Mục tiêu", 22),
    Column("wording", "Nguyên văn", 70),
    Column("clause", "Điều khoản", 70),
    Column("certainty", "Độ chắc chắn", 30),
    Column("base_year", "Năm gốc (mức tăng)", 10, Kind.YEAR),
    Column("note", "Ghi chú", 50),
)


def documents(report: Report) -> Sheet:
    """Return every document of the programme."""
    rows = [_document(report, each) for each in report.programme.documents]
    return Sheet("Văn bản", "Các văn bản làm căn cứ", _DOCUMENTS, rows, fixed=2)


def clauses(report: Report) -> Sheet:
    """Return every target of the documents that bind the scope, those in words only too."""
    programme = report.programme
    binding = {each.code for each in programme.binding_documents(report.selection.scope)}
    rows = [_clause(report, each) for each in programme.targets if each.document_code in binding]
    return Sheet("Điều khoản", "Mục tiêu và điều khoản", _CLAUSES, rows, fixed=2)


def _document(report: Report, each: Document) -> dict[str, Value]:
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


def _clause(report: Report, target: Target) -> dict[str, Value]:
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
