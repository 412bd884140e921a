"""Sign-in over HTTP: who sends a request, who comes back from signing in, who signs out."""

import json
import logging
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection, Request, cookie_parser
from starlette.responses import Response
from starlette.types import Message, Receive, Send
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME
from streamlit.web.server.starlette.starlette_websocket import _get_signed_cookie_with_chunks

from data_access.people import sign_ins
from data_access.store import clock
from data_access.store.problems import Problem
from ui.access.addresses import page_addresses, root_of
from ui.access.notices import notice
from ui.access.sign_in import NOBODY, Visitor, fingerprint, is_configured, known, owner_or_nobody
from ui.frame.data import write

BACK = "dashboard_back"
"""Cookie with the page from which somebody went to sign in, for a few minutes."""
_LOG = logging.getLogger(__name__)


def visitor_of(connection: HTTPConnection) -> Visitor:
    """Return who sends a request or opened a socket, by the same rules as on a page."""
    if not is_configured():
        return owner_or_nobody(connection.headers, connection.cookies)
    claims = _claims(connection.cookies)
    return known(claims) if claims.get("is_logged_in") else NOBODY


def _claims(cookies: dict[str, str]) -> dict[str, Any]:
    """Return what the signed cookie of a browser says; nothing where there is none."""
    signed = _get_signed_cookie_with_chunks(cookies, USER_COOKIE_NAME)
    return json.loads(signed) if signed else {}


def sign_out(cookies: dict[str, str]) -> None:
    """Revoke a sign-in, also for the tabs in which it is still shown."""
    claims = _claims(cookies) if is_configured() else {}
    if not claims:
        return
    _LOG.info("sign-out: %s", claims.get("email"))
    try:
        write(sign_ins.end, fingerprint(claims), clock.now())
    except Problem as problem:
        # The browser loses its cookie all the same.
        _LOG.warning("signed out in this browser only: %s", problem)


def way_back(request: Request) -> str | None:
    """Return the page from which somebody went to sign in; None where that is none of ours."""
    wanted = urlsplit(request.cookies.get(BACK, ""))
    if wanted.scheme or wanted.netloc or wanted.path.removeprefix("/") not in page_addresses():
        return None
    return wanted.geturl()


def page_before(request: Request) -> str | None:
    """Return the page that the request came from, with what was chosen there."""
    came = urlsplit(request.headers.get("referer", ""))
    path = came.path.removeprefix(root_of(request.scope)).removeprefix("/")
    if came.netloc != request.headers.get("host") or path not in page_addresses():
        return None
    return f"/{path}?{came.query}" if came.query else f"/{path}"


def remembering(send: Send, page: str | None, root: str) -> Send:
    """Let an answer set a cookie with a page to come back to; `page` None: with none."""

    async def remembering(message: Message) -> None:
        if message["type"] == "http.response.start" and page is not None:
            response = Response()
            response.set_cookie(
                BACK, page, max_age=600, path=root or "/", httponly=True, samesite="lax"
            )
            cookie = response.headers["set-cookie"].encode("latin-1")
            message["headers"] = [*message["headers"], (b"set-cookie", cookie)]
        await send(message)

    return remembering


def explained_in_vietnamese(request: Request, receive: Receive, send: Send) -> Send:
    """Say in our own words that nobody was signed in; Streamlit says it in its own, or not at all.

    Whoever comes back from a sign-out brings neither a code nor an error.
    """
    back = bool({"code", "error"} & request.query_params.keys())
    refused = False

    async def explained(message: Message) -> None:
        nonlocal refused
        if message["type"] == "http.response.start":
            address = _signed_in(message)
            refused = message["status"] == HTTPStatus.BAD_REQUEST or (back and address is None)
            if address is not None:
                _LOG.info("sign-in: %s", address)
            if refused:
                _LOG.warning("sign-in failed: %s", request.query_params.get("error", "no answer"))
                text = (
                    "Máy chủ đăng nhập của cơ quan không trả lời, hoặc không xác nhận bạn. Hãy thử "
                    f'lại sau ít phút, hoặc <a href="{root_of(request.scope)}/">trở về</a>.'
                )
                answer = notice("Chưa đăng nhập được", text, 503, {"Cache-Control": "no-store"})
                await answer(request.scope, receive, send)
        if not refused:
            await send(message)

    return explained


def _signed_in(message: Message) -> str | None:
    """Return whom an answer signs in, by the cookies it sets; None where it signs in nobody."""
    headers = (value for name, value in message["headers"] if name.lower() == b"set-cookie")
    cookies: dict[str, str] = {}
    for header in headers:
        cookies |= cookie_parser(header.decode("latin-1").partition(";")[0])
    claims = _claims(cookies)
    return str(claims.get("email")) if claims.get("is_logged_in") else None
