"""Issues as a person is told them: one sentence for each kind of fault and worksheet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from data_access.recorded.definition.issues import Issue, Severity
from progress.model.numbers import lower_first, written

_MOST = 10
"""Most cells and runs of cells that are listed."""
_OF_THE_FILE = frozenset({"not-permitted"})
"""Codes of what is wrong with a file as a whole, whatever worksheets it has."""


@dataclass(frozen=True, slots=True)
class IssueGroup:
    """Issues of one kind on one worksheet, in their order."""

    issues: tuple[Issue, ...]

    @property
    def first(self) -> Issue:
        """The issue whose sentence is said."""
        return self.issues[0]

    @property
    def severity(self) -> Severity:
        """How bad all of them are."""
        return self.first.severity

    @property
    def place(self) -> str:
        """Where a person finds them: `Trang «Bìa», ô C5, C7–C12 và 8 ô khác`."""
        if len({each.place for each in self.issues}) == 1:
            return self.first.place
        if len({each.page for each in self.issues}) > 1:
            return f"{self.first.place} và {written(len(self.issues) - 1)} chỗ khác"
        if self.first.page is None:
            lines = sorted({each.line for each in self.issues})
            columns = {each.column for each in self.issues}
            column = f", cột {self.first.column}" if len(columns) == 1 and self.first.column else ""
            return f"Dòng {_listed(lines, '', 'dòng')}{column}"
        return f"Trang «{self.first.page}», {', '.join(self._cells())}"

    @property
    def sentence(self) -> str:
        """What is to be done; of several places where it differs it is said of the first."""
        sentences = list(dict.fromkeys(each.sentence for each in self.issues))
        if len(sentences) == 1 or len({each.place for each in self.issues}) == 1:
            return " ".join(sentences[:_MOST])
        where = self.first.place.removeprefix(f"Trang «{self.first.page}», ")
        return f"Ở {lower_first(where)}: {self.first.sentence}"

    def _cells(self) -> Iterator[str]:
        cells = {coordinate_from_string(each.address) for each in self.issues if each.address}
        rows = {each.line for each in self.issues if not each.address and each.line}
        if rows:
            yield f"dòng {_listed(sorted(rows), '', 'dòng')}"
        ordered = sorted((column_index_from_string(letters), row) for letters, row in cells)
        columns = groupby(ordered, key=lambda cell: cell[0])
        for number, (column, group) in enumerate(columns):
            if number == _MOST:
                yield "và các cột khác"
                return
            words = _listed([row for _, row in group], get_column_letter(column), "ô")
            yield words if number else f"ô {words}"


def grouped(issues: Iterable[Issue]) -> tuple[IssueGroup, ...]:
    """Return issues by worst severity, worksheet and kind, each group where its first stands."""
    groups: dict[tuple[Severity, str, str | None], list[Issue]] = {}
    for each in issues:
        page = None if each.code in _OF_THE_FILE else each.page
        groups.setdefault((each.severity, each.code, page), []).append(each)
    return tuple(IssueGroup(tuple(group)) for group in groups.values())


def _listed(rows: list[int], letters: str, noun: str) -> str:
    """Return rows of a column as runs: `C5, C7–C12 và 8 ô khác`."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    sentences = [
        f"{letters}{run[0]}" + (f"–{letters}{run[-1]}" if len(run) > 1 else "")
        for run in runs[:_MOST]
    ]
    rest = sum(len(run) for run in runs[_MOST:])
    return ", ".join(sentences) + (f" và {written(rest)} {noun} khác" if rest else "")
