"""What the files of a conference cost: each made once from the small database, then all of them.

The packages are imported before: a server has them from its second file on.
"""

import time
from collections.abc import Iterator

from commands.development.benching.measures import Measurement
from commands.development.benching.servers import Bench, sqlite
from data_access.boundaries import atlas
from data_access.programme.queries import programme as read_programme
from data_access.store.engine import opened_engine, reading
from exports.formats import FORMATS
from exports.report import build_report, occasion_of
from progress.judging.coverage import Basis
from progress.model.programme import Programme
from progress.model.selection import Selection
from progress.model.units import NATION
from progress.reporting.years import year_shown_first

BUDGETS = {"pptx": 5.0, "docx": 3.0, "xlsx": 3.0}
"""Seconds of one file; the others count towards all of them."""


def files(bench: Bench) -> Iterator[Measurement]:
    """Yield the seconds of each file of the country, and of all with their report."""
    with opened_engine(sqlite(bench.small)) as engine, reading(engine) as connection:
        programme = read_programme(connection)
    list(_files(programme, bench))  # imports, fonts and templates
    began = time.perf_counter()
    yield from list(_files(programme, bench))
    yield Measurement("all exports of the country", [time.perf_counter() - began], "s", 30.0)


def _files(programme: Programme, bench: Bench) -> Iterator[Measurement]:
    year = year_shown_first(programme, NATION, bench.as_of)
    report = build_report(programme, Selection(bench.as_of, year), occasion_of(year))
    drawn_on = atlas(Basis.TODAY)
    for each in FORMATS:
        began = time.perf_counter()
        each.write(report, drawn_on, ())
        spent = time.perf_counter() - began
        yield Measurement(f"file {each.code}", [spent], "s", BUDGETS.get(each.ending))
