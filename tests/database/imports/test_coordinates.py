"""Coordinates of an institution that lie outside its province ask for a reason."""

import pytest

from data_access.templates.form import INSTITUTIONS
from tests.templates import form, take

PLACES = {
    "in Huế": (16.4637, 107.5909, None),
    "in Hà Nội": (21.0285, 105.8542, "nằm ở Hà Nội, cách Huế khoảng"),
    "in Đà Nẵng": (16.0678, 108.2208, "nằm ở Đà Nẵng"),
    "over the border, by less than outlines are simplified": (16.19, 108.135, None),
    "at sea": (15.0, 111.0, "Tọa độ nằm cách Huế khoảng"),
    "in Laos": (16.5, 105.5, "Tọa độ nằm cách Huế khoảng"),
    "off the coast, as a small island is": (16.7, 107.9, None),
}


@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize("unit", ["Phường Phú Xuân (19753)", "Huế (46)"])
def test_place_outside_the_province_is_asked_about(untouched, where, unit):
    latitude, longitude, sentence = PLACES[where]
    filled = form(untouched).cover()
    filled.put(INSTITUTIONS, 7, name="Bảo tàng A", category_code="Bảo tàng")
    filled.put(INSTITUTIONS, 7, unit_code=unit, latitude=latitude, longitude=longitude)
    outcome = take(untouched, filled, dry_run=True)
    assert not outcome.errors
    found = [each for each in outcome.warnings if each.code == "outside-unit"]
    assert [each.address for each in found] == ([] if sentence is None else ["H7"])
    assert all(sentence in each.sentence for each in found)
