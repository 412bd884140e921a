"""Apply: append the rows of all plans under one change, which keeps the file they came from."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import sqlalchemy as sa

from data_access.authors import Author
from data_access.changes import IMPORT, RECORD, record_change
from data_access.imports.names import plain_name
from data_access.imports.plan import Plan


@dataclass(frozen=True, slots=True)
class File:
    """A file as received; without content it is an order given by hand, and `name` says of what."""

    name: str
    content: bytes | None


def apply(
    connection: sa.Connection,
    plans: tuple[Plan, ...],
    file: File,
    *,
    reason: str | None,
    author: Author,
) -> int | None:
    """Write what differs and return the number of the one change; None where nothing did."""
    plans = tuple(plan for plan in plans if plan.to_write)
    if not plans:
        return None
    said = "; ".join(plan.summary for plan in plans)
    kind, summary = RECORD, f"Ghi nhận {file.name}: {said}."
    kept: dict[str, Any] = {}
    if file.content is not None:
        name = plain_name(file.name)
        kind = IMPORT
        said = "; ".join(f"{plan.layout.label.lower()}: {plan.summary}" for plan in plans)
        summary = f"Nhập tệp {name}: {said}."
        digest = sha256(file.content).hexdigest()
        kept = {"file_name": name, "file_sha256": digest, "content": file.content}
    change_id = record_change(
        connection, kind=kind, actor=author.name, summary=summary, reason=reason, **kept
    )
    for plan in plans:
        always = {**plan.layout.fixed, "change_id": change_id}
        rows = [{**row.values, **always} for row in plan.to_write]
        connection.execute(sa.insert(plan.layout.row), rows)
    return change_id
