"""Work in processes of their own: what comes back, what ends them, and the queue before them."""

import ctypes
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from data_access.child_processes import Limits, WorkQueue, limits, run, work_queue
from data_access.store.problems import Problem
from tests import child_work

pytestmark = pytest.mark.thorough
ROOT = Path(__file__).resolve().parents[3]
LIMITS = Limits("Việc thử", "Hãy thử việc nhỏ hơn.", 10, 300, 30)


def test_the_result_comes_back():
    assert run(LIMITS, None, child_work.double, 21) == 42


def test_the_child_knows_no_streamlit_and_yields_to_others():
    names = ("streamlit", "pandas", "sqlalchemy")
    assert run(LIMITS, None, child_work.modules_of, *names) == []
    if hasattr(os, "nice"):
        assert run(LIMITS, None, child_work.niceness) >= 10


def test_the_child_finds_the_library_of_python_where_streamlit_has_been(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "ui"))
    assert len(run(LIMITS, None, child_work.days)) == 7


def test_progress_is_passed_on_and_nothing_else_that_is_printed():
    said = []
    assert run(LIMITS, lambda *words: said.append(words), child_work.count, 3) == "xong"
    assert said == [("Đếm", number, 3) for number in (1, 2, 3)]


@pytest.mark.parametrize(
    ("function", "kind"), [(child_work.refuse, Problem), (child_work.stumble, KeyError)]
)
def test_what_the_work_raises_is_raised_here_as_itself(function, kind):
    with pytest.raises(kind) as raised:
        run(LIMITS, None, function)
    assert any(function.__name__ in note for note in raised.value.__notes__)


@pytest.mark.parametrize(
    ("function", "arguments", "least", "sentence"),
    [
        pytest.param(
            child_work.spin,
            (),
            replace(LIMITS, processor_seconds=1),
            "Việc thử cần hơn 1 giây xử lý nên đã dừng lại. Hãy thử việc nhỏ hơn.",
            id="processor",
        ),
        pytest.param(
            child_work.fill,
            (2_000,),
            LIMITS,
            "Việc thử cần hơn 300 MB bộ nhớ nên đã dừng lại. Hãy thử việc nhỏ hơn.",
            id="memory",
        ),
        pytest.param(
            time.sleep,
            (60,),
            replace(LIMITS, wall_seconds=1),
            "Việc thử kéo dài hơn 1 giây nên đã dừng lại. Hãy thử việc nhỏ hơn.",
            id="time",
        ),
        pytest.param(
            child_work.die,
            (),
            LIMITS,
            "Việc thử bị ngắt giữa chừng. Hãy thử việc nhỏ hơn.",
            id="unknown",
        ),
    ],
)
def test_a_limit_ends_the_work_and_is_said_in_one_sentence(function, arguments, least, sentence):
    began = time.monotonic()
    with pytest.raises(Problem) as problem:
        run(least, None, function, *arguments)
    assert str(problem.value) == sentence
    assert time.monotonic() - began < 20


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no groups of processes")
def test_with_the_child_ends_what_it_started(tmp_path):
    note = tmp_path / "number"
    with pytest.raises(Problem):
        run(replace(LIMITS, wall_seconds=3), None, child_work.sleep_with_a_child, note)
    assert _ends(int(note.read_text()))


def _ends(number: int) -> bool:
    deadline = time.monotonic() + 10
    while _runs(number) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not _runs(number)


def _runs(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{number}/stat")  # who nobody waits for is a zombie until init does
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"


def test_who_is_interrupted_leaves_no_child_behind():
    began = time.monotonic()

    def interrupt(*_words):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(LIMITS, interrupt, child_work.count, 10)
    assert time.monotonic() - began < 10


WATCHED = """
import sys
sys.modules["resource"] = None
from data_access.child_processes import limits
limits._memory_of_windows = lambda: {memory}
limits.impose(1, 300)
while True:
    pass
"""


@pytest.mark.parametrize(
    ("memory", "exceeded"),
    [(1, limits.Exceeded.PROCESSOR), (301_000_000, limits.Exceeded.MEMORY)],
)
def test_where_the_system_has_no_limits_the_child_watches_itself(memory, exceeded):
    """What happens on Windows, but for its own count of memory."""
    words = [sys.executable, "-c", WATCHED.format(memory=memory)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(words, env=environment, timeout=30, check=False)  # noqa: S603
    assert ended.returncode == exceeded


def test_the_counters_of_windows_have_their_size():
    pointer = ctypes.sizeof(ctypes.c_void_p)
    assert ctypes.sizeof(limits._Counters) == 8 + 8 * pointer


def test_ten_who_ask_at_once_get_one_result_of_one_run():
    queue, runs = WorkQueue(at_once=2, waiting=5, kept=2), []

    def work(_report):
        runs.append(1)
        time.sleep(0.3)
        return object()

    with ThreadPoolExecutor(10) as readers:
        asked = [readers.submit(lambda: queue.ask("slides", work).wait()) for _ in range(10)]
        results = {id(each.result()) for each in asked}
    assert len(results) == len(runs) == 1
    assert id(queue.ask("slides", work).wait()) in results
    assert len(runs) == 1


def test_only_the_last_results_are_kept():
    queue, runs = WorkQueue(at_once=1, waiting=5, kept=2), []
    for name in "abc":
        queue.ask(name, lambda _report, name=name: runs.append(name)).wait()
        time.sleep(0.05)  # the queue is put in order after the answer
    for name in "cba":
        queue.ask(name, lambda _report, name=name: runs.append(name)).wait()
    assert runs == ["a", "b", "c", "a"]


@pytest.fixture
def busy():
    """Give a queue whose one place is taken until the event is set."""
    queue, free = WorkQueue(at_once=1, waiting=3), Event()
    first = queue.ask("first", lambda _report: free.wait(20))
    while not first.begun:
        time.sleep(0.01)
    yield queue, free
    free.set()


def test_everybody_knows_their_place(busy):
    queue, free = busy
    second = queue.ask("second", lambda _report: 2)
    third = queue.ask("third", lambda _report: 3)
    assert (second.before, third.before) == (1, 2)
    free.set()
    assert (second.wait(), third.wait()) == (2, 3)


def test_a_full_queue_says_so(busy):
    queue, _ = busy
    queue.ask("second", lambda _report: 2)
    queue.ask("third", lambda _report: 3)
    assert queue.ask("second", lambda _report: 0).before == 1  # who waits already is no one more
    with pytest.raises(Problem, match=r"^Máy chủ đang có quá nhiều việc chờ\."):
        queue.ask("fourth", lambda _report: 4)


def test_nothing_is_begun_for_who_has_gone(busy, monkeypatch):
    queue, free = busy
    monkeypatch.setattr(work_queue, "FORGOTTEN", 0.1)
    runs = []
    left = queue.ask("left", lambda _report: runs.append("left"))
    stays = queue.ask("stays", lambda _report: runs.append("stays"))
    for _ in range(5):
        time.sleep(0.05)
        stays.asked()
    free.set()
    stays.wait()
    assert left.done
    assert runs == ["stays"]


def test_what_a_reader_left_is_ended_and_done_afresh_for_the_next(monkeypatch, tmp_path):
    monkeypatch.setattr(work_queue, "FORGOTTEN", 2)
    queue, note = WorkQueue(at_once=1, waiting=3, kept=3), tmp_path / "number"

    def sleep(_report):
        run(LIMITS, None, child_work.sleep_with_a_child, note)

    left = queue.ask("file", sleep)
    while not (note.exists() and note.read_text()):
        left.asked()
        time.sleep(0.05)
    began = time.monotonic()
    assert queue.ask("other", lambda _report: "sau đó").wait() == "sau đó"
    assert 1 < time.monotonic() - began < 10
    assert _ends(int(note.read_text()))
    assert queue.ask("file", lambda _report: "được").wait() == "được"


def test_what_is_done_to_the_end_is_done_for_nobody(monkeypatch):
    monkeypatch.setattr(work_queue, "FORGOTTEN", 0.2)
    queue = WorkQueue(at_once=1, waiting=3, kept=3, to_the_end=True)
    left = queue.ask("file", lambda _report: run(LIMITS, None, child_work.sleep, 1))
    while not left.done:
        time.sleep(0.05)
    assert left.wait() == "slept"


def test_a_failure_is_told_to_all_who_wait_and_done_afresh_later(monkeypatch):
    queue, runs = WorkQueue(at_once=1, waiting=3, kept=3), []

    def fail(_report):
        runs.append(1)
        raise Problem("Không được.")

    for _ in range(2):
        with pytest.raises(Problem, match="Không được"):
            queue.ask("file", fail).wait()
    assert len(runs) == 1
    monkeypatch.setattr(work_queue, "FORGOTTEN", 0.5)
    time.sleep(0.6)
    assert queue.ask("file", lambda _report: "được").wait() == "được"
