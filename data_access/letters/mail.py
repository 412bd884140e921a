"""The mail server: where it is, by which settings, and what its answers mean.

Everything goes encrypted but to a server on this machine, which passes letters on by itself.
"""

import os
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import make_msgid
from urllib.parse import unquote, urlsplit

from data_access.people.owner import is_loopback
from data_access.recorded.definition.forms import is_email
from data_access.store import clock
from data_access.store.problems import Problem
from progress.model.letters import one_line, printable
from progress.reporting.reminders import Reminder

SERVER, SENDER = "DASHBOARD_MAIL_SERVER", "DASHBOARD_MAIL_FROM"
_PORTS = {"smtp": 587, "smtps": 465}
_PATIENCE = 15.0
"""Seconds that the server has for each answer."""
_REFUSALS = range(400, 600)
"""Answers by which a letter did not go (RFC 5321, 4.2.1); after any other it may have."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """The configured server; `user` is "" where nobody signs in there, `sender` is as in `From`."""

    scheme: str
    host: str
    port: int
    user: str = field(repr=False)
    password: str = field(repr=False)
    sender: str


class NotDelivered(Exception):
    """The server refused a letter: it did not go, and `sentence` says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class ConnectionLost(Exception):
    """No clear answer came while a letter was on its way: it may have gone or not."""


def mail_server() -> MailServer:
    """Return the server that the settings name; Problem where they name none, or unclearly."""
    given = os.environ.get(SERVER, "").strip()
    if not given:
        raise Problem(
            f"Chưa cấu hình máy chủ thư nên chưa gửi được. Hãy đặt {SERVER} và {SENDER}, xem "
            "docs/operators.md, mục Reminders by e-mail."
        )
    # The setting is not shown: it may carry a password.
    unreadable = Problem(
        f"Không hiểu {SERVER}: hãy ghi smtp://người_dùng:mật_khẩu@máy_chủ:587 hoặc "
        "smtps://người_dùng:mật_khẩu@máy_chủ:465."
    )
    try:
        parts = urlsplit(given)
        port = parts.port
    except ValueError as error:
        raise unreadable from error
    if parts.scheme not in _PORTS or not parts.hostname or parts.path.strip("/") or parts.query:
        raise unreadable
    return MailServer(
        parts.scheme,
        parts.hostname,
        port or _PORTS[parts.scheme],
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        _sender(),
    )


def _sender() -> str:
    """Return the sender; Problem where the setting is not exactly one address."""
    given = os.environ.get(SENDER, "").strip()
    with suppress(ValueError, IndexError, AttributeError):
        header = SMTP.header_factory("From", given)
        addresses = header.addresses
        if len(addresses) == 1 and not header.defects and is_email(addresses[0].addr_spec):
            return given
    raise Problem(
        f"Không hiểu {SENDER} «{one_line(given)}»: hãy ghi một địa chỉ thư điện tử, ví dụ "
        "thu-nhac@donvi.gov.vn hoặc Vụ Thư viện <thu-nhac@donvi.gov.vn>."
    )


@contextmanager
def connected(server: MailServer) -> Iterator[smtplib.SMTP]:
    """Give a connection on which letters can be sent; Problem where there is none."""
    place = f"{server.host}:{server.port}"
    try:
        session = _session(server)
    except (smtplib.SMTPAuthenticationError, UnicodeError) as error:
        raise Problem(
            f"Máy chủ thư {place} không nhận tên và mật khẩu trong {SERVER}. Chưa gửi thư nào."
        ) from error
    except ssl.SSLError as error:
        raise Problem(
            f"Không tin được máy chủ thư {place}: chứng thư TLS không hợp lệ. Chưa gửi thư nào."
        ) from error
    except (OSError, smtplib.SMTPException) as error:
        raise Problem(
            f"Máy chủ thư {place} không trả lời. Chưa gửi thư nào. Hãy kiểm tra {SERVER} và "
            "đường mạng rồi thử lại."
        ) from error
    try:
        yield session
    finally:
        with suppress(OSError, smtplib.SMTPException):
            session.quit()
        session.close()


def _session(server: MailServer) -> smtplib.SMTP:
    place, context = (server.host, server.port), ssl.create_default_context()
    if server.scheme == "smtps":
        session: smtplib.SMTP = smtplib.SMTP_SSL(*place, timeout=_PATIENCE, context=context)
    else:
        session = smtplib.SMTP(*place, timeout=_PATIENCE)
    try:
        session.ehlo_or_helo_if_needed()
        if server.scheme == "smtp" and session.has_extn("starttls"):
            session.starttls(context=context)
            session.ehlo()
        elif server.scheme == "smtp" and not is_loopback(server.host):
            raise Problem(
                f"Máy chủ thư {server.host} không mã hóa đường truyền (STARTTLS) nên không gửi "
                "qua đó. Chưa gửi thư nào."
            )
        if server.user:
            session.login(server.user, server.password)
    except BaseException:
        session.close()
        raise
    return session


def message_of(server: MailServer, reminder: Reminder) -> EmailMessage:
    """Return a reminder as a message; whatever its texts hold, each header is one line."""
    message = EmailMessage(policy=SMTP)
    message["From"] = server.sender
    message["To"] = reminder.email
    message["Subject"] = one_line(reminder.subject)
    message["Date"] = clock.now()
    message["Message-ID"] = make_msgid(domain=message["From"].addresses[0].domain)
    message.set_content(printable(reminder.text))
    return message


def deliver(session: smtplib.SMTP, message: EmailMessage) -> None:
    """Hand a letter over; NotDelivered where it is refused, ConnectionLost where nobody knows."""
    try:
        session.send_message(message)
    except smtplib.SMTPRecipientsRefused as error:
        ((code, said),) = error.recipients.values()
        raise NotDelivered(f"Máy chủ thư không nhận địa chỉ này: {_said(code, said)}.") from error
    except smtplib.SMTPResponseException as error:
        if error.smtp_code not in _REFUSALS:
            session.close()
            raise ConnectionLost from error
        answer = _said(error.smtp_code, error.smtp_error)
        raise NotDelivered(f"Máy chủ thư từ chối thư: {answer}.") from error
    except (OSError, smtplib.SMTPException) as error:
        session.close()
        raise ConnectionLost from error


def is_open(session: smtplib.SMTP) -> bool:
    """Tell whether more letters can be sent: some servers hang up after a refusal."""
    return session.sock is not None


def _said(code: int, answer: bytes | str) -> str:
    """Return the answer of a server as people may read it, with its code."""
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return f"{code} {one_line(text)[:200]}".rstrip(" .")
