"""Warnings about a figure: possible, but seldom right. They are compared with what went before."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any

from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.rows import ImportedRow
from data_access.recorded.definition.table import TableCheck
from progress.judging.rollup import last_known
from progress.model.numbers import percent, written
from progress.model.programme import Programme
from progress.model.records import NATION, Kind, Measure
from progress.model.records import Series as Subject
from progress.model.reported import Figure


def figure_warnings(check: TableCheck, rows: Iterable[ImportedRow]) -> Iterator[Issue]:
    """Yield what needs a reason, in those rows of the check that would be written.

    The other rows of the file count as known.
    """
    history = _with_figures(check)
    asked = _asked(check.known)
    for row in rows:
        if not check.table.is_withdrawn(row.values):
            yield from _moved_denominator(row, history)
            yield from _high_growth(row, history)
            yield from _not_asked(row, check.known, asked)


def _with_figures(check: TableCheck) -> Programme:
    """Return what would be known if the file were applied, for the units it names."""
    values = {key: each.values for key, each in check.stored.items()}
    for row in check.rows:
        key = check.table.key_of(row.values)
        if check.table.is_withdrawn(row.values):
            values.pop(key, None)
        else:
            values[key] = row.values
    return replace(check.known, figures=tuple(_figure(each) for each in values.values()))


def _figure(values: Any) -> Figure:
    return Figure(
        unit_code=values["unit_code"],
        indicator_code=values["indicator_code"],
        category_code=values["category_code"],
        year=values["year"],
        numerator=values["numerator"],
        denominator=values["denominator"],
        origin="reported",
        note=None,
        change_id=0,
    )


def _moved_denominator(row: ImportedRow, history: Programme) -> Iterator[Issue]:
    now = row.values["denominator"]
    if now is None:
        return
    known = last_known(history, _subject(row), row.values["unit_code"], _year(row))
    before = known.denominator if known else None
    if before is not None and abs(now - before) * 5 > before:
        sentence = (
            f"Mẫu số {written(now)} khác số biết gần nhất ({written(before)}) hơn một phần năm. "
            "Hãy kiểm tra, hoặc nêu lý do."
        )
        yield row.warning("denominator", "denominator-moved", sentence)


def _high_growth(row: ImportedRow, history: Programme) -> Iterator[Issue]:
    if history.indicator[row.values["indicator_code"]].measure is not Measure.GROWTH:
        return
    now = row.values["numerator"]
    known = last_known(history, _subject(row), row.values["unit_code"], _year(row))
    before = known.numerator if known else None
    if before and now * 2 > before * 3:
        growth = percent(Fraction(100 * (now - before), before))
        sentence = (
            f"{written(now)} tăng {growth} so với số biết gần nhất ({written(before)}), quá 50%. "
            "Hãy kiểm tra, hoặc nêu lý do."
        )
        yield row.warning("numerator", "growth-high", sentence)


def _not_asked(
    row: ImportedRow, known: Programme, asked: dict[str, set[Subject]]
) -> Iterator[Issue]:
    indicator, category = _subject(row)
    whole = known.indicator[indicator].part_of
    subjects = {(indicator, category)} | ({(whole, category)} if whole else set())
    unit = known.unit[row.values["unit_code"]]
    units = {NATION, unit.code}
    if unit.kind == Kind.COMMUNE and unit.parent_code:
        units.add(unit.parent_code)
    if all(subjects.isdisjoint(asked.get(code, ())) for code in units):
        sentence = (
            f"Không kế hoạch nào của {unit.code} ({unit.name}) hỏi số {indicator} loại {category}. "
            "Hãy kiểm tra mã, hoặc nêu lý do."
        )
        yield row.warning("category_code", "not-asked", sentence)


def _asked(known: Programme) -> dict[str, set[Subject]]:
    """Return what the plans ask for, by the unit they bind."""
    asked: dict[str, set[Subject]] = {}
    for target in known.targets:
        unit = known.document[target.document_code].unit_code
        asked.setdefault(unit, set()).add(target.series)
    return asked


def _subject(row: ImportedRow) -> Subject:
    return row.values["indicator_code"], row.values["category_code"]


def _year(row: ImportedRow) -> int:
    return int(row.values["year"])
