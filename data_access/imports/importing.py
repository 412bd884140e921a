"""Read, check, plan, apply: the four steps, of which only the last writes.

Whatever is compared with the database is compared under the writer's lock, in the transaction that
writes, so that two imports at once cannot mix. The file itself is read before: that takes longest.

Demonstration data are taken out before anything is compared, so that nothing real is judged against
what is made up; where nothing is written in the end, that is rolled back.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Required, TypedDict, Unpack

import sqlalchemy as sa

from data_access.demonstration import remove_demonstration
from data_access.drafts.steps import mark_taken
from data_access.imports.accounting import accounts
from data_access.imports.apply import File, apply, earlier_change
from data_access.imports.checks.about import outermost_units, years_of
from data_access.imports.checks.letters import letter_errors
from data_access.imports.checks.locks import locked_rows
from data_access.imports.checks.permissions import not_permitted
from data_access.imports.checks.printing import unprintable
from data_access.imports.checks.sums import Judged, sum_warnings
from data_access.imports.from_drafts import arrival_of, open_for, remarks_of
from data_access.imports.outcome import ImportOutcome
from data_access.imports.planning.context import ImportContext, open_check, open_context
from data_access.imports.planning.plan import Plan, plan_of
from data_access.imports.planning.register_lines import completed
from data_access.imports.planning.rows import duplicates, rows_of
from data_access.imports.reading.packages import LARGEST_FILE
from data_access.imports.reading.read import FileLine, FileSheet, cleaned
from data_access.imports.reading.reading import Tables, tables_of
from data_access.imports.reading.workbook import located
from data_access.people.authors import Author, Writer, author_of
from data_access.recorded.definition.issues import Issue, Severity, of_severity
from data_access.recorded.definition.table import RecordedTable, TableCheck
from data_access.store.callbacks import OnProgress, ignore_progress
from data_access.store.engine import writing
from data_access.store.problems import Problem


class Options(TypedDict, total=False):
    """How a file is imported.

    A blank `reason` is none. `removal` is the consent to remove demonstration data, without which
    nothing is written beside them. `shown` is the outcome that somebody saw and agreed to: where
    the database has moved since, so that the file would now do something else, nothing is written
    and a Problem says so. `draft` is the draft that the file is from, which is taken where it is
    written: without one, only leads and programs write.
    """

    reason: Required[str | None]
    dry_run: Required[bool]
    today: Required[date]
    author: Required[Writer]
    removal: bool
    on_progress: OnProgress
    shown: ImportOutcome | None
    draft: int | None


def import_file(engine: sa.Engine, path: Path, **options: Unpack[Options]) -> ImportOutcome:
    """Check a CSV or Excel file as a whole and apply it, unless refused or only to be checked.

    Problem where the file cannot be read at all.
    """
    return import_content(engine, file_at(path), **options)


def file_at(path: Path) -> File:
    """Return the file at a place; Problem where it cannot be read or is too large."""
    return File(path.name, _content(path))


def import_content(engine: sa.Engine, file: File, **options: Unpack[Options]) -> ImportOutcome:
    """Do the same with the content of a file, wherever it came from."""
    on_progress = options.get("on_progress", ignore_progress)
    on_progress("Đọc tệp", 0, 0)
    return import_tables(engine, tables_of(file.content or b"", on_progress), file, **options)


def record_row(
    engine: sa.Engine, table: RecordedTable, cells: Mapping[str, str], **options: Unpack[Options]
) -> ImportOutcome:
    """Record one row of a table by hand: one line, under the same checks as a file of many.

    The cells are named as the columns of a file; those not given are empty.
    """
    given = {name: cleaned(cells.get(name, "")) for name in table.names}
    sheet = sheet_of_cells(table, [given])
    about = " ".join(given[name] for name in table.key).strip()
    order = File(f"{table.title.lower()} {about}", None)
    return import_tables(engine, lambda known, day: (sheet,), order, **options)


def sheet_of_cells(table: RecordedTable, rows: Iterable[Mapping[str, str]]) -> FileSheet:
    """Return rows that no file has as the lines of one; a cell that is not given is empty."""
    lines = (
        FileLine(number, tuple(row.get(name, "") for name in table.names))
        for number, row in enumerate(rows, start=1)
    )
    return FileSheet(table, table.names, tuple(lines), ())


def import_tables(
    engine: sa.Engine,
    tables: Tables,
    source: File,
    *,
    reason: str | None,
    dry_run: bool,
    today: date,
    author: Writer,
    removal: bool = False,
    on_progress: OnProgress = ignore_progress,
    shown: ImportOutcome | None = None,
    draft: int | None = None,
) -> ImportOutcome:
    """Judge and write, in one transaction, what was read of a file.

    Who the author is and what they may write is read here, under the lock under which it is
    written: a page may have known it otherwise. Problem where they may write nothing; what is not
    theirs is an error of its row.
    """
    with writing(engine) as connection:
        author = author_of(connection, author)
        opened = open_for(connection, draft, source, author, dry_run=dry_run)
        made_up = remove_demonstration(connection, author.name)
        context = open_context(connection, today)
        on_progress("Kiểm tra", 0, 0)
        outcome = replace(
            _outcome(context, tables(context.known, today), author),
            file_name=source.base_name,
            reason=(reason or "").strip() or None,
            dry_run=dry_run,
            earlier=earlier_change(connection, source),
            removal=removal,
        )
        outcome = replace(
            outcome,
            notes=(*remarks_of(opened), *outcome.notes),
            made_up=made_up if outcome.writes else "",
        )
        if shown is not None and not outcome.says_what(shown):
            raise Problem(
                "Số liệu đã thay đổi từ lúc tệp được kiểm tra, chưa ghi gì. Hãy xem lại kế hoạch "
                "mới rồi ghi."
            )
        if outcome.refused or dry_run or not outcome.writes:
            connection.rollback()
            return outcome
        arrived = arrival_of(opened, today)
        plans, reason = outcome.plans, outcome.reason
        change_id = apply(connection, plans, source, reason, author, on_progress, arrived)
        if opened is not None and change_id is not None:
            mark_taken(connection, opened.number, author, change_id)
        return replace(outcome, change_id=change_id)


def _outcome(
    context: ImportContext, sheets: tuple[FileSheet, ...], author: Author
) -> ImportOutcome:
    """Return what is to be said of the sheets, and what they would do."""
    # The register before the results that speak of it; issues are placed by what was read.
    pairs = sorted(
        zip(sheets, completed(context, sheets), strict=True),
        key=lambda pair: pair[0].table.past is None,
    )
    judged = [_judged(context, was, sheet, author) for was, sheet in pairs]
    issues = [issue for each in judged for issue in each.issues]
    issues += [located(each.sheet, issue) for each, issue in sum_warnings(context, judged)]
    errors, warnings, notes = (of_severity(issues, severity) for severity in Severity)
    checks = [each.check for each in judged]
    return ImportOutcome(
        plans=tuple(each.plan for each in judged),
        errors=errors,
        warnings=warnings,
        notes=notes,
        units=outermost_units(checks),
        years=years_of(checks),
        accounts=accounts(judged),
    )


def _judged(context: ImportContext, was: FileSheet, sheet: FileSheet, author: Author) -> Judged:
    rows, misread = rows_of(sheet)
    check = open_check(context, sheet.table, rows)
    faults = of_severity(sheet.issues, Severity.ERROR)
    unread = {(issue.line, issue.column) for issue in faults}
    read_wrong = (each for each in misread if (each.line, each.column) not in unread)
    errors = [*sheet.issues, *read_wrong, *not_permitted(check, author), *letter_errors(check)]
    plan, issues = judge(check, errors)
    issues += locked_rows(plan, context.locked)
    return Judged(was, check, plan, tuple(located(was, issue) for issue in issues))


def judge(check: TableCheck, issues: list[Issue]) -> tuple[Plan, list[Issue]]:
    """Return what the sound rows would do, and all issues: the given ones and those of the checks.

    A row that changes nothing needs no reason a second time.
    """
    errors = [*issues, *duplicates(check.table, check.rows)]
    errors += (issue for row in check.rows for issue in check.table.errors(row, check))
    faulty = {issue.line for issue in errors if issue.severity is Severity.ERROR}
    sound = tuple(row for row in check.rows if row.line not in faulty and not row.unread)
    check = replace(check, rows=sound)
    plan = plan_of(check, sound)
    written = {row.line for row in plan.to_write}
    errors = [e for e in errors if e.severity is not Severity.WARNING or e.line in written]
    warnings = (*unprintable(plan.to_write), *check.table.warnings(check, plan.to_write))
    return plan, [*errors, *warnings]


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
