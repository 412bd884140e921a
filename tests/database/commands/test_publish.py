"""`manage.py publish`: nothing of people, the same bytes again, the facts of `facts`."""

import csv
import io
import json
from datetime import date

import pytest
import sqlalchemy as sa

from commands import facts
from commands.conference import publish
from data_access.people.authors import Author
from data_access.recorded.definition.forms import email, text
from data_access.recorded.registry import RECORDED
from data_access.snapshots import take_snapshot
from data_access.store.changes import IMPORT, record_change
from data_access.store.engine import engine_for, writing
from data_access.store.problems import Problem
from data_access.store.tables import ChangeRow, CorrespondentRow, NarrativeRow
from tests.databases import DEMONSTRATION

pytestmark = pytest.mark.thorough

AS_OF = "2026-11-21"
SECRET = "Nguyễn Văn Kín"  # noqa: S105 (a name, planted where nobody may read it)


@pytest.fixture
def folder(tmp_path):
    """A place of its own: the database may lie beside it."""
    return tmp_path / "trang"


def published(folder, *words):
    assert publish.main([str(folder), "--as-of", AS_OF, *words]) == 0
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def secret_columns(table):
    """Return the columns of a recorded table that hold people's words, whatever is kept back.

    Of plans, whose sentences stand in documents, only the notes.
    """
    if table.current is not None:
        return [column for column in table.columns if column.name == "note"]
    return [
        column
        for column in table.columns
        if column.form in (text, email)
        and not column.references
        and column.name not in {*table.key, "document_number", "code"}
    ]


def plant(engine):
    """Write a name wherever people or free words stand; return in how many places it stands."""
    planted = 0
    with writing(engine) as connection:
        number = record_change(connection, kind=IMPORT, actor=SECRET, summary=SECRET)
        row = {"unit_code": "46", "change_id": number, "status": "current"}
        words = {"year": 2025, "theme": "highlights", "text": SECRET}
        connection.execute(sa.insert(NarrativeRow).values(**row, **words))
        connection.execute(
            sa.insert(CorrespondentRow).values(
                **row, body=SECRET, address=SECRET, email=f"{SECRET}@a.vn"
            )
        )
        for table in RECORDED:
            for column in secret_columns(table):
                for row_class in filter(None, (table.row, table.current)):
                    filled = sa.update(row_class).values({column.name: SECRET})
                    planted += connection.execute(filled).rowcount > 0
        told = dict.fromkeys(("actor", "summary", "reason", "file_name"), SECRET)
        connection.execute(sa.update(ChangeRow).values(told))
    return planted


# What is written comes from the Programme, whichever database it was read from.
def test_nothing_of_people_is_published(sqlite_copies, tmp_path, folder, monkeypatch):
    url = sqlite_copies.copy(DEMONSTRATION, tmp_path / "dashboard.db")
    monkeypatch.setenv("DATABASE_URL", url)
    engine = engine_for(sa.make_url(url))
    assert plant(engine) >= 8
    engine.dispose()
    planted = published(folder)
    assert not [path for path, content in planted.items() if SECRET.encode() in content]
    assert len(planted) > 34 + 17 + 9


def test_open_data_are_the_facts_and_the_same_data_give_the_same_bytes(
    seeded_engine, folder, monkeypatch, capsys
):
    url = seeded_engine.url.render_as_string(hide_password=False)
    monkeypatch.setenv("DATABASE_URL", url)
    files = published(folder)
    capsys.readouterr()
    facts.main(["--as-of", AS_OF, "--scope", "46"])
    assert json.loads(files["du-lieu/facts-46.json"]) == json.loads(capsys.readouterr().out)
    targets = json.loads(files["du-lieu/targets.json"])["rows"]
    rows = list(csv.DictReader(io.StringIO(files["du-lieu/targets.csv"].decode("utf-8-sig"))))
    assert len(rows) == len(targets) > 0
    assert all("note" not in row for row in targets)
    assert not [path for path in files if "institution" in path or "change" in path]
    agencies = json.loads(files["du-lieu/task-agencies.json"])["rows"]
    assert {"task_code": "I.5", "agency_code": "cuc_di_san_van_hoa", "role": "lead"} in agencies
    assert "sitemap.xml" not in files
    capsys.readouterr()
    assert published(folder) == files
    assert "ghi 0, gỡ 0" in capsys.readouterr().err


def test_a_snapshot_is_published_as_it_was_taken(seeded_engine, folder, monkeypatch):
    url = seeded_engine.url.render_as_string(hide_password=False)
    monkeypatch.setenv("DATABASE_URL", url)
    take_snapshot(seeded_engine, "so-ket-2027", "Sơ kết 05 năm", date(2026, 3, 1), Author("thử"))
    assert publish.main([str(folder), "--snapshot", "so-ket-2027", "--live", "https://a.vn"]) == 0
    home = (folder / "index.html").read_text()
    assert "bản chốt số liệu «Sơ kết 05 năm»" in home
    assert "Tính đến ngày 01/03/2026" in home
    assert "https://a.vn/tong-quan?nam=2025&amp;ban-chot=so-ket-2027" in home


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--year", "1999"], "Không có số liệu của năm 1999"),
        (["--snapshot", "khong-co"], "khong-co"),
        (["--live", "bang.example.vn"], "Không hiểu địa chỉ"),
        (["--address", "javascript:alert(1)"], "Không hiểu địa chỉ"),
        (["--live", "https://a.vn/?x=1"], "Không hiểu địa chỉ"),
        (["--live", "https://a.vn:cong/"], "Không hiểu địa chỉ"),
        (["--live", "https://a b.vn"], "Không hiểu địa chỉ"),
    ],
)
def test_what_cannot_be_asked_for_is_refused_and_nothing_written(
    untouched, folder, monkeypatch, words, sentence
):
    url = untouched.url.render_as_string(hide_password=False)
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(Problem, match=sentence):
        publish.main([str(folder), *words])
    assert not folder.exists()
