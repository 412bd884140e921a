"""Which cells of a worksheet hold something, and which of them are left out, by why.

The cells of a row are the bits of one number, the first column being the lowest: so a sheet of a
million cells is counted without keeping the name of each.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from openpyxl.utils.cell import (
    column_index_from_string,
    coordinate_from_string,
    get_column_letter,
)

Cells: TypeAlias = Mapping[int, int]
"""The cells of some rows, by the number of the row."""
HEADINGS = "tiêu đề và phần trên bảng"
PRINTED = "phần in sẵn của mẫu"
TYPED_OVER = "phần in sẵn của mẫu đã bị ghi khác"
OUTSIDE = "ngoài các cột của mẫu"
OTHER_PAGE = "trang không phải của bảng hay mẫu"


@dataclass(frozen=True, slots=True)
class PageContent:
    """The cells of a worksheet, or of a CSV file, whose `title` is None.

    `left_out` has those that no line is made of, by the reason. `rest_refused`: whatever else no
    line takes is wrong, such as the cells of a column that the table does not have.
    """

    title: str | None
    cells: Cells
    left_out: Mapping[str, Cells] = field(default_factory=dict)
    rest_refused: bool = False


def mask(columns: Iterable[int]) -> int:
    """Return the bits of columns, the first being 1."""
    bits = 0
    for column in columns:
        bits |= 1 << (column - 1)
    return bits


def cell_of(address: str) -> tuple[int, int]:
    """Return the row of a cell, and its bit."""
    letters, row = coordinate_from_string(address)
    return row, mask([column_index_from_string(letters)])


def masks(addresses: Iterable[str | None]) -> dict[int, int]:
    """Return cells, of which None is none, by their rows."""
    cells: dict[int, int] = {}
    for row, bit in map(cell_of, filter(None, addresses)):
        cells[row] = cells.get(row, 0) | bit
    return cells


def addresses(cells: Cells) -> Iterator[str]:
    """Yield the names of cells, as people find them."""
    for row, bits in cells.items():
        for column in range(bits.bit_length()):
            if bits >> column & 1:
                yield f"{get_column_letter(column + 1)}{row}"


def count(cells: Cells) -> int:
    """Return how many cells there are."""
    return sum(bits.bit_count() for bits in cells.values())
