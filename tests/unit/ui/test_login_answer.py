"""What is answered where the provider of sign-ins fails: Streamlit's own answer is in English."""

import anyio
from starlette.requests import Request

from ui.access.requests.http_sign_in import explained_in_vietnamese

SCOPE = {
    "type": "http",
    "path": "/auth/login",
    "root_path": "",
    "headers": [],
    "query_string": b"",
}


def answer(status: int, body: bytes) -> tuple[int, str]:
    """Return what the browser gets of an answer of Streamlit."""
    sent = []

    async def send(message) -> None:
        sent.append(message)

    async def run() -> None:
        explained = explained_in_vietnamese(Request(SCOPE), None, send)
        await explained({"type": "http.response.start", "status": status, "headers": []})
        await explained({"type": "http.response.body", "body": body})

    anyio.run(run)
    return sent[0]["status"], b"".join(each.get("body", b"") for each in sent).decode()


def test_a_provider_that_fails_is_told_in_vietnamese():
    status, page = answer(400, b"Authentication error")
    assert status == 503
    assert "Authentication" not in page
    assert "Chưa đăng nhập được" in page


def test_the_way_to_the_provider_is_left_as_it_is():
    assert answer(302, b"") == (302, "")
