"""The environment of the packages: made beside its place and put there whole, or not at all.

The first minor version of Python that runs here gets `.venv`, every other one `.venv-3.12` and so
on, so that whoever alternates makes each once.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from commands.launching import folders
from commands.launching.console import last_line, run_quietly
from commands.launching.installers import installers
from commands.launching.locks import locked

ROOT = Path(__file__).resolve().parents[2]
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
USING = ("requirements.txt",)
DEVELOPING = (*USING, "requirements-dev.txt")
"""Requirement files that the commands for users, and those for developers, need."""
LOCK = ".venv.lock"
WAITING = "Một lệnh manage.py khác đang cài môi trường Python; đang đợi lệnh đó xong ..."
OFFLINE = ("connection", "failed to fetch", "dns error", "error sending request")
"""What pip and uv say, in small letters, where nothing can be downloaded."""


def inside(module: str, *words: str, files: tuple[str, ...] = USING) -> list[str]:
    """Return the command line that runs a module in the environment, made first if need be."""
    # -P: a folder of the user's that is called `commands` must not stand in the way.
    # -X utf8: the embeddable Python of a bundle reads no variable.
    return [str(ready_python(*files)), "-X", "utf8", "-P", "-m", module, *words]


def variables(**more: str) -> dict[str, str]:
    """Return the environment variables of whatever runs in the environment."""
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONHOME"}
    # UTF-8, because a Windows console would refuse Vietnamese; the path, because the user's
    # folder stays the current one and file names are relative to it.
    return {**inherited, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **more}


def hand_over(command: list[str]) -> int:
    """Become that command, or where the system cannot do this, wait for it."""
    if os.name != "nt":
        os.execve(command[0], command, variables())  # noqa: S606 (no shell is wanted)
    return subprocess.call(command, env=variables())  # noqa: S603 (written here)


def ready_python(*files: str) -> Path:
    """Return the Python of an environment with these requirement files, made where there is none.

    SystemExit, with a sentence, where it cannot be made; one that was there before stays.
    """
    venv = place()
    if not is_ready(venv, files):
        with locked(ROOT / LOCK, WAITING):
            # Another program may have made it meanwhile, or was cut off.
            folders.recover(place())
            venv = place()
            if not is_ready(venv, files):
                make(venv, files)
    folders.correct_paths(venv)
    return folders.python_of(venv)


def place() -> Path:
    """Return where the environment of this Python is or will be.

    SystemExit, with a sentence, where something stands there that was not made here.
    """
    usual, own = ROOT / ".venv", ROOT / f".venv-{VERSION}"
    is_another = folders.marker(usual).get("python", VERSION) != VERSION
    chosen = own if is_another or os.path.lexists(own) else usual
    if os.path.lexists(chosen) and not folders.is_ours(chosen):
        sys.exit(
            f"{chosen} không phải do manage.py tạo ra nên không bị động đến. Hãy chuyển nó đi nơi "
            "khác hoặc đổi tên, rồi chạy lại."
        )
    return chosen


def is_ready(venv: Path, files: tuple[str, ...]) -> bool:
    """Say whether these requirement files, as they are now, are installed there."""
    wanted = {"python": VERSION, **hashes(files)}
    return folders.python_of(venv).exists() and wanted.items() <= folders.marker(venv).items()


def hashes(files: tuple[str, ...]) -> dict[str, str]:
    """Return the fingerprint of each requirement file."""
    return {name: hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in files}


def make(venv: Path, files: tuple[str, ...]) -> None:
    """Make an environment with these files, and those that were installed, and put it in place."""
    before = folders.marker(venv)
    files = tuple(name for name in DEVELOPING if name in files or name in before)
    new = folders.beside(venv)
    unfilled = {"python": VERSION, "place": str(new)}
    filled = unfilled | hashes(files)
    try:
        fill(new, unfilled, [ROOT / name for name in files])
        folders.mark(new, filled)
        folders.swap(new, venv)
    except OSError as error:
        sys.exit(
            f"Không thay được {venv} ({error.strerror}). Nếu bảng theo dõi đang chạy, hãy dừng nó "
            "rồi chạy lại; nếu không, hãy xem quyền ghi và chỗ trống của ổ đĩa."
        )
    finally:
        folders.remove(new)


def fill(new: Path, facts: dict[str, str], requirements: list[Path]) -> None:
    """Make an environment in a new folder; SystemExit, with a sentence, where nothing helps."""
    output = ""
    for makes, installs in installers(new, requirements):
        folders.remove(new)
        new.mkdir()
        folders.mark(new, facts)
        status, output = run_quietly(makes, "Đang tạo môi trường Python", variables())
        if not status:
            tool = "uv" if Path(installs[0]).stem == "uv" else "pip"
            doing = f"Đang cài các gói trong {requirements[-1].name} bằng {tool} (cần mạng)"
            status, output = run_quietly(installs, doing, variables())
        if not status:
            return
    if any(sign in output.lower() for sign in OFFLINE):
        sys.exit("Chưa cài được các gói vì không tải được từ mạng: hãy nối mạng rồi chạy lại.")
    sys.exit(f"Không cài được các gói: {last_line(output)}")
