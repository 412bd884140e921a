"""Folders of environments: whose they are, changing one for another, correcting their paths.

A folder is ours where it holds the marker file. Nothing else is ever renamed or removed.
"""

import ctypes
import json
import os
import secrets
import shutil
import sys
from contextlib import suppress
from pathlib import Path

MARKER = "installed.json"
"""Says which Python made the environment, where it stood, and the hash of what is installed."""
_HERE = -100  # AT_FDCWD
_EXCHANGE = 2  # RENAME_EXCHANGE


def is_ours(folder: Path) -> bool:
    """Say whether it was made here; a link to such a folder was not."""
    return not folder.is_symlink() and (folder / MARKER).is_file()


def marker(folder: Path) -> dict[str, str]:
    """Return what the marker says, {} where there is none or it is broken."""
    try:
        return dict(json.loads((folder / MARKER).read_text("utf-8"))) if is_ours(folder) else {}
    except (OSError, ValueError):
        return {}


def mark(folder: Path, facts: dict[str, str]) -> None:
    """Write the marker, in one step: another program may be reading it."""
    unfinished = folder / f"{MARKER}.{secrets.token_hex(4)}"
    unfinished.write_text(json.dumps(facts), encoding="utf-8")
    unfinished.replace(folder / MARKER)


def programs(folder: Path) -> Path:
    """Return the folder of its programs."""
    return folder / ("Scripts" if os.name == "nt" else "bin")


def python_of(folder: Path) -> Path:
    """Return its Python."""
    return programs(folder) / ("python.exe" if os.name == "nt" else "python")


def beside(target: Path) -> Path:
    """Return a new name for what will take the place of a folder."""
    return target.with_name(f"{target.name}.new-{secrets.token_hex(4)}")


def swap(new: Path, target: Path) -> None:
    """Put a folder in its place; what was there is removed, or is `new` now. OSError: it is in use.

    On Linux there is an environment at every moment. Elsewhere, `recover` puts right what was cut
    off between two renames.
    """
    if not target.exists():
        new.rename(target)
    elif not _exchange(new, target):
        old = target.with_name(new.name.replace(".new-", ".old-"))
        target.rename(old)
        try:
            new.rename(target)
        except OSError:
            old.rename(target)
            raise
        remove(old)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system has no such thing."""
    if sys.platform != "linux":
        return False
    exchange = getattr(ctypes.CDLL(None), "renameat2", None)
    names = (_HERE, os.fsencode(one), _HERE, os.fsencode(other))
    return exchange is not None and exchange(*names, _EXCHANGE) == 0


def recover(target: Path) -> None:
    """Clear up what was cut off: remove leftovers, after one took the place that is empty."""
    kinds = (f"{target.name}.new-*", f"{target.name}.old-*")
    leftovers = [path for kind in kinds for path in target.parent.glob(kind)]
    if not os.path.lexists(target):
        # The marker of one that is whole names what is installed; the newer one stands first.
        whole = [path for path in leftovers if "requirements.txt" in marker(path)]
        for path in whole[:1]:
            path.rename(target)
    for path in leftovers:
        remove(path)


def remove(folder: Path) -> None:
    """Remove a folder of ours, or an empty one: what is being made is empty before it is marked.

    The marker goes last, so that what is cut off is still ours.
    """
    if not is_ours(folder):
        with suppress(OSError):
            folder.rmdir()
        return
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        elif path.name != MARKER:
            path.unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def correct_paths(folder: Path) -> None:
    """Tell the scripts of an environment where it stands now, after it was made, moved or copied.

    Python itself finds its packages from where it stands; `activate` and the scripts of packages
    hold a path. What cannot be written stays: nothing here runs it.
    """
    facts = marker(folder)
    before, now = facts.get("place", ""), str(folder)
    if before in ("", now):
        return
    try:
        files = [path for path in programs(folder).iterdir() if path.is_file()]
        for script in files:
            content = b"" if script.is_symlink() else script.read_bytes()
            # What holds a zero is a program; its bytes may not move.
            if before.encode() in content and b"\0" not in content:
                script.write_bytes(content.replace(before.encode(), now.encode()))
        mark(folder, facts | {"place": now})
    except OSError:
        return
