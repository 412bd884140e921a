"""A sector as a whole: who leads it, and each of its indicators, one click from its own page."""

from dataclasses import replace

import streamlit as st

from charts.bullets import bullets
from progress.indicators.sentences import sector_headline
from progress.indicators.series import all_series
from progress.judging.targets import TargetFact, target_facts
from progress.model.numbers import day
from progress.model.records import Sector
from progress.model.titles import series_title
from progress.model.units import NATION
from ui.frame import downloads, frame, opening, target_tables, url_state, words
from ui.frame.frame import View
from ui.frame.selection import plans_of
from ui.indicators.filters import IndicatorSelection


def header(view: View, selected: IndicatorSelection) -> None:
    """Place the headline of a sector and the agency that leads it."""
    sector, facts = view.programme.sector[selected.sector], _facts(view, selected)
    national = replace(view.selection, scope=NATION, document=None)
    frame.header(view, sector_headline(sector, facts), selection=national)
    st.markdown(_lead(view, sector))


def comparison(view: View, selected: IndicatorSelection) -> None:
    """Place a bullet for each national target of the sector; a click leads to its page."""
    facts = _facts(view, selected)
    if all(fact.total is None for fact in facts):
        st.info(words.literal(words.EMPTY), icon=":material/info:")
    opening.clickable_chart(
        view.derive(bullets, view.programme, facts, view.theme),
        "sector",
        "row",
        lambda row: url_state.choose_series(row["key"].partition(".")[2]),
        alt=sector_headline(view.programme.sector[selected.sector], facts),
    )
    st.caption(f"{words.verdict_legend()}  ·  Bấm một dòng để mở chỉ tiêu.")
    names, hint = _row_names(view, selected.sector), "Chọn một chỉ tiêu để mở"
    opening.choice("Mở chỉ tiêu", "open-indicator", names, url_state.choose_series, hint)
    name = f"chi-tieu-{selected.sector}-{view.selection.year}"
    downloads.on_demand("sector-table", lambda: target_tables.targets(view.programme, facts), name)


def _facts(view: View, selected: IndicatorSelection) -> tuple[TargetFact, ...]:
    """Return the facts of the national document for the sector."""
    documents = plans_of(view.programme, NATION)
    document = documents[0].code if documents else None
    national = replace(view.selection, scope=NATION, document=document)
    facts = view.derive(target_facts, view.programme, national)
    return tuple(fact for fact in facts if fact.indicator.sector_code == selected.sector)


def _lead(view: View, sector: Sector) -> str:
    """Name the lead agency as the plan does, and what became of it."""
    agency = view.programme.agency.get(sector.lead_agency_code)
    if agency is None:
        return ""
    lead = f"**Đơn vị chủ trì:** {words.literal(agency.name)}"
    successor = view.programme.agency.get(agency.successor_code or "")
    if successor is not None:
        since = f" (từ {day(successor.valid_from)})" if successor.valid_from else ""
        lead += f" (đến {day(agency.valid_to)}), nay là {words.literal(successor.name)}{since}"
    note = f"  \n{words.literal(agency.note)}" if agency.note else ""
    return f"{lead}.{note}"


def _row_names(view: View, sector: str) -> dict[str, str]:
    """Return the indicators of a sector, also those without a national target."""
    programme = view.programme
    return {
        ".".join(row): series_title(programme, row)
        for row in view.derive(all_series, programme)
        if programme.indicator[row[0]].sector_code == sector
    }
