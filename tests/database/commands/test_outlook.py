"""`outlook`: the object of the contract, sentences without `--json`, and what cannot be asked."""

import json
from datetime import date

import pytest

from commands.__main__ import main
from commands.outlook import outlook
from progress.model.selection import Selection
from tests.factories import figure, milestones, of_provinces

AS_OF = date(2026, 11, 21)
SHARE = milestones(y2030=60)


@pytest.fixture
def run(address, monkeypatch, capsys):
    """Run `outlook` as a command: its status, standard output and standard error."""
    monkeypatch.setenv("DATABASE_URL", address)

    def run(*words: str) -> tuple[int, str, str]:
        status = main(["outlook", *words])
        return status, *capsys.readouterr()

    return run


def answered(*figures) -> dict:
    made = of_provinces("01", "02", figures=figures, targets=SHARE)
    return json.loads(json.dumps(outlook(made, Selection(AS_OF, 2026, "VN"))))


def test_a_row_has_exactly_the_keys_of_the_contract_and_its_numbers_are_not_rounded():
    found = answered(
        figure("01", 2023, 10, 30),
        figure("01", 2025, 11, 30),
        figure("01", 2026, 12, 30),
        figure("02", 2023, 0, 5),
    )
    assert list(found) == ["as_of", "year", "scope", "version", "rows"]
    assert (found["as_of"], found["year"], found["scope"]) == ("2026-11-21", 2026, "VN")
    assert found["version"] == 1
    (row,) = found["rows"]
    mean, last = row.pop("mean"), row.pop("last")
    assert row == {
        "document": "1520",
        "indicator": "library_service",
        "category": "public_commune",
        "milestone": 2030,
        "judged_year": 2026,
        "reported": 1,
        "expected": 2,
        "still": [pytest.approx(240 / 7, abs=1e-12), pytest.approx(340 / 7, abs=1e-12)],
        "low": pytest.approx(240 / 7 + 80 / 9, abs=1e-12),
        "high": pytest.approx(340 / 7 + 40 / 3, abs=1e-12),
        "outcome": "open",
    }
    assert mean == {
        "since": 2023,
        "matched": 1,
        "pace": pytest.approx(20 / 9, abs=1e-12),
        "low": pytest.approx(240 / 7 + 80 / 9, abs=1e-12),
        "high": pytest.approx(340 / 7 + 80 / 9, abs=1e-12),
        "short": [1, 6],
        "reached": [2032, 2038],
    }
    assert (last["since"], last["short"], last["reached"]) == (2025, [0, 5], [2030, 2034])


def test_what_is_not_known_is_null():
    (row,) = answered(figure("01", 2026, 12, 30))["rows"]
    assert [row[key] for key in ("mean", "last", "low", "high")] == [None] * 4
    assert (row["still"], row["outcome"]) == ([0, 100], "none")
    (row,) = answered(figure("01", 2025, 12, 30), figure("01", 2026, 13, 30))["rows"]
    assert (row["mean"]["short"], row["last"]) == ([None, None], None)


def test_the_object_stands_alone_on_standard_output(run):
    status, out, err = run("--json", "--scope", "46", "--document", "hue", "--as-of", "2026-11-21")
    assert (status, err, out.count("\n")) == (0, "", 1)
    assert (json.loads(out)["scope"], json.loads(out)["rows"]) == ("46", [])


@pytest.mark.parametrize("form", [(), ("--json",)], ids=["words", "json"])
def test_a_year_of_which_nothing_can_be_asked_ends_with_status_2(run, form):
    assert run("--year", "2031", *form) == (
        *(2, ""),
        "Không có số liệu năm 2031: hãy chọn năm từ 1900 đến 2030.\n",
    )


@pytest.mark.parametrize("words", [("--scope", "ZZ"), ("--document", "ZZ"), ("--as-of", "ZZ")])
def test_what_is_not_there_is_one_vietnamese_sentence(run, words):
    status, out, err = run("--json", *words)
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert "«ZZ»" in err
