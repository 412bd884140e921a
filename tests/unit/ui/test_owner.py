"""The person at the machine: one key, one browser, no proxy, no other name."""

import stat
import sys
from types import SimpleNamespace

import anyio
import pytest
from starlette.applications import Starlette
from starlette.requests import Request

from commands.database import key as key_command
from commands.launching import server
from data_access.people import owner
from data_access.store.problems import Problem
from ui.access import owner as doors
from ui.access import sign_in
from ui.access.requests.http_sign_in import visitor_of
from ui.access.sign_in import NOBODY, OWNER

SITE = "http://127.0.0.1:8501"
HERE = {"host": "127.0.0.1:8501"}


@pytest.fixture
def file(tmp_path, monkeypatch):
    """A run of the server that has an owner."""
    file = tmp_path / "var" / "owner.json"
    variables = owner.variables(file)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    owner.begin(file, variables[owner.RUN], SITE)
    monkeypatch.setattr(sign_in, "settings", dict)
    return file


def new_key(file) -> str:
    address = owner.new_key(file)
    assert address is not None
    assert address.startswith(f"{SITE}/may-nay?khoa=")
    return address.partition("=")[2]


def test_a_key_opens_one_session_once(file):
    key = new_key(file)
    session = owner.session_for(key, HERE)
    assert session is not None
    assert owner.session_for(key, HERE) is None
    assert owner.is_owner(HERE, {owner.COOKIE: session})
    for wrong in ({}, {owner.COOKIE: ""}, {owner.COOKIE: key}, {owner.COOKIE: session + "a"}):
        assert not owner.is_owner(HERE, wrong)
    owner.sign_out({owner.COOKIE: session})
    assert not owner.is_owner(HERE, {owner.COOKIE: session})


def test_a_key_that_was_taken_stays_so_when_it_is_written_back(file):
    key = new_key(file)
    before = file.read_text("utf-8")
    assert owner.session_for(key, HERE)
    file.write_text(before, "utf-8")
    assert owner.session_for(key, HERE) is None


@pytest.mark.parametrize("host", ["localhost", "localhost:8501", "127.0.0.1", "[::1]:8501"])
def test_this_machine_has_these_names(file, host):
    assert owner.session_for(new_key(file), {"Host": host})


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"host": "xau.example:8501"}, id="dns-rebinding"),
        pytest.param({"host": "127.0.0.1.xau.example"}, id="looks-like-it"),
        pytest.param({"host": "127.0.0.1@xau.example"}, id="user-part"),
        pytest.param({"host": "[::1"}, id="broken"),
        pytest.param({"host": "192.168.1.4:8501"}, id="the-network"),
        pytest.param({}, id="none"),
        pytest.param(HERE | {"X-Forwarded-For": "10.0.0.1"}, id="x-forwarded-for"),
        pytest.param(HERE | {"x-forwarded-proto": "https"}, id="x-forwarded-proto"),
        pytest.param(HERE | {"Forwarded": "for=10.0.0.1"}, id="forwarded"),
        pytest.param(HERE | {"X-Real-IP": "10.0.0.1"}, id="x-real-ip"),
        pytest.param(HERE | {"Via": "1.1 a"}, id="via"),
    ],
)
def test_nothing_counts_through_a_proxy_or_under_another_name(file, headers):
    key = new_key(file)
    assert owner.session_for(key, headers) is None
    session = owner.session_for(key, HERE)
    assert session is not None
    assert not owner.is_owner(headers, {owner.COOKIE: session})


def test_it_ends_with_the_run(file, monkeypatch):
    session = owner.session_for(new_key(file), HERE)
    cookies = {owner.COOKIE: session}
    with monkeypatch.context() as patch:
        patch.setenv(owner.RUN, "another")
        assert not owner.is_owner(HERE, cookies)
        owner.end(file, "another")
        assert file.exists()
    with monkeypatch.context() as patch:
        patch.delenv(owner.RUN)
        assert not owner.is_owner(HERE, cookies)
    assert owner.is_owner(HERE, cookies)
    owner.end(file, owner._read(file)["run"])
    assert not file.exists()
    assert not owner.is_owner(HERE, cookies)
    assert owner.new_key(file) is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes of files")
def test_the_file_is_its_owners_and_holds_no_key_and_no_session(file):
    used, unused = new_key(file), new_key(file)
    session = owner.session_for(used, HERE)
    content = file.read_text("utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert not any(secret in content for secret in (used, unused, session))


def ask(query: bytes, **headers: str) -> SimpleNamespace:
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "GET", "path": "/may-nay", "root_path": ""}
    scope |= {"headers": raw, "query_string": query, "app": Starlette()}
    answer = anyio.run(doors.answer, Request(scope))
    return SimpleNamespace(status=answer.status_code, headers=dict(answer.headers))


def test_the_address_sets_a_cookie_that_no_script_and_no_other_site_has(file):
    answer = ask(f"khoa={new_key(file)}&ngay=2026-03-01".encode(), **HERE)
    assert (answer.status, answer.headers["location"]) == (303, "/?ngay=2026-03-01")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert ask(b"khoa=a", **HERE).status == 403
    assert "set-cookie" not in ask(b"", **HERE).headers


def test_the_gate_knows_the_owner_and_a_provider_ends_that(file, monkeypatch):
    session = owner.session_for(new_key(file), HERE)
    raw = [(b"host", b"localhost"), (b"cookie", f"{owner.COOKIE}={session}".encode())]
    request = Request({"type": "http", "headers": raw})
    assert visitor_of(request) is OWNER
    assert OWNER.person is not None
    assert OWNER.person.may_write
    assert visitor_of(Request({"type": "http", "headers": raw[:1]})) is NOBODY
    monkeypatch.setattr("ui.access.requests.http_sign_in.is_configured", lambda: True)
    monkeypatch.setattr("ui.access.requests.http_sign_in._claims", lambda _cookies: {})
    assert visitor_of(request) is NOBODY


@pytest.mark.parametrize(
    ("host", "presents"),
    [("127.0.0.1:8501", True), ("localhost", True), ("192.168.1.9:8501", False)],
)
def test_a_presented_file_has_a_presenter_at_its_own_machine_who_writes_nothing(
    monkeypatch, host, presents
):
    raw = [(b"host", host.encode())]
    assert not visitor_of(Request({"type": "http", "headers": raw})).presents
    monkeypatch.setenv("SNAPSHOT_FILE", "so-ket.chot")
    visitor = visitor_of(Request({"type": "http", "headers": raw}))
    assert visitor.presents is presents
    assert visitor.writer is None
    assert visitor.person is None
    through = [*raw, (b"x-forwarded-for", b"192.168.1.9")]
    assert not visitor_of(Request({"type": "http", "headers": through})).presents


@pytest.mark.parametrize(
    ("words", "environment", "expected"),
    [
        pytest.param([], {}, True, id="alone"),
        pytest.param(["--address", "::1"], {}, True, id="loopback-6"),
        pytest.param(["--address", "0.0.0.0"], {}, False, id="every-address"),  # noqa: S104
        pytest.param(["--address", "192.168.1.4"], {}, False, id="the-network"),
        pytest.param(["--base-path", "/hoc-tap"], {}, False, id="base-path"),
        pytest.param([], {"STREAMLIT_SERVER_BASE_URL_PATH": "a"}, False, id="base-path-variable"),
        pytest.param([], {"DASHBOARD_VIEWERS": "public"}, False, id="viewers"),
    ],
)
def test_there_is_a_key_only_where_nothing_says_that_others_come(
    monkeypatch, words, environment, expected
):
    for name in ("STREAMLIT_SERVER_BASE_URL_PATH", "DASHBOARD_VIEWERS"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert server._has_owner(server.run_parser().parse_args(words)) is expected


def test_a_new_key_is_printed_while_a_server_of_an_owner_runs(file, monkeypatch, capsys):
    monkeypatch.setattr(key_command, "OWNER_FILE", file)
    assert key_command.main([]) == 0
    printed = capsys.readouterr().out.strip()
    assert owner.session_for(printed.partition("khoa=")[2], HERE)
    file.unlink()
    with pytest.raises(Problem, match=r"manage\.py run"):
        key_command.main([])
