"""Lịch sử thay đổi: empty, full, long; names and undoing only for those who may."""

from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from streamlit.testing.v1 import AppTest

from data_access.people.authors import Author
from data_access.programme.queries import programme
from data_access.store.changes import RECORD, record_change
from data_access.store.engine import engine_for, reading, writing
from tests.pages.conftest import headline, opening
from tests.pages.html_tables import tables
from ui.access import reader
from ui.access.reader import Access
from ui.frame.pages import HISTORY


@pytest.fixture
def own(database, tmp_path, monkeypatch) -> Path:
    """Give visits to a copy of the partly filled database, in which a test may write."""
    file = tmp_path / "own.db"
    source = sa.create_engine(database("partly"))
    with source.connect() as connection:
        connection.exec_driver_sql(f"VACUUM INTO '{file.as_posix()}'")
    source.dispose()
    monkeypatch.setenv("DATABASE_URL", f"sqlite+pysqlite:///{file.as_posix()}")
    return file


@pytest.fixture
def opened(own) -> Callable[..., AppTest]:
    def opened(**address: str) -> AppTest:
        at = opening(HISTORY)
        at.query_params.update({name.replace("_", "-"): code for name, code in address.items()})
        at.run()
        assert not at.exception, at.exception
        return at

    return opened


@pytest.fixture
def may(monkeypatch):
    """Let the reader be someone."""

    def may(*, names: bool, author: Author | None = None) -> None:
        monkeypatch.setattr(reader, "access", lambda: Access(names, author))

    return may


def text(at: AppTest) -> str:
    kinds = (at.title, at.caption, at.markdown, at.info, at.warning, at.error)
    return "\n".join(str(each.value) for kind in kinds for each in kind)


def table(at: AppTest) -> list[dict]:
    return tables(at)[0].to_dict("records")


def test_before_anyone_wrote_the_page_says_what_will_be_here(visit):
    at = visit("empty", HISTORY)
    assert headline(at) == "1 thay đổi"
    assert "Chưa có ai nhập số liệu" in text(at)
    assert "**Dữ liệu nền**" in text(at)


def test_the_latest_change_stands_first_with_its_words_and_without_a_name(visit):
    at = visit("partly", HISTORY)
    said = text(at)
    assert headline(at) == "4 thay đổi"
    assert said.index("Nhập tệp task\\_record.csv") < said.index("Nhập tệp figure.csv")
    assert "· cán bộ" in said
    assert "thử" not in said
    assert "Chưa có ai nhập" not in said


def test_names_are_shown_to_those_who_may_read_them_and_can_be_asked_for(visit, may):
    assert "nguoi" not in [each.key for each in visit("partly", HISTORY).selectbox]
    may(names=True)
    at = visit("partly", HISTORY, nguoi="thử")
    assert headline(at) == "Tìm thấy 3 thay đổi"
    assert "· thử" in text(at)


def test_the_public_cannot_ask_for_a_person_by_address(visit):
    at = visit("partly", HISTORY, nguoi="thử")
    assert headline(at) == "4 thay đổi"


@pytest.mark.parametrize(
    ("address", "number"),
    [
        pytest.param({"loai_thay_doi": "import"}, 3, id="kind"),
        pytest.param({"pham_vi": "12"}, 3, id="unit"),
        pytest.param({"nam": "2023"}, 2, id="year"),
        pytest.param({"pham_vi": "12", "nam": "2025"}, 2, id="both"),
    ],
)
def test_filters_stand_in_the_address(visit, address, number):
    assert visit("partly", HISTORY, **address).title[0].value == f"Tìm thấy {number} thay đổi"


def test_nothing_found_leads_back_to_everything(visit):
    at = visit("partly", HISTORY, pham_vi="79")
    assert "Không có thay đổi nào như vậy" in text(at)
    (button,) = (each for each in at.button if each.label == "Bỏ mọi điều kiện")
    button.click().run()
    assert headline(at) == "4 thay đổi"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        pytest.param({"trang": "9"}, "không có trang «9»", id="page"),
        pytest.param({"thay_doi": "99"}, "mang số «99»", id="change"),
        pytest.param({"thay_doi": "-1"}, "mang số «-1»", id="no-number"),
        pytest.param({"loai_thay_doi": "x"}, "loại thay đổi «x»", id="kind"),
        pytest.param({"pham_vi": "x"}, "đơn vị «x»", id="unit"),
    ],
)
def test_what_cannot_be_used_is_said_and_the_list_is_shown(visit, address, words):
    at = visit("partly", HISTORY, **address)
    assert words in text(at)
    assert headline(at) == "4 thay đổi"


def test_a_long_history_comes_page_by_page(own, opened):
    engine = engine_for(sa.make_url(f"sqlite+pysqlite:///{own.as_posix()}"))
    with writing(engine) as connection:
        for number in range(60):
            record_change(connection, kind=RECORD, actor="x", summary=f"Ghi nhận lần {number}.")
    engine.dispose()
    at = opened()
    assert headline(at) == "64 thay đổi"
    assert "**1–20** trong 64" in text(at)
    (older,) = (each for each in at.button if each.label == "Cũ hơn")
    older.click().run()
    assert "**21–40** trong 64" in text(at)
    assert "lần 39" in text(at)
    assert "lần 40." not in text(at)
    assert "**61–64** trong 64" in text(opened(trang="4"))


def test_the_drawer_says_what_each_row_was_and_is(visit):
    at = visit("partly", HISTORY, thay_doi="2")
    rows = table(at)
    assert len(rows) == 10
    assert {"Dòng", "Trước", "Sau"} == rows[0].keys()
    assert all(row["Trước"] == "không có" for row in rows)
    assert any("thành phố Huế" in row["Dòng"] and row["Sau"] == "20/40" for row in rows)
    said = text(at)
    assert "sáp nhập" in said
    assert "người đã đăng nhập tải được" in said
    assert "Hoàn tác" not in [each.proto.popover.label for each in at.get("popover")]


def test_who_may_undo_sees_first_what_it_does_and_then_does_it(own, opened, may):
    may(names=True, author=Author("Nguyễn Thị Ánh"))
    at = opened(thay_doi="2")
    at.session_state["undo"] = True
    at.run()
    assert "Hoàn tác thay đổi số 2: rút 10 số liệu." in text(at)
    at.text_input(key="undo-reason").input("nhầm tệp")
    (deed,) = (each for each in at.button if each.label == "Hoàn tác thay đổi này")
    deed.click().run()
    assert not at.exception
    assert "nhầm tệp" in text(at)
    assert at.query_params["thay-doi"] in ("5", ["5"])
    assert headline(at) == "5 thay đổi"
    assert "đã được hoàn tác bởi số 5" in text(at)
    engine = engine_for(sa.make_url(f"sqlite+pysqlite:///{own.as_posix()}"))
    with reading(engine) as connection:
        assert programme(connection).figures == ()
    engine.dispose()


def test_who_may_not_undo_a_change_is_told_why(own, opened, may):
    may(names=True, author=Author("x", frozenset({"46"})))
    at = opened(thay_doi="2")
    at.session_state["undo"] = True
    at.run()
    assert "ngoài các đơn vị được giao" in text(at)
    assert "Hoàn tác thay đổi này" not in [each.label for each in at.button]


def test_who_lost_the_right_since_the_page_was_drawn_changes_nothing(own, opened, may):
    may(names=True, author=Author("x"))
    at = opened(thay_doi="2")
    at.session_state["undo"] = True
    at.run()
    (deed,) = (each for each in at.button if each.label == "Hoàn tác thay đổi này")
    may(names=False)
    deed.click().run()
    assert not at.exception
    assert "không còn quyền hoàn tác" in text(at)
    assert headline(at) == "4 thay đổi"
