"""The parts of the page of reports: who has sent the yearly report and who has not."""

from dataclasses import replace

import streamlit as st

from charts.matrices.report_matrix import report_matrix
from charts.spec import Spec
from data_access.programme.communes import communes
from exports.shared.pictures import sheet
from progress.model.numbers import day
from progress.model.reported import Communes
from progress.model.titles import unit_title
from progress.model.units import Kind
from progress.reporting.chains import (
    Chain,
    commune_chain,
    latest_asked_year,
    ministry_chain,
    own_reports,
    plans_asking_nobody,
)
from progress.reporting.matrix import (
    ReportMatrix,
    commune_matrix,
    ministry_matrix,
    narrowed,
    shown_years,
)
from progress.reporting.words import (
    chain_headline,
    cut_offs,
    lines_note,
    partial_year,
    rule_sentence,
    rule_without_units,
)
from progress.reporting.years import years_offered
from ui.access.reader import access
from ui.frame import downloads, frame, snapshots, url_state, widgets, words
from ui.frame.frame import View
from ui.reports import drawer, filters, follow_up, legend, tables

_NOTHING_YET = (
    "Hệ thống chưa ghi nhận văn bản báo cáo nào của tỉnh, thành phố nên không nói đơn vị nào gửi "
    "chậm. Hãy nhập sổ theo dõi báo cáo trước khi đôn đốc: python3 manage.py import bao-cao.csv."
)


def focused(view: View) -> View:
    """Return the view on the year whose reports matter: the one chosen, or the latest one due.

    A province's plan may want its communes' reports months before the Ministry wants its own.
    """
    chosen = view.selection
    years = years_offered(view.programme, chosen.as_of.year)
    if url_state.value(url_state.YEAR) in [str(year) for year in years]:
        return view
    year = view.derive(latest_asked_year, view.programme, chosen.scope, chosen.as_of)
    return replace(view, selection=replace(chosen, year=year)) if year in years else view


def chains(view: View) -> tuple[Chain, Chain | None]:
    """Return the chain that the page is about, and the other one of a province.

    A province looks down its own chain where its plan asks for reports or some were sent.
    """
    chosen = view.selection
    upward = view.derive(ministry_chain, view.programme, chosen.scope, chosen.year, chosen.as_of)
    inside = _inside(view)
    if inside is None:
        return upward, None
    inner = view.derive(commune_chain, view.programme, inside, chosen.year, chosen.as_of)
    if view.programme.unit[chosen.scope].kind is not Kind.PROVINCE:
        return inner, None
    return (inner, upward) if inner.asked or inner.sent else (upward, inner)


def header(view: View, chain: Chain) -> None:
    """Place the computed title and, under it, what is shown and as of when."""
    problems: list[str] = []
    filters.state(problems)
    frame.warn(problems)
    frame.name(
        view,
        chain_headline(chain),
        unit_title(view.programme.unit[view.selection.scope]),
        f"báo cáo năm {chain.year}",
        f"tính đến {day(chain.as_of)}",
        f"đã nhận {chain.sent}/{len(chain.facts)}" if chain.facts else "",
    )
    if not view.programme.reports:
        st.info(words.literal(_NOTHING_YET), icon=":material/info:")


def matrix(view: View, chain: Chain) -> None:
    """Place units by years with its legend, its rules and its table."""
    st.container(key="legend-reports").markdown(legend.legend(chain))
    _drawn(view, chain, "main")
    about = (rule_sentence(chain), partial_year(chain), cut_offs(chain))
    st.caption(words.literal(" ".join(filter(None, about))))
    if rules := widgets.unfolded("Mỗi trạng thái theo quy định nào", "rules"):
        rules.markdown(legend.rules(chain))


def second(view: View, chain: Chain | None) -> None:
    """Place the other chain of a province, and what plans say that bind nobody any more."""
    if view.programme.unit[view.selection.scope].kind is Kind.PROVINCE:
        snapshots.lacking(view.source, follow_up.COMMUNES)
    if chain is not None:
        title = "Báo cáo của cấp xã gửi tỉnh, thành phố" if chain.inside else "Báo cáo gửi Bộ"
        st.header(words.literal(title), anchor=False)
        if not chain.facts and chain.inside:
            st.markdown("Danh mục không có đơn vị cấp xã nào của phạm vi này trong năm đã chọn.")
        else:
            st.markdown(words.literal(f"{chain_headline(chain)} {rule_sentence(chain)}"))
        if chain.asked or chain.sent:
            _drawn(view, chain, "second")
    asked = view.programme, view.selection.scope, view.selection.as_of
    for plan in view.derive(plans_asking_nobody, *asked):
        rule = rule_without_units(plan, view.programme.unit[plan.unit_code])
        st.markdown(f":material/info: {words.literal(rule)}")


def _inside(view: View) -> Communes | None:
    """Return the communes of the scope: a province's, or itself; None for the country.

    A snapshot holds no province's communes.
    """
    scope = view.selection.scope
    kind = view.programme.unit[scope].kind
    if kind is Kind.NATION or (kind is Kind.PROVINCE and view.source.snapshot is not None):
        return None
    inside: Communes = (
        view.derive(view.source.read, communes, scope)
        if kind is Kind.PROVINCE
        else view.derive(own_reports, view.programme, scope)
    )
    return inside


def _matrix(view: View, chain: Chain) -> ReportMatrix:
    chosen, inside = view.selection, _inside(view)
    years = shown_years(years_offered(view.programme, chosen.as_of.year), chosen.year)
    about = (chosen.year, years, chosen.as_of)
    if chain.inside and inside is not None:
        return view.derive(commune_matrix, view.programme, inside, *about)
    return view.derive(ministry_matrix, view.programme, chosen.scope, *about)


def _drawn(view: View, chain: Chain, key: str) -> None:
    wanted = (filters.state([]), url_state.value(url_state.WORDS) or "")
    shown = view.derive(narrowed, _matrix(view, chain), *wanted)
    if not shown.rows:
        st.info("Không có đơn vị nào khớp với bộ lọc.", icon=":material/info:")
        return
    spec = view.derive(report_matrix, shown, view.theme)
    drawer.clickable(spec, chain_headline(chain), key)
    if note := view.derive(lines_note, shown):
        st.caption(words.literal(note))
    drawer.choice(view, shown, key, "đơn vị cấp xã" if chain.inside else "tỉnh, thành phố")
    if place := widgets.unfolded(words.TABLE, f"table-{key}"):
        with place:
            rows = tables.matrix(shown, view.programme.demonstration, names=access().names)
            frame.table(rows)
            name = f"bao-cao-{view.selection.scope}-{chain.year}"
            with st.container(horizontal=True):
                downloads.table(rows, name)
                downloads.figure(lambda: [_sheet(view, chain, spec)], name)


def _sheet(view: View, chain: Chain, spec: Spec) -> Spec:
    """Return the matrix as it is kept, with its legend and source."""
    source = " · ".join((f"Tính đến {day(chain.as_of)}", *view.provenance))
    notes = [legend.plain(chain), f"{rule_sentence(chain)} {source}."]
    title, background = chain_headline(chain), view.theme.page
    return sheet(spec, width=1400, title=title, notes=notes, background=background)
