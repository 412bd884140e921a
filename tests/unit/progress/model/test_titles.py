"""What units are called."""

import pytest

from progress.model.titles import title_in_year
from tests import factories as make


@pytest.mark.parametrize(
    ("code", "year", "title"),
    [
        ("46", 2024, "thành phố Huế (đến 31/12/2024 là tỉnh Thừa Thiên Huế)"),
        ("46", 2022, "thành phố Huế (đến 31/12/2024 là tỉnh Thừa Thiên Huế)"),
        ("46", 2025, "thành phố Huế"),
        ("01", 2024, "thành phố Hà Nội"),
    ],
)
def test_a_document_of_an_earlier_year_says_the_name_of_then(code, year, title):
    assert title_in_year(make.programme().unit[code], year) == title
