"""How an environment is filled: uv where it is installed, else what Python brings."""

import importlib
import shutil
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from commands.launching import debian
from commands.launching.folders import python_of

PROMPT = ("--prompt", ".venv")
"""What `activate` shows; the folder has another name until it is whole."""
Commands = tuple[list[str], list[str]]
"""The one that makes an environment in a folder, and the one that installs in it."""


def installers(venv: Path, requirements: list[Path]) -> Iterator[Commands]:
    """Yield the ways to fill a folder, the best first; the next is for where it failed.

    uv does not read the settings of pip: behind a mirror, pip may succeed where uv does not.
    SystemExit, with a sentence, where Python lacks what the next way needs.
    """
    words = [word for file in requirements for word in ("--requirement", str(file))]
    python = str(python_of(venv))
    uv = shutil.which("uv")
    if uv:
        # The folder is there already: it holds the marker.
        makes = [uv, "venv", "--quiet", "--allow-existing", "--no-project", *PROMPT]
        # Compiled at once, as pip does: who starts the server may not be allowed to write here, and
        # would compile every package at each start.
        fills = [uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", python]
        yield [*makes, "--python", sys.executable, str(venv)], [*fills, *words]
    _require_venv()
    # One retry: without a network the answer should come soon.
    pip = [python, "-m", "pip", "install", "--quiet", "--retries", "1", "--no-input"]
    yield (
        [sys.executable, "-m", "venv", *PROMPT, str(venv)],
        [*pip, "--disable-pip-version-check", *words],
    )


def _require_venv() -> None:
    """See that Python can make environments; Debian packages that part by itself."""
    if _has_venv():
        return
    if debian.can_install():
        debian.install(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
        importlib.invalidate_caches()
    if not _has_venv():
        sys.exit(
            "Python này thiếu phần venv. Trên Debian hoặc Ubuntu, hãy chạy «apt install "
            "python3-venv» (quyền quản trị), hoặc cài uv, rồi chạy lại."
        )


def _has_venv() -> bool:
    return all(map(find_spec, ("venv", "ensurepip")))
