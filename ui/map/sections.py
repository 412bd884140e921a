"""The parts of the map page: what is asked, the drawing, its legend, one province, the table."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from charts.maps.marks import Colouring, Key, legend
from charts.theme import SYMBOLS, Theme, role
from progress.judging.coverage import Basis, ObservationStatus, ProvinceFact, basis_units
from progress.judging.coverage_words import map_words, rank_words, reported_words
from progress.judging.explanations import gap_words
from progress.model.numbers import alphabetical
from progress.model.programme import Programme
from progress.model.records import NATION, Measure
from progress.model.titles import document_title, target_words, unit_title
from ui.frame import downloads, filters, frame, tables, url_state, why, words
from ui.frame.frame import View
from ui.frame.pages import PROVINCES
from ui.map.question import (
    COLOURING,
    DRAWING,
    LAYER,
    ORDER,
    Drawing,
    Layer,
    Order,
    Question,
    choose_province,
    choose_row,
    code_of,
    title_of,
)

DRAWINGS = {
    Drawing.MAP: "Bản đồ",
    Drawing.TILES: "Ô lưới",
    Drawing.FIGURE: "Hình vẽ",
    Drawing.YEARS: "Các năm",
}
COLOURINGS = {Colouring.VALUE: "Giá trị", Colouring.VERDICT: "Kết luận"}
LAYERS = {Layer.NONE: "Ẩn", Layer.INSTITUTIONS: "Hiện"}
HEAD = ("Hạng", "Tỉnh, thành phố", "Kết quả", "Báo cáo", "Kết luận")
ORDERS = {Order.VALUE: "Giá trị", Order.NAME: "Tên"}


def ask(view: View, asked: Question) -> None:
    """Place what is asked: the indicator, the province, the year, and on which provinces."""
    programme = view.programme
    rows = {code_of(row): title_of(programme, row) for row in asked.rows}
    names = view.derive(_names, programme, asked.basis)
    place = st.container(key="map-filters")
    indicator, province, year, basis = place.columns([5, 3, 2, 2], vertical_alignment="top")
    with indicator:
        filters.pick(
            "Chỉ tiêu",
            f"{url_state.INDICATOR}-{url_state.CATEGORY}",
            list(rows),
            code_of(asked.row),
            rows.__getitem__,
            chosen=choose_row,
        )
    with province:
        filters.pick(
            "Tỉnh, thành phố",
            url_state.SCOPE,
            list(names),
            asked.province or NATION,
            names.__getitem__,
            chosen=choose_province,
        )
    with year:
        filters.year(programme, view.selection)
    with basis:
        filters.switch("Cơ sở", url_state.BASIS, [*Basis], asked.basis, "{} tỉnh".format)


def switches(view: View, asked: Question) -> None:
    """Place how it is shown: the drawing and its colours."""
    share = view.programme.indicator[asked.row[0]].measure is Measure.SHARE
    with st.container(horizontal=True, gap="small", key="map-switches"):
        filters.switch("Cách xem", DRAWING, [*DRAWINGS], asked.drawing, partial(_said, DRAWINGS))
        if share:
            named = partial(_said, COLOURINGS)
            filters.switch("Màu theo", COLOURING, [*COLOURINGS], asked.colouring, named)
        if asked.drawing is Drawing.MAP and view.source.snapshot is None:
            filters.switch("Thiết chế", LAYER, [*LAYERS], asked.layer, partial(_said, LAYERS))


def key(view: View, asked: Question, facts: tuple[ProvinceFact, ...]) -> None:
    """Place the legend, with the number of provinces in each class."""
    lines = view.derive(legend, facts, asked.colouring, view.theme)
    items = "".join(_key(line) for line in lines)
    st.html(f'<ul class="legend" aria-label="Chú giải">{items}</ul>')


def province(view: View, asked: Question, facts: tuple[ProvinceFact, ...]) -> None:
    """Place one province: its figures, verdict, gap, rank, and the way to more."""
    found = next((fact for fact in facts if fact.code == asked.province), None)
    if found is None:
        st.caption("Bấm một tỉnh trên bản đồ, hoặc chọn ở ô «Tỉnh, thành phố», để xem chi tiết.")
        return
    unit = view.programme.unit[found.code]
    with st.container(border=True, key="province"):
        title = unit_title(unit)
        st.markdown(f"**{title[0].upper()}{title[1:]}**  \n{_value(found)}")
        st.markdown("\n".join(f"- {line}" for line in _lines(view, found, facts)))
        with st.container(horizontal=True, vertical_alignment="center"):
            why.button(found.fact.key, unit.name)
            chosen = {url_state.SCOPE: found.code, url_state.YEAR: str(asked.selection.year)}
            frame.link(PROVINCES, "Mở trang của tỉnh", chosen)


def table(view: View, asked: Question, facts: tuple[ProvinceFact, ...]) -> None:
    """Place every province in a table, by value or by name, and its download."""
    filters.switch("Xếp theo", ORDER, [*ORDERS], asked.order, partial(_said, ORDERS))
    ordered = view.derive(_ordered, view.programme, facts, asked.order)
    rows = "".join(_row(view, asked, fact) for fact in ordered)
    head = (
        "<th>Hạng</th><th>Tỉnh, thành phố</th><th>Kết quả</th><th>Đã báo cáo</th><th>Kết luận</th>"
    )
    st.html(
        f'<div class="ranking" style="{_tokens(view.theme)}" '
        f'tabindex="0" role="region" aria-label="{words.TABLE}"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
    listed = view.derive(tables.provinces, view.programme, ordered)
    downloads.table(
        listed, f"ban-do-{code_of(asked.row)}-{asked.selection.year}-{asked.basis}-tinh"
    )


def explained(view: View, asked: Question, facts: tuple[ProvinceFact, ...]) -> None:
    """Open the drawer on the chosen province's fact where the address asks why."""
    found = tuple(fact.fact for fact in facts if fact.code == asked.province)
    why.drawer(view, found, {})


def _said(named: Mapping[Any, str], code: str) -> str:
    return next(label for known, label in named.items() if known == code)


def _names(programme: Programme, basis: Basis) -> dict[str, str]:
    units = [programme.unit[code] for code in basis_units(programme, basis)]
    ordered = sorted(units, key=lambda unit: alphabetical(unit.name))
    return {NATION: "Cả nước", **{unit.code: unit_title(unit) for unit in ordered}}


def _key(line: Key) -> str:
    hatch = f" {line.hatch}" if line.hatch else ""
    swatch = f'<i class="swatch{hatch}" style="background-color:{line.fill}"></i>'
    return f"<li>{swatch}{escape(line.label)} <b>{line.count}</b>"


def _value(found: ProvinceFact) -> str:
    said = f"{words.coloured(found.verdict)} {found.verdict.label}"
    if not found.reported:
        return said
    # A value of few institutions is printed as these very counts.
    counts = (
        found.fact.indicator.measure is Measure.SHARE
        and found.status is not ObservationStatus.SMALL
    )
    counted = f" ({found.total.numerator}/{found.total.denominator})" if counts else ""
    return f"{map_words(found)}{counted} · {said}"


def _lines(view: View, found: ProvinceFact, facts: tuple[ProvinceFact, ...]) -> list[str]:
    """Return what is known of a province, each in a line that begins with a capital."""
    programme = view.programme
    asks = target_words(found.fact.indicator, found.fact.milestone)
    said = [
        reported_words(programme, found),
        gap_words(found.fact) if found.reported else "",
        rank_words(found, facts),
        f"{document_title(found.fact.document)}: {asks}, mốc năm {found.fact.milestone.year}",
    ]
    return [f"{line[0].upper()}{line[1:]}" for line in said if line]


def _ordered(
    programme: Programme, facts: tuple[ProvinceFact, ...], order: Order
) -> tuple[ProvinceFact, ...]:
    def by_name(fact: ProvinceFact) -> tuple[object, ...]:
        return alphabetical(programme.unit[fact.code].name)

    named = sorted(facts, key=by_name)
    if order is Order.NAME:
        return tuple(named)
    return tuple(sorted(named, key=lambda fact: (fact.rank is None, fact.rank)))


def _tokens(theme: Theme) -> str:
    """Return the theme's colours for the style sheet, which knows none of its own."""
    named = {"line": theme.line, "head": theme.track, **theme.texts}
    return ";".join(f"--{name}:{colour}" for name, colour in named.items())


def _row(view: View, asked: Question, fact: ProvinceFact) -> str:
    chosen = ' aria-current="true"' if fact.code == asked.province else ""
    # HTML closes cells and rows by itself; a kilobyte of the page's twenty is saved.
    return (
        f"<tr{chosen}><td>{fact.rank or ''}<td>{escape(view.programme.unit[fact.code].name)}"
        f"<td>{map_words(fact)}<td>{len(fact.total.reported)}/{fact.total.expected}"
        f'<td class="{role(fact.verdict)}">{SYMBOLS[fact.verdict]} {fact.verdict.label}'
    )
