"""Sign-in against a real OpenID Connect provider on this machine, and what it opens and shuts."""

import re
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlsplit

import pytest
import sqlalchemy as sa
from playwright.sync_api import Page, expect

from data_access.people.authors import COMMAND_LINE
from data_access.people.changes import add
from data_access.people.people import Role
from data_access.store.engine import engine_for, reading, writing
from data_access.store.tables import FigureRow
from tests.browser.test_axe import faults
from tests.nightly import nightly
from tests.pages.test_doors import SECRET, cookie

# What the provider's own libraries think of each other is theirs to settle.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
OFFICER, ELSEWHERE, VIEWER = "An@Hue.gov.vn", "binh@hanoi.gov.vn", "vy@bo.gov.vn"
LEAD, APPROVER = "lan@bo.gov.vn", "hoa@hue.gov.vn"
HEADER = "unit_code,indicator_code,category_code,year,numerator,denominator"


@dataclass(frozen=True)
class Place:
    """A dashboard whose viewers sign in, at a provider of its own, on a database of its own."""

    address: str
    url: str

    def figures(self, year: int) -> list[int | None]:
        engine = engine_for(sa.make_url(self.url))
        row = FigureRow
        with reading(engine) as connection:
            return list(connection.scalars(sa.select(row.numerator).where(row.year == year)))


@pytest.fixture(scope="session")
def place(serve, database, free_port, tmp_path_factory) -> Iterator[Place]:
    """Start a dashboard and its provider."""
    from oidc_provider_mock import User, run_server_in_thread

    people = [
        User(sub=each, claims={"email": each, "email_verified": True})
        for each in (OFFICER, APPROVER, ELSEWHERE, VIEWER, LEAD)
    ]
    with (
        pytest.MonkeyPatch.context() as patch,
        run_server_in_thread(user_claims=people) as provider,
    ):
        patch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")  # the provider speaks plain HTTP
        url = database("empty", "signed-in")
        give_roles(url)
        port = free_port()
        secrets = tmp_path_factory.mktemp("sign-in") / "secrets.toml"
        secrets.write_text(settings(port, provider.server_port), encoding="utf-8")
        serve(
            url,
            port,
            STREAMLIT_SECRETS_FILES=str(secrets),
            DASHBOARD_VIEWERS="signed-in",
            NO_PROXY="localhost,127.0.0.1",
        )
        yield Place(f"http://localhost:{port}", url)


def settings(port: int, provider: int) -> str:
    return f"""[auth]
redirect_uri = "http://localhost:{port}/oauth2callback"
cookie_secret = "{SECRET}"
client_id = "dashboard"
client_secret = "none"
server_metadata_url = "http://localhost:{provider}/.well-known/openid-configuration"
"""


def give_roles(url: str) -> None:
    with writing(engine_for(sa.make_url(url))) as connection:
        for address, role, units in (
            (OFFICER, Role.OFFICER, ("46",)),
            (APPROVER, Role.APPROVER, ("46",)),
            (ELSEWHERE, Role.OFFICER, ("01",)),
            (VIEWER, Role.VIEWER, ()),
            (LEAD, Role.LEAD, ()),
        ):
            name = address.partition("@")[0].title()
            add(connection, address, name=name, role=role, units=units, author=COMMAND_LINE)


@pytest.fixture
def sign_in(reader, place):
    """Come to a page as somebody, by way of the provider or with the cookie that it leads to."""

    def sign_in(
        address: str,
        path: str = "/nhap-so-lieu",
        *,
        by_provider: bool = False,
        age: int = 0,
        **more,
    ):
        someone = reader(at=place.address, **more)
        page = someone.page
        if not by_provider:
            signed = cookie(address, age=age, email_verified=True, origin=place.address)
            name, _, value = signed.partition("=")
            page.context.add_cookies([{"name": name, "value": value, "url": place.address}])
            someone.open(path)
            return someone
        someone.open(path)
        page.locator(".st-key-gate-in").get_by_role("button").click()
        page.get_by_role("button", name=address).click()
        page.wait_for_url(f"{someone.address}{path}")
        someone.settle()
        return someone

    return sign_in


def bring(someone, *lines: str) -> None:
    content = "\n".join((HEADER, *lines)).encode()
    file = {"name": "../../số liệu.csv", "mimeType": "text/csv", "buffer": content}
    someone.page.locator("input[type=file]").set_input_files(file)


def order(page: Page):
    return page.get_by_role("button", name="Ghi", exact=True)


def test_a_lead_signs_in_brings_a_file_and_writes_it_once(sign_in, place):
    someone = sign_in(LEAD, by_provider=True)
    page = someone.page
    expect(page.locator(".st-key-account")).to_contain_text("Lan")
    assert not re.search("Upload|Drag|per file|Browse", page.locator("body").inner_text())
    bring(someone, "46,library_service,public_commune,2021,20,40")
    expect(page.get_by_text("Tệp: số liệu.csv")).to_be_visible()
    assert place.figures(2021) == []
    order(page).dblclick()
    expect(page.get_by_text("Đã ghi: thay đổi số")).to_be_visible()
    page.reload()
    someone.settle()
    assert place.figures(2021) == [20]


@pytest.mark.nightly
@pytest.mark.parametrize(("wide", "theme"), [(1440, "light"), (390, "dark")])
def test_axe_finds_nothing_beside_a_file_that_is_wrong(sign_in, wide, theme):
    someone = sign_in(LEAD)
    page = someone.page
    page.set_viewport_size({"width": wide, "height": 900})
    page.emulate_media(color_scheme=theme)
    rows = (f"46,library_service,public_commune,{year},{year},40" for year in (2021, 2022))
    bring(someone, *rows, "46,museum_programme_count,museum,2021,nhiều,")
    page.get_by_text("Đã đọc những ô nào").click()
    page.get_by_text("Từng chỗ (2)").click()
    accessible(someone)


def test_a_number_typed_into_the_table_is_kept_checked_and_written(sign_in, place):
    someone = sign_in(LEAD, "/nhap-so-lieu?cach-nhap=trang&pham-vi=46&nam=2025")
    page = someone.page
    page.get_by_role("radio", name="Độ bao phủ").click()
    someone.settle()
    table = page.get_by_test_id("stDataFrame").locator("canvas").first
    # Above the canvas lies what scrolls it. Commune libraries, what they reached:
    table.click(position={"x": 700, "y": 87}, force=True)
    for typed in ("20", "40"):
        page.keyboard.type(typed, delay=80)
        page.keyboard.press("Tab")
        page.wait_for_timeout(200)  # as a hand does: the table closes one cell, then takes letters
    expect(page.get_by_text("Đã sửa 2 ô: «Độ bao phủ».")).to_be_visible()
    page.get_by_role("radio", name="Bìa").click()
    expect(page.get_by_label("Ngày gửi báo cáo")).to_be_visible()
    page.get_by_role("button", name="Kiểm tra").click()
    expect(page.get_by_text("Mới 1")).to_be_visible()
    assert place.figures(2025) == []
    order(page).click()
    expect(page.get_by_text("Đã ghi: thay đổi số")).to_be_visible()
    assert place.figures(2025) == [20]


@pytest.mark.parametrize("wide", [nightly(1440), nightly(390)])
def test_an_officer_sends_an_approver_returns_and_a_lead_takes(sign_in, place, wide):
    """Three browsers; whatever is shown on the way, nothing that axe finds keeps anyone out."""
    year = {1440: 2019, 390: 2020}[wide]
    size = {"viewport": {"width": wide, "height": 900}}
    officer = sign_in(OFFICER, **size)
    bring(officer, f"46,library_service,public_commune,{year},20,40")
    expect(officer.page.get_by_text("4. Sẽ ghi gì")).to_be_visible()
    accessible(officer)
    step(officer, "Lưu nháp", "Bản nháp lúc")
    officer.page.wait_for_url("**ban-gui=*")
    number = officer.page.url.partition("ban-gui=")[2]
    officer.page.close()  # the tab is gone, the draft is not

    officer = sign_in(OFFICER, **size)
    open_draft(officer, f"own-{number}")
    accessible(officer)
    step(officer, "Gửi", "Đã gửi lúc")
    accessible(officer)
    approver = sign_in(APPROVER, **size)
    accessible(approver)
    open_draft(approver, f"waiting-{number}")
    accessible(approver)
    page = approver.page
    page.get_by_label("Ô, ví dụ D12").fill("e2")
    page.get_by_label("Nhận xét: cần sửa gì").fill("xem lại **tử số** <b>https://x.vn")
    step(approver, "Thêm nhận xét", "E2: xem lại **tử số** <b>https://x.vn")
    accessible(approver)
    page.get_by_role("button", name="Trả lại", exact=True).click()
    expect(page.get_by_text("2. Nhập số liệu")).to_be_visible()
    expect(page.locator(f".st-key-waiting-{number}")).to_have_count(0)

    officer.page.reload()
    officer.settle()
    expect(officer.page.get_by_text("Người duyệt: xem lại **tử số**")).to_be_visible()
    accessible(officer)
    step(officer, "Gửi", "Đã gửi lúc")
    lead = sign_in(LEAD, **size)
    open_draft(lead, f"waiting-{number}")
    assert place.figures(year) == []
    lead.page.get_by_role("button", name="Nhận và ghi").dblclick()
    expect(lead.page.get_by_text("Đã ghi: thay đổi số")).to_be_visible()
    lead.page.get_by_text("Khóa kỳ báo cáo").click()
    expect(lead.page.get_by_text("Đang khóa: không có kỳ nào.")).to_be_visible()
    accessible(lead)
    officer.page.reload()
    officer.settle()
    expect(officer.page.get_by_text("Đã nhận lúc")).to_be_visible()
    accessible(officer)
    assert place.figures(year) == [20]


def open_draft(someone, key: str) -> None:
    someone.page.locator(f".st-key-{key} button:visible").click()
    expect(someone.page.get_by_text("2. Bản đang mở")).to_be_visible()
    someone.settle()


def step(someone, label: str, words: str) -> None:
    someone.page.get_by_role("button", name=label, exact=True).click()
    expect(someone.page.get_by_text(words).first).to_be_visible()
    someone.settle()


def accessible(someone) -> None:
    someone.settle()
    assert faults(someone.page) == []


@pytest.mark.nightly
def test_an_officer_of_another_unit_is_refused_by_row(sign_in, place):
    someone = sign_in(ELSEWHERE)
    bring(someone, "46,library_service,public_commune,2022,20,40")
    expect(someone.page.get_by_text("Bạn không được giao nhập số liệu của Huế")).to_be_visible()
    expect(order(someone.page)).to_have_count(0)
    assert place.figures(2022) == []


@pytest.mark.nightly
def test_a_viewer_reads_and_cannot_write(sign_in):
    someone = sign_in(VIEWER, "/tong-quan?nam=2024")
    expect(someone.page.locator(".counts .card")).to_have_count(4)
    assert someone.page.request.get(f"{someone.address}/du-lieu/thiet-che.csv").ok
    someone.open("/nhap-so-lieu")
    expect(someone.page.get_by_text("chỉ được xem số liệu")).to_be_visible()
    expect(someone.page.locator("input[type=file]")).to_have_count(0)


def test_signing_out_in_another_tab_ends_what_is_open_here(sign_in, place):
    someone = sign_in(LEAD, by_provider=True)
    page = someone.page
    bring(someone, "46,library_service,public_commune,2023,20,40")
    expect(order(page)).to_be_visible()
    other = page.context.new_page()
    other.goto(f"{someone.address}/tong-quan")
    other.locator(".st-key-account button").first.click()
    other.get_by_role("button", name="Đăng xuất").click()
    other.wait_for_url(lambda url: "end_session" in url)
    order(page).click()
    expect(page.get_by_text("đã đăng xuất ở một cửa sổ khác")).to_be_visible()
    assert place.figures(2023) == []
    assert someone.page.request.get(f"{someone.address}/du-lieu/thiet-che.csv").status == (
        HTTPStatus.UNAUTHORIZED
    )


@pytest.mark.nightly
def test_an_expired_sign_in_shows_and_writes_nothing(sign_in):
    someone = sign_in(OFFICER, age=3601)
    expect(someone.page.get_by_text("Phiên đăng nhập đã hết hạn")).to_be_visible()
    expect(someone.page.locator("input[type=file]")).to_have_count(0)


def test_a_cold_deep_link_and_the_routes_show_a_stranger_nothing(reader, place):
    someone = reader(at=place.address)
    page = someone.open("/chi-tieu?nam=2024")
    expect(page.get_by_role("heading", level=1)).to_have_text("Đăng nhập để xem số liệu")
    expect(page.locator(".plain, [data-testid=stVegaLiteChart]")).to_have_count(0)
    for path, status in (
        ("/suc-khoe", HTTPStatus.OK),
        ("/du-lieu/thiet-che.csv", HTTPStatus.UNAUTHORIZED),
        ("/du-lieu/thiet-che.xlsx", HTTPStatus.UNAUTHORIZED),
        ("/du-lieu/thiet-che/xa.json?ngay=2026-01-01", HTTPStatus.UNAUTHORIZED),
        ("/media/0123456789abcdef.csv", HTTPStatus.UNAUTHORIZED),
        ("/_stcore/upload_file/a/b", HTTPStatus.FORBIDDEN),
    ):
        ask = page.request.put if "upload" in path else page.request.get
        assert (path, ask(someone.address + path).status) == (path, status)


def test_a_client_that_goes_away_in_the_middle_of_an_upload(sign_in, place):
    someone = sign_in(LEAD)
    page = someone.page
    begun: list = []

    def hold(route) -> None:
        begun.append(route.request)
        route.abort("connectionreset")

    page.route("**/_stcore/upload_file/**", hold)
    bring(someone, "46,library_service,public_commune,2024,20,40")
    expect(page.locator("[data-testid=stFileChip][aria-invalid]")).to_be_visible()
    page.unroute("**/_stcore/upload_file/**")
    send_half(begun[0], page)
    assert page.request.get(f"{someone.address}/suc-khoe").ok
    page.reload()
    someone.settle()
    bring(someone, "46,library_service,public_commune,2024,20,40")
    order(page).click()
    expect(page.get_by_text("Đã ghi: thay đổi số")).to_be_visible()
    assert place.figures(2024) == [20]


def send_half(request, page: Page) -> None:
    """Begin the same upload by hand, and hang up in the middle."""
    where = urlsplit(request.url)
    cookies = "; ".join(f"{each['name']}={each['value']}" for each in page.context.cookies())
    lines = (
        f"PUT {where.path} HTTP/1.1",
        f"Host: {where.netloc}",
        f"Cookie: {cookies}",
        f"X-Xsrftoken: {request.headers['x-xsrftoken']}",
        "Content-Type: multipart/form-data; boundary=x",
        "Content-Length: 100000",
    )
    head = "\r\n".join((*lines, "", ""))
    part = '--x\r\nContent-Disposition: form-data; name="a"; filename="a.csv"\r\n\r\nunit_code'
    with socket.create_connection((str(where.hostname), int(where.port or 0)), 5) as connection:
        connection.sendall((head + part).encode())
