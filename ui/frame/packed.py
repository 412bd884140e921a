"""Answers that travel packed and are kept for as long as their address stands."""

from __future__ import annotations

import gzip

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

_FOREVER = "public, max-age=31536000, immutable"


def packed(text: bytes) -> bytes:
    """Return a text packed, the same bytes for the same text."""
    return gzip.compress(text, mtime=0)


def answer(request: Request, content: bytes, version: str) -> Response:
    """Answer with packed JSON; a browser keeps it where the address names its version (`v`)."""
    named = request.query_params.get("v") == version
    cached = {"Cache-Control": _FOREVER if named else "no-cache"}
    return sent(request, content, "application/json", cached)


def sent(request: Request, content: bytes, media_type: str, headers: dict[str, str]) -> Response:
    """Answer with what is packed, unpacked for who cannot do it."""
    headers = {**headers, "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
    else:
        content = gzip.decompress(content)
    return Response(content, media_type=media_type, headers=headers)


def unknown() -> Response:
    """Answer that there is nothing under this address."""
    return PlainTextResponse("Không có tệp này.", status_code=404)
