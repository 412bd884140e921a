"""«Việc của đơn vị tôi»: one agency's tasks, those due soon and those overdue."""

import streamlit as st

from progress.model.numbers import alphabetical, day
from progress.tasks.agencies import now_name, now_words, predecessors, successors
from progress.tasks.agenda import SOON, AgencyAgenda, Duty, agency_agenda, last_day_soon
from progress.tasks.schedule import TaskFact
from progress.tasks.words import agency_headline, duty_words
from ui.frame import downloads, frame, url_state, widgets, words
from ui.frame.frame import View
from ui.tasks import tables, timeline

AGENCY = "don-vi"
FEW = 8
"""How much one can take in at once."""


def show(view: View, shown: tuple[TaskFact, ...]) -> None:
    """Show the agency that the address names; without one, ask which."""
    code = url_state.value(AGENCY)
    known = view.programme.agency
    if code is not None and code not in known:
        st.warning(words.literal(f"Địa chỉ có đơn vị «{code}» không có trong danh sách đơn vị."))
        code = None
    programme, as_of = view.programme, view.selection.as_of
    agencies = sorted(known.values(), key=lambda each: alphabetical(each.name))
    names = {each.code: now_name(programme, each.code, as_of) for each in agencies}
    widgets.pick("Đơn vị của tôi", AGENCY, names, code, placeholder="Chọn đơn vị")
    if code is None:
        st.markdown(
            f"Chọn đơn vị để xem việc chủ trì, việc phối hợp, việc đến hạn trong {SOON} ngày tới "
            "và việc quá hạn. Đơn vị đã sắp xếp lại thì chọn tên cũ hay tên nay đều được."
        )
        return
    agenda = view.derive(agency_agenda, programme, shown, code, as_of)
    headline = agency_headline(known[code].name, agenda)
    st.header(words.literal(headline.removesuffix(".")), anchor=False)
    _became(view, code)
    if agenda.facts:
        _duties(view, agenda, code)
        notes = [f"tính đến {day(as_of)}", *view.provenance]
        timeline.place(view, agenda.facts, alt=headline, notes=notes)
        downloads.on_demand(
            "agency-table",
            lambda: tables.agency_tasks(programme, agenda, as_of),
            f"viec-cua-{code}-{as_of}",
            ["Vai trò", *tables.ON_THE_PAGE],
        )


def _became(view: View, code: str) -> None:
    """Say what became of the agency, and what it was made from: their tasks are its own."""
    programme, as_of = view.programme, view.selection.as_of
    now = now_words(programme, [code], as_of)
    before = predecessors(programme, code)
    if now:
        later = " ".join(programme.agency[each].name for each in successors(programme, code)[-1:])
        more = f" Chọn «{later}» để xem cả việc của các đơn vị cùng nhập vào." if later else ""
        st.caption(f"{words.literal(now)}.{more}")
    elif before:
        names = ", ".join(each.name for each in before)
        st.caption(f"Gồm việc ghi trong phụ lục cho {words.literal(names)}.")


def _duties(view: View, agenda: AgencyAgenda, code: str) -> None:
    late, soon = frame.columns(1, 1)
    with late:
        if agenda.overdue or not agenda.unrecorded:
            st.markdown("**Quá hạn**")
            _listed(view, agenda.overdue, code, "Không có việc nào quá hạn.")
        if agenda.unrecorded:
            st.markdown("**Đã qua hạn, chưa có ghi nhận**")
            _listed(view, agenda.unrecorded, code, "")
    with soon:
        last = day(last_day_soon(view.selection.as_of))
        st.markdown(f"**Đến hạn trong {SOON} ngày tới (đến {words.literal(last)})**")
        nothing = f"Không có việc nào đến hạn trong {SOON} ngày tới."
        _listed(view, agenda.soon, code, nothing)


def _listed(view: View, duties: tuple[Duty, ...], code: str, nothing: str) -> None:
    lines = [
        f"{words.coloured(duty.occurrence.state)} {words.literal(line)}"
        for duty in duties
        for line in [duty_words(view.programme, duty, code)]
    ]
    st.markdown("  \n".join(lines[:FEW]) if lines else nothing)
    if lines[FEW:]:
        with st.expander(f"Còn {len(lines) - FEW} việc nữa"):
            st.markdown("  \n".join(lines[FEW:]))
