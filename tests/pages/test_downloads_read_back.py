"""Tables that pages give to download, brought back as files: each is refused in one sentence."""

import os
from io import BytesIO

import pandas as pd
import pytest
import sqlalchemy as sa
from openpyxl import Workbook

from data_access.imports import File, import_content
from data_access.recorded.registry import NO_TABLE
from data_access.store.engine import engine_for
from data_access.store.problems import Problem
from exports.shared.tables import csv_bytes
from tests.pages.conftest import TODAY
from tests.templates import ANYONE
from ui.frame import downloads, widgets
from ui.frame.pages import PAGES


@pytest.fixture
def given(visit, monkeypatch) -> dict[str, pd.DataFrame]:
    """Return the tables of all pages by the names of their files, with all parts unfolded."""
    found: dict[str, pd.DataFrame] = {}
    monkeypatch.setattr(widgets, "is_open", lambda place: True)
    monkeypatch.setattr(downloads, "table", lambda rows, name: found.setdefault(name, rows))
    for page in PAGES:
        visit("full", page)
        visit("full", page, pham_vi="46")
    return found


def as_workbook(rows: pd.DataFrame) -> bytes:
    book, stream = Workbook(), BytesIO()
    for cells in (rows.columns, *rows.itertuples(index=False)):
        book.active.append([str(cell) for cell in cells])
    book.save(stream)
    return stream.getvalue()


def test_no_table_of_a_page_is_taken_for_one_to_import(given):
    engine = engine_for(sa.make_url(os.environ["DATABASE_URL"]))
    assert len(given) >= 19
    for name, rows in given.items():
        for make in (csv_bytes, as_workbook):
            file = File(name, make(rows))
            with pytest.raises(Problem) as refused:
                import_content(engine, file, reason=None, dry_run=True, today=TODAY, author=ANYONE)
            assert str(refused.value) == NO_TABLE, name
    engine.dispose()
