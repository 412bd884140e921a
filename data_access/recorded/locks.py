"""Locked years ("khóa kỳ"): what is written of one afterwards is an amendment, and gives a reason.

Institutions have no year and are never locked.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from math import inf
from typing import TypeAlias

import sqlalchemy as sa

from data_access.people.authors import Writer, lead_of
from data_access.recorded.registry import RECORDED
from data_access.store import clock
from data_access.store.changes import IMPORT, LOCK, RECORD, UNDO, record_change
from data_access.store.problems import Problem
from data_access.store.tables import ChangeRow, FigureRow, YearLockRow
from progress.model.records import Series
from progress.model.selection import FIRST_YEAR

Amendment: TypeAlias = tuple[int, date, str | None]
"""A change of a locked year: its number, day and reason."""
_BY_PEOPLE = (IMPORT, RECORD, UNDO)


def locked_years(connection: sa.Connection) -> Mapping[int, date]:
    """Return the years that are locked now, each with the day it was."""
    row, change = YearLockRow, ChangeRow
    query = sa.select(row.year, row.locked, change.at).join(change, change.id == row.change_id)
    latest = {
        year: (locked, at) for year, locked, at in connection.execute(query.order_by(row.change_id))
    }
    days = {year: clock.in_viet_nam(at).date() for year, (locked, at) in latest.items() if locked}
    return dict(sorted(days.items()))


def set_lock(
    connection: sa.Connection, year: int, writer: Writer, reason: str, *, locked: bool
) -> int:
    """Lock a year, or open it again; return the change.

    Problem where the person is no lead, the year already stands so, there is nothing of it to lock
    (before the programme, or still to come), or it is opened for no reason.
    """
    author = lead_of(connection, writer)
    reason = reason.strip()
    if (year in locked_years(connection)) is locked:
        raise Problem(f"Kỳ {year} {'đã khóa từ trước' if locked else 'không bị khóa'}.")
    this_year = clock.today().year
    if locked and not FIRST_YEAR <= year <= this_year:
        raise Problem(f"Chỉ khóa được các kỳ từ {FIRST_YEAR} đến {this_year}.")
    if not locked and not reason:
        raise Problem(f"Mở khóa kỳ {year} cần lý do.")
    number = record_change(
        connection,
        kind=LOCK,
        actor=author.name,
        summary=f"{'Khóa' if locked else 'Mở khóa'} kỳ {year}.",
        reason=reason or None,
    )
    connection.execute(sa.insert(YearLockRow).values(year=year, change_id=number, locked=locked))
    return number


def lock_words(years: Iterable[int]) -> str:
    """Say that years are locked, and what follows for whoever writes."""
    return (
        f"Kỳ {', '.join(map(str, years))} đã khóa: lần ghi này là điều chỉnh sau khóa kỳ, phải nêu "
        "lý do."
    )


def amended_years(
    connection: sa.Connection, numbers: Collection[int]
) -> Mapping[int, tuple[int, ...]]:
    """Return those of some changes that people made to locked years, each with these years."""
    spans = _spans(connection)
    amended: dict[int, list[int]] = defaultdict(list)
    for table in RECORDED if spans else ():
        if table.year is None:
            continue
        cells = table.row.__table__.c
        year = cells[table.year]
        query = (
            sa.select(cells.change_id, year)
            .join(ChangeRow, ChangeRow.id == cells.change_id)
            .where(cells.change_id.in_(numbers), year.in_(spans), ChangeRow.kind.in_(_BY_PEOPLE))
            .distinct()
        )
        for number, of in connection.execute(query):
            if any(first < number < last for first, last in spans[of]):
                amended[number].append(of)
    return {number: tuple(sorted({*years})) for number, years in amended.items()}


def amendments(
    connection: sa.Connection, series: Series, year: int, units: Collection[str]
) -> tuple[Amendment, ...]:
    """Return the changes of a series' figures of units while their year was locked, by number."""
    spans = _spans(connection).get(year)
    if spans is None:
        return ()
    row, change = FigureRow, ChangeRow
    figures = sa.select(row.change_id).where(
        row.year == year,
        row.indicator_code == series[0],
        row.category_code == series[1],
        row.unit_code.in_(units),
    )
    query = sa.select(change.id, change.at, change.reason).where(
        change.id.in_(figures), change.kind.in_(_BY_PEOPLE)
    )
    return tuple(
        (number, clock.in_viet_nam(at).date(), reason)
        for number, at, reason in connection.execute(query.order_by(change.id))
        if any(first < number < last for first, last in spans)
    )


def _spans(connection: sa.Connection) -> Mapping[int, list[tuple[int, float]]]:
    """Return for each year the changes between which it was locked; infinity where it still is."""
    row = YearLockRow
    spans: dict[int, list[tuple[int, float]]] = defaultdict(list)
    query = sa.select(row.year, row.change_id, row.locked).order_by(row.change_id)
    for year, number, locked in connection.execute(query):
        if locked:
            spans[year].append((number, inf))
        else:
            spans[year][-1] = (spans[year][-1][0], number)
    return spans
