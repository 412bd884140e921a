"""The parts of the page of money: filters, years, sources, units, communes, clauses of plans."""

from dataclasses import replace

import streamlit as st

from charts.rows.spreads import money_years
from data_access.programme.communes import commune_budgets
from data_access.programme.communes import communes as communes_of
from progress.budgets.totals import YearOfMoney, funding_documents, year_of_money, years_of_money
from progress.budgets.words import money_headline
from progress.model.selection import Selection
from progress.model.titles import unit_title
from progress.model.units import NATION, Kind
from progress.places.communes import known_by
from ui.budgets import tables
from ui.frame import downloads, filters, frame, snapshots, url_state, words
from ui.frame.frame import View
from ui.frame.lists import plain_tables

RULE = (
    "Mỗi đơn vị báo cáo số tiền do chính mình sử dụng, không ghi phần chuyển cho đơn vị khác. Cả "
    "nước là Bộ và các tỉnh, thành phố; số của xã, phường đứng riêng, không cộng vào số của tỉnh. "
    "Chưa báo cáo không phải là 0; số trong ngoặc là số đơn vị đã báo cáo trên tổng số đơn vị."
)


def _chosen(view: View) -> Selection:
    """Return what the page shows: the money of all plans, towards no milestone."""
    return replace(view.selection, document=None, milestone=None)


def of_year(view: View) -> YearOfMoney:
    """Return the money of the year and scope chosen."""
    return view.derive(year_of_money, view.programme, _chosen(view))


def header(view: View, money: YearOfMoney) -> None:
    """Place the headline: spent of allocated and planned, and how many units that is of."""
    headline = money_headline(view.programme, view.selection.scope, money)
    frame.header(view, headline, selection=_chosen(view))


def place_filters(view: View) -> None:
    """Place the row of filters: scope and year, those to come too, for which money is planned."""
    filters.show(
        filters.scope(view.programme, view.selection),
        filters.year(view.programme, view.selection, ahead=True),
    )


def years(view: View, money: YearOfMoney) -> None:
    """Draw the years of the programme up to the chosen one."""
    st.header("Qua các năm", anchor=False)
    of_years = view.derive(years_of_money, view.programme, _chosen(view))
    headline = money_headline(view.programme, view.selection.scope, money)
    frame.chart(view.derive(money_years, of_years, view.theme), alt=headline, key="money-years")
    st.caption(RULE)


def sources(view: View, money: YearOfMoney) -> None:
    """Place the sums of the year by source."""
    st.header(words.literal(f"Theo nguồn, năm {money.year}"), anchor=False)
    frame.table(view.derive(tables.by_source, money), f"Kinh phí theo nguồn, năm {money.year}")


def units(view: View, money: YearOfMoney) -> None:
    """Place every unit with its money, plan and papers; of one unit, each source."""
    programme, scope = view.programme, view.selection.scope
    st.header(words.literal(f"Từng đơn vị, năm {money.year}"), anchor=False)
    name = f"Kinh phí của từng đơn vị, năm {money.year}"
    if scope == NATION:
        codes = tables.unit_order(programme, money)
        links = [url_state.link({url_state.SCOPE: c}) if c != NATION else "" for c in codes]
        plain_tables.table(view.derive(tables.by_unit, programme, money), name, links=links)
    elif money.units:
        plain_tables.table(view.derive(tables.row_by_row, programme, money), name)
    rows = tuple(row for own in money.by_unit.values() for row in own)
    if rows:
        exact = view.derive(tables.exact, programme, rows)
        downloads.table(exact, f"kinh-phi-{scope}-{money.year}")


def communes(view: View) -> None:
    """Place what the communes of a province report themselves, beside what the province does."""
    programme, chosen = view.programme, view.selection
    unit = programme.unit[chosen.scope]
    if unit.kind is not Kind.PROVINCE or snapshots.lacking(view.source, "kinh phí của cấp xã"):
        return
    inside = view.derive(view.source.read, communes_of, unit.code)
    stored = view.derive(view.source.read, commune_budgets, unit.code, chosen.year)
    rows = known_by(inside, stored, chosen.as_of)
    st.header(words.literal(f"Xã, phường năm {chosen.year}"), anchor=False)
    if not rows:
        sentence = f"Chưa xã, phường nào báo cáo kinh phí năm {chosen.year}."
        st.markdown(words.literal(sentence))
        return
    names = {each.code: unit_title(each) for each in inside.units}
    shown = tables.communes(programme, names, rows)
    sentence = f"{len(shown)} xã, phường báo cáo kinh phí; không cộng vào số của tỉnh."
    st.markdown(words.literal(sentence))
    plain_tables.table(shown, "Kinh phí của từng xã, phường", high=True)


def clauses(view: View) -> None:
    """Place what each plan says of the money for it, in its own words."""
    chosen = view.selection
    documents = view.derive(funding_documents, view.programme, chosen.scope, chosen.year)
    st.header("Điều khoản về kinh phí của từng văn bản", anchor=False)
    frame.table(view.derive(tables.clauses, view.programme, documents), "Điều khoản về kinh phí")
