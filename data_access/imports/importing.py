"""Read, check, plan, apply: the four steps, of which only the last writes.

Whatever is compared with the database is compared under the writer's lock, in the transaction that
writes, so that two imports at once cannot mix. The file itself is read before: that takes longest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeAlias

import sqlalchemy as sa

from data_access.imports.apply import File, apply, earlier_change
from data_access.imports.checks.figure_warnings import figure_warnings
from data_access.imports.checks.figures import figure_errors
from data_access.imports.checks.permissions import not_permitted
from data_access.imports.checks.register import (
    institution_errors,
    institution_warnings,
    result_errors,
)
from data_access.imports.checks.reports import report_errors, report_warnings
from data_access.imports.checks.sums import Judged, sum_warnings
from data_access.imports.checks.tasks import task_errors
from data_access.imports.form.issues import Issue
from data_access.imports.form.layouts import INSTITUTION
from data_access.imports.form.telling import Tell, silent
from data_access.imports.outcome import Outcome, outcome
from data_access.imports.planning.case import Case, Ground, open_case, open_ground
from data_access.imports.planning.plan import Plan, plan_of
from data_access.imports.planning.register_lines import completed
from data_access.imports.planning.rows import Row, duplicates, rows_of
from data_access.imports.reading.packages import LARGEST_FILE
from data_access.imports.reading.read import Sheet
from data_access.imports.reading.reading import Tables, tables_of
from data_access.imports.reading.workbook import located
from data_access.people.authors import Author, Writer, author_of
from data_access.store import clock
from data_access.store.engine import writing
from data_access.store.problems import Problem

Errors: TypeAlias = Callable[[Case], Iterator[Issue]]
Warnings: TypeAlias = Callable[[Case, Iterable[Row]], Iterator[Issue]]

ERRORS: dict[str, Errors] = {
    "figure": figure_errors,
    "report": report_errors,
    "task_record": task_errors,
    "institution": institution_errors,
    "institution_result": result_errors,
}
WARNINGS: dict[str, Warnings] = {
    "figure": figure_warnings,
    "report": report_warnings,
    "institution": institution_warnings,
}


def import_file(
    engine: sa.Engine,
    path: Path,
    *,
    reason: str | None,
    dry_run: bool,
    today: date,
    author: Writer,
    tell: Tell = silent,
) -> Outcome:
    """Check a CSV or Excel file as a whole and apply it, unless refused or only to be checked.

    Problem where the file cannot be read at all. A blank reason is none.
    """
    return import_content(
        engine,
        File(path.name, _content(path)),
        reason=reason,
        dry_run=dry_run,
        today=today,
        author=author,
        tell=tell,
    )


def import_content(
    engine: sa.Engine,
    file: File,
    *,
    reason: str | None,
    dry_run: bool,
    today: date,
    author: Writer,
    tell: Tell = silent,
    shown: Outcome | None = None,
) -> Outcome:
    """Do the same with the content of a file, wherever it came from.

    `shown` is the outcome that somebody saw and agreed to: where the database has moved since, so
    that the file would now do something else, nothing is written and a Problem says so.
    """
    tell("Đọc tệp", 0, 0)
    tables = tables_of(file.content or b"", tell)
    order = Order(file, reason, dry_run, today, author, tell, shown)
    return _imported(engine, tables, order)


def import_sheets(
    engine: sa.Engine,
    sheets: Sequence[Sheet],
    source: File,
    *,
    reason: str | None,
    dry_run: bool,
    today: date,
    author: Writer,
) -> Outcome:
    """Check tables as a whole and apply them under one change, wherever they were read."""
    tables = tuple(sheets)
    order = Order(source, reason, dry_run, today, author, silent)
    return _imported(engine, lambda known, day: tables, order)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done with a file, by whom, and who hears how far it is.

    `shown` is the outcome that was agreed to, None where nobody was asked.
    """

    source: File
    reason: str | None
    dry_run: bool
    today: date
    author: Writer
    tell: Tell
    shown: Outcome | None = None


def _imported(engine: sa.Engine, tables: Tables, order: Order) -> Outcome:
    """Judge and write in one transaction.

    Who the author is and what they may write is read here, under the lock under which it is
    written: a page may have known it otherwise. Problem where they may write nothing; what is not
    theirs is an error of its row.
    """
    reason = (order.reason or "").strip() or None
    with writing(engine) as connection:
        author = author_of(connection, order.author, clock.now())
        ground = open_ground(connection, order.today)
        order.tell("Kiểm tra", 0, 0)
        sheets = tables(ground.known, order.today)
        # The register before the results that speak of it; issues are placed by what was read.
        pairs = sorted(
            zip(sheets, completed(ground, sheets), strict=True),
            key=lambda pair: pair[0].layout is not INSTITUTION,
        )
        judged = [_judged(ground, was, sheet, author) for was, sheet in pairs]
        plans = tuple(each.plan for each in judged)
        issues = [issue for each in judged for issue in each.issues]
        issues += [located(each.sheet, issue) for each, issue in sum_warnings(ground, judged)]
        found = outcome(order.source.base_name, plans, issues, reason=reason, dry_run=order.dry_run)
        found = replace(found, earlier=earlier_change(connection, order.source))
        if order.shown is not None and not found.says_what(order.shown):
            raise Problem(
                "Số liệu đã thay đổi từ lúc tệp được kiểm tra, chưa ghi gì. Hãy xem lại kế hoạch "
                "mới dưới đây rồi ghi."
            )
        if found.refused or order.dry_run:
            return found
        change_id = apply(
            connection,
            plans,
            order.source,
            reason=reason,
            author=author,
            tell=order.tell,
        )
        return replace(found, change_id=change_id)


def _judged(ground: Ground, was: Sheet, sheet: Sheet, author: Author) -> Judged:
    rows, misread = rows_of(sheet)
    case = open_case(ground, sheet.layout, rows)
    unread = {(issue.line, issue.column) for issue in sheet.issues}
    read_wrong = (each for each in misread if (each.line, each.column) not in unread)
    plan, issues = judge(case, [*sheet.issues, *read_wrong, *not_permitted(case, author)])
    return Judged(was, case, plan, tuple(located(was, issue) for issue in issues))


def judge(case: Case, issues: list[Issue]) -> tuple[Plan, list[Issue]]:
    """Return what the sound rows would do, and all issues: the given ones and those of the checks.

    A row that changes nothing needs no reason a second time.
    """
    errors = [*issues, *duplicates(case.layout, case.rows), *ERRORS[case.layout.name](case)]
    faulty = {issue.line for issue in errors}
    sound = tuple(row for row in case.rows if row.line not in faulty and not row.unread)
    case = replace(case, rows=sound)
    plan = plan_of(case, sound)
    warn = WARNINGS.get(case.layout.name)
    return plan, [*errors, *(warn(case, plan.to_write) if warn else ())]


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Problem(
                f"Tệp {path} quá lớn (hơn {LARGEST_FILE // 1_000_000} MB). Hãy chia thành nhiều "
                "tệp."
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Problem(f"Không có tệp {path}.") from error
    except OSError as error:
        raise Problem(f"Không đọc được tệp {path}: {error.strerror}.") from error
