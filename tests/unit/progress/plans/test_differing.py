"""Who differs from the Decision: counted and named row by row, and a few plans side by side."""

from dataclasses import replace

from progress.budgets.totals import funding_documents
from progress.model.titles import paper_scope, papers
from progress.plans.deviations import Comparison, deviations
from progress.plans.differing import differing_rows
from progress.plans.matrix import plan_rows
from progress.plans.matrix_filter import PlanMatrixFilter, narrowed
from progress.plans.sentences import plan_name
from tests.factories import DECISION, MUSEUMS, UNITS, commune, document, programme, target
from ui.frame import words
from ui.method.sections import _clauses
from ui.plans.tables import differing

PLANS = (document("ha_noi", "01"), document("hue", "46"))
INSIDE = tuple(document(f"xa_{n}", f"1000{n}") for n in range(7))
MADE = programme(
    documents=(DECISION, *PLANS, *INSIDE),
    units=(*UNITS, *(commune(f"1000{n}", f"Xã {n}") for n in range(7))),
    targets=(
        target(2030, 60),
        target(2030, 50, document="ha_noi"),
        target(2030, 70, document="hue"),
        *(target(2030, 50, document=each.code) for each in INSIDE),
    ),
)


def test_provinces_are_named_and_many_communes_counted():
    (row,) = differing_rows(MADE, plan_rows(MADE))
    assert row.words(Comparison.LOWER) == "8: Hà Nội, 7 xã, phường"
    assert row.words(Comparison.HIGHER) == "1: Huế"
    assert row.words(Comparison.MISSING) == ""


def test_a_unit_that_ended_is_told_from_that_of_today_which_has_its_name():
    plans = (document("nay", "86"), document("cu", "86@2025"))
    own = (target(2030, 50, document=each.code) for each in plans)
    made = replace(MADE, documents=(DECISION, *plans), targets=(target(2030, 60), *own))
    (row,) = differing_rows(made, plan_rows(made))
    assert row.words(Comparison.LOWER) == "2: Vĩnh Long (cũ), Vĩnh Long"
    assert [plan_name(made, each) for each in plans] == ["Vĩnh Long", "Vĩnh Long (cũ)"]


def test_an_own_plan_whose_code_begins_another_is_no_part_of_a_decision():
    parts = papers((document("hue", "46"), document("hue-46", "46")))
    assert [len(each) for each in parts] == [1, 1]


def test_what_is_assigned_stands_behind_and_leaves_nothing_out():
    """A decision that assigns one indicator to 34 provinces is silent on none of the others."""
    parts = (document("qd-01", "01", number="12/QĐ"), document("qd-46", "46", number="12/QĐ"))
    made = replace(
        MADE,
        documents=(*MADE.documents, *parts),
        targets=(
            *MADE.targets,
            target(2030, 90, row=MUSEUMS),
            *(target(2030, 50, document=each.code) for each in parts),
        ),
    )
    service, museums = differing_rows(made, plan_rows(made))
    assert service.words(Comparison.LOWER) == "8: Hà Nội, 7 xã, phường; được giao 2: Hà Nội, Huế"
    assert museums.words(Comparison.MISSING) == "9: Hà Nội, Huế, 7 xã, phường"
    assert [each.comparison for each in deviations(made, parts[0])] == [Comparison.LOWER]
    (paper,) = (each for each in papers(made.documents) if len(each) > 1)
    assert (paper, paper_scope(made, paper)) == (parts, "2 đơn vị được giao")
    assert not {*parts} & {*funding_documents(made, "VN", 2026)}
    assert [len(_clauses(made, each)) for each in papers(made.documents)][-1] == 2
    assert list(_clauses(made, paper)["Đơn vị"]) == ["Hà Nội", "Huế"]


def test_the_table_says_that_some_plans_are_made_up_where_some_are():
    rows = differing_rows(MADE, plan_rows(MADE))
    assert "Nguồn" not in differing(MADE, rows)
    (source,) = differing(replace(MADE, demonstration=True), rows)["Nguồn"]
    assert source == words.DEMONSTRATION


def test_a_plan_like_the_decision_is_no_row():
    made = programme(
        documents=(DECISION, PLANS[0]),
        targets=(target(2030, 60), target(2030, 60, document="ha_noi")),
    )
    assert differing_rows(made, plan_rows(made)) == ()


def test_a_few_plans_stand_side_by_side():
    (row,) = narrowed(MADE, plan_rows(MADE), PlanMatrixFilter(few=("ha_noi", "xa_3")))
    assert {cell.document.code for cell in row.cells} == {"ha_noi", "xa_3"}
