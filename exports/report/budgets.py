"""The section about money: what was planned, allocated and spent in the year, by source."""

from exports.report.parts import ReportDocument, Section, tables
from progress.budgets.totals import YearOfMoney, funding_documents, year_of_money
from progress.budgets.words import money_headline, source_rows
from progress.model.records import Document
from progress.model.reported import Stage
from progress.model.titles import document_title


def budgets(report: ReportDocument) -> Section | None:
    """Return the money of the year; None where nobody reported any."""
    programme, selection = report.programme, report.selection
    money = money_of(report)
    if not money.by_unit:
        return None
    titles = " | ".join(("Nguồn kinh phí", *(f"#{each.label}" for each in Stage)))
    return Section(
        "kinh-phi",
        "Kinh phí",
        money_headline(programme, selection.scope, money),
        tables=tables(f"Kinh phí năm {selection.year} theo nguồn", titles, source_rows(money)),
        sources=tuple(
            f"{document_title(each)}. {each.funding_clause}"
            for each in own_funding_documents(report)
        ),
    )


def own_funding_documents(report: ReportDocument) -> tuple[Document, ...]:
    """Return the documents of the scope itself that say where the money comes from."""
    scope, year = report.selection.scope, report.selection.year
    clauses = funding_documents(report.programme, scope, year)
    return tuple(each for each in clauses if each.funding_clause and each.unit_code == scope)


def money_of(report: ReportDocument) -> YearOfMoney:
    """Return the money of the report's year and scope."""
    return year_of_money(report.programme, report.selection)
