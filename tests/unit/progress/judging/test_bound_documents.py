"""Which documents bind a scope, and which targets of theirs are facts (method, section 3)."""

from datetime import date

import pytest

from progress.judging.targets import target_facts
from progress.judging.verdicts import Reason, Verdict
from progress.model.selection import Selection
from progress.model.units import Kind
from tests.factories import (
    CIRCULAR,
    COUNTS,
    DECISION,
    DISTRICT,
    GROWTH,
    PROGRAMMES,
    SERVICE,
    TARGETS,
    TODAY,
    VINH_LONG,
    VISITS,
    commune,
    document,
    facts,
    figure,
    figures,
    judged,
    milestones,
    programme,
    province,
    target,
)

BASE = figure("01", 2022, 20, 100)


LOCAL = document("vinh_long", "86@2025")
COMMUNE_PLAN = document("quang_nghiep", "qn@2025")
PLANS = (DECISION, CIRCULAR, LOCAL, COMMUNE_PLAN)
PLANNED = (
    *TARGETS,
    *milestones(y2025=50, document="vinh_long"),
    *milestones(y2025=100, document="quang_nghiep"),
)
WITH_COMMUNE = (*programme().units, commune("qn@2025", valid_to=date(2024, 12, 31)))


@pytest.mark.parametrize(
    ("scope", "documents"),
    [
        pytest.param("VN", ["1520"], id="the-country-by-national-documents"),
        pytest.param("46", ["1520"], id="a-province-without-a-plan"),
        pytest.param("86@2025", ["1520", "vinh_long"], id="an-ended-province-by-its-own-plan-too"),
        pytest.param("86", ["1520"], id="nothing-is-inherited-through-a-merger"),
        pytest.param("83@2025", ["1520"], id="an-ended-province-without-a-plan"),
        pytest.param("qn@2025", ["quang_nghiep"], id="a-commune-by-its-own-plan-only"),
    ],
)
def test_documents_that_bind_a_scope(scope, documents):
    made = programme(documents=PLANS, targets=PLANNED, units=WITH_COMMUNE)
    found = facts(made, 2024, scope)
    assert [fact.document.code for fact in found] == documents
    assert {fact.scope for fact in found} == {scope}


def test_one_document_may_be_asked_for():
    made = programme(documents=PLANS, targets=PLANNED)
    chosen = Selection(TODAY, 2024, "86@2025", document="vinh_long")
    assert [fact.document.code for fact in target_facts(made, chosen)] == ["vinh_long"]
    elsewhere = Selection(TODAY, 2024, "VN", document="vinh_long")
    assert target_facts(made, elsewhere) == ()


def test_a_commune_with_a_plan_is_judged_on_its_own_figures_until_its_end():
    given = (figure("qn@2025", 2024, 1, 1), figure("qn@2025", 2025, 0, 1))
    made = programme(documents=PLANS, targets=PLANNED, units=WITH_COMMUNE, figures=given)
    (fact,) = facts(made, 2024, "qn@2025")
    assert (fact.verdict, fact.judged_year, fact.value) == (Verdict.MET, 2024, 100)
    (after,) = facts(made, 2026, "qn@2025")
    assert (after.verdict, after.reason) == (Verdict.NOT_APPLICABLE, Reason.UNIT_ENDED)
    assert facts(made, 2024, "VN")[0].verdict is Verdict.NO_DATA


def test_a_province_of_today_is_judged_on_its_predecessors_before_its_time():
    fact = judged(figures(VINH_LONG, 2024, 40, 100), 2024, "86")
    assert (fact.verdict, fact.value) == (Verdict.MET, 40)
    assert fact.total.expected == 3


def test_an_ended_province_is_judged_in_its_own_time_only():
    given = (figure("86@2025", 2024, 40, 100), figure("86@2025", 2025, 1, 100))
    assert judged(given, 2024, "86@2025").verdict is Verdict.MET
    fact = judged(given, 2026, "86@2025")
    assert (fact.verdict, fact.reason) == (Verdict.NOT_APPLICABLE, Reason.UNIT_ENDED)
    assert (fact.judged_year, fact.value, fact.gap) == (2024, 40, None)
    assert fact.past[0].verdict is Verdict.NOT_APPLICABLE


def test_a_target_in_words_is_no_fact_and_no_milestone_of_one():
    words = target(2030, None, wording="Giữ nguyên lời")
    assert facts(programme(targets=(words,)), 2026) == ()
    fact = judged((figure("01", 2026, 1, 2),), 2026, targets=(target(2025, 40), words))
    assert fact.milestone.year == 2025
    with pytest.raises(ValueError, match="words only"):
        _ = words.asked


def test_facts_stand_in_printed_order_and_milestones_by_year():
    plan = (*GROWTH, *COUNTS, *reversed(TARGETS), *milestones(y2025=70, row=DISTRICT))
    found = facts(programme(targets=plan), 2024)
    assert [(fact.indicator.code, fact.category.code) for fact in found] == [
        DISTRICT,
        SERVICE,
        VISITS,
        PROGRAMMES,
    ]
    assert [each.year for each in found[1].milestones] == [2025, 2030]


def test_the_provincial_library_is_a_share_of_100_over_a_denominator_of_one():
    plan = (target(2030, 100),)
    assert judged((figure("01", 2026, 1, 1),), 2026, targets=plan).verdict is Verdict.MET
    fact = judged((figure("01", 2026, 0, 1),), 2026, targets=plan)
    assert (fact.gap, fact.verdict) == (1, Verdict.INSUFFICIENT)


def test_key_names_document_indicator_and_category():
    assert judged((), 2026).key == "1520.library_service.public_commune"


def test_a_unit_of_any_kind_but_province_is_bound_by_no_national_document():
    made = programme(units=(*programme().units, province("d1", kind=Kind.DISTRICT)))
    assert made.binding_documents("d1") == ()
