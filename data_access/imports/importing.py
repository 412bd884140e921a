"""Read, check, plan, apply: the four steps, of which only the last writes.

Whatever is compared with the database is compared under the writer's lock, in the transaction that
writes, so that two imports at once cannot mix. The file itself is read before: that takes longest.

Demonstration data are taken out before anything is compared, so that nothing real is judged against
what is made up; where nothing is written in the end, that is rolled back.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import sqlalchemy as sa

from data_access.demonstration import remove_demonstration
from data_access.imports.apply import File, apply, earlier_change
from data_access.imports.checks.permissions import not_permitted
from data_access.imports.checks.sums import Judged, sum_warnings
from data_access.imports.outcome import Outcome
from data_access.imports.planning.context import ImportContext, open_check, open_context
from data_access.imports.planning.plan import Plan, plan_of
from data_access.imports.planning.register_lines import completed
from data_access.imports.planning.rows import duplicates, rows_of
from data_access.imports.reading.packages import LARGEST_FILE
from data_access.imports.reading.read import Sheet
from data_access.imports.reading.reading import Tables, tables_of
from data_access.imports.reading.workbook import located
from data_access.people.authors import Author, Writer, author_of
from data_access.recorded.definition.issues import Issue, Severity, of_severity
from data_access.recorded.definition.table import TableCheck
from data_access.store import clock
from data_access.store.callbacks import OnProgress, ignore_progress
from data_access.store.engine import writing
from data_access.store.problems import Problem


def import_file(
    engine: sa.Engine,
    path: Path,
    *,
    reason: str | None,
    dry_run: bool,
    today: date,
    author: Writer,
    removal: bool = False,
    on_progress: OnProgress = ignore_progress,
) -> Outcome:
    """Check a CSV or Excel file as a whole and apply it, unless refused or only to be checked.

    Problem where the file cannot be read at all. A blank reason is none. `removal` is the consent
    to remove demonstration data, without which nothing is written beside them.
    """
    return import_content(
        engine,
        File(path.name, _content(path)),
        reason=reason,
        dry_run=dry_run,
        today=today,
        author=author,
        removal=removal,
        on_progress=on_progress,
    )


def import_content(
    engine: sa.Engine,
    file: File,
    *,
    reason: str | None,
    dry_run: bool,
    today: date,
    author: Writer,
    removal: bool = False,
    on_progress: OnProgress = ignore_progress,
    shown: Outcome | None = None,
) -> Outcome:
    """Do the same with the content of a file, wherever it came from.

    `shown` is the outcome that somebody saw and agreed to: where the database has moved since, so
    that the file would now do something else, nothing is written and a Problem says so.
    """
    on_progress("Đọc tệp", 0, 0)
    tables = tables_of(file.content or b"", on_progress)
    order = Order(file, reason, dry_run, today, author, removal, on_progress, shown)
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
    removal: bool = False,
) -> Outcome:
    """Check tables as a whole and apply them under one change, wherever they were read."""
    tables = tuple(sheets)
    order = Order(source, reason, dry_run, today, author, removal, ignore_progress)
    return _imported(engine, lambda known, day: tables, order)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done with a file, by whom, and what to call with its progress.

    `removal` is the consent to remove demonstration data; without it nothing is written beside
    them. `shown` is the outcome that was agreed to, None where nobody was asked.
    """

    source: File
    reason: str | None
    dry_run: bool
    today: date
    author: Writer
    removal: bool
    on_progress: OnProgress
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
        made_up = remove_demonstration(connection, author.name)
        context = open_context(connection, order.today)
        order.on_progress("Kiểm tra", 0, 0)
        sheets = tables(context.known, order.today)
        # The register before the results that speak of it; issues are placed by what was read.
        pairs = sorted(
            zip(sheets, completed(context, sheets), strict=True),
            key=lambda pair: pair[0].table.past is None,
        )
        judged = [_judged(context, was, sheet, author) for was, sheet in pairs]
        plans = tuple(each.plan for each in judged)
        issues = [issue for each in judged for issue in each.issues]
        issues += [located(each.sheet, issue) for each, issue in sum_warnings(context, judged)]
        errors = of_severity(issues, Severity.ERROR)
        writes = not errors and any(plan.to_write for plan in plans)
        result = Outcome(
            order.source.base_name,
            plans,
            errors,
            of_severity(issues, Severity.WARNING),
            reason,
            order.dry_run,
            earlier=earlier_change(connection, order.source),
            made_up=made_up if writes else "",
            removal=order.removal,
        )
        if order.shown is not None and not result.says_what(order.shown):
            raise Problem(
                "Số liệu đã thay đổi từ lúc tệp được kiểm tra, chưa ghi gì. Hãy xem lại kế hoạch "
                "mới dưới đây rồi ghi."
            )
        if result.refused or order.dry_run or not writes:
            connection.rollback()
            return result
        change_id = apply(
            connection,
            plans,
            order.source,
            reason=reason,
            author=author,
            on_progress=order.on_progress,
        )
        return replace(result, change_id=change_id)


def _judged(context: ImportContext, was: Sheet, sheet: Sheet, author: Author) -> Judged:
    rows, misread = rows_of(sheet)
    check = open_check(context, sheet.table, rows)
    unread = {(issue.line, issue.column) for issue in sheet.issues}
    read_wrong = (each for each in misread if (each.line, each.column) not in unread)
    plan, issues = judge(check, [*sheet.issues, *read_wrong, *not_permitted(check, author)])
    return Judged(was, check, plan, tuple(located(was, issue) for issue in issues))


def judge(check: TableCheck, issues: list[Issue]) -> tuple[Plan, list[Issue]]:
    """Return what the sound rows would do, and all issues: the given ones and those of the checks.

    A row that changes nothing needs no reason a second time.
    """
    errors = [*issues, *duplicates(check.table, check.rows), *check.table.errors(check)]
    faulty = {issue.line for issue in errors}
    sound = tuple(row for row in check.rows if row.line not in faulty and not row.unread)
    check = replace(check, rows=sound)
    plan = plan_of(check, sound)
    return plan, [*errors, *check.table.warnings(check, plan.to_write)]


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
