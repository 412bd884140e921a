"""Gzip-compressed answers, which a browser keeps for as long as their address stands."""

import gzip

from starlette.requests import Request
from starlette.responses import Response

_FOREVER = "public, max-age=31536000, immutable"


def compress(text: bytes) -> bytes:
    """Return a text compressed, the same bytes for the same text."""
    return gzip.compress(text, mtime=0)


def json_answer(request: Request, content: bytes, version: str) -> Response:
    """Answer with compressed JSON; a browser keeps it where the address names its version (`v`)."""
    named = request.query_params.get("v") == version
    cached = {"Cache-Control": _FOREVER if named else "no-cache"}
    return answer(request, content, "application/json", cached)


def answer(request: Request, content: bytes, media_type: str, headers: dict[str, str]) -> Response:
    """Answer with compressed content, decompressed for clients that do not accept gzip."""
    headers = {**headers, "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
    else:
        content = gzip.decompress(content)
    return Response(content, media_type=media_type, headers=headers)
