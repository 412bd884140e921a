"""The words of a filled template as the codes of the tables; what is not known stays as it is."""

from collections.abc import Iterator, Mapping
from datetime import date

from data_access.imports.reading.filled_forms.cells import FilledCell
from data_access.imports.reading.unit_names import UnitNames
from data_access.recorded.checks.institutions import OWNERSHIPS
from data_access.templates.form import LABEL, NO, YES
from progress.model.programme import Programme
from progress.model.records import Measure
from progress.model.search import bare
from progress.model.units import Kind, Unit

_YES = frozenset({"co", "x", "1", "dat", "true"})
_NO = frozenset({"khong", "0", "khong co", "chua", "false"})


class Words:
    """What an officer of one unit means, on the last day of the year reported."""

    def __init__(self, known: Programme, unit_code: str, day: date) -> None:
        self._known, self._unit_code = known, unit_code
        inside = [unit for unit in known.units if self.is_inside(unit)]
        above = [unit for unit in known.units if unit.kind in (Kind.PROVINCE, Kind.NATION)]
        self._inside = UnitNames(known, inside, day)
        self._all = UnitNames(known, {unit.code: unit for unit in (*above, *inside)}.values(), day)
        self._categories = {bare(c.name): c.code for c in known.categories if c.sector_code}

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
            if not self.is_inside(unit):
                yield (
                    "unit_code",
                    "outside-the-unit",
                    f"{self.name(unit.code)} không thuộc {self.name(self._unit_code)}. Hãy chọn "
                    "xã, phường trong danh sách.",
                )

    def label_issues(self, cells: Mapping[str, FilledCell]) -> Iterator[tuple[str, str, str]]:
        """Yield a row whose printed label is of something else than its codes: a sorted column."""
        if not {LABEL, "indicator_code", "category_code"} <= cells.keys():
            return
        label = bare(cells[LABEL].text)
        known = self._known.indicator.get(cells["indicator_code"].text)
        kind = self._known.category.get(cells["category_code"].text)
        if known is None or kind is None:
            return
        names = {bare(name) for name in (kind.name, known.name, known.short_name)}
        if not any(name in label for name in names):
            yield (
                "indicator_code",
                "name-and-code-differ",
                f"Tên trên dòng («{cells[LABEL].text.strip()}») không khớp mã ẩn của dòng "
                f"({known.short_name}, {kind.name}): có lẽ cột đã bị sắp xếp lại. Hãy chép số vào "
                "mẫu mới.",
            )

    def commune_issues(self, cells: Mapping[str, FilledCell]) -> Iterator[tuple[str, str, str]]:
        """Yield a commune of another unit, or one whose printed name is that of another code."""
        code = cells["unit_code"].text if "unit_code" in cells else ""
        unit = self._known.unit.get(code)
        if unit is None:
            return
        if not self.is_inside(unit):
            yield (
                "unit_code",
                "outside-the-unit",
                f"{self.name(code)} không thuộc {self.name(self._unit_code)}. Hãy bỏ dòng này.",
            )
        elif LABEL in cells and code not in self.unit(cells[LABEL].text):
            yield (
                "unit_code",
                "name-and-code-differ",
                f"Mã {code} là của {unit.name}, tên trên dòng lại là «{cells[LABEL].text}»: có lẽ "
                "một cột đã bị sắp xếp riêng. Hãy sửa cho mã và tên khớp nhau.",
            )

    def category(self, text: str) -> str:
        """Return the code of a category."""
        return self._categories.get(bare(text), text)

    def code(self, kind: str, text: str) -> str:
        """Return the code of a record by its name, in a field of Programme."""
        records = getattr(self._known, kind, {}).values()
        return next((each.code for each in records if bare(each.name) == bare(text)), text)

    def are_same(self, text: str, other: str) -> bool:
        """Tell whether two texts are the same words, however they are spelt."""
        return bare(text) == bare(other)

    def ownership(self, text: str) -> str:
        """Return the ownership as it is stored."""
        return next((each for each in OWNERSHIPS if bare(each) == bare(text)), text)

    def achieved(self, text: str, indicator: str) -> str:
        """Return 1 for yes and 0 for no, where the indicator asks that."""
        known = self._known.indicator.get(indicator)
        if known is None or known.measure is not Measure.SHARE:
            return text
        if bare(text) in _YES | {bare(YES)}:
            return "1"
        return "0" if bare(text) in _NO | {bare(NO)} else text

    def is_inside(self, unit: Unit) -> bool:
        """Tell whether a unit is the reporting one, inside it, or one that it was made from."""
        return self._unit_code in (unit.code, unit.parent_code) or unit.code in (
            self._known.predecessors.get(self._unit_code, ())
        )
