"""The timeline on a page: a click on a row opens the task, and the figure can be taken along."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from charts.spec import Spec
from charts.theme import LIGHT
from charts.timelines.timelines import timeline, timeline_pages
from exports.shared.pictures import sheet
from progress.tasks.schedule import TaskFact
from ui.frame import downloads, opening, url_state
from ui.frame.frame import View
from ui.tasks import drawer

WIDTH = 1340
"""Pixels of an exported figure: a sheet of A4 on its side."""


def place(view: View, facts: tuple[TaskFact, ...], *, alt: str, notes: Sequence[str]) -> None:
    """Place the timeline of some tasks; `notes` say on its export what is shown."""
    opening.clickable_chart(
        view.derive(timeline, view.programme, facts, view.selection.as_of, view.theme),
        "timeline",
        "row",
        lambda row: url_state.choose(drawer.TASK, row["key"]),
        alt=alt,
    )
    legend, figure = st.columns([9, 2])
    with legend:
        st.caption(
            "Thanh liền: nhiệm vụ làm một lần; ô bo tròn: mỗi năm một lần; nét đứt: văn bản "
            "không ghi thời hạn; chưa tô: chưa khởi động hoặc chưa đến hạn; vạch mảnh nối tiếp và "
            "số sau dấu +: số ngày muộn; vạch đậm: ngày đang xem. Bấm một dòng để mở nhiệm vụ."
        )
    with figure:
        downloads.figure(
            partial(_sheets, view, facts, alt, tuple(notes), timeline_pages),
            f"nhiem-vu-{view.selection.as_of}",
            whole=partial(_sheets, view, facts, alt, tuple(notes), _whole),
        )


def _sheets(
    view: View,
    facts: tuple[TaskFact, ...],
    title: str,
    notes: tuple[str, ...],
    drawn: Callable[..., Sequence[Spec]],
) -> list[Spec]:
    pages = drawn(view.programme, facts, view.selection.as_of, LIGHT)
    sheets = []
    for number, page in enumerate(pages, start=1):
        numbered = (*notes, f"trang {number}/{len(pages)}") if len(pages) > 1 else notes
        note = " · ".join(numbered)
        sheets.append(sheet(page, width=WIDTH, title=title, notes=[note], background=LIGHT.page))
    return sheets


def _whole(*arguments: object) -> tuple[Spec, ...]:
    return (timeline(*arguments),)  # type: ignore[arg-type]  # the same as those of timeline_pages
