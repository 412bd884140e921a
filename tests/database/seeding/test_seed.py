"""The reference data: applied as one change, or refused by file and line with nothing written."""

import csv
import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from data_access.programme.queries import programme
from data_access.seeding.files import FILES
from data_access.seeding.seed import apply_seed
from data_access.store import tables
from data_access.store.changes import SEED, record_change
from data_access.store.engine import engine_for, reading, writing
from data_access.store.problems import Problem
from data_access.store.settings import SEED_FOLDER
from tests.databases import SCHEMA, Content, migrate, seed_rows

COMMUNES_KEPT = 3
Edit = Callable[[list[dict[str, str]]], object]


def copy_of_the_files(place: Path) -> Path:
    """The reference data, with three communes for speed."""
    copied = place / "seed_data"
    copied.mkdir()
    for stem, *_ in FILES:
        shutil.copy(SEED_FOLDER / f"{stem}.csv", copied)
    lines = (copied / "commune.csv").read_text(encoding="utf-8").splitlines()
    kept = "\n".join(lines[: COMMUNES_KEPT + 1])
    (copied / "commune.csv").write_text(f"{kept}\n", encoding="utf-8")
    return copied


@pytest.fixture
def folder(tmp_path) -> Path:
    return copy_of_the_files(tmp_path)


@pytest.fixture(scope="module")
def untouched(tmp_path_factory) -> Iterator[sa.Engine]:
    """One database for all files that are refused: they leave it as it is."""
    place = tmp_path_factory.mktemp("refused")
    engine = engine_for(sa.make_url(f"sqlite+pysqlite:///{(place / 'd.db').as_posix()}"))
    migrate(engine)
    apply(engine, copy_of_the_files(place))
    yield engine
    engine.dispose()


@pytest.fixture
def content() -> Content:
    return SCHEMA


@pytest.fixture
def engine(database_url) -> Iterator[sa.Engine]:
    engine = engine_for(sa.make_url(database_url))
    yield engine
    engine.dispose()


def apply(engine: sa.Engine, folder: Path) -> str | None:
    with writing(engine) as connection:
        return apply_seed(connection, folder)


def edit(folder: Path, stem: str, change: Edit) -> None:
    """Rewrite one file after a change to its rows, which may be made in place or returned."""
    path = folder / f"{stem}.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        found = list(csv.DictReader(stream))
    header = list(found[0])
    changed = change(found)
    stream = io.StringIO()
    writer = csv.DictWriter(stream, header, lineterminator="\n")
    writer.writeheader()
    writer.writerows(changed if isinstance(changed, list) else found)
    path.write_text(stream.getvalue(), encoding="utf-8")


def row_of(found: list[dict[str, str]], **key: str) -> dict[str, str]:
    (row,) = [row for row in found if all(row[column] == key[column] for column in key)]
    return row


def without(**key: str) -> Edit:
    def without(found: list[dict[str, str]]) -> list[dict[str, str]]:
        gone = row_of(found, **key)
        return [row for row in found if row is not gone]

    return without


def changed(cells: dict[str, str], **key: str) -> Edit:
    return lambda found: row_of(found, **key).update(cells)


def changes(engine: sa.Engine) -> list[tuple[str, str]]:
    row = tables.ChangeRow
    with reading(engine) as connection:
        query = sa.select(row.kind, row.summary).order_by(row.id)
        return [tuple(found) for found in connection.execute(query)]


def everything(engine: sa.Engine) -> dict[str, list[tuple]]:
    """Every row of every table, in some fixed order."""
    with reading(engine) as connection:
        return {
            name: sorted(map(tuple, connection.execute(sa.select(table))), key=repr)
            for name, table in tables.Base.metadata.tables.items()
        }


def add_figure(engine: sa.Engine, **values: object) -> None:
    given = {
        "unit_code": "46",
        "indicator_code": "library_service",
        "category_code": "public_commune",
        "year": 2024,
        "numerator": 1,
        "denominator": 2,
        "origin": "reported",
        "status": "current",
    }
    with writing(engine) as connection:
        change = record_change(connection, kind="import", actor="thử", summary="thử")
        row = given | values | {"change_id": change}
        connection.execute(sa.insert(tables.FigureRow).values(**row))


def test_all_the_files_fill_their_tables(engine):
    said = apply(engine, SEED_FOLDER)
    assert said.startswith("Dữ liệu nền: đơn vị hành chính thêm 3.409; quan hệ sáp nhập thêm 52;")
    assert "văn bản thêm 7;" in said
    assert f"mục tiêu thêm {seed_rows('target')};" in said
    assert "nhiệm vụ thêm 40;" in said
    assert changes(engine) == [(SEED, said)]
    assert apply(engine, SEED_FOLDER) is None


def test_applied_twice_it_does_nothing(engine, folder):
    apply(engine, folder)
    before = everything(engine)
    assert apply(engine, folder) is None
    assert everything(engine) == before


@pytest.mark.on_both
def test_every_cell_is_stored_as_written(engine, folder):
    apply(engine, folder)
    stored: dict[str, set] = {}
    written: dict[str, set] = {}
    with reading(engine) as connection:
        for stem, row, _ in FILES:
            table = row.__table__
            columns = [column.name for column in table.columns]
            stored[table.name] = {
                tuple(said(cell) for cell in found)
                for found in connection.execute(sa.select(*table.columns))
            }
            with (folder / f"{stem}.csv").open(encoding="utf-8", newline="") as stream:
                cells = {tuple(tidy(line[c]) for c in columns) for line in csv.DictReader(stream)}
            written.setdefault(table.name, set()).update(cells)
    assert stored == written


def said(cell: object) -> str:
    if cell is None:
        return ""
    return tidy(str(int(cell) if isinstance(cell, bool) else cell))


def tidy(text: str) -> str:
    """A whole number without the decimals that a program may write."""
    return text.removesuffix(".0") if text.removesuffix(".0").isdigit() else text


EDITS = [
    pytest.param(
        "target",
        changed(
            {"low": "65"},
            document_code="1520",
            indicator_code="library_service",
            category_code="public_commune",
            year="2030",
        ),
        "Dữ liệu nền: mục tiêu sửa 1.",
        id="a-number-changed",
    ),
    pytest.param(
        "target",
        without(document_code="hue", indicator_code="museum_programme"),
        "Dữ liệu nền: mục tiêu bớt 1.",
        id="a-target-removed",
    ),
    pytest.param(
        "observance",
        lambda found: found.append({**found[0], "code": "new_day", "month": "9", "day": "2"}),
        "Dữ liệu nền: ngày kỷ niệm thêm 1.",
        id="a-row-added",
    ),
    pytest.param(
        "task",
        changed({"last_year": ""}, code="I.1.1"),
        "Dữ liệu nền: nhiệm vụ sửa 1.",
        id="a-cell-emptied",
    ),
    pytest.param(
        "agency",
        lambda found: found.reverse(),
        None,
        id="the-order-of-rows-is-no-difference",
    ),
    pytest.param(
        "commune",
        lambda found: found[1:],
        "Dữ liệu nền: đơn vị hành chính bớt 1.",
        id="a-commune-removed",
    ),
]


@pytest.mark.parametrize(("stem", "change", "sentence"), EDITS)
@pytest.mark.on_both
def test_differences_are_applied_as_one_change_and_said(engine, folder, stem, change, sentence):
    apply(engine, folder)
    first = changes(engine)
    edit(folder, stem, change)
    assert apply(engine, folder) == sentence
    assert changes(engine)[len(first) :] == ([(SEED, sentence)] if sentence else [])
    assert apply(engine, folder) is None


def test_several_files_make_one_change(engine, folder):
    apply(engine, folder)
    edit(folder, "target", without(document_code="hue", indicator_code="museum_programme"))
    edit(folder, "category", changed({"name": "Bảo tàng công lập"}, code="museum"))
    assert apply(engine, folder) == "Dữ liệu nền: loại thiết chế sửa 1; mục tiêu bớt 1."
    assert len(changes(engine)) == 2


@pytest.mark.on_both
def test_a_removed_target_binds_nobody(engine, folder):
    apply(engine, folder)
    edit(folder, "target", without(document_code="hue", indicator_code="museum_programme"))
    apply(engine, folder)
    with reading(engine) as connection:
        left = [t for t in programme(connection).targets if t.document_code == "hue"]
    assert len(left) == 9
    assert "museum_programme" not in {target.indicator_code for target in left}


def test_a_unit_goes_although_another_file_fills_the_same_table(engine, folder):
    edit(folder, "unit", lambda found: found.append({**found[1], "code": "99"}))
    apply(engine, folder)
    edit(folder, "unit", without(code="99"))
    assert apply(engine, folder) == "Dữ liệu nền: đơn vị hành chính bớt 1."


def test_a_code_renamed_in_every_file_is_applied(engine, folder):
    apply(engine, folder)

    def rename(column: str) -> Edit:
        def rename(found: list[dict[str, str]]) -> None:
            for row in found:
                if row[column] == "cuc_di_san_van_hoa":
                    row[column] = "cuc_di_san"

        return rename

    edit(folder, "agency", rename("code"))
    edit(folder, "sector", rename("lead_agency_code"))
    edit(folder, "task_agency", rename("agency_code"))
    assert "cơ quan thêm 1, bớt 1" in apply(engine, folder)


@pytest.mark.parametrize("stem", ["agency", "unit"])
def test_a_row_may_stand_before_the_one_it_refers_to(engine, folder, stem):
    edit(folder, stem, lambda found: found.reverse())
    assert apply(engine, folder) is not None


def first_target(**cells: str) -> Edit:
    return lambda found: found[0].update(cells)


WRONG = [
    pytest.param(
        "unit", changed({"valid_to": "30/6/2025"}, code="01"), 3, "30/6/2025", id="bad-date"
    ),
    pytest.param(
        "unit",
        changed({"valid_to": "2025-06-31"}, code="01"),
        3,
        "valid_to",
        id="no-such-day",
    ),
    pytest.param("target", first_target(year="hai nghìn"), 2, "hai nghìn", id="no-number"),
    pytest.param("target", first_target(low="40%"), 2, "40%", id="percent-sign"),
    pytest.param("target", first_target(low="40,5"), 2, "40,5", id="vietnamese-decimal"),
    pytest.param("target", first_target(low="nan"), 2, "low", id="not-a-number"),
    pytest.param("target", first_target(low="inf"), 2, "low", id="infinite"),
    pytest.param("target", first_target(indicator_code="x"), 2, "«x»", id="unknown-indicator"),
    pytest.param("target", first_target(document_code="x"), 2, "«x»", id="unknown-document"),
    pytest.param("target", first_target(clause=""), 2, "clause", id="missing-clause"),
    pytest.param("target", first_target(clause="   "), 2, "clause", id="blank-clause"),
    pytest.param("target", first_target(certainty="sure"), 2, "certainty", id="unknown-word"),
    pytest.param("target", first_target(high="1"), 2, "high", id="range-upside-down"),
    pytest.param("target", first_target(low="", high="1"), 2, "low", id="high-without-low"),
    pytest.param("task", changed({"number": ""}, code="I.1.1"), 2, "number", id="missing-number"),
    pytest.param("task", changed({"yearly": "có"}, code="I.1.2"), 3, "yearly", id="no-truth"),
    pytest.param(
        "sector",
        changed({"lead_indicator_code": "x"}, code="museum"),
        3,
        "«x»",
        id="lead-indicator",
    ),
    pytest.param(
        "unit_succession",
        lambda found: found[0].update(successor_code="x"),
        2,
        "«x»",
        id="unknown-successor",
    ),
    pytest.param("commune", lambda found: found[2].update(parent_code="x"), 4, "«x»", id="parent"),
    pytest.param(
        "document",
        lambda found: found.append(dict(found[0])),
        9,
        "trùng khóa với seed_data/document.csv, dòng 2",
        id="duplicate-key",
    ),
]


def refused(engine: sa.Engine, folder: Path) -> str:
    before = everything(engine)
    with pytest.raises(Problem) as problem:
        apply(engine, folder)
    assert everything(engine) == before
    return str(problem.value)


@pytest.mark.parametrize(("stem", "change", "line", "words"), WRONG)
def test_a_wrong_row_is_named_by_file_and_line_and_nothing_is_written(
    untouched, folder, stem, change, line, words
):
    edit(folder, "agency", changed({"name": "Tên khác"}, code="van_phong_bo"))
    edit(folder, stem, change)
    sentence = refused(untouched, folder)
    assert f"seed_data/{stem}.csv, dòng {line}:" in sentence
    assert words in sentence


def test_in_an_empty_database_a_wrong_row_leaves_it_empty(engine, folder):
    edit(folder, "target", first_target(clause=""))
    refused(engine, folder)
    assert changes(engine) == []
    assert not any(everything(engine).values())


def test_all_wrong_rows_are_named_at_once(untouched, folder):
    edit(folder, "task", lambda found: [row.update(number="") for row in found[:3]] and None)
    sentence = refused(untouched, folder)
    assert [f"dòng {line}:" in sentence for line in (2, 3, 4, 5)] == [True, True, True, False]


def test_of_very_many_wrong_rows_the_rest_is_counted(untouched, folder):
    edit(folder, "task", lambda found: [row.update(number="") for row in found[:25]] and None)
    assert "… và 5 lỗi khác." in refused(untouched, folder)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param("code,name\nx,y\n", "dòng 1: tiêu đề phải gồm các cột", id="wrong-header"),
        pytest.param("", "dòng 1: tiêu đề phải gồm các cột", id="empty-file"),
        pytest.param(
            "code,sector_code,name,level,ended_on,position\nx,,y,,,1,2\n",
            "dòng 2: số ô không khớp",
            id="too-many-cells",
        ),
        pytest.param(
            "code,sector_code,name,level,ended_on,position\nx,,y\n",
            "dòng 2: số ô không khớp",
            id="too-few-cells",
        ),
        pytest.param(
            'code,sector_code,name,level,ended_on,position\nx,,"y"z,,,1\n', "dòng 2", id="quotes"
        ),
        pytest.param(
            'code,sector_code,name,level,ended_on,position\nx,,"y,,,1\n', "dòng 2", id="open-quote"
        ),
    ],
)
def test_a_file_of_another_form_is_refused(untouched, folder, content, words):
    (folder / "category.csv").write_text(content, encoding="utf-8")
    sentence = refused(untouched, folder)
    assert "seed_data/category.csv" in sentence
    assert words in sentence


def test_a_file_that_is_not_utf_8_is_refused(untouched, folder):
    path = folder / "category.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))
    assert "seed_data/category.csv" in refused(untouched, folder)


def test_a_missing_file_is_named(untouched, folder):
    (folder / "observance.csv").unlink()
    assert "seed_data/observance.csv" in refused(untouched, folder)


def test_a_row_that_figures_use_cannot_be_taken_out(engine, folder):
    edit(folder, "category", lambda found: found.append({**found[1], "code": "unused"}))
    apply(engine, folder)
    add_figure(engine, category_code="unused")
    edit(folder, "category", without(code="unused"))
    edit(folder, "agency", changed({"name": "Tên khác"}, code="van_phong_bo"))
    sentence = refused(engine, folder)
    assert "seed_data/category.csv" in sentence
    assert "Chưa có gì thay đổi" in sentence


def test_a_province_that_figures_use_cannot_be_taken_out_of_its_file(engine, folder):
    edit(folder, "unit", lambda found: found.append({**found[1], "code": "99"}))
    apply(engine, folder)
    add_figure(engine, unit_code="99")
    edit(folder, "unit", without(code="99"))
    assert "seed_data/unit.csv" in refused(engine, folder)


def test_figures_stay_when_a_target_goes(engine, folder):
    apply(engine, folder)
    add_figure(engine)
    edit(
        folder,
        "target",
        without(
            document_code="hue", indicator_code="library_service", category_code="public_commune"
        ),
    )
    apply(engine, folder)
    with reading(engine) as connection:
        assert len(programme(connection).figures) == 1
