"""Access control of the server's routes: pages check by themselves, files and uploads do not.

Routes with figures are refused to all who may not see the pages. Every route is, unless it is known
to carry no figures, so that a new one is protected without being named here. Uploads are kept in
memory: only people who may write can upload.
"""

import json
import logging
from html import escape
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from anyio import to_thread
from starlette.requests import HTTPConnection, Request, cookie_parser
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME
from streamlit.web.server.starlette.starlette_websocket import _get_signed_cookie_with_chunks

from data_access.people import sign_ins
from data_access.people.program_keys import holder
from data_access.store import clock
from data_access.store.problems import Problem
from data_access.store.settings import viewers_sign_in, workers
from ui.access.addresses import is_for_programs, root_of
from ui.access.errors import answer_problem
from ui.access.notices import notice, problem_details
from ui.access.quota import Quota
from ui.access.sign_in import NOBODY, Visitor, fingerprint, is_configured, known, owner_or_nobody
from ui.frame.data import ask, write
from ui.frame.pages import PAGES

BACK = "dashboard_back"
"""Cookie with the page from which somebody went to sign in, for a few minutes."""
_LOG = logging.getLogger(__name__)
KEYED = "lich.ics"
"""The calendar to subscribe to: a calendar program shows a key, which the route looks at itself."""
_OPEN = {
    "suc-khoe",
    KEYED,
    "_stcore",
    "auth",
    "favicon.png",
    "metrics",
    "manifest.json",
    "oauth2callback",
    "static",
    "vendor",
}
"""First steps of addresses without figures, or that check access themselves: the health of the
server, its measures, the calendar, Streamlit's program, its socket (as the pages behind it do)."""
_UPLOAD = "/_stcore/upload_file/"


class Gate:
    """Let through only what a visitor may have; remember who leaves to sign in, or signs out."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer in place of the application, or pass the request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        root = root_of(scope)
        path = scope["path"].removeprefix(root)
        answer = await _refusal(request, path, root)
        if answer is not None:
            if answer.status_code != HTTPStatus.SERVICE_UNAVAILABLE:
                _LOG.warning("refused (%s): %s %s", answer.status_code, request.method, path)
            await answer(scope, receive, send)
            return
        if path == "/auth/logout":
            await to_thread.run_sync(_sign_out, request.cookies)
        if path == "/auth/login":
            explained = explained_in_vietnamese(request, receive, send)
            send = _remembering(explained, _page_before(request), root)
        elif path == "/oauth2callback":
            send = explained_in_vietnamese(request, receive, send)
        elif viewers_sign_in() and not _is_open(path):
            send = _for_one(send)
        await self.app(scope, receive, send)


def way_back(request: Request) -> str | None:
    """Return the page from which somebody went to sign in; None where that is none of ours."""
    wanted = urlsplit(request.cookies.get(BACK, ""))
    if wanted.scheme or wanted.netloc or wanted.path.removeprefix("/") not in _addresses():
        return None
    return wanted.geturl()


async def _refusal(request: Request, path: str, root: str) -> Response | None:
    """Return the answer to somebody who may not have it; None where they may."""
    uploads = path.startswith(_UPLOAD) and request.method != "OPTIONS"
    restricted = viewers_sign_in() and not _is_open(path)
    if not uploads and not restricted:
        return None
    try:
        key = _key(request) if is_for_programs(request.scope) else None
        if key is not None:
            return _key_refusal(request, path, await to_thread.run_sync(ask, holder, key))
        visitor = await to_thread.run_sync(visitor_of, request)
    except Problem as problem:
        return await answer_problem(request, problem)
    if uploads:
        return _upload_refusal(request, visitor)
    if visitor.may_read:
        return None
    reason = visitor.refused or "Bảng theo dõi này chỉ dành cho người được cấp quyền."
    if is_for_programs(request.scope):
        return problem_details(401, "Cần đăng nhập", reason, {"WWW-Authenticate": "Bearer"})
    text = f'{escape(reason)} <a href="{root}/">Mở trang Tổng quan để đăng nhập</a>.'
    return notice("Cần đăng nhập", text, 401, {"Cache-Control": "no-store"})


def _key(request: Request) -> str | None:
    """Return the key that a program shows; None where it shows none."""
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    return key.strip() if scheme.lower() == "bearer" else None


def _key_refusal(request: Request, path: str, program: str | None) -> Response | None:
    """Return the answer to a key that opens nothing, or is used too often; log who asks."""
    if program is None:
        said = {"WWW-Authenticate": 'Bearer error="invalid_token"'}
        return problem_details(401, "Khóa không dùng được", _NO_KEY, said)
    if not _ASKED.take(program, 0):
        said = {"Retry-After": str(_WHILE)}
        return problem_details(429, "Quá nhiều câu hỏi", _TOO_OFTEN, said)
    _LOG.info("program %s: %s %s", program, request.method, path)
    return None


_WHILE = 60
_ASKED = Quota(files=600 // workers(), size=0, seconds=_WHILE)
"""What one program may ask within a minute: all figures of ten years, and then some."""
_NO_KEY = "Khóa này không có hoặc đã bị thu hồi. Hãy xin khóa mới ở người phụ trách chương trình."
_TOO_OFTEN = "Chương trình này hỏi quá nhiều trong một phút. Hãy đợi rồi hỏi tiếp."


def _upload_refusal(request: Request, visitor: Visitor) -> Response | None:
    """Return the answer to an upload that may not be; one without a length is of no known size."""
    if visitor.person is None or not visitor.person.may_write:
        return PlainTextResponse(_NO_UPLOAD, status_code=403)
    if request.method != "PUT":
        return None
    length = request.headers.get("content-length", "")
    if not (length.isascii() and length.isdigit()):
        return PlainTextResponse("Tệp tải lên phải nói trước độ dài.", status_code=411)
    if not _QUOTA.take(visitor.person.address, int(length)):
        return PlainTextResponse(_TOO_MUCH, status_code=429)
    return None


_QUOTA = Quota(files=200 // workers(), size=500_000_000 // workers(), seconds=3600)
"""What one person may bring within an hour: every province's workbook, several times.

Each process counts by itself, and a person may come to all of them: each allows its part.
"""
_TOO_MUCH = "Bạn đã tải lên quá nhiều tệp trong một giờ. Hãy đợi rồi thử lại."
_NO_UPLOAD = "Chỉ người được giao nhập số liệu mới tải tệp lên được. Hãy đăng nhập lại."


def _is_open(path: str) -> bool:
    """Tell whether an address carries no figures; the document of a page is filled later.

    What lies under a page's address is no page: the show does, and is full of figures.
    """
    bare = path.strip("/")
    return not bare or bare in _addresses() or bare.split("/")[0] in _OPEN


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


def _sign_out(cookies: dict[str, str]) -> None:
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


def _page_before(request: Request) -> str | None:
    """Return the page that the request came from, with what was chosen there."""
    came = urlsplit(request.headers.get("referer", ""))
    path = came.path.removeprefix(root_of(request.scope)).removeprefix("/")
    if came.netloc != request.headers.get("host") or path not in _addresses():
        return None
    return f"/{path}?{came.query}" if came.query else f"/{path}"


def _addresses() -> set[str]:
    return {page.address for page in PAGES}


def _remembering(send: Send, page: str | None, root: str) -> Send:
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


def _for_one(send: Send) -> Send:
    """Tell browsers and proxies to keep nothing of what one visitor may see."""

    async def for_one(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [(n, v) for n, v in message["headers"] if n.lower() != b"cache-control"]
            message["headers"] = [*headers, (b"cache-control", b"no-store")]
        await send(message)

    return for_one
