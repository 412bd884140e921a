"""Recording work on tasks: the same checks as a file of many, and every earlier record kept."""

from datetime import date

import pytest
import sqlalchemy as sa

from commands.recording import task
from data_access.imports import import_file, record_row
from data_access.people.authors import Author
from data_access.programme.queries import programme
from data_access.recorded.past_records import task_history
from data_access.recorded.tables.task_records import TASK_RECORD
from data_access.store.changes import RECORD
from data_access.store.engine import reading
from data_access.store.problems import Problem
from data_access.store.tables import ChangeFileRow, ChangeRow, TaskRecordRow
from progress.model.changes import OFFICER
from progress.tasks.schedule import TaskState, task_facts

TODAY = date(2026, 11, 21)
DONE = {
    "task_code": "I.1.2",
    "occurrence_year": "2025",
    "state": "done",
    "finished_on": "2025-11-30",
    "proof": "12/TTr-BVHTTDL",
}


@pytest.fixture
def engine(seeded_engine):
    return seeded_engine


def record(engine, today: date = TODAY, *, dry_run: bool = False, reason=None, **cells: str):
    return record_row(
        engine,
        TASK_RECORD,
        {**DONE, **cells},
        reason=reason,
        dry_run=dry_run,
        today=today,
        author=Author("thử"),
    )


def stored(engine) -> int:
    with reading(engine) as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(TaskRecordRow))


def state(engine, code: str, as_of: date = TODAY) -> TaskState:
    with reading(engine) as connection:
        facts = task_facts(programme(connection), as_of)
    return next(fact.state for fact in facts if fact.task.code == code)


def history(engine, code: str, version: int = 1000, names: bool = True):
    with reading(engine) as connection:
        return task_history(connection, code, version, names)


def test_completion_is_recorded_as_one_change_without_a_file(engine):
    outcome = record(engine)
    assert not outcome.refused
    assert state(engine, "I.1.2") is TaskState.DONE
    with reading(engine) as connection:
        change = connection.execute(
            sa.select(ChangeRow.__table__).order_by(ChangeRow.id.desc()).limit(1)
        ).one()
        files = connection.scalar(sa.select(sa.func.count()).select_from(ChangeFileRow))
    assert (change.id, change.kind, change.actor) == (outcome.change_id, RECORD, "thử")
    assert (change.file_name, files) == (None, 0)
    assert "tiến độ nhiệm vụ I.1.2 2025" in change.summary


def test_every_earlier_record_is_kept_and_the_latest_counts(engine):
    record(engine)
    record(engine, proof="13/TTr-BVHTTDL", reason="ghi nhầm số")
    record(engine, state="withdrawn", finished_on="", proof="")
    assert state(engine, "I.1.2") is TaskState.UNRECORDED
    record(engine, state="in_progress", finished_on="", proof="", note="đang làm lại")
    assert state(engine, "I.1.2") is TaskState.OVERDUE
    past = history(engine, "I.1.2")
    public = history(engine, "I.1.2", names=False)
    assert {each.actor for each in public} == {OFFICER}
    assert [each.record for each in public] == [each.record for each in past]
    assert [each.record.state for each in past] == ["in_progress", "withdrawn", "done", "done"]
    assert [each.record.proof for each in past[2:]] == ["13/TTr-BVHTTDL", "12/TTr-BVHTTDL"]
    assert past[2].reason == "ghi nhầm số"
    assert not any(each.demonstration for each in past)
    assert stored(engine) == 4


@pytest.mark.on_both
def test_history_ends_at_the_version_looked_at(engine):
    first = record(engine).change_id
    record(engine, proof="13/TTr-BVHTTDL")
    assert [each.record.change_id for each in history(engine, "I.1.2", first)] == [first]
    assert history(engine, "I.1.1") == ()


def test_the_same_again_writes_nothing(engine):
    record(engine)
    assert record(engine).change_id is None
    assert stored(engine) == 1


def test_nothing_to_withdraw_writes_nothing(engine):
    outcome = record(engine, state="withdrawn", finished_on="", proof="")
    assert (outcome.refused, outcome.change_id, stored(engine)) == (False, None, 0)


@pytest.mark.on_both
def test_yearly_task_with_a_gap_in_the_middle(engine):
    for year in ("2023", "2025"):
        record(engine, task_code="I.7", occurrence_year=year, finished_on=f"{year}-06-01")
    with reading(engine) as connection:
        facts = task_facts(programme(connection), TODAY)
    (fact,) = (each for each in facts if each.task.code == "I.7")
    assert [each.state.value for each in fact.occurrences] == ["done", "unrecorded", "done"]
    assert fact.earlier_open == 1


def test_task_without_a_time_is_recorded_without_a_year(engine):
    assert not record(engine, task_code="I.4.2", occurrence_year="").refused
    assert state(engine, "I.4.2") is TaskState.DONE


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        pytest.param({"task_code": "I.9.9"}, "unknown-task", id="unknown-task"),
        pytest.param({"occurrence_year": "2024"}, "unknown-occurrence", id="not-its-key"),
        pytest.param({"occurrence_year": ""}, "unknown-occurrence", id="no-year"),
        pytest.param(
            {"task_code": "I.7", "occurrence_year": "2026"}, "unknown-occurrence", id="after-phase"
        ),
        pytest.param({"finished_on": "2026-11-22"}, "finish-ahead", id="tomorrow"),
        pytest.param({"finished_on": "2022-12-31"}, "finish-too-early", id="before-its-time"),
        pytest.param({"finished_on": "2025-02-29"}, "not-a-date", id="no-such-day"),
        pytest.param({"finished_on": ""}, "missing-finish", id="done-without-a-day"),
        pytest.param({"proof": ""}, "missing-proof", id="done-without-proof"),
        pytest.param({"proof": " \t "}, "missing-proof", id="blank-proof"),
        pytest.param({"state": "in_progress"}, "finished-in-progress", id="day-without-end"),
    ],
)
def test_refused_and_nothing_is_written(untouched, cells, code):
    outcome = record(untouched, **cells)
    assert outcome.refused
    assert code in [issue.code for issue in outcome.errors]
    assert stored(untouched) == 0


def test_day_given_in_place_of_today_decides(engine):
    assert record(engine, date(2025, 11, 29)).refused
    assert not record(engine, date(2025, 11, 30)).refused


def test_dry_run_writes_nothing(engine):
    assert not record(engine, dry_run=True).refused
    assert stored(engine) == 0


def test_leap_day(engine):
    record(engine, task_code="I.6.1", occurrence_year="2024", finished_on="29/02/2024")
    assert state(engine, "I.6.1", date(2024, 2, 28)) is TaskState.IN_PROGRESS
    assert state(engine, "I.6.1", date(2024, 2, 29)) is TaskState.DONE


def test_a_file_replaces_what_the_command_recorded_and_the_history_has_both(engine, tmp_path):
    record(engine)
    path = tmp_path / "tien-do.csv"
    path.write_text(
        "task_code,occurrence_year,state,finished_on,proof\n"
        "I.1.2,2025,done,2025-12-01,14/TTr\nI.5,2023,done,2023-12-01,15/TTr\n",
        encoding="utf-8",
    )
    import_file(engine, path, reason=None, dry_run=False, today=TODAY, author=Author("thử"))
    assert [each.record.proof for each in history(engine, "I.1.2")] == ["14/TTr", "12/TTr-BVHTTDL"]
    assert state(engine, "I.1.2") is TaskState.DONE


# The command


@pytest.fixture
def manage(engine, database_url, monkeypatch, capsys):
    """Run `manage.py task` and return its exit status and what it printed."""
    monkeypatch.setenv("DATABASE_URL", database_url)

    def manage(*words: str) -> tuple[int, str]:
        status = task.main([*words, "--as-of", TODAY.isoformat()])
        return status, capsys.readouterr().out

    return manage


def test_command_records(manage, engine):
    words = ("I.1.2", "--year", "2025", "--done", "2025-11-30", "--proof", "12/TTr")
    assert manage(*words) == (0, "Nhiệm vụ I.1.2 2025: đã ghi, thay đổi số 2.\n")
    assert manage(*words)[1] == "Nhiệm vụ I.1.2 2025: không có gì thay đổi, không ghi gì.\n"
    assert "đã rút" in manage("I.1.2", "--year", "2025", "--withdraw")[1]
    assert "đã ghi" in manage("I.4.2", "--in-progress", "--note", "đang làm")[1]
    assert state(engine, "I.4.2") is TaskState.IN_PROGRESS


def test_command_names_the_words_that_are_wrong(manage, engine):
    status, said = manage("I.5", "--year", "2026", "--done", "2027-01-01")
    assert status == 1
    assert "  --year: Nhiệm vụ I.5 không có lần này. Hãy ghi: 2023, 2024, 2025." in said
    assert "  --done: Ngày hoàn thành 01/01/2027 chưa tới" in said
    assert "  --proof: Đã hoàn thành" in said
    assert stored(engine) == 0


@pytest.mark.parametrize("words", [[], ["--in-progress", "--withdraw"]], ids=["none", "two"])
def test_command_wants_one_state(manage, words):
    with pytest.raises(Problem, match="đúng một trong ba"):
        manage("I.5", "--year", "2025", *words)
