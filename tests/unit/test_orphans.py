"""A run that is killed leaves no server and no folder behind."""

import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).resolve().parents[2]
STARTS = """
import subprocess, sys, time
from pathlib import Path
from tests.orphans import end_with_this_process
server = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
end_with_this_process(server.pid, Path(sys.argv[1]))
print(server.pid, flush=True)
time.sleep(float(sys.argv[2]))
"""


@pytest.mark.thorough
@pytest.mark.parametrize("seconds", [60, 0], ids=["killed", "ended"])
def test_servers_end_with_the_run(tmp_path, seconds):
    folder = tmp_path / "with blanks"
    folder.mkdir()
    command = [sys.executable, "-c", STARTS, str(folder), str(seconds)]
    run = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)  # noqa: S603
    with run:
        server = int(run.stdout.readline())
        if seconds:
            run.kill()
    deadline = time.monotonic() + 20
    while (psutil.pid_exists(server) or folder.exists()) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not psutil.pid_exists(server)
    assert not folder.exists()
