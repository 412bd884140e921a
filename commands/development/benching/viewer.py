"""A viewer without a browser: says to the server what Streamlit's front end says, and listens."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets import Subprotocol
from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from data_access.store.problems import Problem

PATIENCE = 30  # seconds for one message


@dataclass(frozen=True, slots=True)
class Rerun:
    """What one rerun cost the viewer: time until its last element was there, and bytes."""

    milliseconds: float
    size: int


@dataclass(slots=True)
class Viewer:
    """One session on a page; it remembers no elements, as a browser does, so all travel again."""

    socket: ClientConnection
    page: str
    script: str = ""

    def rerun(self, address: dict[str, str]) -> Rerun:
        """Run the page with these parameters in its address; Problem where it shows an error."""
        began = time.perf_counter()
        self.socket.send(self._request(address))
        size = 0
        while True:
            payload = self.socket.recv(PATIENCE)
            took = time.perf_counter() - began
            message = ForwardMsg.FromString(payload if isinstance(payload, bytes) else b"")
            size += len(payload)
            self._hear(message)
            if message.WhichOneof("type") == "script_finished":
                return Rerun(took * 1000, size)

    def _request(self, address: dict[str, str]) -> bytes:
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string = urlencode(address)
        # The first request names the page of the address, later ones the script it turned out to be
        asked.page_script_hash = self.script
        asked.page_name = "" if self.script else self.page
        asked.context_info.color_scheme = "light"
        asked.context_info.timezone = "Asia/Ho_Chi_Minh"
        asked.context_info.locale = "vi"
        return bytes(message.SerializeToString())

    def _hear(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.script = message.new_session.page_script_hash
        elif kind == "navigation":
            self.script = message.navigation.page_script_hash
        elif kind == "delta":
            _refuse_error(message)
        elif kind == "page_not_found":
            raise Problem(f"The page {self.page} was not found.")
        elif kind == "script_finished" and (
            message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY
        ):
            raise Problem(f"The page {self.page} did not run to its end.")


@contextmanager
def viewer(site: str, page: str) -> Iterator[Viewer]:
    """Connect a viewer to a page; it leaves when the block ends."""
    address = f"{site.rstrip('/').replace('http', 'ws', 1)}/_stcore/stream"
    spoken = [Subprotocol("streamlit")]
    try:
        # No proxy: the server is this machine, or one near by whose own time is measured.
        with connect(address, subprotocols=spoken, max_size=None, proxy=None) as socket:
            yield Viewer(socket, page)
    except (WebSocketException, OSError) as error:
        raise Problem(f"The server at {site} stopped answering: {error}") from error


def _refuse_error(message: ForwardMsg) -> None:
    element = message.delta.new_element
    kind = element.WhichOneof("type")
    if kind == "exception" or (kind == "alert" and element.alert.format == Alert.ERROR):
        complaint = element.exception.message if kind == "exception" else element.alert.body
        raise Problem(f"The page shows an error: {complaint}")
