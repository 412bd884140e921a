"""What was known by a day: figures count from the receipt of their report (method, section 1)."""

from datetime import date, timedelta

import pytest

from progress.judging.targets import target_facts
from progress.model.selection import Selection
from tests.factories import figure, programme, report

RECEIVED = date(2026, 1, 20)
WRITTEN = date(2026, 2, 10)


def numerators(made, as_of):
    return [each.numerator for each in made.known_by(as_of).figures]


@pytest.mark.parametrize(
    ("reports", "written_on", "arrival"),
    [
        pytest.param((report("01", 2025, RECEIVED),), WRITTEN, RECEIVED, id="by-its-report"),
        pytest.param((), WRITTEN, WRITTEN, id="without-report-from-its-first-day"),
        pytest.param(
            (report("01", 2024, RECEIVED),), WRITTEN, WRITTEN, id="report-of-another-year"
        ),
        pytest.param(
            (report("46", 2025, RECEIVED),), WRITTEN, WRITTEN, id="report-of-another-unit"
        ),
        pytest.param((report("01", 2025, RECEIVED),), None, RECEIVED, id="first-day-unknown"),
    ],
)
def test_a_figure_counts_from_the_day_it_arrived(reports, written_on, arrival):
    made = programme(
        figures=(figure("01", 2025, 5, 10, written_on=written_on),), reports=tuple(reports)
    )
    assert numerators(made, arrival - timedelta(1)) == []
    assert numerators(made, arrival) == [5]


def test_a_figure_of_which_no_day_is_known_counts_always():
    assert numerators(programme(figures=(figure("01", 2025, 5, 10),)), date.min) == [5]


def test_a_later_correction_replaces_the_figure_for_every_day():
    """The corrected figure keeps the first day, though the correction is of a later change."""
    made = programme(figures=(figure("01", 2025, 7, 10, written_on=date(2025, 12, 1)),))
    assert numerators(made, date(2025, 12, 1)) == [7]


def test_the_same_figures_are_the_same_programme():
    early, late = figure("01", 2024, 1, 2), figure("01", 2025, 1, 2, written_on=WRITTEN)
    made = programme(figures=(early, late))
    assert made.known_by(WRITTEN) is made
    before = made.known_by(RECEIVED)
    assert before is made.known_by(WRITTEN - timedelta(1))
    assert before.figures == (early,)
    assert before.known_by(RECEIVED) is before


def test_facts_as_of_a_day_rest_on_what_was_known_by_it():
    given = (figure("01", 2024, 30, 100), figure("01", 2025, 50, 100))
    made = programme(figures=given, reports=(report("01", 2025, RECEIVED),))
    years = [
        target_facts(made, Selection(day, 2025, "01"))[0].judged_year
        for day in (RECEIVED - timedelta(1), RECEIVED)
    ]
    assert years == [2024, 2025]
