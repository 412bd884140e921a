"""What became of a file: in lines for people, and as JSON for programs."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from data_access.imports import ImportOutcome
from data_access.imports.accounting import LAW
from data_access.imports.grouping import grouped
from data_access.imports.planning.plan import Plan, Planned, Step
from data_access.recorded.definition.issues import Issue
from progress.model.numbers import day

SHOWN = 20
"""Most rows of a step that are listed one by one; issues are always listed all."""


def report(outcome: ImportOutcome) -> Iterator[str]:
    """Yield the lines that say what became of a file, and what is to be done."""
    yield f"{outcome.file_name}: {_verdict(outcome)}"
    if outcome.earlier is not None:
        yield f"Đúng tệp này đã được nhập trước đây, ở thay đổi số {outcome.earlier}."
    yield from removal_lines(outcome)
    if not outcome.refused:
        for plan in outcome.plans:
            yield f"{plan.table.title}: {plan.summary}."
            if outcome.dry_run:
                yield from _listed(plan, Step.NEW, "Mới")
            yield from _listed(plan, Step.CHANGED, "Sửa")
            yield from _listed(plan, Step.WITHDRAWN, "Rút")
    yield from _issues("Lỗi", outcome.errors)
    accepted = outcome.change_id is not None
    yield from _issues("Cảnh báo đã chấp nhận" if accepted else "Cảnh báo", outcome.warnings)
    yield from _issues("Lưu ý", outcome.notes)
    yield from _accounts(outcome)
    if outcome.errors:
        yield "Việc cần làm: sửa các lỗi trên trong tệp rồi nhập lại cả tệp."
    elif outcome.needs_reason:
        yield 'Việc cần làm: sửa tệp, hoặc nhập lại với --reason "..." nếu các số trên là đúng.'


def removal_lines(outcome: ImportOutcome) -> Iterator[str]:
    """Yield what becomes of demonstration data, and how to agree to that where it is missing."""
    if outcome.made_up:
        yield outcome.removal_sentence
    if outcome.needs_removal:
        yield (
            "Số liệu thật và số liệu minh họa không bao giờ ở chung. Việc cần làm: chạy lại với "
            "--remove-demonstration nếu đồng ý gỡ số liệu minh họa."
        )


def as_json(outcome: ImportOutcome) -> dict[str, Any]:
    """Return all of it as one JSON object; days are `2026-12-15`."""
    return {
        "file": outcome.file_name,
        "ok": not outcome.refused,
        "dry_run": outcome.dry_run,
        "change": outcome.change_id,
        "earlier": outcome.earlier,
        "reason": outcome.reason,
        "needs_reason": outcome.needs_reason,
        "removes_demonstration": outcome.made_up or None,
        "needs_removal": outcome.needs_removal,
        "problem": None,
        "errors": [_issue(each) for each in outcome.errors],
        "warnings": [_issue(each) for each in outcome.warnings],
        "notes": [_issue(each) for each in outcome.notes],
        "cells": [asdict(each) for each in outcome.accounts],
        "plans": [_plan(each) for each in outcome.plans],
    }


def problem_as_json(file_name: str, problem: str) -> dict[str, Any]:
    """Return the same for a file that cannot be read at all."""
    empty: dict[str, Any] = {"change": None, "earlier": None, "reason": None, "plans": []}
    empty |= {"removes_demonstration": None, "needs_removal": False}
    issues: dict[str, Any] = {"needs_reason": False, "errors": [], "warnings": [], "notes": []}
    return {"file": file_name, "ok": False, **empty, **issues, "problem": problem}


def _verdict(outcome: ImportOutcome) -> str:
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
    for group in grouped(issues):
        yield f"  {group.place}: {group.sentence}"


def _accounts(outcome: ImportOutcome) -> Iterator[str]:
    if outcome.accounts:
        yield f"{LAW}:"
    for account in outcome.accounts:
        yield f"  {account.sentence}"


def _listed(plan: Plan, step: Step, title: str) -> Iterator[str]:
    rows = plan.of(step)
    if rows:
        yield f"{title}:"
    for planned in rows[:SHOWN]:
        key = " · ".join(str(part) for part in plan.table.key_of(planned.row.values))
        yield f"  {planned.row.place}: {key}{_moves(plan, planned)}"
    if len(rows) > SHOWN:
        yield f"  … và {len(rows) - SHOWN} dòng khác."


def _moves(plan: Plan, planned: Planned) -> str:
    if planned.step is not Step.CHANGED:
        return ""
    moves = [
        f"{name} {_shown(old)} → {_shown(new)}"
        for name, (old, new) in planned.differences(plan.table).items()
    ]
    return ": " + (", ".join(moves) or "thay số liệu minh họa bằng số báo cáo, giá trị như cũ")


def _shown(value: object) -> str:
    if value is None:
        return "(trống)"
    return day(value) if isinstance(value, date) else str(value)


def _issue(issue: Issue) -> dict[str, Any]:
    names = ("page", "address", "line", "column", "code", "place", "sentence")
    return {name: getattr(issue, name) for name in names}


def _plan(plan: Plan) -> dict[str, Any]:
    return {
        "table": plan.table.name,
        **{step.value: len(plan.of(step)) for step in Step},
        "rows": [_row(plan, each) for each in plan.rows if each.step is not Step.UNCHANGED],
    }


def _row(plan: Plan, planned: Planned) -> dict[str, Any]:
    moves = planned.differences(plan.table).items()
    return {
        "step": planned.step.value,
        "place": planned.row.place,
        "key": [_plain(part) for part in plan.table.key_of(planned.row.values)],
        "changes": {name: [_plain(old), _plain(new)] for name, (old, new) in moves},
    }


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
