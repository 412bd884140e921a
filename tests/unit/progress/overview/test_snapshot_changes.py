"""What moved between two Programmes: both words, both figures, and missing is never zero."""

from dataclasses import replace
from datetime import date

import pytest

from commands.conference.snapshot_differences import difference
from progress.judging.verdicts import Verdict
from progress.overview.snapshot_changes import (
    NO_TARGET,
    NOTHING,
    Side,
    change_title,
    changes_between,
    figure_words,
    scope_of,
    verdict_words,
)
from tests.factories import TARGETS, figure, programme, report, task, task_record

EARLY, LATE = date(2027, 6, 30), date(2028, 1, 15)


def side(*figures, as_of=EARLY, **given) -> Side:
    return Side(programme(figures=figures, **given), as_of)


BASE = (figure("01", 2023, 10, 100), figure("46", 2023, 10, 100))
BEFORE = side(*BASE, figure("01", 2026, 30, 100), figure("46", 2026, 50, 100))


def of(found, scope: str):
    return [change for change in found.facts if change.scope == scope]


def test_nothing_moved():
    found = changes_between(BEFORE, BEFORE)
    assert found.is_empty


def test_a_verdict_that_changed_has_both_words_and_values():
    after = side(
        *BEFORE.programme.figures,
        figure("01", 2027, 61, 100),
        figure("46", 2027, 51, 100),
        as_of=LATE,
    )
    found = changes_between(BEFORE, after)
    (hanoi,) = of(found, "01")
    assert (hanoi.before.verdict, hanoi.after.verdict) == (Verdict.BEHIND, Verdict.MET)
    assert verdict_words(hanoi) == ("Chậm tiến độ (30,0%, năm 2026) → Đã đạt (61,0%, năm 2027)")
    assert scope_of(hanoi, BEFORE, after) == "thành phố Hà Nội"
    assert "1520/QĐ-TTg" in change_title(hanoi, BEFORE, after)
    assert found.added == ((2027, 2),)
    assert found.figures == ()


def test_a_value_that_moved_under_the_same_verdict_is_told_apart():
    after = side(*BASE, figure("01", 2026, 31, 100), figure("46", 2026, 50, 100))
    found = changes_between(BEFORE, after)
    assert [change.scope for change in found.values] == ["VN", "01"]
    assert found.verdicts == ()
    (moved,) = found.figures
    assert (figure_words(moved.before), figure_words(moved.after)) == ("30/100", "31/100")
    assert (moved.unit_code, moved.year) == ("01", 2026)


def test_the_country_comes_first():
    after = side(*BASE, figure("01", 2026, 31, 100), figure("46", 2026, 90, 100))
    scopes = [change.scope for change in changes_between(BEFORE, after).facts]
    assert scopes == sorted(scopes, key=lambda scope: (scope != "VN", scope))
    assert scopes[0] == "VN"


def test_a_withdrawn_figure_is_missing_and_not_zero():
    after = side(*BASE, figure("46", 2026, 50, 100))
    found = changes_between(BEFORE, after)
    (moved,) = found.figures
    assert figure_words(moved.after) == NOTHING
    (hanoi,) = of(found, "01")
    assert hanoi.after is not None
    assert hanoi.after.judged_year == 2023
    assert "0/" not in verdict_words(hanoi)


def test_reported_zero_is_zero():
    after = side(*BASE, figure("01", 2026, 0, 100), figure("46", 2026, 50, 100))
    (moved,) = changes_between(BEFORE, after).figures
    assert figure_words(moved.after) == "0/100"


@pytest.mark.parametrize("turned", [False, True], ids=["came", "went"])
def test_a_target_on_one_side_only_is_said(turned):
    bare = side(*BEFORE.programme.figures, targets=())
    sides = (BEFORE, bare) if turned else (bare, BEFORE)
    found = changes_between(*sides)
    assert found.verdicts == found.facts
    said = verdict_words(found.facts[0])
    assert (said.endswith(NO_TARGET), said.startswith(NO_TARGET)) == (turned, not turned)
    assert change_title(found.facts[0], *sides)


def test_a_province_on_one_side_only_is_no_fault():
    country = BEFORE.programme
    smaller = programme(
        units=tuple(unit for unit in country.units if unit.code != "46"),
        figures=tuple(each for each in country.figures if each.unit_code != "46"),
        targets=TARGETS,
    )
    found = changes_between(Side(smaller, EARLY), BEFORE)
    (hue,) = of(found, "46")
    assert hue.before is None
    assert scope_of(hue, Side(smaller, EARLY), BEFORE) == "thành phố Huế"


def test_the_command_says_it_in_lines():
    after = side(
        *BASE,
        figure("01", 2026, 31, 100),
        figure("46", 2026, 50, 100),
        # The year shown first is the latest that half of the provinces have.
        figure("01", 2027, 31, 100),
        figure("46", 2027, 70, 100),
        as_of=LATE,
    )
    lines = list(difference(BEFORE, after, changes_between(BEFORE, after)))
    assert "  thành phố Huế" in lines
    assert any("Đúng tiến độ (50,0%, năm 2026) → Đã đạt (70,0%, năm 2027)" in x for x in lines)
    assert any(line.endswith("năm 2026: 30/100 → 31/100") for line in lines)
    assert "\nSố liệu mới: năm 2027: 2." in lines


def test_reports_are_compared_as_received_by_each_day():
    sent = report("01", 2026, date(2027, 7, 1))
    before, after = side(*BASE, reports=(sent,)), side(*BASE, reports=(sent,), as_of=LATE)
    (moved,) = changes_between(before, after).reports
    assert (moved.unit_code, moved.year) == ("01", 2026)
    assert moved.words.startswith("chưa nhận → nhận 01/07/2027")
    assert any(
        line.startswith("  thành phố Hà Nội, năm 2026: chưa nhận")
        for line in difference(before, after, changes_between(before, after))
    )


def test_tasks_are_compared_by_state_and_record_and_not_by_days_late():
    due = task("I.1.1", 2023, 2025)
    done = task_record("I.1.1", finished_on=date(2025, 11, 1))
    silent, later = side(*BASE, tasks=(due,)), side(*BASE, tasks=(due,), as_of=LATE)
    assert changes_between(silent, later).tasks == ()
    recorded = side(*BASE, tasks=(due,), task_records=(done,))
    again = side(*BASE, tasks=(due,), task_records=(replace(done, change_id=9),))
    assert changes_between(recorded, again).is_empty
    (moved,) = changes_between(silent, recorded).tasks
    assert moved.words == "Chưa có ghi nhận, qua hạn 546 ngày → Hoàn thành (12/BC)"
    lines = list(difference(silent, recorded, changes_between(silent, recorded)))
    assert any(line.endswith(moved.words) for line in lines)
