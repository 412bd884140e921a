"""Apply: append the rows of a plan under one change, which keeps the file they came from."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePath
from typing import Any

import sqlalchemy as sa

from data_access.changes import IMPORT, RECORD, record_change
from data_access.imports.plan import Plan


@dataclass(frozen=True, slots=True)
class File:
    """A file as received; without content it is an order given by hand, and `name` says of what."""

    name: str
    content: bytes | None


def apply(
    connection: sa.Connection, plan: Plan, file: File, *, reason: str | None, actor: str
) -> int | None:
    """Write what differs and return the number of the change; None where nothing did."""
    rows = plan.to_write
    if not rows:
        return None
    kind, summary = RECORD, f"Ghi nhận {file.name}: {plan.summary}."
    kept: dict[str, Any] = {}
    if file.content is not None:
        name = PurePath(file.name).name
        kind = IMPORT
        summary = f"Nhập {plan.layout.label.lower()} từ tệp {name}: {plan.summary}."
        digest = sha256(file.content).hexdigest()
        kept = {"file_name": name, "file_sha256": digest, "content": file.content}
    change_id = record_change(
        connection, kind=kind, actor=actor, summary=summary, reason=reason, **kept
    )
    always = {**plan.layout.fixed, "change_id": change_id}
    connection.execute(sa.insert(plan.layout.row), [{**row.values, **always} for row in rows])
    return change_id
