"""What a presenter adds to a show: provinces, slides of their own, a department's template.

All of it stands in the address; pictures and templates are kept in the database, by who may write.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from data_access.imports.file_names import plain_name
from data_access.people.authors import Writer
from data_access.presentations import stored
from data_access.presentations.pictures import LARGEST_PICTURE, checked_picture
from data_access.presentations.templates import LARGEST_TEMPLATE, checked_template
from data_access.store.problems import Problem
from exports.report import LONGEST_SENTENCE, LONGEST_TEXT, ReportDocument, SlideChoice
from exports.report.choice_file import choice_file
from exports.report.slide_choice import bounded, bounded_text, province_slides
from progress.model.snapshots import OWN_SLIDES
from ui.documents.slide_selection import TEMPLATE
from ui.frame import data, url_state, widgets, words
from ui.frame.frame import View
from ui.frame.lists.place_list import PlaceName, place_name
from ui.frame.waiting import queues
from ui.show.chosen import Chosen, choose

_MEGABYTE = 1_000_000


def show(chosen: Chosen, writer: Writer | None) -> None:
    """Place what adds slides, and the choice as a file; `writer` is None for who keeps nothing."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _provinces(chosen)
        _own_slide(chosen, writer)
        if chosen.view.source.snapshot is None or writer is not None:
            _template(chosen.view, writer)
        if writer is not None:
            _removal(writer)
        st.download_button(
            "Tải lựa chọn (JSON)",
            choice_file(chosen.slides),
            file_name="lua-chon-trinh-chieu.json",
            mime="application/json",
            icon=":material/download:",
            on_click="ignore",
            help="Cho lệnh export, với --choices.",
        )


def _provinces(chosen: Chosen) -> None:
    present = {each.code for each in chosen.slides}
    names = chosen.view.derive(_province_names, chosen.report)
    left = {code: name for code, name in names.items() if code not in present}
    if left:
        widgets.pick(
            "Thêm trang của một tỉnh, thành phố",
            "them-tinh",
            left,
            None,
            write=lambda code: _add(chosen, SlideChoice(code)),
            width=320,
        )


def _province_names(report: ReportDocument) -> dict[str, PlaceName]:
    """Return the provinces of which a show can have a slide, by the code of the slide."""
    units = province_slides(report)
    return {
        code: place_name(report.programme, unit.code, unit.name) for code, unit in units.items()
    }


def _add(chosen: Chosen, choice: SlideChoice) -> None:
    choose(chosen, (*chosen.slides, choice))


def _own_slide(chosen: Chosen, writer: Writer | None) -> None:
    present = {each.code for each in chosen.slides}
    code = next((code for code in OWN_SLIDES if code not in present), None)
    if code is None or not chosen.presents:
        return
    place = widgets.opened("Thêm trang riêng", "own-slide", ":material/add:")
    if place is None:
        return
    with place, st.form("own-slide-form", enter_to_submit=False, border=False):
        title = st.text_input("Tiêu đề", max_chars=LONGEST_SENTENCE)
        text = st.text_area("Nội dung, mỗi dòng một ý", max_chars=LONGEST_TEXT)
        brought = None
        if writer is not None:
            most = LARGEST_PICTURE // _MEGABYTE
            brought = st.file_uploader(
                f"Một ảnh PNG hoặc JPEG, tối đa {most} MB", max_upload_size=most
            )
        if not st.form_submit_button("Thêm trang", icon=":material/add:"):
            return
    choice = SlideChoice(code, bounded(title), kept=False, text=bounded_text(text))
    if brought is not None and writer is not None:
        picture = _kept(stored.PICTURE, brought, checked_picture, writer)
        if not picture:
            return
        choice = replace(choice, picture=data.presenters_file(stored.PICTURE, picture))
    if choice.is_blank:
        st.error("Trang riêng cần có tiêu đề, nội dung hoặc ảnh.")
        return
    _add(chosen, choice)
    st.rerun()


def _template(view: View, writer: Writer | None) -> None:
    source = view.source
    held = source.snapshot is None  # else the database beside it is asked
    known = dict(
        source.derive(source.read, stored.templates) if held else data.ask(stored.templates)
    )
    code = url_state.value(TEMPLATE) or widgets.ALL
    if code not in known and data.presenters_file(stored.TEMPLATE, code):
        known[code] = "Bản cũ của một mẫu"  # the address still asks for it
    if known:
        names = {widgets.ALL: "Mẫu của Chương trình", **known}
        shown = code if code in known else widgets.ALL
        widgets.pick("Mẫu PowerPoint", TEMPLATE, names, shown, width=260)
    place = None
    if writer is not None:
        place = widgets.opened("Thêm mẫu PowerPoint", "own-template", ":material/upload_file:")
    if place is None or writer is None:
        return
    with place, st.form("own-template-form", border=False):
        most = LARGEST_TEMPLATE // _MEGABYTE
        brought = st.file_uploader(
            f"Mẫu của đơn vị (.potx), khổ 16:9, có bố cục «Title Only», tối đa {most} MB",
            max_upload_size=most,
        )
        if not st.form_submit_button("Thêm mẫu", icon=":material/upload_file:") or brought is None:
            return
    if code := _kept(stored.TEMPLATE, brought, checked_template, writer):
        url_state.choose(TEMPLATE, code)
        st.rerun()


def _removal(writer: Writer) -> None:
    """Place the list of pictures and templates that are kept, one of which can be removed."""
    known = {
        (kind, code): f"{title}: {name}"
        for kind, title in ((stored.PICTURE, "Ảnh"), (stored.TEMPLATE, "Mẫu"))
        for code, name in data.ask(stored.kept_files, kind).items()
    }
    place = known and widgets.opened("Gỡ ảnh, mẫu", "kept-files", ":material/delete:")
    if not place:
        return
    with place, st.form("kept-files-form", border=False):
        asked = st.selectbox("Tệp đã lưu", list(known), format_func=known.__getitem__)
        st.caption(
            "Tệp bị xóa khỏi cơ sở dữ liệu và không còn trong trang trình chiếu mở từ nay; lịch sử "
            "vẫn ghi tên tệp, ai thêm, ai gỡ. Bản sao lưu và tệp trình chiếu đã tải trước đó vẫn "
            "còn ảnh."
        )
        if not st.form_submit_button("Gỡ", icon=":material/delete:"):
            return
    try:
        data.write(stored.remove_file, *asked, writer)
    except Problem as problem:
        st.error(words.literal(str(problem)))
        return
    st.rerun()


def _kept(kind: str, brought: Any, check: Callable[[bytes], bytes], writer: Writer) -> str:
    """Return the code of a file that was checked and kept; "" where it cannot be, which is said."""
    content = brought.getvalue()
    try:
        with queues.waiting("Đang kiểm tra tệp") as on_wait:
            checked = queues.READING.ask(object(), lambda _report: check(content)).wait(on_wait)
        return data.write(stored.keep_file, kind, plain_name(brought.name), checked, writer)
    except Problem as problem:
        st.error(words.literal(str(problem)))
        return ""
