"""What maps fetch by address, and only once: outlines, hatches, names, lines."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from charts.maps.outlines import Addresses, lines, names
from data_access.boundaries import atlas, boundaries_file
from progress.atlas import Atlas
from progress.coverage import Basis

ROUTE = "/du-lieu/{part}-{basis}.json"
_PARTS: dict[str, Callable[[Atlas], str]] = {
    "ranh-gioi": lambda drawn: drawn.shapes,
    "to-gach": lambda drawn: drawn.hatches,
    "ten": lambda drawn: _written(names(drawn)),
    "net": lambda drawn: _written(lines(drawn)),
}
"""What is served, in the order of the addresses."""
_FOREVER = "public, max-age=31536000, immutable"


def atlas_of(basis: Basis) -> Atlas:
    """Return the map of a basis; a file that was replaced meanwhile is read again."""
    path = boundaries_file(basis)
    return _atlas(basis, path, path.stat().st_mtime_ns)


@cache
def addresses(drawn: Atlas) -> Addresses:
    """Return where a map's parts are, relative to a page; each drawing has its own addresses."""
    found = (ROUTE.format(part=part, basis=drawn.basis)[1:] for part in _PARTS)
    return Addresses(*(f"{address}?v={drawn.version}" for address in found))


async def geometry(request: Request) -> Response:
    """Answer with a part of the map of a basis."""
    part, basis = request.path_params["part"], request.path_params["basis"]
    if part not in _PARTS or basis not in tuple(Basis):
        return PlainTextResponse("Không có tệp này.", status_code=404)
    drawn = atlas_of(Basis(basis))
    content = _packed(drawn, part)
    named = request.query_params.get("v") == drawn.version
    headers = {"Cache-Control": _FOREVER if named else "no-cache", "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
    else:
        content = gzip.decompress(content)
    return Response(content, media_type="application/json", headers=headers)


@lru_cache(maxsize=4)
def _atlas(basis: Basis, path: Path, _written_at: int) -> Atlas:
    return atlas(basis)


@cache
def _packed(drawn: Atlas, part: str) -> bytes:
    return gzip.compress(_PARTS[part](drawn).encode(), mtime=0)


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
