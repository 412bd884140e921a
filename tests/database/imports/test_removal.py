"""The first import of anything real takes the demonstration data out, and never unawares."""

from datetime import date

import pytest
import sqlalchemy as sa

from commands.__main__ import main
from data_access.demonstration import add_demonstration
from data_access.imports import ImportOutcome, import_file
from data_access.people.authors import Author
from data_access.programme.queries import has_demonstration, programme
from data_access.recorded.registry import RECORDED
from data_access.recorded.undoing import undo
from data_access.store.changes import DEMONSTRATION_REMOVED, IMPORT, current_version
from data_access.store.engine import reading, writing
from data_access.store.problems import Problem
from data_access.store.tables import ChangeRow, InstitutionRow
from tests.databases import Content

TODAY = date(2026, 3, 1)
ANYONE = Author("thử")
FIGURE = "unit_code,indicator_code,category_code,year,numerator,denominator,status"
SOUND = "46,library_service,public_commune,2024,3,10,"


@pytest.fixture
def content() -> Content:
    return Content(institutions=10)


@pytest.fixture
def engine(seeded_engine) -> sa.Engine:
    return seeded_engine


@pytest.fixture
def take(engine, tmp_path):
    """Import one line under a header."""

    def take(line: str = SOUND, header: str = FIGURE, **options) -> ImportOutcome:
        path = tmp_path / "so-lieu.csv"
        path.write_text(f"{header}\n{line}\n", encoding="utf-8")
        given = {"reason": "đúng", "dry_run": False, "today": TODAY, "author": ANYONE}
        return import_file(engine, path, **(given | options))

    return take


@pytest.fixture
def run(database_url, monkeypatch, capsys):
    """Run a command: its status, and what it said."""
    monkeypatch.setenv("DATABASE_URL", database_url)

    def run(*words: object) -> tuple[int, str]:
        status = main([str(word) for word in words])
        return status, capsys.readouterr().out

    return run


def everything(engine: sa.Engine) -> tuple[int, list[int]]:
    """Return the data version, and how many rows each recorded table has."""
    with reading(engine) as connection:
        counts = [sa.select(sa.func.count()).select_from(table.row) for table in RECORDED]
        return current_version(connection), [connection.scalar(count) or 0 for count in counts]


@pytest.mark.parametrize(
    "options", [{}, {"dry_run": True}, {"dry_run": True, "removal": True}], ids=str
)
def test_without_consent_or_order_the_plan_says_what_would_go_and_nothing_goes(
    engine, take, options
):
    before = everything(engine)
    found = take(**options)
    assert found.removal_sentence.startswith("Sẽ gỡ số liệu minh họa: ")
    assert "10 thiết chế" in found.removal_sentence
    assert found.needs_removal is not options.get("removal", False)
    assert found.refused is not options.get("dry_run", False)
    assert found.change_id is None
    # Judged as though nothing made up had ever been there.
    assert found.plans[0].summary.startswith("mới 1, sửa 0")
    assert everything(engine) == before


def test_with_consent_they_go_in_the_transaction_that_writes(engine, take):
    found = take(removal=True)
    assert found.removal_sentence.startswith("Đã gỡ số liệu minh họa: ")
    with reading(engine) as connection:
        assert not has_demonstration(connection)
        assert [figure.numerator for figure in programme(connection).figures] == [3]
        changes = sa.select(ChangeRow.kind, ChangeRow.actor).order_by(ChangeRow.id.desc()).limit(2)
        last = [tuple(each) for each in connection.execute(changes)]
    assert last == [(IMPORT, "thử"), (DEMONSTRATION_REMOVED, "thử")]
    again = take(SOUND.replace("3,10", "4,10"))
    assert (again.made_up, again.refused) == ("", False)


def test_undo_brings_nothing_made_up_back(engine, take):
    number = take(removal=True).change_id
    undo(engine, number, None, ANYONE, TODAY)
    with reading(engine) as connection:
        assert not has_demonstration(connection)
        assert programme(connection).figures == ()
    with pytest.raises(Problem, match="đã gỡ số liệu minh họa"):
        undo(engine, number - 1, None, ANYONE, TODAY)
    with writing(engine) as connection, pytest.raises(Problem, match="đã có số liệu thật"):
        add_demonstration(connection, scale=1)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(f"46,library_service,public_commune,2023,x,10,\n{SOUND}", id="refused"),
        pytest.param("46,library_service,public_commune,2024,,,withdrawn", id="nothing-to-write"),
    ],
)
def test_what_writes_nothing_removes_nothing(engine, take, line):
    before = everything(engine)
    found = take(line, removal=True)
    assert (found.made_up, found.change_id) == ("", None)
    assert everything(engine) == before


def test_a_real_result_of_a_made_up_institution_is_refused(engine, take):
    with reading(engine) as connection:
        code = connection.scalar(sa.select(sa.func.min(InstitutionRow.code)))
    before = everything(engine)
    header = "institution_code,indicator_code,year,value"
    found = take(f"{code},library_visits,2025,10", header, removal=True)
    assert [issue.code for issue in found.errors] == ["unknown-institution"]
    assert everything(engine) == before


def orders(tmp_path) -> list[tuple[object, ...]]:
    path = tmp_path / "so-lieu.csv"
    path.write_text(f"{FIGURE}\n{SOUND}\n", encoding="utf-8")
    return [("import", path), ("task", "I.1.2", "--year", "2025", "--in-progress")]


@pytest.mark.parametrize("order", [0, 1], ids=["import", "task"])
def test_a_command_stops_until_told_to_remove(run, engine, tmp_path, order):
    words = orders(tmp_path)[order]
    before = everything(engine)
    status, said = run(*words)
    assert status == 1
    assert "Sẽ gỡ số liệu minh họa: " in said
    assert "chạy lại với --remove-demonstration" in said
    status, said = run(*words, "--dry-run", "--remove-demonstration")
    assert status == 0
    assert "Sẽ gỡ số liệu minh họa: " in said
    assert everything(engine) == before
    status, said = run(*words, "--remove-demonstration")
    assert status == 0
    assert "Đã gỡ số liệu minh họa: " in said
    with reading(engine) as connection:
        assert not has_demonstration(connection)
