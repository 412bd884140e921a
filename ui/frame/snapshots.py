"""Pages on a snapshot: opened by address, named on the page, with links there and back."""

from html import escape

import streamlit as st

from data_access.store.clock import ZONE
from data_access.store.problems import Problem
from data_access.store.settings import presented_file
from progress.model.numbers import day
from progress.model.snapshots import Snapshot
from progress.model.titles import unit_title
from ui.frame import url_state, widgets, words
from ui.frame.data import Data, data, frozen, stored_snapshots

MOST = 8
"""Snapshots that are offered, the latest ones; any other is opened by its address."""
_NOT_HELD = (
    "Bản chốt chỉ giữ số liệu từ cấp tỉnh trở lên, không giữ {what}. Số liệu hiện tại không được "
    "đặt cạnh số liệu đã chốt."
)


def opened() -> tuple[Data, tuple[str, ...]]:
    """Return the data the address asks for, and a sentence where it asks for what is not there."""
    code, scope = url_state.value(url_state.SNAPSHOT), url_state.value(url_state.SCOPE) or ""
    current = data(scope)
    if code is None:
        return current, ()
    shown = current.snapshot
    if shown is not None:
        problem = (
            f"Đang trình chiếu từ tệp của bản chốt «{shown.code}», không có bản chốt «{code}»."
        )
        return current, () if shown.code == code else (problem,)
    try:
        held = frozen(current, code)
    except Problem as error:
        return current, (f"{error} Đang xem số liệu hiện tại.",)
    if scope in current.programme.unit and scope not in held.programme.unit:
        what = f"kế hoạch và số liệu của {unit_title(current.programme.unit[scope])}"
        return held, (_NOT_HELD.format(what=what),)
    return held, ()


def place(source: Data) -> None:
    """Say whether the data are frozen or made up; offer the snapshots, or the way back."""
    shown = source.snapshot
    chips = _frozen_chip(shown) if shown else ""
    if source.programme.demonstration:
        chips += _chip(words.DEMONSTRATION, words.DEMONSTRATION_NOTE)
    if chips:
        st.html(f'<div class="chips" role="note">{chips}</div>', width="content")
    if shown is None:
        _offer(stored_snapshots(source))
    elif presented_file() is None:
        st.button(
            "Xem số liệu hiện tại",
            key="frozen-back",
            type="tertiary",
            icon=":material/undo:",
            on_click=_choose,
            args=(None,),
        )


def lacking(source: Data, what: str) -> bool:
    """Say, on a snapshot, that it does not hold a part of the page; tell whether it is one."""
    if source.snapshot is None:
        return False
    st.info(words.literal(_NOT_HELD.format(what=what)), icon=":material/inventory_2:")
    return True


def short_words(snapshot: Snapshot) -> str:
    """Return a snapshot as captions and figures name it."""
    return f"bản chốt {snapshot.code} ({snapshot.short_hash})"


def _frozen_chip(shown: Snapshot) -> str:
    at = shown.taken_at.astimezone(ZONE)
    about = (
        f"tính đến {day(shown.as_of)} · chốt lúc {at:%H:%M %d/%m/%Y} · mã kiểm tra "
        f"<code>{shown.short_hash}</code>"
    )
    return _chip(f"Bản chốt số liệu: {escape(shown.title)}", about, " frozen")


def _chip(name: str, note: str, kind: str = "") -> str:
    return f'<details class="chip{kind}"><summary>{name}</summary><p>{note}</p></details>'


def _offer(offered: tuple[Snapshot, ...]) -> None:
    """Place the list of snapshots."""
    if not offered:
        return
    icon = ":material/inventory_2:"
    place = widgets.opened("Bản chốt", "snapshots-list", icon, type="tertiary")
    if place is None:
        return
    with place:
        st.markdown("Mở trang này trên số liệu đã chốt:")
        for each in offered[:MOST]:
            st.button(
                f"{words.literal(each.title)} · {day(each.as_of)}",
                key=f"snapshot-{each.code}",
                type="tertiary",
                on_click=_choose,
                args=(each.code,),
            )


def _choose(code: str | None) -> None:
    """Write the snapshot to the address; year and day of the other data do not go with it."""
    for name in (url_state.YEAR, url_state.AS_OF):
        url_state.choose(name, None)
    url_state.choose(url_state.SNAPSHOT, code)
