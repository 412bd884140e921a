"""nginx before several processes: who is led where, and what is passed on."""

import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPResponse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from commands.development.testing.programs import FRONT
from commands.launching import debian, front


class Echo(BaseHTTPRequestHandler):
    """Answers with the port that it listens on and the headers that came."""

    def do_PUT(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def do_GET(self) -> None:
        words = [str(self.server.server_port), *(f"{n}: {v}" for n, v in self.headers.items())]
        content = "\n".join(words).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def echo(port: int) -> Iterator[None]:
    with ThreadingHTTPServer(("127.0.0.1", port), Echo) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield
        server.shutdown()


@pytest.fixture
def ports(free_port):
    return [free_port(), free_port()]


@pytest.fixture
def site(asked_for, ports, free_port, tmp_path, monkeypatch) -> Iterator[str]:
    """The address of an nginx before two ports at which nobody listens yet."""
    asked_for("--browser-tests", FRONT)
    monkeypatch.setattr(front, "ROOT", tmp_path)
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text("[server]\nmaxUploadSize = 1\n")
    port = free_port()
    command = front.command(front.nginx(), "127.0.0.1", port, ports)
    with subprocess.Popen(command) as process:  # noqa: S603 (our own)
        yield f"http://127.0.0.1:{port}"
        process.terminate()


def ask(site: str, **headers: str) -> str:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    for _ in range(50):
        try:
            request = urllib.request.Request(site, headers=named)  # noqa: S310 (our own server)
            with urllib.request.urlopen(request) as answer:  # noqa: S310
                return answer.read().decode()
        except urllib.error.URLError as error:
            if isinstance(error, urllib.error.HTTPError):
                raise
            time.sleep(0.1)
    pytest.fail("nginx did not start")


def test_a_cookie_leads_to_its_process_and_while_that_is_away_to_another(site, ports):
    cookie = front.cookie(int(site.rpartition(":")[2]))
    with echo(ports[0]):
        for value in ("1", "2", "7", ""):
            assert ask(site, Cookie=f"{cookie}={value}").startswith(f"{ports[0]}\n")
        # A process that was away is asked again at once.
        with echo(ports[1]):
            for number, port in enumerate(ports, 1):
                answers = {ask(site, Cookie=f"{cookie}={number}") for _ in range(10)}
                assert {each.splitlines()[0] for each in answers} == {str(port)}
            assert len({ask(site).splitlines()[0] for _ in range(40)}) == 2


def test_while_no_process_is_there_a_page_says_so(site):
    with pytest.raises(urllib.error.HTTPError) as refused:
        ask(site)
    assert refused.value.code == 503
    assert refused.value.headers["Retry-After"] == "5"
    assert "Máy chủ đang mở lại" in refused.value.read().decode()


def test_what_a_proxy_near_by_says_is_passed_on_and_nothing_that_it_could_not_say(site, ports):
    with echo(ports[0]), echo(ports[1]):
        heard = ask(
            site, Host="so.example.vn", X_Forwarded_Proto="https", X_Forwarded_For="1.2.3.4"
        )
        assert "X-Forwarded-Proto: https" in heard
        assert "X-Forwarded-For: 1.2.3.4, 127.0.0.1" in heard
        assert "Host: so.example.vn" in heard
        assert "X-Forwarded-Proto: http\n" in ask(site, X_Forwarded_Proto="gopher")
        assert "X-Forwarded-Proto: http\n" in ask(site)


def test_a_file_above_the_limit_is_refused_in_a_sentence(site, ports):
    with echo(ports[0]), echo(ports[1]):
        ask(site)
        assert put(site, 1_500_000).status == 200
        with pytest.raises(urllib.error.HTTPError) as refused:
            put(site, 3_000_000)
        assert refused.value.code == 413
        assert "Tệp lớn hơn" in refused.value.read().decode()


def put(site: str, size: int) -> HTTPResponse:
    request = urllib.request.Request(site, b"x" * size, method="PUT")  # noqa: S310 (our own server)
    with urllib.request.urlopen(request) as answer:  # noqa: S310
        return answer


@pytest.mark.parametrize(
    ("address", "listens"),
    [
        ("127.0.0.1", "127.0.0.1:8501"),
        ("0.0.0.0", "0.0.0.0:8501"),  # noqa: S104 (asked for by name)
        ("", "*:8501"),
        ("::1", "[::1]:8501"),
        ("::", "[::]:8501 ipv6only=off"),
    ],
)
def test_it_listens_where_one_server_would(address, listens, tmp_path):
    written = front.configuration(tmp_path, address, 8501, [1, 2])
    assert f"listen {listens};" in written
    assert "client_max_body_size 21m;" in written


@pytest.mark.parametrize(
    ("platform", "words"), [("linux", "apt install nginx"), ("win32", "Trên Windows")]
)
def test_without_nginx_it_is_said_what_to_do(platform, words, monkeypatch):
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(front, "nginx", lambda: "")
    monkeypatch.setattr(debian, "can_install", lambda: False)
    with pytest.raises(SystemExit) as ended:
        front.required_nginx()
    assert words in ended.value.code
