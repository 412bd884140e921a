"""`facts`: the object of the contract on standard output, and nothing else there."""

import json
from dataclasses import replace
from datetime import date

import pytest

from commands.__main__ import main
from exports.interface.facts import facts
from progress.model.selection import Selection
from tests.factories import (
    COUNTS,
    DISTRICT,
    GROWTH,
    PROGRAMMES,
    SERVICE,
    VISITS,
    figure,
    figures,
    milestones,
    programme,
    report,
    task,
    task_record,
)

KEYS = [
    "document",
    "indicator",
    "category",
    "milestone",
    "verdict",
    "past",
    "judged_year",
    "numerator",
    "denominator",
    "value",
    "current",
    "carried_value",
    "carried_verdict",
    "reported",
    "expected",
    "lower",
    "upper",
    "path",
    "base_year",
    "growth",
    "panel",
    "catch_up",
    "gap",
    "gap_per_year",
]
ALWAYS = {"document", "indicator", "category", "milestone", "verdict", "past"}
AS_OF = date(2026, 11, 21)


def printed(*, year=2026, scope="01", milestone=None, as_of=AS_OF, **given):
    made = programme(**given)
    chosen = Selection(as_of, year, scope, milestone)
    return json.loads(json.dumps(facts(made, chosen)))


def row(given, **more) -> dict:
    (found,) = printed(figures=tuple(given), **more)["targets"]
    return found


def said(given, **more) -> dict:
    """What is not null, of what may be."""
    found = row(given, **more)
    return {key: found[key] for key in KEYS if key not in ALWAYS and found[key] is not None}


BASE = figure("01", 2022, 20, 100)
PARTLY = (*figures(("01", "46", "86"), 2025, 50, 100), *figures(("01", "46"), 2026, 50, 100))


def test_keys_are_exactly_those_of_the_contract():
    found = printed(tasks=(task(),), reports=(report("01", 2026),), figures=(BASE,))
    listed = ["targets", "tasks", "reports", "own_tasks"]
    assert list(found) == ["as_of", "year", "scope", "version", *listed]
    assert [list(each) for each in found["targets"]] == [KEYS]
    assert set(found["tasks"][0]) == {"code", "occurrence", "state", "days_late"}
    assert set(found["reports"][0]) == {"unit", "year", "state", "days_late"}
    assert (found["as_of"], found["year"], found["scope"]) == ("2026-11-21", 2026, "01")
    assert found["version"] == 1


NULLS = [
    pytest.param(
        {"given": (BASE, figure("01", 2026, 43, 100))},
        {
            "judged_year": 2026,
            "current": True,
            "numerator": 43,
            "denominator": 100,
            "value": 43.0,
            "reported": 1,
            "expected": 1,
            "lower": 43.0,
            "upper": 43.0,
            "path": 44.0,
            "base_year": 2022,
            "gap": 17,
            "gap_per_year": 5,
        },
        id="share",
    ),
    pytest.param(
        {"given": PARTLY, "scope": "VN"},
        {
            "judged_year": 2026,
            "current": True,
            "numerator": 100,
            "denominator": 200,
            "value": 50.0,
            "carried_value": 50.0,
            "carried_verdict": "on_track",
            "reported": 2,
            "expected": 3,
            "lower": pytest.approx(100 / 3),
            "upper": pytest.approx(200 / 3),
            "path": 44.0,
            "gap": 20,
            "gap_per_year": 5,
        },
        id="share-with-one-missing-and-no-baseline",
    ),
    pytest.param(
        {"given": figures(("01", "46"), 2026, 0, 0), "scope": "VN"},
        {
            "judged_year": 2026,
            "current": True,
            "numerator": 0,
            "denominator": 0,
            "reported": 2,
            "expected": 3,
            "lower": 0,
            "upper": 100,
            "path": 44.0,
        },
        id="share-without-a-value-has-no-gap",
    ),
    pytest.param(
        {"given": (figure("01", 2026, 1, row=PROGRAMMES),), "targets": COUNTS},
        {
            "judged_year": 2026,
            "current": True,
            "numerator": 1,
            "value": 1,
            "reported": 1,
            "expected": 1,
            "lower": 1,
            "upper": 1,
            "path": pytest.approx(1.4),
            "gap": 2,
            "gap_per_year": 1,
        },
        id="count",
    ),
    pytest.param(
        {"given": (figure("01", 2026, 1, row=PROGRAMMES),), "targets": COUNTS, "scope": "VN"},
        {
            "judged_year": 2026,
            "current": True,
            "numerator": 1,
            "value": 1,
            "reported": 1,
            "expected": 3,
            "lower": 1,
            "path": pytest.approx(1.4),
            "gap": 2,
            "gap_per_year": 1,
        },
        id="count-with-units-missing-has-no-upper",
    ),
    pytest.param(
        {
            "given": (figure("01", 2022, 10000, row=VISITS), figure("01", 2026, 14641, row=VISITS)),
            "targets": GROWTH,
        },
        {
            "judged_year": 2026,
            "current": True,
            "numerator": 14641,
            "reported": 1,
            "expected": 1,
            "base_year": 2022,
            "growth": pytest.approx(10.0),
            "panel": 1,
            "catch_up": pytest.approx(10.0),
        },
        id="growth",
    ),
    pytest.param(
        {
            "given": (figure("01", 2022, 10, row=VISITS), figure("01", 2026, 0, row=VISITS)),
            "targets": GROWTH,
        },
        {
            "judged_year": 2026,
            "current": True,
            "numerator": 0,
            "reported": 1,
            "expected": 1,
            "base_year": 2022,
            "growth": -100.0,
            "panel": 1,
        },
        id="growth-to-nothing-has-no-catch-up",
    ),
    pytest.param(
        {
            "given": (figure("01", 2022, 0, row=VISITS), figure("01", 2026, 9, row=VISITS)),
            "targets": GROWTH,
        },
        {
            "judged_year": 2026,
            "current": True,
            "numerator": 9,
            "reported": 1,
            "expected": 1,
            "base_year": 2022,
        },
        id="growth-from-nothing",
    ),
    pytest.param(
        {"given": (figure("01", 2022, 9, row=VISITS),), "targets": GROWTH},
        {
            "judged_year": 2022,
            "current": False,
            "numerator": 9,
            "reported": 1,
            "expected": 1,
            "base_year": 2022,
        },
        id="growth-in-its-base-year",
    ),
    pytest.param({"given": ()}, {"current": False}, id="no-data-share"),
    pytest.param(
        {"given": (), "targets": GROWTH}, {"base_year": 2022, "current": False}, id="no-data-growth"
    ),
    pytest.param({"given": (), "targets": COUNTS}, {"current": False}, id="no-data-count"),
    pytest.param(
        {"given": (figure("01", 2023, 1, 2),), "year": 2022},
        {"base_year": 2023, "current": False},
        id="no-data-yet",
    ),
    pytest.param(
        {"given": (), "targets": milestones(y2030=90, row=DISTRICT)}, {}, id="not-applicable-no-y"
    ),
    pytest.param(
        {
            "given": (figure("01", 2022, 9, 10, row=DISTRICT),),
            "targets": milestones(y2030=90, row=DISTRICT),
        },
        {
            "judged_year": 2022,
            "current": False,
            "numerator": 9,
            "denominator": 10,
            "value": 90.0,
            "reported": 1,
            "expected": 1,
        },
        id="not-applicable-with-figures",
    ),
    pytest.param(
        {"given": (BASE, figure("01", 2026, 0, 0))},
        {
            "judged_year": 2026,
            "current": True,
            "numerator": 0,
            "denominator": 0,
            "reported": 1,
            "expected": 1,
        },
        id="not-applicable-for-want-of-institutions",
    ),
]


@pytest.mark.parametrize(("given", "expected"), NULLS)
def test_what_is_null_for_each_measure(given, expected):
    assert said(**given) == expected


@pytest.mark.parametrize("targets", [None, COUNTS, GROWTH], ids=["share", "count", "growth"])
def test_past_milestones_of_every_measure_in_order_of_year(targets):
    given = {} if targets is None else {"targets": targets}
    found = row((), year=2031, **given)
    assert found["past"] == [
        {"milestone": 2025, "verdict": "no_data"},
        {"milestone": 2030, "verdict": "no_data"},
    ]


def test_after_the_milestone_there_is_a_gap_and_no_year_left():
    found = row((BASE, figure("01", 2030, 59, 100)), year=2030, as_of=date(2031, 1, 1))
    assert (found["verdict"], found["gap"], found["gap_per_year"]) == ("missed", 1, None)


def test_percentages_are_not_rounded():
    found = row((BASE, figure("01", 2026, 1, 3)))
    assert found["value"] == pytest.approx(100 / 3, abs=1e-12)


def test_one_row_for_each_occurrence_of_every_task():
    tasks = (task("I.1", 2023, 2025, yearly=True), task("I.2", None, None), task("I.3", 2024, 2025))
    records = (task_record("I.1", 2024, date(2025, 1, 10)), task_record("I.3", 2025))
    assert printed(tasks=tasks, task_records=records)["tasks"] == [
        {"code": "I.1", "occurrence": 2023, "state": "unrecorded", "days_late": 1056},
        {"code": "I.1", "occurrence": 2024, "state": "done_late", "days_late": 10},
        {"code": "I.1", "occurrence": 2025, "state": "unrecorded", "days_late": 325},
        {"code": "I.2", "occurrence": 0, "state": "undated", "days_late": None},
        {"code": "I.3", "occurrence": 2025, "state": "overdue", "days_late": 325},
    ]


def test_reports_are_of_the_country_whatever_the_scope():
    sent = (report("01", 2025, date(2025, 12, 1)), report("46", 2025, date(2025, 12, 20)))
    for scope in ("VN", "46"):
        assert printed(reports=sent, year=2025, scope=scope)["reports"] == [
            {"unit": "01", "year": 2025, "state": "on_time", "days_late": None},
            {"unit": "46", "year": 2025, "state": "late", "days_late": 6},
            {"unit": "86", "year": 2025, "state": "missing", "days_late": 342},
        ]


@pytest.fixture
def run(address, monkeypatch, capsys):
    """Run `facts` as a command: its status, standard output and standard error."""
    monkeypatch.setenv("DATABASE_URL", address)

    def run(*words: str) -> tuple[int, str, str]:
        status = main(["facts", *words])
        return status, *capsys.readouterr()

    return run


def test_the_object_stands_alone_on_standard_output(run):
    status, out, err = run("--as-of", "2026-11-21")
    assert (status, err) == (0, "")
    assert out.count("\n") == 1
    found = json.loads(out)
    assert (found["as_of"], found["year"], found["scope"]) == ("2026-11-21", 2025, "VN")
    assert len(found["targets"]) == 17
    assert len({each["code"] for each in found["tasks"]}) == 35
    assert len(found["reports"]) == 34


@pytest.mark.parametrize(
    ("words", "scope", "documents"),
    [
        pytest.param(["--scope", "VN"], "VN", {"1520"}, id="country"),
        pytest.param(["--scope", "46"], "46", {"1520", "hue"}, id="province-with-a-plan"),
        pytest.param(["--scope", "46", "--document", "hue"], "46", {"hue"}, id="one-document"),
        pytest.param(["--scope", "86"], "86", {"1520"}, id="a-plan-is-not-inherited"),
        pytest.param(["--scope", "86@2025"], "86@2025", {"1520", "vinh_long"}, id="ended"),
        pytest.param(
            ["--scope", "quang_nghiep@2025"], "quang_nghiep@2025", {"quang_nghiep"}, id="commune"
        ),
        pytest.param(["--document", "tt14"], "VN", set(), id="a-document-without-targets"),
    ],
)
def test_scope_and_document(run, words, scope, documents):
    found = json.loads(run(*words)[1])
    assert found["scope"] == scope
    assert {each["document"] for each in found["targets"]} == documents


def test_targets_in_words_are_no_rows(run):
    found = json.loads(run("--scope", "quang_nghiep@2025")[1])["targets"]
    keys = {(each["indicator"], each["category"], each["milestone"]) for each in found}
    assert ("library_service", "public_commune", 2025) in keys
    assert not {key for key in keys if key[:2] == SERVICE and key[2] == 2030}


def test_milestone_that_a_row_does_not_have_leaves_it_as_it_would_be(run):
    assert run("--milestone", "2027")[1] == run()[1]
    early = json.loads(run("--milestone", "2025")[1])["targets"]
    assert {each["milestone"] for each in early} == {2025}


def test_as_of_moves_tasks_and_reports(run):
    one = json.loads(run("--year", "2025", "--as-of", "2024-01-01")[1])
    two = json.loads(run("--year", "2025", "--as-of", "2031-01-01")[1])
    assert one["tasks"] != two["tasks"]
    assert {each["state"] for each in one["reports"]} == {"awaited"}
    assert {each["state"] for each in two["reports"]} == {"missing"}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        pytest.param(["--scope", "99"], "Không có phạm vi «99»", id="unknown-scope"),
        pytest.param(["--scope", "00004"], "Không có phạm vi «00004»", id="commune-without-plan"),
        pytest.param(["--document", "x"], "Không có văn bản «x»", id="unknown-document"),
        pytest.param(["--as-of", "21/11/2026"], "21/11/2026", id="unreadable-date"),
    ],
)
def test_what_does_not_exist_is_said_on_standard_error_alone(run, words, sentence):
    status, out, err = run(*words)
    assert status == 1
    assert out == ""
    assert sentence in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("year", ["0", "2031", "99999"])
def test_a_year_of_which_nothing_can_be_asked_ends_with_status_2(run, year):
    status, out, err = run("--year", year)
    assert (status, out) == (2, "")
    assert err == f"Không có số liệu năm {year}: hãy chọn năm từ 1900 đến 2030.\n"


@pytest.mark.parametrize(
    ("as_of", "judged"),
    [(date(2026, 3, 4), 2022), (date(2026, 3, 5), 2026)],
    ids=["before-it-was-known", "from-that-day"],
)
def test_a_figure_counts_from_the_day_it_was_known(as_of, judged):
    known = replace(figure("01", 2026, 43, 100), first_written_on=date(2026, 3, 5))
    found = row((BASE, known), as_of=as_of)
    assert (found["judged_year"], found["current"]) == (judged, judged == 2026)
