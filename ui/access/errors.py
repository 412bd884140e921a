"""Report errors of pages: a sentence to the viewer, the traceback to the log."""

import logging

import streamlit as st

_LOG = logging.getLogger(__name__)


def report_error(error: Exception) -> bool:
    """Log an error that nobody foresaw and say so on the page; True: nothing more is shown."""
    _LOG.error("a page failed", exc_info=error)
    st.error(
        "Trang này gặp lỗi và chưa hiển thị được. Hãy tải lại trang; nếu vẫn lỗi, hãy báo người "
        "quản trị xem nhật ký của máy chủ."
    )
    return True
