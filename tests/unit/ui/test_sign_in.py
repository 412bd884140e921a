"""The settings of sign-in, the gate before the server's routes, and names of files."""

import asyncio
import json
import runpy
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from streamlit.web.server.starlette import starlette_websocket
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from data_access.imports.file_names import LONGEST, plain_name
from data_access.store.problems import Problem
from data_access.store.settings import sign_in_hours, viewers_sign_in
from ui.access import sign_in
from ui.access.requests import gate, http_sign_in

WHOLE = {
    "redirect_uri": "https://bang.gov.vn/oauth2callback",
    "cookie_secret": "rất bí mật",
    "client_id": "a",
    "client_secret": "b",
    "server_metadata_url": "https://so.gov.vn/.well-known/openid-configuration",
}


def scope(path: str, method: str = "GET", **headers: str) -> dict[str, Any]:
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    return {
        "type": "http",
        "method": method,
        "path": path,
        "root_path": "",
        "headers": raw,
        "query_string": b"",
    }


def answer(path: str, method: str = "GET") -> tuple[int, dict[bytes, bytes]]:
    """Return what a stranger gets through the gate, behind which everything answers 200."""
    said: list[Any] = []

    async def send(message: Any) -> None:
        said.append(message)

    async def receive() -> Any:
        return {"type": "http.request", "body": b""}

    shut = gate.Gate(PlainTextResponse("số liệu", headers={"Cache-Control": "public"}))
    asyncio.run(shut(scope(path, method), receive, send))
    return said[0]["status"], dict(said[0]["headers"])


@pytest.mark.parametrize(
    "path",
    [
        "/du-lieu/thiet-che.csv",
        "//du-lieu/thiet-che.csv",
        "/media/a.csv",
        "/mot-duong-moi",
        "/app/a",
    ],
)
def test_what_is_not_known_to_be_harmless_is_shut(monkeypatch, path):
    assert answer(path)[0] == 200
    monkeypatch.setenv("DASHBOARD_VIEWERS", "signed-in")
    status, headers = answer(path)
    assert (status, headers[b"cache-control"]) == (401, b"no-store")


@pytest.mark.parametrize("path", ["/", "/suc-khoe", "/tong-quan", "/static/js/a.js", "/auth/login"])
def test_what_one_needs_to_sign_in_is_open(monkeypatch, path):
    monkeypatch.setenv("DASHBOARD_VIEWERS", "signed-in")
    assert answer(path)[0] == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
@pytest.mark.parametrize("viewers", ["public", "signed-in"])
def test_uploads_are_for_those_who_may_write(monkeypatch, viewers, method):
    monkeypatch.setenv("DASHBOARD_VIEWERS", viewers)
    assert answer("/_stcore/upload_file/a/b", method)[0] == 403


def test_what_one_may_have_is_kept_for_nobody_else(monkeypatch):
    assert answer("/du-lieu/a")[1][b"cache-control"] == b"public"
    monkeypatch.setenv("DASHBOARD_VIEWERS", "signed-in")
    known = sign_in.Visitor(person=object())  # type: ignore[arg-type]  # only its being there counts
    monkeypatch.setattr(gate, "visitor_of", lambda _request: known)
    status, headers = answer("/du-lieu/a")
    assert (status, headers[b"cache-control"]) == (200, b"no-store")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        pytest.param("/tong-quan?nam=2024", "/tong-quan?nam=2024", id="ours"),
        pytest.param("https://xau.example/tong-quan", None, id="another-server"),
        pytest.param("//xau.example/tong-quan", None, id="another-server-without-scheme"),
        pytest.param("/du-lieu/thiet-che.csv", None, id="no-page"),
        pytest.param("", None, id="none"),
    ],
)
def test_one_comes_back_to_our_own_pages_only(wanted, found):
    request = Request(scope("/", cookie=f'{http_sign_in.BACK}="{wanted}"'))
    assert http_sign_in.way_back(request) == found


@pytest.mark.parametrize(
    ("came", "page"),
    [
        ("https://bang.gov.vn/ban-do?nam=2024", "/ban-do?nam=2024"),
        ("https://xau.example/ban-do", None),
        ("https://bang.gov.vn/media/a", None),
    ],
)
def test_only_a_page_of_ours_is_remembered(came, page):
    request = Request(scope("/auth/login", host="bang.gov.vn", referer=came))
    assert http_sign_in.page_before(request) == page


@pytest.mark.parametrize(
    ("settings", "viewers", "words"),
    [
        pytest.param({}, "public", None, id="no-sign-in"),
        pytest.param(WHOLE, "public", None, id="whole"),
        pytest.param(WHOLE, "signed-in", None, id="whole-and-shut"),
        pytest.param({}, "signed-in", "không ai", id="shut-to-all"),
        pytest.param({**WHOLE, "client_secret": ""}, "public", "client_secret", id="part"),
        pytest.param({**WHOLE, "redirect_uri": "https://a/"}, "public", "oauth2callback", id="uri"),
        pytest.param({}, "sign-in", "sign-in", id="misspelt"),
    ],
)
def test_settings_that_cannot_work_are_found_at_the_start(monkeypatch, settings, viewers, words):
    monkeypatch.setenv("DASHBOARD_VIEWERS", viewers)
    monkeypatch.setattr(sign_in, "settings", lambda: settings)
    if words is None:
        sign_in.check()
        return
    with pytest.raises(Problem, match=words) as found:
        sign_in.check()
    assert "bí mật" not in str(found.value)


def test_the_server_ends_with_the_sentence_alone(monkeypatch):
    monkeypatch.setenv("DASHBOARD_VIEWERS", "sign-in")
    with pytest.raises(SystemExit, match="Không hiểu DASHBOARD_VIEWERS"):
        runpy.run_path("dashboard.py")


def test_everybody_reads_unless_it_is_said_otherwise(monkeypatch):
    monkeypatch.delenv("DASHBOARD_VIEWERS", raising=False)
    assert not viewers_sign_in()


@pytest.mark.parametrize("hours", ["0", "-1", "x", "1000", "1.5"])
def test_hours_of_a_sign_in_are_a_sound_number(monkeypatch, hours):
    monkeypatch.setenv("DASHBOARD_SIGN_IN_HOURS", hours)
    with pytest.raises(Problem):
        sign_in_hours()


@pytest.mark.parametrize(
    ("hours", "until"), [("", 2_000), ("8", 1_000 + 8 * 3600)], ids=["token", "hours"]
)
def test_a_sign_in_ends_with_its_token_or_so_many_hours_after_it(monkeypatch, hours, until):
    monkeypatch.setenv("DASHBOARD_SIGN_IN_HOURS", hours)
    assert sign_in._until({"iat": 1_000, "exp": 2_000}).timestamp() == until


def test_a_fingerprint_is_of_one_sign_in_however_it_is_told():
    claims = {"sub": "an", "iat": 1_000, "nonce": "a"}
    told = {**claims, "origin": "https://bang.gov.vn", "is_logged_in": True}
    assert sign_in.fingerprint(claims) == sign_in.fingerprint(told)
    assert sign_in.fingerprint(claims) != sign_in.fingerprint({**claims, "nonce": "b"})
    assert sign_in.fingerprint(claims) != sign_in.fingerprint({**claims, "iat": 1_001})


def test_a_sign_in_that_is_over_stays_so_whatever_is_added_to_its_cookie(monkeypatch):
    monkeypatch.setattr(http_sign_in, "is_configured", lambda: True)
    monkeypatch.setattr(starlette_websocket, "get_cookie_secret", lambda: "bí mật")
    ended: list[str] = []
    monkeypatch.setattr(http_sign_in, "write", lambda _order, mark, _now: ended.append(mark))
    origin = "https://bang.gov.vn"
    claims = {"sub": "an", "iat": 1_000, "is_logged_in": True, "origin": origin}
    name = http_sign_in.USER_COOKIE_NAME
    cookie = create_signed_value("bí mật", name, json.dumps(claims)).decode()
    for cookies in ({name: cookie}, {name: f"{cookie}="}, {name: cookie, f"{name}_9": "x"}):
        http_sign_in.sign_out(cookies)
    # A page is told less of the cookie than the gate.
    page = starlette_websocket._parse_decoded_user_cookie(json.dumps(claims).encode(), origin)
    assert ended == [sign_in.fingerprint(page)] * 3


@pytest.mark.parametrize("said", [False, "false", "", None, 0])
def test_an_address_that_is_not_confirmed_is_nobodys(monkeypatch, said):
    asked: list[Any] = []
    monkeypatch.setattr(sign_in, "ask", lambda *order: asked.append(order))
    assert sign_in.known({"email": "an@hue.gov.vn", "email_verified": said}).refused
    assert not asked
    for sure in ({}, {"email_verified": True}, {"email_verified": "true"}):
        assert not sign_in.known({"email": "an@hue.gov.vn", "iat": 1, "exp": 2, **sure}).refused


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("số liệu.xlsx", "số liệu.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\An\\hue.xlsx", "hue.xlsx"),
        ("a\x00b\n\u202ec.csv", "a b c.csv"),
        ("/", "khong-ten"),
        ("x" * 300 + ".csv", "x" * (LONGEST - 4) + ".csv"),
    ],
)
def test_a_name_is_never_a_path(given, name):
    assert plain_name(given) == name
