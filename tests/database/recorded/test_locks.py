"""Locked years: what is written of one gives a reason, and is told as an amendment."""

from datetime import date, timedelta

import pytest

from commands.recording import lock as command
from data_access.imports import File, import_content, record_row
from data_access.people.authors import COMMAND_LINE, Author
from data_access.people.changes import add
from data_access.people.people import Role
from data_access.people.sign_ins import SignIn
from data_access.recorded import history
from data_access.recorded.locks import amendments, locked_years, set_lock
from data_access.recorded.tables.task_records import TASK_RECORD
from data_access.recorded.undoing import undo
from data_access.store import clock
from data_access.store.engine import reading, writing
from data_access.store.problems import Problem
from progress.model.changes import HistorySelection

TODAY = date(2026, 3, 1)
SERVICE = ("library_service", "public_commune")
FIGURES = "unit_code,indicator_code,category_code,year,numerator,denominator"
INSTITUTIONS = "name,category_code,unit_code"


@pytest.fixture
def engine(seeded_engine):
    return seeded_engine


@pytest.fixture
def read(engine):
    def read(query, *arguments, **more):
        with reading(engine) as connection:
            return query(connection, *arguments, **more)

    return read


@pytest.fixture
def lock(engine):
    def lock(year: int = 2025, *, locked: bool = True, reason: str = "đã công bố", by=COMMAND_LINE):
        with writing(engine) as connection:
            return set_lock(connection, year, by, reason, locked=locked)

    return lock


@pytest.fixture
def bring(engine):
    def bring(line: str, reason: str | None = None, header: str = FIGURES):
        file = File("x.csv", f"{header}\n{line}".encode())
        given = {"dry_run": False, "today": TODAY, "author": COMMAND_LINE}
        return import_content(engine, file, reason=reason, **given)

    return bring


def figure(year: int, numerator: int = 20) -> str:
    return f"46,{','.join(SERVICE)},{year},{numerator},40"


def test_an_import_of_a_locked_year_gives_a_reason_and_other_years_need_none(lock, bring):
    lock()
    refused = bring(figure(2025))
    assert [(issue.code, issue.line) for issue in refused.warnings] == [("year-locked", 2)]
    assert "Kỳ 2025 đã khóa" in refused.warnings[0].sentence
    assert refused.refused
    assert bring(figure(2024)).change_id is not None
    assert bring(figure(2025), "Huế đính chính").change_id is not None
    assert not bring(figure(2025)).warnings, "what is there already amends nothing"


def test_institutions_are_not_locked(lock, bring):
    lock()
    outcome = bring("Thư viện thử,public_province,46", header=INSTITUTIONS)
    assert outcome.change_id is not None


def test_a_task_of_a_locked_year_gives_a_reason(engine, lock):
    lock()
    cells = {"task_code": "I.5", "occurrence_year": "2025", "state": "in_progress"}
    given = {"dry_run": False, "today": TODAY, "author": COMMAND_LINE}
    assert record_row(engine, TASK_RECORD, cells, reason=None, **given).refused
    assert record_row(engine, TASK_RECORD, cells, reason="bổ sung", **given).change_id is not None


def test_undoing_in_a_locked_year_gives_a_reason(engine, lock, bring, read):
    number = bring(figure(2025)).change_id
    lock()
    tried = undo(engine, number, None, COMMAND_LINE, TODAY, dry_run=True)
    assert "phải nêu lý do" in tried.summary
    with pytest.raises(Problem, match=r"Chưa hoàn tác\. Kỳ 2025 đã khóa"):
        undo(engine, number, " ", COMMAND_LINE, TODAY)
    undone = undo(engine, number, "nhầm", COMMAND_LINE, TODAY)
    assert read(history.change, undone.change_id, names=False).amends == (2025,)


@pytest.mark.on_both
def test_amendments_are_those_while_it_was_locked(lock, bring, read):
    before = bring(figure(2025)).change_id
    locked = lock()
    amended = bring(figure(2025, 21), "đính chính").change_id
    opened = lock(locked=False, reason="rà soát lại")
    after = bring(figure(2025, 22), "sửa").change_id
    lock()
    again = bring(figure(2025, 23), "sửa nữa").change_id
    listed = read(history.changes, HistorySelection(year=2025), first=0, count=99, names=False)
    found = {each.number: each for each in listed}
    assert {number for number, each in found.items() if each.amends} == {amended, again}
    assert found[amended].amendment == "điều chỉnh sau khóa kỳ 2025"
    assert {before, after, locked, opened} < found.keys()
    assert (found[locked].summary, found[opened].summary) == (
        "Khóa kỳ 2025.",
        "Mở khóa kỳ 2025.",
    )
    explained = read(amendments, SERVICE, 2025, ("46",))
    assert [(number, reason) for number, _, reason in explained] == [
        (amended, "đính chính"),
        (again, "sửa nữa"),
    ]
    assert read(amendments, SERVICE, 2025, ("01",)) == ()


@pytest.mark.parametrize(
    ("orders", "words"),
    [
        pytest.param([{"locked": True}, {"locked": True}], "đã khóa từ trước", id="twice"),
        pytest.param([{"locked": False}], "không bị khóa", id="open"),
        pytest.param([{"year": 2021, "locked": True}], "từ 2022 đến", id="before"),
        pytest.param([{"year": clock.today().year + 1, "locked": True}], "từ 2022", id="to-come"),
        pytest.param([{"year": 10**11, "locked": True}], "từ 2022", id="no-year"),
        pytest.param(
            [{"locked": True}, {"locked": False, "reason": " "}], "cần lý do", id="no-reason"
        ),
        pytest.param(
            [{"locked": True, "by": Author("x", frozenset({"46"}))}], "phụ trách", id="of-units"
        ),
    ],
)
def test_what_locks_nothing_is_said(lock, orders, words):
    *before, last = orders
    for order in before:
        lock(**order)
    with pytest.raises(Problem, match=words):
        lock(**last)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.APPROVER, Role.VIEWER])
def test_only_a_lead_locks(engine, lock, read, role):
    with writing(engine) as connection:
        units = ("46",) if role.of_units else ()
        add(connection, "an@x.vn", name="An", role=role, units=units, author=COMMAND_LINE)
    now = clock.now()
    with pytest.raises(Problem):
        lock(by=SignIn("an@x.vn", now, now + timedelta(hours=1), "x"))
    assert read(locked_years) == {}


def test_a_lock_is_taken_back_by_opening_and_not_by_undoing(engine, lock):
    number = lock()
    with pytest.raises(Problem, match=r"manage\.py lock"):
        undo(engine, number, "x", COMMAND_LINE, TODAY)


def test_the_command_locks_opens_and_lists(engine, database_url, monkeypatch, capsys):
    monkeypatch.setenv("DATABASE_URL", database_url)
    assert command.main(["2025"]) == 0
    assert command.main([]) == 0
    assert command.main(["2025", "--open", "--reason", "rà soát"]) == 0
    assert command.main([]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("Đã khóa kỳ 2025, thay đổi số")
    assert said[1].startswith("Kỳ 2025: khóa từ ")
    assert said[2].startswith("Đã mở khóa kỳ 2025")
    assert said[3] == "Không có kỳ nào bị khóa."
