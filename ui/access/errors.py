"""Report what goes wrong: a sentence to the viewer, the traceback to the log."""

import logging
from collections.abc import Mapping
from html import escape

import streamlit as st
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from data_access.store.problems import Problem, Unavailable
from ui.access.addresses import is_for_programs, root_of
from ui.access.notices import notice, problem_details
from ui.frame import words

_LOG = logging.getLogger(__name__)
_FAILED = (
    "gặp lỗi và chưa hiển thị được. Hãy tải lại trang; nếu vẫn lỗi, hãy báo người quản trị xem "
    "nhật ký của máy chủ."
)
_STATUSES = {
    403: ("Không được phép", "Yêu cầu này bị từ chối. Hãy tải lại trang rồi thử lại."),
    404: ("Không có tệp này", "Địa chỉ này không có gì, hoặc tệp đã hết hạn: hãy tải lại từ trang"),
    405: ("Không dùng được cách này", "Địa chỉ này chỉ để xem."),
    413: ("Tệp quá lớn", "Tệp lớn hơn mức máy chủ nhận."),
}
"""Title and text by status, where it is not a Problem that says what happened."""


def report_error(error: Exception) -> bool:
    """Log an error that nobody foresaw and say so on the page; True: nothing more is shown."""
    _LOG.error("a page failed", exc_info=error)
    st.error(words.literal(f"Trang này {_FAILED}"))
    return True


async def answer_problem(request: Request, problem: Exception) -> Response:
    """Answer what cannot be done with its sentence: 503 where the database is away, else 400."""
    away = isinstance(problem, Unavailable)
    title = "Tạm thời chưa dùng được" if away else "Không làm được việc này"
    headers = {"Cache-Control": "no-store", **({"Retry-After": "30"} if away else {})}
    return _said(request, 503 if away else 400, title, str(problem), headers)


async def answer_status(request: Request, error: Exception) -> Response:
    """Answer a bare status of the server with a page that says it."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    headers = error.headers if isinstance(error, HTTPException) else None
    if status in (204, 304):
        return Response(status_code=status, headers=headers)
    title, text = _STATUSES.get(status, ("Không làm được việc này", f"Máy chủ trả lời {status}."))
    if status == 500:
        title, text = "Máy chủ gặp lỗi", f"Trang này {_FAILED}"
    return _said(request, status, title, f"{text.rstrip('.')}.", headers)


ANSWERS = {HTTPException: answer_status, Problem: answer_problem, Exception: answer_status}
"""How the server answers each kind of error, for the application."""


def _said(
    request: Request, status: int, title: str, text: str, headers: Mapping[str, str] | None
) -> Response:
    """Return what is said to people, with the way home, or to programs in their own form."""
    if is_for_programs(request.scope):
        return problem_details(status, title, text, headers)
    home = f'<a href="{root_of(request.scope)}/">Mở trang Tổng quan</a>.'
    return notice(title, f"{escape(text)} {home}", status, headers)
