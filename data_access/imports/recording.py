"""Record work on one task by hand: one line, under the same checks as a file of many."""

from datetime import date

import sqlalchemy as sa

from data_access.imports.apply import File
from data_access.imports.importing import import_sheets
from data_access.imports.outcome import Outcome
from data_access.imports.reading.read import FileLine, Sheet, cleaned
from data_access.people.authors import Writer
from data_access.recorded.tables.task_records import TASK_RECORD


def record_task(
    engine: sa.Engine,
    cells: dict[str, str],
    *,
    reason: str | None,
    dry_run: bool,
    today: date,
    author: Writer,
    removal: bool = False,
) -> Outcome:
    """Record what the cells say, named as the columns of a file; cells not given are empty."""
    given = {name: cleaned(cells.get(name, "")) for name in TASK_RECORD.names}
    sheet = Sheet(TASK_RECORD, TASK_RECORD.names, (FileLine(1, tuple(given.values())),), ())
    about = f"{given['task_code']} {given['occurrence_year']}".strip()
    order = File(f"tiến độ nhiệm vụ {about}", None)
    return import_sheets(
        engine,
        (sheet,),
        order,
        reason=reason,
        dry_run=dry_run,
        today=today,
        author=author,
        removal=removal,
    )
