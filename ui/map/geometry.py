"""What maps fetch by address, and only once: outlines, hatches, names, lines."""

import json
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from charts.maps.outlines import Addresses, lines, names
from data_access.boundaries import atlas, boundaries_file
from progress.indicators.atlas import Atlas
from progress.judging.coverage import Basis
from ui.access import compressed

ROUTE = "/du-lieu/{part}-{basis}.json"
_PARTS: dict[str, Callable[[Atlas], str]] = {
    "ranh-gioi": lambda drawn: drawn.shapes,
    "to-gach": lambda drawn: drawn.hatches,
    "ten": lambda drawn: _written(names(drawn)),
    "net": lambda drawn: _written(lines(drawn)),
}
"""What is served, in the order of the addresses."""


def atlas_of(basis: Basis) -> Atlas:
    """Return the map of a basis; a file that was replaced meanwhile is read again."""
    path = boundaries_file(basis)
    return _atlas(basis, path, path.stat().st_mtime_ns)


@cache
def addresses(drawn: Atlas) -> Addresses:
    """Return where a map's parts are, relative to a page; each drawing has its own addresses."""
    paths = (ROUTE.format(part=part, basis=drawn.basis)[1:] for part in _PARTS)
    return Addresses(*(f"{path}?v={drawn.version}" for path in paths))


async def geometry(request: Request) -> Response:
    """Answer with a part of the map of a basis."""
    part, basis = request.path_params["part"], request.path_params["basis"]
    if part not in _PARTS or basis not in tuple(Basis):
        return compressed.not_found()
    drawn = atlas_of(Basis(basis))
    return compressed.json_answer(request, _compressed(drawn, part), drawn.version)


@lru_cache(maxsize=4)
def _atlas(basis: Basis, path: Path, _written_at: int) -> Atlas:
    return atlas(basis)


@cache
def _compressed(drawn: Atlas, part: str) -> bytes:
    return compressed.compress(_PARTS[part](drawn).encode())


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
