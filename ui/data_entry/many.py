"""Several files at once: each is checked and written by itself, as one change."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from data_access.imports import File
from data_access.imports.file_names import plain_name
from data_access.people.authors import Writer
from progress.model.numbers import written
from ui.access.sign_in import lead, visitor
from ui.data_entry.file import Entry
from ui.frame import frame, words
from ui.frame.waiting import queues

_KEY = "data-entry-many"


def show(brought: Sequence[UploadedFile], version: int, writer: Writer, key: str) -> Entry | None:
    """Place what became of each file, and the choice of one; return that, None if it was sent."""
    known: dict[str, Entry] = st.session_state.setdefault(_KEY, {})
    files = {each.file_id: each for each in brought}
    entries = {code: known.get(code) or Entry(name=f"upload-{code}") for code in files}
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
    rows = [{"Tệp": labels[code], "Kết quả": _standing(one)} for code, one in entries.items()]
    frame.table(pd.DataFrame(rows), "Các tệp vừa tải lên")
    _write_all(list(entries.values()), key)
    one = entries[chosen]
    return None if one.file is None and one.written is None else one


def knows(one: UploadedFile) -> bool:
    """Tell whether a file was brought with others, which may have been taken away since."""
    return one.file_id in st.session_state.get(_KEY, {})


def _file(brought: UploadedFile) -> File:
    return File(plain_name(brought.name), brought.getvalue())


def _standing(one: Entry) -> str:
    """Say what became of a file in one line."""
    outcome = one.written or one.outcome
    if one.sent:
        return f"✓ Đã gửi: bản số {one.sent}"
    if outcome is None or (one.problem and one.written is None):
        return one.problem
    if outcome.errors:
        return f"■ {written(len(outcome.errors))} lỗi: không ghi được"
    plans = "; ".join(f"{plan.table.title.lower()}: {plan.summary}" for plan in outcome.plans)
    if one.written is not None:
        number = outcome.change_id
        return f"✓ Đã ghi: thay đổi số {number}" if number else "✓ Không có gì để ghi"
    if outcome.warnings:
        return f"▲ {written(len(outcome.warnings))} cảnh báo cần lý do; {plans}"
    return f"Sẵn sàng; {plans}"


def _is_ready(one: Entry) -> bool:
    outcome = one.outcome
    if one.written is not None or outcome is None or outcome.errors or outcome.warnings:
        return False
    return any(plan.to_write for plan in outcome.plans)


def _write_all(entries: list[Entry], key: str) -> None:
    """Place the button that writes, or sends, all files about which there is nothing to ask."""
    ready = [one for one in entries if _is_ready(one)]
    writes = lead() is not None
    made_up = next((o.removal_sentence for e in ready if (o := e.outcome) and o.made_up), "")
    agreed = not (made_up and writes) or st.checkbox(
        words.literal(f"Tôi đồng ý: {made_up}"), key=f"{key}-removal"
    )

    def write() -> None:
        for one in ready:
            # Twice: the first file may have removed the demonstration data, which moves the others.
            for _ in range(2):
                who = visitor()
                if who.writer is not None and _is_ready(one):
                    if writes:
                        one.write(who.writer, "", agreed)
                    else:
                        one.send(who.writer, "", at_once=True)

    if ready:
        verb = "Ghi" if writes else "Gửi"
        label = f"{verb} {written(len(ready))} tệp không có lỗi, cảnh báo"
        st.button(label, icon=":material/save:", disabled=not agreed, on_click=write)
