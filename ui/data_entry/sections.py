"""The parts of the page "Nhập số liệu": who may write, the template, the way in for a file."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import streamlit as st

from data_access.people.people import Role
from data_access.store import clock
from data_access.templates.workbook import template as workbook
from data_access.templates.workbook import template_name
from progress.model.numbers import alphabetical
from progress.model.programme import Programme
from progress.model.records import NATION
from progress.model.selection import FIRST_YEAR, LAST_YEAR
from progress.reporting.reporting import latest_due_year
from ui.access import account
from ui.access.sign_in import Visitor, is_configured, visitor
from ui.data_entry.file import Entry, entry
from ui.frame import downloads, filters, frame, url_state
from ui.frame.data import ask
from ui.frame.frame import View

_AHEAD = timedelta(days=90)
"""So long before a deadline it is the year to report."""


def header() -> None:
    """Place the title, and what becomes of a file."""
    frame.name("Nhập số liệu")
    st.caption(
        "Tệp được kiểm tra trọn vẹn trước khi ghi: có lỗi thì không ghi gì; không có gì bị xóa, "
        "thay đổi nào cũng hoàn tác được."
    )


def template(view: View) -> None:
    """Place the choice of unit and year, and the download of their template."""
    st.subheader("1. Tải mẫu báo cáo", anchor=False)
    years = _years(view.selection.as_of)
    due = latest_due_year(view.programme, view.selection.as_of + _AHEAD)
    asked = url_state.value(url_state.YEAR)
    year = asked if asked in years else str(min(max(due, FIRST_YEAR), int(years[0])))
    units = _units(view.programme, int(year))
    asked = url_state.value(url_state.SCOPE)
    unit = asked if asked in units else _own(units)
    places = st.columns([3, 1])
    with places[0]:
        filters.pick("Đơn vị", url_state.SCOPE, list(units), unit, units.__getitem__)
    with places[1]:
        filters.pick("Năm", url_state.YEAR, years, year, str)
    if unit is None:
        st.caption("Chọn đơn vị để tải mẫu.")
        return
    st.download_button(
        f"Tải mẫu {units[unit]} năm {year} (XLSX)",
        partial(ask, workbook, unit, int(year), clock.today()),
        file_name=view.derive(view.source.read, template_name, unit, int(year)),
        mime=downloads.XLSX,
        icon=":material/download:",
        on_click="ignore",
    )
    st.caption("Mẫu đã ghi sẵn đơn vị, loại thiết chế và số năm trước; tỷ lệ do chương trình tính.")


def upload(view: View) -> Entry | None:
    """Place the way in for a file; return what was brought, None where one may bring nothing."""
    st.subheader("2. Tải tệp lên để kiểm tra", anchor=False)
    who = visitor()
    if who.person is None or who.sign_in is None or not who.person.may_write:
        _closed(who)
        return None
    found = entry()
    if found.written is not None:
        st.button("Nhập tệp khác", icon=":material/upload_file:", on_click=found.begin_again)
        return found
    most = int(st.get_option("server.maxUploadSize"))
    brought = st.file_uploader(
        f"Tệp .xlsx hoặc .csv, tối đa {most} MB", key=found.uploader, max_upload_size=most
    )
    if who.person.role is Role.OFFICER:
        names = ", ".join(account.unit_names(who.person.units))
        st.caption(f"Bạn được nhập số liệu của {names} và các xã, phường trong đó.")
    if brought is None:
        found.leave()
        return None
    with st.spinner("Đang kiểm tra tệp …"):
        found.check(brought, view.programme.version, who.sign_in)
    return found


def _closed(who: Visitor) -> None:
    """Say why nothing can be brought here, and what to do instead."""
    if not is_configured():
        st.info(
            "**Chỉ xem.** Máy chủ này chưa bật đăng nhập nên trình duyệt không ghi gì vào cơ sở dữ "
            "liệu. Người quản trị nhập tệp bằng dòng lệnh tại máy chủ:",
            icon=":material/lock:",
        )
        st.markdown(
            "- `python3 manage.py import tệp.xlsx --dry-run`: chỉ kiểm tra, nêu mọi lỗi\n"
            "- `python3 manage.py import tệp.xlsx`: kiểm tra rồi ghi\n"
            '- `python3 manage.py import tệp.xlsx --reason "..."`: ghi dù có cảnh báo, kèm lý do'
        )
        st.caption("Cách bật đăng nhập: mục Sign-in trong docs/operators.md.")
    elif who.person is not None:
        st.info(
            "Tài khoản của bạn chỉ được xem số liệu. Muốn nhập số liệu, hãy đề nghị người quản trị "
            "giao đơn vị cho bạn.",
            icon=":material/lock:",
        )
    else:
        if who.refused:
            st.warning(who.refused)
        st.markdown("Đăng nhập để tải tệp lên. Sau khi đăng nhập bạn trở lại đúng trang này.")
        account.way_in("entry-in")


def _years(as_of: date) -> list[str]:
    """Return the years one can report, the latest first."""
    last = min(max(as_of.year, FIRST_YEAR), LAST_YEAR)
    return [str(year) for year in range(last, FIRST_YEAR - 1, -1)]


def _units(programme: Programme, year: int) -> dict[str, str]:
    """Return the provinces that report a year by code, in Vietnamese order; the Ministry first."""
    there = [unit for unit in programme.provinces if unit.valid_on(date(year, 12, 31))]
    ordered = sorted(there, key=lambda unit: alphabetical(unit.name))
    return {NATION: "Bộ (nhiệm vụ)"} | {unit.code: unit.name for unit in ordered}


def _own(units: dict[str, str]) -> str | None:
    """Return the first unit of an officer; None for others, who choose."""
    person = visitor().person
    return next((code for code in (person.units if person else ()) if code in units), None)
