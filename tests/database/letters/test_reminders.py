"""Reminders by e-mail, through a real server: who may send, to whom, and never twice."""

import socket
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from threading import Barrier

import pytest
import sqlalchemy as sa

from commands.__main__ import main
from data_access.demonstration import add_demonstration
from data_access.imports import File, import_content
from data_access.letters import mail
from data_access.letters import reminders as sending
from data_access.letters.correspondents import correspondents
from data_access.letters.mail import SENDER, SERVER, message_of
from data_access.letters.reminders import LOST, send_reminders, stored_reminders
from data_access.people.authors import COMMAND_LINE
from data_access.people.changes import add
from data_access.people.people import Role
from data_access.people.sign_ins import SignIn
from data_access.programme.queries import programme
from data_access.store import clock
from data_access.store.engine import reading, writing
from data_access.store.problems import Problem
from data_access.store.tables import ReminderRow
from exports.letters.reminders import NO_DOCUMENT, reminders
from exports.report import build_report
from exports.report.occasions import YEARLY
from progress.model.selection import Selection
from progress.reporting.reminders import Reminder, ReminderBatch, ReminderKind, ReminderState
from tests.mail import certificate, mail_server, only

pytestmark = pytest.mark.thorough

TODAY = date(2026, 3, 1)
WHERE = (
    "unit_code,body,address,email",
    "01,Sở Văn hóa và Thể thao Hà Nội,47 Hàng Dầu,hanoi@x.vn",
    "12,,,laichau@x.vn",
    "48,,,danang@x.vn",
    "46,,,hue@x.vn",
)
SENT = ("unit_code,year,received_on", "46,2025,2025-12-10")


class Office:
    """Somebody who reminds units, before a server that takes letters."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine

    def bring(self, *lines: str) -> None:
        given = {"reason": None, "dry_run": False, "today": TODAY, "author": COMMAND_LINE}
        outcome = import_content(self.engine, File("x.csv", "\n".join(lines).encode()), **given)
        assert outcome.change_id is not None, outcome.errors

    def batch(self, number: int = 1, kind: ReminderKind = ReminderKind.REPORT) -> ReminderBatch:
        with reading(self.engine) as connection:
            known, where = programme(connection), correspondents(connection)
        report = build_report(known, Selection(TODAY, 2025, "VN"), YEARLY)
        made = reminders(replace(report, correspondents=where), kind)
        return ReminderBatch(2025, kind, number, TODAY, known.version, made)

    def send(self, number: int = 1, writer=COMMAND_LINE) -> str:
        return send_reminders(self.engine, self.batch(number), writer)

    def stored(self) -> dict[tuple[str, int], tuple[ReminderState, str | None]]:
        with reading(self.engine) as connection:
            found = stored_reminders(connection, 2025, ReminderKind.REPORT)
        return {(each.unit_code, each.round): (each.state, each.result) for each in found}


@pytest.fixture(autouse=True)
def today(monkeypatch) -> None:
    """Stop the only clock."""
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def office(seeded_engine) -> Office:
    made = Office(seeded_engine)
    made.bring(*WHERE)
    made.bring(*SENT)
    return made


@pytest.fixture
def box(monkeypatch):
    with mail_server() as (box, port):
        monkeypatch.setenv(SERVER, f"smtp://127.0.0.1:{port}")
        monkeypatch.setenv(SENDER, "Vụ Thư viện <thu-nhac@bo.gov.vn>")
        yield box


def test_each_unit_that_is_late_and_has_an_address_gets_its_own_letter_once(office, box):
    said = office.send()
    assert said.startswith("Đợt 1: đã gửi 3, chưa có địa chỉ 30.")
    assert box.recipients == ["danang@x.vn", "hanoi@x.vn", "laichau@x.vn"]  # Huế has sent its own
    letters = {letter["To"]: letter for letter in box.letters}
    hanoi, da_nang = letters["hanoi@x.vn"], letters["danang@x.vn"]
    assert hanoi["From"] == "Vụ Thư viện <thu-nhac@bo.gov.vn>"
    assert hanoi["Subject"] == "Thư nhắc: gửi báo cáo năm 2025"
    text = hanoi.get_content()
    assert "Kính gửi: Sở Văn hóa và Thể thao Hà Nội" in text
    assert "chưa ghi nhận báo cáo của thành phố Hà Nội" in text
    assert NO_DOCUMENT in text
    assert "Kính gửi: Ủy ban nhân dân thành phố Đà Nẵng" in da_nang.get_content()
    shown = {each.email: each.text for each in office.batch().reminders if each.email}
    assert {
        to: letter.get_content().replace("\r\n", "\n") for to, letter in letters.items()
    } == shown

    assert "đã gửi hoặc chưa rõ từ trước 3" in office.send()
    assert len(box.letters) == 3
    assert "đã gửi 3" in office.send(2)
    assert len(box.letters) == 6
    with pytest.raises(Problem, match="đợt tiếp theo là 3"):
        office.send(4)


@pytest.mark.on_both
def test_two_leads_at_once_send_each_letter_once(office, box):
    batch, together = office.batch(), Barrier(2)

    def order(_number: int) -> str:
        together.wait()
        return send_reminders(office.engine, batch, COMMAND_LINE)

    with ThreadPoolExecutor(2) as both:
        said = list(both.map(order, range(2)))
    assert sorted(box.recipients) == ["danang@x.vn", "hanoi@x.vn", "laichau@x.vn"]
    assert {state for state, _ in office.stored().values()} == {ReminderState.SENT}
    assert len(said) == 2


@pytest.mark.on_both
def test_who_dies_between_sending_and_storing_sends_nothing_twice(office, box, monkeypatch):
    def dies(*_arguments, **_values) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(sending, "_store", dies)
        with pytest.raises(KeyboardInterrupt):
            office.send()
    assert box.recipients == ["danang@x.vn"]
    assert office.stored() == {("48", 1): (ReminderState.SENDING, None)}
    assert "đã gửi 2, đã gửi hoặc chưa rõ từ trước 1" in office.send()
    assert box.recipients == ["danang@x.vn", "hanoi@x.vn", "laichau@x.vn"]


def test_a_refused_address_is_said_and_may_be_tried_again_in_its_round(office, box):
    box.refused = {"hanoi@x.vn"}
    assert "đã gửi 2, không gửi được 1" in office.send()
    refusal = "Máy chủ thư không nhận địa chỉ này: 550 5.1.1 no such mailbox."
    assert office.stored()["01", 1] == (ReminderState.FAILED, refusal)
    office.bring(WHERE[0], WHERE[1].replace("hanoi@", "vanthu@"))
    assert "đã gửi 1, đã gửi hoặc chưa rõ từ trước 2" in office.send()
    assert office.stored()["01", 1] == (ReminderState.SENT, None)
    assert box.recipients[-1] == "vanthu@x.vn"


def test_of_a_letter_during_which_the_server_hangs_up_nobody_knows(office, box):
    box.hangs_up = True
    assert (
        office.send() == f"Đợt 1: chưa rõ đã tới hay chưa 1, chưa gửi 2, chưa có địa chỉ 30. {LOST}"
    )
    assert office.stored() == {("48", 1): (ReminderState.SENDING, LOST)}
    box.hangs_up = False
    assert "đã gửi 2, đã gửi hoặc chưa rõ từ trước 1" in office.send()


def test_a_server_that_does_not_answer_is_said_and_nothing_is_kept(office, monkeypatch):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    monkeypatch.setenv(SERVER, f"smtp://127.0.0.1:{port}")
    monkeypatch.setenv(SENDER, "a@b.vn")
    with pytest.raises(Problem, match="không trả lời"):
        office.send()
    assert office.stored() == {}


@pytest.mark.parametrize(
    ("server", "sender", "said"),
    [
        ("", "a@b.vn", "Chưa cấu hình máy chủ thư"),
        ("http://mat-khau@x.vn", "a@b.vn", f"Không hiểu {SERVER}"),
        ("smtp://a:mat-khau@x.vn:x", "a@b.vn", f"Không hiểu {SERVER}"),
        ("smtp://x.vn", "", f"Không hiểu {SENDER}"),
        ("smtp://x.vn", "a@b.vn, c@d.vn", f"Không hiểu {SENDER}"),
        ("smtp://x.vn", "a@b.vn\nBcc: c@d.vn", f"Không hiểu {SENDER}"),
    ],
)
def test_settings_that_cannot_work_are_said_without_their_password(
    office, monkeypatch, server, sender, said
):
    monkeypatch.setenv(SERVER, server)
    monkeypatch.setenv(SENDER, sender)
    with pytest.raises(Problem, match=said) as problem:
        office.send()
    assert "mat-khau" not in str(problem.value)


def test_letters_go_encrypted_to_a_server_that_is_who_it_says(office, monkeypatch, tmp_path):
    context, trusted = certificate(tmp_path)
    check = {"authenticator": only("an", "mat:khau/1@"), "auth_required": True}
    monkeypatch.setenv(SENDER, "a@b.vn")
    with mail_server(tls_context=context, require_starttls=True, **check) as (box, port):
        monkeypatch.setenv(SERVER, f"smtp://an:mat%3Akhau%2F1%40@localhost:{port}")
        with pytest.raises(Problem, match="chứng thư TLS không hợp lệ"):
            office.send()
        monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
        for wrong in ("sai", "m%E1%BA%ADt"):
            monkeypatch.setenv(SERVER, f"smtp://an:{wrong}@localhost:{port}")
            with pytest.raises(Problem, match="không nhận tên và mật khẩu"):
                office.send()
        assert (box.letters, office.stored()) == ([], {})
        monkeypatch.setenv(SERVER, f"smtp://an:mat%3Akhau%2F1%40@localhost:{port}")
        assert "đã gửi 3" in office.send()
        assert len(box.letters) == 3


def test_nothing_goes_unencrypted_to_another_machine(office, box, monkeypatch):
    monkeypatch.setattr(mail, "is_loopback", lambda _host: False)
    with pytest.raises(Problem, match="không mã hóa"):
        office.send()
    assert box.letters == []


def sign_in(engine, role: Role) -> SignIn:
    units = ("46",) if role.of_units else ()
    with writing(engine) as connection:
        add(connection, "an@x.vn", name="An", role=role, units=units, author=COMMAND_LINE)
    now = datetime.now(UTC)
    return SignIn("an@x.vn", now - timedelta(hours=1), now + timedelta(hours=1), "an")


@pytest.mark.parametrize("role", list(Role))
def test_only_a_lead_sends(office, box, role):
    writer = sign_in(office.engine, role)
    if role is Role.LEAD:
        assert "đã gửi 3" in office.send(writer=writer)
        with reading(office.engine) as connection:
            (first, *_) = stored_reminders(connection, 2025, ReminderKind.REPORT)
        assert first.actor == "An (an@x.vn)"
        return
    with pytest.raises(Problem, match=r"người phụ trách chương trình|chỉ được xem"):
        office.send(writer=writer)
    assert box.letters == []


def test_what_was_not_seen_is_not_sent(office, box):
    batch = office.batch()
    office.bring(SENT[0], "01,2025,2025-12-11")
    with pytest.raises(Problem, match="Số liệu đã thay đổi từ lúc xem thư"):
        send_reminders(office.engine, batch, COMMAND_LINE)
    assert box.letters == []


def test_what_was_true_yesterday_is_not_sent(office, box, monkeypatch):
    batch = office.batch()
    monkeypatch.setattr(clock, "today", lambda: TODAY + timedelta(days=1))
    with pytest.raises(Problem, match="chỉ gửi theo số liệu của hôm nay"):
        send_reminders(office.engine, batch, COMMAND_LINE)
    assert (box.letters, office.stored()) == ([], {})


def test_an_answer_that_is_neither_yes_nor_no_leaves_it_open_whether_a_letter_went(office, box):
    box.answer = "200 perhaps"
    assert "chưa rõ đã tới hay chưa 1, chưa gửi 2" in office.send()
    assert office.stored() == {("48", 1): (ReminderState.SENDING, LOST)}
    box.answer = "452 4.2.2 mailbox full"
    assert "không gửi được 2, đã gửi hoặc chưa rõ từ trước 1" in office.send()
    assert [state for state, _ in office.stored().values()].count(ReminderState.FAILED) == 2


def test_made_up_data_remind_nobody(seeded_engine, box):
    office = Office(seeded_engine)
    with writing(seeded_engine) as connection:
        add_demonstration(connection, scale=1)
    batch = office.batch()
    assert batch.reminders
    to = tuple(replace(each, email="a@x.vn") for each in batch.reminders)
    with pytest.raises(Problem, match="số liệu minh họa"):
        send_reminders(seeded_engine, replace(batch, reminders=to), COMMAND_LINE)
    assert box.letters == []
    assert office.stored() == {}


@pytest.mark.on_both
def test_a_reminder_is_kept_once_by_the_database_itself(office):
    row = {"unit_code": "01", "year": 2025, "kind": "report", "round": 1, "state": "sent"}
    row |= {"at": datetime.now(UTC), "actor": "a", "email": "a@x.vn"}
    with writing(office.engine) as connection:
        connection.execute(sa.insert(ReminderRow).values(row))
        with pytest.raises(sa.exc.IntegrityError):
            connection.execute(sa.insert(ReminderRow).values(row))


def test_no_text_makes_a_header(office, box):
    hostile = "Nhắc\r\nBcc: ke-gian@x.vn\r\n\r\nxin chào"
    reminder = Reminder("01", hostile, "hanoi@x.vn", hostile, f"{hostile}\r\n.\r\nQUIT")
    letter = message_of(mail.mail_server(), reminder)
    assert letter["Bcc"] is None
    assert letter["Subject"] == "Nhắc Bcc: ke-gian@x.vn xin chào"
    with pytest.raises(ValueError, match=r"linefeed|newline"):
        message_of(mail.mail_server(), replace(reminder, email="a@x.vn\r\nBcc: b@x.vn"))
    send_reminders(office.engine, replace(office.batch(), reminders=(reminder,)), COMMAND_LINE)
    assert box.recipients == ["hanoi@x.vn"]
    assert "QUIT" in box.letters[0].get_content()


@pytest.mark.parametrize(
    "address",
    ["a", "a@b", "a b@x.vn", "a@x.vn, b@x.vn", "<a@x.vn>", "ạ@x.vn", "a@x..vn", "a@-x.vn"],
)
def test_an_address_that_is_none_is_refused_with_its_file(office, address):
    given = {"reason": None, "dry_run": False, "today": TODAY, "author": COMMAND_LINE}
    file = File("x.csv", f'unit_code,email\n01,"{address}"'.encode())
    assert [e.code for e in import_content(office.engine, file, **given).errors] == ["not-an-email"]


def test_the_command_shows_first_and_sends_when_told(
    office, box, database_url, monkeypatch, capsys
):
    monkeypatch.setenv("DATABASE_URL", database_url)
    order = ["remind", "report", "--year", "2025", "--as-of", TODAY.isoformat()]
    assert main(order) == 0
    seen = capsys.readouterr().out
    assert box.letters == []
    assert "Tới: hanoi@x.vn\nTiêu đề: Thư nhắc: gửi báo cáo năm 2025" in seen
    assert "Thêm --send để gửi" in seen
    assert main([*order, "--send"]) == 0
    assert "đã gửi 3" in capsys.readouterr().out
    assert main([*order[:3], "1999"]) != 0
    assert "năm 1999" in capsys.readouterr().err
    main(order)
    assert "hanoi@x.vn, máy chủ thư đã nhận." in capsys.readouterr().out
