"""Lines of the register before they are judged: each gets its code, and what it leaves unsaid.

A new institution gets a code made from what it is: sector, province, and a digest of category,
place and name. Two officers who enter the same one give it the same code, two different ones never
share one, and nobody has to ask which number is free. An institution that stands in the register
under that name, category and place already is that one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256

import sqlalchemy as sa

from data_access.imports.planning.context import ImportContext, batches
from data_access.imports.reading.read import FileLine, FileSheet
from data_access.recorded.checks.institutions import place_of
from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.table import Stored
from data_access.recorded.tables.institution_results import INSTITUTION_RESULT
from data_access.recorded.tables.institutions import INSTITUTION
from data_access.store.tables import ChangeRow, InstitutionPastRow, InstitutionRow
from progress.model.programme import Programme
from progress.model.units import Kind

_PREFIXES = {"library": "TV", "museum": "BT", "centre": "VH"}
_OTHER = "TC"
_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without the letters that are taken for digits."""
_LENGTH = 6
_PLACE = tuple[str, str, str]
_NAMES = INSTITUTION.names


def completed(context: ImportContext, sheets: Sequence[FileSheet]) -> tuple[FileSheet, ...]:
    """Return the sheets with every institution's code, having read those that they speak of.

    A column that a file leaves out, and a cell left empty by a line without a code, say nothing:
    what is stored stays.
    """
    register = [sheet for sheet in sheets if sheet.table is INSTITUTION]
    results = [sheet for sheet in sheets if sheet.table is INSTITUTION_RESULT]
    if not register and not results:
        return tuple(sheets)
    codes = {code for sheet in register for code in _column(sheet, "code")}
    codes |= {code for sheet in results for code in _column(sheet, "institution_code")}
    units = {code for sheet in register for code in _column(sheet, "unit_code")}
    context.register.update(_institutions(context, codes, units & context.known.unit.keys()))
    given: dict[tuple[str, int], str] = {}
    done = {id(sheet): _with_codes(context, sheet, given) for sheet in register}
    done |= {id(sheet): _with_given(sheet, given) for sheet in results}
    return tuple(done.get(id(sheet), sheet) for sheet in sheets)


def _column(sheet: FileSheet, name: str) -> Iterator[str]:
    if name in sheet.header:
        place = sheet.header.index(name)
        for line in sheet.lines:
            if cell := line.at(place):
                yield cell


def _institutions(
    context: ImportContext, codes: set[str], units: set[str]
) -> Iterator[tuple[str, Stored]]:
    """Yield the institutions with these codes, and all those of these units."""
    row = InstitutionRow
    columns = [getattr(row, name) for name in (*_NAMES, "change_id")]
    conditions = [row.code.in_(batch) for batch in batches(codes)]
    conditions += [row.unit_code.in_(batch) for batch in batches(units)]
    for condition in conditions:
        for *cells, change_id in context.connection.execute(sa.select(*columns).where(condition)):
            values = dict(zip(_NAMES, cells, strict=True))
            yield values["code"], Stored(values, change_id, change_id in context.demonstration)


def _with_codes(
    context: ImportContext, sheet: FileSheet, given: dict[tuple[str, int], str]
) -> FileSheet:
    """Return the sheet with every column; `given` learns the codes of lines that had none."""
    known = _places(context)
    taken_back = _taken_back(context)
    places = {name: place for place, name in enumerate(sheet.header) if name}
    taken = set(_column(sheet, "code"))
    if len(list(_column(sheet, "code"))) < len(sheet.lines):
        taken |= set(context.connection.scalars(sa.select(InstitutionRow.code)))
    lines, issues = [], list(sheet.issues)
    for line in sheet.lines:
        cells = {n: line.at(places[n]) if n in places else "" for n in _NAMES}
        unsaid = [name for name in _NAMES if name not in places]
        if not cells["code"]:
            place = place_of(cells)
            if place not in known:
                known[place] = _new_code(context.known, place, taken)
                taken.add(known[place])
            cells["code"] = known[place]
            unsaid = [name for name in _NAMES if not cells[name]]
            spot = sheet.spots.get(line.number)
            given[(spot.page, spot.row) if spot else ("", line.number)] = cells["code"]
        elif sheet.spots and cells["code"] not in context.register:
            # Files of a department may bring codes of their own; on the form it is a slip.
            sentence = (
                f"Không có thiết chế mã «{cells['code']}». Thiết chế mới thì để trống ô mã, hệ "
                "thống cấp mã."
            )
            issues.append(Issue(line.number, "code", "unknown-institution", sentence))
        before = context.register.get(cells["code"])
        if before is not None and not before.made_up:
            if cells["code"] in taken_back:
                unsaid = [name for name in unsaid if name != "closed_on"]
            cells |= {name: _text(before.values[name]) for name in unsaid}
        extra = line.cells[len(sheet.header) :]
        lines.append(FileLine(line.number, (*(cells[name] for name in _NAMES), *extra)))
    # The issues of the shape were found before: what the table lacks is said, not filled.
    lacking = {issue.column for issue in sheet.issues if issue.code == "missing-column"}
    header = tuple("" if name in lacking else name for name in _NAMES)
    return replace(sheet, header=header, lines=tuple(lines), issues=tuple(issues))


def _places(context: ImportContext) -> dict[_PLACE, str]:
    """Return the codes of real institutions by their places, open ones before closed namesakes.

    What demonstration data say of an institution must not become a record.
    """
    real = [each.values for each in context.register.values() if not each.made_up]
    real.sort(key=lambda values: (values["closed_on"] is None, values["code"]))
    return {place_of(values): values["code"] for values in real}


def _taken_back(context: ImportContext) -> set[str]:
    """Return institutions closed only because the change that brought them was undone.

    Handed in again they are open, or a file that was undone could never come back.
    """
    row, past, change = InstitutionRow, InstitutionPastRow, ChangeRow
    was_there = sa.exists().where(
        past.institution_code == row.code,
        past.change_id == change.undoes,
        past.written_by.not_in(context.demonstration),
    )
    query = (
        sa.select(row.code)
        .join(change, change.id == row.change_id)
        .where(change.undoes.is_not(None), ~was_there)
    )
    return set(context.connection.scalars(query))


def _with_given(sheet: FileSheet, given: Mapping[tuple[str, int], str]) -> FileSheet:
    """Return results of institutions that have just got their codes, by their common row."""
    place = sheet.header.index("institution_code") if "institution_code" in sheet.header else -1
    if place < 0 or not given or not sheet.spots:
        return sheet
    lines = []
    for line in sheet.lines:
        spot = sheet.spots[line.number]
        code = line.cells[place] or given.get((spot.page, spot.row), "")
        cells = (*line.cells[:place], code, *line.cells[place + 1 :])
        lines.append(FileLine(line.number, cells))
    return replace(sheet, lines=tuple(lines))


def _text(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def _new_code(known: Programme, place: _PLACE, taken: set[str]) -> str:
    category, unit_code, _ = place
    known_category = known.category.get(category)
    prefix = _PREFIXES.get(known_category.sector_code or "", _OTHER) if known_category else _OTHER
    attempt = 0
    while True:
        words = "|".join((*place, str(attempt) if attempt else ""))
        number = int.from_bytes(sha256(words.encode()).digest()[:8], "big")
        digits = "".join(_DIGITS[(number >> (5 * digit)) % 32] for digit in range(_LENGTH))
        code = f"{prefix}-{_province(known, unit_code)}-{digits}"
        if code not in taken:
            return code
        attempt += 1


def _province(known: Programme, code: str) -> str:
    unit = known.unit.get(code)
    while unit is not None and unit.kind not in (Kind.PROVINCE, Kind.NATION) and unit.parent_code:
        unit = known.unit.get(unit.parent_code)
    return (unit.official_code or unit.code) if unit else "00"
