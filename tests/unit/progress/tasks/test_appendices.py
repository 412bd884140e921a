"""Groups as printed, the lane without a time, clauses, and the disagreements about a task."""

from dataclasses import replace
from datetime import date

import pytest

from progress.model.records import Conflict, ConflictSide
from progress.tasks.appendices import clause, conflicts_about, groups, undated
from progress.tasks.schedule import task_facts
from tests.factories import document, programme, task

FIRST = replace(task("I.1.1"), group_number="1", group_title="NHÓM MỘT")
SECOND = replace(task("I.2.1", 2023, 2025, yearly=True), group_number="2", group_title="NHÓM HAI")
LOOSE = replace(task("I.2.2", None, None), group_number="2", group_title="NHÓM HAI")
OTHER = replace(task("II.1", 2025, 2030, yearly=True), group_number="1", group_title="NHÓM MỘT")


def conflict(code: str, *clauses: str, document_code: str = "1346") -> Conflict:
    sides = tuple(ConflictSide(document_code, each, "…") for each in clauses)
    return Conflict(code, code, "", sides)


NAMED = conflict("named", "Mục II", "Phụ lục I, 1.1", "Phụ lục II, 9")
BOTH = conflict("both", "Mục II và Phụ lục I (tên phụ lục)", "Phụ lục II (tên phụ lục)")
TARGETS = conflict("targets", "Mục I.2")
FOREIGN = conflict("foreign", "Phụ lục I, 1.1", document_code="hue")


def made():
    return programme(
        documents=(document("1346", number="1346/QĐ-BVHTTDL"),),
        tasks=(FIRST, SECOND, LOOSE, OTHER),
        conflicts=(NAMED, BOTH, TARGETS, FOREIGN),
    )


def test_groups_keep_their_printed_order_and_appendix():
    found = groups(task_facts(made(), date(2024, 1, 1)))
    assert [(each.appendix, each.title, len(each.facts)) for each in found] == [
        ("I", "NHÓM MỘT", 1),
        ("I", "NHÓM HAI", 1),
        ("II", "NHÓM MỘT", 1),
    ]


def test_tasks_without_a_time_stand_apart():
    assert [fact.task.code for fact in undated(task_facts(made(), date(2024, 1, 1)))] == ["I.2.2"]


def test_clause_names_document_and_row():
    assert clause(made(), FIRST) == "1346/QĐ-BVHTTDL, Phụ lục I, mục 1.1"


@pytest.mark.parametrize(
    ("about", "found"),
    [
        pytest.param(FIRST, ["named"], id="its-row-is-named"),
        pytest.param(SECOND, ["both"], id="yearly-in-a-named-appendix"),
        pytest.param(OTHER, ["both"], id="yearly-in-the-other"),
        pytest.param(LOOSE, [], id="not-yearly"),
    ],
)
def test_disagreements_about_a_task(about, found):
    assert [each.code for each in conflicts_about(made(), about)] == found
