"""What the documents promise exists: links, paths, names, versions and sentences."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from tests.documents import DOCUMENTS, ROOT, code, text

GUIDE, ASVS = "docs/huong-dan.md", "docs/asvs.md"
STATES = {"met", "by design", "partly", "not met", "not applicable", "operator"}
LEVEL_2 = (
    "1.1.7 1.2.4 1.4.5 1.5.4 1.6.4 1.7.2 1.8.2 1.9.2 1.10.1 1.11.2 1.12.2 1.14.6 2.1.12 2.2.3 2.3.3"
    " 2.4.5 2.5.7 2.6.3 2.7.6 2.8.7 2.9.3 2.10.4 3.1.1 3.2.4 3.3.4 3.4.5 3.5.3 3.7.1 4.1.5 4.2.2 "
    "4.3.3 5.1.5 5.2.8 5.3.10 5.4.3 5.5.4 6.1.3 6.2.6 6.3.2 6.4.2 7.1.4 7.2.2 7.3.4 7.4.3 8.1.4 "
    "8.2.3 8.3.8 9.1.3 9.2.4 10.2.2 10.3.3 11.1.8 12.1.3 12.2.1 12.3.6 12.4.2 12.5.2 12.6.1 13.1.5 "
    "13.2.6 13.3.2 13.4.2 14.1.4 14.2.6 14.3.3 14.4.7 14.5.4"
)
"""The last requirement of each section of ASVS 4.0.3 that level 2 asks for."""
DELETED = {"1.4.2", "1.4.3", "1.12.1", "4.1.4", "7.3.2", "13.1.2", "13.2.4", "14.3.1"}
"""Numbers of ASVS 4.0.3 that ask for nothing any more."""
FILES_OF_OPERATORS = {".streamlit/secrets.toml", "secrets.toml"}
"""Named in documents, kept out of the repository."""
OURS = {path.name for path in ROOT.iterdir() if path.is_dir()} - {".venv", "var"}


def test_readme_is_short():
    assert len(text("README.md").splitlines()) <= 130


def anchors(document: Path) -> set[str]:
    """Return the anchors of a document's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def broken_links(document: str) -> list[str]:
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", text(document)):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        path = (ROOT / document).parent / file if file else ROOT / document
        if not path.exists() or (anchor and anchor not in anchors(path)):
            broken.append(target)
    return broken


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_somewhere(document):
    assert broken_links(document) == []


def missing_paths(document: str) -> list[str]:
    """Return the paths of ours that are named and not there; NAME stands for any name."""
    named = {piece.rstrip("/") for piece in code(document) if re.fullmatch(r"[\w./-]+", piece)}
    paths = {name for name in named if name.split("/")[0] in OURS and "/" in name}
    files = {name for name in named if re.fullmatch(r"[\w-]+\.(py|md|toml|txt)", name)}
    return sorted(
        name
        for name in (paths | files) - FILES_OF_OPERATORS
        if not is_there(name.replace("NAME", "*"))
    )


def is_there(pattern: str) -> bool:
    """Tell whether a path stands at the root, or a file without its folder anywhere of ours."""
    if any(ROOT.glob(pattern)):
        return True
    return "/" not in pattern and any(any((ROOT / each).rglob(pattern)) for each in sorted(OURS))


@pytest.mark.parametrize("document", [each for each in DOCUMENTS if each != "CHANGELOG.md"])
def test_paths_that_are_named_exist(document):
    assert missing_paths(document) == []


def names_elsewhere(document: str) -> list[str]:
    """Return what a document says is in a file, as "`name` in `file.py`", and is not."""
    said = re.findall(
        r"`([A-Za-z_]\w*)(?:\([^`]*\))?`[^`.|]{0,20} in `([\w/]+\.\w+)`", text(document)
    )
    return [
        f"{name} in {file}"
        for name, file in said
        if not (ROOT / file).exists() or not re.search(rf"\b{name}\b", text(file))
    ]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_names_are_in_the_files_that_they_are_said_to_be_in(document):
    assert names_elsewhere(document) == []


def test_what_a_document_says_wrongly_is_found(monkeypatch):
    wrong = "`data_access/no_such.py`, `FORMATS` in `manage.py`, [there](docs/none.md) [and](#none)"
    monkeypatch.setattr(Path, "read_text", lambda path, encoding: wrong)
    assert missing_paths("README.md") == ["data_access/no_such.py"]
    assert broken_links("README.md") == ["docs/none.md", "#none"]
    monkeypatch.undo()
    monkeypatch.setitem(globals(), "text", lambda file: wrong if file == "README.md" else "")
    assert names_elsewhere("README.md") == ["FORMATS in manage.py"]


def test_dependencies_are_told_with_their_versions():
    project = tomllib.loads(text("pyproject.toml"))
    pins = {*project["project"]["dependencies"], *project["dependency-groups"]["dev"]}
    told = re.findall(r"^\| (\S+) (\d\S*) \|.+\|.+\|$", text("docs/dependencies.md"), re.MULTILINE)
    assert {f"{name}=={version}" for name, version in told} == {
        re.sub(r"\[.+\]|;.+", "", pin) for pin in pins
    }


def test_every_line_of_asvs_has_a_state_and_tests_that_exist():
    tests = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    defined = set(re.findall(r"^def (test_\w+)", tests, re.MULTILINE))
    lines = re.findall(r"^\| (\d[^|]*) \| [^|]+ \| ([^|]+) \| (.+) \|$", text(ASVS), re.MULTILINE)
    assert len(lines) > 80
    assert {state for _, state, _ in lines} == STATES
    named = {name for _, _, shown in lines for name in re.findall(r"`(test_\w+)`", shown)}
    assert named - defined == set()
    assert not [number for number, state, shown in lines if state == "met" and "`test" not in shown]
    numbers = [each for listed, _, _ in lines for each in numbered(listed)]
    asked = {each for last in LEVEL_2.split() for each in up_to(last)} - DELETED
    assert sorted(numbers) == sorted(asked)


def numbered(listed: str) -> list[str]:
    """Return the numbers in a list such as `1.1.1–1.1.3, 1.2.1`."""
    ranges = (each.partition("–") for each in listed.split(", "))
    return [
        number
        for first, _, last in ranges
        for number in up_to(last or first)
        if int(number.rpartition(".")[2]) >= int(first.rpartition(".")[2])
    ]


def up_to(last: str) -> list[str]:
    section, _, count = last.rpartition(".")
    return [f"{section}.{number}" for number in range(1, int(count) + 1)]


def sentences(folder: str) -> str:
    """Return every text literal below a folder, parts of a formatted one joined by "…"."""
    found = []
    for path in sorted((ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.JoinedStr(values=values):
                    found.append(
                        "…".join(str(v.value) for v in values if isinstance(v, ast.Constant))
                    )
                case ast.Constant(value=str(value)):
                    found.append(value)
    return "\n".join(found)


def test_refusals_that_users_are_told_about_are_said():
    table = re.findall(
        r"^\| (.+?) \| .+ \| .+ \|$", section(GUIDE, "Khi tệp bị từ chối"), re.MULTILINE
    )
    said = sentences("data_access")
    parts = [
        part.strip()
        for sentence in table[2:]
        for part in sentence.removeprefix("Cảnh báo: ").split("…")
        if part.strip(" .,")
    ]
    assert len(table) > 10
    assert [part for part in parts if part not in said] == []


def section(document: str, heading: str) -> str:
    """Return what stands under a heading of the second level."""
    return text(document).split(f"\n## {heading}\n")[1].split("\n## ")[0]
