"""What the marks of institutions on the map are, and the names of those that stand by themselves.

A name on the map shows under the mouse only; the list is for all who have none.
"""

from collections.abc import Iterator
from itertools import groupby

import pandas as pd
import streamlit as st

from charts.maps.deck_layers import InstitutionMarking
from charts.theme import Theme
from data_access.register.open_institutions import provincial_institutions
from progress.model.numbers import alphabetical, written
from progress.model.programme import Programme
from progress.places.register import InstitutionMark
from ui.frame import frame, url_state, widgets
from ui.frame.frame import View
from ui.frame.pages import REGISTER


def key(marks: InstitutionMarking, theme: Theme) -> None:
    """Say what the marks are, how many there are of each, and what could not be marked."""
    lines = [
        _line(theme.ink, "xã, phường có thiết chế, to hơn là nhiều hơn", marks.number_of_communes),
        _line(theme.marks["warning"], "thiết chế cấp tỉnh", marks.number_of_singles),
    ]
    if marks.without_place:
        lines.append(f"<li>Chưa rõ tọa độ, không vẽ: <b>{written(marks.without_place)}</b>")
    st.html(f'<ul class="legend dots" aria-label="Các chấm trên bản đồ">{"".join(lines)}</ul>')


def names(view: View, province: str | None) -> None:
    """List the institutions that are marked by themselves, of a province or of all, on demand."""
    place = widgets.unfolded("Tên các thiết chế cấp tỉnh trên bản đồ", "institution-names")
    if place is None:
        return
    marks = view.derive(view.source.read, provincial_institutions, view.selection.as_of).marks
    shown = [each for each in marks if each.open and province in (None, each.unit_code)]
    with place:
        if shown:
            frame.table(pd.DataFrame(_rows(view.programme, shown)), "Thiết chế cấp tỉnh")
        else:
            st.markdown("Không có thiết chế cấp tỉnh nào được vẽ ở đây.")
        chosen = {} if province is None else {url_state.SCOPE: province}
        frame.link(REGISTER, "Mở danh bạ thiết chế", chosen)


def _rows(programme: Programme, marks: list[InstitutionMark]) -> Iterator[dict[str, str]]:
    def unit(mark: InstitutionMark) -> str:
        return programme.unit[mark.unit_code].name

    for name, group in groupby(sorted(marks, key=lambda each: alphabetical(unit(each))), unit):
        yield {"Tỉnh, thành phố": name, "Thiết chế": "; ".join(each.name for each in group)}


def _line(colour: str, label: str, number: int) -> str:
    return f'<li><i style="background:{colour}"></i>{label} <b>{written(number)}</b>'
