"""Institutions on the map as compact JSON, which travels once, by addresses of its own.

Lists of objects, because that is what deck.gl fetches. Coordinates have four digits: ten metres.
"""

import json
from collections.abc import Iterable
from math import sqrt

from progress.places.register import CommuneMark, CommuneMarks, InstitutionMark, InstitutionMarks

_DIGITS = 4


def commune_marks_json(communes: CommuneMarks) -> bytes:
    """Return the marks of communes, the same bytes for the same marks.

    In order of their codes: `name` is the name with its type, `p` the province, `x` and `y` the
    place, `t` the open institutions in the order of the sectors, `r` the radius in pixels, 0 where
    there are none.
    """
    return _written(_commune(mark) for mark in communes.marks)


def institution_marks_json(institutions: InstitutionMarks) -> bytes:
    """Return the marks of open institutions of provinces."""
    return _written(_institution(mark) for mark in institutions.marks if mark.open)


def _commune(mark: CommuneMark) -> dict[str, object]:
    return {
        "name": f"{mark.type_name or ''} {mark.name}".strip(),
        "p": mark.province_code,
        "x": round(mark.longitude, _DIGITS),
        "y": round(mark.latitude, _DIGITS),
        "t": mark.numbers,
        "r": _radius(sum(mark.numbers)),
    }


def _institution(mark: InstitutionMark) -> dict[str, object]:
    return {
        "name": mark.name,
        "x": round(mark.longitude, _DIGITS),
        "y": round(mark.latitude, _DIGITS),
    }


def _radius(number: int) -> float:
    """Return a radius whose circle grows with the number, as areas are compared."""
    return round(min(0.8 + 0.7 * sqrt(number), 6), 1) if number else 0


def _written(rows: Iterable[dict[str, object]]) -> bytes:
    return json.dumps(list(rows), ensure_ascii=False, separators=(",", ":")).encode()
