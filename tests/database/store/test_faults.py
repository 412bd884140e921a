"""What goes wrong on a server: after each, the database is either before or after, never between.

Every fault is a real one: a process that is killed, a disk that is full, a server that goes away.
"""

import json
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from hashlib import sha256
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random

import psycopg
import pytest
import sqlalchemy as sa

from data_access.drafts.queries import draft
from data_access.drafts.steps import save
from data_access.imports import File, import_content, import_file
from data_access.imports import importing as importing_module
from data_access.people.authors import Author
from data_access.people.changes import add
from data_access.people.people import Role
from data_access.people.sign_ins import SignIn
from data_access.programme.queries import programme
from data_access.recorded.undoing import undo
from data_access.seeding import preparation
from data_access.seeding.preparation import prepare
from data_access.store import clock
from data_access.store.engine import engine_for, reading, writing
from data_access.store.problems import Problem, Unavailable
from data_access.store.tables import (
    ChangeFileRow,
    ChangeRow,
    FigureRow,
    InstitutionRow,
    UnitRow,
)
from data_access.store.tables.base import Base
from progress.model.drafts import DraftState
from tests.database.store.killed import (
    bring,
    bring_each,
    import_until_written,
    set_up_until_migrated,
)
from tests.databases import PLANS
from tests.nightly import nightly

pytestmark = pytest.mark.thorough
ROOT = Path(__file__).resolve().parents[3]
TODAY = date(2026, 3, 1)
ANYONE = Author("thử")
HEADER = "unit_code,indicator_code,category_code,year,numerator,denominator"
SERVICE = "library_service,public_commune"
PATIENCE = 60
OFFICERS = 20
PROGRAMS = 5
FORKS = multiprocessing.get_context("forkserver" if os.name == "posix" else None)

needs_posix = pytest.mark.skipif(os.name == "nt", reason="no signals and limits of this kind")


@pytest.fixture
def engine(seeded_engine):
    return seeded_engine


@pytest.fixture
def file(tmp_path):
    """Write a file of figures."""

    def file(*lines: str, name: str = "so-lieu.csv") -> Path:
        path = tmp_path / name
        path.write_text("\n".join((HEADER, *lines)), encoding="utf-8")
        return path

    return file


def take(engine: sa.Engine, path: Path, author: Author = ANYONE):
    given = {"reason": "thử", "dry_run": False, "today": TODAY}
    return import_file(engine, path, author=author, **given)


def state(engine: sa.Engine) -> list:
    with reading(engine) as connection:
        tables = (FigureRow, ChangeRow, ChangeFileRow, InstitutionRow)
        return [
            sorted(map(repr, connection.execute(sa.select(table.__table__)))) for table in tables
        ]


def numerators(engine: sa.Engine) -> dict[tuple[str, int], int]:
    with reading(engine) as connection:
        return {(f.unit_code, f.year): f.numerator for f in programme(connection).figures}


def provinces(engine: sa.Engine) -> list[str]:
    """Today's provinces, enough for as many officers."""
    row = UnitRow
    query = sa.select(row.code).where(row.kind == "province", row.valid_to.is_(None))
    with reading(engine) as connection:
        return list(connection.scalars(query.order_by(row.code)))


# kill -9 in the middle of an import


def started(function: Callable[..., None], *arguments: object) -> BaseProcess:
    """Let a process work that is forked from one with all modules in it."""
    if os.name == "posix":
        FORKS.set_forkserver_preload([function.__module__])
    process = FORKS.Process(target=function, args=arguments)
    process.start()
    return process


def killed_at_its_stop(function: Callable[..., None], *arguments: object) -> None:
    """Let a process work until it tells that it stops there, and kill it."""
    ours, theirs = FORKS.Pipe(duplex=False)
    process = started(function, *arguments, theirs)
    theirs.close()
    try:
        with ours:
            assert ours.poll(PATIENCE)
            ours.recv()
    finally:
        process.kill()
        process.join(PATIENCE)
    assert process.exitcode == -signal.SIGKILL


@needs_posix
def test_killed_in_the_middle_of_an_import(engine, file, database_url):
    before = state(engine)
    path = file(f"46,{SERVICE},2024,3,10")
    killed_at_its_stop(import_until_written, database_url, path, None, TODAY)
    # PostgreSQL notices at once that the other end is gone; SQLite's lock dies with its process.
    assert state(engine) == before
    assert take(engine, path).change_id is not None
    assert numerators(engine) == {("46", 2024): 3}


@needs_posix
def test_killed_while_a_draft_is_taken(engine, file, database_url):
    path = file(f"46,{SERVICE},2024,3,10")
    with writing(engine) as connection:
        add(connection, "an@x.vn", name="An", role=Role.OFFICER, units=("46",), author=ANYONE)
        now = clock.now()
        officer = SignIn("an@x.vn", now, now + timedelta(hours=1), "một")
        about = ("46",), (2024,)
        number = save(connection, path.name, path.read_bytes(), about, officer, send=True)
    before = state(engine)
    killed_at_its_stop(import_until_written, database_url, path, number, TODAY)
    assert state(engine) == before
    with reading(engine) as connection:
        assert draft(connection, number).state == DraftState.SENT
    given = {"reason": None, "dry_run": False, "today": TODAY, "author": ANYONE}
    taken = import_content(engine, File("a.csv", path.read_bytes()), draft=number, **given)
    assert taken.change_id is not None
    assert numerators(engine) == {("46", 2024): 3}


@needs_posix
def test_killed_between_the_migrations_and_the_plans(database_url):
    killed_at_its_stop(set_up_until_migrated, database_url)
    engine = engine_for(sa.make_url(database_url))
    with engine.connect() as connection:
        assert sa.inspect(connection).get_table_names() == []
    prepare(engine.url, demonstration=False, scale=0, on_progress=lambda _sentence: None)
    with reading(engine) as connection:
        assert len(programme(connection).targets) > 0
    engine.dispose()


KILLS = pytest.mark.parametrize(
    ("database_url", "kills"),
    [
        ("sqlite", 100),
        ("postgresql", 10),
        *(nightly(kind, 1_000) for kind in ("sqlite", "postgresql")),
    ],
    indirect=["database_url"],
)


@needs_posix
@KILLS
def test_killed_at_any_moment_an_import_is_whole_or_not_there(engine, file, kills):
    """One process after the other, forked from one that has imported all, killed at random."""
    chance = Random(1520)  # noqa: S311 (moments, no secrets)
    codes = provinces(engine)

    def turn(number: int) -> Path:
        return file(*(f"{code},{SERVICE},2025,{number},{kills}" for code in codes))

    ours, theirs = FORKS.Pipe()
    url = engine.url.render_as_string(hide_password=False)
    process = started(bring_each, url, TODAY, theirs)
    theirs.close()
    with ours:
        ours.send(turn(0))
        assert ours.recv() is None
        # The next one is let be too: it shows how long an import takes.
        ours.send((turn(1), PATIENCE))
        usual, code = ours.recv(), ours.recv()
        before = kept(engine)
        assert (code, before) == (0, dict.fromkeys(codes, 1))
        killed = 0
        for number in range(2, kills + 2):
            ours.send((turn(number), chance.uniform(0, usual)))
            ours.recv()
            killed += ours.recv() == -signal.SIGKILL
            after = kept(engine)
            assert after in (before, dict.fromkeys(codes, number))
            before = after
        ours.send(None)
    process.join(PATIENCE)
    assert killed
    assert numerators(engine) == {(code, 2025): number for code, number in before.items()}


def kept(engine: sa.Engine) -> dict[str, int]:
    """Return the latest numerator of each unit, read without the rest of the Programme."""
    row = FigureRow
    with reading(engine) as connection:
        rows = connection.execute(sa.select(row.unit_code, row.numerator).order_by(row.change_id))
        return dict(map(tuple, rows))


# The disk is full


@needs_posix
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("full", ["pages", "limit"])
def test_a_full_disk_is_said_and_leaves_everything_as_it_was(engine, file, database_url, full):
    lines = [f"{code},{SERVICE},2025,3,10" for code in provinces(engine)]
    path = file(*lines)
    path.write_text(
        path.read_text(encoding="utf-8")
        .replace("denominator", "denominator,note")
        .replace(",10", ",10," + "x" * 2_900),
        encoding="utf-8",
    )
    before = state(engine)
    if full == "pages":
        tight = engine_for(engine.url)
        sa.event.listen(tight, "connect", _no_page_more)
        with pytest.raises(Problem, match="đã đầy"):
            take(tight, path)
        tight.dispose()
    else:
        # Another process, for which no file may grow: the limit could not be taken back here.
        limited = (
            "import resource, signal, sys\n"
            "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))\n"
            "from commands.__main__ import main\n"
            "sys.exit(main(['import', sys.argv[1], '--reason', 'x']))\n"
        )
        ended = subprocess.run(  # noqa: S603 (written above)
            [sys.executable, "-c", limited, str(path)],
            env={**os.environ, "DATABASE_URL": database_url, "PYTHONUTF8": "1"},
            cwd=ROOT,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
        assert ended.returncode == 1
        assert "Traceback" not in ended.stderr
        assert "đầy" in ended.stdout + ended.stderr
    assert state(engine) == before
    assert take(engine, path).change_id is not None


def _no_page_more(connection, _record) -> None:
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")


READS = """
import ctypes, json, os, sys
if os.geteuid() == 0:
    class Header(ctypes.Structure):
        _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]
    header, held = Header(0x20080522, 0), (ctypes.c_uint32 * 6)()
    library = ctypes.CDLL(None)
    assert library.capget(ctypes.byref(header), held) == 0
    held[0] &= ~2
    held[1] &= ~2
    assert library.capset(ctypes.byref(header), held) == 0
from commands.__main__ import main
for words in json.loads(sys.argv[1]):
    code = main(words)
    print("", code, sep=chr(28), end=chr(28), flush=True)
"""
"""Commands without the right to write what is read-only (CAP_DAC_OVERRIDE), which root has."""


@pytest.mark.skipif(sys.platform != "linux", reason="capabilities are those of Linux")
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_disk_that_cannot_be_written_is_read(engine, file, database_url, tmp_path):
    take(engine, file(f"46,{SERVICE},2024,3,10"))
    engine.dispose()
    place = tmp_path / "read-only"
    place.mkdir()
    try:
        copy = place / "dashboard.db"
        shutil.copy(str(engine.url.database), copy)
        copy.chmod(0o444)
        place.chmod(0o555)
        surroundings = {**os.environ, "DATABASE_URL": f"sqlite:///{copy}", "PYTHONUTF8": "1"}

        commands = (
            ("facts", "--year", "2024", "--scope", "46"),
            ("setup",),
            ("task", "I.5", "--year", "2025", "--in-progress"),
        )
        ended = subprocess.run(  # noqa: S603 (written above)
            [sys.executable, "-c", READS, json.dumps(commands)],
            env=surroundings,
            cwd=ROOT,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
        assert ended.returncode == 0, ended.stderr
        found, *codes = ended.stdout.split(chr(28))
        assert codes[::2] == ["0", "0", "1"], ended.stderr
        assert any(row["value"] == 30 for row in json.loads(found)["targets"])
        assert "để ghi" in ended.stderr + ended.stdout
        assert "Traceback" not in ended.stderr
        assert sorted(path.name for path in place.iterdir()) == ["dashboard.db"]
    finally:
        place.chmod(0o755)


@needs_posix
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_full_disk_is_read(engine, file, database_url):
    """Not a byte can be written: the file that SQLite maps for its journal is none either."""
    take(engine, file(f"46,{SERVICE},2024,3,10"))
    engine.dispose()
    limited = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n"
        "from commands.__main__ import main\n"
        "sys.exit(main(['facts', '--year', '2024', '--scope', '46']))\n"
    )
    ended = subprocess.run(  # noqa: S603 (written above)
        [sys.executable, "-c", limited],
        env={**os.environ, "DATABASE_URL": database_url, "PYTHONUTF8": "1"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert any(row["value"] == 30 for row in json.loads(ended.stdout)["targets"])


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_cannot_be_brought_up_to_date_is_shown_as_it_is(engine, monkeypatch, tmp_path):
    def no_room(*_all) -> None:
        raise Unavailable("đầy")

    monkeypatch.setattr(preparation, "_prepare", no_room)
    given = {"demonstration": False, "scale": 0}
    sentences: list[str] = []
    preparation.prepare(engine.url, on_progress=sentences.append, **given)
    assert sentences == ["Chỉ xem được, chưa ghi được: đầy"]
    none = sa.make_url(f"sqlite:///{tmp_path / 'none.db'}")
    with pytest.raises(Unavailable, match="đầy"):
        preparation.prepare(none, on_progress=sentences.append, **given)


# The database is lost, and back


@pytest.fixture
def interrupted(monkeypatch):
    """Do something between the writing of an import and its end."""

    def interrupted(deed) -> None:
        whole = importing_module.apply

        def torn(connection, *arguments, **more):
            number = whole(connection, *arguments, **more)
            monkeypatch.setattr(importing_module, "apply", whole)
            deed(connection)
            return number

        monkeypatch.setattr(importing_module, "apply", torn)

    return interrupted


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_server_that_breaks_off_is_said_and_taken_up_again(
    engine, file, interrupted, postgresql_url, postgresql_copies
):
    before = state(engine)
    path = file(f"46,{SERVICE},2024,3,10")

    def break_off(connection) -> None:
        pid = connection.scalar(sa.text("SELECT pg_backend_pid()"))
        with psycopg.connect(postgresql_url, autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(%s)", (pid,))

    interrupted(break_off)
    with pytest.raises(Problem, match="Mất kết nối"):
        take(engine, path)
    assert state(engine) == before
    with postgresql_copies.database(PLANS) as url:
        never_broken = engine_for(url)
        take(never_broken, path)
        take(engine, path)
        assert digest(engine) == digest(never_broken)
        never_broken.dispose()


def digest(engine: sa.Engine) -> dict[str, str]:
    """Return a hash of every table; of a change all but its number and the moment of its writing.

    PostgreSQL gives the number of a change that broke off to no other one.
    """
    digests = {}
    with reading(engine) as connection:
        for table in Base.metadata.sorted_tables:
            left_out = {"at", "change_id"} | ({"id"} if table.name == "change" else set())
            columns = [column for column in table.columns if column.name not in left_out]
            rows = sorted(map(repr, connection.execute(sa.select(*columns))))
            digests[table.name] = sha256("\n".join(rows).encode()).hexdigest()
    return digests


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_every_connection_lost_between_two_imports_is_not_noticed(engine, file, postgresql_url):
    assert take(engine, file(f"46,{SERVICE},2024,3,10")).change_id
    with psycopg.connect(postgresql_url, autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
            (engine.url.database,),
        )
    assert take(engine, file(f"46,{SERVICE},2024,4,10")).change_id
    assert numerators(engine) == {("46", 2024): 4}


# Many at once


def test_twenty_imports_at_once_are_each_accepted_once(engine, file):
    codes = provinces(engine)[:OFFICERS]
    paths = [
        file(f"{code},{SERVICE},2025,{number},100", name=f"{code}.csv")
        for number, code in enumerate(codes, 1)
    ]
    with ThreadPoolExecutor(OFFICERS) as officers:
        found = list(officers.map(lambda path: take(engine, path), paths))
    numbers = sorted(each.change_id for each in found)
    assert numbers == list(range(numbers[0], numbers[0] + OFFICERS))
    assert numerators(engine) == {(code, 2025): n for n, code in enumerate(codes, 1)}


def test_the_same_file_at_once_is_accepted_once(engine, file):
    path = file(f"46,{SERVICE},2025,3,10")
    with ThreadPoolExecutor(OFFICERS) as officers:
        found = list(officers.map(lambda _: take(engine, path), range(OFFICERS)))
    assert Counter(each.change_id is None for each in found) == {True: OFFICERS - 1, False: 1}


def test_two_officers_at_one_key_leave_one_after_the_other(engine, file):
    """No update is lost: each is in the history, and the latest is the one that stands."""
    paths = [file(f"46,{SERVICE},2025,{value},100", name=f"{value}.csv") for value in range(1, 9)]
    with ThreadPoolExecutor(len(paths)) as officers:
        found = list(officers.map(lambda path: take(engine, path), paths))
    by_change = {each.change_id: int(each.file_name[:-4]) for each in found}
    assert len(by_change) == len(paths)
    assert numerators(engine) == {("46", 2025): by_change[max(by_change)]}
    with reading(engine) as connection:
        kept = connection.execute(sa.select(FigureRow.change_id, FigureRow.numerator)).all()
    assert dict(map(tuple, kept)) == by_change


def test_two_who_undo_the_same_change_undo_it_once(engine, file):
    number = take(engine, file(f"46,{SERVICE},2025,3,10")).change_id
    with ThreadPoolExecutor(8) as officers:
        found = list(officers.map(lambda _: undo(engine, number, None, ANYONE, TODAY), range(8)))
    assert Counter(each.nothing_left for each in found) == {True: 7, False: 1}
    assert numerators(engine) == {}


@needs_posix
def test_several_programs_at_once(engine, file, database_url):
    """Programs and not threads, which share a module's locks."""
    codes = provinces(engine)[:PROGRAMS]
    processes = [
        started(
            bring,
            database_url,
            file(f"{code},{SERVICE},2025,{number},100", name=f"{code}.csv"),
            TODAY,
        )
        for number, code in enumerate(codes, 1)
    ]
    try:
        for process in processes:
            process.join(2 * PATIENCE)
            assert process.exitcode == 0
    finally:
        for process in processes:
            process.kill()
    assert numerators(engine) == {(code, 2025): n for n, code in enumerate(codes, 1)}


def test_a_reader_sees_all_of_a_change_or_nothing(engine, file):
    """Two rows of one change: nobody ever sees one of them."""
    paths = [
        file(f"46,{SERVICE},2025,{v},100", f"01,{SERVICE},2025,{v},100", name=f"{v}.csv")
        for v in range(1, 7)
    ]
    seen = []
    with ThreadPoolExecutor(2) as others:
        work = others.submit(lambda: [take(engine, path) for path in paths])
        while not work.done():
            seen.append(set(numerators(engine).values()))
        work.result()
    assert all(len(values) <= 1 for values in seen)
    with writing(engine) as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(FigureRow)) == 12
