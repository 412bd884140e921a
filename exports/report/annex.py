"""The annex: every document, and every target with its clause."""

from exports.report.parts import ReportDocument, Section, Table, table_columns
from progress.judging.words import fact_title
from progress.model.numbers import day
from progress.model.titles import CERTAINTY, document_title, target_words
from progress.model.units import NATION


def documents(report: ReportDocument) -> Section:
    """Return the documents that the figures rest on, and the clauses of the targets.

    These are the national ones, the unit's own plan in force, and those that say otherwise.
    """
    programme, selection = report.programme, report.selection
    own = programme.own_plan(selection.scope, selection.as_of)
    codes = {side.document_code for each in programme.conflicts for side in each.sides}
    codes |= {fact.document.code for fact in report.facts}
    columns = table_columns("Văn bản | Tên | Cơ quan ban hành | #Ngày ban hành")
    rows = tuple(
        (document_title(each), each.title, each.issuer, day(each.issued_on))
        for each in programme.documents
        if each is own or each.unit_code == NATION or each.code in codes
    )
    return Section(
        "van-ban",
        "Phụ lục",
        "Các văn bản làm căn cứ",
        tables=(Table("Văn bản", columns, rows), _clauses(report)),
    )


def _clauses(report: ReportDocument) -> Table:
    columns = table_columns("Chỉ tiêu | #Mốc | #Mục tiêu | Văn bản | Điều khoản | Độ chắc chắn")
    rows = tuple(
        (
            fact_title(report.programme, fact),
            str(target.year),
            target_words(fact.indicator, target),
            document_title(report.programme.document[target.document_code]),
            target.clause,
            CERTAINTY[target.certainty],
        )
        for fact in report.facts
        for target in fact.milestones
    )
    return Table("Mục tiêu và điều khoản", columns, rows)
