"""The address by which the person at the machine signs in: a key opens one session, once."""

import logging

from anyio import to_thread
from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from data_access.people import owner
from ui.access.notices import notice

_LOG = logging.getLogger(__name__)


async def answer(request: Request) -> Response:
    """Lead to the overview with a session in a cookie; 403 where the key is of no use."""
    key = request.query_params.get(owner.KEY, "")
    session = await to_thread.run_sync(owner.session_for, key, request.headers)
    if session is None:
        _LOG.warning("refused: a key of the person at the machine")
        text = (
            "Khóa này đã dùng, đã hết hiệu lực, hoặc không dùng được từ địa chỉ này. Lấy khóa mới "
            "trên máy chủ: <code>python3 manage.py key</code>."
        )
        return notice("Không mở được", text, 403, {"Cache-Control": "no-store"})
    _LOG.info("sign-in: the person at the machine")
    home = URL("/").include_query_params(
        **{name: value for name, value in request.query_params.items() if name != owner.KEY}
    )
    response = RedirectResponse(str(home), 303, {"Cache-Control": "no-store"})
    response.set_cookie(owner.COOKIE, session, httponly=True, samesite="strict")
    return response


ROUTES = [Route(owner.ROUTE, answer)]
