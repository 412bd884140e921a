"""Backup and restore: from either kind of database into either kind, all of it or nothing."""

import gzip
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from threading import Event, Thread
from uuid import uuid4

import pytest
import sqlalchemy as sa

from commands.database import backup as backup_command
from commands.database import restore as restore_command
from data_access.backups.dump import back_up, write_backup
from data_access.backups.restoring import restore
from data_access.imports import import_file
from data_access.people.authors import Author
from data_access.seeding.preparation import prepare
from data_access.store import migrate as migrations
from data_access.store.changes import IMPORT, record_change
from data_access.store.engine import engine_for, reading, writing
from data_access.store.problems import Problem
from data_access.store.tables import (
    Base,
    ChangeFileRow,
    DraftEventRow,
    DraftRow,
    FigureRow,
    PersonRow,
    PersonUnitRow,
    SnapshotRow,
    StoryRow,
    TypingRow,
    YearLockRow,
)
from tests.databases import PLANS, Content, sqlite_url

pytestmark = pytest.mark.thorough

TODAY = date(2026, 3, 1)


@pytest.fixture
def new_database(request, tmp_path, sqlite_copies) -> Iterator[Callable[..., sa.URL]]:
    """Give the address of a database that there is not yet, or that has no tables."""
    with ExitStack() as stack:

        def new_database(kind: str, content: Content | None = None) -> sa.URL:
            if kind == "sqlite":
                file = tmp_path / f"{uuid4().hex}.db"
                return sa.make_url(
                    sqlite_copies.copy(content, file) if content else sqlite_url(file)
                )
            copies = request.getfixturevalue("postgresql_copies")
            return stack.enter_context(copies.database(content))

        yield new_database


FILLED = Content(institutions=50)


def filled(url: sa.URL) -> sa.URL:
    """Put something into every table that people fill and demonstration data leave empty."""
    engine = engine_for(url)
    with writing(engine) as connection:
        number = record_change(
            connection,
            kind=IMPORT,
            actor="cán bộ Huế",
            summary="thử",
            file_name="huế.xlsx",
            file_sha256="0" * 64,
            content=bytes(range(256)) * 40,
        )
        person = {"address": "a@hue.vn", "name": "Nguyễn Thị Ánh", "role": "officer"}
        connection.execute(sa.insert(PersonRow), [person | {"active": True}])
        unit = {"address": "a@hue.vn", "unit_code": "46"}
        connection.execute(sa.insert(PersonUnitRow), [unit])
        shot = {"code": "s1", "title": "Hội nghị", "as_of": TODAY, "actor": "x", "version": 2}
        shot |= {"taken_at": datetime(2026, 3, 1, 1, 2, 3, 456, tzinfo=UTC), "sha256": "1"}
        connection.execute(sa.insert(SnapshotRow), [shot | {"content": b"\0\xff" * 9}])
        slide = {"snapshot_code": "s1", "position": 1, "slide": "a", "sentence": None}
        connection.execute(sa.insert(StoryRow), [slide | {"change_id": number}])
        lock = {"year": 2025, "change_id": number, "locked": True}
        connection.execute(sa.insert(YearLockRow), [lock])
        draft = {"id": 7, "address": "a@hue.vn", "sender": "Ánh (a@hue.vn)", "units": "46"}
        draft |= {"years": "2025", "file_name": "huế.xlsx", "file_sha256": "0" * 64}
        connection.execute(sa.insert(DraftRow), [draft | {"content": bytes(range(256))}])
        event = {"draft_id": 7, "actor": "Ánh (a@hue.vn)", "page": "Độ bao phủ", "cell": "D12"}
        event |= {"at": datetime(2026, 3, 1, tzinfo=UTC), "note": "sai", "change_id": number}
        states = [{"position": 1, "state": "sent"}, {"position": 2, "state": "returned"}]
        connection.execute(sa.insert(DraftEventRow), [event | each for each in states])
        typing = {"address": "a@hue.vn", "unit_code": "46", "year": 2025, "draft_id": 7}
        connection.execute(sa.insert(TypingRow), [typing | {"cells": '[["Bìa","note","C","ạ"]]'}])
    engine.dispose()
    return url


def everything(url: sa.URL) -> dict[str, list]:
    """Every row of every table; moments in UTC, however the database gives them back."""
    engine = engine_for(url)
    found = {}
    with reading(engine) as connection:
        for table in Base.metadata.sorted_tables:
            query = sa.select(table).order_by(*table.primary_key.columns)
            rows = connection.execute(query)
            # The databases put letters in different orders.
            found[table.name] = sorted(([_plain(cell) for cell in row] for row in rows), key=repr)
    engine.dispose()
    return found


def _plain(cell):
    if isinstance(cell, datetime):
        return cell.astimezone(UTC) if cell.tzinfo else cell.replace(tzinfo=UTC)
    return bytes(cell) if isinstance(cell, memoryview) else cell


def saved(url: sa.URL, path: Path) -> Path:
    engine = engine_for(url)
    made = back_up(engine, path)
    engine.dispose()
    return made.path


@pytest.mark.parametrize(
    ("of", "into"),
    [("sqlite", "sqlite"), ("sqlite", "postgresql"), ("postgresql", "sqlite")],
)
def test_round_trip_keeps_every_row_and_goes_on(new_database, tmp_path, of, into):
    source, target = filled(new_database(of, FILLED)), new_database(into)
    path = saved(source, tmp_path / "b.json.gz")
    made = restore(target, path, replace=False)
    before = everything(source)
    assert everything(target) == before
    assert made.rows == sum(len(rows) for rows in before.values())
    assert before["person"]
    assert before["snapshot"]
    # The restored database goes on where the other one was: the next number is the next one.
    prepare(target, demonstration=True, scale=50, on_progress=lambda said: pytest.fail(said))
    engine = engine_for(target)
    with writing(engine) as connection:
        number = record_change(connection, kind=IMPORT, actor="x", summary="x")
    engine.dispose()
    assert number == made.version + 1


@pytest.fixture
def source(tmp_path, sqlite_copies) -> sa.URL:
    return sa.make_url(sqlite_copies.copy(PLANS, tmp_path / "source.db"))


@pytest.fixture(scope="module")
def backup_of_plans(sqlite_copies, tmp_path_factory) -> bytes:
    folder = tmp_path_factory.mktemp("backup")
    plans = sa.make_url(sqlite_copies.copy(PLANS, folder / "plans.db"))
    return saved(plans, folder / "b.json.gz").read_bytes()


@pytest.fixture
def path(backup_of_plans, tmp_path) -> Path:
    """Give a backup of what `source` holds."""
    file = tmp_path / "b.json.gz"
    file.write_bytes(backup_of_plans)
    return file


def test_a_folder_gets_a_file_named_by_the_moment(source, tmp_path):
    made = saved(source, tmp_path)
    assert made.parent == tmp_path
    assert made.name.startswith("sao-luu-2")


def test_a_backup_takes_the_place_of_none_and_leaves_no_rest(source, path, tmp_path):
    before = path.read_bytes()
    with pytest.raises(Problem, match="Đã có tệp"):
        saved(source, path)
    with pytest.raises(Problem, match="Không ghi được tệp sao lưu"):
        saved(source, tmp_path / "none" / "b.json.gz")
    assert path.read_bytes() == before
    assert not list(tmp_path.glob(".*"))


def lines(path: Path) -> list[bytes]:
    return gzip.decompress(path.read_bytes()).splitlines(keepends=True)


def packed(*parts: bytes) -> bytes:
    return gzip.compress(b"".join(parts))


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        pytest.param(lambda p: p.read_bytes()[:-9], "cắt cụt", id="cut-off"),
        pytest.param(lambda p: p.read_bytes()[:2000], "cắt cụt", id="cut-off-early"),
        pytest.param(lambda p: packed(*lines(p)[:-1]), "cắt cụt", id="without-its-end"),
        pytest.param(
            lambda p: packed(*lines(p)[:-1], lines(p)[-1][:-1]), "cắt cụt", id="end-without-end"
        ),
        pytest.param(
            lambda p: packed(*lines(p)[:40], *lines(p)[41:]), "không khớp", id="a-row-taken-out"
        ),
        pytest.param(
            lambda p: packed(b"".join(lines(p)).replace(b"2025", b"2026", 1)),
            "không khớp",
            id="a-cell-changed",
        ),
        pytest.param(
            lambda p: p.read_bytes()[:900] + b"\0\0\0\0\0\0" + p.read_bytes()[906:],
            "hỏng",
            id="bytes-lost",
        ),
        pytest.param(lambda _: b"unit_code,year\n46,2025\n", "không phải", id="another-file"),
        pytest.param(lambda _: packed(b'{"a":1}\n'), "không phải", id="another-packed-file"),
        pytest.param(lambda _: packed(b"[1]\n"), "không phải", id="a-list"),
        pytest.param(lambda _: b"", "không phải", id="empty"),
    ],
)
def test_a_broken_file_is_refused_and_leaves_no_database(path, new_database, spoil, words):
    path.write_bytes(spoil(path))
    target = new_database("sqlite")
    with pytest.raises(Problem, match=words):
        restore(target, path, replace=False)
    assert not Path(str(target.database)).exists()


def test_a_file_that_there_is_not(tmp_path, new_database):
    with pytest.raises(Problem, match="Không có tệp"):
        restore(new_database("sqlite"), tmp_path / "none.gz", replace=False)


@pytest.mark.parametrize("field", ["schema", "version"])
def test_a_file_of_a_newer_program_is_refused(path, new_database, field, monkeypatch):
    head, *rest = lines(path)
    said = json.loads(head) | {field: 9999}
    content = [json.dumps(said).encode() + b"\n", *rest[:-1]]
    end = json.loads(rest[-1])
    end["sha256"] = sha256(b"".join(content)).hexdigest()
    path.write_bytes(packed(*content, json.dumps(end).encode() + b"\n"))
    target = new_database("sqlite")
    with pytest.raises(Problem, match="phiên bản mới hơn"):
        restore(target, path, replace=False)
    assert not Path(str(target.database)).exists()


def test_a_backup_of_an_older_schema_is_brought_up_to_date(source, path, tmp_path, new_database):
    """What later ones added is taken out of the file, as a program before would have written it."""
    content, skip = [], False
    for line in lines(path)[:-1]:
        said = json.loads(line)
        if isinstance(said, dict):
            name = said.get("table", "")
            skip = name == "institution_past" or name.endswith("_version")
            line = (
                line.replace(b'"schema":"' + said["schema"].encode(), b'"schema":"0003')
                if ("schema" in said)
                else line
            )
        if not skip:
            content.append(line)
    rows = sum(line.startswith(b"[") for line in content)
    end = {"rows": rows, "sha256": sha256(b"".join(content)).hexdigest()}
    path.write_bytes(packed(*content, json.dumps(end).encode() + b"\n"))
    target = new_database("sqlite")
    restore(target, path, replace=False)
    # What 0006, 0011 and 0013 added to plans comes with the next start, from the reference data.
    added = engine_for(source)
    with writing(added) as connection:
        for kept in ("", "_version"):
            for words in (
                f"document{kept} SET report_from = NULL, report_by = NULL, funding_clause = NULL",
                f"task{kept} SET clause = NULL, led_by = NULL",
            ):
                connection.execute(sa.text(f"UPDATE {words}"))
    added.dispose()
    assert everything(target) == everything(source)
    engine = engine_for(target)
    with reading(engine) as connection:
        assert migrations.is_current(connection)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_what_is_there_is_kept_unless_it_may_be_replaced(new_database, path, source, kind):
    target = filled(new_database(kind, FILLED))
    before = everything(target)
    with pytest.raises(Problem, match="--replace"):
        restore(target, path, replace=False)
    assert everything(target) == before
    made = restore(target, path, replace=True)
    assert everything(target) == everything(source)
    again = new_database("sqlite")
    restore(again, made.kept, replace=False)
    assert everything(again) == before


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_restoring_that_fails_half_way_leaves_what_was(new_database, path, kind, monkeypatch):
    from data_access.backups import restoring

    target = filled(new_database(kind, FILLED))
    before = everything(target)
    original = restoring.rows_of

    def torn(path):
        for number, row in enumerate(original(path)):
            if number == 2000:
                raise Problem("hết")
            yield row

    monkeypatch.setattr(restoring, "rows_of", torn)
    with pytest.raises(Problem, match="hết"):
        restore(target, path, replace=True)
    assert everything(target) == before


def test_a_backup_is_of_one_moment_while_others_write(seeded_engine, tmp_path, monkeypatch):
    """A writer that commits between two tables is in none of them."""
    engine, url = seeded_engine, seeded_engine.url
    before = everything(url)
    begun, written = Event(), Event()

    def write() -> None:
        begun.wait(20)
        file = tmp_path / "f.csv"
        file.write_text(
            "unit_code,indicator_code,category_code,year,numerator,denominator\n"
            "46,library_service,public_commune,2024,3,10",
            encoding="utf-8",
        )
        import_file(engine, file, reason="x", dry_run=False, today=TODAY, author=Author("x"))
        written.set()

    other = Thread(target=write)
    other.start()
    with reading(engine) as connection:
        assert connection.scalar(sa.text("SELECT count(*) FROM change")) == 1
        begun.set()
        assert written.wait(20)
        made = write_backup(connection, tmp_path / "b.json.gz")
    other.join(20)
    again = sa.make_url(f"sqlite+pysqlite:///{(tmp_path / 'again.db').as_posix()}")
    restore(again, made.path, replace=False)
    assert everything(again) == before
    assert len(everything(url)["figure"]) == len(before["figure"]) + 1
    engine.dispose()


def test_a_folder_that_is_not_there_is_made(path, tmp_path, source):
    target = sa.make_url(f"sqlite+pysqlite:///{(tmp_path / 'var' / 'd.db').as_posix()}")
    restore(target, path, replace=False)
    assert everything(target) == everything(source)


def test_only_the_newest_of_a_folder_are_kept(source, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DATABASE_URL", source.render_as_string(hide_password=False))
    old = [f"sao-luu-2026030{day}-011500.json.gz" for day in (1, 2, 3)]
    others = [
        "sao-luu-truoc-nang-cap.json.gz",
        "sao-luu-20260101-011500.json.gz.sha256",
        "truoc-khi-khoi-phuc-20260101-011500.json.gz",
        "ban-sao-luu-20260101-011500.json.gz",
        "sao-luu-29990101-011500.json.gz",  # of a clock that was wrong
    ]
    folder = tmp_path / "copies"
    folder.mkdir()
    for name in (*old, *others):
        (folder / name).touch()
    others.append("sao-luu-20260102-011500.json.gz")
    (folder / others[-1]).mkdir()
    assert backup_command.main([str(folder), "--keep", "2"]) == 0
    assert "Đã xóa 2 bản" in capsys.readouterr().out
    left = {each.name for each in folder.iterdir()}
    (made,) = left - {old[-1], *others}
    assert left == {made, old[-1], *others}
    assert (folder / made).stat().st_size


def test_a_backup_that_failed_removes_none(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/none.db")
    (tmp_path / "sao-luu-20260301-011500.json.gz").touch()
    with pytest.raises(Problem):
        backup_command.main([str(tmp_path), "--keep", "1"])
    assert (tmp_path / "sao-luu-20260301-011500.json.gz").exists()


@pytest.mark.parametrize(("place", "keep"), [("a.json.gz", "2"), (".", "0")])
def test_keeping_needs_a_folder_and_a_number(place, keep, tmp_path):
    with pytest.raises(Problem, match="--keep"):
        backup_command.main([str(tmp_path / place), "--keep", keep])


def test_commands(source, tmp_path, new_database, monkeypatch, capsys):
    monkeypatch.setenv("DATABASE_URL", source.render_as_string(hide_password=False))
    assert backup_command.main([str(tmp_path / "c.json.gz")]) == 0
    assert "Đã sao lưu vào" in capsys.readouterr().out
    target = new_database("sqlite")
    monkeypatch.setenv("DATABASE_URL", target.render_as_string(hide_password=False))
    assert restore_command.main([str(tmp_path / "c.json.gz")]) == 0
    assert "Đã khôi phục" in capsys.readouterr().out
    assert everything(target) == everything(source)
    assert {ChangeFileRow.__tablename__, FigureRow.__tablename__} <= everything(target).keys()
