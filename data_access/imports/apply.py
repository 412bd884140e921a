"""Apply: append the rows of all plans under one change, which keeps the file they came from."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import PureWindowsPath
from typing import Any

import sqlalchemy as sa

from data_access.imports.form.layouts import INSTITUTION
from data_access.imports.form.telling import Tell, silent
from data_access.imports.planning.plan import Plan
from data_access.imports.register_writes import batches_of, write_register
from data_access.people.authors import Author
from data_access.store.changes import IMPORT, RECORD, record_change
from data_access.store.tables import ChangeRow


@dataclass(frozen=True, slots=True)
class File:
    """A file as received; without content it is an order given by hand, and `name` says of what."""

    name: str
    content: bytes | None

    @property
    def base_name(self) -> str:
        """The name alone: whatever a browser sends, it is never a path."""
        # Windows' rules know both kinds of slash.
        return PureWindowsPath(self.name.replace("\0", "")).name or "tep"

    @property
    def digest(self) -> str | None:
        """SHA-256 of the content; None for an order given by hand."""
        return None if self.content is None else sha256(self.content).hexdigest()


def apply(
    connection: sa.Connection,
    plans: tuple[Plan, ...],
    file: File,
    *,
    reason: str | None,
    author: Author,
    tell: Tell = silent,
) -> int | None:
    """Write what differs and return the number of the one change; None where nothing did."""
    plans = tuple(plan for plan in plans if plan.to_write)
    if not plans:
        return None
    said = "; ".join(plan.summary for plan in plans)
    kind, summary = RECORD, f"Ghi nhận {file.name}: {said}."
    kept: dict[str, Any] = {}
    if file.content is not None:
        name = file.base_name
        kind = IMPORT
        said = "; ".join(f"{plan.layout.label.lower()}: {plan.summary}" for plan in plans)
        summary = f"Nhập tệp {name}: {said}."
        kept = {"file_name": name, "file_sha256": file.digest, "content": file.content}
    change_id = record_change(
        connection, kind=kind, actor=author.name, summary=summary, reason=reason, **kept
    )
    # The register first: results refer to the institutions that come with them.
    for plan in sorted(plans, key=lambda plan: plan.layout is not INSTITUTION):
        if plan.layout is INSTITUTION:
            write_register(connection, plan, change_id, tell)
            continue
        always = {**plan.layout.fixed, "change_id": change_id}
        for batch in batches_of(plan.to_write, tell):
            rows = [{**row.values, **always} for row in batch]
            connection.execute(sa.insert(plan.layout.row), rows)
    return change_id


def earlier_change(connection: sa.Connection, file: File) -> int | None:
    """Return the latest change that the same content was applied by; None where there is none."""
    if file.digest is None:
        return None
    same = sa.select(sa.func.max(ChangeRow.id)).where(
        ChangeRow.file_sha256 == file.digest, ChangeRow.kind == IMPORT
    )
    return connection.scalar(same)
