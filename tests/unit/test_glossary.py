"""Every name of the glossary stands for something that exists."""

import importlib
import re
from pathlib import Path

import pytest

GLOSSARY = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"
ROW = re.compile(r"^\| (?P<term>[^|]+) \| `(?P<name>[\w.]+)` \| (?P<meaning>[^|]+) \|$", re.M)
ROWS = ROW.findall(GLOSSARY.read_text(encoding="utf-8"))


def resolved(name: str) -> bool:
    """Tell whether a dotted name is a module, or leads from one to an attribute or a field."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        for attribute in parts[length:]:
            fields = getattr(found, "__dataclass_fields__", {})
            if attribute in fields:
                return attribute == parts[-1]
            if not hasattr(found, attribute):
                return False
            found = getattr(found, attribute)
        return True
    return False


@pytest.mark.parametrize("name", [name for _, name, _ in ROWS])
def test_every_name_exists(name):
    assert resolved(name)


def test_every_line_of_the_tables_is_read():
    lines = GLOSSARY.read_text(encoding="utf-8").splitlines()
    tables = [line for line in lines if line.startswith("| ") and not line.startswith("| Viet")]
    assert len(ROWS) == len([line for line in tables if not line.startswith("| ---")]) > 50


def test_a_term_and_a_name_stand_once():
    for column in (0, 1):
        every = [row[column] for row in ROWS]
        assert sorted(set(every)) == sorted(every)
