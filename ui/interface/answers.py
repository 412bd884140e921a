"""Answers of the interface: JSON or CSV with a tag of what they say, or a problem (RFC 9457)."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from data_access.store.clock import with_zone
from data_access.store.settings import ROOT
from exports.shared.tables import csv_parts
from ui.access import compressed

JSON, CSV = "application/json", "text/csv"
_NEVER = 0.0
_LEVEL = 5
"""Of compression: an answer is made once for each who asks."""
_PROGRAM = ("progress", "data_access", "exports", "ui")


def format_of(request: Request) -> str | None:
    """Return the format that a request accepts, JSON where it leaves it open; None for neither."""
    accepted = _accepted(request.headers.get("accept") or "*/*")
    best = max((JSON, CSV), key=lambda form: accepted(form))
    return best if accepted(best) > _NEVER else None


def answer(
    request: Request, form: str, tag: str, content: bytes, headers: Mapping[str, str] | None = None
) -> Response:
    """Answer with what was made; without it where the client has just that already."""
    sent = {
        "ETag": tag,
        "Cache-Control": "no-cache",
        "Vary": "Accept, Accept-Encoding",
        **(headers or {}),
    }
    if is_held(request, tag):
        return Response(status_code=304, headers=sent)
    if compressed.is_accepted(request):
        content = compressed.compress(content, _LEVEL)
        sent["Content-Encoding"] = "gzip"
    charset = "; charset=utf-8" if form == CSV else ""
    return Response(content, media_type=f"{form}{charset}", headers=sent)


def is_held(request: Request, tag: str) -> bool:
    """Tell whether the client has the answer of a tag, which it may call weak or not."""
    held = request.headers.get("if-none-match", "").replace("W/", "").split(",")
    return tag.removeprefix("W/") in (each.strip() for each in held)


def tag_of(version: object, as_of: date, request: Request, form: str) -> str:
    """Return the tag of an answer: it changes with data, day, program and question.

    The data version alone would be wrong after midnight, when what is due changes.
    """
    asked = (version, as_of.isoformat(), _program(), form, request.url.path, request.url.query)
    return f'W/"{sha256(repr(asked).encode()).hexdigest()[:32]}"'


def as_json(value: Any) -> bytes:
    """Return a value as JSON; days and moments as ISO 8601."""
    return json.dumps(value, ensure_ascii=False, default=_plain).encode()


def as_csv(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Return rows as CSV with the mark Excel looks for; None is an empty cell."""
    return b"".join(csv_parts(columns, ([_cell(row[name]) for name in columns] for row in rows)))


def _cell(value: Any) -> str | int | float | None:
    if isinstance(value, list | dict | bool):
        return json.dumps(value, ensure_ascii=False, default=_plain)
    return _plain(value) if isinstance(value, date) else value


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return with_zone(value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value))


@cache
def _program() -> str:
    """Return a mark of this version of the program."""
    mark = sha256()
    for folder in _PROGRAM:
        for file in sorted((ROOT / folder).rglob("*.py")):
            mark.update(file.read_bytes())
    return mark.hexdigest()


def _accepted(header: str) -> Any:
    """Return how much a client likes a media type, from 0 to 1 (RFC 9110, 12.5.1)."""
    liked: dict[str, float] = {}
    for part in header.split(","):
        name, *parameters = (each.strip().lower() for each in part.split(";"))
        weight = next((each[2:] for each in parameters if each.startswith("q=")), "1")
        try:
            liked[name] = float(weight)
        except ValueError:
            liked[name] = _NEVER

    def accepted(form: str) -> float:
        for name in (form, f"{form.split('/')[0]}/*", "*/*"):
            if name in liked:
                return liked[name]
        return _NEVER

    return accepted
