"""Undo: a change is taken back by another change, wholly or not at all, and nothing is deleted."""

from collections import Counter
from datetime import date

import pytest
import sqlalchemy as sa

from commands.recording import undo as command
from data_access.demonstration import remove_demonstration
from data_access.imports import import_file
from data_access.people.authors import Author
from data_access.programme.queries import programme
from data_access.recorded.undoing import Undone, undo
from data_access.register.open_institutions import open_on
from data_access.register.summaries import bring_up_to_date
from data_access.store.changes import DEMONSTRATION, IMPORT, SEED, record_change
from data_access.store.engine import reading, writing
from data_access.store.problems import Problem
from data_access.store.tables import (
    ChangeRow,
    FigureRow,
    InstitutionPastRow,
    InstitutionResultRow,
    InstitutionRow,
    ReportRow,
    TaskRecordRow,
)

TODAY = date(2026, 3, 1)
ANYONE = Author("thử")
FIGURES = "unit_code,indicator_code,category_code,year,numerator,denominator,status"
SERVICE = "library_service,public_commune"
KEY = ("46", 2024)


@pytest.fixture
def engine(seeded_engine):
    return seeded_engine


@pytest.fixture
def take(engine, tmp_path):
    """Import lines and give the number of the change."""

    def take(*lines: str, header: str = FIGURES) -> int:
        path = tmp_path / "tep.csv"
        path.write_text("\n".join((header, *lines)), encoding="utf-8")
        outcome = import_file(engine, path, reason="thử", dry_run=False, today=TODAY, author=ANYONE)
        assert outcome.change_id is not None, outcome
        return outcome.change_id

    return take


@pytest.fixture
def back(engine):
    def back(number: int, **options) -> Undone:
        given = {"reason": None, "author": ANYONE, "today": TODAY, "dry_run": False}
        return undo(engine, number, **(given | options))

    return back


def numerators(engine) -> dict[tuple[str, int], int]:
    with reading(engine) as connection:
        return {(f.unit_code, f.year): f.numerator for f in programme(connection).figures}


def everything(engine) -> list:
    tables = (FigureRow, ReportRow, TaskRecordRow, ChangeRow, InstitutionRow, InstitutionPastRow)
    with reading(engine) as connection:
        return [connection.execute(sa.select(t.__table__)).all() for t in tables]


def test_what_was_changed_is_again_what_it_was_and_every_row_is_kept(engine, take, back):
    first = take(f"46,{SERVICE},2024,3,10,")
    second = take(f"46,{SERVICE},2024,4,10,", f"46,{SERVICE},2023,2,10,")
    found = back(second, reason="nhầm tệp")
    assert numerators(engine) == {KEY: 3}
    with reading(engine) as connection:
        written = connection.scalars(sa.select(FigureRow.change_id).order_by(FigureRow.change_id))
        assert list(written) == [first, second, second, found.change_id, found.change_id]
        change = connection.execute(sa.select(ChangeRow.__table__)).all()[-1]
    assert (change.kind, change.undoes, change.actor) == ("undo", second, "thử")
    assert change.reason == "nhầm tệp"
    assert change.summary == (
        f"Hoàn tác thay đổi số {second}: trở về như trước 1 số liệu; rút 1 số liệu."
    )


def test_reports_and_task_records_go_back_too(engine, take, back):
    report = take("46,2025,2025-12-10", header="unit_code,year,received_on")
    late = take("46,2025,2025-12-20", header="unit_code,year,received_on")
    task = take(
        "I.5,2025,done,2025-10-20,45/BC",
        header="task_code,occurrence_year,state,finished_on,proof",
    )
    back(late)
    back(task)
    with reading(engine) as connection:
        found = programme(connection)
    assert [each.received_on for each in found.reports] == [date(2025, 12, 10)]
    assert found.task_records == ()
    back(report)
    with reading(engine) as connection:
        assert programme(connection).reports == ()


def test_undoing_twice_changes_nothing_and_says_so(engine, take, back):
    number = take(f"46,{SERVICE},2024,3,10,")
    by = back(number).change_id
    before = everything(engine)
    again = back(number)
    assert (again.change_id, again.nothing_left) == (None, True)
    assert f"đã được hoàn tác bởi thay đổi số {by}" in again.summary
    assert everything(engine) == before


@pytest.mark.on_both
def test_an_undo_is_undone_and_brings_back(engine, take, back):
    take(f"46,{SERVICE},2024,3,10,")
    second = take(f"46,{SERVICE},2024,4,10,")
    for _ in range(3):
        undone = back(second).change_id
        assert numerators(engine) == {KEY: 3}
        back(undone)
        assert numerators(engine) == {KEY: 4}


def test_changes_are_undone_one_by_one_back_to_nothing(engine, take, back):
    numbers = [take(f"46,{SERVICE},2024,{value},10,") for value in (3, 4, 5)]
    for number, left in zip(reversed(numbers), ({KEY: 4}, {KEY: 3}, {}), strict=True):
        back(number)
        assert numerators(engine) == left


def test_a_withdrawal_is_undone(engine, take, back):
    take(f"46,{SERVICE},2024,3,10,")
    gone = take(f"46,{SERVICE},2024,,,withdrawn")
    back(gone)
    assert numerators(engine) == {KEY: 3}


@pytest.mark.on_both
def test_never_by_halves_the_later_changes_are_named_first(engine, take, back):
    number = take(f"46,{SERVICE},2024,3,10,", f"46,{SERVICE},2023,2,10,")
    middle = take(f"46,{SERVICE},2024,4,10,")
    last = take(f"46,{SERVICE},2024,5,10,")
    before = everything(engine)
    with pytest.raises(Problem, match=f"lần lượt: {last}, {middle}\\. Chưa ghi gì"):
        back(number)
    assert everything(engine) == before
    for each in (last, middle, number):
        back(each)
    assert numerators(engine) == {}


def test_where_nothing_is_left_nothing_is_written(engine, take, back):
    number = take(f"46,{SERVICE},2024,3,10,")
    later = take(f"46,{SERVICE},2024,4,10,")
    found = back(number)
    assert found.change_id is None
    assert f"đã được thay bởi thay đổi số {later}" in found.summary
    assert numerators(engine) == {KEY: 4}


def test_trying_writes_nothing_and_says_the_same(engine, take, back):
    number = take(f"46,{SERVICE},2024,3,10,")
    before = everything(engine)
    tried = back(number, dry_run=True)
    assert everything(engine) == before
    assert tried.summary == back(number).summary


@pytest.mark.parametrize("removed", [True, False], ids=["removed", "mixed"])
def test_demonstration_data_do_not_come_back_as_records(engine, take, back, removed):
    cells = {"unit_code": "46", "indicator_code": "library_service", "year": 2024}
    cells |= {"category_code": "public_commune", "numerator": 9, "denominator": 10}
    with writing(engine) as connection:
        made_up = record_change(connection, kind=DEMONSTRATION, actor="thử", summary="thử")
    number = take(f"46,{SERVICE},2024,3,10,")
    if not removed:
        marks = {"origin": "demonstration", "status": "current", "change_id": made_up}
        with writing(engine) as connection:
            connection.execute(sa.insert(FigureRow), [cells | marks])
    back(number)
    assert numerators(engine) == {}


@pytest.mark.parametrize("kind", [SEED, DEMONSTRATION, "snapshot"])
def test_what_is_no_record_of_anyone_cannot_be_undone(engine, back, kind):
    with writing(engine) as connection:
        number = record_change(connection, kind=kind, actor="thử", summary="thử")
    with pytest.raises(Problem, match=f"Không hoàn tác được: thay đổi số {number}"):
        back(number)


def test_a_number_that_there_is_not(back):
    with pytest.raises(Problem, match="Không có thay đổi số 999"):
        back(999)


def test_only_who_may_write_every_row_may_undo(engine, take, back):
    both = take(f"46,{SERVICE},2024,3,10,", f"01,{SERVICE},2024,3,10,")
    task = take("I.5,2025,in_progress", header="task_code,occurrence_year,state")
    hue = Author("cán bộ Huế", frozenset({"46"}))
    for number in (both, task):
        with pytest.raises(Problem, match="ngoài các đơn vị được giao"):
            back(number, author=hue)
    assert back(take(f"46,{SERVICE},2023,3,10,"), author=hue).change_id


# The register


def museum(**cells) -> dict:
    given = {"code": "bt-1", "name": "Bảo tàng Huế", "category_code": "museum", "unit_code": "46"}
    given |= {"ownership": None, "opened_on": None, "closed_on": None, "latitude": None}
    return given | {"longitude": None} | cells


def bring(engine, *rows: dict) -> int:
    """Write rows as an import of the register does."""
    with writing(engine) as connection:
        number = record_change(connection, kind=IMPORT, actor="thử", summary="thử")
        for row in rows:
            table = InstitutionRow.__table__
            old = connection.execute(sa.select(table).where(table.c.code == row["code"])).first()
            if old is None:
                connection.execute(sa.insert(table), [row | {"change_id": number}])
                continue
            was = dict(old._mapping)
            was |= {"institution_code": was.pop("code"), "written_by": was["change_id"]}
            connection.execute(sa.insert(InstitutionPastRow), [was | {"change_id": number}])
            put = sa.update(table).where(table.c.code == row["code"])
            connection.execute(put.values(**row, change_id=number))
        bring_up_to_date(connection)
    return number


def stored(engine, code: str = "bt-1") -> dict:
    table = InstitutionRow.__table__
    with reading(engine) as connection:
        found = connection.execute(sa.select(table).where(table.c.code == code)).mappings().one()
        return {name: cell for name, cell in found.items() if name != "change_id"}


def open_museums(engine, day: date = TODAY) -> dict[str, int]:
    with reading(engine) as connection:
        found = connection.execute(sa.select(open_on(day).subquery())).all()
    numbers: Counter[str] = Counter()
    for unit_code, category_code, number in found:
        numbers[unit_code] += number if category_code == "museum" else 0
    return dict(+numbers)


@pytest.mark.parametrize(
    ("opened_on", "closed_on"),
    [
        pytest.param(None, TODAY, id="opening-unknown"),
        pytest.param(date(2020, 1, 1), TODAY, id="opened-long-ago"),
        pytest.param(TODAY, TODAY, id="opened-today"),
        pytest.param(date(2027, 1, 1), date(2027, 1, 1), id="never-before-it-opened"),
    ],
)
@pytest.mark.on_both
def test_an_institution_that_came_with_a_change_closes(engine, back, opened_on, closed_on):
    number = bring(engine, museum(opened_on=opened_on))
    before = stored(engine)
    undone = back(number)
    assert stored(engine)["closed_on"] == closed_on
    for day in (TODAY, date(2027, 1, 1), date(2030, 1, 1)):
        assert open_museums(engine, day) == {}
    assert undone.summary.endswith("đóng 1 thiết chế.")
    back(undone.change_id)
    assert stored(engine) == before


def test_an_institution_closed_before_keeps_its_day(engine, back):
    number = bring(engine, museum(closed_on=date(2024, 5, 1)))
    back(number)
    assert stored(engine)["closed_on"] == date(2024, 5, 1)


@pytest.mark.on_both
def test_an_institution_that_was_changed_goes_back_and_forth(engine, back):
    first = bring(engine, museum())
    old = stored(engine)
    second = bring(engine, museum(name="Bảo tàng Hà Nội", unit_code="01"), museum(code="bt-2"))
    new = stored(engine)
    assert open_museums(engine) == {"01": 1, "46": 1}
    with pytest.raises(Problem, match="lần lượt"):
        undo(engine, bring(engine, museum(), museum(code="bt-3")) and second, None, ANYONE, TODAY)
    third = second + 1
    back(third)
    undone = back(second).change_id
    assert stored(engine) == old
    assert open_museums(engine) == {"46": 1}
    back(undone)
    assert stored(engine) == new
    assert open_museums(engine) == {"01": 1, "46": 1}
    back(second)
    back(first)
    assert open_museums(engine) == {}


@pytest.mark.parametrize("removed", [True, False], ids=["removed-first", "removed-after"])
def test_a_made_up_institution_does_not_come_back(engine, back, removed):
    def remove() -> None:
        with writing(engine) as connection:
            remove_demonstration(connection)

    made_up = museum(name="Bảo tàng minh họa", unit_code="01")
    with writing(engine) as connection:
        change = record_change(connection, kind=DEMONSTRATION, actor="thử", summary="thử")
    number = bring(engine, museum())
    with writing(engine) as connection:
        # An earlier version let a real institution stand in place of a made-up one.
        was = {name: cell for name, cell in made_up.items() if name != "code"}
        was |= {"institution_code": made_up["code"], "change_id": number, "written_by": change}
        connection.execute(sa.insert(InstitutionPastRow), [was])
    real = stored(engine)
    if removed:
        remove()
    undone = back(number).change_id
    if not removed:
        remove()
    assert stored(engine) == real | {"closed_on": TODAY}
    assert open_museums(engine) == {}
    with reading(engine) as connection:
        names = set(connection.scalars(sa.select(InstitutionPastRow.name)))
    assert names == {real["name"]}
    back(undone)
    assert stored(engine) == real
    assert open_museums(engine) == {"46": 1}


def test_results_of_institutions_go_with_their_change(engine, back):
    bring(engine, museum())
    cells = {"institution_code": "bt-1", "indicator_code": "museum_programme", "year": 2024}
    with writing(engine) as connection:
        number = record_change(connection, kind=IMPORT, actor="thử", summary="thử")
        cells |= {"value": 4, "status": "current", "change_id": number}
        connection.execute(sa.insert(InstitutionResultRow), [cells])
    with pytest.raises(Problem, match="ngoài các đơn vị"):
        back(number, author=Author("x", frozenset({"01"})))
    back(number, author=Author("x", frozenset({"46"})))
    with reading(engine) as connection:
        kept = sa.select(InstitutionResultRow.status).order_by(InstitutionResultRow.change_id)
        assert list(connection.scalars(kept)) == ["current", "withdrawn"]


def test_an_officer_of_the_old_place_only_cannot_undo_a_move(engine, back):
    bring(engine, museum())
    moved = bring(engine, museum(unit_code="01"))
    with pytest.raises(Problem, match="ngoài các đơn vị"):
        back(moved, author=Author("x", frozenset({"46"})))


def test_command_says_what_it_did(seeded_engine, take, database_url, monkeypatch, capsys):
    monkeypatch.setenv("DATABASE_URL", database_url)
    number = take(f"46,{SERVICE},2024,3,10,")
    assert command.main([str(number), "--dry-run"]) == 0
    assert "chưa ghi gì" in capsys.readouterr().out
    assert command.main([str(number), "--reason", "nhầm"]) == 0
    assert f"Đã ghi, thay đổi số {number + 1}." in capsys.readouterr().out
    assert command.main([str(number)]) == 0
    assert "đã được hoàn tác" in capsys.readouterr().out
