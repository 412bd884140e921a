"""Assignments kept under a name, and the plans that a signed decision makes: one change, undone."""

from dataclasses import replace
from datetime import date

import pytest

from data_access.imports import File, import_content
from data_access.imports.assigning import (
    AssigningDecision,
    decision_code,
    keep_scenario,
    sign_decision,
)
from data_access.people.authors import COMMAND_LINE, Author
from data_access.people.people import Role
from data_access.programme.assignments import kept_assignments
from data_access.programme.queries import programme
from data_access.recorded.undoing import undo
from data_access.store.engine import reading
from data_access.store.problems import Problem
from data_access.templates.plan_content import plan_content
from exports.interface.facts import facts
from progress.assignment.assignments import assignment
from progress.assignment.scenarios import kept_shares, signed_decisions
from progress.assignment.sharing import Rule
from progress.judging.targets import target_facts
from progress.judging.verdicts import Verdict
from progress.model.selection import Selection

TODAY = date(2027, 1, 20)
SERVICE, VISITS = ("library_service", "public_commune"), ("library_visits", "none")
CHOSEN = Selection(TODAY, 2026, document="1520")
FIGURES = (
    "unit_code,indicator_code,category_code,year,numerator,denominator",
    "46,library_service,public_commune,2026,13,40",
    "01,library_service,public_commune,2026,40,130",
    "12,library_service,public_commune,2026,9,9",
    "46,library_visits,none,2022,100,",
    "46,library_visits,none,2026,120,",
)
DECISION = AssigningDecision("12/QĐ-BVHTTDL", date(2027, 1, 15), "Bộ")


class Desk:
    """A head who keeps scenarios and takes signed decisions."""

    def __init__(self, engine, author=COMMAND_LINE):
        self.engine = engine
        self.given = {"today": TODAY, "author": author}

    def bring(self, *lines):
        content = "\n".join(lines).encode()
        options = {"reason": "thử", "dry_run": False, **self.given}
        outcome = import_content(self.engine, File("x.csv", content), **options)
        assert outcome.change_id, outcome.errors

    def known(self):
        with reading(self.engine) as connection:
            return programme(connection)

    def kept(self):
        with reading(self.engine) as connection:
            return kept_assignments(connection)

    def shares(self, name="A", row=SERVICE, rule=Rule.LEVEL):
        return kept_shares(assignment(self.known(), CHOSEN, row, rule), name)

    def keep(self, shares, before=()):
        return keep_scenario(self.engine, shares, before, **self.given)

    def sign(self, shares, paper=DECISION):
        return sign_decision(self.engine, shares, paper, **self.given)


@pytest.fixture
def desk(seeded_engine):
    made = Desk(seeded_engine)
    made.bring(*FIGURES)
    return made


def test_what_is_kept_is_read_back_and_stands_nowhere_in_facts(desk):
    before = facts(desk.known(), CHOSEN)
    shares = desk.shares()
    assert {each.unit_code: each.added for each in shares} == {"46": 11, "01": 35}
    outcome = desk.keep(shares)
    assert outcome.change_id, outcome.errors
    assert set(desk.kept()) == set(shares)
    after = facts(desk.known(), CHOSEN)
    assert {**after, "version": 0} == {**before, "version": 0}


def test_keeping_again_replaces_the_lines_and_undo_brings_them_back(desk):
    first = desk.shares()
    desk.keep(first)
    second = tuple(replace(each, added=46) for each in first if each.unit_code == "01")
    outcome = desk.keep(second, desk.kept())
    assert desk.kept() == second
    undo(desk.engine, outcome.change_id, None, COMMAND_LINE, TODAY)
    assert set(desk.kept()) == set(first)
    desk.keep((), desk.kept())
    assert desk.kept() == ()


def test_a_scenario_holds_several_indicators_and_another_is_left_alone(desk):
    desk.keep(desk.shares("A"))
    desk.keep(desk.shares("A", VISITS))
    desk.keep(desk.shares("B", rule=Rule.PROPORTION))
    assert {(each.scenario, each.series) for each in desk.kept()} == {
        ("A", SERVICE),
        ("A", VISITS),
        ("B", SERVICE),
    }
    growth = [each for each in desk.kept() if each.series == VISITS]
    assert len(growth) == 34
    assert {(each.percent, each.added) for each in growth} == {(10, None)}


def test_a_signed_decision_is_one_plan_a_unit_judged_like_any_other(desk):
    desk.keep(desk.shares())
    outcome = desk.sign(desk.kept())
    assert outcome.change_id, outcome.errors
    known = desk.known()
    papers = {each.code: each for each in known.documents if each.number == DECISION.number}
    assert set(papers) == {"12_qd_bvhttdl_2027-01", "12_qd_bvhttdl_2027-46"}
    paper = papers["12_qd_bvhttdl_2027-46"]
    assert (paper.unit_code, paper.issued_on) == ("46", date(2027, 1, 15))
    targets = known.targets_of[paper.code]
    assert [(each.year, each.wording) for each in targets] == [
        (2027, "Đến hết năm 2027: 16 trên 40 thiết chế, thêm 3 trong năm"),
        (2028, "Đến hết năm 2028: 19 trên 40 thiết chế, thêm 3 trong năm"),
        (2029, "Đến hết năm 2029: 22 trên 40 thiết chế, thêm 3 trong năm"),
        (2030, "Đến hết năm 2030: 24 trên 40 thiết chế, thêm 2 trong năm"),
    ]
    assert {each.clause for each in targets} == {"Phụ lục giao chỉ tiêu"}
    desk.bring(FIGURES[0], "01,library_service,public_commune,2027,49,130")
    of_unit = Selection(TODAY, 2027, "01", document="12_qd_bvhttdl_2027-01", milestone=2027)
    (fact,) = target_facts(desk.known(), of_unit)
    assert fact.verdict is Verdict.MET, "49 of 130 meets its own level"


def test_a_units_own_plan_binds_beside_it(desk):
    own = {each.document_code for each in desk.known().targets if each.document_code == "hue"}
    desk.sign(desk.shares())
    found = target_facts(desk.known(), Selection(TODAY, 2026, "46"))
    assert own <= {fact.document.code for fact in found}
    assert "12_qd_bvhttdl_2027-46" in {fact.document.code for fact in found}
    with reading(desk.engine) as connection:
        assert plan_content(connection, "46").code == "hue"


def test_one_undo_takes_the_whole_decision_back(desk):
    before = facts(desk.known(), replace(CHOSEN, scope="46", document=None))
    outcome = desk.sign(desk.shares())
    undo(desk.engine, outcome.change_id, None, COMMAND_LINE, TODAY)
    after = facts(desk.known(), replace(CHOSEN, scope="46", document=None))
    assert {**after, "version": 0} == {**before, "version": 0}


TARGETS = "document_code,indicator_code,category_code,year,low,wording,clause,certainty"
TASKS = "code,document_code,appendix,number,title,short_title,clause"
AGENCIES = "task_code,agency_code,role"
ASSIGNED = "12_qd_bvhttdl_2027-46"


@pytest.mark.parametrize(
    ("head", "line", "permitted"),
    [
        (TARGETS, f"{ASSIGNED},library_service,public_commune,2030,1,Hạ,I,read", False),
        (TARGETS, "hue,library_service,public_commune,2030,90,Nâng,I,read", True),
        (AGENCIES, f"{ASSIGNED}:I.1,van_phong_bo,lead", False),
        (AGENCIES, "hue:IV.1.10,van_phong_bo,lead", True),
        (TASKS, f"{ASSIGNED}:I.1,hue,I,1,Mở thư viện,Mở,Mục I", False),
    ],
)
def test_an_officer_writes_the_units_own_plan_and_not_what_is_assigned_to_it(
    desk, head, line, permitted
):
    desk.sign(desk.shares())
    desk.bring(TASKS, f"{ASSIGNED}:I.1,{ASSIGNED},I,1,Mở thư viện,Mở,Mục I")
    options = {"reason": None, "dry_run": True, "today": TODAY}
    content = "\n".join((head, line)).encode()
    officer = Author("Hoa", frozenset({"46"}))
    outcome = import_content(desk.engine, File("x.csv", content), author=officer, **options)
    found = [(issue.code, issue.sentence) for issue in outcome.errors]
    assert (found == []) is permitted, found
    assert permitted or [code for code, _ in found] == ["not-permitted"]


def test_only_a_lead_undoes_what_is_assigned_to_one_unit(desk):
    shares = tuple(each for each in desk.shares() if each.unit_code == "46")
    number = desk.sign(shares).change_id
    approver = Author("Mai", frozenset({"46"}), Role.APPROVER)
    with pytest.raises(Problem, match="cấp trên giao"):
        undo(desk.engine, number, None, approver, TODAY)
    assert undo(desk.engine, number, None, COMMAND_LINE, TODAY).change_id


@pytest.mark.parametrize(("code", "said"), [("kh-46", True), ("kh_46", False), ("kh-4", False)])
def test_a_file_is_told_that_a_code_is_that_of_an_assigned_plan(desk, code, said):
    lines = ("code,title,issuer,issued_on,unit_code", f"{code},Kế hoạch,Sở,2026-05-01,46")
    options = {"reason": None, "dry_run": True, **desk.given}
    outcome = import_content(desk.engine, File("x.csv", "\n".join(lines).encode()), **options)
    assert not outcome.errors
    assert ("assigned-from-above" in {each.code for each in outcome.notes}) is said


def test_a_scenario_is_signed_while_its_decision_stands_and_asks_the_same(desk):
    shares = desk.shares()
    assert signed_decisions(desk.known(), shares) == ()
    change = desk.sign(shares).change_id
    (part,) = signed_decisions(desk.known(), shares)
    assert (part.number, part.issued_on) == (DECISION.number, DECISION.signed_on)
    less = (replace(shares[0], added=shares[0].added - 1), *shares[1:])
    assert signed_decisions(desk.known(), less) == ()
    undo(desk.engine, change, None, COMMAND_LINE, TODAY)
    assert signed_decisions(desk.known(), shares) == ()


@pytest.mark.parametrize(
    ("number", "signed_on"),
    [("", TODAY), ("  ", TODAY), ("/-", TODAY), ("1/QĐ", None), ("1/QĐ", date(2027, 1, 21))],
)
def test_a_decision_needs_a_number_and_a_day_not_after_today(desk, number, signed_on):
    with pytest.raises(Problem, match="số, ký hiệu"):
        desk.sign(desk.shares(), replace(DECISION, number=number, signed_on=signed_on))


def test_only_a_lead_keeps_and_signs(desk):
    officer = Desk(desk.engine, Author("Hoa", frozenset({"46"})))
    assert [issue.code for issue in officer.keep(desk.shares()).errors] == ["not-permitted"]
    outcome = officer.sign(desk.shares())
    assert outcome.refused
    assert desk.kept() == ()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("46,2026,2027,2030,level,3,10,8,", "no-room"),
        ("46,2026,2026,2030,level,3,10,1,", "years-reversed"),
        ("46,2026,2027,2030,level,3,,1,", "nothing-asked"),
        ("46,2026,2027,2030,level,3,10,1,5", "nothing-asked"),
        ("46,2026,2027,2030,level,0,0,0,", "nothing-asked"),
        ("46,2026,2027,2030,level,,,,5", "asked-otherwise"),
        ("86@2025,2026,2027,2030,level,3,10,1,", "unit-not-valid"),
        ("VN,2026,2027,2030,level,3,10,1,", "unit-not-reporting"),
        ("19753,2026,2027,2030,level,3,10,1,", "unit-not-assigned"),
    ],
)
def test_what_no_line_may_be(desk, line, code):
    header = (
        "unit_code,year,first_year,milestone,rule,numerator,denominator,added,percent,scenario,"
        "indicator_code,category_code"
    )
    content = f"{header}\n{line},A,library_service,public_commune".encode()
    options = {"reason": None, "dry_run": False, **desk.given}
    outcome = import_content(desk.engine, File("x.csv", content), **options)
    assert [issue.code for issue in outcome.errors] == [code]


def test_codes_of_decisions_can_stand_in_addresses_and_differ_by_year():
    assert decision_code("12/QĐ-BVHTTDL", date(2027, 1, 1)) == "12_qd_bvhttdl_2027"
    assert decision_code("12/QĐ-BVHTTDL", date(2028, 1, 1)) == "12_qd_bvhttdl_2028"
    assert len(decision_code("số rất dài " * 20, TODAY)) <= 30
