"""A sector as a whole: who leads it, and each of its indicators, one click from its own page."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from charts.bullets import bullets
from progress.indicators.sentences import sector_headline
from progress.indicators.series import all_series
from progress.judging.targets import TargetFact, target_facts
from progress.judging.verdicts import Verdict
from progress.model.numbers import day
from progress.model.records import NATION, Agency, Sector
from progress.model.titles import series_title
from ui.frame import downloads, filters, frame, tables, url_state, words
from ui.frame.frame import View
from ui.indicators.choice import ALL, Choice


def header(view: View, chosen: Choice) -> None:
    """Place the headline of a sector and the agency that leads it."""
    sector, facts = _sector(view, chosen), _facts(view, chosen)
    national = replace(view.selection, scope=NATION, document=None)
    frame.header(view, sector_headline(sector, facts), selection=national)
    st.markdown(_lead(view, sector))


def comparison(view: View, chosen: Choice) -> None:
    """Place a bullet for each national target of the sector; a click leads to its page."""
    facts = _facts(view, chosen)
    if all(fact.total is None for fact in facts):
        st.info(words.EMPTY, icon=":material/info:")
    key = f"sector-{st.session_state.get('sector-drawn', 0)}"
    frame.chart(
        view.derive(bullets, view.programme, facts, view.theme),
        alt=sector_headline(_sector(view, chosen), facts),
        key=key,
        on_select=lambda: _row_chosen(key),
    )
    legend = "  ·  ".join(f"{words.coloured(each)} {each.label}" for each in Verdict)
    st.caption(f"{legend}  ·  Bấm một dòng để mở chỉ tiêu.")
    _open(view, chosen)
    name = f"chi-tieu-{chosen.sector}-{view.selection.year}"
    downloads.on_demand("sector-table", lambda: tables.targets(view.programme, facts), name)


def _sector(view: View, chosen: Choice) -> Sector:
    return next(each for each in view.programme.sectors if each.code == chosen.sector)


def _facts(view: View, chosen: Choice) -> tuple[TargetFact, ...]:
    """Return the facts of the national document for the sector."""
    documents = filters.plans_of(view.programme, NATION)
    document = documents[0].code if documents else None
    national = replace(view.selection, scope=NATION, document=document)
    found = view.derive(target_facts, view.programme, national)
    return tuple(fact for fact in found if fact.indicator.sector_code == chosen.sector)


def _lead(view: View, sector: Sector) -> str:
    """Name the lead agency as the plan does, and what became of it."""
    agency = view.programme.agency.get(sector.lead_agency_code)
    if agency is None:
        return ""
    said = f"**Đơn vị chủ trì:** {agency.name}"
    successor = view.programme.agency.get(agency.successor_code or "")
    if successor is not None:
        said += f" (đến {day(agency.valid_to)}), nay là {successor.name}{_since(successor)}"
    note = f"  \n{agency.note}" if agency.note else ""
    return f"{said}.{note}"


def _since(agency: Agency) -> str:
    return f" (từ {day(agency.valid_from)})" if agency.valid_from else ""


def _open(view: View, chosen: Choice) -> None:
    """Place the choice that opens an indicator, also those without a national target."""
    programme = view.programme
    named = {
        ".".join(row): series_title(
            programme, programme.indicator[row[0]], programme.category[row[1]]
        )
        for row in view.derive(all_series, programme)
        if programme.indicator[row[0]].sector_code == chosen.sector
    }
    st.session_state["open-indicator"] = None
    st.selectbox(
        "Mở chỉ tiêu",
        list(named),
        format_func=named.__getitem__,
        key="open-indicator",
        on_change=lambda: _go(st.session_state["open-indicator"]),
        placeholder="Chọn một chỉ tiêu để mở",
        label_visibility="collapsed",
    )


def _row_chosen(key: str) -> None:
    found = st.session_state[key].selection.get("row") or []
    if found:
        _go(found[0]["key"].partition(".")[2])
        st.session_state["sector-drawn"] = st.session_state.get("sector-drawn", 0) + 1


def _go(row: str) -> None:
    indicator, _, category = row.partition(".")
    url_state.choose(url_state.INDICATOR, indicator)
    url_state.choose(url_state.CATEGORY, category or ALL)
