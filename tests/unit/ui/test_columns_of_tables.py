"""Columns of long texts are no towers of words, and leave the others room on a page."""

import pytest

from ui.frame.lists.plain_tables import _leasts, _width

LONG, MIDDLE = "từ " * 40, "từ " * 15


@pytest.mark.parametrize(
    ("label", "cells", "number", "rem"),
    [
        pytest.param("Tên", [LONG, "từ"], False, 16, id="a-paragraph"),
        pytest.param("Tên", [MIDDLE], False, 7.85, id="three-lines"),
        pytest.param("Năm", ["2023–2030"], False, 5.15, id="one-line"),
        pytest.param("Đã chi", ["1/3", "12,5 triệu đồng"], True, 7.85, id="a-number"),
        pytest.param("Năm trước quá hạn", ["1"], True, 3.65, id="a-heading"),
    ],
)
def test_a_column_asks_for_what_its_texts_need(label, cells, number, rem):
    assert _width(label, cells, number) == pytest.approx(rem, abs=0.01)


def test_columns_of_words_share_what_numbers_leave_of_a_narrow_place():
    least = _leasts(
        ["a", "b", "Năm trước quá hạn"],
        [[LONG], [LONG], ["1/3", "12,5 triệu đồng"]],
        [False, False, True],
    )
    assert least == ["min(16rem,(100cqi - 7.85rem)*0.5)"] * 2 + ["3.65rem"]
