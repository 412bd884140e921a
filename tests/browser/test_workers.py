"""`run --workers 2` behind the site of `deploy/nginx`: what readers take for one server, by TLS."""

import signal
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from http import HTTPStatus
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest
from playwright.sync_api import expect

from commands.development.testing.programs import FRONT
from tests.browser.conftest import Reader
from tests.browser.test_sign_in import OFFICER, give_roles, settings
from tests.nightly import nightly
from tests.servers import manage, wait_for
from tests.tls import CERTIFICATE, site

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
BASE = "/hoc-tap"
EACH = 3
"""Downloads from each of the two processes."""
LARGE, LARGEST = 2_000_000, 15_000_000
"""What nginx alone would refuse, and what comes through to the dashboard."""


class Front:
    """A running `run --workers 2`: its address by TLS, its cookie and its processes."""

    trust: ssl.SSLContext

    def __init__(self, port: int, tls: int, plain: int, process: subprocess.Popen[bytes]) -> None:
        self.address = f"https://localhost:{tls}{BASE}"
        self.plain = plain
        self.cookie = f"dashboard_worker_{port}"
        self.process = process

    def parts(self) -> dict[str, psutil.Process]:
        """The processes by name: `1` and `2`, by the cookie that they give, and `nginx`."""
        parts = {}
        for each in psutil.Process(self.process.pid).children():
            if each.status() != psutil.STATUS_ZOMBIE:
                given = each.environ().get("DASHBOARD_WORKER_COOKIE", "=nginx")
                parts[given.partition("=")[2]] = each
        return parts


@pytest.fixture(scope="session")
def front(asked_for, database, free_port, tmp_path_factory) -> Iterator[Front]:
    asked_for("--browser-tests", FRONT)
    from oidc_provider_mock import User, run_server_in_thread

    folder, port, url = tmp_path_factory.mktemp("front"), free_port(), database("full", "front")
    tls, plain = free_port(), free_port()
    give_roles(url)
    person = User(sub=OFFICER, claims={"email": OFFICER, "email_verified": True})
    with ExitStack() as stack:
        provider = stack.enter_context(run_server_in_thread(user_claims=[person]))
        secrets = folder / "secrets.toml"
        said = settings(tls, provider.server_port).replace("/oauth2", f"{BASE}/oauth2")
        said = said.replace(f"http://localhost:{tls}", f"https://localhost:{tls}")
        secrets.write_text(said, encoding="utf-8")
        words = ("run", "--workers", "2", "--no-browser", "--port", str(port), "--base-path", BASE)
        started = manage(
            folder / "log.txt",
            *words,
            DATABASE_URL=url,
            STREAMLIT_SECRETS_FILES=str(secrets),
            AUTHLIB_INSECURE_TRANSPORT="1",  # the provider speaks plain HTTP
            NO_PROXY="localhost,127.0.0.1",
        )
        running = Front(port, tls, plain, started)
        stack.callback(stop, running)
        wait_for(f"http://localhost:{port}{BASE}/suc-khoe", started, folder / "log.txt")
        stack.enter_context(site(folder, front=port, tls=tls, plain=plain))
        running.trust = ssl.create_default_context(cafile=folder / CERTIFICATE)
        yield running


@pytest.fixture
def visitor(reader, front) -> Callable[[], Reader]:
    """Give someone with a browser that takes the certificate of the tests."""
    return lambda: reader(at=front.address, ignore_https_errors=True)


def stop(front: Front) -> None:
    """End the command, and see that nothing stays."""
    parts = psutil.Process(front.process.pid).children(recursive=True)
    front.process.send_signal(signal.SIGTERM)
    front.process.wait(20)
    assert psutil.wait_procs(parts, 5)[1] == []


def given(someone, front: Front) -> str:
    """Return the process to which a reader's cookie leads."""
    cookies = someone.page.context.cookies(front.address)
    (value,) = [each["value"] for each in cookies if each["name"] == front.cookie]
    return value


@pytest.mark.parametrize(("worker", "other", "place"), [("1", "2", "46"), nightly("2", "1", "01")])
def test_every_download_comes_from_the_process_that_holds_it(visitor, front, worker, other, place):
    someone = visitor()
    page, context = someone.page, someone.page.context
    context.add_cookies([{"name": front.cookie, "value": worker, "url": front.address}])
    someone.open(f"/lich?nam=2026&pham-vi={place}")
    for _ in range(EACH):
        with page.expect_download() as waiting:
            page.get_by_role("button", name="Tải lịch (ICS)").click()
        assert Path(waiting.value.path()).read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert given(someone, front) == worker
    headers = {"Cookie": f"{front.cookie}={other}"}
    # Without the cookie half of them would be lost.
    asked = page.request.get(waiting.value.url, headers=headers)
    assert asked.status == HTTPStatus.NOT_FOUND
    assert someone.errors == []
    assert someone.outside == []


def test_an_officer_signs_in_and_brings_a_large_file(visitor, front):
    someone = visitor()
    page = someone.open("/nhap-so-lieu")
    page.locator(".st-key-gate-in, .st-key-account").get_by_role("button").first.click()
    page.get_by_role("button", name=OFFICER).click()
    page.wait_for_url(f"{front.address}/nhap-so-lieu")
    someone.settle()
    expect(page.locator(".st-key-account")).to_contain_text("An")
    file = {"name": "số liệu.csv", "mimeType": "text/csv", "buffer": b"x" * LARGE}
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text("2.0MB")).to_be_visible()
    # The process that shows the page has it: it was looked into.
    expect(page.get_by_role("alert")).to_contain_text("Không đọc được dòng 1")


def test_answers_are_packed_and_bound_to_tls_and_what_is_too_large_is_refused(visitor, front):
    page = visitor().page
    for path in ("tong-quan", "_stcore/health"):  # each brings a cookie
        assert page.request.get(f"{front.address}/{path}").ok
    headers = page.request.get(f"{front.address}/api/v1/units?limit=1000").headers
    assert headers["content-encoding"] == "gzip"
    assert headers["strict-transport-security"]
    cookies = page.context.cookies(front.address)
    assert {each["name"] for each in cookies if not each["secure"]} == set()
    assert front.cookie in {each["name"] for each in cookies}
    with closing(HTTPConnection("localhost", front.plain)) as client:
        client.request("GET", f"{BASE}/tong-quan")
        moved = client.getresponse()
        assert moved.status == HTTPStatus.MOVED_PERMANENTLY
        assert moved.headers["Location"] == f"https://localhost{BASE}/tong-quan"
    with closing(HTTPSConnection(urlsplit(front.address).netloc, context=front.trust)) as client:
        client.request("PUT", f"{BASE}/x", b"x" * LARGEST)
        assert client.getresponse().status != HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    with closing(HTTPSConnection(urlsplit(front.address).netloc, context=front.trust)) as client:
        client.putrequest("PUT", f"{BASE}/x")
        client.putheader("Content-Length", "23000000")
        client.endheaders()
        refused = client.getresponse()
        assert refused.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        assert "Tệp lớn hơn" in refused.read().decode()


def test_a_process_that_dies_is_started_again_and_its_readers_stay(visitor, front):
    someone = visitor()
    page = someone.open("/tong-quan")
    before = given(someone, front)
    front.parts()[before].kill()
    deadline = time.monotonic() + 30
    # Asked at once: where the browser asks later, the process may be back before.
    assert page.request.get(f"{front.address}/tong-quan").ok
    assert given(someone, front) != before
    page.wait_for_timeout(500)  # the page notices that its socket is closed
    someone.settle()
    while len(front.parts()) < 3 and time.monotonic() < deadline:
        time.sleep(0.1)
    assert set(front.parts()) == {"1", "2", "nginx"}
    assert page.request.get(f"{front.address}/suc-khoe").ok
