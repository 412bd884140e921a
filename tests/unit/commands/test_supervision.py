"""Programs that run together: started again when they end, and given up when they keep ending."""

import os
import sys
import time

import pytest

from commands.launching import supervision
from commands.launching.supervision import Program, keep, running

SLEEPS = "import time; time.sleep(60)"


def program(name: str, code: str) -> Program:
    return Program(name, [sys.executable, "-c", code], os.environ, "")


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Look after them often; leave the signals of the tests alone."""
    sleep = time.sleep
    monkeypatch.setattr(supervision.time, "sleep", lambda _: sleep(0.05))
    monkeypatch.setattr(supervision.signal, "signal", lambda *_: None)


@pytest.mark.thorough
def test_what_keeps_ending_is_given_up_and_all_end(capsys):
    stays, fails = program("Một", SLEEPS), program("Hai", "raise SystemExit(3)")
    with pytest.raises(SystemExit) as ended, running([stays, fails]):
        keep([stays, fails])
    assert "Hai dừng liên tục (mã 3)" in ended.value.code
    assert capsys.readouterr().err.count("đang mở lại") == supervision.MOST_ENDS
    assert stays.process.returncode is not None


@pytest.mark.thorough
def test_one_that_was_killed_runs_again():
    stays, killed = program("Một", SLEEPS), program("Hai", SLEEPS)
    with running([stays, killed]):
        first = killed.process
        first.kill()
        first.wait()
        killed.restart()
        assert killed.process.pid != first.pid
        assert killed.process.poll() is None
        assert stays.process.poll() is None


def test_a_single_server_ends_with_its_status():
    alone = program("Máy chủ", "raise SystemExit(4)")
    with running([alone]):
        assert keep([alone]) == 4
    assert alone.ends == []
