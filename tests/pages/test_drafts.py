"""An officer, an approver and a lead, each in a session of their own, with one draft."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from data_access.drafts import steps
from data_access.drafts.queries import draft
from data_access.imports import File, import_content
from data_access.people.authors import COMMAND_LINE
from data_access.people.changes import add
from data_access.people.people import Role
from data_access.people.program_keys import holder, listed
from data_access.recorded.locks import locked_years, set_lock
from data_access.store.engine import reading, writing
from tests.pages.test_data_entry import (
    HEADER,
    ODD,
    SOUND,
    bring,
    claims,
    come,
    engine,
    figures,
    said,
)
from ui.data_entry.drafts import OPEN
from ui.frame.pages import DATA_ENTRY, HISTORY, HOME

__all__ = ("come", "engine")  # fixtures


@pytest.fixture(autouse=True)
def approver(engine) -> None:
    with writing(engine) as connection:
        add(
            connection,
            "hoa@x.vn",
            name="Hoa",
            role=Role.APPROVER,
            units=("46",),
            author=COMMAND_LINE,
        )


def press(at: AppTest, label: str) -> AppTest:
    (button,) = (each for each in at.button if each.label == label)
    button.click().run()
    assert not at.exception, at.exception
    return at


def buttons(at: AppTest) -> set[str]:
    return {each.label for each in at.button}


def text(at: AppTest) -> str:
    return said(at) + "\n".join(each.value for each in at.markdown)


def test_what_an_officer_sends_is_written_when_an_approver_takes_it(come, engine):
    officer = bring(come(claims("an@x.vn")), SOUND)
    assert {"Gửi", "Lưu nháp"} <= buttons(officer)
    assert "Ghi" not in buttons(officer)
    press(officer, "Gửi")
    assert "Đã gửi lúc" in text(officer)
    assert not buttons(officer) & {"Gửi", "Nhận và ghi", "Trả lại"}
    assert figures(engine) == []

    approver = come(claims("hoa@x.vn"))
    assert "Chờ bạn nhận (1)" in text(approver)
    assert "Huế" in text(approver)
    press(approver, "Mở")
    assert "library_service" in text(approver), "the file is shown though nothing is wrong with it"
    press(approver, "Nhận và ghi")
    assert "Đã ghi: thay đổi số" in text(approver)
    assert figures(engine) == [("46", 2025, 20)]
    officer.run()
    assert "Đã nhận lúc" in text(officer)
    assert "Chờ bạn nhận" not in text(approver.run())


def test_a_draft_comes_back_with_remarks_and_is_mended(come, engine):
    press(bring(come(claims("an@x.vn")), SOUND), "Gửi")
    lead = press(come(claims("lan@x.vn")), "Mở")
    press(lead, "Trả lại")
    assert "ít nhất một nhận xét" in text(lead)
    lead.text_input(key="remark-1-0-cell").input("XFE1")
    lead.text_area(key="remark-1-0-text").input("Tử số chưa gồm hai phường mới")
    press(lead, "Thêm nhận xét")
    assert "«XFE1» không phải một ô" in text(lead), "what could not be sent is not added"
    lead.text_input(key="remark-1-0-cell").input("e2")
    lead.text_area(key="remark-1-0-text").input("Tử số chưa gồm hai phường mới")
    press(lead, "Thêm nhận xét")
    assert "E2: Tử số chưa gồm" in text(lead)
    lead.text_area(key="remark-1-1-text").input("Bổ sung số văn bản")
    press(lead, "Trả lại")
    assert "Chờ bạn nhận" not in text(lead)

    elsewhere = come(claims("an@x.vn"))
    assert "Trả lại để sửa" in text(elsewhere)
    press(elsewhere, "Mở")
    words = text(elsewhere)
    assert "Người duyệt: Tử số chưa gồm hai phường mới" in words
    assert "Người duyệt: Bổ sung số văn bản" in words
    assert "Gửi" in buttons(elsewhere)
    press(elsewhere, "Bỏ hẳn")
    assert "Bản của bạn" not in text(elsewhere)
    assert figures(engine) == []


def test_remarks_not_sent_are_there_in_another_browser_for_who_wrote_them(come, engine):
    press(bring(come(claims("an@x.vn")), SOUND), "Gửi")
    lead = press(come(claims("lan@x.vn")), "Mở")
    lead.text_area(key="remark-1-0-text").input("Thiếu hai phường")
    press(lead, "Thêm nhận xét")
    lead.text_input(key="remark-1-1-cell").input("e2").run()
    lead.text_area(key="remark-1-1-text").input("Chưa gửi").run()
    again = press(come(claims("lan@x.vn")), "Mở")
    assert "Thiếu hai phường" in text(again)
    assert again.text_area(key="remark-1-1-text").value == "Chưa gửi"
    assert again.text_input(key="remark-1-1-cell").value == "E2"
    other = press(come(claims("hoa@x.vn")), "Mở")
    assert "Thiếu hai phường" not in text(other)
    press(again, "Trả lại")
    with reading(engine) as connection:
        remarks = draft(connection, 1).remarks
    assert [(each.cell, each.text) for each in remarks] == [
        (None, "Thiếu hai phường"),
        ("E2", "Chưa gửi"),
    ]


def test_a_draft_whose_figures_are_all_stored_is_closed_without_a_change(come, engine):
    press(bring(come(claims("an@x.vn")), SOUND), "Gửi")
    press(bring(come(claims("an@x.vn")), SOUND, name="lan-hai.csv"), "Gửi")
    lead = come(claims("lan@x.vn"))
    next(each for each in lead.button if each.key == "waiting-1").click().run()
    assert "Đóng: số đã có" not in buttons(lead)
    press(lead, "Nhận và ghi")
    lead = press(come(claims("lan@x.vn")), "Mở")
    assert "không có gì mới để nhận" in text(lead)
    before = len(figures(engine))
    press(lead, "Đóng: số đã có")
    assert len(figures(engine)) == before
    sender = come(claims("an@x.vn"))
    assert "mọi số đã có, không ghi gì thêm" in text(sender)
    next(each for each in sender.button if each.key == "own-2").click().run()
    assert not sender.exception


def test_communes_are_called_by_name(come, engine):
    with writing(engine) as connection:
        given = {"name": "Phu", "role": Role.OFFICER, "units": ("19753",)}
        add(connection, "phu@x.vn", **given, author=COMMAND_LINE)
    at = bring(come(claims("phu@x.vn")), "19753,library_service,public_commune,2025,1,1")
    assert "phường Phú Xuân" in text(at)
    html = [each.proto.body for each in at.get("html")]
    assert any("Kế hoạch ghi" in each and "Phú Xuân" in each for each in html)
    press(at, "Gửi")
    assert "phường Phú Xuân" in text(at)
    assert "mã 19753" not in text(at)


def test_a_draft_that_is_kept_survives_the_tab_and_asks_for_a_reason_when_it_is_sent(come):
    press(bring(come(claims("an@x.vn")), ODD), "Lưu nháp")
    again = press(come(claims("an@x.vn")), "Mở")
    assert "Bản nháp lúc" in text(again)
    press(again, "Gửi")
    assert "Chưa gửi: hãy đánh dấu" in text(again)
    again.checkbox[0].check()
    again.text_input[0].set_value("Huế tự làm")
    press(again, "Gửi")
    assert "Đã gửi lúc" in text(again)
    approver = press(come(claims("hoa@x.vn")), "Mở")
    assert approver.text_input[0].value == "Huế tự làm"


def test_the_second_of_two_is_told_and_writes_nothing(come, engine):
    press(bring(come(claims("an@x.vn")), SOUND), "Gửi")
    first, second = (press(come(claims(f"{name}@x.vn")), "Mở") for name in ("hoa", "lan"))
    press(first, "Nhận và ghi")
    press(second, "Nhận và ghi")
    assert "Không nhận được bản số 1, chưa ghi gì thêm. Đã nhận lúc" in text(second)
    assert "Nhận và ghi" not in buttons(second)
    assert figures(engine) == [("46", 2025, 20)]


def test_a_file_of_several_that_finds_no_room_is_told(come, monkeypatch):
    monkeypatch.setattr(steps, "MOST_KEPT", len(f"{HEADER}\n{SOUND}"))
    at = come(claims("an@x.vn"))
    contents = (f"{HEADER}\n{SOUND.replace('2025', year)}".encode() for year in ("2024", "2025"))
    at.file_uploader[0].set_value([("a.csv", each, "text/csv") for each in contents]).run()
    press(at, "Gửi 2 tệp không có lỗi, cảnh báo")
    assert "Đã gửi: bản số 1" in text(at)
    assert "Chưa lưu: các bản của bạn" in text(at)


def test_who_sends_in_a_second_browser_what_is_sent_is_told(come):
    press(bring(come(claims("an@x.vn")), SOUND), "Lưu nháp")
    first, second = (press(come(claims("an@x.vn")), "Mở") for _ in range(2))
    press(first, "Gửi")
    press(second, "Gửi")
    assert "Không gửi được bản số 1, chưa ghi gì thêm. Đã gửi lúc" in text(second)
    assert "Gửi" not in buttons(second)


@pytest.mark.parametrize(
    ("code", "user", "words"),
    [
        pytest.param("7", "an@x.vn", "Không có bản số 7", id="unknown"),
        pytest.param("x", "an@x.vn", "Không có bản số 0", id="no-number"),
        pytest.param("1", "bo@x.vn", "không thuộc các đơn vị", id="another-unit"),
        pytest.param("1", "vy@x.vn", "chỉ được xem", id="viewer"),
    ],
)
def test_what_cannot_be_opened_is_said(come, engine, code, user, words):
    with writing(engine) as connection:
        role, units = Role.APPROVER, ("01",)
        add(connection, "bo@x.vn", name="Bo", role=role, units=units, author=COMMAND_LINE)
    press(bring(come(claims("an@x.vn")), SOUND), "Gửi")
    at = come(claims(user))
    at.query_params[OPEN] = code
    at.run()
    assert not at.exception
    assert words in text(at)
    assert not buttons(at) & {"Gửi", "Nhận và ghi", "Trả lại", "Bỏ hẳn"}


def test_a_lead_locks_a_year_and_what_is_written_after_is_told_as_an_amendment(come, engine):
    lead = come(claims("lan@x.vn"))
    lead.session_state["locks"] = True
    lead.run()
    lead.selectbox(key="lock-year").set_value(2025).run()
    press(lead, "Khóa kỳ 2025")
    with reading(engine) as connection:
        assert list(locked_years(connection)) == [2025]
    assert "Mở khóa kỳ 2025" in buttons(lead)
    press(lead, "Mở khóa kỳ 2025")
    assert "cần lý do" in text(lead)

    at = bring(come(claims("lan@x.vn")), SOUND)
    assert "Kỳ 2025 đã khóa" in text(at)
    at.checkbox[0].check()
    next(each for each in at.text_input if "Lý do, được" in each.label).set_value("đính chính")
    press(at, "Ghi")
    listed = text(come(claims("vy@x.vn"), HISTORY))
    assert "điều chỉnh sau khóa kỳ 2025" in listed
    assert "Khóa kỳ 2025" in listed


def test_a_lead_gives_a_key_that_is_shown_once_and_withdraws_it(come, engine):
    lead = come(claims("lan@x.vn"))
    lead.session_state["program-keys"] = True
    lead.run()
    lead.text_input(key="key-name").set_value("Cổng  dữ liệu").run()
    press(lead, "Cấp khóa")
    (key,) = (each.value for each in lead.code)
    with reading(engine) as connection:
        assert holder(connection, key) == "Cổng dữ liệu"
        assert [each.given_by for each in listed(connection)] == ["Lan (lan@x.vn)"]
    lead.text_input(key="key-name").set_value("Cổng dữ liệu").run()
    assert not lead.code, "a key is shown once"
    press(lead, "Cấp khóa")
    assert "«Cổng dữ liệu» đang có khóa" in text(lead)
    lead.selectbox(key="key-held").select("Cổng dữ liệu").run()
    press(lead, "Thu hồi khóa")
    assert "Thu hồi khóa" not in buttons(lead)
    with reading(engine) as connection:
        assert holder(connection, key) is None


@pytest.mark.parametrize("user", ["an@x.vn", "hoa@x.vn", "vy@x.vn"])
def test_only_a_lead_is_offered_to_lock_and_to_give_keys(come, user):
    at = come(claims(user), DATA_ENTRY)
    offered = {each.proto.label for each in at.get("expander")}
    assert not offered & {"Khóa kỳ báo cáo", "Khóa cho hệ thống khác"}


def test_figures_of_a_locked_year_are_explained_with_their_amendments(come, engine):
    given = {"dry_run": False, "today": date(2026, 3, 1), "author": COMMAND_LINE}
    report = "unit_code,year,received_on\n46,2025,2025-12-10"
    import_content(engine, File("a.csv", report.encode()), reason=None, **given)
    with writing(engine) as connection:
        set_lock(connection, 2025, COMMAND_LINE, "", locked=True)
    figure = File("b.csv", f"{HEADER}\n{SOUND}".encode())
    number = import_content(engine, figure, reason="đính chính", **given).change_id
    at = come(None, HOME, configured=False)
    key = "1520.library_service.public_commune"
    at.query_params.update({"pham-vi": "46", "nam": "2025", "vi-sao": key})
    at.run()
    assert not at.exception
    assert "**Điều chỉnh sau khóa kỳ 2025.**" in text(at)
    assert f"thay đổi số {number}" in text(at)
    assert "đính chính" in text(at)
