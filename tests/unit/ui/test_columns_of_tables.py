"""Columns of long texts are no towers of words, and leave the others room on a page."""

from ui.frame.lists.plain_tables import _leasts

LONG, MIDDLE, SHORT = "từ " * 40, "từ " * 20, "từ"


def test_long_texts_have_broad_columns_and_numbers_none():
    columns = [[SHORT], [LONG], [MIDDLE], ["1"]]
    assert _leasts(columns, [False, False, False, True]) == [0, 16, 8, 0]


def test_many_long_texts_share_the_page():
    leasts = _leasts([[LONG]] * 9, [False] * 9)
    assert len(set(leasts)) == 1
    assert sum(leasts) <= 80
