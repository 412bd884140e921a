"""What goes with every answer: the security headers, `Secure` on every cookie, our process's own.

Of several processes behind one address, the one that holds a viewer's session keeps the viewer:
uploads and downloads live in it. It says by a cookie which it is, and nginx goes by that
(`commands/launching/front.conf`). Who comes with that of another, which is away, gets a new one.
"""

import os
import re
from base64 import b64encode
from functools import cache
from hashlib import sha256

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.access.addresses import root_of
from ui.access.documents import document
from ui.access.sign_in import is_https

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_HSTS = "max-age=31536000"
"""A year, for this host: what lies below its name is not ours to decide."""
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


@cache
def policy(root: str) -> str:
    """Return the Content-Security-Policy: our own inline scripts by their hashes, no foreign host.

    Streamlit cannot do with less: Vega compiles expressions (`unsafe-eval`), scripts of components
    and workers come from blobs, and Emotion writes its styles into the document.
    """
    scripts = _SCRIPT.findall(document(root, ""))
    hashes = (b64encode(sha256(each.encode()).digest()).decode() for each in scripts)
    sources = " ".join(f"'sha256-{each}'" for each in hashes)
    return (
        f"default-src 'self'; script-src 'self' 'unsafe-eval' blob: {sources}; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        "connect-src 'self' data: blob:; worker-src 'self' blob:; frame-ancestors 'self'; "
        "object-src 'none'; base-uri 'self'; form-action 'self'"
    )


class SecurityHeaders:
    """Add the security headers to every response; where browsers come by https, HSTS too."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add headers to the answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {**_HEADERS, "Content-Security-Policy": policy(root_of(scope))}
        https = is_https()
        if https:
            headers["Strict-Transport-Security"] = _HSTS

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                if https:
                    message["headers"] = [_secure(*each) for each in message["headers"]]
                answered = MutableHeaders(scope=message)
                for name, value in headers.items():
                    answered.setdefault(name, value)  # an answer may allow itself less
            await send(message)

        await self.app(scope, receive, with_headers)


def _secure(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """Return a header, a cookie with `Secure`, which Streamlit leaves out."""
    if name.lower() == b"set-cookie" and b"; secure" not in value.lower():
        value += b"; Secure"
    return name, value


class WorkerCookie:
    """Give whoever opens a page or its socket the cookie of this process, where it has one."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add the cookie to the answer."""
        name, _, value = os.environ.get("DASHBOARD_WORKER_COOKIE", "").partition("=")
        is_viewer = scope["type"] in ("http", "websocket")
        if not name or not is_viewer or HTTPConnection(scope).cookies.get(name) == value:
            await self.app(scope, receive, send)
            return

        async def with_cookie(message: Message) -> None:
            if message["type"] == "websocket.accept" or _is_page(message):
                given = Response()
                given.set_cookie(
                    name,
                    value,
                    path=root_of(scope) or "/",
                    httponly=True,
                    samesite="lax",
                    secure=is_https(),
                )
                message.setdefault("headers", [])
                MutableHeaders(scope=message).append("set-cookie", given.headers["set-cookie"])
            await send(message)

        await self.app(scope, receive, with_cookie)


def _is_page(message: Message) -> bool:
    """Tell whether an answer is a document that is kept by nobody on its way to one viewer."""
    if message["type"] != "http.response.start":
        return False
    headers = Headers(raw=message["headers"])
    html = headers.get("content-type", "").startswith("text/html")
    return html and "public" not in headers.get("cache-control", "")
