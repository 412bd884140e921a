"""Units to be urged (đôn đốc), and provinces whose plans ask their communes for reports."""

from datetime import date

import streamlit as st

from data_access.programme.communes import communes
from exports.shared.markup import Html, element
from progress.model.numbers import written
from progress.model.programme import Programme
from progress.model.selection import Selection
from progress.model.titles import unit_title
from progress.model.units import NATION
from progress.reporting.chains import (
    Chain,
    commune_chain,
    latest_asked_year,
    local_plans,
    plans_asking_nobody,
)
from progress.reporting.follow_up import letter, nobody_words
from progress.reporting.words import chain_headline, rule_sentence, rule_without_units
from ui.frame import downloads, snapshots, url_state, widgets, words
from ui.frame.data import Data
from ui.frame.frame import View
from ui.reports import tables

COMMUNES = "báo cáo của cấp xã"
"""What a snapshot does not hold of reports."""
MANY = 20
"""Units that are listed at once; a longer list is unfolded on demand."""


def follow_up(view: View, chain: Chain) -> None:
    """Place the list of those who owe their report, to be pasted into a letter."""
    st.header("Danh sách đôn đốc", anchor=False)
    text = view.derive(letter, chain, view.programme.demonstration)
    if not text:
        st.markdown(words.literal(nobody_words(chain)))
        return
    st.caption("Bấm biểu tượng ở góc phải của khung để sao chép vào công văn.")
    if len(chain.owing) > MANY:
        title = f"Xem và sao chép danh sách {written(len(chain.owing))} đơn vị"
        if place := widgets.unfolded(title, "follow-up"):
            place.code(text, language=None, wrap_lines=True)
    else:
        st.code(text, language=None, wrap_lines=True)
    name = f"don-doc-{view.selection.scope}-{chain.year}"
    with st.container(horizontal=True):
        downloads.text(text, name)
        downloads.table(view.derive(tables.owing, chain, view.programme.demonstration), name)


def plans(view: View) -> None:
    """List, for the country, the provinces whose plans ask their communes for reports."""
    if view.selection.scope != NATION:
        return
    st.header("Báo cáo của cấp xã gửi tỉnh, thành phố", anchor=False)
    st.caption(
        "Kế hoạch của mỗi tỉnh, thành phố đặt hạn cho các xã, phường của mình; hạn gửi Bộ không "
        "ràng buộc cấp xã và ngược lại."
    )
    as_of = view.selection.as_of
    if not snapshots.lacking(view.source, COMMUNES):
        st.html(view.block(_plans, view.source, view.programme, view.selection))
    for rule in view.derive(_rules_without_units, view.programme, as_of):
        st.markdown(f":material/info: {words.literal(rule)}")


def _rules_without_units(programme: Programme, as_of: date) -> list[str]:
    """Return what plans of provinces say that bind nobody any more."""
    return [
        rule_without_units(plan, unit)
        for unit in programme.provinces
        for plan in plans_asking_nobody(programme, unit.code, as_of)
        if plan.unit_code == unit.code
    ]


def _plans(source: Data, programme: Programme, chosen: Selection) -> Html:
    plans = local_plans(programme, chosen.as_of)
    lines = (_plan(source, programme, chosen, plan.unit_code) for plan in plans)
    return element("ul", *lines, class_="needs")


def _plan(source: Data, programme: Programme, chosen: Selection, province: str) -> Html:
    """Return what came of what a province's plan asks for, and the way to its communes."""
    year = latest_asked_year(programme, province, chosen.as_of) or chosen.year
    inside = source.derive(source.read, communes, province)
    chain = source.derive(commune_chain, programme, inside, year, chosen.as_of)
    link = element(
        "a",
        f"Xem từng xã, phường của {unit_title(programme.unit[province])}",
        href=url_state.link({url_state.SCOPE: province}),
    )
    title = element("strong", chain_headline(chain))
    return element("li", title, f" {rule_sentence(chain)} ", link, ".")
