"""The packages of a bundle, unpacked for its system, and the list of their licences."""

import re
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions
from importlib.util import find_spec
from pathlib import Path

from packaging.requirements import Requirement

from commands.bundling.targets import TargetSystem
from commands.launching.console import last_line, run_quietly
from commands.launching.environment import OFFLINE
from data_access.store.problems import Problem

_NOT_NEEDED = {"__pycache__", "tests", ".agents"}
"""Folders of packages that no program reads."""
_FOR_INSTALLERS = {"RECORD", "INSTALLER", "REQUESTED", "direct_url.json"}
"""What an installer notes for itself; differs from machine to machine."""
_BESIDE_PACKAGES = {"bin", "etc", "share"}
"""Scripts with the path of a Python, and what is for notebooks."""
_TEXT = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)


def pinned(requirements: str, target: TargetSystem, version: str) -> list[str]:
    """Return the packages of a locked file that a system needs, as `name==version`."""
    lines = (line for line in requirements.splitlines() if line and line[0] not in "# ")
    wanted = (Requirement(line) for line in lines)
    environment = target.environment(version)
    return [
        f"{each.name}{each.specifier}"
        for each in wanted
        if each.marker is None or each.marker.evaluate(environment)
    ]


def install(wanted: list[str], target: TargetSystem, version: str, folder: Path) -> None:
    """Download packages for a system and unpack them; Problem where this cannot be done."""
    pip = [sys.executable, "-m", "pip", "install", "--no-compile", "--ignore-requires-python"]
    pip += ["--implementation", "cp", *(f"--platform={tag}" for tag in target.tags)]
    uv = [shutil.which("uv") or "", "pip", "install", "--python-platform", target.platform]
    tool = pip if find_spec("pip") else uv
    if not tool[0]:
        raise Problem("Cần pip hoặc uv để tải các gói, máy này không có cái nào.")
    # The lock names every package with its version, for each version of Python.
    tool += ["--quiet", "--target", str(folder), "--python-version", version, "--no-deps"]
    download([*tool, "--only-binary", ":all:", *wanted], f"Đang tải {len(wanted)} gói (cần mạng)")


def download(command: list[str], doing: str) -> None:
    """Run a command that downloads; Problem where it fails."""
    status, output = run_quietly(command, doing)
    if status and any(sign in output.lower() for sign in OFFLINE):
        raise Problem("Không tải được từ mạng: hãy nối mạng rồi chạy lại.")
    if status:
        raise Problem(f"Không tải được: {last_line(output)}")


def needed_files(folder: Path) -> dict[str, Path]:
    """Return the files of unpacked packages that a bundle needs, by their names in the folder."""
    files = {path.relative_to(folder): path for path in folder.rglob("*") if path.is_file()}
    return {
        name.as_posix(): path
        for name, path in files.items()
        if name.parts[0] not in _BESIDE_PACKAGES
        and name.name not in _FOR_INSTALLERS
        and not _NOT_NEEDED.intersection(name.parts)
    }


def licences(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield name with version, licence, and the file with its text, of each unpacked package.

    A package without the text gets that of another one under the same licence; "" is none.
    """
    installed = sorted(distributions(path=[str(folder)]), key=lambda each: each.name.lower())
    texts = {each.name: next(iter(sorted(_texts(each), key=_is_summary)), "") for each in installed}
    same = {_licence(each): texts[each.name] for each in installed if texts[each.name]}
    for each in installed:
        licence = _licence(each)
        yield f"{each.name} {each.version}", licence, texts[each.name] or same.get(licence, "")


def _texts(package: Distribution) -> Iterator[str]:
    for file in package.files or ():
        if ".dist-info" in file.parts[0] and _TEXT.search(file.name):
            yield file.as_posix()


def _is_summary(text: str) -> bool:
    """Say whether a file may only name the licence, whose text is in another."""
    return not re.search(r"licen[cs]e", text.rpartition("/")[2], re.IGNORECASE)


def _licence(package: Distribution) -> str:
    """Return the licence as the package names it: an identifier, classifiers, or in a word."""
    metadata = package.metadata
    classifiers = (
        each for each in metadata.get_all("Classifier", []) if each.startswith("License")
    )
    by_classifier = ", ".join(each.rpartition(" :: ")[2] for each in classifiers)
    return (
        metadata["License-Expression"]
        or by_classifier
        or (metadata["License"] or "").partition("\n")[0]
    )
