"""What many units' own plans cost: reading the Programme, and reruns of pages that show plans."""

import time
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

import sqlalchemy as sa

from commands.development.benching.measures import Measurement
from commands.development.benching.pages import CPU, OVERVIEW_CPU, VIEWS, warm
from commands.development.benching.servers import SMALL, Bench, dashboard, prepared, sqlite
from data_access.programme.queries import programme
from data_access.programme.units import units
from data_access.recorded.current_rows import put_current
from data_access.recorded.tables.plans import DOCUMENT, TARGET, TASK
from data_access.recorded.writing import insert_rows
from data_access.store.changes import IMPORT, record_change
from data_access.store.engine import engine_for, reading, writing
from data_access.store.tables import UnitRow
from progress.model.programme import DECISION, Programme
from progress.model.units import Kind

COMMUNES, TIMES = 300, 7
"""Communes that have a plan, and how often the Programme is read."""
PAGES = ("tong-quan", "nhiem-vu", "bao-cao", "lich", "tinh-thanh", "so-sanh-ke-hoach", "chi-tieu")


def plans(bench: Bench) -> Iterator[Measurement]:
    """Yield what plans of all provinces, and then of communes, add to the country's views."""
    database = prepared(bench.folder / "plans.db", SMALL)
    before = _read(sqlite(database))
    make_plans(sqlite(database), 0)
    of_provinces = _read(sqlite(database))
    yield Measurement("reading the Programme, with the plans of the seed", before, "ms")
    yield Measurement("  with a plan of every province", of_provinces, "ms")
    make_plans(sqlite(database), COMMUNES)
    most = 1.1 * min(of_provinces) + 20
    what = f"  and of {COMMUNES} communes, which nobody asks for"
    yield Measurement(what, _read(sqlite(database)), "ms", most, figure=min)
    with dashboard(database) as server:
        for page in PAGES:
            views = [bench.dated(view) for view in VIEWS[page]]
            times = [one.cpu for one in warm(server, page, views)]
            budget = OVERVIEW_CPU if page == "tong-quan" else CPU
            yield Measurement(f"/{page} with many plans, processor time", times, "ms", budget)


def make_plans(url: sa.URL, communes: int) -> None:
    """Give a made-up plan to each province of today, or to some communes where any are wanted."""
    with writing(engine_for(url)) as connection:
        known = programme(connection)
        given = [unit for unit in known.provinces if unit.valid_to is None]
        if communes:
            of_today = units(connection, UnitRow.kind == Kind.COMMUNE, UnitRow.valid_to.is_(None))
            given = list(islice(of_today, communes))
        number = record_change(connection, kind=IMPORT, actor="bench", summary="Kế hoạch thử.")
        rows = [_rows(known, unit.code) for unit in given]
        for table in (DOCUMENT, TARGET, TASK):
            nothing = dict.fromkeys(table.stored) | {"status": "current"}
            made = [nothing | each for plan in rows for each in plan[table.name]]
            insert_rows(connection, table, made, number)
        put_current(connection, number)


def _rows(known: Programme, unit: str) -> dict[str, list[dict[str, Any]]]:
    code = f"thu_{unit}"
    document = {
        **{"code": code, "title": f"Kế hoạch thử {unit}", "issuer": "Ủy ban nhân dân"},
        **{"unit_code": unit, "issued_on": date(2024, 3, 1), "first_year": 2024},
        **{"last_year": 2030, "report_clause": "Mục V", "report_by": "commune"},
    }
    targets = [
        {
            **{name: getattr(each, name) for name in TARGET.names if hasattr(each, name)},
            **{"document_code": code, "low": None if each.low is None else float(each.low)},
            "high": None if each.high is None else float(each.high),
        }
        for each in known.targets_of[DECISION]
    ]
    tasks = [
        {
            **{"code": f"{code}:IV.{n}", "document_code": code, "appendix": "IV"},
            **{"number": str(n), "group_number": "IV", "group_title": "TỔ CHỨC THỰC HIỆN"},
            **{"title": f"Nhiệm vụ {n}", "short_title": f"Nhiệm vụ {n}", "clause": f"Mục IV.{n}"},
            **{"first_year": 2024, "last_year": 2030, "yearly": n == 1, "position": n},
        }
        for n in (1, 2, 3)
    ]
    return {"document": [document], "target": targets, "task": tasks}


def _read(url: sa.URL) -> list[float]:
    """Return the milliseconds that each of some readings of the Programme takes."""
    times = []
    with reading(engine_for(url)) as connection:
        for _ in range(TIMES):
            began = time.process_time()
            programme(connection)
            times.append((time.process_time() - began) * 1000)
    return times
