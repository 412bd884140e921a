"""Sign-in and the page "Nhập số liệu": what each visitor finds, and what is written when."""

import asyncio
import io
import re
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pandas as pd
import pytest
import sqlalchemy as sa
from openpyxl import load_workbook
from starlette.exceptions import HTTPException
from starlette.requests import Request
from streamlit.testing.v1 import AppTest

from data_access.drafts.queries import own_drafts
from data_access.drafts.steps import give_back
from data_access.imports import import_file
from data_access.people import owner
from data_access.people.authors import AT_THE_MACHINE, COMMAND_LINE
from data_access.people.changes import add, remove
from data_access.people.people import Person, Role
from data_access.programme.queries import has_demonstration
from data_access.recorded.history import change
from data_access.store import clock
from data_access.store.changes import DEMONSTRATION, record_change
from data_access.store.engine import engine_for, reading, writing
from data_access.store.problems import Problem
from data_access.store.tables import FigureRow, ReportRow
from progress.model.drafts import DraftState, Remark
from tests.pages.conftest import opening
from ui.access.sign_in import Visitor
from ui.data_entry import form as typing_form
from ui.data_entry import marked_file
from ui.frame.pages import DATA_ENTRY, HOME, PAGES

SECRETS = {
    "auth": {
        "redirect_uri": "http://localhost/oauth2callback",
        "cookie_secret": "x" * 32,
        "client_id": "a",
        "client_secret": "b",
        "server_metadata_url": "http://localhost/none",
    }
}
HEADER = "unit_code,indicator_code,category_code,year,numerator,denominator"
SOUND = "46,library_service,public_commune,2025,20,40"
ODD = "46,museum_programme_count,museum,2025,7,"
WRONG = "46,library_service,public_commune,2024,<b>x</b>,40"


@pytest.fixture
def engine(database, tmp_path, monkeypatch) -> sa.Engine:
    """A database of its own, in which three people have roles."""
    file = tmp_path / "dashboard.db"
    engine = engine_for(sa.make_url(database("empty")))
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(str(engine.url.database), file)
    url = f"sqlite+pysqlite:///{file.as_posix()}"
    monkeypatch.setenv("DATABASE_URL", url)
    engine = engine_for(sa.make_url(url))
    with writing(engine) as connection:
        for name, role, units in (
            ("an", Role.OFFICER, ("46",)),
            ("lan", Role.LEAD, ()),
            ("vy", Role.VIEWER, ()),
        ):
            add(
                connection,
                f"{name}@x.vn",
                name=name.title(),
                role=role,
                units=units,
                author=COMMAND_LINE,
            )
    return engine


def claims(address: str, **more: Any) -> dict[str, Any]:
    until = clock.now() + timedelta(hours=1)
    return {"is_logged_in": True, "email": address, "exp": until.timestamp(), **more}


@pytest.fixture
def come(engine) -> Callable[..., AppTest]:
    """Open a page as somebody: with a token's claims, signed out (None), or without sign-in."""

    def come(user: dict[str, Any] | None, page=DATA_ENTRY, *, configured: bool = True) -> AppTest:
        at = opening(page)
        if configured:
            at.secrets.update(SECRETS)
            at.user = user or {"is_logged_in": False}
        at.run()
        assert not at.exception, at.exception
        return at

    return come


def said(at: AppTest) -> str:
    words = [*at.info, *at.warning, *at.error, *at.success, *at.caption, *at.header]
    html = [each.proto.body for each in at.get("html")]
    return "\n".join([*(each.value for each in words), *html])


def bring(at: AppTest, *lines: str, name: str = "hue.csv") -> AppTest:
    content = "\n".join((HEADER, *lines)).encode()
    at.file_uploader[0].set_value((name, content, "text/csv"))
    at.run()
    assert not at.exception, at.exception
    return at


def order(at: AppTest) -> Any:
    return next(button for button in at.button if button.label == "Ghi")


def figures(engine: sa.Engine) -> list[tuple[str, int, int | None]]:
    row = FigureRow
    with reading(engine) as connection:
        query = sa.select(row.unit_code, row.year, row.numerator).order_by(row.change_id)
        return [tuple(each) for each in connection.execute(query)]


def test_without_sign_in_the_page_is_for_reading_and_says_how_files_come_in(come):
    at = come(None, configured=False)
    assert "Chỉ xem" in said(at)
    assert any("manage.py import" in each.value for each in at.markdown)
    assert not at.file_uploader
    at.query_params["pham-vi"] = "46"
    at.run()
    (template,) = at.get("download_button")
    assert "Huế" in template.proto.label


@pytest.mark.parametrize(
    ("user", "words"),
    [
        pytest.param(claims("vy@x.vn"), "chỉ được xem", id="viewer"),
        pytest.param(claims("la@x.vn"), "x.vn chưa được cấp quyền", id="stranger"),
        pytest.param(claims("an@x.vn", exp=0), "hết hạn", id="expired"),
        pytest.param({**claims("an@x.vn"), "exp": None}, "hết hạn", id="without-a-time"),
        pytest.param(claims("an@x.vn", email_verified=False), "chưa", id="unverified"),
        pytest.param(claims("an@x.vn", email=None), "thư điện tử", id="no-address"),
    ],
)
def test_who_may_not_write_gets_no_way_in_and_is_told_why(come, user, words):
    at = come(user)
    assert not at.file_uploader
    assert words in said(at) or "đã xác nhận" in said(at)


def test_a_signed_out_visitor_is_asked_to_sign_in(come):
    at = come(None)
    assert not at.file_uploader
    assert "Đăng nhập" in [button.label for button in at.button]


def test_the_frame_says_who_is_signed_in_and_as_what(come):
    at = come(claims("AN@X.vn"), HOME)
    assert [text.value for text in at.text][:2] == ["an@x.vn", "Cán bộ nhập số liệu: Huế"]
    assert "Đăng xuất" in [button.label for button in at.button]


def test_errors_stop_and_stand_beside_the_sheet(come, engine):
    at = bring(come(claims("an@x.vn")), SOUND, WRONG, "01,library_visits,none,2025,5,")
    words = said(at)
    assert "2 lỗi" in words
    assert "Dòng 3, cột numerator" in words
    assert "Bạn không được giao nhập số liệu của Hà Nội (01)" in words
    assert "&lt;b&gt;x&lt;/b&gt;" in words
    assert "<b>x</b>" not in words
    (target,) = {part.split('"')[0] for part in words.split('href="#')[1:] if "-3" in part[:14]}
    assert f'id="{target}"' in words
    assert "Ghi" not in [button.label for button in at.button]
    assert figures(engine) == []


def test_a_file_that_cannot_be_read_is_said_in_one_sentence(come):
    at = come(claims("an@x.vn"))
    at.file_uploader[0].set_value(("hue.csv", b"\xff\xfe\x00lung tung", "text/csv"))
    at.run()
    assert not at.exception
    assert len(at.error) == 1
    assert "Ghi" not in [button.label for button in at.button]


def test_nothing_is_written_before_the_order_and_once_after_it(come, engine):
    at = bring(come(claims("lan@x.vn")), SOUND)
    assert figures(engine) == []
    assert any(each.value.startswith("Mới **1** · Sửa **0**") for each in at.markdown)
    order(at).click()
    at.run()
    assert figures(engine) == [("46", 2025, 20)]
    assert "Đã ghi: thay đổi số" in said(at)
    at.run()
    assert figures(engine) == [("46", 2025, 20)]


def test_a_figure_of_communes_stands_beside_their_number(come):
    at = bring(come(claims("lan@x.vn")), SOUND, "46,library_service,public_province,2025,1,1")
    (plan,) = (each.proto.body for each in at.get("html") if "Kế hoạch ghi" in each.proto.body)
    table = [re.findall("<t[hd]>(.*?)</t[hd]>", row) for row in plan.split("<tr>")[1:]]
    place = table[0].index("Số xã, phường")
    assert [row[place] for row in table[1:]] == ["40", "–"]


def test_a_second_tab_with_the_same_file_writes_nothing(come, engine):
    first = bring(come(claims("lan@x.vn")), SOUND)
    second = bring(come(claims("lan@x.vn")), SOUND)
    order(first).click()
    first.run()
    order(second).click()
    second.run()
    assert figures(engine) == [("46", 2025, 20)]
    second.run()
    assert "không có gì để ghi" in said(second)


def test_warnings_need_a_tick_and_a_reason(come, engine):
    at = bring(come(claims("lan@x.vn")), ODD)
    order(at).click()
    at.run()
    assert "Chưa ghi" in said(at)
    at.checkbox[0].check()
    order(at).click()
    at.run()
    assert figures(engine) == []
    at.checkbox[0].check()
    at.text_input[0].set_value("Huế tự làm")
    order(at).click()
    at.run()
    assert figures(engine) == [("46", 2025, 7)]


def demonstrate(engine: sa.Engine) -> None:
    """Store a report of the demonstration."""
    with writing(engine) as connection:
        change = record_change(connection, kind=DEMONSTRATION, actor="thử", summary="minh họa")
        made_up = {"unit_code": "01", "year": 2025, "received_on": date(2025, 12, 1)}
        made_up |= {"change_id": change, "status": "current"}
        connection.execute(sa.insert(ReportRow).values(made_up))


def test_demonstration_data_go_only_after_a_tick(come, engine):
    demonstrate(engine)
    at = bring(come(claims("lan@x.vn")), SOUND)
    assert "Sẽ gỡ số liệu minh họa: 1 báo cáo." in said(at)
    order(at).click()
    at.run()
    assert "đánh dấu đồng ý gỡ số liệu minh họa" in said(at)
    assert figures(engine) == []
    at.checkbox[0].check()
    order(at).click()
    at.run()
    assert figures(engine) == [("46", 2025, 20)]
    assert "Đã gỡ số liệu minh họa: 1 báo cáo." in [each.value for each in at.markdown]
    with reading(engine) as connection:
        assert not has_demonstration(connection)


def test_somebody_removed_while_the_page_is_open_writes_nothing(come, engine):
    at = bring(come(claims("lan@x.vn")), SOUND)
    with writing(engine) as connection:
        remove(connection, "lan@x.vn", author=COMMAND_LINE)
    order(at).click()
    at.run()
    assert figures(engine) == []
    assert "đã ngừng" in said(at)
    assert not at.file_uploader


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.address)
def test_pages_for_signed_in_viewers_show_nobody_else_a_figure(come, monkeypatch, page):
    monkeypatch.setenv("DASHBOARD_VIEWERS", "signed-in")
    for user in (None, claims("la@x.vn"), claims("an@x.vn", exp=0)):
        at = come(user, page)
        assert [title.value for title in at.title] == ["Đăng nhập để xem số liệu"]
        shown = {"arrow_data_frame", "vega_lite_chart", "download_button", "html"}
        assert not any(at.get(kind) for kind in shown)


def test_pages_for_signed_in_viewers_open_to_a_viewer(come, monkeypatch):
    monkeypatch.setenv("DASHBOARD_VIEWERS", "signed-in")
    assert come(claims("vy@x.vn"), HOME).get("vega_lite_chart")


def waiting_script(leaves: bool) -> None:
    from types import SimpleNamespace

    import streamlit as st

    from ui.frame.waiting import queues

    with queues.waiting("Đang kiểm tra tệp") as on_wait:
        on_wait(SimpleNamespace(before=2, progress=("", 0, 0)))
        if not leaves:
            st.stop()


@pytest.mark.parametrize("leaves", [False, True])
def test_who_waits_is_told_their_place_until_it_is_their_turn(leaves):
    at = AppTest.from_function(waiting_script, args=(leaves,)).run()
    words = [] if leaves else [":material/hourglass_top: Đang chờ, còn 2 việc trước"]
    assert [each.value for each in at.caption] == words


def test_the_person_at_the_machine_brings_files_and_signs_out(come, monkeypatch):
    signed_out: list[object] = []
    monkeypatch.setattr(owner, "is_owner", lambda _headers, _cookies: not signed_out)
    monkeypatch.setattr(owner, "sign_out", signed_out.append)
    at = come(None, configured=False)
    assert len(at.get("file_uploader")) == 1
    assert "Người dùng máy" in [each.value for each in at.text] or at.get("popover")
    next(each for each in at.button if each.label == "Đăng xuất").click().run()
    assert len(signed_out) == 1
    assert not at.get("file_uploader")
    assert any("Chỉ xem" in each.value for each in at.info)


def test_the_history_names_the_person_at_the_machine(engine, tmp_path):
    file = tmp_path / "a.csv"
    file.write_text(f"{HEADER}\n{SOUND}\n", "utf-8")
    given = {"reason": None, "dry_run": False, "today": date(2026, 3, 1)}
    number = import_file(engine, file, author=AT_THE_MACHINE, **given).change_id
    with reading(engine) as connection:
        found = change(connection, number, names=False)
    assert found is not None
    assert found.actor == "người dùng máy"


def typing_page(come, address: str, unit: str = "46") -> AppTest:
    at = come(claims(address))
    at.query_params.update({"cach-nhap": "trang", "pham-vi": unit, "nam": "2025"})
    at.run()
    assert not at.exception, at.exception
    return at


def field(at: AppTest, label: str) -> Any:
    return next(each for each in at.text_input if each.label == label)


def press(at: AppTest, label: str) -> AppTest:
    next(each for each in at.button if each.label == label).click()
    at.run()
    assert not at.exception, at.exception
    return at


def reports(engine: sa.Engine) -> list[tuple[Any, ...]]:
    row = ReportRow
    with reading(engine) as connection:
        query = sa.select(row.unit_code, row.year, row.received_on, row.document_number)
        return [tuple(each) for each in connection.execute(query)]


def test_what_is_typed_on_the_page_is_checked_and_written_like_a_file(come, engine):
    at = typing_page(come, "lan@x.vn")
    field(at, "Ngày gửi báo cáo").set_value("31/12/2999").run()
    field(at, "Số văn bản").set_value("12/BC-SVHTT").run()
    assert any("Đã sửa 2 ô: «Bìa»" in each.value for each in at.caption)
    at_once = next(each.value for each in at.markdown if "Lỗi · Bìa" in each.value)
    assert "Ngày gửi báo cáo" in at_once
    assert "chưa tới" in at_once
    press(at, "Kiểm tra")
    assert "Có 1 lỗi" in said(at)
    assert any("Lỗi" in each.value and "chưa tới" in each.value for each in at.markdown)
    assert "Ghi" not in [button.label for button in at.button]
    field(at, "Ngày gửi báo cáo").set_value("10/12/2025").run()
    press(at, "Kiểm tra")
    assert reports(engine) == []
    press(at, "Ghi")
    assert reports(engine) == [("46", 2025, date(2025, 12, 10), "12/BC-SVHTT")]
    assert "Đã ghi: thay đổi số" in said(at)
    links = {link.proto.label: link.proto.query_string for link in at.get("page_link")}
    assert links["Xem Huế năm 2025"] == "pham-vi=46&nam=2025"
    press(at, "Nhập tiếp")
    assert field(at, "Số văn bản").value == "12/BC-SVHTT"
    assert any("Chưa sửa ô nào" in each.value for each in at.caption)


def test_typing_is_kept_while_another_unit_is_looked_at(come):
    at = typing_page(come, "lan@x.vn")
    field(at, "Số văn bản").set_value("12/BC-SVHTT").run()
    for unit, value in (("01", ""), ("46", "12/BC-SVHTT")):
        at.query_params["pham-vi"] = unit
        at.run()
        assert field(at, "Số văn bản").value == value


def test_what_is_typed_is_there_in_another_browser_and_after_it_only_there(come):
    at = typing_page(come, "an@x.vn")
    field(at, "Số văn bản").set_value("12/BC-SVHTT").run()
    other = typing_page(come, "an@x.vn")
    assert field(other, "Số văn bản").value == "12/BC-SVHTT"
    field(other, "Số văn bản").set_value("13/BC").run()
    field(other, "Người chịu trách nhiệm").set_value("Ánh").run()
    field(at, "Ghi chú").set_value("a").run()
    for each in (at, typing_page(come, "an@x.vn")):
        assert field(each, "Số văn bản").value == "13/BC"
        assert field(each, "Ghi chú").value == "a"
        assert any("Đã sửa 3 ô: «Bìa»" in caption.value for caption in each.caption)
    assert field(typing_page(come, "lan@x.vn"), "Số văn bản").value == ""
    press(other, "Bỏ hẳn")
    at.run()
    assert field(at, "Số văn bản").value == field(other, "Số văn bản").value == ""


def test_what_was_typed_is_sent_once_and_comes_back_when_it_is_sent_back(come, engine):
    at, other = typing_page(come, "an@x.vn"), typing_page(come, "an@x.vn")
    field(at, "Số văn bản").set_value("12/BC-SVHTT").run()
    field(at, "Ngày gửi báo cáo").set_value("10/12/2025").run()
    for each in (at, other):
        each.run()
        press(each, "Kiểm tra")
        assert "Lưu nháp" not in [button.label for button in each.button]
        assert "Gửi" in [button.label for button in each.button]
    press(at, "Gửi")
    press(other, "Gửi")
    assert "Bản của bạn (1)" in said(other)
    press(at, "Đóng")
    for each in (at, other, typing_page(come, "an@x.vn")):
        assert field(each, "Số văn bản").value == ""
        assert any("Chưa sửa ô nào" in caption.value for caption in each.caption)
        assert "Gửi" not in [button.label for button in each.button]
    with writing(engine) as connection:
        give_back(connection, 1, COMMAND_LINE, (Remark(None, None, "thiếu ngày"),))
    at.run()
    assert field(at, "Số văn bản").value == "12/BC-SVHTT"
    field(at, "Ngày gửi báo cáo").set_value("11/12/2025").run()
    press(at, "Kiểm tra")
    press(at, "Gửi")
    with reading(engine) as connection:
        made = own_drafts(connection, "an@x.vn")
    assert {each.number: each.state for each in made} == {
        1: DraftState.RETURNED,
        2: DraftState.SENT,
    }


def test_a_lead_who_wrote_finds_nothing_typed_in_another_browser(come):
    at = typing_page(come, "lan@x.vn")
    field(at, "Ngày gửi báo cáo").set_value("10/12/2025").run()
    press(at, "Kiểm tra")
    press(at, "Ghi")
    other = typing_page(come, "lan@x.vn")
    assert field(other, "Ngày gửi báo cáo").value == "10/12/2025"
    assert any("Chưa sửa ô nào" in caption.value for caption in other.caption)


def test_what_could_not_be_kept_is_said_and_kept_later(come, monkeypatch):
    at = typing_page(come, "lan@x.vn")

    def refuse(*_arguments: object) -> None:
        raise Problem("Ổ đĩa đã đầy.")

    with monkeypatch.context() as patch:
        patch.setattr(typing_form, "keep_typing", refuse)
        field(at, "Số văn bản").set_value("12/BC").run()
        assert not at.exception
        assert any("Chưa giữ được" in each.value and "đã đầy" in each.value for each in at.error)
    at.run()
    assert not at.error
    assert field(typing_page(come, "lan@x.vn"), "Số văn bản").value == "12/BC"


def test_a_commune_officer_finds_her_form_and_is_called_by_her_commune(come, engine):
    with writing(engine) as connection:
        add(
            connection,
            "ha@x.vn",
            name="Hà",
            role=Role.OFFICER,
            units=("19753",),
            author=COMMAND_LINE,
        )
    at = come(claims("ha@x.vn"))
    assert "Cán bộ nhập số liệu: phường Phú Xuân" in [text.value for text in at.text]
    offered = at.get("download_button")
    assert [each.proto.label.split(" phường Phú Xuân")[0] for each in offered] == [
        "Tải mẫu",
        "Tải mẫu kế hoạch của",
    ]
    bring(at, "19753,library_service,public_commune,2025,1,1", name="xa.csv")
    words = said(at)
    assert "phường Phú Xuân" in words
    assert "· 19753 ·" not in words


def test_files_of_several_units_are_told_apart_and_written_one_by_one(come, engine):
    at = several(come(claims("lan@x.vn")), SOUND, SOUND.replace("46,", "01,"), WRONG)
    assert "1 lỗi: không ghi được" in results(at)[2]
    press(at, "Ghi 2 tệp không có lỗi, cảnh báo")
    assert figures(engine) == [("46", 2025, 20), ("01", 2025, 20)]
    with reading(engine) as connection:
        changes = set(connection.scalars(sa.select(FigureRow.change_id)))
    assert len(changes) == 2


def test_a_second_file_of_the_same_unit_is_looked_at_before_it_overwrites_the_first(come, engine):
    demonstrate(engine)
    other = SOUND.replace("46,", "01,")
    at = several(come(claims("lan@x.vn")), SOUND, SOUND.replace("20,40", "21,40"), other)
    at.checkbox[0].check().run()
    press(at, "Ghi 3 tệp không có lỗi, cảnh báo")
    assert figures(engine) == [("46", 2025, 20), ("01", 2025, 20)]
    first, second, third = results(at)
    assert first.startswith("✓ Đã ghi")
    assert third.startswith("✓ Đã ghi")
    assert second.startswith("Số liệu đã thay đổi từ lúc tệp được kiểm tra, chưa ghi gì.")
    assert second.endswith("Sẵn sàng: sửa 1")
    press(at, "Ghi 1 tệp không có lỗi, cảnh báo")
    assert figures(engine)[2:] == [("46", 2025, 21)]


def test_the_marked_file_is_given_to_who_brought_it_alone(come, monkeypatch):
    at = bring(come(claims("an@x.vn")), WRONG, name="Huế.csv")
    (link,) = (each.proto.url for each in at.get("link_button"))
    assert link.startswith("du-lieu/danh-dau/")

    def given_to(address: str | None, name: str = link.rpartition("/")[2]) -> Any:
        person = address and Person(address, "A", Role.OFFICER, True, ("46",))
        visitor = Visitor(person or None)
        monkeypatch.setattr("ui.data_entry.marked_file.visitor_of", lambda _request: visitor)
        scope = {"type": "http", "method": "GET", "headers": [], "path_params": {"name": name}}
        return asyncio.run(marked_file.answer(Request(scope, still_there)))

    for address in (None, "lan@x.vn", "vy@x.vn"):
        with pytest.raises(HTTPException) as refused:
            given_to(address)
        assert refused.value.status_code == 404
    with pytest.raises(HTTPException):
        given_to("an@x.vn", "khac")
    given = given_to("an@x.vn")
    assert "filename*=UTF-8''danh-dau-Hu%E1%BA%BF.xlsx" in given.headers["content-disposition"]
    assert given.headers["cache-control"] == "no-store"
    assert load_workbook(io.BytesIO(given.body)).sheetnames


async def still_there() -> None:
    """Receive nothing, as from a client that waits."""
    await asyncio.sleep(3600)


def several(at: AppTest, *lines: str) -> AppTest:
    files = [(f"{n}.csv", f"{HEADER}\n{line}".encode(), "text/csv") for n, line in enumerate(lines)]
    at.file_uploader[0].set_value(files).run()
    assert not at.exception, at.exception
    return at


def results(at: AppTest) -> list[str]:
    """What the table of several files says of each."""
    (table,) = (e.proto.body for e in at.get("html") if "Các tệp vừa tải lên" in e.proto.body)
    (frame,) = pd.read_html(StringIO(table))
    return [str(words) for words in frame["Tình trạng"]]


def test_an_officer_sends_all_sound_files_at_once_and_each_once(come, engine):
    at = several(come(claims("an@x.vn")), SOUND, SOUND.replace("2025", "2024"), WRONG)
    press(at, "Gửi 2 tệp không có lỗi, cảnh báo")
    first, second, third = results(at)
    assert (first, second) == ("✓ Đã gửi: bản số 1", "✓ Đã gửi: bản số 2")
    assert "1 lỗi" in third
    assert not any(button.label.startswith("Gửi") for button in at.button)
    assert "Bản của bạn (2)" in said(at)
    assert figures(engine) == []


def test_one_of_several_files_is_sent_and_the_others_stay(come, engine):
    at = several(come(claims("an@x.vn")), SOUND, ODD)
    at.selectbox(key=next(b.key for b in at.selectbox if b.label == "Xem từng tệp")).select_index(1)
    at.run()
    at.checkbox[0].check()
    next(each for each in at.text_input if each.label.startswith("Lý do")).set_value("Huế tự làm")
    press(at, "Gửi")
    assert not at.exception
    first, second = results(at)
    assert first.startswith("Sẵn sàng")
    assert second == "✓ Đã gửi: bản số 1"
    press(at, "Gửi 1 tệp không có lỗi, cảnh báo")
    assert results(at) == ["✓ Đã gửi: bản số 2", "✓ Đã gửi: bản số 1"]
    with reading(engine) as connection:
        made = own_drafts(connection, "an@x.vn")
    assert [each.state for each in made] == [DraftState.SENT] * 2
