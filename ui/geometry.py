"""The outlines of provinces, as maps fetch them: by address, once, for as long as they last."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from data_access.boundaries import atlas, boundaries_file
from progress.atlas import Atlas
from progress.coverage import Basis

ROUTE = "/du-lieu/{part}-{basis}.geojson"
SHAPES, HATCHES = "ranh-gioi", "to-gach"
_FOREVER = "public, max-age=31536000, immutable"


def atlas_of(basis: Basis) -> Atlas:
    """Return the map of a basis; a file that was replaced meanwhile is read again."""
    path = boundaries_file(basis)
    return _atlas(basis, path, path.stat().st_mtime_ns)


def address(drawn: Atlas, part: str) -> str:
    """Return the address of outlines or hatches, relative to a page; each drawing has its own."""
    return f"{ROUTE.format(part=part, basis=drawn.basis)[1:]}?v={drawn.version}"


async def geometry(request: Request) -> Response:
    """Answer with the outlines or the hatches of a basis."""
    part, basis = request.path_params["part"], request.path_params["basis"]
    if part not in (SHAPES, HATCHES) or basis not in tuple(Basis):
        return PlainTextResponse("Không có tệp này.", status_code=404)
    drawn = atlas_of(Basis(basis))
    packed = _packed(drawn)
    named = request.query_params.get("v") == drawn.version
    headers = {"Cache-Control": _FOREVER if named else "no-cache", "Vary": "Accept-Encoding"}
    content = packed.shapes if part == SHAPES else packed.hatches
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
    else:
        content = gzip.decompress(content)
    return Response(content, media_type="application/geo+json", headers=headers)


@dataclass(frozen=True, slots=True)
class _Packed:
    shapes: bytes
    hatches: bytes


@lru_cache(maxsize=4)
def _atlas(basis: Basis, path: Path, _written: int) -> Atlas:
    return atlas(basis)


@cache
def _packed(drawn: Atlas) -> _Packed:
    return _Packed(
        *(gzip.compress(each.encode(), mtime=0) for each in (drawn.shapes, drawn.hatches))
    )
