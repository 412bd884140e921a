"""A snapshot in the address, and a whole dashboard from one file without a database."""

import os
import re
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import sqlalchemy as sa
from playwright.sync_api import expect

from data_access import snapshots
from data_access.people.authors import Author
from data_access.store.engine import engine_for, reading
from exports.report.slide_choice import UNKEPT
from tests.browser.conftest import ROOT, wait_for
from tests.servers import MANAGE, manage
from ui.frame.pages import (
    DATA_ENTRY,
    HISTORY,
    HOME,
    MAP,
    PROVINCES,
    REGISTER,
    SHOW,
    tab_title,
)

CODE, TITLE = "so-ket", "Sơ kết giai đoạn 2023–2025"


@pytest.fixture(scope="session")
def frozen(database) -> str:
    """The address of a database of which a snapshot was taken."""
    url = database("full", "snapshots")
    engine = engine_for(sa.make_url(url))
    snapshots.take_snapshot(engine, CODE, TITLE, date(2026, 3, 1), Author("thử"))
    engine.dispose()
    return url


def line(page):
    return page.get_by_role("note")


def parameters(page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


@pytest.mark.nightly
def test_the_address_keeps_the_snapshot_over_a_change_of_pages(reader, server, frozen):
    someone = reader(at=server(frozen))
    page = someone.open("/tong-quan")
    expect(line(page)).not_to_contain_text("Bản chốt")
    page.get_by_role("button", name="Bản chốt").click()
    page.get_by_role("button", name=TITLE).click()
    expect(line(page)).to_contain_text(TITLE)
    assert parameters(page) == {"ban-chot": [CODE]}
    someone.go("Nhiệm vụ")
    expect(page.get_by_role("heading", level=1)).to_contain_text("nhiệm vụ")
    expect(line(page)).to_contain_text(TITLE)
    assert parameters(page) == {"ban-chot": [CODE]}
    someone.go("Thiết chế")
    expect(page.get_by_role("status")).to_contain_text("không giữ danh bạ thiết chế")
    page.get_by_role("button", name="Xem số liệu hiện tại").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("600 thiết chế")
    assert parameters(page) == {}
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_contain_text("600 thiết chế")
    assert not someone.errors


@pytest.mark.nightly
def test_a_link_to_another_page_takes_the_snapshot_along(reader, server, frozen):
    someone = reader(at=server(frozen))
    page = someone.open(f"/ban-do?hinh=hinh-ve&ban-chot={CODE}&pham-vi=46")
    page.get_by_role("link", name="Mở trang của tỉnh").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thành phố Huế")
    expect(line(page)).to_contain_text(TITLE)
    assert parameters(page)["ban-chot"] == [CODE]


@pytest.fixture(scope="session")
def presented(frozen, free_port, tmp_path_factory):
    """The real command on an exported file, in an empty folder; its address and that folder."""
    folder = tmp_path_factory.mktemp("laptop")
    engine = engine_for(sa.make_url(frozen))
    with reading(engine) as connection:
        snapshots.export_file(connection, CODE, folder / "so-ket.chot")
    engine.dispose()
    port, log = free_port(), tmp_path_factory.mktemp("log") / "log.txt"
    words = ("present", "so-ket.chot", "--no-browser", "--port", str(port))
    none = f"sqlite:///{(folder / 'none.db').as_posix()}"
    process = manage(log, *words, folder=folder, DATABASE_URL=none)
    wait_for(f"http://127.0.0.1:{port}/suc-khoe", process, log)
    yield f"http://127.0.0.1:{port}", folder
    process.send_signal(signal.SIGTERM)
    process.wait(20)


def listed(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*")}


@pytest.mark.nightly
@pytest.mark.parametrize(
    "page",
    # One of each kind: a register and a history that no file holds, figures, what is written, a
    # map. Every page on a snapshot is opened in tests/pages.
    [REGISTER, HOME, MAP, PROVINCES, HISTORY, DATA_ENTRY, SHOW],
    ids=lambda page: page.address,
)
def test_every_page_of_a_presented_file(reader, presented, page):
    at, folder = presented
    someone = reader(at=at)
    opened = someone.open(f"/{page.address}")
    expect(line(opened)).to_contain_text(TITLE)
    assert not someone.errors
    assert not someone.outside
    # Neither a database nor anything else was written.
    assert listed(folder) <= {"so-ket.chot"}


def test_a_presented_file_shows_what_it_holds_and_a_sentence_that_is_written_for_it(
    reader, presented
):
    at, folder = presented
    someone = reader(at=at)
    page = someone.open(f"/{REGISTER.address}")
    expect(line(page)).to_contain_text(TITLE)
    expect(page.get_by_role("status")).to_contain_text("không giữ danh bạ thiết chế")
    someone.go(SHOW.title)
    expect(page).to_have_title(tab_title(SHOW.title))
    expect(line(page)).to_contain_text(TITLE)
    someone.settle()
    canvas = page.get_by_test_id("stDataFrame").locator("canvas").first
    box = canvas.bounding_box()
    assert box is not None
    # The last column of the first row.
    page.mouse.click(box["x"] + box["width"] - 60, box["y"] + 52)
    page.wait_for_timeout(300)
    page.keyboard.press("Enter")
    page.locator("textarea.gdg-input").fill("Kính thưa các đồng chí")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"cau-bia=K%C3%ADnh"))
    someone.settle()
    link = page.get_by_role("link", name="Mở trình chiếu").get_attribute("href") or ""
    assert "cau-bia=" in link
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Mở trình chiếu").click()
    expect(opened.value.locator("#bia")).to_contain_text(f"{UNKEPT}Kính thưa")
    assert not someone.errors
    assert not someone.outside
    # Neither a database nor anything else was written.
    assert listed(folder) <= {"so-ket.chot"}


def test_a_presented_file_answers_machines_and_outlives_its_stick(reader, presented):
    at, folder = presented
    (folder / "so-ket.chot").unlink(missing_ok=True)
    someone = reader(at=at)
    opened = someone.open("/tong-quan")
    expect(line(opened)).to_contain_text(TITLE)
    answer = opened.request.get(f"{at}/suc-khoe")
    assert (answer.status, answer.json()["status"]) == (200, "ok")
    assert opened.request.get(f"{at}/du-lieu/thiet-che.csv").status == 400
    assert not someone.errors
    assert not someone.outside


def test_a_foreign_file_starts_no_server(asked_for, free_port, tmp_path):
    asked_for("--browser-tests")
    (tmp_path / "a.chot").write_bytes(b"PK\x03\x04")
    ended = subprocess.run(  # noqa: S603 (written above)
        [sys.executable, "-c", MANAGE, "present", "a.chot", "--port", str(free_port())],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1
    assert "không phải bản chốt số liệu" in ended.stderr
    assert "Traceback" not in ended.stderr
