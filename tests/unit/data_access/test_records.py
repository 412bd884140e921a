"""Rows of a database as records."""

import pytest

from data_access.store.records import as_records
from progress.model.reported import Narrative, NarrativeTheme

KEY = ("46", 2025)


def test_rows_become_records_in_their_order():
    rows = [(*KEY, "highlights", "Mở 12 điểm.", 3), (*KEY, "difficulties", "", 4)]
    first, second = as_records(Narrative, iter(rows))
    assert first == Narrative(*KEY, NarrativeTheme.HIGHLIGHTS, "Mở 12 điểm.", 3)
    assert second == Narrative(*KEY, NarrativeTheme.DIFFICULTIES, "", 4)
    assert list(as_records(Narrative, [])) == []


def test_a_code_that_nothing_has_is_said_with_what_it_should_name():
    with pytest.raises(ValueError, match="'xyz' is not a valid NarrativeTheme"):
        list(as_records(Narrative, [(*KEY, "xyz", "", 3)]))
