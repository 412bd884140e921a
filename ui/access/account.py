"""The sign-in state on every page, and what is shown in place of a page before a sign-in."""

import streamlit as st

from data_access.people import owner
from data_access.people.people import Person
from data_access.register.units import units_of
from data_access.store import clock
from progress.model.numbers import alphabetical, day, upper_first
from progress.model.titles import unit_title
from progress.model.units import Kind
from ui.access.sign_in import OWNER, Visitor, is_configured
from ui.frame import words
from ui.frame.data import data

_KEY = "account"


def badge(visitor: Visitor) -> None:
    """Place name, role and sign-out, or sign-in; nothing where nobody can sign in."""
    if not is_configured() and visitor is not OWNER:
        return
    with st.container(key=_KEY):
        if visitor.person is None:
            sign_in_button("account-in", quiet=True)
            return
        label = visitor.person.name
        with st.popover(words.literal(label), icon=":material/account_circle:", type="tertiary"):
            if visitor is not OWNER:
                st.text(visitor.person.address)
            st.text(_role(visitor.person))
            if visitor.sign_in is not None:
                until = visitor.sign_in.until.astimezone(clock.ZONE)
                st.caption(f"Phiên đăng nhập đến {until:%H:%M} ngày {day(until.date())}.")
            st.button("Đăng xuất", icon=":material/logout:", on_click=_sign_out)


def _sign_out() -> None:
    if is_configured():
        st.logout()
    else:
        owner.sign_out(st.context.cookies)


def sign_in_button(key: str, *, quiet: bool = False) -> None:
    """Place the button that leads to the provider; one comes back to the page one left."""
    st.button(
        "Đăng nhập",
        icon=":material/login:",
        on_click=st.login,
        type="tertiary" if quiet else "primary",
        key=key,
    )


def instead(visitor: Visitor) -> None:
    """Place what is shown in place of a page to people who must sign in first."""
    st.title("Đăng nhập để xem số liệu", anchor=False)
    if visitor.refused:
        st.warning(words.literal(visitor.refused))
    st.markdown("Bảng theo dõi này chỉ dành cho người được cấp quyền.")
    sign_in_button("gate-in")


def _role(person: Person) -> str:
    label = upper_first(person.role.label)
    if not person.role.of_units:
        return label
    return f"{label}: {', '.join(unit_names(person.units))}"


def unit_names(codes: tuple[str, ...]) -> list[str]:
    """Return the names of units, communes with their type, in Vietnamese order."""
    source = data()
    units = source.derive(source.read, units_of, codes).values()
    names = (unit_title(u) if u.kind is Kind.COMMUNE else u.name for u in units)
    return sorted(names, key=alphabetical)
