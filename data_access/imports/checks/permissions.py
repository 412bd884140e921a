"""Whether an author may write a row at all."""

from __future__ import annotations

from collections.abc import Iterator

from data_access.imports.form.issues import Issue
from data_access.imports.form.layouts import INSTITUTION, INSTITUTION_RESULT, TASK_RECORD
from data_access.imports.planning.case import Case
from data_access.imports.planning.rows import Row
from data_access.people.authors import Author


def not_permitted(case: Case, author: Author) -> Iterator[Issue]:
    """Yield each row about a unit that is not the author's, and every one about a task.

    Tasks are the Ministry's. An institution must be the author's where it stands and where it goes.
    A unit that does not exist is another check's to name.
    """
    if author.units is None:
        return
    parents = {code: unit.parent_code for code, unit in case.known.unit.items()}
    for row in case.rows:
        if case.layout is TASK_RECORD:
            sentence = "Nhiệm vụ của Bộ chỉ người phụ trách chương trình được ghi."
            yield row.issue("task_code", "not-permitted", sentence)
            continue
        for code in _units_of(case, row):
            if code in case.known.unit and not author.covers(code, parents):
                unit = case.known.unit[code].name
                sentence = f"Bạn không được giao nhập số liệu của {unit} ({code}). Hãy bỏ dòng này."
                column = "unit_code" if "unit_code" in row.values else case.layout.key[0]
                yield row.issue(column, "not-permitted", sentence)
                break


def _units_of(case: Case, row: Row) -> Iterator[str]:
    """Yield the units whose data a row would change."""
    if "unit_code" in row.values and row.values["unit_code"] is not None:
        yield row.values["unit_code"]
    if case.layout is INSTITUTION:
        before = case.stored.get((row.values["code"],))
        if before is not None:
            yield before.values["unit_code"]
    elif case.layout is INSTITUTION_RESULT:
        institution = case.institutions.get(row.values["institution_code"])
        if institution is not None and institution["unit_code"] is not None:
            yield institution["unit_code"]
