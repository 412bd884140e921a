"""What imports cost: a province's workbook, those of all provinces, and a large register."""

import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # it comes without types
import sqlalchemy as sa
from openpyxl import Workbook, load_workbook

from commands.development.benching.measures import LEVEL, Measurement
from commands.development.benching.servers import OVERVIEW, Bench, dashboard, prepared, sqlite
from commands.development.benching.viewer import viewer
from commands.launching.environment import ROOT, variables
from data_access.programme.queries import programme
from data_access.store.engine import opened_engine, reading
from data_access.store.tables import UnitRow
from data_access.templates import template
from data_access.templates.form import COVER, COVER_CELLS, COVERAGE, VISITS
from progress.model.territory import reporting_units
from progress.model.units import NATION, Kind

ROWS, IMPORTS = 60_000, 40
_FIGURES = "unit_code,indicator_code,category_code,year,numerator,denominator\n"
_COLUMNS = ("code", "name", "category_code", "unit_code", "ownership", "opened_on")


def imports(bench: Bench) -> Iterator[Measurement]:
    """Yield the measures of imports by command, program start included, into an empty database."""
    database = prepared(bench.folder / "imports.db", 0, demonstration=False)
    with opened_engine(sqlite(database)) as engine, reading(engine) as connection:
        files = list(_workbooks(connection, bench))
        register = _register(connection, bench.folder)
    times = [_imported(database, bench.as_of, file)[0] for file in files[:5]]
    yield Measurement("a province's workbook, checked and applied", times, "s", 2.0)
    spent, _ = _imported(database, bench.as_of, *files)
    yield Measurement(f"{len(files)} workbooks, checked and applied", [spent], "s", 30.0)
    spent, memory = _imported(database, bench.as_of, register)
    yield Measurement(f"a register of {ROWS} institutions from Excel", [spent], "s", 60.0)
    yield Measurement("  memory", [memory], "MB", 600.0)
    yield _memory(database, bench)


def _memory(database: Path, bench: Bench) -> Measurement:
    """Return what the second half of many imports adds to a server whose page is looked at."""
    file, marks = bench.folder / "figures.csv", []
    with dashboard(database) as server, viewer(server.site, OVERVIEW) as one:
        for number in range(IMPORTS):
            file.write_text(f"{_FIGURES}46,library_service,public_commune,2021,{number},90\n")
            _imported(database, bench.as_of, file)
            one.rerun(bench.dated({}))
            marks.append(server.memory())
    grown = marks[-1] - marks[IMPORTS // 2 - 1]
    what = f"memory of a server that the second half of {IMPORTS} imports adds"
    return Measurement(what, [grown], "MB", LEVEL)


def _workbooks(connection: sa.Connection, bench: Bench) -> Iterator[Path]:
    as_of = bench.as_of
    for code in reporting_units(programme(connection), NATION, as_of.year):
        path = bench.folder / f"{code}.xlsx"
        path.write_bytes(template(connection, code, as_of.year, as_of))
        book = load_workbook(path)
        book[COVER][COVER_CELLS["received_on"]] = as_of
        for title in (COVERAGE, VISITS):
            _fill(book[title])
        book.save(path)
        yield path


def _fill(sheet: object) -> None:
    names = [cell.value for cell in sheet[5]]  # type: ignore[index]
    for row in sheet.iter_rows(min_row=7):  # type: ignore[attr-defined]
        cells = dict(zip(names, row, strict=True))
        if cells["indicator_code"].value:
            cells["numerator"].value = 30
            if "denominator" in cells:
                cells["denominator"].value = 40


def _register(connection: sa.Connection, folder: Path) -> Path:
    row = UnitRow
    query = sa.select(row.code).where(row.kind == Kind.COMMUNE, row.valid_to.is_(None))
    communes = sorted(connection.scalars(query))
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Danh bạ")
    sheet.append(_COLUMNS)
    for number in range(ROWS):
        name = f"Nhà văn hóa thôn {number // len(communes) + 1}"
        place = communes[number % len(communes)]
        opened = date(1990 + number % 30, 1, 1)
        sheet.append((None, name, "centre_commune_village", place, "công lập", opened))
    path = folder / "register.xlsx"
    book.save(path)
    return path


def _imported(database: Path, as_of: date, *files: Path) -> tuple[float, float]:
    """Return seconds and most megabytes of one command that imports these files."""
    words = ["import", *map(str, files), "--reason", "đo", "--json", "--as-of", as_of.isoformat()]
    began, most, log = time.perf_counter(), 0, database.with_name("import.json")
    with log.open("wb") as output:
        running = psutil.Popen(
            [sys.executable, "-m", "commands", *words],
            cwd=ROOT,
            env=variables(DATABASE_URL=f"sqlite:///{database.as_posix()}"),
            stdout=output,
        )
        while running.poll() is None:
            most = max(most, running.memory_info().rss)
            time.sleep(0.02)
    spent = time.perf_counter() - began
    if running.returncode:
        raise RuntimeError(f"refused: {log.read_text('utf-8')[:2000]}")
    return spent, most / 1e6
