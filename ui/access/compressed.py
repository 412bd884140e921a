"""Gzip-compressed answers, which a browser keeps for as long as their address stands."""

import gzip
from functools import cache
from mimetypes import guess_type
from pathlib import Path

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import file_util

from ui.access.addresses import root_of

_PROGRAM = Path(file_util.get_static_dir()) / "static"
"""Scripts and styles of Streamlit's front end, each named after its content."""
_FOREVER = "public, max-age=31536000, immutable"


def compress(text: bytes, level: int = 9) -> bytes:
    """Return a text compressed, the same bytes for the same text."""
    return gzip.compress(text, level, mtime=0)


def is_accepted(request: Request) -> bool:
    """Tell whether a client takes gzip: named, or as anything, and not with a weight of 0."""
    header = request.headers.get("accept-encoding", "").lower().replace(" ", "")
    named = (each.partition(";q=") for each in header.split(","))
    weights = {name: weight for name, _, weight in named}
    weight = weights.get("gzip", weights.get("*", "0")) or "1"
    return weight.strip("0.") != ""


def json_answer(request: Request, content: bytes, version: str) -> Response:
    """Answer with compressed JSON; a browser keeps it where the address names its version (`v`)."""
    if request.query_params.get("v") == version:
        return kept_answer(request, content, "application/json")
    return answer(request, content, "application/json", {"Cache-Control": "no-cache"})


def kept_answer(request: Request, content: bytes, media_type: str) -> Response:
    """Answer with compressed content whose address never has another: a browser keeps it."""
    return answer(request, content, media_type, {"Cache-Control": _FOREVER})


def answer(request: Request, content: bytes, media_type: str, headers: dict[str, str]) -> Response:
    """Answer with compressed content, decompressed for clients that do not accept gzip."""
    headers = {**headers, "Vary": "Accept-Encoding"}
    if is_accepted(request):
        headers["Content-Encoding"] = "gzip"
    else:
        content = gzip.decompress(content)
    return Response(content, media_type=media_type, headers=headers)


class CompressedProgram:
    """Serve Streamlit's own scripts and styles compressed, which it sends plain (3.5 MB a visit).

    Each is compressed when it is first asked for; who does not accept gzip is left to Streamlit.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what is asked for of the front end's files; pass the rest on."""
        file = _program_file(scope) if scope["type"] == "http" else None
        if file is None:
            await self.app(scope, receive, send)
            return
        content = await to_thread.run_sync(_packed, file)
        media_type = guess_type(file.name)[0] or "text/javascript"
        headers = {"Cache-Control": _FOREVER}
        await answer(Request(scope), content, media_type, headers)(scope, receive, send)


def _program_file(scope: Scope) -> Path | None:
    """Return the file that is asked for compressed; None where it is none of the front end's."""
    name = str(scope["path"]).removeprefix(f"{root_of(scope)}/static/")
    if scope["method"] not in ("GET", "HEAD") or name not in _program():
        return None
    if not is_accepted(Request(scope)):
        return None
    return _PROGRAM / name


@cache
def _program() -> frozenset[str]:
    return frozenset(
        file.relative_to(_PROGRAM).as_posix()
        for kind in ("*.js", "*.css")
        for file in _PROGRAM.rglob(kind)
    )


@cache
def _packed(file: Path) -> bytes:
    return compress(file.read_bytes())
