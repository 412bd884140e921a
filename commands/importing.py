"""`import`: check a CSV or Excel file as a whole; apply it as one change, or say what is wrong."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from commands import parser, today
from data_access.authors import COMMAND_LINE
from data_access.imports import Outcome, import_file
from data_access.imports.issues import Issue
from data_access.imports.plan import Plan, Planned, Step
from data_access.preparation import open_database
from data_access.problems import Problem
from progress.numbers import day

SHOWN = 20
"""Most changed or withdrawn rows that are listed one by one; issues are always listed all."""


def main(arguments: list[str]) -> int:
    """Import the file; print what became of it, and return 1 where it was refused."""
    options = parser("import", "Nạp một tệp CSV hoặc Excel: số liệu, báo cáo, tiến độ nhiệm vụ.")
    options.add_argument("file", type=Path, metavar="TỆP", help="tệp .csv (UTF-8) hoặc .xlsx")
    options.add_argument("--reason", metavar="LÝ_DO", help="lý do chấp nhận các cảnh báo")
    options.add_argument("--dry-run", action="store_true", help="chỉ kiểm tra, không ghi gì")
    try:
        outcome = _outcome(options.parse_args(arguments))
    except Problem as problem:
        # What is said of a file that cannot even be read stands where reports stand.
        print(f"{problem}\nChưa ghi gì.")
        return 1
    for line in report(outcome):
        print(line)
    return int(outcome.refused)


def report(outcome: Outcome) -> Iterator[str]:
    """Yield the lines that say what became of a file, and what is to be done."""
    yield f"{outcome.file_name}: {_verdict(outcome)}"
    if not outcome.refused:
        for plan in outcome.plans:
            yield f"{plan.layout.label}: {plan.summary}."
            yield from _listed(plan, Step.CHANGED, "Sửa")
            yield from _listed(plan, Step.WITHDRAWN, "Rút")
    yield from _issues("Lỗi", outcome.errors)
    accepted = outcome.change_id is not None
    yield from _issues("Cảnh báo đã chấp nhận" if accepted else "Cảnh báo", outcome.warnings)
    if outcome.errors:
        yield "Việc cần làm: sửa các lỗi trên trong tệp rồi nhập lại cả tệp."
    elif outcome.needs_reason:
        yield 'Việc cần làm: sửa tệp, hoặc nhập lại với --reason "..." nếu các số trên là đúng.'


def _outcome(chosen: Namespace) -> Outcome:
    as_of = today(chosen.as_of)
    engine = open_database()
    try:
        return import_file(
            engine,
            chosen.file,
            reason=chosen.reason,
            dry_run=chosen.dry_run,
            today=as_of,
            author=COMMAND_LINE,
        )
    finally:
        engine.dispose()


def _verdict(outcome: Outcome) -> str:
    if outcome.refused:
        return "không nhập, chưa ghi gì."
    if outcome.dry_run:
        return "chỉ kiểm tra, chưa ghi gì."
    if outcome.change_id is None:
        return "không có gì thay đổi, không ghi gì."
    reason = f" Lý do: {outcome.reason}" if outcome.reason else ""
    return f"đã ghi, thay đổi số {outcome.change_id}.{reason}"


def _issues(title: str, issues: tuple[Issue, ...]) -> Iterator[str]:
    if issues:
        yield f"{title} ({len(issues)}):"
    for issue in issues:
        yield f"  {issue.place}: {issue.sentence}"


def _listed(plan: Plan, step: Step, title: str) -> Iterator[str]:
    rows = plan.of(step)
    if rows:
        yield f"{title}:"
    for planned in rows[:SHOWN]:
        key = " · ".join(str(part) for part in plan.layout.key_of(planned.row.values))
        yield f"  Dòng {planned.row.line}: {key}{_moves(plan, planned)}"
    if len(rows) > SHOWN:
        yield f"  … và {len(rows) - SHOWN} dòng khác."


def _moves(plan: Plan, planned: Planned) -> str:
    if planned.step is Step.WITHDRAWN:
        return ""
    moves = [
        f"{name} {_shown(old)} → {_shown(new)}"
        for name, (old, new) in planned.differences(plan.layout).items()
    ]
    return ": " + (", ".join(moves) or "thay số liệu minh họa bằng số báo cáo, giá trị như cũ")


def _shown(value: object) -> str:
    if value is None:
        return "(trống)"
    return day(value) if isinstance(value, date) else str(value)
