"""Access control of the server's routes: pages check by themselves, files and uploads do not.

Routes with figures are refused to all who may not see the pages. Every route is, unless it is known
to carry no figures, so that a new one is protected without being named here. Uploads are kept in
memory: only people who may write can upload.
"""

import logging
from html import escape
from http import HTTPStatus

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data_access.people.program_keys import holder
from data_access.store.problems import Problem
from data_access.store.settings import viewers_sign_in, workers
from ui.access.addresses import is_for_programs, page_addresses, root_of
from ui.access.errors import answer_problem
from ui.access.notices import notice, problem_details
from ui.access.requests.http_sign_in import (
    explained_in_vietnamese,
    page_before,
    remembering,
    sign_out,
    visitor_of,
)
from ui.access.requests.quota import Quota
from ui.access.sign_in import Visitor
from ui.frame.data import ask

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
            await to_thread.run_sync(sign_out, request.cookies)
        if path == "/auth/login":
            explained = explained_in_vietnamese(request, receive, send)
            send = remembering(explained, page_before(request), root)
        elif path == "/oauth2callback":
            send = explained_in_vietnamese(request, receive, send)
        elif viewers_sign_in() and not _is_open(path):
            send = _for_one(send)
        await self.app(scope, receive, send)


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
        headers = {"WWW-Authenticate": 'Bearer error="invalid_token"'}
        return problem_details(401, "Khóa không dùng được", _NO_KEY, headers)
    if not _ASKED.take(program, 0):
        headers = {"Retry-After": str(_WHILE)}
        return problem_details(429, "Quá nhiều câu hỏi", _TOO_OFTEN, headers)
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
    return not bare or bare in page_addresses() or bare.split("/")[0] in _OPEN


def _for_one(send: Send) -> Send:
    """Tell browsers and proxies to keep nothing of what one visitor may see."""

    async def for_one(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [(n, v) for n, v in message["headers"] if n.lower() != b"cache-control"]
            message["headers"] = [*headers, (b"cache-control", b"no-store")]
        await send(message)

    return for_one
