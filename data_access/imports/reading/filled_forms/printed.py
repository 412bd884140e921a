"""What somebody typed over what a form prints: it is not read, and that is said of each cell.

A row keeps what it prints in a hidden column, so that it is known whatever the database says by
now; a form that was downloaded before has no such column, and nothing is said of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from data_access.imports.reading.cell_texts import cell_text, shown
from data_access.imports.reading.left_aside import beginning
from data_access.imports.reading.read import cleaned
from data_access.recorded.definition.issues import Issue, Severity
from data_access.templates.form import COMPUTED, LABEL, PART, PRINTED_TEXTS

_ADVICE = "Chỉ ô nền vàng được đọc; số của năm trước thì sửa bằng mẫu của năm đó."


def printed_texts(cells: Sequence[Any], columns: Mapping[int, str]) -> dict[int, str]:
    """Return what the form prints in a row, by the columns that nothing is read from."""
    place = next((at for at, name in columns.items() if name == PRINTED_TEXTS), 0)
    bare = [at for at in range(1, place) if columns.get(at, "") in ("", LABEL)]
    kept = next((str(cell.value).split(PART) for cell in cells if cell.column == place), None)
    texts = kept or [""] * len(bare)  # a row of the officer's own
    # Without one of its columns it is no longer known what stood where.
    return dict(zip(bare, map(cleaned, texts), strict=True)) if len(texts) == len(bare) else {}


def typed_over(title: str, cells: Sequence[Any], printed: Mapping[int, str]) -> Iterator[Issue]:
    """Yield the cells of a row that hold something else than the form prints there."""
    for cell in cells:
        was = printed.get(cell.column)
        if was is None:
            continue
        now = COMPUTED if cell.data_type == "f" else cell_text(cell).replace(PART, "/")
        if now not in ("", was):
            before = {COMPUTED: "tự tính", "": "để trống"}.get(was, f"in «{beginning(was)}»")
            after = "có công thức" if now == COMPUTED else f"ghi «{beginning(shown(cell))}»"
            sentence = f"Mẫu {before} ở ô này, nay {after}: không đọc. {_ADVICE}"
            kind, where = ("printed-cell-changed", sentence), (title, cell.coordinate)
            yield Issue(cell.row, None, *kind, Severity.NOTE, *where)
