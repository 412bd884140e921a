"""Where letters to units go, for those who lead the programme: the list, and a form for one."""

from functools import partial

import pandas as pd
import streamlit as st

from data_access.imports import record_row
from data_access.letters.correspondents import correspondents
from data_access.people.authors import Writer
from data_access.recorded.tables.correspondents import CORRESPONDENT
from data_access.store import clock
from data_access.store.problems import Problem
from data_access.store.tables import WITHDRAWN
from progress.model.numbers import alphabetical
from progress.model.titles import unit_title
from progress.model.units import Unit
from progress.reporting.correspondents import Correspondent, correspondent_of
from ui.access.sign_in import lead, ordered
from ui.frame import frame, widgets
from ui.frame.frame import View

_UNIT, _REFUSED = "correspondent-unit", "correspondent-refused"
_FIELDS = ("body", "address", "email")


def show(view: View) -> None:
    """Place the list and the form; nothing for those who lead nothing."""
    if lead() is None or view.source.snapshot is not None:
        return
    place = widgets.unfolded("Nơi nhận công văn, thư nhắc", "correspondents")
    if place is None:
        return
    known = view.derive(view.source.read, correspondents)
    units = [each for each in view.programme.provinces if each.valid_to is None]
    units.sort(key=lambda each: alphabetical(each.name))
    with place:
        st.caption(
            "Công văn và thư nhắc gửi tới nơi ghi ở đây; chưa ghi thì là Ủy ban nhân dân. Đơn vị "
            "tự ghi ở trang «Nơi nhận văn bản» của mẫu báo cáo năm; để nhập nhiều nơi cùng lúc, "
            "dùng tệp có các cột unit_code, body, address, email ở trang Nhập số liệu."
        )
        names = {each.code: unit_title(each) for each in units}
        code = st.selectbox(
            "Sửa nơi nhận của",
            list(names),
            index=None,
            format_func=names.__getitem__,
            placeholder="Chọn tỉnh, thành phố",
            key=_UNIT,
        )
        if code is not None:
            _form(view, code, next((e for e in known if e.unit_code == code), Correspondent(code)))
        widgets.say_once(_REFUSED)
        frame.table(pd.DataFrame([_row(each, known) for each in units]))


def _row(unit: Unit, known: tuple[Correspondent, ...]) -> dict[str, str]:
    each = correspondent_of(unit, known)
    cells = (unit.name, each.body, each.address, each.email)
    titles = ("Đơn vị", *(CORRESPONDENT.column(name).title for name in _FIELDS))
    return {title: cell or "" for title, cell in zip(titles, cells, strict=True)}


def _form(view: View, code: str, known: Correspondent) -> None:
    with st.form(f"correspondent-{code}", enter_to_submit=False):
        for name in _FIELDS:
            title, value = CORRESPONDENT.column(name).title, getattr(known, name) or ""
            st.text_input(title, value, key=_key(code, name), max_chars=254)
        st.form_submit_button("Ghi", icon=":material/save:", on_click=_save, args=(view, code))


def _key(code: str, name: str) -> str:
    return f"correspondent-{code}-{name}"


def _save(view: View, code: str) -> None:
    """Record what was typed; a form that was emptied takes back what is known."""
    cells = {name: st.session_state.get(_key(code, name)) or "" for name in _FIELDS}
    status = {} if any(cell.strip() for cell in cells.values()) else {"status": WITHDRAWN}

    def record(writer: Writer) -> None:
        written = partial(
            record_row, reason=None, dry_run=False, today=clock.today(), author=writer
        )
        row = {"unit_code": code, **cells, **status}
        outcome = view.source.write(written, CORRESPONDENT, row)
        if outcome.refused:
            raise Problem(outcome.refusal)

    ordered("ghi", record, _REFUSED)
