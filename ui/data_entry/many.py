"""Several files at once: each is checked and written by itself, as one change."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from data_access.imports import File
from data_access.imports.file_names import plain_name
from data_access.imports.planning.plan import Step
from data_access.people.authors import Writer
from progress.model.numbers import written
from ui.access.sign_in import lead, visitor
from ui.data_entry.file import FileEntry
from ui.frame import frame, words
from ui.frame.waiting import queues

_KEY = "data-entry-many"
_BEGUN = "data-entry-many-begun"
"""Key of the order to write or send all files that is being carried out, and what was agreed."""


def show(
    brought: Sequence[UploadedFile], version: int, writer: Writer, key: str
) -> FileEntry | None:
    """Place what became of each file, and the choice of one; return that, None if it was sent."""
    known: dict[str, FileEntry] = st.session_state.setdefault(_KEY, {})
    files = {each.file_id: each for each in brought}
    entries = {code: known.get(code) or FileEntry(name=f"upload-{code}") for code in files}
    st.session_state[_KEY] = entries
    labels = {
        code: f"{n}. {plain_name(each.name)}" for n, (code, each) in enumerate(files.items(), 1)
    }
    chosen = st.selectbox("Xem từng tệp", list(files), format_func=labels.__getitem__, key=key)
    with queues.waiting("Đang kiểm tra các tệp") as on_wait:
        for code, each in files.items():
            one = entries[code]
            # What others write is looked at again for the file on the page, and at its writing.
            if one.written is None and (not one.identity or code == chosen):
                one.check(code, partial(_file, each), version, writer, on_wait)
    ready = [one for one in entries.values() if _is_ready(one)]
    if _BEGUN in st.session_state:
        _carry_out(ready, st.session_state[_BEGUN])
    rows = [{"Tệp": labels[code], "Tình trạng": _standing(one)} for code, one in entries.items()]
    frame.table(pd.DataFrame(rows), "Các tệp vừa tải lên")
    if ready:
        _place_order(ready, key)
    one = entries[chosen]
    return None if one.file is None and one.written is None else one


def knows(one: UploadedFile) -> bool:
    """Tell whether a file was brought with others, which may have been taken away since."""
    return one.file_id in st.session_state.get(_KEY, {})


def _file(brought: UploadedFile) -> File:
    return File(plain_name(brought.name), brought.getvalue())


def _standing(one: FileEntry) -> str:
    """Say what became of a file in one line."""
    outcome = one.written or one.outcome
    if one.sent:
        return f"✓ Đã gửi: bản số {one.sent}"
    if outcome is None or (one.problem and one.written is None and not _is_ready(one)):
        return one.problem
    if outcome.errors:
        return f"■ {written(len(outcome.errors))} lỗi: không ghi được"
    if one.written is not None:
        number = outcome.change_id
        return f"✓ Đã ghi: thay đổi số {number}" if number else "✓ Không có gì để ghi"
    if outcome.warnings:
        return f"▲ {written(len(outcome.warnings))} cảnh báo cần lý do"
    if not _is_ready(one):
        return "Không có gì để ghi: mọi số đã có đúng như vậy"
    counts = ((step, sum(len(plan.of(step)) for plan in outcome.plans)) for step in Step)
    parts = ", ".join(f"{step.label} {written(count)}" for step, count in counts if count)
    return f"{one.problem} Sẵn sàng: {parts}".strip()


def _is_ready(one: FileEntry) -> bool:
    outcome = one.outcome
    if one.written is not None or outcome is None or outcome.errors or outcome.warnings:
        return False
    return any(plan.to_write for plan in outcome.plans)


def _place_order(ready: list[FileEntry], key: str) -> None:
    """Place the button that writes, or sends, all files about which there is nothing to ask."""
    writes = lead() is not None
    made_up = next((o.removal_sentence for e in ready if (o := e.outcome) and o.made_up), "")
    agreed = True
    if made_up and writes:
        st.warning(words.literal(made_up), icon=":material/science:")
        agreed = st.checkbox("Tôi đồng ý gỡ toàn bộ số liệu minh họa.", key=f"{key}-removal")

    def begin() -> None:
        st.session_state[_BEGUN] = agreed

    label = f"{'Ghi' if writes else 'Gửi'} {written(len(ready))} tệp không có lỗi, cảnh báo"
    st.button(label, icon=":material/save:", disabled=not agreed, on_click=begin)


def _carry_out(ready: list[FileEntry], agreed: bool) -> None:
    """Write or send each file, saying how far it is; a rerun that comes between goes on with it."""
    writes, place = lead() is not None, st.empty()
    for number, one in enumerate(ready, 1):
        doing = f"Đang {'ghi' if writes else 'gửi'} tệp {written(number)}/{written(len(ready))} …"
        place.caption(f":material/hourglass_top: {doing}")
        plans = one.outcome.plans if one.outcome is not None else ()
        # Twice: the first file may have removed the demonstration data, which moves the others. One
        # that would by now do something else, as a second of the same unit, is looked at again.
        for _ in range(2):
            who, now = visitor(), one.outcome
            if who.writer is not None and now is not None and now.plans == plans and _is_ready(one):
                if writes:
                    one.write(who.writer, "", agreed)
                else:
                    one.send(who.writer, "", at_once=True)
    del st.session_state[_BEGUN]
    st.rerun()  # with what was written
