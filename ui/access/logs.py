"""The server's log: one event a line with its time, on standard error.

What strangers sent stands in many lines of Streamlit's and the server's own. Control characters
are escaped and every further line is indented, so that nobody can forge a line or colour one.
"""

import logging
from traceback import format_exception
from typing import Any

_OURS = ("ui", "data_access")
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_CONTROLS = {code: f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)}


class SafeRecord(logging.LogRecord):
    """A record whose message is one line, and whose traceback is indented."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        if self.exc_info and self.exc_info[1]:
            lines = "".join(format_exception(self.exc_info[1])).splitlines()
            self.exc_text = "\n".join(f"    {one_line(each)}" for each in lines)

    def getMessage(self) -> str:  # noqa: N802 (the name that `logging` gives it)
        """Return the message, as one line."""
        return one_line(super().getMessage())


def one_line(text: str) -> str:
    """Return a text with its control characters escaped."""
    return text.translate(_CONTROLS)


def set_up() -> None:
    """Let our own modules tell what happens, and every line of every library be safe."""
    logging.setLogRecordFactory(SafeRecord)
    logging.basicConfig(format=_FORMAT, level=logging.WARNING)
    for name in _OURS:
        logging.getLogger(name).setLevel(logging.INFO)
