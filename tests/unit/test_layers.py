"""The table "Layers" of the architecture, held by reading the imports."""

import ast
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).resolve().parents[2]
OURS = {
    "progress",
    "data_access",
    "charts",
    "exports",
    "ui",
    "pages",
    "commands",
}
MOST_FILES = 15
"""Python files side by side; a folder with more wants folders of its own."""
ANYTHING = frozenset({"*"})


@dataclass(frozen=True)
class Layer:
    ours: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()


def layer(ours: str = "", others: str = "") -> Layer:
    return Layer(frozenset(ours.split()), frozenset(others.split()))


PAGES = "progress charts exports ui"
ALL = f"{PAGES} data_access"
LAYERS = {
    "progress": layer("progress"),
    "data_access": layer(
        "data_access progress",
        "sqlalchemy alembic openpyxl xlsxwriter defusedxml psycopg shapely PIL pptx lxml",
    ),
    "charts": layer("charts progress", "altair pydeck vl_convert"),
    "exports": layer(
        "exports progress charts",
        "pptx docx openpyxl vl_convert pypdf pandas icalendar typst xlsxwriter lxml",
    ),
    "exports/shared/fonts/build.py": layer(
        "", "fontTools"
    ),  # a script for whoever renews the fonts
    "ui": layer(ALL, "streamlit starlette anyio pandas prometheus_client"),
    "ui/frame/data.py": layer(ALL, "streamlit sqlalchemy"),  # the one door to the database
    # Streamlit's messages are protobuf's.
    "ui/access/socket.py": layer(ALL, "streamlit starlette anyio google"),
    "pages": layer(PAGES, "streamlit"),
    "dashboard.py": layer(ALL, "streamlit starlette"),  # data_access, because it starts it up
    "commands": layer(f"{ALL} commands", "*"),
    "manage.py": layer("commands"),
}


@cache
def python_files() -> list[str]:
    """Every file of ours that has a layer, tests and generated migrations aside."""
    found = [path for name in LAYERS for path in (ROOT / name).rglob("*.py")]
    found += [ROOT / name for name in LAYERS if name.endswith(".py") and (ROOT / name).exists()]
    return sorted({path.relative_to(ROOT).as_posix() for path in found})


def files_of(package: str) -> list[str]:
    return [file for file in python_files() if file.split("/")[0] == package]


def layer_of(file: str) -> Layer:
    return LAYERS.get(file) or LAYERS[file.split("/")[0]]


@cache
def tree(file: str) -> ast.Module:
    return ast.parse((ROOT / file).read_text(encoding="utf-8"), file)


def imports(module: ast.AST) -> Iterator[str]:
    """Yield the first name of everything imported, at the top or inside a function."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: imports name their package in full"
            yield str(node.module).split(".")[0]


def calls(module: ast.AST) -> Iterator[str]:
    """Yield what is called, by its last name: `date.today()` is "today"."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Name(id=name) | ast.Attribute(attr=name):
                    yield name


@pytest.mark.parametrize("package", sorted({name.split("/")[0] for name in LAYERS}))
def test_a_layer_imports_only_what_its_row_allows(package):
    for file in files_of(package):
        allowed = layer_of(file)
        found = set(imports(tree(file))) - set(sys.stdlib_module_names)
        assert found & OURS <= allowed.ours, file
        assert allowed.others == ANYTHING or found - OURS <= allowed.others, file


def test_folders_keep_their_contracts(monkeypatch, capsys):
    """Circles and directions inside the packages: `[tool.importlinter]` of pyproject.toml."""
    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True) == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_a_folder_can_be_taken_in_at_a_glance():
    for folder in sorted({str(Path(file).parent) for file in python_files()}):
        files = [path for path in (ROOT / folder).glob("*.py") if path.name != "__init__.py"]
        assert len(files) <= MOST_FILES, f"{folder}: divide it by subject"


def test_the_name_of_a_class_has_one_meaning():
    names = Counter(
        node.name
        for file in python_files()
        for node in tree(file).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert len(names) > 300
    assert [name for name, count in names.items() if count > 1] == []


def test_arithmetic_knows_no_clock_and_no_files():
    clock_and_files = {"today", "now", "utcnow", "open", "read_text", "read_bytes", "input"}
    modules = {"time", "os", "pathlib", "io", "sqlite3", "random"}
    for file in files_of("progress"):
        assert not clock_and_files & set(calls(tree(file))), file
        assert not modules & set(imports(tree(file))), file


@pytest.mark.parametrize(
    ("source", "found"),
    [
        pytest.param("import sqlalchemy as sa", {"sqlalchemy"}, id="renamed"),
        pytest.param("from data_access.engine import reading", {"data_access"}, id="a-part"),
        pytest.param("def f():\n    import streamlit", {"streamlit"}, id="inside-a-function"),
    ],
)
def test_imports_are_found_however_they_are_written(source, found):
    assert set(imports(ast.parse(source))) == found


def imported_names(module: ast.AST) -> Iterator[str]:
    """Yield what is imported by name: `from progress.model.numbers import percent`."""
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def bare_values(module: ast.AST) -> Iterator[str]:
    """Yield every value of a fact that is put into text as it is, without what it rests on."""
    for node in ast.walk(module):
        match node:
            case ast.FormattedValue(value=ast.Attribute() as put):
                shown = [put]
            case ast.Call(func=ast.Name(id=name), args=shown) if name in WRITERS:
                pass
            case _:
                continue
        for each in shown:
            text = ast.unparse(each)
            if text.endswith(BARE):
                yield text


WRITERS = {"written", "percent", "growth_words", "str"}
BARE = tuple(f"fact.{name}" for name in ("value", "growth", "path"))
SAYING = {"charts", "exports", "ui", "pages"}
"""Folders that say by `progress.judging.words` and `statements` what facts are."""


@pytest.mark.parametrize("package", sorted(SAYING))
def test_nothing_formats_a_bare_value(package):
    for file in files_of(package):
        module = tree(file)
        assert "progress.model.numbers.percent" not in set(imported_names(module)), file
        assert not list(bare_values(module)), file


@pytest.mark.parametrize(
    ("source", "found"),
    [
        pytest.param("f'{fact.value}%'", ["fact.value"], id="in-a-sentence"),
        pytest.param("written(row.fact.growth, 1)", ["row.fact.growth"], id="by-a-writer"),
        pytest.param("f'{value_words(fact)}'", [], id="by-its-words"),
        pytest.param("float(fact.value)", [], id="as-a-place-on-a-chart"),
    ],
)
def test_bare_values_are_found(source, found):
    assert list(bare_values(ast.parse(source))) == found


def test_calls_are_found_however_they_are_written():
    source = "date.today(); datetime.datetime.now(); open('x')"
    assert set(calls(ast.parse(source))) == {"today", "now", "open"}
