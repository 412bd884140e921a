"""Whether an author may write a row at all."""

from collections.abc import Iterator

from data_access.people.authors import Author
from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.rows import ImportedRow
from data_access.recorded.definition.table import Cells, TableCheck, UnitColumn
from data_access.store.tables import InstitutionRow
from progress.model.programme import Programme
from progress.model.units import NATION


def not_permitted(check: TableCheck, author: Author) -> Iterator[Issue]:
    """Yield each row about a unit that is not the author's, and every one that is of no unit.

    A row that moves must be the author's where it stands and where it goes. A unit that does not
    exist is another check's to name. Several rows for the same reason are one sentence at the
    first.
    """
    if author.units is None:
        return
    rows_by_reason: dict[tuple[str, str], list[ImportedRow]] = {}
    for row, column, sentence in _foreign(check, author):
        rows_by_reason.setdefault((column, sentence), []).append(row)
    for (column, sentence), rows in rows_by_reason.items():
        more = f" Cùng lỗi này: {len(rows) - 1} dòng khác." if len(rows) > 1 else ""
        yield rows[0].issue(column, "not-permitted", sentence + more)


def _foreign(check: TableCheck, author: Author) -> Iterator[tuple[ImportedRow, str, str]]:
    known, unit = check.known.unit, check.table.unit
    parents = {code: each.parent_code for code, each in known.items()}
    for row in check.rows:
        codes = tuple(units_of(check, unit, row)) if unit is not None else ()
        if check.table.lead_only and {NATION, ""}.issuperset(codes):
            yield row, check.table.key[0], check.table.lead_only
            continue
        if _is_assigned(check, row):
            yield row, check.table.key[0], _ASSIGNED
            continue
        for code in codes:
            if unit and code in known and not author.covers(code, parents):
                name = f"{known[code].name} ({code})"
                sentence = f"Bạn không được giao nhập số liệu của {name}. Hãy bỏ dòng này."
                yield row, unit.name, sentence
                break


_ASSIGNED = "Chỉ tiêu cấp trên giao cho đơn vị chỉ người phụ trách chương trình được ghi."


def _is_assigned(check: TableCheck, row: ImportedRow) -> bool:
    """Tell whether a row is of a plan that a decision from above sets, and not of a unit's own."""
    if check.table.current is None:
        return False
    return any(_stands_in_assigned(check.known, values) for values in _before_and_after(check, row))


def _stands_in_assigned(known: Programme, values: Cells) -> bool:
    task = known.task.get(values.get("task_code") or "")
    code = task.document_code if task else values.get("document_code")
    document = known.document.get(code or values.get("code") or "")
    return document is not None and document.is_assigned


def units_of(check: TableCheck, unit: UnitColumn, row: ImportedRow) -> Iterator[str]:
    """Yield the units whose data a row would change, "" for what is not known."""
    for values in _before_and_after(check, row):
        code = values[unit.name]
        if unit.through is InstitutionRow:
            code = check.institutions.get(code, {}).get("unit_code", "")
        elif unit.through is not None:
            task = check.known.task.get(code)
            document = check.known.document.get(task.document_code if task else code)
            code = document.unit_code if document else ""
        yield code


def _before_and_after(check: TableCheck, row: ImportedRow) -> Iterator[Cells]:
    """Yield what a row would say, and what it says now where it is stored."""
    yield row.values
    before = check.before(row)
    if before is not None:
        yield before.values
