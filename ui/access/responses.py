"""Answers of the server itself: health, redirects, unknown addresses, security headers."""

from functools import cache
from pathlib import Path

from anyio import to_thread
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

from charts.theme import DARK, LIGHT, ROLES, SYMBOLS
from data_access.store.problems import Problem
from ui.access.addresses import root_of
from ui.access.gate import BACK, way_back
from ui.access.notices import notice
from ui.frame.data import check_database
from ui.frame.pages import HOME, PAGES, tab_title

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    # Streamlit evaluates Vega expressions and loads workers from blobs; nothing is foreign.
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        "connect-src 'self' ws: wss: data: blob:; worker-src 'self' blob:; frame-ancestors 'self'; "
        "object-src 'none'; base-uri 'self'; form-action 'self'"
    ),
}


async def home(request: Request) -> Response:
    """Redirect from the bare address to the overview, with its parameters.

    A sign-in ends here too: it is redirected to the page on which it began.
    """
    root = root_of(request.scope)
    back = way_back(request)
    if back is not None:
        response = RedirectResponse(f"{root}{back}")
        response.delete_cookie(BACK, path=root or "/")
        return response
    return _home(request.scope)


async def health(_request: Request) -> Response:
    """Tell machines whether the database answers: 200, or 503 with the reason."""
    try:
        version = await to_thread.run_sync(check_database)
    except Problem as problem:
        return JSONResponse({"status": "unavailable", "reason": str(problem)}, status_code=503)
    return JSONResponse({"status": "ok", "version": version})


class PageAddresses:
    """Answer the address of a page with the page's document, an unknown one with a link home.

    Streamlit's own document says it is English, is titled after Streamlit, looks for its server
    under the page's address first, and answers an unknown address in English. Our own style and
    script go with the document: as elements they would travel at every rerun.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what is asked for under a page's address or under none; pass the rest on."""
        answer = _answer(scope) if scope["type"] == "http" else None
        await (answer or self.app)(scope, receive, send)


_TITLES = {f"/{page.address}": tab_title(page.title) for page in PAGES}
_UI = Path(__file__).resolve().parents[1]
_HEAD = "".join(
    f"<{tag}>{(_UI / name).read_text(encoding='utf-8')}</{tag}>"
    for tag, name in (
        ("style", "stage.css"),
        ("style", "calendar/year_calendar.css"),
        ("script", "document.js"),
        ("script", "lists.js"),
        ("script", "copying.js"),
    )
)
"""Our own style and scripts."""
_MARKS = f"<script>const marks='{''.join(dict.fromkeys(SYMBOLS.values()))}'</script>"
"""The symbols of judgements in their order, by which tables are ordered in the browser."""
_OURS = {"", "suc-khoe", "du-lieu", "trinh-chieu"}
_STREAMLITS = {
    "_stcore",
    "app",
    "auth",
    "component",
    "favicon.png",
    "manifest.json",
    "media",
    "oauth2callback",
    "static",
    "vendor",
}
"""First steps of the addresses under which Streamlit serves its own."""


def _answer(scope: Scope) -> Response | None:
    """Return the answer to a request for a document; None where others answer."""
    root = root_of(scope)
    path = scope["path"].removeprefix(root)
    if scope["method"] not in ("GET", "HEAD"):
        return None
    if not scope["path"].startswith(f"{root}/"):
        # Beside our path: a bare address leads here, all else is not ours.
        if scope["path"].strip("/") in ("", root.strip("/")):
            return _home(scope)
        return _not_found(root)
    if path in _TITLES:
        return HTMLResponse(_document(root, _TITLES[path]), headers={"Cache-Control": "no-cache"})
    # With a slash at its end an address is led to the one without.
    if path.rstrip("/") in _TITLES or path.split("/")[1] in _OURS | _STREAMLITS:
        return None
    return _not_found(root)


def _not_found(root: str) -> Response:
    text = (
        "Địa chỉ này không thuộc bảng theo dõi. Hãy kiểm tra lại đường dẫn, hoặc mở "
        f'<a href="{root}/{HOME.address}">trang Tổng quan</a>.'
    )
    return notice("Không có trang này", text, 404)


def _home(scope: Scope) -> Response:
    query = scope.get("query_string", b"").decode("latin-1")
    return RedirectResponse(f"{root_of(scope)}/{HOME.address}{query and '?'}{query}")


@cache
def _document(root: str, title: str) -> str:
    document = (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")
    server = (
        f"<script>window.__streamlit={{BACKEND_BASE_URL:location.origin+{root + '/'!r}}}</script>"
    )
    return (
        document.replace('<html lang="en">', '<html lang="vi">')
        .replace("<title>Streamlit</title>", f"<title>{title}</title>")
        .replace("<head>", f"<head>{server}", 1)
        .replace("</head>", f"<style>{_tokens()}</style>{_MARKS}{_HEAD}</head>", 1)
    )


def _tokens() -> str:
    """Return the colours of both themes for the style sheet, which knows none of its own."""
    named = [
        {
            "page": each.page,
            "line": each.line,
            "head": each.track,
            "muted": each.muted,
            "ink": each.ink,
            **{f"{name}-mark": colour for name, colour in each.marks.items()},
            **each.texts,
        }
        for each in (LIGHT, DARK)
    ]
    pairs = ";".join(f"--{name}:light-dark({named[0][name]},{named[1][name]})" for name in named[0])
    roles = "".join(f"body .judged.{name}{{color:var(--{name})}}" for name in ROLES)
    return f"body{{{pairs}}}{roles}"


class SecurityHeaders:
    """Add the security headers to every response."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add headers to the answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)  # an answer may allow itself less
            await send(message)

        await self.app(scope, receive, with_headers)
