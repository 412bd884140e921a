"""The communes' marks as compact JSON: it travels once, by an address of its own.

A list of objects, because that is what deck.gl fetches: `c` code, `n` name with its type, `p`
province, `x` longitude, `y` latitude (four digits are ten metres) and `t`, the open institutions
in the order of the sectors.
"""

from __future__ import annotations

import json

from progress.register import CommuneMark, CommuneMarks

_DIGITS = 4


def commune_marks_json(found: CommuneMarks) -> bytes:
    """Return the marks, the same bytes for the same marks."""
    rows = [_row(mark) for mark in found.marks]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def _row(mark: CommuneMark) -> dict[str, object]:
    return {
        "c": mark.code,
        "n": f"{mark.type_name or ''} {mark.name}".strip(),
        "p": mark.province_code,
        "x": round(mark.longitude, _DIGITS),
        "y": round(mark.latitude, _DIGITS),
        "t": mark.numbers,
    }
