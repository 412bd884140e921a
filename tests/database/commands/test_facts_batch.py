"""`facts --batch`: one object for each line, in order, from one start of the program."""

import json

import pytest

from commands.__main__ import main


@pytest.fixture
def run(seeded_engine, database_url, monkeypatch, capsys):
    """Run `facts` as a command: its status, the objects it printed and standard error."""
    monkeypatch.setenv("DATABASE_URL", database_url)

    def run(*words: object) -> tuple[int, list, str]:
        status = main(["facts", *map(str, words)])
        out, err = capsys.readouterr()
        return status, [json.loads(line) for line in out.splitlines()], err

    return run


@pytest.fixture
def batch(run, tmp_path):
    """Ask some lines, as text or as what becomes JSON."""

    def batch(*lines: object, words: tuple[str, ...] = ()) -> list[dict]:
        file = tmp_path / "cau-hoi.jsonl"
        texts = (line if isinstance(line, str) else json.dumps(line) for line in lines)
        file.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
        status, answers, err = run("--batch", file, *words)
        assert (status, err) == (0, "")
        return answers

    return batch


def test_answers_are_those_of_the_command_one_by_one_in_order(run, batch):
    as_of = "2026-11-21"
    asked = (
        {"year": 2025, "scope": "46", "document": "hue", "milestone": 2025, "as_of": as_of},
        {"scope": "86@2025", "year": 2024, "as_of": as_of},
        {"year": 2024, "as_of": "2025-01-01"},
    )
    alone = []
    for line in asked:
        words = [(f"--{name.replace('_', '-')}", value) for name, value in line.items()]
        alone += run(*(part for pair in words for part in pair))[1]
    answers = batch(*asked)
    assert answers == alone
    assert [each["scope"] for each in answers] == ["46", "86@2025", "VN"]


@pytest.mark.parametrize(
    "line",
    [{}, {"year": None, "scope": None, "document": None, "milestone": None, "as_of": None}],
    ids=["left-out", "null"],
)
def test_what_is_left_open_is_what_the_page_shows_first(run, batch, line):
    as_of = ("--as-of", "2026-11-21")
    assert batch(line, words=as_of) == run(*as_of)[1]


def test_a_day_of_a_line_stands_before_that_of_the_command(batch):
    lines = ({"as_of": "2025-01-31"}, {})
    answers = batch(*lines, words=("--as-of", "2026-11-21"))
    assert [each["as_of"] for each in answers] == ["2025-01-31", "2026-11-21"]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        pytest.param({"scope": "99"}, "Không có phạm vi «99»", id="scope"),
        pytest.param({"document": "x"}, "Không có văn bản «x»", id="document"),
        pytest.param({"year": 2031}, "Không có số liệu năm 2031", id="after-the-last-year"),
        pytest.param({"year": 0}, "Không có số liệu năm 0", id="year"),
        pytest.param({"as_of": "21/11/2026"}, "21/11/2026", id="day"),
        pytest.param({"year": "2025"}, "«year» không đúng kiểu", id="type"),
        pytest.param({"year": True}, "«year» không đúng kiểu", id="truth-is-no-year"),
        pytest.param({"nam": 2025}, "chỉ gồm: year, scope", id="unknown-name"),
        pytest.param("[]", "một đối tượng JSON", id="no-object"),
        pytest.param("{year", "không phải JSON", id="no-json"),
        pytest.param("", "không phải JSON: (trống)", id="empty-line"),
    ],
)
def test_a_line_that_cannot_be_answered_is_an_error_and_the_rest_goes_on(batch, line, sentence):
    before, wrong, after = batch({"scope": "46"}, line, {"scope": "01"})
    assert (before["scope"], after["scope"]) == ("46", "01")
    assert list(wrong) == ["error"]
    assert sentence in wrong["error"]


def test_a_file_that_is_not_there_is_refused(run, tmp_path):
    status, answers, err = run("--batch", tmp_path / "không-có.jsonl")
    assert (status, answers) == (1, [])
    assert "Không đọc được tệp câu hỏi" in err
