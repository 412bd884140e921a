"""A database that does not answer: one Vietnamese sentence on the page, and nothing else."""

import pytest
import sqlalchemy as sa
from streamlit.testing.v1 import AppTest

from data_access.store.engine import engine_for
from tests.databases import migrate
from tests.pages.conftest import as_read, opening
from ui.frame.pages import HOME, PAGES


@pytest.fixture
def failing(monkeypatch):
    """Open a page on a database that cannot be used."""

    def failing(url: str, page=HOME) -> AppTest:
        monkeypatch.setenv("DATABASE_URL", url)
        return opening(page).run()

    return failing


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.address)
@pytest.mark.parametrize(
    ("url", "words"),
    [
        pytest.param("xin chào", "Không đọc được biến DATABASE_URL", id="no-address"),
        pytest.param("mysql://root@localhost/a", "Không đọc được biến DATABASE_URL", id="mysql"),
        pytest.param("sqlite://", "Không đọc được biến DATABASE_URL", id="in-memory"),
        pytest.param(
            "postgresql://ai:bi-mat@127.0.0.1:1/khong", "Không kết nối được máy chủ", id="refused"
        ),
        pytest.param("sqlite:////khong/co/thu-muc/a.db", "Chưa có cơ sở dữ liệu", id="no-folder"),
    ],
)
def test_unusable_address_is_said_in_one_sentence(failing, page, url, words):
    at = failing(url, page)
    assert not at.exception
    (error,) = at.error
    assert words in as_read(error.value)
    assert "bi-mat" not in error.value
    assert not at.get("html")


def test_file_that_is_no_database(failing, tmp_path):
    path = tmp_path / "rac.db"
    path.write_bytes(b"khong phai co so du lieu " * 400)
    at = failing(f"sqlite:///{path}")
    assert not at.exception
    assert [as_read(error.value) for error in at.error] == [
        "Tệp trong DATABASE_URL không phải cơ sở dữ liệu SQLite. Hãy kiểm tra đường dẫn."
    ]


def test_file_that_is_missing(failing, tmp_path):
    path = tmp_path / "mat.db"
    at = failing(f"sqlite:///{path}")
    assert not at.exception, at.exception
    assert len(at.error) == 1
    assert not path.exists()  # looking for a database makes none


def test_database_without_tables(failing, tmp_path):
    path = tmp_path / "trong.db"
    path.touch()
    at = failing(f"sqlite:///{path}")
    assert not at.exception, at.exception
    assert len(at.error) == 1


def test_database_without_plans(failing, tmp_path):
    url = f"sqlite:///{tmp_path / 'do-dang.db'}"
    engine = engine_for(sa.make_url(url))
    migrate(engine)
    engine.dispose()
    at = failing(url)
    assert not at.exception, at.exception
    (error,) = at.error
    assert "chưa được chuẩn bị xong" in error.value
    assert "manage.py setup" in error.value
