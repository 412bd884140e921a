"""The cookie of the process that holds a session."""

import anyio
import pytest
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import Message, Receive, Scope, Send
from starlette.websockets import WebSocket

from ui.access import headers

NAME = "dashboard_worker_8501"
GIVEN = f"{NAME}=2; HttpOnly; Path=/; SameSite=lax; Secure"
KEPT = HTMLResponse("", headers={"Cache-Control": "public, max-age=9"})


@pytest.fixture(autouse=True)
def process(monkeypatch):
    monkeypatch.setenv("DASHBOARD_WORKER_COOKIE", f"{NAME}=2")
    monkeypatch.setattr(headers, "is_https", lambda: True)


async def socket(scope: Scope, receive: Receive, send: Send) -> None:
    await WebSocket(scope, receive, send).accept()


def cookie(app, kind: str = "http", brought: str = "") -> str | None:
    """Return the cookie that an answer of an application gives to who brings another."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": f"{kind}.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    cookies = [(b"cookie", brought.encode())]
    scope = {"type": kind, "method": "GET", "path": "/", "root_path": "", "headers": cookies}
    anyio.run(headers.WorkerCookie(app), scope, receive, send)
    given = dict(sent[0]["headers"]) if "headers" in sent[0] else {}
    return given[b"set-cookie"].decode() if b"set-cookie" in given else None


@pytest.mark.parametrize(
    ("answer", "given"),
    [
        pytest.param(HTMLResponse(""), GIVEN, id="a-page"),
        pytest.param(KEPT, None, id="what-others-may-keep"),
        pytest.param(PlainTextResponse(""), None, id="a-file"),
        pytest.param(Response(status_code=304), None, id="nothing-new"),
    ],
)
def test_a_page_gives_it_and_what_others_may_keep_does_not(answer, given):
    assert cookie(answer) == given


def test_a_socket_gives_it_for_that_process_holds_the_session():
    assert cookie(socket, "websocket") == GIVEN
    assert cookie(socket, "websocket", f"{NAME}=2") is None


@pytest.mark.parametrize(("brought", "given"), [("2", None), ("1", GIVEN), ("", GIVEN)])
def test_who_has_it_is_not_given_it_again_and_who_has_another_is(brought, given):
    assert cookie(HTMLResponse(""), brought=f"{NAME}={brought}; a=b") == given


def test_one_process_gives_none(monkeypatch):
    monkeypatch.delenv("DASHBOARD_WORKER_COOKIE")
    assert cookie(HTMLResponse("")) is None


def test_the_start_of_the_application_is_passed_on():
    async def starts(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": f"{scope['type']}.startup.complete"})

    assert cookie(starts, "lifespan") is None
