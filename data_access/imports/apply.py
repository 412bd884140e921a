"""Apply: append the rows of a plan under one change, which keeps the file they came from."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePath

import sqlalchemy as sa

from data_access.changes import IMPORT, record_change
from data_access.imports.plan import Plan


@dataclass(frozen=True, slots=True)
class File:
    """A file as received."""

    name: str
    content: bytes


def apply(
    connection: sa.Connection, plan: Plan, file: File, *, reason: str | None, actor: str
) -> int | None:
    """Write what differs and return the number of the change; None where nothing did."""
    rows = plan.to_write
    if not rows:
        return None
    name = PurePath(file.name).name
    change_id = record_change(
        connection,
        kind=IMPORT,
        actor=actor,
        summary=f"Nhập {plan.layout.label.lower()} từ tệp {name}: {plan.summary}.",
        reason=reason,
        file_name=name,
        file_sha256=sha256(file.content).hexdigest(),
        content=file.content,
    )
    always = {**plan.layout.fixed, "change_id": change_id}
    connection.execute(sa.insert(plan.layout.row), [{**row.values, **always} for row in rows])
    return change_id
