"""Provinces by how their targets stand, and who met every milestone so far."""

from datetime import date

import pytest

from progress.judging.counts import closing
from progress.model.selection import Selection
from progress.overview.standings import (
    candidates,
    candidates_headline,
    places,
    standings,
    standings_headline,
    unranked_sentence,
)
from tests import factories as make

ASKED = Selection(date(2026, 3, 1), 2025)
IN_TIME, LATE = date(2025, 12, 1), date(2026, 1, 10)


def country(received: dict[str, date], **values: tuple[int, int]):
    """Provinces with their figure of 2025 (40% is asked by then) and the day of their report."""
    codes = [code.removeprefix("p") for code in values]
    figures = [
        make.figure(code, year, *value)
        for code, given in zip(codes, values.values(), strict=True)
        for year, value in ((2023, (0, given[1])), (2025, given))
    ]
    reports = [make.report(code, 2025, day) for code, day in received.items()]
    return make.of_provinces(*codes, figures=figures, reports=reports)


def codes(found) -> list[str]:
    return [each.code for each in found]


def test_provinces_stand_by_share_of_judged_targets_then_by_the_alphabet():
    made = country({}, p01=(1, 10), p46=(5, 10), p48=(6, 10), p92=(0, 0))
    found = standings(made, ASKED)
    # 46 and 48 are both met or on track; of 92, which has none, nothing can be said.
    assert codes(found) == ["46", "48", "01", "92"]
    assert [each.good for each in found] == [1, 1, 0, None]
    assert standings_headline(found) == (
        "Năm 2025, 2/3 tỉnh, thành phố đạt hoặc đúng tiến độ mọi chỉ tiêu đánh giá được; "
        "1 nơi chưa được một nửa; 1 nơi chưa có chỉ tiêu nào đánh giá được."
    )


@pytest.mark.parametrize(
    ("numerator", "day", "chosen"),
    [
        pytest.param(4, IN_TIME, True, id="met-exactly-and-in-time"),
        pytest.param(3, IN_TIME, False, id="milestone-missed"),
        pytest.param(4, LATE, False, id="report-late"),
        pytest.param(4, None, False, id="report-not-received"),
    ],
)
def test_candidates_met_every_milestone_and_reported_in_time(numerator, day, chosen):
    made = country({"01": day} if day else {}, p01=(numerator, 10))
    found = standings(made, ASKED)
    assert codes(candidates(found)) == (["01"] if chosen else [])


def test_milestone_that_was_not_reported_is_not_met():
    made = make.of_provinces("01", reports=[make.report("01", 2025, IN_TIME)])
    (only,) = standings(made, ASKED)
    assert only.milestones_met == (0, 1)
    assert candidates((only,)) == ()


def test_before_the_first_milestone_nobody_is_a_candidate():
    made = country({"01": date(2024, 12, 1)}, p01=(9, 10))
    found = standings(made, Selection(date(2025, 1, 5), 2024))
    assert candidates(found) == ()
    assert candidates_headline(found, ()).startswith("Chưa có mốc nào đến hạn")


def test_merged_province_stands_once_with_all_that_it_was_made_from():
    made = make.programme()
    assert codes(standings(made, ASKED)).count("86") == 1
    assert not [code for code in codes(standings(made, ASKED)) if "@" in code]


def test_only_who_reported_everything_is_ranked():
    made = country({}, p01=(5, 10), p46=(1, 10))
    silent = make.of_provinces(
        "01",
        "46",
        figures=made.figures,
        targets=(*make.TARGETS, *make.COUNTS),  # neither gave the count of programmes
    )
    assert [each and each.place for each in places(standings(made, ASKED))] == [1, 2]
    assert places(standings(silent, ASKED)) == (None, None)


def test_a_merged_province_with_a_silent_predecessor_has_no_rank():
    year = [make.figure(code, 2024, 90, 100) for code in ("01", *make.VINH_LONG)]
    start = [make.figure(code, 2022, 10, 100) for code in ("01", *make.VINH_LONG)]
    asked = Selection(date(2025, 3, 1), 2024)
    whole = make.programme(figures=(*start, *year))
    partly = make.programme(figures=(*start, *year[:-1]))
    for made, ranked in ((whole, {"01", "86"}), (partly, set())):  # one alone has no rank
        found = standings(made, asked)
        with_rank = zip(found, places(found), strict=True)
        assert {each.code for each, place in with_rank if place} == ranked


def test_a_sentence_says_how_many_have_no_rank_and_why():
    targets = tuple(
        each for row in (make.SERVICE, make.MUSEUMS) for each in make.milestones(y2030=60, row=row)
    )
    figures = [make.figure(c, y, 5, 10) for c in ("01", "46", "48") for y in (2023, 2025)]
    figures += [
        make.figure(c, y, 5, 10, row=make.MUSEUMS) for c in ("01", "46") for y in (2023, 2025)
    ]
    made = make.of_provinces("01", "46", "48", "92", figures=figures, targets=targets)
    found = standings(made, ASKED)
    assert [place and place.place for place in places(found)] == [1, 1, None, None]
    assert standings_headline(found).endswith("; 1 nơi chưa có chỉ tiêu nào đánh giá được.")
    assert unranked_sentence(found) == (
        "1 nơi đánh giá được nhưng không xếp hạng vì chưa báo cáo đủ mọi chỉ tiêu."
    )
    assert unranked_sentence(found[:2]) == ""


@pytest.mark.parametrize(("year", "closing_by"), [(2026, False), (2030, True), (2032, True)])
def test_after_the_last_milestone_provinces_have_met_or_not(year, closing_by):
    reported = min(year, 2030)
    figures = [make.figure("01", each, 70, 100) for each in {2022, reported}]
    made = make.of_provinces("01", figures=figures)
    found = standings(made, Selection(date(year + 1, 3, 1), year))
    assert closing(each.count for each in found) is closing_by
    assert ("đúng tiến độ" in standings_headline(found)) is not closing_by


def test_silence_is_no_reason_to_refuse_a_commendation():
    silent = make.of_provinces("01", "46")
    said = candidates_headline(standings(silent, ASKED), ())
    assert said == "Chưa có mốc đã đến hạn nào đánh giá được, chưa xét đơn vị để khen thưởng."
    unrecorded = country({}, p01=(5, 10))
    said = candidates_headline(standings(unrecorded, ASKED), ())
    assert said == "Chưa ghi nhận văn bản báo cáo năm nào của các đơn vị, chưa xét để khen thưởng."
