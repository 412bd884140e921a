"""No headline survives the deletion of the reports it rests on (method, section 8).

Small programmes are drawn, reports are deleted with their figures, and every headline is looked at
again: what it claims must be borne by what is left.
"""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from progress.indicators.movements import movements, movements_headline
from progress.indicators.sentences import indicator_headline, sector_headline
from progress.indicators.yearly_changes import changes_by_province, changes_sentence
from progress.judging.coverage import Basis, coverage
from progress.judging.coverage_words import coverage_headline
from progress.judging.targets import target_fact, target_facts
from progress.judging.verdicts import GOOD, Verdict
from progress.model.selection import Selection
from progress.model.territory import reporting_units
from progress.overview.headlines import headline, sector_sentence
from progress.overview.standings import standings, standings_headline
from progress.places.province_list import listed_headline, provinces_listed
from tests.factories import (
    COUNTS,
    GROWTH,
    MUSEUMS,
    PROGRAMMES,
    SECTORS,
    SERVICE,
    TARGETS,
    VINH_LONG,
    VISITS,
    figure,
    figures,
    milestones,
    programme,
    report,
)

COUNTRY = programme()
YEARS = range(2022, 2031)
ROWS = {SERVICE: True, MUSEUMS: True, PROGRAMMES: False, VISITS: False}
"""The series, and whether they have denominators."""
PLAN = (*TARGETS, *milestones(y2025=40, y2030=60, row=MUSEUMS), *COUNTS, *GROWTH)
TODAY = {"01": ("01",), "46": ("46",), "86": ("86", *VINH_LONG)}
"""The provinces of today, each with the units that it was made from."""
JUDGED = "|".join(each.label.lower() for each in Verdict if each.is_judgement)
CLAIM = re.compile(
    r"\d+ trên \d+|\d+/\d+ tỉnh, thành phố (?:đạt|so sánh)|[+−]\d"
    rf"|\d (?:tăng|giảm|không đổi)|đạt mốc|{JUDGED}",
    re.IGNORECASE,
)
COUNTED = re.compile(r"(\d+) trên (\d+)|(\d+)/(\d+) tỉnh, thành phố (?:đạt|đã đạt)")

SOME_YEARS = st.sets(st.sampled_from(YEARS), min_size=1, max_size=3)


@st.composite
def programmes(draw, years=SOME_YEARS, least=0):
    """A programme with figures of some years by most units, each with its report.

    `least` is the smallest number of institutions of a unit; the year asked about is one of those
    reported or the next.
    """
    years = draw(years)
    given_figures, reports = [], []
    for year in sorted(years):
        for unit in reporting_units(COUNTRY, "VN", year):
            if not draw(st.integers(0, 5)):
                continue
            reports.append(report(unit, year, date(year, 12, 1)))
            for row, has_denominator in ROWS.items():
                if draw(st.integers(0, 4)):
                    whole = draw(st.integers(least, 12))
                    achieved = draw(st.integers(0, whole))
                    counts = (achieved, whole) if has_denominator else (achieved, None)
                    given_figures.append(figure(unit, year, *counts, row=row))
    made = programme(targets=PLAN, figures=given_figures, reports=reports)
    return made, draw(st.sampled_from(sorted({*years, max(years) + 1} & set(YEARS))))


def headlines(made, year, as_of=None) -> dict[str, str]:
    """Every headline of a year, on a day when it is closed unless another is given."""
    as_of = as_of or date(year + 1, 3, 1)
    chosen = Selection(as_of, year, "VN", None, "1520")
    known, facts = made.known_by(as_of), target_facts(made, chosen)
    library = tuple(each for each in facts if each.indicator.sector_code == "library")
    covered = coverage(made, chosen, SERVICE, Basis.TODAY)
    changed = changes_by_province(known, SERVICE, year, Basis.TODAY)
    return {
        "programme": headline(facts),
        "sector": sector_sentence(library),
        "sector page": sector_headline(SECTORS[0], library),
        "indicator": indicator_headline(made, target_fact(made, chosen, SERVICE), covered),
        "coverage": coverage_headline(made, covered),
        "movements": movements_headline(known, movements(known, facts, 2022), len(facts)),
        "changes": changes_sentence(known, changed, year),
        "standings": standings_headline(standings(made, chosen)),
        "list": listed_headline(provinces_listed(made, chosen), year),
    }


def without(made, deleted):
    """The programme without the reports of some units and years, and without their figures."""
    return replace(
        made,
        figures=tuple(each for each in made.figures if (each.unit_code, each.year) not in deleted),
        reports=tuple(each for each in made.reports if (each.unit_code, each.year) not in deleted),
    )


def borne(made, year) -> dict[str, int]:
    """How many targets or provinces have anything of the year that a headline may count."""
    rows = {each.series for each in made.figures if each.year == year}
    library = {row for row in rows if row in (SERVICE, VISITS)}
    reported = {
        code
        for code, units in TODAY.items()
        for each in made.figures
        if each.year == year and each.unit_code in units
    }
    served = {
        code
        for code, units in TODAY.items()
        for each in made.figures
        if each.year == year and each.unit_code in units and each.series == SERVICE
    }
    return {
        "programme": len(rows),
        "sector": len(library),
        "sector page": len(library),
        "indicator": len(served),
        "coverage": len(served),
        "standings": len(reported),
        "list": len(reported),
    }


def counted(sentence: str) -> int:
    """The largest number of which a sentence claims to know where they stand."""
    found = COUNTED.findall(sentence)
    return max((int(of or among) for _, of, _, among in found), default=0)


def unborne(sentences: dict[str, str], made, year: int) -> list[str]:
    """The headlines that count more than the figures of the year bear."""
    return [name for name, most in borne(made, year).items() if counted(sentences[name]) > most]


@given(drawn=programmes())
def test_without_any_report_of_the_year_nothing_is_claimed_of_it(drawn):
    made, year = drawn
    rest = without(
        made, {(each.unit_code, each.year) for each in made.reports if each.year == year}
    )
    claiming = {name: said for name, said in headlines(rest, year).items() if CLAIM.search(said)}
    assert claiming == {}


@given(drawn=programmes(), kept=st.sets(st.integers(0, 20)))
def test_with_some_reports_deleted_no_more_is_counted_than_the_rest_bears(drawn, kept):
    made, year = drawn
    sent = [(each.unit_code, each.year) for each in made.reports]
    rest = without(made, {each for place, each in enumerate(sent) if place not in kept})
    assert unborne(headlines(rest, year), rest, year) == []


@given(drawn=programmes(st.just({2025, 2026}), least=5))
def test_who_gained_most_is_not_named_without_its_report(drawn):
    made, year = drawn[0], 2026
    named = re.findall(r"nhiều nhất: ([^(]+) \(", headlines(made, year)["changes"])
    assume(named)
    code = next(each for each in TODAY if COUNTRY.unit[each].name in named[0])
    rest = without(made, {(unit, year) for unit in TODAY[code]})
    after = re.findall(r"nhiều nhất: ([^(]+) \(", headlines(rest, year)["changes"])
    assert not any(COUNTRY.unit[code].name in each for each in after)


@given(drawn=programmes(), late=st.sets(st.integers(0, 20), min_size=1))
def test_a_report_that_comes_after_the_day_is_as_if_it_had_never_been(drawn, late):
    made, year = drawn
    sent = [(each.unit_code, each.year) for each in made.reports]
    deleted = {each for place, each in enumerate(sent) if place in late}
    moved = tuple(
        replace(each, received_on=date(2040, 1, 1))
        if (each.unit_code, each.year) in deleted
        else each
        for each in made.reports
    )
    assert headlines(replace(made, reports=moved), year) == headlines(without(made, deleted), year)


OLD = programme(targets=PLAN, figures=figures(("01", "46", "86"), 2025, 50, 100), reports=())
"""Everybody reported 2025, nobody 2026."""


def test_a_headline_that_counts_figures_of_another_year_would_be_caught():
    facts = target_facts(OLD, Selection(date(2027, 3, 1), 2026, "VN"))
    good = sum(each.verdict in GOOD for each in facts)
    judged = sum(each.verdict.is_judgement for each in facts)
    careless = f"{good} trên {judged} chỉ tiêu đánh giá được đã đạt hoặc đúng tiến độ."
    assert CLAIM.search(careless)
    said = headlines(OLD, 2026)
    assert unborne({**said, "programme": careless}, OLD, 2026) == ["programme"]
    assert unborne(said, OLD, 2026) == []


@pytest.mark.parametrize("name", headlines(OLD, 2026))
def test_every_headline_claims_something_where_the_reports_bear_it(name):
    """Else the tests above would look at nothing."""
    base = (*figures(("01", "46", *VINH_LONG), 2022, 20, 100), *OLD.figures)
    full = replace(OLD, figures=(*base, *figures(("01", "46", "86"), 2026, 55, 100)))
    assert CLAIM.search(headlines(full, 2026)[name])
