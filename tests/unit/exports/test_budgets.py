"""Money in the report: one section, said where somebody reported any, and nowhere else."""

from dataclasses import replace
from datetime import date

from exports.official.after_results import money
from exports.official.citations import cited_again
from exports.official.parts import Footnote, PaperTable, Paragraph
from exports.report.budgets import budgets, money_of
from exports.report.building import build_report
from exports.report.occasions import YEARLY
from progress.model.selection import Selection
from tests import factories

TODAY = date(2026, 3, 1)


def report(*rows):
    programme = factories.programme(budgets=rows)
    return build_report(programme, Selection(TODAY, 2025), YEARLY)


def test_where_nobody_reported_money_no_section_speaks_of_it():
    silent = report(factories.budget("46", 2024, spent=1))
    assert budgets(silent) is None
    assert "kinh-phi" not in [section.code for section in silent.sections]
    assert list(money(silent, {section.code: section for section in silent.sections})) == []


def test_one_sentence_and_one_table_stand_in_report_and_official_paper():
    made = report(factories.budget("46", 2025, spent=1_200_000_000))
    sections = {section.code: section for section in made.sections}
    (table,) = sections["kinh-phi"].tables
    assert sections["kinh-phi"].title.startswith("Cả nước năm 2025 đã chi 1,2 tỷ đồng (1/4")
    assert table.rows[0] == (
        "Ngân sách nhà nước",
        "chưa báo cáo",
        "chưa báo cáo",
        "1,2 tỷ đồng (1/4)",
    )
    assert money_of(made).by_unit.keys() == {"46"}
    words, printed = money(made, sections)
    assert isinstance(words, Paragraph)
    assert isinstance(printed, PaperTable)
    assert printed.rows == table.rows


def test_money_is_cited_by_document_and_clause_without_its_words():
    decision = replace(
        factories.DECISION, funding_clause="Mục IV: “Kinh phí thực hiện Chương trình …”"
    )
    programme = factories.programme(
        documents=(decision,), budgets=(factories.budget("46", 2025, spent=1_200_000_000),)
    )
    made = build_report(programme, Selection(TODAY, 2025), YEARLY)
    words, _ = money(made, {section.code: section for section in made.sections})
    notes = [each.words for each in words.pieces if isinstance(each, Footnote)]
    assert notes == [f"{cited_again(decision)}, mục IV."]
