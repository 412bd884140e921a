"""Answers with files that take long: the place in the queue, and nothing for who has gone."""

import asyncio
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse

from data_access.child_processes import WorkQueue
from data_access.store.problems import Problem
from ui.documents import made_files
from ui.frame.waiting import queues

ROOT = Path(__file__).resolve().parents[3]
BROWSER = [(b"accept", b"text/html,application/xhtml+xml")]


@pytest.fixture
def busy():
    """Give a queue before which two wait, until the event is set."""
    queue, free = WorkQueue(at_once=1, waiting=4), Event()
    queue.ask("first", lambda _report: free.wait(20))
    queue.ask("second", lambda _report: free.wait(20))
    yield queue, free
    free.set()


def answered(queue, make, headers=(), receive=None):
    async def waits():
        await asyncio.sleep(3600)

    request = Request({"type": "http", "headers": headers}, receive or waits)
    ask = made_files.answer(request, lambda: queue.ask("file", make), PlainTextResponse)
    return asyncio.run(ask)


def test_a_browser_that_waits_is_told_its_place_and_asks_again(busy):
    given = answered(busy[0], lambda _report: "tệp", BROWSER)
    assert given.status_code == 202
    assert given.headers["refresh"] == "2"
    assert "Đang chờ, còn 2 việc trước" in given.body.decode()


def test_the_file_is_the_answer_once_it_is_made(busy):
    queue, free = busy
    free.set()
    queue.ask("second", lambda _report: None).wait()
    given = answered(queue, lambda _report: "tệp", BROWSER)
    assert (given.status_code, given.body.decode()) == (200, "tệp")


def test_a_browser_is_told_what_takes_long(monkeypatch):
    queue, free = WorkQueue(at_once=1, waiting=4), Event()
    monkeypatch.setattr(made_files, "PATIENCE", 0.2)
    given = answered(queue, lambda _report: free.wait(20), BROWSER)
    free.set()
    assert given.status_code == 202
    assert "Đang tạo tệp …" in given.body.decode()


def test_nobody_waits_for_who_has_gone(busy):
    async def gone():
        return {"type": "http.disconnect"}

    assert answered(busy[0], lambda _report: "tệp", receive=gone).status_code == 204


def test_what_cannot_be_made_is_said_in_a_sentence(busy):
    def refuse(_report):
        raise Problem("Không được.")

    busy[1].set()
    with pytest.raises(Problem, match="Không được"):  # the server answers it, as all problems
        answered(busy[0], refuse)


def test_who_waits_reads_how_far_the_work_is(busy):
    job = busy[0].ask("third", lambda _report: None)
    assert queues.words(job, "Đang kiểm tra tệp") == "Đang chờ, còn 2 việc trước"
    job.begun = True
    assert queues.words(job, "Đang kiểm tra tệp") == "Đang kiểm tra tệp …"
    job.progress = ("Đọc tệp", 2000, 0)
    assert queues.words(job, "Đang kiểm tra tệp") == "Đọc tệp 2.000 dòng …"
    job.progress = ("Ghi", 500, 2000)
    assert queues.words(job, "Đang kiểm tra tệp") == "Ghi 500/2.000 dòng …"


@pytest.mark.thorough
@pytest.mark.parametrize(
    "module", ["ui.register.making", "exports.formats", "exports.shared.pictures", "exports.show"]
)
def test_what_runs_in_a_child_knows_no_streamlit(module):
    code = f"import sys, {module}; sys.exit('streamlit' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)  # noqa: S603
