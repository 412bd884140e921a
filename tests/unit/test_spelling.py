"""What the product itself writes is spelt one way; what documents say stays as issued."""

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("charts", "commands", "data_access", "exports", "progress", "ui")
WRONG = re.compile(
    r"""
    \b\w*(?:[oO][àáảãạèéẻẽẹ]|(?<![qQ])[uU][ỷỵ])\b  # the mark is on the first: văn hóa, Ủy ban
    | —                                    # the dash is –
    | \d{4}\ -\ \d{4} | giai\ đoạn\ \d{4}-\d{4}  # from year to year: 2023–2030
    | (?<!tiêu\ |dòng\ |đoạn\ )(?<!câu\ )\bthứ\ (?:hai|ba|tư|năm|sáu|bảy)\b  # a day: thứ Hai
    | \b(?:T[Pp]\.?\ ?HCM|Tp\b|TP\ Hồ|TP\.Hồ|[Tt]hành\ phố\ Hồ)  # TP. Hồ Chí Minh
    | \b\d{1,3},\d{3}\b                    # thousands: 3.409
    | \b[Hh]àng\ năm\b                     # hằng năm
    """,
    re.VERBOSE,
)
QUOTED = re.compile("“[^”]*”|«[^»]*»")
AS_ISSUED = {
    "commune.csv": {"name", "short_name"},
    "document.csv": {"title"},
    "islands.csv": {"name"},
    "target.csv": {"wording"},
    "task.csv": {"group_title", "title", "product", "time_as_written"},
    "unit.csv": {"former_names", "short_name"},
}
"""Columns with the words of documents, with names as the law has them, and with what people type.

`short_name` of a unit is the shortest name, for a mark of the map: there alone stands `TP. HCM`.
"""
NOT_OURS = {ROOT / "exports/shared/fonts/build.py", ROOT / "progress/tasks/appendices.py"}
"""The characters of the font, and the titles of the Ministry's appendices."""


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the strings of a module with their lines; what only documents the code is not said."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    alone = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.lineno, node.value


def wrong(text: str) -> list[str]:
    return WRONG.findall(QUOTED.sub("", text))


@pytest.mark.parametrize(
    "text",
    [
        "Cục Di sản văn hoá",
        "Uỷ ban",
        "số liệu — nguồn",
        "2023 - 2030",
        "giai đoạn 2023-2030",
        "thứ hai",
        "TP.HCM",
        "TP HCM",
        "Tp. Huế",
        "TP Hồ Chí Minh",
        "3,409 thư viện",
        "báo cáo hàng năm",
    ],
)
def test_other_spellings_are_found(text):
    assert wrong(text)
    assert not wrong(f"Kế hoạch ghi “{text}”")


@pytest.mark.parametrize(
    "text",
    [
        "Cục Di sản văn hóa",
        "Ủy ban",
        "số liệu – nguồn",
        "2023–2030",
        "thứ Hai",
        "Quý III",
        "TP. Hồ Chí Minh",
        "3.409 thư viện",
        "33,5%",
        "Báo cáo hằng năm",
        "2026-03-31",
        "khoảng thời gian",
        "gạch đầu dòng thứ hai",
    ],
)
def test_ours_are_not(text):
    assert not wrong(text)


@pytest.mark.parametrize("room", ROOMS)
def test_literals_of_the_product(room):
    for path in sorted((ROOT / room).rglob("*.py")):
        found = [(line, wrong(text)) for line, text in literals(path) if wrong(text)]
        assert bool(found) == (path in NOT_OURS), (path, found)


@pytest.mark.parametrize("path", sorted((ROOT / "seed_data").glob("*.csv")), ids=lambda p: p.name)
def test_our_columns_of_the_seed(path):
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert AS_ISSUED.get(path.name, set()) <= rows[0].keys()
    ours = rows[0].keys() - AS_ISSUED.get(path.name, set())
    assert [(row, name) for row in rows for name in ours if wrong(row[name] or "")] == []
