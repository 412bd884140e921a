"""What anyone may keep as a file: as it stood on the day, and as the interface answers it."""

from dataclasses import replace
from datetime import date

import pytest

from data_access.interface.published import published, published_lists
from progress.model.units import NATION
from progress.tasks.schedule import task_facts
from tests import factories, reports

FINISHED = date(2026, 3, 28)


def lists(programme):
    return {listed.name: (columns, rows) for listed, columns, rows in published_lists(programme)}


@pytest.mark.parametrize(
    ("as_of", "state", "finished_on"),
    [
        pytest.param(date(2026, 3, 27), "in_progress", None, id="before"),
        pytest.param(FINISHED, "done", FINISHED, id="on-the-day"),
    ],
)
def test_a_completion_counts_from_its_day_in_the_data_as_in_the_facts(as_of, state, finished_on):
    record = factories.task_record("I.1", 2027, FINISHED)
    country = reports.country(task_records=(record,))
    shown = published(country, as_of)
    (row,) = lists(shown)["task-records"][1]
    assert (row["state"], row["finished_on"]) == (state, finished_on)
    assert not {"proof", "note"} & row.keys()
    states = [[fact.state for fact in task_facts(each, as_of)] for each in (country, shown)]
    assert states[0] == states[1]


def test_a_report_that_was_not_received_yet_is_no_row():
    late = factories.report("46", 2025, received_on=date(2026, 2, 1))
    country = reports.country(reports=(late,))
    assert lists(published(country, date(2026, 1, 31)))["reports"][1] == []
    assert len(lists(published(country, date(2026, 2, 1)))["reports"][1]) == 1


def test_a_list_without_rows_has_its_columns_and_a_row_has_just_them():
    full, empty = (
        lists(published(each.programme, reports.AS_OF))
        for each in (reports.report(), reports.empty())
    )
    assert {name: columns for name, (columns, _) in full.items()} == {
        name: columns for name, (columns, _) in empty.items()
    }
    assert empty["figures"][1] == []
    for columns, rows in full.values():
        assert all(tuple(row) == columns for row in rows)


def test_former_names_stand_in_one_text():
    hue = next(each for each in reports.country().units if each.code == "46")
    units = (
        *(each for each in reports.country().units if each is not hue),
        replace(hue, former_names=("Thừa Thiên Huế", "Thừa Thiên - Huế")),
    )
    names = {
        row["code"]: row["former_names"]
        for row in lists(published(reports.country(units=units), reports.AS_OF))["units"][1]
    }
    assert names["46"] == "Thừa Thiên Huế|Thừa Thiên - Huế"
    assert names[NATION] is None
