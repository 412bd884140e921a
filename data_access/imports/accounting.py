"""The account of a file: cells with content = written + unchanged + left out + refused.

Each cell has one fate, the worst of the lines that it is part of: a commune's code that stands
before five figures is refused with one of them. A cell with none of these fates would be `lost`:
there must be none, and a test holds that over broken workbooks.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from data_access.imports.checks.sums import Judged
from data_access.imports.reading.contents import Cells, PageContent, cell_of, count, mask
from data_access.imports.reading.read import FileLine
from progress.model.numbers import written as number_written

_REFUSED, _WRITTEN, _UNCHANGED = "refused", "written", "unchanged"


@dataclass(frozen=True, slots=True)
class PageAccount:
    """How many cells of a worksheet hold something, and what became of them.

    `title` is None for a CSV file. `written` are those of rows that would change the database,
    whether or not another error keeps the file out. `left_out` has the reasons.
    """

    title: str | None
    content: int
    written: int
    unchanged: int
    refused: int
    left_out: tuple[tuple[str, int], ...]
    lost: int

    @property
    def read(self) -> int:
        """How many cells were read as part of a row."""
        return self.written + self.unchanged + self.refused

    @property
    def why(self) -> str:
        """The cells that were not read, and why; "" where all were."""
        return "; ".join(f"{number_written(n)} ô {reason}" for reason, n in self.left_out)

    @property
    def sentence(self) -> str:
        """All of it, in words."""
        where = f"Trang «{self.title}»" if self.title is not None else "Tệp CSV"
        left_out = number_written(sum(n for _, n in self.left_out))
        why = f" ({self.why})" if self.left_out else ""
        parts = (
            f"{number_written(self.written)} ghi",
            f"{number_written(self.unchanged)} không đổi",
            f"{left_out} không đọc{why}",
            f"{number_written(self.refused)} từ chối",
        )
        lost = f" + {number_written(self.lost)} chưa rõ" if self.lost else ""
        content = number_written(self.content)
        return f"{where}: {content} ô có nội dung = {' + '.join(parts)}{lost}."


LAW = "Ô có nội dung = ghi + không đổi + không đọc + từ chối"


def accounts(judged: Iterable[Judged]) -> tuple[PageAccount, ...]:
    """Return the account of each worksheet that holds something, in the order of the file."""
    fates: dict[tuple[str | None, str], dict[int, int]] = {}
    pages: list[PageContent] = []
    for each in judged:
        pages += each.sheet.contents
        of_line = {p.row.line: _WRITTEN if p.writes else _UNCHANGED for p in each.plan.rows}
        for line in each.sheet.lines:
            fate = of_line.get(line.number, _REFUSED)
            for title, row, bits in _cells(each, line):
                rows = fates.setdefault((title, fate), {})
                rows[row] = rows.get(row, 0) | bits
    accounted = (_account(page, fates) for page in pages)
    return tuple(each for each in accounted if each.content)


def _cells(judged: Judged, line: FileLine) -> Iterator[tuple[str | None, int, int]]:
    """Yield the cells that a line was made of, by page and row."""
    sheet = judged.sheet
    spot = sheet.spots.get(line.number)
    if spot is not None:
        for address, _ in spot.cells.values():
            yield spot.page, *cell_of(address)
        return
    names = sheet.table.names
    known = mask(place for place, name in enumerate(sheet.header, 1) if name in names)
    yield sheet.page, line.number, known


def _account(page: PageContent, fates: dict[tuple[str | None, str], dict[int, int]]) -> PageAccount:
    rest = dict(page.cells)
    counted = {
        fate: _taken(rest, fates.get((page.title, fate), {}))
        for fate in (_REFUSED, _WRITTEN, _UNCHANGED)
    }
    left_out = ((why, _taken(rest, cells)) for why, cells in page.left_out.items())
    reasons = tuple((why, number) for why, number in left_out if number)
    lost = count(rest)
    if page.rest_refused:
        counted[_REFUSED], lost = counted[_REFUSED] + lost, 0
    return PageAccount(page.title, count(page.cells), left_out=reasons, lost=lost, **counted)


def _taken(rest: dict[int, int], cells: Cells) -> int:
    """Take cells out of those that are left, and return how many there were."""
    taken = 0
    for row, bits in cells.items():
        both = rest.get(row, 0) & bits
        if both:
            rest[row] ^= both
            taken += both.bit_count()
    return taken
