"""The parts of the page "Trình chiếu": the conference, its slides, the ways to show and keep them.

What is chosen stands in the address, so that it can be sent; beside a snapshot it can be kept.
"""

from hashlib import sha256
from typing import Any

import pandas as pd
import streamlit as st

from data_access.people.authors import Writer
from data_access.snapshots import keep_chosen_slides
from data_access.store.problems import Problem
from exports.report import LONGEST_SENTENCE, with_chosen_slides
from progress.model.snapshots import OWN_SLIDES
from progress.model.titles import selection_sentence
from ui.documents import report_files, slide_selection
from ui.documents.slide_selection import OWN, PLACE, SHOWN
from ui.frame import filters, frame, url_state, words
from ui.frame.data import data, stored_slides
from ui.frame.filters import Filter
from ui.show import route, snapshot_taking
from ui.show.chosen import Chosen, choose

_MAY_NOT = (
    "Lựa chọn nằm trong địa chỉ của trang này: gửi địa chỉ là gửi lựa chọn. Người phụ trách "
    "chương trình, sau khi đăng nhập, có thể lưu lựa chọn cùng bản chốt số liệu."
)
_KEYS = """
| Phím | |
| --- | --- |
| → ↓ Page Down, phím cách | trang sau |
| ← ↑ Page Up | trang trước |
| Home, End | trang đầu, trang cuối |
| số rồi Enter | đến trang số đó |
| / hoặc gõ tên | trang của một tỉnh, thành phố; Backspace trở lại |
| L | danh sách trang |
| P | cửa sổ người trình bày: trang sau, lời dẫn, căn cứ, đồng hồ |
| B hoặc dấu chấm | tắt, bật màn hình |
| F | toàn màn hình |
| T | nền sáng, nền tối |
| A | tự chuyển trang, cho màn hình ở sảnh (gõ số giây rồi A) |
| Esc | thoát |

Bút trình chiếu dùng được ngay. Tệp đã tải mở được bằng mọi trình duyệt, không cần mạng và máy chủ.
"""


def header(chosen: Chosen) -> None:
    """Place the title and what is shown."""
    sentence = selection_sentence(chosen.view.programme, chosen.report.selection)
    frame.name(chosen.view, chosen.occasion.title, sentence)


def place_filters(chosen: Chosen) -> None:
    """Place the row of filters: conference, scope and year."""
    titles = {each.code: each.event for each in route.SHOWN}
    programme, selection = chosen.view.programme, chosen.view.selection
    filters.show(
        Filter("Hội nghị", report_files.OCCASION, titles, chosen.occasion.code, width=420),
        filters.scope(programme, selection),
        filters.year(programme, selection),
    )


def ways(chosen: Chosen) -> None:
    """Place what opens the show, what keeps it as a file, and the other documents."""
    asked = chosen.address()
    with st.container(horizontal=True):
        st.link_button(
            "Mở trình chiếu",
            route.address(chosen.occasion, asked),
            type="primary",
            icon=":material/slideshow:",
        )
        st.link_button(
            "Tải tệp trình chiếu (HTML)",
            route.address(chosen.occasion, asked, file=True),
            icon=":material/download:",
        )
        report_files.menu(
            chosen.view,
            label="Tài liệu kèm theo",
            occasion=chosen.occasion,
            slides={
                **chosen.asked,
                slide_selection.TEMPLATE: url_state.value(slide_selection.TEMPLATE),
            },
        )


def slides(chosen: Chosen) -> None:
    """Place the list of slides: which are told, in which order, with which sentence."""
    sections = chosen.view.derive(with_chosen_slides, chosen.report, chosen.slides).sections
    parts = {each.code: (each.part, each.title) for each in (*chosen.report.sections, *sections)}
    listed = pd.DataFrame(slide_selection.rows(chosen.slides, parts))
    # What was edited is in the address at once, and the list begins afresh with it.
    key = f"story-{sha256(repr((chosen.slides, tuple(parts))).encode()).hexdigest()[:12]}"
    st.data_editor(
        listed,
        key=key,
        hide_index=True,
        num_rows="fixed",
        height="content",
        # Titles are sentences; over 4 rem Streamlit breaks lines.
        row_height=66,
        disabled=["Phần", "Tiêu đề", *([] if chosen.presents else [OWN])],
        on_change=_edited,
        args=(chosen, key),
        column_config={
            SHOWN: st.column_config.CheckboxColumn(SHOWN, width=85),
            # A number column says "None" where there is no number.
            PLACE: st.column_config.TextColumn(
                PLACE, width=95, max_chars=2, validate="^[0-9]*$", alignment="right"
            ),
            "Phần": st.column_config.TextColumn(width=250),
            "Tiêu đề": st.column_config.TextColumn(width=600),
            OWN: st.column_config.TextColumn(width="medium", max_chars=LONGEST_SENTENCE),
        },
    )
    st.caption(
        "Bỏ chọn để không chiếu một trang; đổi số thứ tự để chuyển chỗ; câu riêng in ngay dưới "
        f"tiêu đề của trang, nhiều nhất {LONGEST_SENTENCE} ký tự, chỉ người phụ trách chương trình "
        "hoặc người trình chiếu tại máy của mình viết được và ghi rõ là lời người trình bày cho "
        "đến khi lưu cùng bản chốt; trang riêng chỉ nằm trong địa chỉ. Tiêu đề và số liệu do hệ "
        "thống tính, không sửa ở đây."
    )


def keeping(chosen: Chosen, writer: Writer | None) -> None:
    """Place what a lead may do: keep the choice beside the snapshot, or freeze today's figures.

    `writer` is None for a reader, who is told where the choice is.
    """
    snapshot = chosen.view.source.snapshot
    if snapshot is None or writer is None:
        st.caption(_MAY_NOT)
        if snapshot is None and writer is not None:
            snapshot_taking.form(chosen.view, writer)
        return
    slides = tuple(each for each in chosen.slides if each.code not in OWN_SLIDES)
    if slides == stored_slides(chosen.view.source):
        st.caption("Lựa chọn này đã được lưu cùng bản chốt.")
        return
    if not st.button("Lưu lựa chọn cùng bản chốt", icon=":material/save:"):
        return
    try:
        data().write(keep_chosen_slides, snapshot.code, slides, writer)
    except Problem as problem:
        st.error(words.literal(str(problem)))
    else:
        st.success(words.literal(f"Đã lưu lựa chọn cùng bản chốt «{snapshot.title}»."))


def keys() -> None:
    """Place the keys of the show."""
    with st.expander("Phím và bút trình chiếu", icon=":material/keyboard:"):
        st.markdown(_KEYS)


def _edited(chosen: Chosen, key: str) -> None:
    edits: dict[int, dict[str, Any]] = st.session_state[key]["edited_rows"]
    choose(chosen, slide_selection.changed(chosen.slides, chosen.codes, edits))
