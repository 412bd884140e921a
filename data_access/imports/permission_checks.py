"""Whether an author may write a row at all."""

from __future__ import annotations

from collections.abc import Iterator

from data_access.authors import Author
from data_access.imports.case import Case
from data_access.imports.issues import Issue


def not_permitted(case: Case, author: Author) -> Iterator[Issue]:
    """Yield each row about a unit that is not the author's, and every one about a task.

    Tasks are the Ministry's. A unit that does not exist is another check's to name.
    """
    if author.units is None:
        return
    column = case.layout.key[0]
    parents = {code: unit.parent_code for code, unit in case.known.unit.items()}
    for row in case.rows:
        code = row.values[column]
        if column != "unit_code":
            sentence = "Nhiệm vụ của Bộ chỉ người phụ trách chương trình được ghi."
            yield row.issue(column, "not-permitted", sentence)
        elif code in case.known.unit and not author.covers(code, parents):
            unit = case.known.unit[code].name
            sentence = f"Bạn không được giao nhập số liệu của {unit} ({code}). Hãy bỏ dòng này."
            yield row.issue(column, "not-permitted", sentence)
