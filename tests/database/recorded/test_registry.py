"""Every recorded table goes the whole circle that its entry in the registry promises."""

from dataclasses import MISSING, dataclass, fields, replace
from datetime import date

import pytest
import sqlalchemy as sa

from data_access.backups.dump import back_up
from data_access.backups.restoring import restore
from data_access.imports import import_file
from data_access.people.authors import Author
from data_access.programme.queries import programme
from data_access.recorded import history, registry
from data_access.recorded.definition.table import as_given
from data_access.recorded.differences import differences, parts
from data_access.recorded.registry import RECORDED, unregistered_tables
from data_access.recorded.tables.institutions import INSTITUTION
from data_access.recorded.tables.task_records import TASK_RECORD
from data_access.recorded.undoing import undo
from data_access.recorded.versions import versions
from data_access.snapshots.canonical import canonical
from data_access.snapshots.storage import frozen
from data_access.snapshots.taking import take
from data_access.store.changes import current_version
from data_access.store.current import current
from data_access.store.engine import engine_for, reading, writing
from data_access.store.problems import Problem
from progress.model.changes import HistorySelection, difference_words
from progress.model.programme import Programme

TODAY = date(2026, 3, 1)
ANYONE, HUE, HANOI = (
    Author("thử", units) for units in (None, frozenset({"46"}), frozenset({"01"}))
)
REGISTER = "code,name,category_code,unit_code"
OWN_TASK = "hue:IV.4,hue,IV,4,Sơ kết,Sơ kết,Mục IV.4,2024,2024"
LIBRARY = "TV-46-000001,Thư viện thử,public_province,46"


@dataclass(frozen=True)
class Sample:
    """Two files about one key of a table, of Huế where it is of a unit, the second a correction."""

    header: str
    first: str
    second: str


SAMPLES = {
    "figure": Sample(
        "unit_code,indicator_code,category_code,year,numerator,denominator",
        "46,library_service,public_commune,2024,3,10",
        "46,library_service,public_commune,2024,4,10",
    ),
    "report": Sample("unit_code,year,received_on", "46,2024,2024-12-10", "46,2024,2024-12-20"),
    "narrative": Sample(
        "unit_code,year,theme,text", "46,2024,highlights,Mở 12 điểm.", "46,2024,highlights,Mở 13."
    ),
    "budget": Sample(
        "unit_code,document_code,year,source,planned,spent",
        '46,1520,2024,state_budget,"1200,5",',
        '46,1520,2024,state_budget,"1200,5",1100',
    ),
    "task_record": Sample(
        "task_code,occurrence_year,state,note",
        "hue:IV.4,2024,in_progress,một",
        "hue:IV.4,2024,in_progress,hai",
    ),
    "institution": Sample(REGISTER, LIBRARY, LIBRARY.replace("thử", "mới")),
    "institution_result": Sample(
        "institution_code,indicator_code,year,value",
        "TV-46-000001,library_visits,2024,100",
        "TV-46-000001,library_visits,2024,200",
    ),
    "correspondent": Sample(
        "unit_code,body,address,email",
        "46,Ủy ban nhân dân thành phố Huế,16 Lê Lợi,ubnd@hue.gov.vn",
        "46,Ủy ban nhân dân thành phố Huế,16 Lê Lợi,vanthu@hue.gov.vn",
    ),
    "assignment": Sample(
        "scenario,indicator_code,category_code,unit_code,year,first_year,milestone,rule,numerator,"
        "denominator,added",
        "Thử,library_service,public_commune,46,2024,2025,2030,level,3,10,3",
        "Thử,library_service,public_commune,46,2024,2025,2030,proportion,3,10,4",
    ),
    "document": Sample(
        "code,title,issuer,unit_code",
        "thu,Kế hoạch thử,Ủy ban nhân dân,46",
        "thu,Kế hoạch mới,Ủy ban nhân dân,46",
    ),
    "target": Sample(
        "document_code,indicator_code,category_code,year,low,wording,clause",
        "hue,library_service,education,2028,70,70% thư viện,Mục II",
        "hue,library_service,education,2028,80,80% thư viện,Mục II",
    ),
    "task": Sample(
        "code,document_code,appendix,number,title,short_title,clause,first_year,last_year",
        "hue:IV.3.1,hue,IV,3.1,Xây dựng hạ tầng,Xây dựng,Mục IV.3,2026,2028",
        "hue:IV.3.1,hue,IV,3.1,Xây dựng hạ tầng,Xây dựng,Mục IV.3,2026,2029",
    ),
    "task_agency": Sample(
        "task_code,agency_code,role,position",
        "hue:IV.1.10,van_phong_bo,coordinate,1",
        "hue:IV.1.10,van_phong_bo,coordinate,2",
    ),
    "observance": Sample(
        "code,name,month,day,document_code,clause",
        "hue:III.1.2,Ngày hội đọc sách,4,20,hue,Mục III.1",
        "hue:III.1.2,Ngày hội đọc sách,4,22,hue,Mục III.1",
    ),
}
ONE_OF_EACH_KIND = ("figure", "institution", "task")
"""Rows that are appended, that are replaced in place, and that are kept beside current ones."""
EVERY = pytest.mark.parametrize(
    "table",
    [
        pytest.param(each, marks=[pytest.mark.on_both] if each.name in ONE_OF_EACH_KIND else ())
        for each in RECORDED
    ],
    ids=lambda table: table.name,
)


@pytest.fixture
def walk(seeded_engine, tmp_path):
    return Walk(seeded_engine, tmp_path)


class Walk:
    """What people do with one table of a database."""

    def __init__(self, engine, folder):
        self.engine, self.folder = engine, folder

    def read(self, query, *arguments, **more):
        with reading(self.engine) as connection:
            return query(connection, *arguments, **more)

    def outcome(self, header, line, author=ANYONE):
        path = self.folder / "tep.csv"
        path.write_text(f"{header}\n{line}\n", encoding="utf-8")
        return import_file(
            self.engine, path, reason="thử", dry_run=False, today=TODAY, author=author
        )

    def take(self, header, line) -> int:
        outcome = self.outcome(header, line)
        assert outcome.change_id is not None, outcome.errors
        return outcome.change_id

    def back(self, number, author=ANYONE) -> int:
        return undo(self.engine, number, None, author, TODAY).change_id

    def prepare(self, table) -> Sample:
        assert table.name in SAMPLES, f"add two files about one key of {table.name} to SAMPLES"
        if table.of_register and table.past is None and not self.now(INSTITUTION):
            self.take(REGISTER, LIBRARY)
        if table is TASK_RECORD:
            self.take(SAMPLES["task"].header, OWN_TASK)
        return SAMPLES[table.name]

    def now(self, table) -> list:
        """The rows that count, without the change that wrote them."""
        columns = [table.row.__table__.c[name] for name in (*table.key, *table.values)]
        query = sa.select(*columns) if table.past else current(table.row, *columns)
        return self.read(lambda connection: connection.execute(query).all())

    def said(self, table, number) -> tuple:
        """The one row that a change wrote: subject, before, after."""
        assert self.read(parts, number)[-1].name == table.name
        (found,) = self.read(differences, number, table.name, 0, 10, True)
        return found.subject, *difference_words(found)

    def numbers(self, **asked) -> set[int]:
        found = self.read(history.changes, HistorySelection(**asked), first=0, count=99, names=True)
        return {change.number for change in found}


@EVERY
def test_import_history_undo_and_undo_of_the_undo(walk, table):
    sample = walk.prepare(table)
    nothing = walk.now(table)
    first = walk.take(sample.header, sample.first)
    assert (first in walk.numbers(unit="46")) == (table.unit is not None)
    assert (first in walk.numbers(year=2024)) == (table.year is not None)
    assert first not in walk.numbers(unit="01") | walk.numbers(year=2023)
    was = walk.now(table)
    second = walk.take(sample.header, sample.second)
    became = walk.now(table)
    assert nothing != was != became

    subject, before, after = walk.said(table, second)
    assert all(subject)
    assert before != after
    assert walk.said(table, first)[1] == "không có"

    undone = walk.back(second)
    assert walk.now(table) == was
    assert walk.said(table, undone)[1:] == (after, before)
    again = walk.back(undone)
    assert walk.now(table) == became
    for number in (again, first):
        walk.back(number)
    gone = walk.now(table)
    assert gone == nothing if table.past is None else all(row.closed_on == TODAY for row in gone)


@EVERY
def test_only_those_whose_unit_it_is_may_write_and_undo(walk, table):
    sample = walk.prepare(table)
    refused = walk.outcome(sample.header, sample.first, HANOI)
    assert [issue.code for issue in refused.errors] == ["not-permitted"]
    number = walk.take(sample.header, sample.first)
    with pytest.raises(Problem, match="ngoài các đơn vị được giao"):
        walk.back(number, HANOI)
    if table.unit is None:
        refused = walk.outcome(sample.header, sample.second, HUE)
        assert [issue.sentence for issue in refused.errors] == [table.lead_only]
    else:
        assert walk.outcome(sample.header, sample.second, HUE).change_id is not None


def test_the_tasks_of_the_ministry_are_recorded_by_who_leads_the_programme(walk):
    header, line = SAMPLES["task_record"].header, "I.5,2024,in_progress,một"
    refused = walk.outcome(header, line, HUE)
    assert [issue.sentence for issue in refused.errors] == [TASK_RECORD.lead_only]
    number = walk.take(header, line)
    with pytest.raises(Problem, match="ngoài các đơn vị được giao"):
        walk.back(number, HUE)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("target", "1520,library_service,education,2028,1,1% thư viện,Mục II"),
        ("task", "I.5,hue,IV,5,Xây dựng hạ tầng,Xây dựng,Mục IV.5,2026,2028"),
        ("task_agency", "I.5,van_phong_bo,coordinate,1"),
        ("observance", "thu,Ngày thử,4,20,1346,Mục II"),
    ],
)
def test_no_unit_writes_in_the_documents_of_the_country(walk, name, line):
    """A task of the Ministry stays its own where the file names a unit's plan, too."""
    assert "not-permitted" in {e.code for e in walk.outcome(SAMPLES[name].header, line, HUE).errors}


def test_a_backup_brings_every_version_back(walk):
    """Of all tables: a backup is of the whole database.

    What PostgreSQL stores is brought back every day in tests/database/store/test_backup.py.
    """
    last = {}
    for table in RECORDED:
        sample = walk.prepare(table)
        walk.take(sample.header, sample.first)
        last[table] = walk.take(sample.header, sample.second)
    file = back_up(walk.engine, walk.folder).path
    url = sa.make_url(f"sqlite+pysqlite:///{(walk.folder / 'other.db').as_posix()}")
    restore(url, file, replace=False)
    there = Walk(engine_for(url), walk.folder)
    for table, number in last.items():
        stored, here = (
            set(
                each.read(lambda open, every: open.execute(every).all(), sa.select(versions(table)))
            )
            for each in (there, walk)
        )
        assert stored == here, table.name
        assert len(stored) >= 2, table.name
        there.back(number)
        assert there.now(table) != walk.now(table), table.name
    there.engine.dispose()


def test_a_snapshot_keeps_what_the_entries_say(walk):
    numbers = {}
    for table in RECORDED:
        sample = walk.prepare(table)
        numbers[table] = walk.take(sample.header, sample.first)
    was = before = walk.read(programme)
    with writing(walk.engine) as connection:
        take(connection, "thu", "Thử", TODAY, "thử")
    for table in sorted(RECORDED, key=lambda table: table.snapshot is not None):
        walk.take(SAMPLES[table.name].header, SAMPLES[table.name].second)
        now = walk.read(programme)
        if table.snapshot is None:
            assert canonical(replace(now, version=before.version)) == canonical(before), table.name
        else:
            assert getattr(now, table.snapshot) != getattr(before, table.snapshot), table.name
            if table.current is None:
                check_record(table, getattr(was, table.snapshot), numbers[table])
        before = now
    assert canonical(walk.read(frozen, "thu")[1]) == canonical(was)


def check_record(table, records, number) -> None:
    """The records of a Programme are the rows of the table, with all that its entry names."""
    assert len(records) == 1, f"`programme` does not read the rows of {table.name}"
    (record,) = records
    assert record.change_id == number
    # A field with a default is no column: it is read from the changes.
    columns = {field.name for field in fields(record) if field.default is MISSING}
    assert columns <= {*table.key, *table.stored, "change_id"}


@EVERY
def test_an_entry_tells_everything_about_its_table(table):
    columns = table.row.__table__.columns
    primary = [c.name for c in table.row.__table__.primary_key if c.name != "change_id"]
    assert sorted(table.key) == sorted(primary)
    known = {*table.names, *table.fixed, *filter(None, [table.arrival]), "change_id"}
    assert {c.name for c in columns} == known, "each column stands in `columns` or in `fixed`"
    for column in table.columns:
        optional = columns[column.name].nullable or column.default is not None
        optional = optional or table.complete is not as_given
        assert optional or column.filled or table.past, f"{column.name} is NULL in an empty cell"
        assert column.label or column.name == table.state, f"{column.name} has no label"
    assert (table.state is None) == (table.past is not None)
    assert {table.unit.name if table.unit else None, table.year} <= {*table.names, None}
    assert table.unit is not None or table.lead_only
    held = {field.name for field in fields(Programme)}
    assert table.snapshot in (None, *held), f"Programme has no field {table.snapshot}"
    said = {name for part in table.subject for name in part.own}
    said |= {column for part in table.subject for _, column, _ in part.named}
    assert said >= set(table.key), "rows whose keys differ have one subject in the history"
    if table.past is not None:
        kept = {c.name for c in table.past.row.__table__.columns}
        assert kept == {table.past.key, "change_id", "written_by", *table.stored}


def test_every_table_that_comes_with_a_change_is_registered():
    names = [table.name for table in unregistered_tables()]
    assert not names, f"no entry in data_access/recorded/registry.py: {names}"


def test_what_nobody_registered_is_not_called_nothing(walk, monkeypatch):
    sample = SAMPLES["figure"]
    number = walk.take(sample.header, sample.first)
    monkeypatch.setattr(registry, "RECORDED", RECORDED[1:])
    for refused in (lambda: walk.read(parts, number), lambda: walk.back(number)):
        with pytest.raises(Problem, match="bảng «figure» mà chương trình chưa khai báo"):
            refused()
    assert walk.read(current_version) == number
