"""Read, check, plan, apply: the four steps, of which only the last writes.

Whatever is compared with the database is compared under the writer's lock, in the transaction that
writes, so that two imports at once cannot mix.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeAlias

import sqlalchemy as sa

from data_access import clock
from data_access.authors import Author, Writer, author_of
from data_access.engine import writing
from data_access.imports.apply import File, apply
from data_access.imports.case import Case, open_case
from data_access.imports.figure_checks import figure_errors
from data_access.imports.figure_warnings import figure_warnings
from data_access.imports.issues import Issue
from data_access.imports.outcome import Outcome, outcome
from data_access.imports.permission_checks import not_permitted
from data_access.imports.plan import Plan, plan_of
from data_access.imports.read import Sheet, read
from data_access.imports.report_checks import report_errors, report_warnings
from data_access.imports.rows import Row, duplicates, rows_of
from data_access.imports.task_checks import task_errors
from data_access.imports.workbook import is_workbook, located, read_workbook
from data_access.problems import Problem

Errors: TypeAlias = Callable[[Case], Iterator[Issue]]
Warnings: TypeAlias = Callable[[Case, Iterable[Row]], Iterator[Issue]]

ERRORS: dict[str, Errors] = {
    "figure": figure_errors,
    "report": report_errors,
    "task_record": task_errors,
}
WARNINGS: dict[str, Warnings] = {"figure": figure_warnings, "report": report_warnings}


def import_file(
    engine: sa.Engine, path: Path, *, reason: str | None, dry_run: bool, today: date, author: Writer
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
    )


def import_content(
    engine: sa.Engine,
    file: File,
    *,
    reason: str | None,
    dry_run: bool,
    today: date,
    author: Writer,
    shown: Outcome | None = None,
) -> Outcome:
    """Do the same with the content of a file, wherever it came from.

    `shown` is the outcome that somebody saw and agreed to: where the database has moved since, so
    that the file would now do something else, nothing is written and a Problem says so.
    """
    content = file.content or b""
    sheet = read_workbook(content) if is_workbook(content) else read(content)
    return import_sheets(
        engine,
        (sheet,),
        file,
        reason=reason,
        dry_run=dry_run,
        today=today,
        author=author,
        shown=shown,
    )


def import_sheets(
    engine: sa.Engine,
    sheets: Sequence[Sheet],
    source: File,
    *,
    reason: str | None,
    dry_run: bool,
    today: date,
    author: Writer,
    shown: Outcome | None = None,
) -> Outcome:
    """Check tables as a whole and apply them under one change, wherever they were read.

    Who the author is and what they may write is read here, under the lock under which it is
    written: a page may have known it otherwise. Problem where they may write nothing; what is not
    theirs is an error of its row.
    """
    reason = (reason or "").strip() or None
    with writing(engine) as connection:
        author = author_of(connection, author, clock.now())
        judged = [_judged(connection, sheet, today, author) for sheet in sheets]
        plans = tuple(plan for plan, _ in judged)
        issues = [issue for _, found in judged for issue in found]
        found = outcome(source.name, plans, issues, reason=reason, dry_run=dry_run)
        if shown is not None and not found.says_what(shown):
            raise Problem(
                "Số liệu đã thay đổi từ lúc tệp được kiểm tra, chưa ghi gì. Hãy xem lại kế hoạch "
                "mới dưới đây rồi ghi."
            )
        if found.refused or dry_run:
            return found
        change_id = apply(connection, plans, source, reason=reason, author=author)
        return replace(found, change_id=change_id)


def _judged(
    connection: sa.Connection, sheet: Sheet, today: date, author: Author
) -> tuple[Plan, list[Issue]]:
    rows, misread = rows_of(sheet)
    case = open_case(connection, sheet.layout, rows, today)
    unread = {(issue.line, issue.column) for issue in sheet.issues}
    read_wrong = (each for each in misread if (each.line, each.column) not in unread)
    plan, issues = judge(case, [*sheet.issues, *read_wrong, *not_permitted(case, author)])
    return plan, [located(sheet, issue) for issue in issues]


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


LARGEST_FILE = 50_000_000
"""Most bytes of a file; that of every commune and indicator of a year has a twentieth."""


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
