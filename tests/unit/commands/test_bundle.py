"""The bundle: what is in it, and what never is."""

import os
import stat
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from commands.bundling import bundle as bundling
from commands.bundling.bundle import FOLDER, bundle, packed
from commands.bundling.contents import project_files
from commands.bundling.embeddable import embeddable
from commands.bundling.packages import licences, needed_files, pinned
from commands.bundling.targets import TARGETS
from commands.launching import launcher
from commands.launching.environment import ROOT
from data_access.store.problems import Problem

NOT_BUNDLED = (".ci/", ".github/", "deploy/", "tests/")
ALSO_NOT_BUNDLED = {
    ".dockerignore",
    ".editorconfig",
    ".gitignore",
    ".pre-commit-config.yaml",
    "CONTRIBUTING.md",
    "requirements-dev.txt",
}
NEVER = (
    ".git/config",
    ".streamlit/secrets.toml",
    ".venv/bin/python",
    "commands/__pycache__/facts.cpython-311.pyc",
    "data_access/var.db",
    "seed_data/dashboard.db-wal",
    "seed_data/sao-luu.json.gz",
    "tests/conftest.py",
    "ui/.env",
    "var/dashboard.db",
    "var/owner.json",
)
LOCK = """# made from pyproject.toml
    # via numpy
numpy==2.4.6 ; python_full_version < '3.12'
numpy==2.5.5 ; python_full_version >= '3.12'
uvloop==0.23.0 ; sys_platform != 'win32'
cffi==2.1.1 ; platform_python_implementation != 'PyPy'
tzdata==2026.6
"""


def test_a_bundle_has_every_file_of_the_product_and_no_other():
    if not (ROOT / ".git").exists():
        pytest.skip("this is no checkout of git, which knows the files of the product")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(  # noqa: S603
        command, cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert set(project_files(ROOT)) == {
        name
        for name in listed.split("\0")
        if (ROOT / name).is_file()
        and not name.startswith(NOT_BUNDLED)
        and name not in ALSO_NOT_BUNDLED
    }


def test_a_bundle_has_no_data_secret_or_trace_of_this_machine(tmp_path):
    for name in (*NEVER, "ui/icon.svg"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert set(project_files(tmp_path)) == {"ui/icon.svg"}


@pytest.mark.parametrize(
    ("platform", "version", "wanted"),
    [
        ("windows", "3.13", ["numpy==2.5.5", "cffi==2.1.1", "tzdata==2026.6"]),
        ("linux", "3.11", ["numpy==2.4.6", "uvloop==0.23.0", "cffi==2.1.1", "tzdata==2026.6"]),
    ],
)
def test_a_system_gets_the_packages_that_it_needs(platform, version, wanted):
    assert pinned(LOCK, TARGETS[platform], version) == wanted


def unpacked(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    return folder


def test_packages_leave_out_their_tests_and_scripts(tmp_path):
    unpacked(tmp_path, "a/x.py", "a/tests/t.py", "bin/a", "a.dist-info/RECORD", "share/b", "c.pyd")
    assert set(needed_files(tmp_path)) == {"a/x.py", "c.pyd"}


def package(folder: Path, name: str, licence: str, *files: str) -> None:
    place = folder / f"{name}-1.dist-info"
    unpacked(place, "METADATA", *files)
    said = f"Metadata-Version: 2.4\nName: {name}\nVersion: 1\nLicense-Expression: {licence}\n"
    (place / "METADATA").write_text(said)
    (place / "RECORD").write_text("".join(f"{place.name}/{each},,\n" for each in files))


def test_every_licence_has_its_text(tmp_path):
    package(tmp_path, "one", "MIT", "COPYING", "licenses/LICENSE")
    package(tmp_path, "two", "MIT", "top_level.txt")
    package(tmp_path, "three", "ISC")
    assert list(licences(tmp_path)) == [
        ("one 1", "MIT", "one-1.dist-info/licenses/LICENSE"),
        ("three 1", "ISC", ""),
        ("two 1", "MIT", "one-1.dist-info/licenses/LICENSE"),
    ]


def zipped(path: Path, *names: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, name)
    return path


@pytest.fixture
def windows(tmp_path, monkeypatch):
    """The contents of a bundle for Windows, with two packages that are not downloaded."""
    python = zipped(tmp_path / "python.zip", "python.exe", "python314._pth", "LICENSE.txt")

    def install(wanted, target, version, folder):
        assert "uvloop" not in " ".join(wanted)
        package(folder, "one", "MIT", "LICENSE")
        unpacked(folder, "one/__init__.py")

    monkeypatch.setattr(bundling, "install", install)
    return bundle("windows", python, tmp_path / "made")


def test_windows_gets_its_python_with_paths_of_the_bundle(windows):
    assert windows[".venv/Scripts/python.exe"] == b"python.exe"
    paths = windows[".venv/Scripts/python314._pth"].decode().splitlines()
    assert paths == ["python314.zip", ".", r"..\..", r"..\Lib\site-packages"]
    assert ".venv/Lib/site-packages/one/__init__.py" in windows
    assert b'"python": "3.14"' in windows[".venv/installed.json"]


def test_windows_gets_names_in_ascii_and_texts_that_its_programs_read(windows):
    assert all(name.isascii() for name in windows)
    assert max(map(len, windows)) < 160  # a path of Windows has 259 letters
    script = windows["mo-bang-theo-doi.cmd"]
    assert script.count(b"\n") == script.count(b"\r\n")
    assert script.startswith(b"@echo off")
    assert windows["DOC-TRUOC.txt"].decode("utf-8").startswith("\ufeffBảng theo dõi")
    assert "one 1 | MIT | .venv/Lib/site-packages/one-1.dist-info/LICENSE" in (
        windows["GIAY-PHEP.txt"].decode("utf-8")
    )


@pytest.mark.parametrize("names", [("python.exe",), ("readme.txt",), ("python314._pth",)])
def test_another_zip_is_no_python(tmp_path, names):
    with pytest.raises(Problem, match="không phải bản Python nhúng"):
        embeddable(zipped(tmp_path / "a.zip", *names), tmp_path)


def test_what_is_no_zip_is_no_python(tmp_path):
    (tmp_path / "a.zip").write_text("a")
    with pytest.raises(Problem, match=r"Không đọc được tệp .*a\.zip"):
        embeddable(tmp_path / "a.zip", tmp_path)


def test_the_same_contents_are_the_same_bytes(tmp_path):
    (tmp_path / "x").write_bytes(b"x")
    first = packed({"b.sh": b"#!", "a": tmp_path / "x"})
    os.utime(tmp_path / "x", (1, 1))
    assert packed({"a": tmp_path / "x", "b.sh": b"#!"}) == first
    modes = {
        each.filename: stat.S_IMODE(each.external_attr >> 16)
        for each in zipfile.ZipFile(BytesIO(first)).infolist()
    }
    assert modes == {f"{FOLDER}/a": 0o644, f"{FOLDER}/b.sh": 0o755}


def test_a_bundle_has_no_commands_for_developers(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(launcher, "ROOT", tmp_path)
    assert launcher.main(["test"], "") == 2
    assert "không có trong bản đóng gói" in capsys.readouterr().err
