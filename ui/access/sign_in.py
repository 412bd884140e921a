"""Who looks at the page: what the browser shows, and who the database says that is.

Streamlit reads the identity from a signed cookie when a session begins, and keeps it. What may have
changed since then (the role, the time, a sign-out in another tab) is looked up at every rerun, and
once more in the transaction that writes (`data_access.people.authors`).
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from data_access.people import owner
from data_access.people.authors import AT_THE_MACHINE, NotSignedIn, Writer, person_of
from data_access.people.people import Person, Role
from data_access.people.sign_ins import SignIn
from data_access.store import clock
from data_access.store.problems import Problem
from data_access.store.settings import presented_file, sign_in_hours, viewers_sign_in
from ui.frame.data import ask

_NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
_ONE_SIGN_IN = ("iss", "sub", "email", "iat", "exp", "nonce", "jti", "sid", "at_hash")
"""Claims by which one sign-in differs from all others, of the same person, too."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody at a browser: `person` is None for all whom the database does not know as active.

    `refused` says why a sign-in that the browser shows is not accepted; None where it is, or where
    none is shown.
    """

    person: Person | None = None
    sign_in: SignIn | None = None
    refused: str | None = None

    @property
    def may_read(self) -> bool:
        """Tell whether pages may show figures."""
        return self.person is not None or not viewers_sign_in()

    @property
    def presents(self) -> bool:
        """Tell whether shows may carry sentences that are written in the address alone."""
        is_lead = self.person is not None and self.person.role is Role.LEAD
        return self is PRESENTER or is_lead

    @property
    def writer(self) -> Writer | None:
        """Return in whose name something is written; None for all who show no sign-in."""
        return AT_THE_MACHINE if self is OWNER else self.sign_in


NOBODY = Visitor()
OWNER = Visitor(Person("máy này", "Người dùng máy", Role.LEAD, True, ()))
"""The person at the machine, where nobody else can sign in."""
PRESENTER = Visitor()
"""The person at the machine at which a snapshot is presented from its file: nobody writes there."""


def is_configured() -> bool:
    """Tell whether people can sign in at all."""
    return bool(settings())


def is_https() -> bool:
    """Tell whether browsers come by https: the redirect address of sign-in says so."""
    return str(settings().get("redirect_uri", "")).startswith("https://")


def silent_provider() -> str | None:
    """Return what to say where the provider of sign-ins does not answer; None where all is well."""
    address = settings().get("server_metadata_url")
    if not address:
        return None
    try:
        with urlopen(str(address), timeout=5) as answer:  # noqa: S310 (the operator's own setting)
            json.load(answer)
    except (OSError, ValueError):
        return (
            f"Máy chủ đăng nhập {urlsplit(str(address)).hostname} không trả lời: chưa ai đăng nhập "
            "được. Hãy kiểm tra server_metadata_url trong secrets.toml và đường mạng."
        )
    return None


def check() -> None:
    """Raise Problem where the settings of sign-in cannot work; to be found out at the start."""
    given = settings()
    missing = [name for name in _NEEDED if given and not given.get(name)]
    if missing:
        raise Problem(
            f"Phần [auth] trong secrets.toml còn thiếu: {', '.join(missing)}. "
            "Xem mục Sign-in trong docs/operators.md."
        )
    if given and not str(given["redirect_uri"]).endswith("/oauth2callback"):
        raise Problem("redirect_uri trong phần [auth] phải kết thúc bằng /oauth2callback.")
    if viewers_sign_in() and not given:
        raise Problem(
            "DASHBOARD_VIEWERS=signed-in cần phần [auth] trong secrets.toml: chưa có, nên không ai "
            "xem được. Xem mục Sign-in trong docs/operators.md."
        )
    sign_in_hours()


def visitor() -> Visitor:
    """Return who looks at the page in this rerun; asks the database only about who signed in."""
    if not is_configured():
        return owner_or_nobody(st.context.headers, st.context.cookies)
    return known(st.user.to_dict()) if st.user.is_logged_in else NOBODY


def owner_or_nobody(headers: Mapping[str, str], cookies: Mapping[str, str]) -> Visitor:
    """Return who looks at a server at which nobody signs in at a provider."""
    if presented_file() is not None and owner.is_direct(headers):
        return PRESENTER
    return OWNER if owner.is_owner(headers, cookies) else NOBODY


def lead() -> Writer | None:
    """Return in whose name a lead who looks at the page writes; None for everybody else."""
    who = visitor()
    return who.writer if who.presents else None


def ordered(what: str, order: Callable[[Writer], object], refused: str) -> None:
    """Do what a lead ordered, who is asked for anew: the page may be older than the sign-out.

    `what` they may do. Why it cannot be done is kept for the page under the key `refused`.
    """
    writer = lead()
    try:
        if writer is None:
            raise Problem(f"Bạn không còn quyền {what}. Hãy đăng nhập lại.")
        order(writer)
    except Problem as problem:
        st.session_state[refused] = str(problem)


def known(claims: Mapping[str, Any]) -> Visitor:
    """Return who stands behind the claims of an identity token, as of now."""
    address = claims.get("email")
    if not isinstance(address, str) or claims.get("email_verified", True) not in _VERIFIED:
        return Visitor(
            refused="Tài khoản này không cho biết địa chỉ thư điện tử đã xác nhận. Hãy đăng nhập "
            "bằng tài khoản công vụ của bạn."
        )
    sign_in = SignIn(address, _moment(claims.get("iat")), _until(claims), fingerprint(claims))
    try:
        return Visitor(ask(person_of, sign_in, clock.now()), sign_in)
    except NotSignedIn as refused:
        return Visitor(None, sign_in, str(refused))


_VERIFIED = (True, "true")
"""What providers say of an address that is confirmed; one that says nothing vouches for it."""


def fingerprint(claims: Mapping[str, Any]) -> str:
    """Return what tells one sign-in from all others and gives nothing away of it.

    It is made from what was signed: the letters of a cookie can be changed without breaking its
    signature, and with them a sign-in that is over would be taken for another one.
    """
    values = [claims.get(name) for name in _ONE_SIGN_IN]
    return sha256(repr(values).encode()).hexdigest()


def _until(claims: Mapping[str, Any]) -> datetime:
    """Return when a sign-in ends: with its identity token, or so many hours after its issue."""
    hours = sign_in_hours()
    return _moment(claims.get("exp" if hours is None else "iat")) + timedelta(hours=hours or 0)


def _moment(at: object) -> datetime:
    """Return a time of a token; the first of all where it has none, and is of no use."""
    if not isinstance(at, int | float) or isinstance(at, bool):
        return datetime.min.replace(tzinfo=UTC)
    return datetime.fromtimestamp(at, UTC)


def settings() -> Mapping[str, Any]:
    """Return the section `[auth]` of the secrets; empty where nobody signs in at a provider."""
    if presented_file() is not None:
        return {}  # a snapshot on a laptop has neither people nor anything to write
    if _found.get("of") is not st.secrets:
        _found.update(of=st.secrets, settings=_read())
    known: Mapping[str, Any] = _found["settings"]
    return known


_found: dict[str, Any] = {}
"""The section as it was first read: Streamlit looks for a missing file each time it is asked."""


def _read() -> Mapping[str, Any]:
    try:
        return dict(st.secrets.get("auth", {}))
    except StreamlitSecretNotFoundError:
        return {}
