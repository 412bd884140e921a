"""Marks of institutions for the map, by address: communes as one mark each, and provincial ones."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any

from anyio import to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from charts.maps.commune_marks import commune_marks_json, institution_marks_json
from charts.maps.deck_layers import InstitutionMarking
from data_access.register.open_institutions import commune_marks, provincial_institutions
from ui.access import compressed
from ui.frame.data import Data, data

ROUTE = "/du-lieu/thiet-che/{part}.json"
_PARTS: dict[str, tuple[Callable[..., Any], Callable[..., bytes]]] = {
    "xa": (commune_marks, commune_marks_json),
    "tinh": (provincial_institutions, institution_marks_json),
}
"""Query and format of what is served, in the order of the addresses."""


def marked(source: Data, as_of: date) -> InstitutionMarking:
    """Return where the marks of a day are, and what could not be marked."""
    communes = source.derive(source.read, commune_marks, as_of)
    singles = source.derive(source.read, provincial_institutions, as_of)
    query = f"?v={source.programme.version}&ngay={as_of.isoformat()}"
    addresses = [f"{ROUTE.format(part=part)[1:]}{query}" for part in _PARTS]
    return InstitutionMarking(
        communes=addresses[0],
        singles=addresses[1],
        number_of_communes=sum(any(mark.numbers) for mark in communes.marks),
        number_of_singles=sum(mark.open for mark in singles.marks),
        without_place=len(communes.without_place) + singles.without_place,
    )


async def institution_marks(request: Request) -> Response:
    """Answer with the marks of the communes, or of provincial institutions, on a day."""
    part = request.path_params["part"]
    try:
        as_of = date.fromisoformat(request.query_params.get("ngay", ""))
        if part not in _PARTS:
            raise ValueError(part)
        version, content = await to_thread.run_sync(_content, part, as_of)
    except ValueError as error:
        raise HTTPException(404) from error
    return compressed.json_answer(request, content, str(version))


def _content(part: str, as_of: date) -> tuple[int, bytes]:
    source = data()
    return source.programme.version, _compressed(source, part, as_of)


@lru_cache(maxsize=8)
def _compressed(source: Data, part: str, as_of: date) -> bytes:
    query, to_json = _PARTS[part]
    return compressed.compress(to_json(source.derive(source.read, query, as_of)))
