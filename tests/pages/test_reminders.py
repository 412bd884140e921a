"""Letters on the page of reports: a lead writes where they go, reads reminders and sends them."""

import io
import zipfile

import docx
import pytest
from streamlit.testing.v1 import AppTest

from data_access.imports import File, import_content
from data_access.letters.correspondents import correspondents
from data_access.letters.mail import SENDER, SERVER
from data_access.people.authors import COMMAND_LINE
from data_access.people.people import Person, Role
from data_access.store.engine import reading
from progress.reporting.correspondents import Correspondent
from tests.mail import mail_server
from tests.pages.conftest import TODAY
from tests.pages.html_tables import tables
from tests.pages.test_data_entry import claims, come, engine
from tests.pages.test_drafts import press, text
from ui.access.sign_in import Visitor
from ui.documents import report_files
from ui.frame.pages import REPORTS

__all__ = ("come", "engine")  # fixtures
HANOI = {"body": "Sở Văn hóa <b>Hà Nội</b>", "address": "47 Hàng Dầu", "email": "hanoi@x.vn"}


@pytest.fixture(autouse=True)
def reported(engine) -> None:
    """A year in which one province has sent its report, and the others owe theirs."""
    bring(engine, "unit_code,year,received_on\n46,2025,2025-12-10")


def bring(engine, content: str) -> None:
    given = {"reason": None, "dry_run": False, "today": TODAY, "author": COMMAND_LINE}
    assert import_content(engine, File("x.csv", content.encode()), **given).change_id


def known(engine) -> tuple[Correspondent, ...]:
    with reading(engine) as connection:
        return correspondents(connection)


def lead(come, *opened: str) -> AppTest:
    at = come(claims("lan@x.vn"), REPORTS)
    for part in opened:
        at.session_state[part] = True
    at.run()
    assert not at.exception, at.exception
    return at


def seen(at: AppTest) -> list:
    return [each for each in at.checkbox if each.label == "Tôi đã xem các thư sẽ gửi."]


def fold(at: AppTest, part: str, *, opened: bool) -> None:
    at.session_state[part] = opened
    at.run()


def write(at: AppTest, **cells: str) -> None:
    at.selectbox(key="correspondent-unit").set_value("01").run()
    for name, cell in cells.items():
        at.text_input(key=f"correspondent-01-{name}").input(cell)
    press(at, "Ghi")


def test_a_lead_writes_where_letters_go(come, engine):
    at = lead(come, "correspondents")
    write(at, **HANOI)
    assert known(engine) == (Correspondent("01", **HANOI),)
    (listed,) = (each for each in tables(at) if "Cơ quan nhận" in each)
    listed = listed.set_index("Đơn vị")
    assert listed.loc["Hà Nội", "Cơ quan nhận"] == HANOI["body"]
    assert listed.loc["Hà Nội", "Thư điện tử"] == "hanoi@x.vn"
    assert listed.loc["Huế", "Cơ quan nhận"] == "Ủy ban nhân dân thành phố Huế"
    write(at, email="không phải")
    assert "«không phải» không phải địa chỉ thư điện tử" in text(at)
    write(at, body="", address="", email="")
    assert known(engine) == ()


@pytest.mark.parametrize("user", ["an@x.vn", "vy@x.vn", None])
def test_nobody_else_sees_addresses_or_reminders(come, engine, user):
    bring(engine, "unit_code,email\n01,hanoi@x.vn")
    at = come(claims(user) if user else None, REPORTS)
    assert not {"Thư nhắc bằng thư điện tử", "Nơi nhận công văn, thư nhắc"} & {
        each.label for each in at.expander
    }
    assert "hanoi@x.vn" not in text(at)


@pytest.mark.parametrize("user", ["vy@x.vn", None])
def test_who_is_responsible_is_told_to_those_with_a_role_only(come, engine, user):
    header = "unit_code,year,received_on,responsible"
    bring(engine, f"{header}\n46,2025,2025-12-10,Trần Thị Hoa 0912 345 678")
    at = come(claims(user) if user else None, REPORTS)
    at.session_state["table-main"] = True
    for address in ({}, {"bao-cao": "46.2025"}):
        for name, code in address.items():
            at.query_params[name] = code
        at.run()
        assert not at.exception, at.exception
        said = "".join((text(at), *(each.to_csv() for each in tables(at))))
        assert "10/12/2025" in said
        assert ("Trần Thị Hoa 0912 345 678" in said) is (user is not None)


def test_a_lead_reads_each_letter_and_sends_it_once(come, engine, monkeypatch):
    bring(engine, "unit_code,email\n01,hanoi@x.vn\n12,laichau@x.vn")
    at = lead(come, "reminders", "reminder-letters-report")
    assert "Chưa cấu hình máy chủ thư" in text(at)
    assert not seen(at)
    read = "\n".join(each.value for each in at.text)
    assert "Tới: hanoi@x.vn" in read
    assert read.count("Tới: ") == 2
    assert "31 đơn vị chưa có địa chỉ thư điện tử: An Giang, " in text(at)
    assert "Kính gửi: Ủy ban nhân dân thành phố Hà Nội" in read
    with mail_server() as (box, port):
        monkeypatch.setenv(SERVER, f"smtp://127.0.0.1:{port}")
        monkeypatch.setenv(SENDER, "a@b.vn")
        at.run()
        (order,) = (each for each in at.button if each.label == "Gửi 2 thư nhắc")
        assert order.disabled
        assert box.letters == []
        fold(at, "reminder-letters-report", opened=False)
        assert "Hãy mở xem các thư trước khi gửi." in text(at)
        assert not seen(at)
        assert not [each for each in at.button if "thư nhắc" in each.label]
        fold(at, "reminder-letters-report", opened=True)
        seen(at)[0].check().run()
        bring(engine, "unit_code,email\n01,vanthu@x.vn")
        at.run()
        assert not seen(at)[0].value, "ticked for other letters"
        bring(engine, "unit_code,email\n01,hanoi@x.vn")
        at.run()
        seen(at)[0].check().run()
        press(at, "Gửi 2 thư nhắc")
        assert "Đợt 1: đã gửi 2, chưa có địa chỉ 31." in text(at)
        assert sorted(box.recipients) == ["hanoi@x.vn", "laichau@x.vn"]
        sent = {letter.get_content().replace("\r\n", "\n").strip() for letter in box.letters}
        assert all(each in read for each in sent)
    assert "Đợt 1 không còn thư nào để gửi." in text(at)
    (listed,) = (each for each in tables(at) if "Gửi tới" in each)
    gone = listed[listed["Đợt 1"] == "Máy chủ thư đã nhận"]
    assert sorted(gone["Gửi tới"]) == ["hanoi@x.vn", "laichau@x.vn"]
    assert set(gone["Người gửi"]) == {"Lan (lan@x.vn)"}
    assert at.number_input[0].max == 2


def test_reminders_are_of_today(come):
    at = come(claims("lan@x.vn"), REPORTS)
    at.session_state["reminders"] = True
    at.query_params["ngay"] = "2026-02-01"
    at.run()
    assert "theo số liệu của hôm nay" in text(at)


def test_made_up_data_remind_nobody(visit, monkeypatch):
    monkeypatch.setattr("data_access.people.owner.is_owner", lambda _headers, _cookies: True)
    at = visit("full", REPORTS)
    at.session_state["reminders"] = True
    at.run()
    assert "không gửi thư nhắc nào theo số liệu không có thật" in text(at)
    assert not [each for each in at.button if "thư nhắc" in each.label]


@pytest.mark.parametrize("has_role", [True, False])
def test_letters_name_the_body_for_who_has_a_role(come, engine, has_role):
    bring(engine, "unit_code,body,address,email\n01,Sở Văn hóa Hà Nội,47 Hàng Dầu,hanoi@x.vn")
    come(claims("lan@x.vn"), REPORTS)
    who = Visitor(Person("vy@x.vn", "Vy", Role.VIEWER, True, ())) if has_role else Visitor()
    asked = {"pham-vi": "01", "nam": "2025", "ngay": TODAY.isoformat()}
    form = next(each for each in report_files.FORMATS if each.on_request)
    _, content = report_files._file(form, asked.get, who).wait()
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        opened = docx.Document(io.BytesIO(packed.read(packed.namelist()[0])))
    said = "\n".join(each.text for each in opened.paragraphs)
    assert ("Sở Văn hóa Hà Nội (47 Hàng Dầu)" in said) is has_role
    assert "hanoi@x.vn" not in said
