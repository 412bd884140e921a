"""What a sound file would do, row by row; the order to do it; what was done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from data_access.imports import Outcome
from data_access.imports.planning.plan import Plan, Planned, Step
from progress.model.numbers import day, written
from progress.model.programme import Programme
from ui.access.sign_in import visitor
from ui.data_entry.file import Entry
from ui.frame import downloads, frame
from ui.frame.frame import View
from ui.frame.pages import PAGES

MOST = 100
"""Rows of a plan that are listed; what changes or is withdrawn comes first."""
_ORDER = (Step.WITHDRAWN, Step.CHANGED, Step.NEW)
_COLUMNS = {
    "numerator": "tử số",
    "denominator": "mẫu số",
    "value": "giá trị",
    "note": "ghi chú",
    "received_on": "ngày nhận",
    "cut_off_on": "ngày chốt số liệu",
    "document_number": "số văn bản",
    "responsible": "người chịu trách nhiệm",
    "state": "trạng thái",
    "finished_on": "ngày hoàn thành",
    "proof": "minh chứng",
    "name": "tên",
    "category_code": "loại",
    "unit_code": "đơn vị",
    "ownership": "hình thức",
    "opened_on": "ngày mở",
    "closed_on": "ngày ngừng hoạt động",
    "latitude": "vĩ độ",
    "longitude": "kinh độ",
}
_VALUES = {"in_progress": "đang thực hiện", "done": "hoàn thành"}


def show(view: View, entry: Entry) -> None:
    """Place the plan and the order to write it, or what was written."""
    if entry.written is not None:
        _done(entry.written)
        return
    outcome = entry.outcome
    if outcome is None or outcome.errors:
        return
    st.subheader("4. Sẽ ghi gì", anchor=False)
    counts = ((step, written(_count(outcome, step))) for step in Step)
    st.markdown(" · ".join(f"{step.label.capitalize()} **{count}**" for step, count in counts))
    if not any(plan.to_write for plan in outcome.plans):
        st.info(f"Mọi số trong tệp đã có đúng như vậy{_earlier(outcome)}: không có gì để ghi.")
        return
    rows = list(_rows(view.programme, outcome))
    cells = "".join(f"<tr>{''.join(_cell(row[name]) for name in row)}</tr>" for row in rows[:MOST])
    head = "".join(f"<th>{escape(name)}</th>" for name in rows[0])
    st.html(
        '<div class="sheets plan" tabindex="0" role="region" aria-label="Kế hoạch ghi"><table>'
        f"<thead><tr>{head}</tr></thead>{cells}</table></div>"
    )
    if len(rows) > MOST:
        st.caption(f"Còn {written(len(rows) - MOST)} dòng nữa: tải bảng để xem hết.")
        downloads.table(pd.DataFrame(rows), "ke-hoach-ghi")
    _order(entry, outcome)


def _cell(text: str) -> str:
    return f"<td>{escape(text)}</td>"


def _order(entry: Entry, outcome: Outcome) -> None:
    """Place the button that writes; warnings ask for a tick and a reason first."""
    key = f"{entry.uploader}-order"
    reason, tick = f"{key}-reason", f"{key}-tick"

    def write() -> None:
        who = visitor()
        state = st.session_state
        if who.sign_in is None:
            entry.said = who.refused or "Bạn đã đăng xuất. Hãy đăng nhập lại."
        elif outcome.warnings and not (state.get(tick) and (state.get(reason) or "").strip()):
            entry.said = "Chưa ghi: hãy đánh dấu đã kiểm tra các cảnh báo và ghi lý do."
        else:
            entry.write(who.sign_in, state.get(reason) or "")

    with st.form(key, enter_to_submit=False):
        if outcome.warnings:
            st.checkbox("Tôi đã kiểm tra: các số bị cảnh báo là đúng.", key=tick)
            st.text_input("Lý do, được lưu cùng thay đổi", key=reason, max_chars=500)
        st.form_submit_button("Ghi", icon=":material/save:", type="primary", on_click=write)
        if entry.said:
            st.error(entry.said)


def _done(outcome: Outcome) -> None:
    if outcome.change_id is None:
        st.info(f"Không ghi gì: mọi số trong tệp đã có đúng như vậy{_earlier(outcome)}.")
        return
    st.success(f"Đã ghi: thay đổi số {outcome.change_id}.", icon=":material/check_circle:")
    for plan in outcome.plans:
        st.markdown(f"{plan.layout.label}: {plan.summary}.")
    history = next((page for page in PAGES if page.address == "lich-su"), None)
    if history is not None:
        frame.link(history, "Xem trong lịch sử thay đổi", {"thay-doi": str(outcome.change_id)})


def _earlier(outcome: Outcome) -> str:
    return f" (tệp này đã được ghi: thay đổi số {outcome.earlier})" if outcome.earlier else ""


def _count(outcome: Outcome, step: Step) -> int:
    return sum(len(plan.of(step)) for plan in outcome.plans)


def _rows(programme: Programme, outcome: Outcome) -> Iterator[dict[str, str]]:
    for step in _ORDER:
        for plan in outcome.plans:
            for planned in plan.of(step):
                yield {
                    "Việc": step.label.capitalize(),
                    "Nội dung": _about(programme, plan, planned.row.values),
                    **_sides(programme, plan, planned),
                }


def _about(programme: Programme, plan: Plan, values: Mapping[str, Any]) -> str:
    """Return what a row is about, in words; codes that no Programme holds stay codes."""
    said = (_said(programme, n, values[n]) for n in plan.layout.key if values[n] != "none")
    return f"{plan.layout.label}: " + " · ".join(said)


def _said(programme: Programme, column: str, value: Any) -> str:
    """Return the name behind a code, or the value as it is written."""
    match column:
        case "unit_code" if value in programme.unit:
            return programme.unit[value].name
        case "indicator_code" if value in programme.indicator:
            return programme.indicator[value].short_name
        case "category_code" if value in programme.category:
            return programme.category[value].name
        case "task_code" if value in programme.task:
            return f"{value} {programme.task[value].short_title}"
        case "year" | "occurrence_year":
            return str(value)
    return _shown(value)


def _sides(programme: Programme, plan: Plan, planned: Planned) -> dict[str, str]:
    """Return the values before and after; of a change only those that move."""
    moves = planned.differences(plan.layout)
    names = [name for name in plan.layout.values if not moves or name in moves]
    old = planned.before.values if planned.before else {}
    new = {} if planned.step is Step.WITHDRAWN else planned.row.values
    return {
        "Trước": _listed(programme, names, old),
        "Sau": _listed(programme, names, new),
    }


def _listed(programme: Programme, names: list[str], values: Mapping[str, Any]) -> str:
    said = [
        f"{_COLUMNS.get(name, name)} {_said(programme, name, values[name])}"
        for name in names
        if values.get(name) is not None
    ]
    return ", ".join(said) or "–"


def _shown(value: object) -> str:
    if isinstance(value, date):
        return day(value)
    return written(value) if isinstance(value, int) else _VALUES.get(str(value), str(value))
