"""Apply the register: rows are written in place, and what stood there before is kept.

`institution_past` holds each row as it was, by the change that replaced it, so that the change can
be undone. A new institution leaves nothing there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import sqlalchemy as sa

from data_access.imports.form.telling import Tell
from data_access.imports.planning.plan import Plan, Planned, Step
from data_access.imports.planning.rows import Row
from data_access.register.summaries import bring_up_to_date
from data_access.store.tables import InstitutionPastRow, InstitutionRow

_BATCH = 2_000
_MANY = 500
"""Units from which on all summaries are made anew, which is then the shorter way."""


def write_register(connection: sa.Connection, plan: Plan, change_id: int, tell: Tell) -> None:
    """Write new and changed institutions, keep the rows replaced, and count and enter them anew."""
    new = [planned.row for planned in plan.of(Step.NEW)]
    for batch in batches_of(new, tell):
        rows = [{**row.values, "change_id": change_id} for row in batch]
        connection.execute(sa.insert(InstitutionRow), rows)
    changed = plan.of(Step.CHANGED)
    _replace(connection, changed, change_id)
    units = {row.values["unit_code"] for row in new}
    for planned in changed:
        units.add(planned.row.values["unit_code"])
        units.add(planned.before.values["unit_code"] if planned.before else None)
    units.discard(None)
    tell("Lập chỉ mục danh bạ", 0, 0)
    bring_up_to_date(connection, None if len(units) > _MANY else units)


def batches_of(rows: Sequence[Row], tell: Tell) -> Iterator[Sequence[Row]]:
    """Yield rows, as many at a time as one statement takes well."""
    for start in range(0, len(rows), _BATCH):
        yield rows[start : start + _BATCH]
        tell("Ghi", min(start + _BATCH, len(rows)), len(rows))


def _replace(connection: sa.Connection, changed: Sequence[Planned], change_id: int) -> None:
    past, now = [], []
    for planned in changed:
        if planned.before is None:
            continue
        values = dict(planned.before.values)
        code = values.pop("code")
        kept = {"institution_code": code, "change_id": change_id}
        past.append({**values, **kept, "written_by": planned.before.change_id})
        values = dict(planned.row.values)
        named = {f"new_{name}": value for name, value in values.items()}
        now.append({**named, "new_change_id": change_id})
    if not past:
        return
    row = InstitutionRow
    names = [column.name for column in row.__table__.columns if column.name != "code"]
    update = (
        sa.update(row.__table__)  # type: ignore[arg-type]  # its type leaves open that it is a table
        .where(row.code == sa.bindparam("new_code"))
        .values({name: sa.bindparam(f"new_{name}") for name in names})
    )
    for start in range(0, len(past), _BATCH):
        connection.execute(sa.insert(InstitutionPastRow), past[start : start + _BATCH])
        connection.execute(update, now[start : start + _BATCH])
