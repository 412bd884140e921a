"""Scenarios of assignments kept and taken back, and what a signed decision makes of one.

All of it goes the way of any file: the same checks, one change, undone as one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from data_access.imports.apply import File
from data_access.imports.importing import Options, import_tables, sheet_of_cells
from data_access.imports.outcome import ImportOutcome
from data_access.imports.reading.read import FileSheet, cleaned
from data_access.people.authors import Writer
from data_access.recorded.tables.assignments import ASSIGNMENT
from data_access.recorded.tables.plans import DOCUMENT, TARGET
from data_access.store.problems import Problem
from data_access.store.tables import WITHDRAWN
from data_access.templates.plan_content import typed, typed_cells
from progress.assignment.scenarios import KeptShare, decided_targets, years_of
from progress.model.numbers import day, plain
from progress.model.programme import Programme
from progress.model.titles import unit_title

CLAUSE = "Phụ lục giao chỉ tiêu"
"""Where a signed decision says what it asks of each unit."""
_MOST_OF_NUMBER = 24
"""Letters of a decision's number that its code takes."""


@dataclass(frozen=True, slots=True)
class AssigningDecision:
    """A decision that was signed, as a lead types it; None: no day was given."""

    number: str
    signed_on: date | None
    issuer: str


def keep_scenario(
    engine: sa.Engine,
    shares: tuple[KeptShare, ...],
    before: tuple[KeptShare, ...],
    *,
    today: date,
    author: Writer,
) -> ImportOutcome:
    """Keep lines of a scenario; those of `before` that are not among them are taken back.

    Problem where there is nothing to do.
    """
    kept = {_key(each) for each in shares}
    lines = [typed_cells(each) for each in shares]
    lines += [typed_cells(e) | {"status": WITHDRAWN} for e in before if _key(e) not in kept]
    if not lines:
        raise Problem("Phương án không giao gì cho nơi nào: không có gì để lưu.")
    sheet = sheet_of_cells(ASSIGNMENT, lines)
    order = f"phương án giao chỉ tiêu «{(*shares, *before)[0].scenario}»"
    given = _options(today, author)
    return import_tables(engine, lambda known, day: (sheet,), File(order, None), **given)


def sign_decision(
    engine: sa.Engine,
    shares: Iterable[KeptShare],
    decision: AssigningDecision,
    *,
    today: date,
    author: Writer,
) -> ImportOutcome:
    """Make a plan of each unit of which a signed decision asks something.

    Problem where the number or the day cannot be one.
    """
    number, signed_on = cleaned(decision.number), decision.signed_on
    if not decision_code(number, today) or signed_on is None or signed_on > today:
        raise Problem("Hãy ghi số, ký hiệu của quyết định và ngày ký, không sau hôm nay.")
    by_unit = sorted(shares, key=lambda each: each.unit_code)
    if not by_unit:
        raise Problem("Phương án không giao gì cho nơi nào: không có gì để ghi.")
    paper = {
        "number": number,
        "issuer": cleaned(decision.issuer),
        "issued_on": typed(signed_on),
        "code": decision_code(number, signed_on),
    }

    def tables(known: Programme, _: Any) -> tuple[FileSheet, ...]:
        documents, targets = [], []
        for code, own in groupby(by_unit, key=lambda each: each.unit_code):
            asked = tuple(own)
            documents.append(_document(known, paper, code, asked))
            decided = decided_targets(known, asked, documents[-1]["code"], CLAUSE)
            targets += [typed_cells(each) for each in decided]
        return sheet_of_cells(DOCUMENT, documents), sheet_of_cells(TARGET, targets)

    order = f"quyết định giao chỉ tiêu {number} ngày {day(signed_on)}"
    return import_tables(engine, tables, File(order, None), **_options(today, author))


def _options(today: date, author: Writer) -> Options:
    return {"reason": None, "dry_run": False, "today": today, "author": author}


def decision_code(number: str, signed_on: date) -> str:
    """Return the code of a decision: its number and year, `12_qd_bvhttdl_2027`; "" of no number."""
    words = "".join(c if c.isalnum() and c.isascii() else " " for c in plain(number)).split()
    return f"{'_'.join(words)[:_MOST_OF_NUMBER].strip('_')}_{signed_on.year}" if words else ""


def _document(
    known: Programme, paper: dict[str, str], unit_code: str, shares: tuple[KeptShare, ...]
) -> dict[str, str]:
    years = years_of(shares)
    whom = unit_title(known.unit[unit_code])
    about = f"thực hiện Chương trình giai đoạn {years[0]}–{years[-1]} cho {whom}"
    return {
        **paper,
        "code": f"{paper['code']}-{unit_code}",
        "title": f"Quyết định giao chỉ tiêu {about}",
        "unit_code": unit_code,
        "first_year": str(years[0]),
        "last_year": str(years[-1]),
    }


def _key(share: KeptShare) -> tuple[str, ...]:
    return share.scenario, *share.series, share.unit_code
