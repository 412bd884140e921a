"""A database that is lost while the server runs: said in a sentence, and forgotten when it is back.

On Windows an open file cannot be taken away, so there is nothing to test.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from playwright.sync_api import expect

from tests.browser.test_pages import says_what_to_do
from ui.frame.pages import HOME, tab_title

pytestmark = pytest.mark.skipif(os.name == "nt", reason="an open file cannot be taken away")


LINK = "/tong-quan?nam=2024&pham-vi=46&van-ban=1520&ngay=2026-03-01"
BASIS = "thành phố Huế · số liệu năm 2024 · tính đến 01/03/2026 · 1520/QĐ-TTg"


@pytest.fixture
def lost(reader, server, database, tmp_path) -> Iterator[tuple]:
    """Give someone who sees a page, the file behind it, and a copy; put the file back at last."""
    url = database("full", "lost")
    someone = reader(at=server(url))
    page = someone.open(LINK)
    # The first request of a new server may be a deep link.
    expect(page.get_by_test_id("stCaptionContainer").first).to_contain_text(BASIS)
    expect(page.get_by_role("combobox", name="Phạm vi")).to_have_value("thành phố Huế")
    expect(page.get_by_role("combobox", name="Năm số liệu")).to_have_value("2024")
    file = Path(str(sa.make_url(url).database))
    with sa.create_engine(url).connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    copy = tmp_path / "copy.db"
    shutil.copy(file, copy)
    yield someone, file, copy
    take_away(file)
    shutil.copy(copy, file)


def take_away(file: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)


def health(someone) -> tuple[int, dict]:
    answer = someone.page.request.get(f"{someone.address}/suc-khoe")
    assert answer.headers["content-type"] == "application/json", answer.text()[:200]
    return answer.status, answer.json()


def is_said(someone) -> None:
    """Hold that both the page and the health address say it, and in one sentence."""
    someone.page.reload()
    alert = someone.page.get_by_role("alert")
    expect(alert).to_have_count(1)
    expect(alert).to_contain_text("ơ sở dữ liệu")
    expect(someone.page.locator(".counts .card")).to_have_count(0)
    status, said = health(someone)
    assert status == 503
    assert said["status"] == "unavailable"
    assert "ơ sở dữ liệu" in said["reason"]


def is_well_again(someone) -> None:
    assert health(someone)[0] == 200
    someone.page.reload()
    expect(someone.page.locator(".counts .card")).to_have_count(4)
    expect(someone.page.get_by_role("alert")).to_have_count(0)
    assert someone.page.url == f"{someone.address}{LINK}"


def test_file_taken_away_is_said_and_its_return_and_another_are_noticed(lost, database):
    someone, file, copy = lost
    take_away(file)
    is_said(someone)
    assert not file.exists()  # looking for it does not make an empty one
    shutil.copy(copy, file)
    is_well_again(someone)
    # Another database in its place is noticed, too.
    take_away(file)
    shutil.copy(Path(str(sa.make_url(database("empty")).database)), file)
    someone.page.reload()
    expect(someone.page.get_by_role("note")).to_have_count(0)
    expect(someone.page.get_by_role("heading", level=1)).to_contain_text("Chưa thể đánh giá")
    someone.settle()
    someone.errors.clear()  # while it was away
    page = someone.open("/tong-quan")
    says_what_to_do(page)
    expect(page).to_have_title(tab_title(HOME.title))
    assert someone.errors == []
    assert someone.outside == []


@pytest.mark.nightly
def test_file_written_over_is_said_and_its_return_noticed(lost):
    someone, file, copy = lost
    file.write_bytes(b"khong phai co so du lieu " * 40_000)
    is_said(someone)
    take_away(file)
    shutil.copy(copy, file)
    is_well_again(someone)
