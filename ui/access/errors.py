"""What a viewer is told when a page fails; the server's log has the rest."""

from __future__ import annotations

import logging

import streamlit as st

_LOG = logging.getLogger(__name__)


def tell(error: Exception) -> bool:
    """Log an error that nobody foresaw and say so on the page; True: nothing more is shown."""
    _LOG.error("a page failed", exc_info=error)
    st.error(
        "Trang này gặp lỗi và chưa hiển thị được. Hãy tải lại trang; nếu vẫn lỗi, hãy báo người "
        "quản trị xem nhật ký của máy chủ."
    )
    return True
