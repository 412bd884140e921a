"""Which messages of a browser are passed on: all that Streamlit knows are looked at here."""

import logging

import pytest
from streamlit.proto.BackMsg_pb2 import BackendOperationRequest, BackMsg

from ui.access import logs, socket
from ui.access.requests.quota import Quota

REFUSED = {
    "clear_cache",
    "set_run_on_save",
    "load_git_info",
    "debug_disconnect_websocket",
    "debug_shutdown_runtime",
}


def names(message, oneof: str) -> set[str]:
    return {field.name for field in message.DESCRIPTOR.oneofs_by_name[oneof].fields}


def test_every_message_of_streamlit_is_known_here():
    """A new kind is dropped until somebody has looked at it: then it stands in one of these."""
    assert names(BackMsg, "type") == socket.ASKED | REFUSED | {"backend_operation_request"}
    operations = names(BackendOperationRequest, "payload")
    assert operations == socket.MADE | {"install_skills", "dismiss_skills_nudge"}


def test_the_kind_of_a_message_is_that_of_its_operation():
    message = BackMsg()
    message.backend_operation_request.request_id = "a"
    assert socket.asked_for(message.SerializeToString()) == "no operation"
    message.backend_operation_request.install_skills.SetInParent()
    assert socket.asked_for(message.SerializeToString()) == "install_skills"
    assert socket.asked_for(b"\xff\xff\xff") is None
    assert socket.asked_for(None) is None


def test_a_person_brings_so_much_and_no_more():
    quota = Quota(files=2, size=10, seconds=3600)
    assert [quota.take("an", size) for size in (6, 6, 4, 0)] == [True, False, True, False]
    assert quota.take("binh", 10)
    over = Quota(files=1, size=10, seconds=-1)
    assert over.take("an", 1)
    assert over.take("an", 1)


@pytest.mark.parametrize("text", ["a\nb", "a\x1b[31mb", "a\r\u2028b", "a\x85b"])
def test_a_line_of_the_log_is_one_line_whatever_it_tells(text):
    try:
        raise ValueError(text)
    except ValueError as error:
        told = (type(error), error, error.__traceback__)
    record = logs.SafeRecord("ui", logging.ERROR, "a.py", 1, "said %s", (text,), told)
    first, *rest = logging.Formatter("%(message)s").format(record).splitlines()
    assert first.startswith("said a\\x")
    assert first.endswith("b")
    assert rest
    assert all(each.startswith("    ") for each in rest)
    assert "\x1b" not in "".join(rest)
