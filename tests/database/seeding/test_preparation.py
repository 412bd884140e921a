"""A database is prepared as a whole or not at all, and until then nothing works on it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from commands.__main__ import main
from data_access.programme.queries import has_demonstration
from data_access.store.engine import engine_for, reading
from data_access.store.problems import Problem
from tests.databases import migrate
from ui.frame.data import check_database

ROOT = Path(__file__).resolve().parents[3]
CUT_OFF = """
import signal, sys
from data_access.seeding import preparation
def torn(*arguments, **more):
    print("HERE", flush=True)
    signal.pause()
setattr(preparation, sys.argv[1], torn)
from commands.__main__ import main
sys.exit(main(["setup"]))
"""
"""`setup`, stopped before one of its steps, so that it can be killed there."""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no signals of this kind")


@pytest.fixture
def run(database_url, monkeypatch, capsys):
    """Run a command on the database; return its status, and what it said on standard error."""
    monkeypatch.setenv("DATABASE_URL", database_url)

    def run(*arguments: object) -> tuple[int, str]:
        status = main([str(each) for each in arguments])
        return status, capsys.readouterr().err

    return run


@pytest.fixture
def cut_off(database_url):
    """Kill `setup` at a step."""

    def cut_off(step: str) -> None:
        variables = {"DATABASE_URL": database_url, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
        process = subprocess.Popen(  # noqa: S603 (written above)
            [sys.executable, "-c", CUT_OFF, step],
            env={**os.environ, **variables},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "HERE\n"
        process.send_signal(signal.SIGKILL)
        process.communicate()

    return cut_off


def made_up(url: str) -> bool:
    engine = engine_for(sa.make_url(url))
    with reading(engine) as connection:
        found = has_demonstration(connection)
    engine.dispose()
    return found


def everything_refuses(run, tmp_path) -> None:
    """Hold that every command, and the page, say what to do and write nothing."""
    commands = [
        ("facts",),
        ("backup", tmp_path / "sao-luu.json.gz"),
        ("snapshot", "take", "so-ket", "--title", "Sơ kết"),
        ("export", "hien-tai", "--to", tmp_path / "tệp"),
        ("template", "--unit", "46", "--year", "2026", "-o", tmp_path / "mau.xlsx"),
        ("task", "I.1.2", "--in-progress"),
        ("people", "list"),
        ("demo",),
    ]
    for command in commands:
        status, said = run(*command)
        assert status == 1, command
        assert "chưa được chuẩn bị" in said
        assert "manage.py setup" in said
        assert len(said.splitlines()) == 1
    with pytest.raises(Problem, match="chưa được chuẩn bị"):
        check_database()
    assert {path.name.split(".")[0] for path in tmp_path.iterdir()} <= {"dashboard"}


@pytest.mark.parametrize(
    "step",
    [
        # By day in tests/database/store/test_faults.py, there on PostgreSQL too.
        pytest.param("apply_seed", id="between-tables-and-plans", marks=pytest.mark.nightly),
        pytest.param("add_demonstration", id="between-plans-and-demonstration"),
    ],
)
@pytest.mark.thorough
def test_what_is_killed_is_refused_and_the_next_setup_finishes_it(
    run, cut_off, database_url, tmp_path, step
):
    cut_off(step)
    everything_refuses(run, tmp_path)
    assert run("setup", "--scale", "1")[0] == 0
    assert made_up(database_url)
    assert run("facts")[0] == 0


@pytest.mark.on_both
def test_tables_without_plans_are_refused_and_filled(run, database_url, tmp_path):
    """What a setup left that was killed when its steps were kept one by one."""
    engine = engine_for(sa.make_url(database_url))
    migrate(engine)
    engine.dispose()
    everything_refuses(run, tmp_path)
    assert run("setup", "--empty")[0] == 0
    assert not made_up(database_url)
    assert run("facts")[0] == 0


@pytest.mark.on_both
def test_demonstration_data_come_with_the_first_plans_only(run, database_url):
    assert run("setup", "--empty")[0] == 0
    assert run("setup")[0] == 0
    assert not made_up(database_url)
