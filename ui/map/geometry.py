"""What maps fetch by address, and only once: outlines, hatches, words, lines."""

import json
from collections.abc import Callable
from functools import cache, lru_cache

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from charts.maps.outlines import Addresses, lines, words
from data_access.boundaries import atlas
from progress.indicators.atlas import Atlas, Lettering
from progress.judging.coverage import Basis
from ui.access import compressed

ROUTE = "/du-lieu/{part}-{basis}.json"
_PARTS: dict[str, Callable[[Atlas], str]] = {
    "ranh-gioi": lambda drawn: drawn.shapes,
    "to-gach": lambda drawn: drawn.hatches,
}
_LETTERED: dict[str, Callable[[Atlas, Lettering], object]] = {"chu": words, "net": lines}
"""What is served: for each atlas, and (with a number) for each of its letterings."""


@cache
def addresses(drawn: Atlas) -> Addresses:
    """Return where a map's parts are, relative to a page; each drawing has its own addresses."""

    def address(part: str) -> str:
        return f"{ROUTE.format(part=part, basis=drawn.basis)[1:]}?v={drawn.version}"

    def lettered(part: str) -> tuple[str, ...]:
        return tuple(address(f"{part}-{number}") for number in range(len(drawn.letterings)))

    shapes, hatches = map(address, _PARTS)
    return Addresses(shapes, hatches, *map(lettered, _LETTERED))


async def geometry(request: Request) -> Response:
    """Answer with a part of the map of a basis."""
    part, basis = request.path_params["part"], request.path_params["basis"]
    if basis not in tuple(Basis):
        raise HTTPException(404)
    drawn = atlas(Basis(basis))
    content = _compressed(drawn, part)
    if content is None:
        raise HTTPException(404)
    return compressed.json_answer(request, content, drawn.version)


@lru_cache(maxsize=32)
def _compressed(drawn: Atlas, part: str) -> bytes | None:
    """Return a part as it travels, None where there is no such part."""
    if part in _PARTS:
        return compressed.compress(_PARTS[part](drawn).encode())
    name, _, number = part.partition("-")
    lettering = dict(enumerate(drawn.letterings)).get(int(number) if number.isdecimal() else -1)
    if name not in _LETTERED or lettering is None:
        return None
    rows = _LETTERED[name](drawn, lettering)
    return compressed.compress(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode())
