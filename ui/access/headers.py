"""What goes with every answer: the security headers, and `Secure` on every cookie."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256

from starlette.datastructures import MutableHeaders
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
