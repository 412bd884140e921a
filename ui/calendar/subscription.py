"""The address at which calendar programs subscribe, and the personal key where readers sign in.

A calendar program has no browser's sign-in: its address carries a key, which opens the calendar
alone. The address takes the parameters of the page, and the calendar follows the data and the day.
"""

import logging
from collections.abc import Callable
from hashlib import sha256
from html import escape
from urllib.parse import urlencode, urljoin

import streamlit as st
from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from data_access.people import calendar_keys
from data_access.store import clock
from data_access.store.problems import Problem
from data_access.store.settings import viewers_sign_in
from progress.model.numbers import day
from progress.model.selection import Selection
from progress.model.territory import scopes
from progress.model.units import NATION
from progress.overview.year_calendar import EntryKind
from ui.access.addresses import root_of
from ui.access.notices import notice
from ui.access.requests.gate import KEYED
from ui.access.requests.http_sign_in import visitor_of
from ui.access.sign_in import visitor
from ui.calendar import file, filters
from ui.frame import url_state, widgets
from ui.frame.data import ask, data, write
from ui.frame.frame import View

KEY = "khoa"
"""Parameter of the address that carries a key."""
_SHOWN, _REFUSED = "calendar-key", "calendar-key-refused"
_LOG = logging.getLogger(__name__)


def offer(view: View) -> None:
    """Place the address to subscribe to; a snapshot stands still and has none."""
    if view.source.snapshot is not None:
        return
    who = visitor()
    if not viewers_sign_in():
        _place(_address(view))
    elif who.person is not None:
        _keyed(view, who.person.address)


def _keyed(view: View, address: str) -> None:
    """Place what a person may do about their key; the key itself is shown after it was made."""
    given, key = ask(calendar_keys.given_at, address), st.session_state.get(_SHOWN)
    if given is not None and key is not None and ask(calendar_keys.may_read, key):
        _place(_address(view, key))
        st.caption("Địa chỉ này chỉ hiện lần này và chỉ dành cho bạn: ai có nó đều xem được lịch.")
    elif given is not None:
        made = day(clock.in_viet_nam(given).date())
        st.caption(f"Bạn có một địa chỉ đăng ký lịch, tạo ngày {made}. Địa chỉ không hiện lại.")
    with st.container(horizontal=True):
        label = "Tạo địa chỉ đăng ký lịch" if given is None else "Tạo địa chỉ khác, bỏ địa chỉ cũ"
        st.button(label, icon=":material/event_repeat:", on_click=_give)
        if given is not None:
            st.button("Thu hồi địa chỉ", icon=":material/link_off:", on_click=_withdraw)
    widgets.say_once(_REFUSED)


def _place(address: str) -> None:
    st.caption("Địa chỉ để đăng ký lịch (điện thoại, Outlook, Google Calendar), tự cập nhật:")
    st.code(address, language=None, wrap_lines=True)


def _give() -> None:
    st.session_state[_SHOWN] = _ordered(lambda who: write(calendar_keys.give, who, clock.now()))


def _withdraw() -> None:
    st.session_state.pop(_SHOWN, None)
    _ordered(lambda who: write(calendar_keys.withdraw, who))


def _ordered(order: Callable[[str], str | None]) -> str | None:
    """Do what the visitor ordered, who is asked for anew; say why where that cannot be."""
    who = visitor()
    try:
        if who.person is None:
            raise Problem(who.refused or "Bạn đã đăng xuất. Hãy đăng nhập lại.")
        return order(who.person.address)
    except Problem as problem:
        st.session_state[_REFUSED] = str(problem)
        return None


def _address(view: View, key: str | None = None) -> str:
    """Return the whole address: where the browser is, with what the page's address asks."""
    kind, year = filters.kind([]), url_state.value(url_state.YEAR)
    asked = {
        url_state.SCOPE: view.selection.scope,
        url_state.YEAR: year if year == str(view.selection.year) else None,
        filters.KIND: kind and kind.value,
        KEY: key,
    }
    query = urlencode({name: code for name, code in asked.items() if code})
    return urljoin(st.context.url or "", f"{KEYED}?{query}")


async def answer(request: Request) -> Response:
    """Answer with the calendar as of today; 304 to who has it, 401 to who may not have it."""
    value = request.query_params.get
    if not await to_thread.run_sync(_may_read, request):
        _LOG.warning("refused (401): %s", KEYED)
        text = (
            "Địa chỉ đăng ký lịch này không còn dùng được. "
            f'<a href="{escape(root_of(request.scope))}/lich">Mở trang Lịch để tạo địa chỉ mới</a>.'
        )
        return notice("Cần địa chỉ mới", text, 401, {"Cache-Control": "no-store"})
    content = await to_thread.run_sync(_content, value)
    tag = f'"{sha256(content).hexdigest()[:32]}"'
    # What a key opens is asked for anew each time: it may have been withdrawn.
    kept = "private, no-cache" if viewers_sign_in() else "public, max-age=3600"
    headers = {"ETag": tag, "Cache-Control": kept}
    known = request.headers.get("if-none-match", "").replace("W/", "")
    if tag in (each.strip() for each in known.split(",")):
        return Response(status_code=304, headers=headers)
    headers["Content-Disposition"] = f'inline; filename="{KEYED}"'
    return Response(content, media_type="text/calendar; charset=utf-8", headers=headers)


ROUTES = [Route(f"/{KEYED}", answer)]


def _may_read(request: Request) -> bool:
    key = request.query_params.get(KEY)
    if visitor_of(request).may_read:
        return True
    return key is not None and ask(calendar_keys.may_read, key)


def _content(value: Callable[[str], str | None]) -> bytes:
    """Return the file that an address asks for; Problem where it is unclear."""
    source = data(value(url_state.SCOPE) or "")
    as_of = source.snapshot.as_of if source.snapshot else clock.today()
    programme, scope = source.programme, value(url_state.SCOPE) or NATION
    year, kind = value(url_state.YEAR), value(filters.KIND)
    years = {str(each): each for each in filters.years(programme)}
    for name, code, known in (
        ("phạm vi", scope, scopes(programme)),
        ("năm", year, years),
        ("loại mốc", kind, [*EntryKind]),
    ):
        if code is not None and code not in known:
            raise Problem(f"Địa chỉ có {name} «{code}» không dùng được ở đây.")
    shown = filters.usual_year(programme, as_of) if year is None else years[year]
    return file.content(source, Selection(as_of, shown, scope), EntryKind(kind) if kind else None)
