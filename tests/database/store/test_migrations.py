"""The migrations make the tables, from nothing, once, and never touch a newer schema."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from data_access.store.engine import engine_for, reading, writing
from data_access.store.migrate import is_current, upgrade
from data_access.store.problems import Problem
from data_access.store.tables import Base, ChangeRow, UnitRow
from tests.databases import migrate


@pytest.fixture
def engine(database_url) -> Iterator[sa.Engine]:
    engine = engine_for(sa.make_url(database_url))
    yield engine
    engine.dispose()


def table_names(engine: sa.Engine) -> set[str]:
    return set(sa.inspect(engine).get_table_names())


def checks(engine: sa.Engine) -> dict[str, dict[str, str]]:
    """Check constraints by table and name, as the database itself tells them."""
    inspector = sa.inspect(engine)
    return {
        name: {each["name"]: each["sqltext"] for each in inspector.get_check_constraints(name)}
        for name in Base.metadata.tables
    }


def test_from_nothing_the_migrations_make_the_tables_of_the_code(engine):
    with reading(engine) as connection:
        assert not is_current(connection)
    migrate(engine)
    assert table_names(engine) == {*Base.metadata.tables, "alembic_version"}
    with reading(engine) as connection:
        assert is_current(connection)
        options = {"compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []


def test_the_migrations_make_the_same_checks_as_the_tables(engine):
    """Alembic does not compare these, and a target without clause is refused by one of them."""
    migrate(engine)
    migrated = checks(engine)
    with writing(engine) as connection:
        Base.metadata.drop_all(connection)
        Base.metadata.create_all(connection)
    assert migrated == checks(engine)
    assert any(migrated.values())


def test_people_keep_their_roles_where_more_roles_come(engine):
    people = "SELECT address, role, active FROM person"
    with writing(engine) as connection:
        upgrade(connection, "0006")
        unit = {"code": "46", "official_code": "46", "name": "Huế", "short_name": "Huế"}
        connection.execute(sa.insert(UnitRow), [unit | {"kind": "province"}])
        for words in (
            "INSERT INTO person VALUES ('an@x.vn', 'An', 'officer', true)",
            "INSERT INTO person_unit VALUES ('an@x.vn', '46')",
        ):
            connection.execute(sa.text(words))
        before = connection.execute(sa.text(people)).all()
    migrate(engine)
    with writing(engine) as connection:
        assert connection.execute(sa.text(people)).all() == before
        assert connection.scalars(sa.text("SELECT unit_code FROM person_unit")).all() == ["46"]
        connection.execute(sa.text("UPDATE person SET role = 'approver'"))


def test_once_up_to_date_nothing_is_done(engine):
    migrate(engine)
    with writing(engine) as connection:
        connection.execute(sa.insert(ChangeRow).values(**CHANGE))
    migrate(engine)
    with reading(engine) as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(ChangeRow)) == 1


CHANGE = {
    "at": sa.func.current_timestamp(),
    "actor": "thử",
    "kind": "import",
    "summary": "một thay đổi",
}


def test_two_replicas_may_start_at_once(database_url):
    together = Barrier(2, timeout=30)

    def start() -> bool:
        engine = engine_for(sa.make_url(database_url))
        together.wait()
        migrate(engine)
        with reading(engine) as connection:
            current = is_current(connection)
        engine.dispose()
        return current

    with ThreadPoolExecutor(2) as pool:
        replicas = [pool.submit(start) for _ in range(2)]
        assert [replica.result(timeout=60) for replica in replicas] == [True, True]


def test_a_schema_newer_than_the_code_is_refused_and_nothing_changed(engine):
    migrate(engine)
    with writing(engine) as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
        connection.execute(sa.text("DROP TABLE story"))
    before = table_names(engine)
    with pytest.raises(Problem, match="phiên bản mới hơn"):
        migrate(engine)
    with pytest.raises(Problem, match="mới hơn"), reading(engine) as connection:
        is_current(connection)
    assert table_names(engine) == before
    with reading(engine) as connection:
        found = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    assert found == "9999"


def test_a_migration_that_fails_leaves_nothing_behind(engine):
    """A table of the same name is in the way of one made halfway through."""
    with writing(engine) as connection:
        connection.execute(sa.text("CREATE TABLE task (code VARCHAR)"))
    with pytest.raises(sa.exc.DBAPIError):
        migrate(engine)
    assert table_names(engine) == {"task"}
