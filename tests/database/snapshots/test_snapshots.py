"""Snapshots: taken once, never changed, carried about as a file, on both databases."""

from datetime import date

import pytest
import sqlalchemy as sa

from commands.__main__ import main
from data_access import snapshots
from data_access.imports import record_row
from data_access.people.authors import Author
from data_access.programme.queries import programme as read_programme
from data_access.recorded.tables.task_records import TASK_RECORD
from data_access.snapshots.canonical import canonical
from data_access.snapshots.storage import insert_chosen_slides
from data_access.store.changes import SNAPSHOT, current_version, record_change
from data_access.store.engine import engine_for, reading, writing
from data_access.store.problems import Problem
from data_access.store.tables import ChangeRow, SnapshotRow
from progress.model.snapshots import SlideChoice
from tests.databases import PLANS

CODE, TITLE, AS_OF = "so-ket-2027", "Sơ kết giai đoạn 2023–2027", date(2027, 6, 30)
STORY = (
    SlideChoice("bia"),
    SlideChoice("thu-vien", "Cần thêm 40 thư viện xã."),
)


@pytest.fixture
def engine(seeded_engine):
    return seeded_engine


@pytest.fixture
def elsewhere(tmp_path, sqlite_copies):
    """Another database with the same plans."""
    engine = engine_for(sa.make_url(sqlite_copies.copy(PLANS, tmp_path / "elsewhere.db")))
    yield engine
    engine.dispose()


def take(engine, code: str = CODE, title: str = TITLE):
    return snapshots.take_snapshot(engine, code, title, AS_OF, Author("thử"))


def work(engine) -> None:
    """Change today's figures."""
    cells = {"task_code": "I.1.2", "occurrence_year": "2025", "state": "in_progress"}
    outcome = record_row(
        engine,
        TASK_RECORD,
        cells,
        reason=None,
        dry_run=False,
        today=date(2026, 11, 21),
        author=Author("thử"),
    )
    assert not outcome.refused, outcome.errors


def tell(engine, lines=STORY, code: str = CODE) -> None:
    """Put a choice of slides beside a snapshot."""
    with writing(engine) as connection:
        change = record_change(connection, kind=SNAPSHOT, actor="thử", summary="Câu chuyện")
        insert_chosen_slides(connection, code, lines, change)


def version(engine) -> int:
    with reading(engine) as connection:
        return current_version(connection)


def current(engine):
    with reading(engine) as connection:
        return read_programme(connection)


def edit(engine, **cells: object) -> None:
    with writing(engine) as connection:
        connection.execute(sa.update(SnapshotRow).values(**cells))


def export(engine, path, code: str = CODE) -> bytes:
    with reading(engine) as connection:
        snapshots.export_file(connection, code, path)
    return path.read_bytes()


def bring(engine, path):
    with writing(engine) as connection:
        return snapshots.import_file(connection, path, "người nhập")


@pytest.mark.on_both
def test_it_holds_the_version_before_its_own_change(engine):
    before = current(engine)
    taken = take(engine)
    assert taken.version == before.version
    assert version(engine) == before.version + 1
    with reading(engine) as connection:
        found, frozen = snapshots.verify(connection, CODE)
        row = connection.execute(
            sa.select(ChangeRow.kind, ChangeRow.actor, ChangeRow.summary, ChangeRow.file_sha256)
            .order_by(ChangeRow.id.desc())
            .limit(1)
        ).one()
        assert canonical(frozen) == snapshots.content(connection, CODE) == canonical(before)
    assert found == taken
    assert (row.kind, row.actor, row.file_sha256) == (SNAPSHOT, "thử", taken.sha256)
    assert CODE in row.summary
    assert "30/06/2027" in row.summary


def test_it_does_not_move_with_todays_figures(engine):
    taken = take(engine)
    work(engine)
    with reading(engine) as connection:
        _, frozen = snapshots.verify(connection, CODE)
    assert frozen.task_records == ()
    assert len(current(engine).task_records) == 1
    assert take(engine, "sau").sha256 != taken.sha256


def test_a_code_is_taken_once(engine):
    taken = take(engine)
    before = version(engine)
    with pytest.raises(Problem, match="không bao giờ bị ghi đè"):
        take(engine, title="Khác")
    assert version(engine) == before
    with reading(engine) as connection:
        assert snapshots.listed(connection) == (taken,)


@pytest.mark.parametrize(("code", "title"), [("Sơ kết", TITLE), ("hien-tai", TITLE), (CODE, "  ")])
def test_what_cannot_be_named_writes_nothing(untouched, code, title):
    before = version(untouched)
    with pytest.raises(Problem, match="hãy"):
        take(untouched, code, title)
    assert version(untouched) == before


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param({"content": b"{}"}, id="content"),
        pytest.param({"sha256": "0" * 64}, id="hash"),
        pytest.param({"title": "Tổng kết"}, id="title"),
        pytest.param({"as_of": date(2027, 12, 31)}, id="day"),
        pytest.param({"version": 99}, id="version"),
    ],
)
def test_tampering_with_the_row_is_found(engine, cells):
    take(engine)
    edit(engine, **cells)
    with reading(engine) as connection, pytest.raises(Problem, match=CODE):
        snapshots.verify(connection, CODE)


def test_content_and_hash_changed_together_do_not_match_the_history(engine):
    taken = take(engine)
    work(engine)
    other = take(engine, "khac")
    with reading(engine) as connection:
        content = snapshots.content(connection, "khac")
    with writing(engine) as connection:
        connection.execute(
            sa.update(SnapshotRow)
            .where(SnapshotRow.code == CODE)
            .values(content=content, sha256=other.sha256, version=other.version)
        )
    assert taken.sha256 != other.sha256
    with reading(engine) as connection, pytest.raises(Problem, match="lịch sử"):
        snapshots.verify(connection, CODE)


@pytest.mark.on_both
def test_a_file_goes_to_another_database_and_comes_back_the_same(engine, elsewhere, tmp_path):
    take(engine)
    tell(engine)
    file = export(engine, tmp_path / "a.chot")
    assert export(engine, tmp_path / "b.chot") == file
    done = bring(elsewhere, tmp_path / "a.chot")
    assert (done.is_new, done.slides_taken) == (True, True)
    with reading(elsewhere) as connection:
        snapshots.verify(connection, CODE)
        assert snapshots.chosen_slides(connection, CODE) == STORY
    assert export(elsewhere, tmp_path / "c.chot") == file
    before = version(elsewhere)
    again = bring(elsewhere, tmp_path / "a.chot")
    assert (again.is_new, again.slides_taken, again.slides_kept) == (False, False, False)
    assert version(elsewhere) == before


def test_another_content_under_the_same_code_is_refused(engine, elsewhere, tmp_path):
    work(elsewhere)
    mine, theirs = take(engine), take(elsewhere)
    assert mine.sha256 != theirs.sha256
    export(elsewhere, tmp_path / "a.chot")
    before = version(engine)
    with pytest.raises(Problem, match="không bao giờ bị ghi đè"):
        bring(engine, tmp_path / "a.chot")
    assert version(engine) == before
    with reading(engine) as connection:
        assert snapshots.verify(connection, CODE)[0] == mine


def test_a_story_comes_later_and_never_replaces_ones_own(engine, tmp_path):
    take(engine)
    tell(engine)
    export(engine, tmp_path / "told.chot")
    with writing(engine) as connection:
        connection.execute(sa.text("DELETE FROM story"))
    assert bring(engine, tmp_path / "told.chot").slides_taken
    with writing(engine) as connection:
        connection.execute(sa.text("UPDATE story SET sentence = 'Khác' WHERE position = 2"))
    done = bring(engine, tmp_path / "told.chot")
    assert (done.slides_taken, done.slides_kept) == (False, True)
    with reading(engine) as connection:
        assert snapshots.chosen_slides(connection, CODE)[1].sentence == "Khác"


@pytest.mark.on_both
def test_exporting_spares_what_is_not_its_own(engine, tmp_path):
    take(engine)
    path = tmp_path / "bai-phat-bieu.docx"
    path.write_bytes(b"PK")
    with pytest.raises(Problem, match="chọn tên khác"):
        export(engine, path)
    assert path.read_bytes() == b"PK"
    first = export(engine, tmp_path / "a.chot")
    tell(engine)
    assert export(engine, tmp_path / "a.chot") != first
    assert {each.name for each in tmp_path.glob("*.tmp")} == set()


@pytest.mark.parametrize("cells", [{"content": b"{}"}, {"as_of": date(2028, 1, 1)}])
def test_a_damaged_snapshot_is_not_exported(engine, tmp_path, cells):
    take(engine)
    edit(engine, **cells)
    with pytest.raises(Problem, match=CODE):
        export(engine, tmp_path / "a.chot")
    assert not (tmp_path / "a.chot").exists()


@pytest.fixture
def run(engine, database_url, monkeypatch, capsys):
    """Run a command as `manage.py` does; return its status, and what it said on both outputs."""
    monkeypatch.setenv("DATABASE_URL", database_url)

    def run(*arguments: object):
        status = main([str(each) for each in arguments])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


def test_the_commands_from_taking_to_comparing(run, engine, tmp_path):
    assert run("snapshot", "list")[0] == 0
    status, out, _ = run("snapshot", "take", CODE, "--title", TITLE, "--as-of", "2027-06-30")
    assert status == 0
    assert "tính đến 30/06/2027" in out.lower()
    assert run("snapshot", "take", CODE, "--title", TITLE)[0] == 1
    assert TITLE in run("snapshot", "show", CODE)[1]
    assert run("snapshot", "verify")[0] == 0
    status, out, _ = run("snapshot", "diff", CODE, "hien-tai", "--as-of", "2027-06-30")
    assert (status, "Không có đánh giá, số liệu, báo cáo hay nhiệm vụ nào thay đổi." in out) == (
        0,
        True,
    )
    assert out.startswith(f"Từ bản chốt «{CODE}» (tính đến 30/06/2027, số liệu năm 2026")
    assert run("snapshot", "export", CODE, tmp_path / "a.chot")[0] == 0
    assert "không thay đổi" in run("snapshot", "import", tmp_path / "a.chot")[1]
    status, out, _ = run("snapshot", "verify", "--file", tmp_path / "a.chot")
    assert (status, "nguyên vẹn" in out) == (0, True)
    assert CODE in run("snapshot", "list")[1]


@pytest.mark.parametrize(
    "arguments",
    [
        ("snapshot", "show", "khong-co"),
        ("snapshot", "verify", "khong-co"),
        ("snapshot", "diff", "hien-tai", "khong-co"),
        ("check", "khong-co"),
        ("check",),
    ],
)
def test_what_is_not_there_is_said_with_status_1(run, arguments):
    status, out, err = run(*arguments)
    assert status == 1
    assert (out + err).strip().endswith(".")


def test_verify_names_each_damaged_snapshot(run, engine):
    take(engine)
    take(engine, "khac")
    assert run("snapshot", "verify")[0] == 0
    edit(engine, content=b"{}")
    status, out, _ = run("snapshot", "verify")
    assert status == 1
    assert out.count("HỎNG") == 2
    assert run("snapshot", "verify", CODE)[0] == 1


def test_the_rehearsal_of_a_snapshot_and_of_today(run, engine):
    take(engine)
    status, out, _ = run("check", CODE)
    assert status == 0
    assert f"ĐẠT    Bản chốt «{CODE}»" in out
    assert "ĐẠT    Đủ 34 tỉnh, thành phố ngày 30/06/2027." in out
    assert "ĐẠT    Không có số liệu minh họa." in out
    assert "34 trên 34 tỉnh, thành phố chưa gửi báo cáo năm 2026" in out
    status, out, _ = run("check", "hien-tai", "--as-of", "2026-03-01")
    assert status == 0
    assert "chưa chốt" in out


def test_the_rehearsal_of_a_tampered_snapshot_fails(run, engine):
    take(engine)
    edit(engine, title="Khác")
    status, _, err = run("check", CODE)
    assert (status, "lịch sử" in err) == (1, True)
