"""Text of data and addresses in Markdown: escaped wherever that can be read from the source."""

import ast
from pathlib import Path

import pytest

from ui.frame.words import headline, literal

ROOT = Path(__file__).resolve().parents[3]
SENTENCES = {"warning", "error", "info", "success", "toast", "header", "subheader", "dialog"}
"""Calls whose whole text is plain."""
ESCAPING = {"literal", "headline"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("[a](https://x.vn)", r"\[a\](https\::small[]//x.vn)", id="link"),
        pytest.param("https://x.vn", r"https\::small[]//x.vn", id="bare-link"),
        pytest.param("www.x.vn", "www:small[].x.vn", id="bare-host"),
        pytest.param("a@b.vn", "a@:small[]b.vn", id="address"),
        pytest.param(":red[x]", r"\::small[]red\[x\]", id="colour"),
        pytest.param(":material/home:", r"\::small[]material/home:", id="icon"),
        pytest.param(":+1:", r"\::small[]+1:", id="emoji"),
        pytest.param("$x$ <b> `c` *d* _e_ #f", r"\$x\$ \<b\> \`c\` \*d\* \_e\_ \#f", id="signs"),
        pytest.param("1. a\n\n- b", r"1\. a - b", id="list"),
        pytest.param("- a", r"\- a", id="bullet"),
        pytest.param("&lt;", r"\&lt;", id="entity"),
        pytest.param("Huế: 12,5%; đạt", "Huế: 12,5%; đạt", id="usual"),
    ],
)
def test_nothing_in_a_text_is_markup(text, shown):
    assert literal(text) == shown


def test_a_headline_is_no_markup_either():
    assert "[a](" not in headline("[a](https://x.vn)" * 9 + "; " + "b" * 90)


def test_a_headline_has_no_stop_and_keeps_names_whole():
    assert headline("Năm 2025, 5 trên 13 chỉ tiêu đã đạt.") == "Năm 2025, 5 trên 13 chỉ tiêu đã đạt"
    unbroken = f"12 trên 32 tỉnh, thành phố{' đã đạt' * 12}"
    assert headline(unbroken) == unbroken


def calls():
    for path in sorted((ROOT / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(ast.Attribute(ast.Name("st" | "place"), name), [argument, *_]):
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", name, argument


def is_plain(argument: ast.expr) -> bool:
    if isinstance(argument, ast.Call):
        return ast.unparse(argument.func).rpartition(".")[2] in ESCAPING
    return isinstance(argument, ast.Constant)


def test_sentences_are_literal():
    found = [(where, ast.unparse(a)) for where, name, a in calls() if name in SENTENCES]
    assert len(found) > 40
    raw = [where for where, name, a in calls() if name in SENTENCES and not is_plain(a)]
    assert not raw


def test_words_of_records_are_literal_in_markdown():
    raw = [
        f"{where} {ast.unparse(part.value)}"
        for where, name, argument in calls()
        if name in ("markdown", "caption") and isinstance(argument, ast.JoinedStr)
        for part in argument.values
        if isinstance(part, ast.FormattedValue) and isinstance(part.value, ast.Attribute)
        if part.value.attr in RECORD_WORDS
    ]
    assert not raw


RECORD_WORDS = {
    *("name", "title", "text", "note", "proof", "definition", "explanation", "says", "summary"),
    *("clause", "wording", "actor", "reason", "code", "report_clause", "sentence"),
}
