"""The bundle for Linux, made for real, runs wherever it lies, without a network."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from commands.bundling.bundle import FOLDER
from commands.launching.environment import ROOT
from tests.orphans import end_with_this_process

WITHOUT_NETWORK = """
import fcntl, json, socket, struct, subprocess, sys, time, urllib.request
with socket.socket() as one:  # loopback is there, but down: SIOCSIFFLAGS, IFF_UP
    fcntl.ioctl(one, 0x8914, struct.pack("16sh", b"lo", 1))
with socket.socket() as one:
    assert one.connect_ex(("192.0.2.1", 80)), "there is a network"
site, said = f"http://127.0.0.1:{sys.argv[2]}", {}
words = ["run", "--port", sys.argv[2], "--no-browser"]
process = subprocess.Popen(["/bin/sh", sys.argv[1], *words], stdout=sys.stderr)
while process.poll() is None and len(said) < 3:
    try:
        for path in ("/suc-khoe", "/", "/api/v1/indicators"):
            said[path] = urllib.request.urlopen(site + path, timeout=30).read().decode()
    except OSError:
        time.sleep(0.2)
process.terminate()
process.wait(30)
print(json.dumps(said))
"""
"""Starts a bundle in a network that leads nowhere, and prints what it answers."""
PATIENCE = 300


def answers(folder: Path, port: int) -> dict[str, str]:
    python = Path(getattr(sys, "_base_executable", sys.executable)).resolve()
    command = ["unshare", "--map-root-user", "--net", str(python), "-c", WITHOUT_NETWORK]
    process = subprocess.Popen(  # noqa: S603
        [*command, str(folder / "mo-bang-theo-doi.sh"), str(port)],
        cwd="/",
        env={"PATH": f"{python.parent}:{os.environ['PATH']}", "HOME": str(folder.parent)},
        stdout=subprocess.PIPE,
        text=True,
    )
    end_with_this_process(process.pid)
    output, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    return json.loads(output)


@pytest.mark.nightly
@pytest.mark.skipif(sys.platform != "linux", reason="the bundle for Linux runs on Linux")
def test_it_answers_where_it_was_unpacked_and_where_it_was_moved(tmp_path, free_port):
    if not shutil.which("unshare"):
        pytest.skip("unshare, which takes the network away, is not installed")
    made = tmp_path / "made.zip"
    words = ["commands", "bundle", "--platform", "linux", "-o", str(made)]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    subprocess.run([sys.executable, "-P", "-m", *words], env=surroundings, check=True)  # noqa: S603
    first, second = tmp_path / "Sở Văn hóa (thử)", tmp_path / "Chuyển đi"
    with ZipFile(made) as archive:
        archive.extractall(first)
    listed = (first / FOLDER / "GIAY-PHEP.txt").read_text("utf-8-sig").splitlines()[1:]
    texts = [line.rpartition(" | ")[2] for line in listed]
    assert len(texts) > 40
    assert all((first / FOLDER / text).is_file() for text in texts)
    said = answers(first / FOLDER, free_port())
    assert "<title>" in said["/"]
    assert json.loads(said["/api/v1/indicators"])
    assert (first / FOLDER / "var" / "dashboard.db").stat().st_size > 1_000_000
    first.rename(second)
    assert answers(second / FOLDER, free_port()).keys() == said.keys()
