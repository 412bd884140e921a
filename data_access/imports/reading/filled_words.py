"""The words of a filled template as the codes of the tables; what is not known stays as it is."""

from collections.abc import Iterator, Mapping
from datetime import date

from data_access.imports.reading.filled import FilledCell
from data_access.imports.reading.unit_names import UnitNames
from data_access.recorded.checks.institutions import OWNERSHIPS
from data_access.templates.form import NO, STATES, WITHDRAW, YES
from progress.model.programme import Programme
from progress.model.records import Kind, Measure, Unit
from progress.model.search import bare_words

_YES = frozenset({"co", "x", "1", "dat"})
_NO = frozenset({"khong", "0", "khong co", "chua"})


class Words:
    """What an officer of one unit means, on the last day of the year reported."""

    def __init__(self, known: Programme, unit_code: str, day: date) -> None:
        self._known, self._unit_code = known, unit_code
        inside = [unit for unit in known.units if self._is_inside(unit)]
        above = [unit for unit in known.units if unit.kind in (Kind.PROVINCE, Kind.NATION)]
        self._inside = UnitNames(known, inside, day)
        self._all = UnitNames(known, {unit.code: unit for unit in (*above, *inside)}.values(), day)
        self._categories = {_bare(c.name): c.code for c in known.categories if c.sector_code}

    def name(self, code: str) -> str:
        """Return the name of a unit."""
        unit = self._known.unit.get(code)
        return f"{unit.name} ({code})" if unit else code

    def unit(self, text: str) -> tuple[str, ...]:
        """Return the units that a text may mean, those inside the reporting unit first."""
        return self._inside.codes(text) or self._all.codes(text)

    def place_issues(
        self, cells: Mapping[str, FilledCell], units: tuple[str, ...]
    ) -> Iterator[tuple[str, str, str]]:
        """Yield what is wrong with the code and the place of an institution."""
        if len(units) > 1:
            names = ", ".join(self.name(code) for code in units[:5])
            yield (
                "unit_code",
                "ambiguous-unit",
                f"Có nhiều đơn vị tên này: {names}. Hãy ghi mã hoặc chọn trong danh sách.",
            )
        elif units and units[0] in self._known.unit:
            unit = self._known.unit[units[0]]
            if not self._is_inside(unit):
                yield (
                    "unit_code",
                    "outside-the-unit",
                    f"{self.name(unit.code)} không thuộc {self.name(self._unit_code)}. Hãy chọn "
                    "xã, phường trong danh sách.",
                )

    def category(self, text: str) -> str:
        """Return the code of a category."""
        return self._categories.get(_bare(text), text)

    def ownership(self, text: str) -> str:
        """Return the ownership as it is stored."""
        return next((each for each in OWNERSHIPS if _bare(each) == _bare(text)), text)

    def achieved(self, text: str, indicator: str) -> str:
        """Return 1 for yes and 0 for no, where the indicator asks that."""
        known = self._known.indicator.get(indicator)
        if known is None or known.measure is not Measure.SHARE:
            return text
        if _bare(text) in _YES | {_bare(YES)}:
            return "1"
        return "0" if _bare(text) in _NO | {_bare(NO)} else text

    @staticmethod
    def state(text: str) -> str:
        """Return the state of a task record."""
        known = {_bare(words): state for words, state in STATES.items()}
        return known.get(_bare(text), text)

    @staticmethod
    def status(text: str) -> str:
        """Return the status of a figure."""
        return "withdrawn" if _bare(text) == _bare(WITHDRAW) else text

    def _is_inside(self, unit: Unit) -> bool:
        return self._unit_code in (unit.code, unit.parent_code) or unit.code in (
            self._known.predecessors.get(self._unit_code, ())
        )


def _bare(text: str) -> str:
    return " ".join(bare_words(text))
