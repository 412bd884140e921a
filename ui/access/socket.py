"""What a browser may ask for over the socket: what pages need, and no more.

Streamlit also takes orders over it that no page of ours gives: to empty the caches of all viewers,
to make git look around, to install files beside the program.
"""

import logging

from anyio import to_thread
from google.protobuf.message import DecodeError
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from data_access.store.problems import Problem
from ui.access.requests.http_sign_in import visitor_of

_LOG = logging.getLogger(__name__)
ASKED = {
    "rerun_script",
    "stop_script",
    "file_urls_request",
    "app_heartbeat",
}
"""Kinds of message that pages send."""
MADE = {"deferred_file", "dataframe_chunk"}
"""What is made between two reruns: no page looks then whether the reader still may read."""


class SocketFilter:
    """Pass on the messages of a browser that pages need; log and drop all others."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the connection on, with fewer messages."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return

        async def receive_allowed() -> Message:
            while True:
                message = await receive()
                asked = asked_for(message.get("bytes"))
                if asked in MADE and not await _may_read(scope):
                    _LOG.warning("refused over the socket: a file for a sign-in that has ended")
                    return {"type": "websocket.disconnect", "code": 1008}
                if asked is None or asked in ASKED or asked in MADE:
                    return message
                _LOG.warning("refused over the socket: %s", asked)

        await self.app(scope, receive_allowed, send)


def asked_for(content: bytes | None) -> str | None:
    """Return the kind of a message, of an operation its payload; None for no message of Streamlit.

    What is no message is left to Streamlit, which hangs up.
    """
    message = BackMsg()
    try:
        message.ParseFromString(content or b"")
    except DecodeError:
        return None
    if message.WhichOneof("type") == "backend_operation_request":
        return message.backend_operation_request.WhichOneof("payload") or "no operation"
    return message.WhichOneof("type")


async def _may_read(scope: Scope) -> bool:
    try:
        visitor = await to_thread.run_sync(visitor_of, HTTPConnection(scope))
    except Problem:
        return False
    return visitor.may_read and visitor.refused is None
