"""Lines of a recorded table that come from cells here and there in a workbook."""

from collections.abc import Iterable, Mapping

from data_access.imports.reading.filled_forms.cells import FilledCell
from data_access.imports.reading.filled_forms.pages import FilledPage
from data_access.imports.reading.read import FileLine, FileSheet
from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.rows import Spot
from data_access.recorded.definition.table import RecordedTable


class TableLines:
    """A table that grows line by line; lines are numbered through all worksheets."""

    def __init__(self, table: RecordedTable) -> None:
        self.table = table
        self.lines: list[FileLine] = []
        self.spots: dict[int, Spot] = {}
        self.issues: list[Issue] = []

    def add(self, spot: Spot, cells: Mapping[str, FilledCell | str]) -> None:
        """Add a line; a cell that holds a formula or an error is an issue of it."""
        number = len(self.lines) + 1
        texts = []
        for name in self.table.names:
            cell = cells.get(name, "")
            if isinstance(cell, FilledCell):
                if cell.fault is not None:
                    self.issues.append(Issue(number, name, *cell.fault))
                cell = cell.text
            texts.append(cell)
        self.lines.append(FileLine(number, tuple(texts)))
        self.spots[number] = spot

    def issue(self, column: str, code: str, sentence: str) -> None:
        """Add an issue of the line that was added last."""
        self.issues.append(Issue(len(self.lines), column, code, sentence))

    def issues_once(self, issues: Iterable[tuple[str, str, str]]) -> tuple[()]:
        """Add issues of the line that was added last; return that none are left to say."""
        for each in issues:
            self.issue(*each)
        return ()

    def sheet(self) -> FileSheet:
        """Return the table as the checks know it."""
        names, lines, issues = self.table.names, tuple(self.lines), tuple(self.issues)
        return FileSheet(self.table, names, lines, issues, None, self.spots)


def spot_of(page: FilledPage, row: int, names: Mapping[str, str]) -> Spot:
    """Return where a line stands; `names` give the page's column for each of the table."""
    cells = {
        name: (f"{page.columns[column][0]}{row}", page.columns[column][1])
        for name, column in names.items()
        if column in page.columns
    }
    return Spot(page.title, row, cells)
