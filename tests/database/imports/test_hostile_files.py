"""No file costs more than 20 s of processor and 600 MB, and each is refused in one sentence."""

import sys
import time
from datetime import date

import pytest

from data_access.backups.restoring import restore
from data_access.boundaries.files import read_and_check
from data_access.child_processes import Limits, run
from data_access.imports import File, check_apart
from data_access.imports.apart import READING as LIMITS
from data_access.people.authors import COMMAND_LINE
from data_access.store.callbacks import ignore_progress
from data_access.store.problems import Problem
from tests import hostile
from tests.forked import READING, fork_instead

pytestmark = pytest.mark.thorough
LARGEST_UPLOAD = 21_000_000
BUSY = 4
"""Other work may slow a machine down as many times as this."""
GOAL = (LIMITS.processor_seconds, LIMITS.megabytes)


def spent() -> float:
    """Seconds of processor of the children that have ended."""
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def check(engine, content: bytes):
    file = File("la.xlsx", content)
    options = {"reason": None, "dry_run": True, "today": date(2026, 3, 31), "author": COMMAND_LINE}
    return check_apart(engine, file, ignore_progress, **options)[0]


def test_the_limits_are_the_goal():
    assert GOAL == (20, 600)


@pytest.mark.parametrize(
    ("file", "words"),
    hostile.REFUSED_AT_ONCE.items(),
    ids=lambda each: getattr(each, "__name__", ""),
)
def test_a_file_out_of_measure_is_refused_before_it_is_read(untouched, monkeypatch, file, words):
    if file is not hostile.bomb:  # one child that is really started is enough
        fork_instead(monkeypatch, READING)
    content, began = file(), time.monotonic()
    assert len(content) < LARGEST_UPLOAD
    with pytest.raises(Problem) as problem:
        check(untouched, content)
    assert words in str(problem.value)
    assert str(problem.value).endswith(".")
    assert time.monotonic() - began < 5 * BUSY


@pytest.mark.nightly
@pytest.mark.skipif(sys.platform == "win32", reason="Windows counts no children")
@pytest.mark.parametrize("file", hostile.ENDED, ids=lambda each: each.__name__)
def test_what_no_measure_foresees_is_ended(seeded_engine, file):
    content, before = file(), spent()
    with pytest.raises(
        Problem, match=r"^Đọc và kiểm tra tệp cần hơn .* nên đã dừng lại\. Chưa ghi"
    ):
        check(seeded_engine, content)
    assert spent() - before < GOAL[0] + 3


@pytest.mark.nightly
def test_empty_rows_to_the_end_are_read(seeded_engine):
    outcome = check(seeded_engine, hostile.empty_rows())
    assert outcome.errors == ()
    assert [len(plan.to_write) for plan in outcome.plans] == [1]


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (hostile.geojson_points, "có hơn 1.000.000 điểm"),
        (hostile.geojson_depth, "lồng quá nhiều tầng"),
        (hostile.geojson_number, "số quá dài"),
    ],
)
def test_boundaries_out_of_measure_are_refused(tmp_path, file, words):
    path = tmp_path / "ranh-gioi.geojson"
    path.write_bytes(file())
    with pytest.raises(Problem, match=words):
        read_and_check(path, ())


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("file", [hostile.backup_bomb, hostile.backup_depth])
def test_a_backup_out_of_measure_is_refused(tmp_path, seeded_engine, file):
    path = tmp_path / "sao-luu.json.gz"
    path.write_bytes(file())
    limits = Limits("Khôi phục", "Chưa khôi phục gì.", *GOAL, 60)
    with pytest.raises(Problem, match="đã hỏng"):
        run(limits, None, restore, seeded_engine.url, path, replace=True)
