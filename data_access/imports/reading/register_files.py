"""The register as this program gives it to download, read back: names become codes again.

Rows of the demonstration are no records, and left out; so are the columns that only say more.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from data_access.imports.reading.contents import OUTSIDE, Cells, mask
from data_access.imports.reading.filled_forms.words import Words
from data_access.imports.reading.read import BESIDE, FileLine, FileSheet, is_register
from data_access.imports.reading.unit_names import UnitNames
from data_access.recorded.definition.issues import Issue, page_note
from data_access.store.changes import DEMONSTRATION
from progress.model.changes import kind_words
from progress.model.numbers import UNKNOWN, written
from progress.model.programme import Programme
from progress.model.units import NATION

_PROVINCE, _, _SOURCE = BESIDE
MADE_UP = "dòng số liệu minh họa"


def with_codes(sheet: FileSheet, known: Programme, today: date) -> FileSheet:
    """Return a register that was downloaded as institutions, any other sheet as it is."""
    if not is_register(sheet.header):
        return sheet
    reader = _Reader(known, today)
    lines, made_up = [], set()
    for line in sheet.lines:
        cells = {name: line.at(place) for place, name in enumerate(sheet.header)}
        if cells[_SOURCE] == kind_words(DEMONSTRATION):
            made_up.add(line.number)
            continue
        read = reader.codes(cells)
        extra = line.cells[len(sheet.header) :]
        lines.append(FileLine(line.number, (*(read[name] for name in sheet.header), *extra)))
    (content,) = sheet.contents[:1]
    beside = mask(place for place, name in enumerate(sheet.header, 1) if name in BESIDE)
    outside: Cells = {row: bits & beside for row, bits in content.cells.items()}
    rows: Cells = {row: bits for row, bits in content.cells.items() if row in made_up}
    left_out = {**content.left_out, MADE_UP: rows, OUTSIDE: outside}
    header = tuple("" if name in BESIDE else name for name in sheet.header)
    return replace(
        sheet,
        header=header,
        lines=tuple(lines),
        issues=(*sheet.issues, _note(sheet, len(made_up))),
        contents=(replace(content, left_out=left_out), *sheet.contents[1:]),
    )


def _note(sheet: FileSheet, made_up: int) -> Issue:
    left_out = f" Không đọc {written(made_up)} {MADE_UP}." if made_up else ""
    sentence = (
        "Đọc như danh bạ thiết chế tải từ bảng theo dõi; cột tình trạng và nguồn không đọc."
        f"{left_out}"
    )
    return page_note(sheet.page, "register-read", sentence)


class _Reader:
    """Names of places and kinds, as of a day."""

    def __init__(self, known: Programme, today: date) -> None:
        self._known, self._today = known, today
        self._words = Words(known, NATION, today)
        self._provinces = UnitNames(known, known.provinces, today)
        self._inside: dict[str, UnitNames] = {}

    def codes(self, cells: Mapping[str, str]) -> dict[str, str]:
        """Return the cells of a line with codes in place of names; what is unknown stays."""
        read = {name: _as_stored(text) for name, text in cells.items()}
        read["category_code"] = self._words.category(read["category_code"])
        read["unit_code"] = self._unit(read["unit_code"], read[_PROVINCE])
        return read

    def _unit(self, commune: str, province: str) -> str:
        codes = self._provinces.codes(province)
        if len(codes) == 1 and commune:
            codes = self._names(codes[0]).codes(commune)
        return codes[0] if len(codes) == 1 else ", ".join(filter(None, (commune, province)))

    def _names(self, province: str) -> UnitNames:
        if province not in self._inside:
            inside = [unit for unit in self._known.units if unit.parent_code == province]
            self._inside[province] = UnitNames(self._known, inside, self._today)
        return self._inside[province]


def _as_stored(text: str) -> str:
    """Return a text without what the download put before a sign that spreadsheets compute by."""
    return "" if text == UNKNOWN else _SAFE.sub("", text)


_SAFE = re.compile(r"^'(?=[=+\-@＝＋－＠])")
