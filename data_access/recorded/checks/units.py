"""Which unit a row may be about: a province or commune that existed at the end of the year."""

from collections.abc import Container, Iterator
from datetime import date

from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.rows import ImportedRow
from data_access.recorded.definition.table import TableCheck
from progress.model.numbers import day as written_day
from progress.model.programme import Programme
from progress.model.units import Kind, Unit


def unit_errors(row: ImportedRow, check: TableCheck) -> Iterator[Issue]:
    """Yield a code that is no unit, or one for which nothing is reported."""
    code = row.values["unit_code"]
    if code is None:
        return
    unit = check.known.unit.get(code)
    if unit is None:
        likely = [each for each in (code.zfill(2), code.zfill(5)) if each in check.known.unit]
        hint = " hoặc ".join(named(check.known.unit[each]) for each in likely)
        advice = f"Có phải {hint}?" if hint else "Hãy kiểm tra mã đơn vị hành chính."
        yield row.issue("unit_code", "unknown-unit", f"Không có đơn vị mã «{code}». {advice}")
    elif unit.kind == Kind.NATION and not (check.table.unit and check.table.unit.with_nation):
        sentence = f"Số của cả nước ({code}) được tính từ các tỉnh, không nhập. Hãy bỏ dòng này."
        yield row.issue("unit_code", "unit-not-reporting", sentence)
    elif unit.kind == Kind.DISTRICT:
        sentence = f"{named(unit)} là cấp huyện: chỉ nhập cho tỉnh, thành phố và xã, phường."
        yield row.issue("unit_code", "unit-not-reporting", sentence)


def unknown_code(
    row: ImportedRow, name: str, records: Container[str], what: str, code: str, advice: str = ""
) -> Iterator[Issue]:
    """Yield the code in a column, if the table has that, which none of some records bears."""
    if row.values.get(name) is not None and row.values[name] not in records:
        sentence = f"Không có {what} mã «{row.values[name]}».{advice}"
        yield row.issue(name, f"unknown-{code}", sentence)


def year_errors(row: ImportedRow, check: TableCheck) -> Iterator[Issue]:
    """Yield a year that is still to come, or at whose end the unit did not exist."""
    year = row.values["year"]
    if year is not None and year > check.today.year:
        sentence = f"Năm {year} chưa tới (hôm nay là {written_day(check.today)})."
        yield row.issue("year", "year-ahead", sentence)
    yield from life_errors(row, check)


FIRST_YEAR = 2014
"""Year of the first scheme for lifelong learning in these institutions (Decision 208/QĐ-TTg)."""


def life_errors(row: ImportedRow, check: TableCheck) -> Iterator[Issue]:
    """Yield a year at whose end the unit did not exist, or long before the programme."""
    year = row.values["year"]
    if year is not None and year < FIRST_YEAR:
        sentence = f"Năm {year} trước cả đề án đầu tiên ({FIRST_YEAR}). Hãy kiểm tra năm."
        yield row.issue("year", "year-too-early", sentence)
    elif year is not None:
        yield from not_there(row, check, date(year, 12, 31))


def not_there(row: ImportedRow, check: TableCheck, day: date) -> Iterator[Issue]:
    """Yield a unit that does not exist on a day."""
    unit = check.known.unit.get(row.values.get("unit_code", ""))
    if unit is not None and unit.kind != Kind.NATION and not unit.valid_on(day):
        yield row.issue("unit_code", "unit-not-valid", not_valid(check.known, unit, day))


def withdrawn_with_number(
    row: ImportedRow, check: TableCheck, columns: tuple[str, ...]
) -> Iterator[Issue]:
    """Yield a row that takes back what it gives anew: only one can be meant."""
    before = check.before(row)
    known = before.values if before else {}
    given = {name: row.values[name] for name in columns if row.values[name] is not None}
    if any(value != known.get(name) for name, value in given.items()):
        sentence = (
            "Dòng vừa ghi mới vừa rút. Muốn sửa thì ghi lại và bỏ «Rút»; muốn rút thì để trống các "
            "ô kia."
        )
        yield row.issue(columns[0], "withdrawn-with-number", sentence)


def named(unit: Unit) -> str:
    """Return a unit's code and name."""
    return f"{unit.code} ({unit.name})"


def not_valid(known: Programme, unit: Unit, last_day: date) -> str:
    """Say that a unit did not exist on a day, and which one did in its place."""
    too_early = unit.valid_from is not None and last_day < unit.valid_from
    life = (
        f"mới có từ ngày {written_day(unit.valid_from)}"
        if too_early
        else f"chỉ có đến ngày {written_day(unit.valid_to)}"
    )
    others = ", ".join(named(each) for each in _in_its_place(known, unit, last_day, too_early))
    advice = (
        f"Hãy ghi đơn vị có vào ngày {written_day(last_day)}: {others}."
        if others
        else f"Không rõ đơn vị nào ở chỗ đó vào ngày {written_day(last_day)}; hãy kiểm tra mã, năm."
    )
    return f"{named(unit)} {life}. {advice}"


def _in_its_place(known: Programme, unit: Unit, day: date, too_early: bool) -> Iterator[Unit]:
    """Yield the units it was made from that existed that day, or those made from it."""
    steps = (
        known.predecessors.get(unit.code, ())
        if too_early
        else [s.successor_code for s in known.successions if s.predecessor_code == unit.code]
    )
    for code in steps:
        other = known.unit[code]
        if other.valid_on(day):
            yield other
        else:
            yield from _in_its_place(known, other, day, too_early)
