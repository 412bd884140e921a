"""Files of the register, row by row; made in a process of their own, which knows no Streamlit."""

import io
from collections.abc import Iterator, Sequence

from data_access.register import search
from data_access.store.engine import engine_for, reading
from data_access.store.settings import database_url
from exports.shared.tables import Cell, csv_parts
from progress.model.numbers import written
from progress.model.programme import Programme
from progress.places.register import RegisterSelection
from ui.register import tables

CSV, XLSX = "csv", "xlsx"
_WIDTHS = (15, 58, 40, 26, 28, 18, 13, 13, 18, 11, 11, 26)


def register_file(
    kind: str, programme: Programme, selection: RegisterSelection, notes: Sequence[str]
) -> bytes:
    """Return all institutions of a selection as a table or workbook, as of one moment.

    `notes` stand above the rows of a workbook, and their number among them.
    """
    engine = engine_for(database_url())
    try:
        with reading(engine) as connection:
            every = search.every_institution(connection, selection)
            rows = (tables.row(programme, each, selection.as_of) for each in every)
            if kind == CSV:
                texts = (tables.written_row(cells) for cells in rows)
                return b"".join(csv_parts(tables.COLUMNS, texts))
            number = search.matches(connection, selection).number
            return _workbook(rows, [*notes[:2], f"{written(number)} thiết chế", *notes[2:]])
    finally:
        engine.dispose()


def _workbook(rows: Iterator[tuple[Cell, ...]], notes: Sequence[str]) -> bytes:
    # Where it is made, and not in the server, which only names the function above.
    from exports.shared.workbooks import write_workbook

    file = io.BytesIO()
    write_workbook(
        file,
        title="Thiết chế",
        columns=tables.COLUMNS,
        widths=_WIDTHS,
        rows=rows,
        notes=notes,
    )
    return file.getvalue()
