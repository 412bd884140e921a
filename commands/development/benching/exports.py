"""What the files of a conference cost: each made once from the small database, then all of them.

The packages are imported before: a server has them from its second file on.
"""

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import sqlalchemy as sa

from commands.development.benching.measures import Measure
from data_access.boundaries import atlas
from data_access.programme.queries import programme as read_programme
from data_access.store.engine import engine_for, reading
from exports.formats import FORMATS
from exports.report import build_report, occasion_of
from progress.judging.coverage import Basis
from progress.model.programme import Programme
from progress.model.records import NATION
from progress.model.selection import Selection
from progress.reporting.years import year_shown_first

BUDGETS = {"pptx": 5.0, "docx": 3.0, "xlsx": 3.0}
"""Seconds of one file; the others count towards all of them."""
ALL = 30.0


def measured(database: Path, as_of: date) -> Iterator[Measure]:
    """Yield the seconds of each file of the country, and of all with their report."""
    url = sa.URL.create("sqlite+pysqlite", database=str(database))
    engine = engine_for(url)
    with reading(engine) as connection:
        programme = read_programme(connection)
    engine.dispose()
    for _ in _files(programme, as_of):
        pass  # imports, fonts and templates
    began = time.perf_counter()
    found = list(_files(programme, as_of))
    whole = time.perf_counter() - began
    yield from found
    yield Measure("all exports of the country", whole, "s", ALL)


def _files(programme: Programme, as_of: date) -> Iterator[Measure]:
    year = year_shown_first(programme, NATION, as_of)
    report = build_report(programme, Selection(as_of, year), occasion_of(year))
    drawn_on = atlas(Basis.TODAY)
    for each in FORMATS:
        began = time.perf_counter()
        each.write(report, drawn_on, ())
        spent = time.perf_counter() - began
        yield Measure(f"file {each.code}", spent, "s", BUDGETS.get(each.ending))
