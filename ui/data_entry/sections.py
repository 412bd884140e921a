"""The parts of the page "Nhập số liệu": who may write, the template, the upload of a file."""

from datetime import date, timedelta
from functools import partial

import streamlit as st

from data_access.imports import File
from data_access.imports.file_names import plain_name
from data_access.register.units import units_of
from data_access.store import clock
from data_access.templates.plan_content import plan_name
from data_access.templates.workbook import plan_template, template_name
from data_access.templates.workbook import template as workbook
from exports.formats import WORKBOOK
from progress.model.numbers import alphabetical
from progress.model.programme import Programme
from progress.model.selection import FIRST_YEAR
from progress.model.titles import unit_title
from progress.model.units import NATION
from progress.reporting.reporting import latest_due_year
from progress.reporting.years import years_offered
from ui.access import account
from ui.access.sign_in import Visitor, is_configured, visitor
from ui.data_entry import drafts, form, many
from ui.data_entry.file import FileEntry, entry
from ui.frame import frame, url_state, widgets, words
from ui.frame.data import ask
from ui.frame.frame import View
from ui.frame.lists.place_list import place_names
from ui.frame.waiting import queues

_AHEAD = timedelta(days=90)
"""So long before a deadline it is the year to report."""

WAY, _BY_FILE, _ON_PAGE = "cach-nhap", "tep", "trang"
"""How figures come in, in the address."""
COMMUNE = "xa"
"""Name, in the address, of a commune that reports by itself."""


def header(view: View) -> None:
    """Place the title, and what becomes of a file."""
    frame.name(
        view,
        "Nhập số liệu",
        "Tệp được kiểm tra trọn vẹn trước khi ghi: có lỗi thì không ghi gì; không có gì bị xóa, "
        "thay đổi nào cũng hoàn tác được.",
    )


def template(view: View) -> tuple[str | None, int]:
    """Place the choice of unit and year, and the download of their template; return the choice."""
    st.header("1. Tải mẫu báo cáo", anchor=False)
    known = years_offered(view.programme, view.selection.as_of.year)
    years = [str(year) for year in reversed(known)]
    due = latest_due_year(view.programme, view.selection.as_of + _AHEAD)
    code = url_state.value(url_state.YEAR)
    year = code if code in years else str(min(max(due, FIRST_YEAR), int(years[0])))
    communes = _communes(view, int(year))
    units = communes | _units(view.programme, int(year))
    code = url_state.value(COMMUNE) or url_state.value(url_state.SCOPE)
    unit = code if code in units else _own(units)
    places = st.columns([3, 1])
    with places[0]:
        names = place_names(view.programme, units)

        def choose(code: str) -> None:
            url_state.choose(COMMUNE, code if code in communes else None)
            url_state.choose(url_state.SCOPE, None if code in communes else code)

        widgets.pick("Đơn vị", url_state.SCOPE, names, unit, write=choose)
    with places[1]:
        widgets.pick("Năm", url_state.YEAR, {each: each for each in years}, year)
    if unit is None:
        st.caption("Chọn đơn vị để tải mẫu.")
        return None, int(year)
    st.download_button(
        words.literal(f"Tải mẫu {units[unit]} năm {year} (XLSX)"),
        partial(ask, workbook, unit, int(year), clock.today()),
        file_name=view.derive(view.source.read, template_name, unit, int(year)),
        mime=WORKBOOK,
        icon=":material/download:",
        on_click="ignore",
    )
    st.caption("Mẫu đã ghi sẵn đơn vị, loại thiết chế và số năm trước; tỷ lệ do chương trình tính.")
    _plan_template(view, unit, units[unit])
    return unit, int(year)


def _plan_template(view: View, unit: str, name: str) -> None:
    """Place the download of the workbook in which a unit brings its plan, for who may write."""
    person = visitor().person
    if unit == NATION or person is None or not person.may_write:
        return
    st.download_button(
        words.literal(f"Tải mẫu kế hoạch của {name} (XLSX)"),
        partial(ask, plan_template, unit),
        file_name=view.derive(view.source.read, plan_name, unit),
        mime=WORKBOOK,
        icon=":material/assignment:",
        on_click="ignore",
    )


def upload(view: View) -> FileEntry | None:
    """Place the uploader; return the uploaded file, None where there is none or may be none."""
    code = url_state.value(drafts.OPEN)
    title = "2. Nhập số liệu" if code is None else "2. Bản đang mở"
    st.header(words.literal(title), anchor=False)
    who = visitor()
    if who.person is None or who.writer is None or not who.person.may_write:
        _closed(who)
        return None
    if code is None:
        ways = {_BY_FILE: "Bằng tệp", _ON_PAGE: "Trên trang này"}
        widgets.switch("Cách nhập", WAY, ways, _ON_PAGE if _types() else _BY_FILE)
        if _types():
            st.caption("Gõ vào bảng dưới đây; được kiểm tra và ghi như tệp theo mẫu.")
            return None
    current = entry()
    if current.written is not None:
        again = partial(drafts.show, None)
        st.button("Nhập tệp khác", icon=":material/upload_file:", on_click=again)
        return current
    if code is not None:
        return drafts.opened(view, current, code, who.writer)
    most = int(st.get_option("server.maxUploadSize"))
    brought = st.file_uploader(
        f"Một hoặc nhiều tệp .xlsx, .ods, .csv, mỗi tệp tối đa {most} MB",
        key=current.uploader,
        max_upload_size=most,
        accept_multiple_files=True,
    )
    if who.person.role.of_units:
        names = ", ".join(account.unit_names(who.person.units))
        st.caption(
            f"Bạn được nhập số liệu của {words.literal(names)} và các xã, phường trong đó. Tệp gửi "
            "đi chờ người duyệt của đơn vị hoặc người phụ trách chương trình nhận rồi mới tính."
        )
    if len(brought) != 1 or many.knows(brought[0]):
        current.leave()
        key = f"{current.uploader}-chosen"
        return many.show(brought, view.programme.version, who.writer, key) if brought else None
    (one,) = brought
    with queues.waiting("Đang kiểm tra tệp") as on_wait:
        current.check(
            one.file_id,
            lambda: File(plain_name(one.name), one.getvalue()),
            view.programme.version,
            who.writer,
            on_wait,
        )
    return current


def typed(view: View, chosen: tuple[str | None, int]) -> FileEntry | None:
    """Place the form of the chosen unit and year, if that is the way; return what was typed."""
    who = visitor()
    may_write = who.person is not None and who.person.may_write
    if who.writer is None or not may_write or not _types():
        return None
    return form.show(view, *chosen, who.writer)


def _types() -> bool:
    """Tell whether figures are typed on the page; a draft that is open comes first."""
    return url_state.value(WAY) == _ON_PAGE and url_state.value(drafts.OPEN) is None


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
            '- `python3 manage.py import tệp.xlsx --reason "..."`: ghi dù có cảnh báo, kèm lý do\n'
            "- `python3 manage.py import tệp.xlsx --remove-demonstration`: ghi số liệu thật đầu "
            "tiên, gỡ số liệu minh họa"
        )
        st.caption(
            "Ngồi tại máy chủ: «python3 manage.py key» cho một địa chỉ để mở và nhập ngay trên "
            "trình duyệt. Cách bật đăng nhập cho nhiều người: mục Sign-in trong docs/operators.md."
        )
    elif who.person is not None:
        st.info(
            "Tài khoản của bạn chỉ được xem số liệu. Muốn nhập số liệu, hãy đề nghị người quản trị "
            "giao đơn vị cho bạn.",
            icon=":material/lock:",
        )
    else:
        if who.refused:
            st.warning(words.literal(who.refused))
        st.markdown("Đăng nhập để tải tệp lên. Sau khi đăng nhập bạn trở lại đúng trang này.")
        account.sign_in_button("entry-in")


def _units(programme: Programme, year: int) -> dict[str, str]:
    """Return the provinces that report a year by code, in Vietnamese order; the Ministry first."""
    reporting = [unit for unit in programme.provinces if unit.valid_on(date(year, 12, 31))]
    ordered = sorted(reporting, key=lambda unit: alphabetical(unit.name))
    return {NATION: "Bộ (nhiệm vụ, kinh phí)"} | {unit.code: unit.name for unit in ordered}


def _communes(view: View, year: int) -> dict[str, str]:
    """Return the communes of an officer, and the one that the address names, by code."""
    person, named = visitor().person, url_state.value(COMMUNE)
    codes = {*(person.units if person else ()), *([named] if named else [])}
    unknown = tuple(sorted(codes - view.programme.unit.keys()))
    units = view.derive(view.source.read, units_of, unknown) if unknown else {}
    return {c: unit_title(u) for c, u in units.items() if u.valid_on(date(year, 12, 31))}


def _own(units: dict[str, str]) -> str | None:
    """Return the first unit of an officer; None for others, who choose."""
    person = visitor().person
    return next((code for code in (person.units if person else ()) if code in units), None)
