"""Pages of a list: the rows after a key, as they stand now, or what became of them since."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from data_access.interface.lists import TableList
from data_access.recorded.versions import versions
from data_access.store.changes import DEMONSTRATION, DEMONSTRATION_REMOVED, MADE_UP
from data_access.store.problems import Problem
from data_access.store.tables import (
    WITHDRAWN,
    ChangeRow,
    InstitutionEntryRow,
    InstitutionRow,
    UnitRow,
)
from progress.model.search import search_terms

Row = dict[str, Any]


def page(
    connection: sa.Connection,
    listed: TableList,
    asked: Mapping[str, Any],
    after: Sequence[Any] | None,
    limit: int,
) -> list[Row]:
    """Return at most `limit` current rows behind a key, by key; `after` None is the beginning.

    `asked` gives what columns must hold, and under `words` what an institution is searched by.
    Problem for a code that is not there.
    """
    query = (
        sa.select(*listed.columns, *_made_up(listed))
        .where(*_current(listed), *_conditions(connection, listed, asked))
        .order_by(*listed.key)
        .limit(limit)
    )
    if after is not None:
        query = query.where(_behind(listed.key, after))
    return [dict(row) for row in connection.execute(query).mappings()]


def shown(listed: TableList) -> tuple[str, ...]:
    """Return the names of what a row of a list says, in order."""
    marks = (DEMONSTRATION,) if listed.recorded is not None else ()
    return (*(column.name for column in listed.columns), *marks)


def differences(
    connection: sa.Connection,
    listed: TableList,
    versions_asked: tuple[int, int],
    after: Sequence[Any] | None,
    limit: int,
) -> list[Row]:
    """Return what became of the rows of a recorded list between two data versions, by key.

    Each has `key`, `before` and `after`, None where nothing stood. Rows that are again as they were
    are there, too: each page has as many as asked for. Problem where demonstration data stood at
    one of the versions that were deleted since, of which nothing is known.
    """
    if listed.recorded is None:
        raise Problem(f"Danh sách «{listed.name}» không giữ các bản trước của từng dòng.")
    first, last = versions_asked
    made_up = set(connection.scalars(MADE_UP))
    _refuse_deleted(connection, made_up, versions_asked)
    every = versions(listed.recorded)
    written, names = every.alias(), [each.name for each in listed.key]
    keys = (
        sa.select(*(written.c[name] for name in names))
        .where(written.c.change_id > first, written.c.change_id <= last)
        .distinct()
        .order_by(*(written.c[name] for name in names))
        .limit(limit)
    )
    if after is not None:
        keys = keys.where(_behind([written.c[name] for name in names], after))
    touched = keys.subquery()
    same = sa.and_(*(every.c[name] == touched.c[name] for name in names))
    query = (
        sa.select(every)
        .join(touched, same)
        .where(every.c.change_id <= last)
        .order_by(*(every.c[name] for name in names), every.c.change_id)
    )
    return list(_compared(connection.execute(query).mappings(), listed, first, made_up))


def _refuse_deleted(
    connection: sa.Connection, made_up: Collection[int], versions_asked: tuple[int, int]
) -> None:
    """Raise Problem where demonstration data stood at a version and are deleted by now."""
    change = ChangeRow
    gone = sa.select(change.id).where(change.kind == DEMONSTRATION_REMOVED)
    for number in connection.scalars(gone):
        begun = max((each for each in made_up if each < number), default=number)
        if any(begun <= version < number for version in versions_asked):
            raise Problem(
                "Số liệu minh họa của một trong hai phiên bản đã được gỡ ở thay đổi số "
                f"{number}, nên không so sánh được. Hãy lấy lại cả danh sách, rồi so sánh từ đó."
            )


def _compared(rows: Any, listed: TableList, first: int, made_up: Collection[int]) -> Iterator[Row]:
    names = tuple(each.name for each in listed.key)
    for key, group in groupby(rows, lambda row: tuple(row[name] for name in names)):
        all_of_it = list(group)
        before = [row for row in all_of_it if row["change_id"] <= first]
        yield {
            "key": dict(zip(names, key, strict=True)),
            "before": _cells(listed, before[-1], made_up) if before else None,
            "after": _cells(listed, all_of_it[-1], made_up),
        }


def _cells(listed: TableList, row: Mapping[str, Any], made_up: Collection[int]) -> Row | None:
    """Return the cells of a version; None where it withdrew what stood."""
    if listed.recorded is not None and listed.recorded.is_withdrawn(row):
        return None
    cells = {each.name: row[each.name] for each in listed.columns}
    return {**cells, DEMONSTRATION: row["change_id"] in made_up}


def _made_up(listed: TableList) -> Iterator[sa.ColumnElement[bool]]:
    """Yield the column that tells a recorded row of the demonstration from a record."""
    if listed.recorded is not None:
        yield listed.table.c.change_id.in_(MADE_UP).label(DEMONSTRATION)


def _current(listed: TableList) -> Iterator[sa.ColumnElement[bool]]:
    """Yield what makes a row of an append-only table the current one of its key.

    No rank over all rows: a page of a long list takes as long as one of a short one.
    """
    recorded = listed.recorded
    if recorded is None or recorded.past is not None:
        return
    row, later = listed.table, listed.table.alias()
    same = (later.c[each.name] == each for each in listed.key)
    yield ~sa.exists().where(*same, later.c.change_id > row.c.change_id)
    if recorded.state is not None:
        yield row.c[recorded.state] != WITHDRAWN


def _conditions(
    connection: sa.Connection, listed: TableList, asked: Mapping[str, Any]
) -> Iterator[sa.ColumnElement[bool]]:
    row = listed.table.c
    for name, value in asked.items():
        if name == "words":
            yield _with_words(value)
        elif name == "unit":
            yield _of_unit(connection, listed, value)
        else:
            _require(connection, row[name], value)
            yield row[name] == value


def _of_unit(connection: sa.Connection, listed: TableList, code: str) -> sa.ColumnElement[bool]:
    """Return the condition of a list's rows of a unit: units and institutions, of all within it."""
    row = listed.table.c
    _require(connection, row.code if listed.row is UnitRow else row.unit_code, code)
    if listed.row is UnitRow:
        return sa.or_(row.code == code, row.parent_code == code)
    if listed.row is InstitutionRow:
        inside = sa.or_(UnitRow.code == code, UnitRow.parent_code == code)
        return row.unit_code.in_(sa.select(UnitRow.code).where(inside))
    return row.unit_code == code


def _with_words(words: str) -> sa.ColumnElement[bool]:
    entry = InstitutionEntryRow
    terms = search_terms(words, {})
    if not terms:
        raise Problem(f"Từ khóa «{words}» không có chữ hay số nào để tìm.")
    conditions = (sa.or_(*(entry.words.like(f"% {form}%") for form in term)) for term in terms)
    return InstitutionRow.code.in_(sa.select(entry.institution_code).where(*conditions))


def _require(connection: sa.Connection, column: sa.Column[Any], value: Any) -> None:
    """Raise Problem where a code asked for is none: no rows would say that it has none."""
    known = next((key.column for key in column.foreign_keys), column)
    if known.name == "code" and not connection.scalar(sa.select(sa.exists().where(known == value))):
        raise Problem(f"Không có mã «{value}» ({known.table.name}).")


def _behind(key: Sequence[Any], after: Sequence[Any]) -> sa.ColumnElement[bool]:
    return sa.tuple_(*key) > sa.tuple_(*after)
