"""Answers of the server itself: health, redirects, documents of pages, unknown addresses."""

import logging
from collections.abc import Sequence
from posixpath import normpath

from anyio import to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Match, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from data_access.store.problems import Problem
from ui.access import compressed
from ui.access.addresses import root_of
from ui.access.documents import STATIC, document
from ui.access.notices import notice
from ui.access.requests.http_sign_in import BACK, way_back
from ui.frame import contents
from ui.frame.data import check_database
from ui.frame.pages import HOME, PAGES, tab_title

_LOG = logging.getLogger(__name__)


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
    """Tell machines whether the database answers: 200, or 503; the reason stands in the log."""
    try:
        version = await to_thread.run_sync(check_database)
    except Problem as problem:
        _LOG.warning("the database does not answer: %s", problem)
        reason = "Cơ sở dữ liệu chưa dùng được: xem nhật ký của máy chủ."
        return JSONResponse({"status": "unavailable", "reason": reason}, status_code=503)
    return JSONResponse({"status": "ok", "version": version})


async def content(request: Request) -> Response:
    """Answer with a list or a table that a page was given the address of."""
    kept = contents.kept(request.path_params["name"])
    if kept is None:
        raise HTTPException(404)
    return compressed.kept_answer(request, kept, "text/plain; charset=utf-8")


class PageAddresses:
    """Answer the address of a page with the page's document, an unknown one with a link home.

    Streamlit answers every address that it does not know with its own document, in English, as if
    it were a page. `routes` are ours.
    """

    def __init__(self, app: ASGIApp, routes: Sequence[Route]) -> None:
        self.app = app
        self._routes = routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what is asked for under a page's address or under none; pass the rest on."""
        answer = _answer(scope, self._routes) if scope["type"] == "http" else None
        await (answer or self.app)(scope, receive, send)


_TITLES = {f"/{page.address}": tab_title(page.title) for page in PAGES}
_STREAMLITS = {
    "/_stcore/health",
    "/_stcore/host-config",
    "/_stcore/stream",
    "/auth/login",
    "/auth/logout",
    "/oauth2callback",
}
"""What a browser needs of Streamlit; its metrics and its interface for programs stay shut."""
_FOLDERS = ("/_stcore/bidi-components/", "/_stcore/upload_file/", "/media/")


def _answer(scope: Scope, routes: Sequence[Route]) -> Response | None:
    """Return the answer to a request for a document; None where others answer."""
    root = root_of(scope)
    path = scope["path"].removeprefix(root)
    if not scope["path"].startswith(f"{root}/"):
        # Beside our path: a bare address leads here, all else is not ours.
        if scope["path"].strip("/") in ("", root.strip("/")):
            return _home(scope)
        return _not_found(root)
    if path in _TITLES and scope["method"] in ("GET", "HEAD"):
        content = document(root, _TITLES[path])
        return HTMLResponse(content, headers={"Cache-Control": "no-cache"})
    # With a slash at its end an address is led to the one without.
    if path.rstrip("/") in _TITLES or _is_streamlits(path):
        return None
    if any(route.matches(scope)[0] is not Match.NONE for route in routes):
        return None
    return _not_found(root)


def _is_streamlits(path: str) -> bool:
    if path in _STREAMLITS or path.startswith(_FOLDERS):
        return True
    # Streamlit's own document is no page of ours.
    is_plain = path == normpath(path) and path != "/index.html"
    return is_plain and (STATIC / path.strip("/")).is_file()


def _not_found(root: str) -> Response:
    text = (
        "Địa chỉ này không thuộc bảng theo dõi. Hãy kiểm tra lại đường dẫn, hoặc mở "
        f'<a href="{root}/{HOME.address}">trang Tổng quan</a>.'
    )
    return notice("Không có trang này", text, 404)


def _home(scope: Scope) -> Response:
    query = scope.get("query_string", b"").decode("latin-1")
    return RedirectResponse(f"{root_of(scope)}/{HOME.address}{query and '?'}{query}")
