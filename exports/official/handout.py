"""The handout of a show: references, annexes and long tables, which no slide can hold."""

from dataclasses import replace

from exports.official.annexes import NUMBERS
from exports.official.building import fitted_blocks, paper
from exports.official.parts import Annex, Paper, foot, paper_tables, plain
from exports.report import ReportDocument, Section
from exports.report.targets_over_time import LAST_YEAR

_TOLD = ("bao-cao", "chuyen-bien", "tinh-thanh", "nhiem-vu", "cong-viec", "van-ban")
"""Sections whose tables are annexes of the report, too."""


def handout(report: ReportDocument) -> Paper:
    """Return the annexes of the report and, after them, the tables of all other sections.

    It is no official document: nobody signs it, and it is sent to nobody.
    """
    whole = paper(report)
    rest = (each for each in report.sections if each.tables and each.code not in _TOLD)
    all_annexes = (*whole.annexes, *map(_annex, rest))
    annexes = tuple(
        replace(each, number=number) for number, each in zip(NUMBERS, all_annexes, strict=False)
    )
    listed = (plain(f"Phụ lục {each.number}: {each.title}.") for each in annexes)
    return replace(
        whole,
        title=f"Tài liệu kèm theo trình chiếu: {report.occasion.title}",
        letterhead=None,
        kind="TÀI LIỆU KÈM THEO TRÌNH CHIẾU",
        blocks=(plain(f"{foot(whole.scope_sentence, whole.warning)}."), *listed),
        annexed_to=(),
        annexes=annexes,
    )


def _annex(section: Section) -> Annex:
    tables = paper_tables(section, ())
    shared = (
        replace(each, shares=tuple(1 if column.is_number else 3 for column in each.columns))
        for each in tables
    )
    # What moved is said again in the notes, which are spoken.
    notes = (plain(each) for each in section.notes if section.code != LAST_YEAR)
    return Annex("", section.part, True, fitted_blocks((*shared, *notes), wide=True))
