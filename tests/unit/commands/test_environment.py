"""The environment: made beside its place, put there whole, and never in place of another's."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from commands.launching import debian, environment, folders, installers

ROOT = environment.ROOT
BOTH = environment.DEVELOPING
MAKES = """
import os, sys
from pathlib import Path
programs = Path(sys.argv[1], "Scripts" if os.name == "nt" else "bin")
(programs / "__pycache__").mkdir(parents=True)
(programs / ("python.exe" if os.name == "nt" else "python")).write_text("a Python")
(programs / "activate").write_text(f"VIRTUAL_ENV={sys.argv[1]}")
"""
INSTALLS = """
import sys
from pathlib import Path
log, venv, *files = map(Path, sys.argv[1:])
with log.open("a") as lines:
    lines.write(files[-1].name + "\\n")
(venv / "packages").write_text("".join(file.read_text() for file in files))
"""
SLOW = """
import sys, time
from pathlib import Path
from commands.launching import environment
from tests.unit.commands.test_environment import fakes
environment.ROOT = Path(sys.argv[1])
waits = "import time; time.sleep(float(" + sys.argv[2] + "))"
def slow(venv, requirements):
    print("BUILDING", flush=True)
    for makes, installs in fakes(environment.ROOT)(venv, requirements):
        yield makes, [*installs[:2], waits + installs[2], *installs[3:]]
environment.installers = slow
environment.ready_python("requirements.txt")
"""
"""Another program that makes the environment of a checkout, and takes some seconds."""


def fakes(root: Path):
    """Installers that make in a moment what looks like an environment, and log what they did."""

    def fakes(venv, requirements):
        files = [str(file) for file in requirements]
        installs = [sys.executable, "-c", INSTALLS, str(root / "log"), str(venv), *files]
        yield [sys.executable, "-c", MAKES, str(venv)], installs

    return fakes


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout without an environment, in which installing takes a moment."""
    root = tmp_path / "checkout"
    root.mkdir()
    for name in BOTH:
        (root / name).write_text(f"{name}==1\n")
    monkeypatch.setattr(environment, "ROOT", root)
    monkeypatch.setattr(environment, "installers", fakes(root))
    return root


def done(root: Path) -> list[str]:
    """What was installed: the last file of each time."""
    log = root / "log"
    return log.read_text().split() if log.exists() else []


def names(root: Path) -> set[str]:
    return {path.name for path in root.iterdir() if path.name.startswith(".venv")}


def packages(root: Path, venv: str = ".venv") -> str:
    return (root / venv / "packages").read_text()


def upgraded(root: Path) -> None:
    (root / "requirements.txt").write_text("streamlit==2\n")


def test_a_second_run_installs_nothing(checkout):
    python = environment.ready_python("requirements.txt")
    assert environment.ready_python("requirements.txt") == python
    assert python == folders.python_of(checkout / ".venv")
    assert done(checkout) == ["requirements.txt"]


def test_what_test_installed_serves_run_too(checkout):
    environment.ready_python("requirements.txt")
    environment.ready_python(*BOTH)
    environment.ready_python("requirements.txt")
    assert done(checkout) == list(BOTH)
    upgraded(checkout)
    environment.ready_python("requirements.txt")
    assert packages(checkout) == "streamlit==2\nrequirements-dev.txt==1\n"


def test_changed_requirements_take_the_place_of_the_old_ones(checkout):
    environment.ready_python("requirements.txt")
    upgraded(checkout)
    environment.ready_python("requirements.txt")
    assert packages(checkout) == "streamlit==2\n"
    assert names(checkout) == {".venv", ".venv.lock"}


def test_an_environment_without_its_python_is_made_again(checkout):
    environment.ready_python("requirements.txt").unlink()
    environment.ready_python("requirements.txt")
    assert done(checkout) == ["requirements.txt"] * 2


def test_a_failed_upgrade_leaves_the_old_environment(checkout, monkeypatch):
    environment.ready_python("requirements.txt")
    before = folders.marker(checkout / ".venv")
    upgraded(checkout)
    fails = [sys.executable, "-c", "import sys; sys.exit('disk full')"]
    monkeypatch.setattr(environment, "installers", lambda venv, files: iter([(fails, fails)]))
    with pytest.raises(SystemExit, match="Không cài được các gói: disk full"):
        environment.ready_python("requirements.txt")
    assert folders.marker(checkout / ".venv") == before
    assert packages(checkout) == "requirements.txt==1\n"
    assert names(checkout) == {".venv", ".venv.lock"}


@pytest.mark.parametrize(
    "words",
    [
        "ERROR: Failed to establish a new connection: [Errno -3]",
        "error: Failed to fetch: `https://pypi.org/simple/streamlit/`",
    ],
    ids=["pip", "uv"],
)
def test_without_a_network_one_sentence_says_so(checkout, monkeypatch, words):
    fails = [sys.executable, "-c", f"import sys; sys.exit({words!r})"]
    monkeypatch.setattr(environment, "installers", lambda venv, files: iter([(fails, fails)]))
    with pytest.raises(SystemExit, match="hãy nối mạng rồi chạy lại"):
        environment.ready_python("requirements.txt")


def test_where_one_installer_fails_the_next_is_tried(checkout, monkeypatch):
    fails = [sys.executable, "-c", "raise SystemExit(2)"]

    def both(venv, files):
        makes, installs = next(fakes(checkout)(venv, files))
        yield makes, fails
        assert list(venv.iterdir()) != []  # what failed is cleared away only now
        yield makes, installs

    monkeypatch.setattr(environment, "installers", both)
    environment.ready_python("requirements.txt")
    assert done(checkout) == ["requirements.txt"]


# Cut off, and two at once


def another_program(root: Path, seconds: float) -> "subprocess.Popen[str]":
    """Start one that makes the environment; give it when it is at work."""
    process = subprocess.Popen(  # noqa: S603 (written above)
        [sys.executable, "-c", SLOW, str(root), str(seconds)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    assert "BUILDING" in process.stdout.readline()
    return process


@pytest.mark.thorough
def test_a_killed_upgrade_leaves_the_old_environment_and_is_cleared_up(checkout):
    environment.ready_python("requirements.txt")
    old = (checkout / "requirements.txt").read_text()
    upgraded(checkout)
    process = another_program(checkout, 60)
    while not list(checkout.glob(".venv.new-*/*/activate")):
        assert process.poll() is None
    process.kill()
    process.communicate()
    assert packages(checkout) == old
    environment.ready_python("requirements.txt")
    assert packages(checkout) == "streamlit==2\n"
    assert names(checkout) == {".venv", ".venv.lock"}


@pytest.mark.thorough
def test_who_comes_second_waits_and_says_so(checkout, capsys):
    with another_program(checkout, 1):
        environment.ready_python("requirements.txt")
    assert capsys.readouterr().err.count(environment.WAITING) == 1
    assert done(checkout) == ["requirements.txt"]


def whole(folder: Path, content: str) -> None:
    """Make a folder look as one that is complete."""
    folder.mkdir()
    folders.mark(folder, {"python": environment.VERSION, "requirements.txt": "…"})
    (folder / "packages").write_text(content)


@pytest.mark.parametrize(
    ("left", "kept"),
    [
        pytest.param({"new": "new", "old": "old"}, "new", id="between-two-renames"),
        pytest.param({"old": "old"}, "old", id="only-the-old-one"),
    ],
)
def test_a_swap_that_was_cut_off_is_put_right(tmp_path, left, kept):
    for kind, content in left.items():
        whole(tmp_path / f".venv.{kind}-12ab", content)
    folders.recover(tmp_path / ".venv")
    assert packages(tmp_path) == kept
    assert names(tmp_path) == {".venv"}


def test_a_new_one_that_is_not_whole_takes_no_place(tmp_path):
    (tmp_path / ".venv.new-0000").mkdir()  # cut off before it was marked
    (tmp_path / ".venv.new-12ab").mkdir()
    folders.mark(tmp_path / ".venv.new-12ab", {"python": environment.VERSION})
    folders.recover(tmp_path / ".venv")
    assert names(tmp_path) == set()


@pytest.mark.parametrize("in_one_step", [True, False], ids=["exchanged", "renamed-twice"])
def test_a_swap_leaves_one_environment(tmp_path, monkeypatch, in_one_step):
    if not in_one_step:
        monkeypatch.setattr(folders, "_exchange", lambda one, other: False)
    whole(tmp_path / ".venv", "old")
    whole(tmp_path / ".venv.new-12ab", "new")
    folders.swap(tmp_path / ".venv.new-12ab", tmp_path / ".venv")
    assert packages(tmp_path) == "new"
    folders.recover(tmp_path / ".venv")
    assert names(tmp_path) == {".venv"}


# Another's


def test_a_link_is_left_alone(checkout, tmp_path):
    whole(tmp_path / "another", "another's")
    (checkout / ".venv").symlink_to(tmp_path / "another")
    with pytest.raises(SystemExit, match=r"không phải do manage\.py tạo ra"):
        environment.ready_python("requirements.txt")
    assert packages(tmp_path, "another") == "another's"
    assert done(checkout) == []


def test_what_has_no_marker_is_left_alone(checkout):
    (checkout / ".venv").mkdir()
    (checkout / ".venv" / "packages").write_text("another's")
    (checkout / ".venv.new-mine").mkdir()
    with pytest.raises(SystemExit, match="chuyển nó đi nơi khác hoặc đổi tên"):
        environment.ready_python("requirements.txt")
    assert packages(checkout) == "another's"
    assert names(checkout) == {".venv", ".venv.new-mine"}


def test_another_python_makes_its_own_once(checkout, monkeypatch):
    environment.ready_python("requirements.txt")
    for _ in range(2):
        with monkeypatch.context() as patch:
            patch.setattr(environment, "VERSION", "3.99")
            python = environment.ready_python("requirements.txt")
            assert python == folders.python_of(checkout / ".venv-3.99")
        environment.ready_python("requirements.txt")
    assert done(checkout) == ["requirements.txt"] * 2


# Moved


def test_a_moved_checkout_installs_nothing_and_its_scripts_know_where_it_is(checkout, monkeypatch):
    environment.ready_python("requirements.txt")
    moved = checkout.rename(checkout.with_name("chuyển đi"))
    monkeypatch.setattr(environment, "ROOT", moved)
    python = environment.ready_python("requirements.txt")
    assert (python.parent / "activate").read_text() == f"VIRTUAL_ENV={moved / '.venv'}"
    assert done(moved) == ["requirements.txt"]


def test_the_marker_of_earlier_versions_is_understood(checkout):
    environment.ready_python("requirements.txt")
    file = checkout / ".venv" / "installed.json"
    said = {"python": environment.VERSION, "place": str(checkout / ".venv")}
    file.write_text(json.dumps(said | environment.hashes(("requirements.txt",))))
    environment.ready_python("requirements.txt")
    assert done(checkout) == ["requirements.txt"]


# How it is filled


@pytest.fixture
def ways(tmp_path, monkeypatch):
    """Give the ways to fill a folder, with or without uv."""

    def ways(uv: str | None):
        monkeypatch.setattr(installers.shutil, "which", lambda name: uv)
        found = installers.installers(tmp_path / "v", [tmp_path / name for name in BOTH])
        return [(makes[0], installs[:3]) for makes, installs in found]

    return ways


def test_uv_is_used_where_it_is_installed(ways, tmp_path):
    python = str(folders.python_of(tmp_path / "v"))
    pip = (sys.executable, [python, "-m", "pip"])
    assert ways("/usr/bin/uv") == [("/usr/bin/uv", ["/usr/bin/uv", "pip", "install"]), pip]
    assert ways(None) == [pip]


def test_what_uv_installs_is_compiled_for_those_who_may_not_write(monkeypatch, tmp_path):
    monkeypatch.setattr(installers.shutil, "which", lambda name: "/usr/bin/uv")
    (_, installs), _ = installers.installers(tmp_path / "v", [tmp_path / "requirements.txt"])
    assert "--compile-bytecode" in installs


@pytest.mark.parametrize("is_root", [True, False])
def test_a_python_without_venv_says_so_or_gets_it(ways, monkeypatch, is_root):
    asked = []
    monkeypatch.setattr(installers, "_has_venv", lambda: bool(asked))
    monkeypatch.setattr(debian, "can_install", lambda: is_root)
    monkeypatch.setattr(debian, "install", lambda *packages: asked.extend(packages) or True)
    if is_root:
        assert len(ways(None)) == 1
        assert asked == [f"python{environment.VERSION}-venv"]
    else:
        with pytest.raises(SystemExit, match="apt install python3-venv"):
            ways(None)


@pytest.mark.nightly
@pytest.mark.parametrize("with_uv", [False, True], ids=["pip", "uv"])
def test_a_real_environment_survives_a_move_and_an_upgrade(checkout, monkeypatch, with_uv):
    if with_uv and installers.shutil.which("uv") is None:
        pytest.skip("uv is not installed")
    if not with_uv:
        monkeypatch.setattr(installers.shutil, "which", lambda name: None)
    monkeypatch.setattr(environment, "installers", installers.installers)
    for name in BOTH:
        (checkout / name).write_text("")  # nothing to download
    environment.ready_python("requirements.txt")
    moved = checkout.rename(checkout.with_name("chuyển đi"))
    monkeypatch.setattr(environment, "ROOT", moved)
    monkeypatch.setattr(environment, "fill", None)  # a move makes nothing
    python = environment.ready_python("requirements.txt")
    command = [str(python), "-c", "import sys; print(sys.prefix)"]
    said = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)  # noqa: S603
    assert said.stdout.strip() == str(moved / ".venv")
