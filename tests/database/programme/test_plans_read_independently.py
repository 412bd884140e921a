"""What `facts` says of many plans equals what the tables themselves say, read without our code.

Plans of all provinces and of communes stand in the database at once: one was replaced in mid-year,
two are of one unit and year, one belongs to a province that has ended, one was amended and the
amendment undone; then `setup` ran again.
"""

import sqlite3
from datetime import date

import pytest
import sqlalchemy as sa

from commands.development.benching.plans import make_plans
from data_access.people.authors import Author
from data_access.programme.queries import programme
from data_access.recorded.current_rows import put_current
from data_access.recorded.tables.plans import DOCUMENT, TARGET
from data_access.recorded.undoing import undo
from data_access.recorded.writing import insert_rows
from data_access.seeding.preparation import prepare
from data_access.store.changes import IMPORT, record_change
from data_access.store.engine import engine_for, reading, writing
from exports.interface.facts import facts
from progress.model.selection import Selection
from tests.databases import Content

EVE, DAY, LATER = date(2026, 6, 14), date(2026, 6, 15), date(2026, 11, 21)
COMMUNES = 30
NEW = {("moi", 2025, 1), ("moi", 2030, 75)}
SHARE = {"indicator_code": "library_service", "category_code": "public_commune"}


def bring(engine: sa.Engine, document: dict, *targets: dict) -> int:
    with writing(engine) as connection:
        number = record_change(connection, kind=IMPORT, actor="thử", summary="Kế hoạch.")
        for table, rows in ((DOCUMENT, [document]), (TARGET, targets)):
            nothing = dict.fromkeys(table.stored) | {"status": "current"}
            insert_rows(connection, table, [nothing | row for row in rows], number)
        put_current(connection, number)
    return number


def plan(code: str, unit: str, issued: date, **more) -> dict:
    about = {"code": code, "title": code, "issuer": "UBND", "unit_code": unit, "issued_on": issued}
    return {**about, "first_year": 2024, "last_year": 2030, **more}


def asks(code: str, year: int, low: float) -> dict:
    words = {"wording": f"{low}%", "clause": "Mục II", "certainty": "read"}
    return {"document_code": code, **SHARE, "year": year, "low": low, **words}


@pytest.fixture(scope="module")
def file(sqlite_copies, tmp_path_factory):
    path = tmp_path_factory.mktemp("plans") / "plans.db"
    url = sa.make_url(sqlite_copies.copy(Content(), path))
    make_plans(url, 0)
    make_plans(url, COMMUNES)
    engine = engine_for(url)
    bring(
        engine,
        plan("moi", "40", DAY, replaces="thu_40"),
        asks("moi", 2025, 1),
        asks("moi", 2030, 75),
    )
    # Two of one unit and year: of one day the first by code binds.
    bring(engine, plan("b_48", "48", date(2025, 2, 1)), asks("b_48", 2030, 66))
    bring(engine, plan("a_48", "48", date(2025, 2, 1)), asks("a_48", 2030, 77))
    bring(engine, plan("cu", "84@2025", date(2024, 5, 1)), asks("cu", 2030, 51))
    amended = bring(engine, plan("thu_01", "01", date(2024, 3, 1)), asks("thu_01", 2030, 99))
    undo(engine, amended, None, Author("thử"), LATER)
    bring(
        engine, plan("thu_08", "08", date(2024, 3, 1), effective_on=LATER), asks("thu_08", 2030, 9)
    )
    sooner = plan("thu_08", "08", date(2024, 3, 1), effective_on=EVE)
    undo(engine, bring(engine, sooner, asks("thu_08", 2030, 5)), None, Author("thử"), LATER)
    prepare(url, demonstration=False, scale=0, on_progress=lambda _: None)
    return path


def binding(file, unit: str, as_of: date) -> list[tuple]:
    """Read from the tables which targets of its own plans bind a unit; no line of ours helps."""
    with sqlite3.connect(file) as connection:
        connection.row_factory = sqlite3.Row
        plans = connection.execute("SELECT * FROM document WHERE unit_code = ?", [unit]).fetchall()
        targets = connection.execute(
            "SELECT t.*, c.position AS place, i.position AS first FROM target t"
            " JOIN indicator i ON i.code = t.indicator_code"
            " JOIN category c ON c.code = t.category_code WHERE low IS NOT NULL"
        ).fetchall()
    begun = [p for p in plans if (p["issued_on"] or "") <= as_of.isoformat()] or list(plans)
    replaced = {p["replaces"] for p in begun}
    left = [p for p in begun if p["code"] not in replaced]
    latest = max((p["issued_on"] or "" for p in left), default="")
    chosen = min((p["code"] for p in left if (p["issued_on"] or "") == latest), default=None)
    until = {}
    for p in plans:
        # A plan that another took the place of keeps what ended before.
        after = [q["issued_on"] for q in begun if q["replaces"] == p["code"]]
        until[p["code"]] = 9999 if p["code"] == chosen else int(min(after)[:4]) if after else 0
    return sorted(
        (t["document_code"], t["indicator_code"], t["category_code"], t["year"], t["low"])
        for t in targets
        if t["year"] < until.get(t["document_code"], 0)
    )


def said(file, unit: str, as_of: date) -> list[tuple]:
    """What the Programme holds of the same, which `facts` judges."""
    with reading(engine_for(sa.make_url(f"sqlite+pysqlite:///{file}"))) as connection:
        made = programme(connection, (unit,)).known_by(as_of)
    own = {each.code for each in made.plans.get(unit, ())}
    rows = {
        (f["document"], f["indicator"], f["category"])
        for f in facts(made, Selection(as_of, 2026, unit))["targets"]
        if f["document"] in own
    }
    listed = [
        (t.document_code, *t.series, t.year, float(t.low))
        for t in made.targets
        if t.document_code in own and t.low is not None
    ]
    assert rows == {each[:3] for each in listed}
    return sorted(listed)


@pytest.mark.parametrize("as_of", [EVE, DAY, LATER], ids=str)
@pytest.mark.parametrize("unit", ["01", "12", "40", "46", "84@2025", "00004", "quang_nghiep@2025"])
def test_the_targets_that_bind_a_unit_are_those_of_the_tables(file, unit, as_of):
    found = said(file, unit, as_of)
    assert found == binding(file, unit, as_of)
    assert found


@pytest.mark.parametrize(
    ("unit", "as_of", "levels"),
    [
        pytest.param("40", EVE, {("thu_40", 2025, 40), ("thu_40", 2030, 60)}, id="before-it"),
        pytest.param(
            "40", DAY, {("thu_40", 2025, 40), ("moi", 2025, 1), ("moi", 2030, 75)}, id="replaced"
        ),
        pytest.param("48", LATER, {("a_48", 2030, 77)}, id="two-of-one-day"),
        pytest.param("84@2025", LATER, {("cu", 2030, 51)}, id="of-an-ended-unit"),
        pytest.param("84", LATER, set(), id="no-unit-of-today"),
        pytest.param("01", LATER, {("thu_01", 2025, 40), ("thu_01", 2030, 60)}, id="undone"),
        pytest.param(
            "08", DAY, {("thu_08", 2025, 40), ("thu_08", 2030, 60)}, id="undone-before-one-to-come"
        ),
    ],
)
def test_what_binds_in_hard_cases(file, unit, as_of, levels):
    if unit == "84":
        assert binding(file, unit, as_of) == []
        return
    about = tuple(SHARE.values())
    found = {(row[0], row[3], row[4]) for row in said(file, unit, as_of) if row[1:3] == about}
    assert found == levels


def test_a_plan_of_an_ended_unit_binds_no_unit_of_today(file):
    with reading(engine_for(sa.make_url(f"sqlite+pysqlite:///{file}"))) as connection:
        made = programme(connection, None)
    rows = facts(made, Selection(LATER, 2026, "86"))["targets"]
    assert {row["document"] for row in rows} == {"1520", "thu_86"}
    assert len(made.tasks) == 35
    assert len({each.code for each in made.documents}) == 7 + 34 + COMMUNES + 4
