"""What the server answers to strangers, to people with a role and to clumsy or hostile clients."""

import json
import re
import time
from contextlib import closing
from hashlib import sha256
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
import sqlalchemy as sa
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from data_access.imports import import_file
from data_access.people import calendar_keys
from data_access.people.authors import COMMAND_LINE
from data_access.people.changes import add, end_sessions, remove
from data_access.people.people import Role
from data_access.people.program_keys import give, withdraw
from data_access.store import clock
from data_access.store.engine import engine_for, reading, writing
from data_access.store.tables import CalendarKeyRow
from tests.databases import DEMONSTRATION
from tests.servers import start, wait_for

SECRET = "only for this test, and long enough for it"  # noqa: S105
SETTINGS = f"""[auth]
redirect_uri = "https://so.example.vn/oauth2callback"
cookie_secret = "{SECRET}"
client_id = "dashboard"
client_secret = "none"
server_metadata_url = "http://127.0.0.1:9/none"
"""
FIGURES = (
    "unit_code,indicator_code,category_code,year,numerator,denominator\n"
    "46,library_service,public_commune,2025,20,40\n"
)


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    cookies: list[str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")


class Server(NamedTuple):
    address: str
    file: Path
    log: Path
    change: int

    def ask(self, path: str, method: str = "GET", body: bytes | None = None, **headers) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        with closing(HTTPConnection(urlsplit(self.address).netloc, timeout=30)) as client:
            client.request(method, path, body=body, headers=named)
            answer = client.getresponse()
            cookies = answer.headers.get_all("Set-Cookie") or []
            plain = {name.lower(): value for name, value in answer.headers.items()}
            return Answer(answer.status, plain, cookies, answer.read())

    def said(self, words: str) -> str:
        """Wait until the log has a line with these words."""
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            found = [each for each in self.log.read_text("utf-8").splitlines() if words in each]
            if found:
                return found[-1]
            time.sleep(0.05)
        raise AssertionError(f"{words!r} is not in the log:\n{self.log.read_text('utf-8')}")


def serve(folder, sqlite_copies, port: int, **environment: str):
    file = folder / "dashboard.db"
    url = sqlite_copies.copy(DEMONSTRATION, file)
    engine = engine_for(sa.make_url(url))
    with writing(engine) as connection:
        for address, role, units in (
            ("an@x.vn", Role.OFFICER, ("46",)),
            ("vy@x.vn", Role.VIEWER, ()),
        ):
            add(connection, address, name="An", role=role, units=units, author=COMMAND_LINE)
    figures = folder / "số liệu.csv"
    figures.write_text(FIGURES, "utf-8")
    given = {"reason": "thử", "dry_run": False, "today": clock.today(), "removal": True}
    change = import_file(engine, figures, author=COMMAND_LINE, **given).change_id
    secrets = folder / "secrets.toml"
    secrets.write_text(SETTINGS, "utf-8")
    log = folder / "log.txt"
    process = start(url, port, log, STREAMLIT_SECRETS_FILES=str(secrets), **environment)
    address = f"http://127.0.0.1:{port}"
    wait_for(f"{address}/suc-khoe", process, log)
    return Server(address, file, log, change), process


@pytest.fixture(scope="module")
def private(sqlite_copies, free_port, tmp_path_factory):
    """A server behind https at which only people with a role may read."""
    folder = tmp_path_factory.mktemp("private")
    server, process = serve(folder, sqlite_copies, free_port(), DASHBOARD_VIEWERS="signed-in")
    yield server
    process.terminate()
    process.wait(10)


def cookie(address: str, *, age: int = 0, **more) -> str:
    now = int(time.time()) - age
    claims = {"email": address, "is_logged_in": True, "iat": now, "exp": now + 3600, **more}
    signed = create_signed_value(SECRET, USER_COOKIE_NAME, json.dumps(claims)).decode()
    return f"{USER_COOKIE_NAME}={signed}"


@pytest.mark.parametrize(
    "path",
    [
        "/khong-co",
        "/tong-quan/a",
        "/du-lieu/x/y/z",
        "/static/js/none.js",
        "/a/b/c/d",
        "/index.html",
        "/_stcore/metrics",
        "/_stcore/agent/mcp",
        "/_stcore/agent/openapi.json",
        "/_stcore/script-health-check",
        "/component/x/y.js",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_is_not_there_is_a_plain_page(private, path, method):
    answer = private.ask(path, method, Cookie=cookie("an@x.vn"))
    assert answer.status == 404
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "Không có" in answer.text
    assert "Streamlit" not in answer.text


def test_a_wrong_method_is_said_in_vietnamese(private):
    answer = private.ask("/suc-khoe", "POST")
    assert (answer.status, "Địa chỉ này chỉ để xem" in answer.text) == (405, True)


def test_a_bad_request_for_a_file_is_a_plain_page_without_markup_of_strangers(private):
    path = "/du-lieu/thiet-che.csv?pham-vi=%3Cscript%3E"
    answer = private.ask(path, Cookie=cookie("an@x.vn"))
    assert answer.status == 400
    assert "&lt;script&gt;" in answer.text
    assert "<script>" not in answer.text


@pytest.mark.parametrize("path", ["/tong-quan", "/suc-khoe", "/khong-co", "/du-lieu/thiet-che.csv"])
def test_every_answer_has_the_security_headers(private, path):
    headers = private.ask(path).headers
    policy = headers["content-security-policy"]
    assert "ws:" not in policy
    assert "wss:" not in policy
    assert "http" not in policy
    (scripts,) = re.findall("script-src ([^;]*)", policy)
    assert "'unsafe-inline'" not in scripts
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "SAMEORIGIN"
    assert headers["strict-transport-security"].startswith("max-age=31536000")


def test_every_cookie_is_secure_where_people_come_by_https(private):
    for path in ("/_stcore/health", "/_stcore/host-config", "/auth/logout", "/auth/login"):
        for each in private.ask(path, Cookie=cookie("an@x.vn")).cookies:
            assert "; secure" in each.lower(), path
    assert private.ask("/auth/logout", Cookie=cookie("an@x.vn", sid="out")).cookies


def test_figures_are_for_people_with_a_role_and_stored_nowhere(private):
    path = "/du-lieu/thiet-che.csv"
    refused = private.ask(path)
    assert (refused.status, refused.headers["cache-control"]) == (401, "no-store")
    given = private.ask(path, Cookie=cookie("vy@x.vn"))
    assert (given.status, given.headers["cache-control"]) == (200, "no-store")
    assert private.ask(path, Cookie=cookie("ai@x.vn")).status == 401
    assert private.ask(path, Cookie=cookie("vy@x.vn", age=4000)).status == 401
    unsigned, _, _ = cookie("vy@x.vn").rpartition(".")
    assert private.ask(path, Cookie=f"{unsigned}.{'A' * 27}").status == 401
    assert "401" in private.said("refused (401)")


@pytest.mark.parametrize("path", ["/figures", "/facts", "/openapi.json", "/", "/khong-co"])
def test_programs_are_refused_in_their_own_form(private, path):
    refused = private.ask(f"/api/v1{path}")
    assert (refused.status, refused.headers["content-type"]) == (401, "application/problem+json")
    assert refused.headers["www-authenticate"] == "Bearer"
    given = private.ask(f"/api/v1{path}", Cookie=cookie("vy@x.vn"))
    assert given.status == (404 if path == "/khong-co" else 200)
    assert given.headers["cache-control"] == "no-store"
    assert "application/" in given.headers["content-type"]


def test_a_key_opens_the_interface_alone_until_it_is_withdrawn(private):
    engine = engine_for(sa.make_url(f"sqlite:///{private.file}"))
    with writing(engine) as connection:
        key = give(connection, "Cổng dữ liệu", COMMAND_LINE, clock.now())
    shown = {"Authorization": f"Bearer {key}"}
    answer = private.ask("/api/v1/figures?limit=1", **shown)
    assert (answer.status, answer.headers["cache-control"]) == (200, "no-store")
    assert "/api/v1/figures" in private.said("program Cổng dữ liệu")
    assert private.ask("/du-lieu/thiet-che.csv", **shown).status == 401
    assert private.ask("/_stcore/upload_file/a/b", "PUT", b"x", **shown).status == 403
    with writing(engine) as connection:
        withdraw(connection, "Cổng dữ liệu", COMMAND_LINE, clock.now())
    refused = private.ask("/api/v1/figures", Cookie=cookie("vy@x.vn"), **shown)
    assert (refused.status, refused.headers["content-type"]) == (401, "application/problem+json")
    assert "invalid_token" in refused.headers["www-authenticate"]
    assert key not in private.log.read_text("utf-8")


def test_a_key_used_too_often_has_to_wait(private):
    engine = engine_for(sa.make_url(f"sqlite:///{private.file}"))
    with writing(engine) as connection:
        keys = [give(connection, name, COMMAND_LINE, clock.now()) for name in ("A", "B")]
    for _ in range(600):
        answer = private.ask("/api/v1/khong-co", Authorization=f"Bearer {keys[0]}")
        assert answer.status == 404
    answer = private.ask("/api/v1/khong-co", Authorization=f"Bearer {keys[0]}")
    assert (answer.status, answer.headers["retry-after"]) == (429, "60")
    assert private.ask("/api/v1/khong-co", Authorization=f"Bearer {keys[1]}").status == 404


def test_measures_are_for_programs_on_this_machine(private):
    told = private.ask("/metrics")
    assert (told.status, told.headers["content-type"][:10]) == (200, "text/plain")
    for measure in (
        "dashboard_data_version ",
        "dashboard_rerun_seconds_count",
        "dashboard_newest_report_days",
        'dashboard_queue_length{queue="making"}',
        "dashboard_database_answers 1.0",
    ):
        assert measure in told.text
    assert "@" not in told.text
    assert private.ask("/metrics", Host="so.example.vn").status == 403
    assert private.ask("/metrics", **{"X-Forwarded-For": "127.0.0.1"}).status == 403


def test_a_sign_out_counts_at_once(private):
    one, other = cookie("vy@x.vn", sid="1"), cookie("vy@x.vn", sid="2")
    private.ask("/auth/logout", Cookie=one)
    assert private.ask("/du-lieu/thiet-che.csv", Cookie=one).status == 401
    assert private.ask("/du-lieu/thiet-che.csv", Cookie=other).status == 200
    private.said("sign-out: vy@x.vn")


def test_every_session_of_a_person_can_be_ended(private):
    held, other = cookie("an@x.vn", age=10), cookie("vy@x.vn", age=10)
    with writing(engine_for(sa.make_url(f"sqlite:///{private.file}"))) as connection:
        end_sessions(connection, "An@x.vn", clock.now())
    assert private.ask("/du-lieu/thiet-che.csv", Cookie=held).status == 401
    assert private.ask("/du-lieu/thiet-che.csv", Cookie=other).status == 200
    later = cookie("an@x.vn", age=-2)
    assert private.ask("/du-lieu/thiet-che.csv", Cookie=later).status == 200


def test_a_calendar_program_reads_by_a_key_until_it_is_withdrawn(private):
    engine = engine_for(sa.make_url(f"sqlite:///{private.file}"))

    def do(order, *arguments, **more):
        with writing(engine) as connection:
            return order(connection, *arguments, **more)

    path = "/lich.ics?pham-vi=46&nam=2026"
    assert private.ask(path).status == 401
    assert private.ask(f"{path}&khoa=sai").status == 401
    assert private.ask(path, Cookie=cookie("vy@x.vn", age=-3)).status == 200
    do(add, "lan@x.vn", name="Lan", role=Role.VIEWER, units=(), author=COMMAND_LINE)
    first = do(calendar_keys.give, "lan@x.vn", clock.now())
    key = do(calendar_keys.give, "lan@x.vn", clock.now())
    assert private.ask(f"{path}&khoa={first}").status == 401
    given = private.ask(f"{path}&khoa={key}")
    assert (given.status, given.headers["cache-control"]) == (200, "private, no-cache")
    assert given.headers["content-type"] == "text/calendar; charset=utf-8"
    assert "04/10" in given.text or "20261004" in given.text
    tag = given.headers["etag"]
    again = private.ask(f"{path}&khoa={key}", If_None_Match=f'"a", W/{tag}')
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)
    assert private.ask(f"{path}&khoa={key}", If_None_Match='"a"').status == 200
    assert private.ask(f"/lich.ics?nam=1999&khoa={key}").status == 400
    assert private.ask(f"/du-lieu/thiet-che.csv?khoa={key}").status == 401
    with reading(engine) as connection:
        kept = connection.execute(sa.select(CalendarKeyRow.sha256)).scalars().all()
    assert kept == [sha256(key.encode()).hexdigest()]

    for order in (
        lambda: do(calendar_keys.withdraw, "lan@x.vn"),
        lambda: do(end_sessions, "lan@x.vn", clock.now()),
        lambda: do(remove, "lan@x.vn", author=COMMAND_LINE),
    ):
        key = do(calendar_keys.give, "lan@x.vn", clock.now())
        assert private.ask(f"{path}&khoa={key}").status == 200
        order()
        assert private.ask(f"{path}&khoa={key}", If_None_Match=tag).status == 401
    do(add, "lan@x.vn", name="Lan", role=Role.VIEWER, units=(), author=COMMAND_LINE)
    assert private.ask(f"{path}&khoa={key}").status == 401, "a role given anew brings no key back"
    assert key not in private.log.read_text("utf-8")


def test_an_original_file_is_given_by_name_to_those_with_a_role(private):
    path = f"/du-lieu/tep-goc/{private.change}"
    assert private.ask(path).status == 401
    answer = private.ask(path, Cookie=cookie("vy@x.vn"))
    assert (answer.status, answer.text) == (200, FIGURES)
    assert answer.headers["cache-control"] == "no-store"
    assert (
        "filename*=UTF-8''s%E1%BB%91%20li%E1%BB%87u.csv" in (answer.headers["content-disposition"])
    )
    assert "vy@x.vn" in private.said(f"original file of change {private.change} to")
    for none in ("1", "999999", "99999999999999999999"):
        assert private.ask(f"/du-lieu/tep-goc/{none}", Cookie=cookie("vy@x.vn")).status == 404


def test_uploads_are_for_those_who_may_write_and_say_their_length(private):
    path = "/_stcore/upload_file/a/b"
    assert private.ask(path, "PUT", b"x").status == 403
    assert private.ask(path, "PUT", b"x", Cookie=cookie("vy@x.vn")).status == 403
    later = cookie("an@x.vn", age=-5)
    chunked = private.ask(path, "PUT", iter([b"x"]), Cookie=later)  # type: ignore[arg-type]
    assert chunked.status == 411
    assert private.ask(path, "PUT", b"x", Cookie=later).status == 403  # no token against forgery


def test_a_provider_that_does_not_answer_is_said_at_the_start_and_to_who_signs_in(private):
    assert "127.0.0.1 không trả lời" in private.said("Máy chủ đăng nhập")
    back = private.ask("/oauth2callback?error=access_denied&error_description=x%1b%5b31m")
    assert back.status == 503
    assert "Chưa đăng nhập được" in back.text
    assert private.ask("/oauth2callback").status == 302  # from a sign-out
    assert "\x1b" not in private.log.read_text("utf-8")


def over_the_socket(server: Server, *messages: bytes, cookies: str = "") -> int | None:
    """Send messages, then a heartbeat; return how the server closed, None where it did not."""
    address = server.address.replace("http", "ws") + "/_stcore/stream"
    headers = {"Cookie": cookies} if cookies else {}
    with connect(address, origin=server.address, additional_headers=headers) as socket:
        for each in messages:
            socket.send(each)
        socket.send(BackMsg(app_heartbeat=True).SerializeToString())
        time.sleep(0.3)
        try:
            while True:
                socket.recv(timeout=0.3)
        except TimeoutError:
            return None
        except ConnectionClosed:
            return socket.close_code


def test_orders_that_no_page_gives_are_refused_over_the_socket(private):
    installing = BackMsg()
    installing.backend_operation_request.install_skills.SetInParent()
    for order in (BackMsg(clear_cache=True), BackMsg(load_git_info=True), installing):
        assert over_the_socket(private, order.SerializeToString()) is None
    for kind in ("clear_cache", "load_git_info", "install_skills"):
        private.said(f"refused over the socket: {kind}")


def test_nothing_deferred_is_made_for_a_session_that_ended(private):
    asking = BackMsg()
    asking.backend_operation_request.deferred_file.file_id = "a"
    order = asking.SerializeToString()
    assert over_the_socket(private, order, cookies=cookie("vy@x.vn", age=4000)) is not None
    private.said("a file for a sign-in that has ended")
    assert over_the_socket(private, order, cookies=cookie("vy@x.vn")) is None


def test_an_order_of_a_stranger_forges_no_line_of_the_log(private):
    private.ask("/du-lieu/a%0a2026-01-01%20ERROR%20x%1b%5b31m")
    private.ask("/tong-quan", Cookie="_streamlit_user=%0a2026-01-01")
    raw = private.log.read_bytes()
    assert b"\x1b" not in raw
    assert b"\n2026-01-01" not in raw


def test_a_database_that_is_away_is_503_without_its_path_and_comes_back(private):
    hidden = private.file.with_suffix(".away")
    private.file.rename(hidden)
    try:
        for path in ("/suc-khoe", "/du-lieu/thiet-che.csv", "/trinh-chieu/so-ket-2025"):
            answer = private.ask(path, Cookie=cookie("vy@x.vn"))
            assert answer.status == 503, path
            assert private.file.name not in answer.text or path != "/suc-khoe"
            assert str(private.file.parent) not in answer.text
            assert "ơ sở dữ liệu" in answer.text
        assert private.ask("/tong-quan").status == 200
    finally:
        hidden.rename(private.file)
    assert private.ask("/suc-khoe").status == 200
    assert private.ask("/du-lieu/thiet-che.csv", Cookie=cookie("vy@x.vn")).status == 200
