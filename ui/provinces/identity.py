"""What a province is: its size, what it was merged from, and which plans bind it."""

import streamlit as st

from data_access.programme.communes import communes_on_former_ground
from progress.model.numbers import UNKNOWN, alphabetical, day, written
from progress.model.titles import unit_title
from progress.model.units import Kind, Unit
from progress.places.province import binding_sentences, successor
from ui.documents import report_files
from ui.frame import frame, words
from ui.frame.frame import View
from ui.frame.pages import PROVINCES, REGISTER
from ui.provinces.shared import communes_of, link_parameters


def identity(view: View) -> None:
    """Say what the unit is, what it was merged from, which plans bind it and where more is."""
    programme, code = view.programme, view.selection.scope
    unit = programme.unit[code]
    as_of = view.selection.as_of
    text = [_described(view, unit), *view.derive(binding_sentences, programme, code, as_of)]
    with st.container(key="identity", gap="xsmall"):
        st.markdown("\n\n".join(map(words.literal, text)))
        linked = list(programme.predecessors.get(code, ()))
        linked += [after] if (after := successor(programme, code)) else []
        with st.container(
            horizontal=True, vertical_alignment="center", gap="medium", key="elsewhere"
        ):
            for each in linked:
                frame.link(
                    PROVINCES, f"Mở {unit_title(programme.unit[each])}", link_parameters(each)
                )
            if unit.kind is Kind.PROVINCE:
                frame.link(REGISTER, "Thiết chế của đơn vị", link_parameters(code))
            report_files.menu(view)


def _described(view: View, unit: Unit) -> str:
    """Say type, region, size, since when and from what."""
    programme = view.programme
    facts = [
        f"Loại: {unit.type_name or UNKNOWN}",
        f"Vùng: {unit.region or UNKNOWN}",
        f"Dân số: {written(unit.population)}",
        f"Diện tích: {written(unit.area_km2, 1)}{' km²' if unit.area_km2 else ''}",
    ]
    if unit.kind is Kind.PROVINCE and view.source.snapshot is None:
        facts.append(f"Xã, phường: {written(communes_of(view).get(unit.code))}")
    text = f"{' · '.join(facts)}."
    before = programme.predecessors.get(unit.code, ())
    after = successor(programme, unit.code)
    if before:
        names = sorted((programme.unit[each].name for each in before), key=alphabetical)
        text += f" Được sắp xếp từ {', '.join(names)}, từ {day(unit.valid_from)}."
    elif unit.kind is Kind.PROVINCE and unit.valid_to is None:
        text += " Địa giới cấp tỉnh không đổi khi sắp xếp ngày 01/07/2025."
    if unit.former_names:
        # The others are other spellings of it.
        text += f" Tên trước đây: {unit.former_names[0]}."
    if unit.valid_to is not None:
        into = f", nay thuộc {unit_title(programme.unit[after])}" if after else ""
        # The lists of communes begin on 1 July 2025: an earlier end is inferred.
        sure = "" if unit.kind is Kind.PROVINCE else " (ngày suy ra, chưa thấy văn bản)"
        text += f" Tồn tại đến {day(unit.valid_to)}{sure}{into}."
        text += _ground_words(view, unit.code)
    return text


def _ground_words(view: View, code: str) -> str:
    """Say how many communes lie today where an ended province was; "" where nobody knows."""
    if view.source.snapshot is not None:
        return ""
    ground = dict(view.derive(view.source.read, communes_on_former_ground, view.selection.as_of))
    if code not in ground:
        return ""
    return f" Địa bàn này nay có {written(ground[code])} xã, phường."
