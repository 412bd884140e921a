"""From the first released schema to today's, and back by the backup made before."""

import gzip
import json
from collections.abc import Callable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pytest
import sqlalchemy as sa

from commands.__main__ import main
from data_access.backups import restoring
from data_access.backups.dump import back_up
from data_access.backups.restoring import restore
from data_access.seeding import preparation
from data_access.store import migrate
from data_access.store.engine import engine_for, reading, writing
from data_access.store.problems import Problem
from tests.databases import PLANS
from tests.nightly import nightly

pytestmark = pytest.mark.thorough

RELEASED = "0012"  # of 0.1.0
"""Revision of the schema of the first release."""
SCHEMAS = (nightly("0011"), RELEASED)
"""What is upgraded: the one before, too, since the released one may be the newest that there is."""
REPORTED = (
    "INSERT INTO change (at, actor, kind, summary) VALUES "
    "('2026-02-01 00:00:00', 'cán bộ Huế', 'import', 'Báo cáo năm 2025')",
    "INSERT INTO report (unit_code, year, change_id, received_on, responsible, status) "
    "SELECT '46', 2025, max(id), '2026-02-01', 'Nguyễn Thị An', 'current' FROM change",
    "INSERT INTO figure (unit_code, indicator_code, category_code, year, numerator, denominator, "
    "origin, status, change_id) SELECT '46', 'library_service', 'public_commune', 2025, 30, 40, "
    "'reported', 'current', max(id) FROM change",
    "INSERT INTO person (address, name, role, active) VALUES ('an@hue.vn', 'An', 'officer', true)",
    "INSERT INTO person_unit (address, unit_code) VALUES ('an@hue.vn', '46')",
)
"""What a unit had reported, and who, in the words of that schema."""
Columns = dict[str, list[str]]


@pytest.fixture(params=SCHEMAS)
def schema(request, monkeypatch) -> str:
    """Let a schema be the newest for what restores, as for the program of that time."""

    def upgrade(connection: sa.Connection, revision: str) -> None:
        migrate.upgrade(connection, request.param if revision == "head" else revision)

    monkeypatch.setattr(restoring, "upgrade", upgrade)
    return request.param


@pytest.fixture
def plans(tmp_path, sqlite_copies) -> sa.URL:
    return sa.make_url(sqlite_copies.copy(PLANS, tmp_path / "plans.db"))


@pytest.fixture(scope="module")
def plans_of(sqlite_copies, tmp_path_factory) -> Callable[[str], Path]:
    """Give a backup of the plans in an older schema, made once."""

    @cache
    def plans_of(schema: str) -> Path:
        with writing(engine_for(sa.make_url("sqlite://"))) as blank:
            migrate.upgrade(blank, schema)
            found = sa.inspect(blank)
            columns = {
                name: [column["name"] for column in found.get_columns(name)]
                for name in found.get_table_names()
            }
        folder = tmp_path_factory.mktemp(schema)
        today = sa.make_url(sqlite_copies.copy(PLANS, folder / "plans.db"))
        file = saved(today, folder / "plans.json.gz")
        in_schema(schema, columns, file)
        return file

    return plans_of


class Released(NamedTuple):
    """What a database holds as its program left it: the plans, and what a unit reported."""

    schema: str
    plans_of: Callable[[str], Path]

    @property
    def name(self) -> str:
        return f"released_{self.schema}"

    def make(self, url: sa.URL) -> None:
        restore(url, self.plans_of(self.schema), replace=False)
        write(url, REPORTED)


@pytest.fixture
def content(schema, plans_of) -> Released:
    return Released(schema, plans_of)


@pytest.fixture
def released(database_url) -> sa.URL:
    return sa.make_url(database_url)


def in_schema(schema: str, columns: Columns, backup: Path) -> None:
    """Leave in a backup what a schema has a place for."""
    lines, table, places = [], "", []
    for line in map(json.loads, gzip.decompress(backup.read_bytes()).splitlines()[:-1]):
        match line:
            case {"schema": _}:
                lines.append(line | {"schema": schema})
            case {"table": table, "columns": names}:
                places = [names.index(each) for each in columns.get(table, ()) if each in names]
                if places:
                    lines.append({"table": table, "columns": [names[each] for each in places]})
            case list() if places:
                lines.append([line[each] for each in places])
    packed = b"".join(json.dumps(line).encode() + b"\n" for line in lines)
    count = sum(isinstance(line, list) for line in lines)
    end = json.dumps({"rows": count, "sha256": sha256(packed).hexdigest()}).encode() + b"\n"
    backup.write_bytes(gzip.compress(packed + end))


def write(url: sa.URL, statements: tuple[str, ...]) -> None:
    engine = engine_for(url)
    with writing(engine) as connection:
        for statement in statements:
            connection.execute(sa.text(statement))
    engine.dispose()


def saved(url: sa.URL, path: Path) -> Path:
    engine = engine_for(url)
    made = back_up(engine, path)
    engine.dispose()
    return made.path


def rows(url: sa.URL) -> dict[str, list[str]]:
    """Return every row of every table that a database has, in whatever schema."""
    engine, there = engine_for(url), sa.MetaData()
    with reading(engine) as connection:
        there.reflect(connection)
        found = {
            name: sorted(repr(tuple(row)) for row in connection.execute(sa.select(table)))
            for name, table in there.tables.items()
        }
    engine.dispose()
    return found


@pytest.fixture
def run(monkeypatch, capsys):
    """Run a command on a database and return what it printed."""

    def run(url: sa.URL, *words: str) -> str:
        monkeypatch.setenv("DATABASE_URL", url.render_as_string(hide_password=False))
        assert main(list(words)) == 0
        return capsys.readouterr().out

    return run


def facts(run, url: sa.URL) -> dict:
    said = json.loads(run(url, "facts", "--year", "2025", "--scope", "46", "--as-of", "2026-03-31"))
    del said["version"]  # the plans of an older program take a change to bring up to date
    return said


def test_an_upgrade_keeps_what_was_reported(released, plans, run):
    before = rows(released)
    run(released, "setup")
    engine = engine_for(released)
    with reading(engine) as connection:
        assert migrate.is_current(connection)
    engine.dispose()
    after = rows(released)
    for table in ("person", "person_unit", "report", "figure", "change"):
        assert len(after[table]) >= len(before[table]) > 0
    write(plans, REPORTED)
    assert facts(run, released) == facts(run, plans)


@pytest.fixture
def new_url(request, released, tmp_path) -> Iterator[sa.URL]:
    """Give the address of a new database of the same kind."""
    if released.get_backend_name() == "sqlite":
        yield sa.make_url(f"sqlite+pysqlite:///{(tmp_path / 'new.db').as_posix()}")
        return
    with request.getfixturevalue("postgresql_copies").database(None) as url:
        yield url


def test_the_backup_made_before_leads_back(released, new_url, tmp_path, run):
    """By the program of that time, into a new database; the upgraded one stays as it is."""
    before, file = rows(released), tmp_path / "before.json.gz"
    run(released, "backup", str(file))
    run(released, "setup")
    upgraded = rows(released)
    restore(new_url, file, replace=False)
    assert rows(new_url) == before
    assert rows(released) == upgraded


def test_a_backup_takes_the_place_of_a_database_of_an_older_schema(
    released, plans, new_url, tmp_path, monkeypatch
):
    """What was there is kept in its own schema, and leads back."""
    before, file = rows(released), saved(plans, tmp_path / "today.json.gz")
    with monkeypatch.context() as to_today:
        to_today.setattr(restoring, "upgrade", migrate.upgrade)
        made = restore(released, file, replace=True)
    counts = [{name: len(each) for name, each in rows(url).items()} for url in (released, plans)]
    assert counts[0] == counts[1]
    restore(new_url, made.kept, replace=False)
    assert rows(new_url) == before


def test_an_upgrade_keeps_a_backup_of_its_own(
    released, new_url, schema, tmp_path, run, monkeypatch
):
    monkeypatch.setattr(preparation, "DEFAULT_FILE", tmp_path / "dashboard.db")
    before = rows(released)
    run(released, "setup")
    kept = list(tmp_path.glob("truoc-khi-nang-cap-*.json.gz"))
    assert len(kept) == (schema != migrate.head_revision())
    run(released, "setup")
    assert list(tmp_path.glob("truoc-khi-nang-cap-*.json.gz")) == kept
    for file in kept:
        restore(new_url, file, replace=False)
        assert rows(new_url) == before


def test_an_upgrade_that_can_keep_no_backup_changes_nothing(released, schema, run, monkeypatch):
    if schema == migrate.head_revision():
        pytest.skip("there is no newer schema yet")
    before = rows(released)

    def full(connection, path):
        raise Problem("Không ghi được tệp sao lưu.")

    monkeypatch.setattr(preparation, "write_backup", full)
    monkeypatch.setenv("DATABASE_URL", released.render_as_string(hide_password=False))
    assert main(["setup"]) == 1
    assert rows(released) == before
