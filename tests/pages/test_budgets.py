"""Kinh phí: full, partly reported and empty; a province, a merged one, communes beside."""

import json

import pytest

from progress.model.reported import Source, Stage
from tests.pages.conftest import headline
from tests.pages.html_tables import tables
from ui.frame import downloads
from ui.frame.pages import BUDGETS

SPENT, GROUNDS, CLAUSE = "Đã chi", "Căn cứ, minh chứng", "Điều khoản về kinh phí"


def table(at, column: str, *others: str):
    return next(t for t in tables(at) if {column, *others} <= {*t.columns})


def said(at) -> str:
    return "\n".join(each.value for each in (*at.markdown, *at.header))


def test_the_country_is_the_ministry_and_34_provinces_those_that_reported_first(visit):
    # The Ministry sends no report: its money counts from the day it was written.
    at = visit("full", BUDGETS, nam="2025", ngay="2039-12-31")
    units = table(at, "Đơn vị", GROUNDS)
    assert len(units) == 35
    assert units["Đơn vị"].iloc[0] == "Bộ Văn hóa, Thể thao và Du lịch"
    assert "1346/QĐ-BVHTTDL, mục IV" in units[GROUNDS].iloc[0]
    silent = units[units[SPENT] == "chưa báo cáo"]
    assert 0 < len(silent) < 35
    assert f"({35 - len(silent)}/35 đơn vị báo cáo)" in headline(at)
    sources = table(at, "Nguồn kinh phí", SPENT)
    assert list(sources["Nguồn kinh phí"]) == [*(each.label for each in Source), "Cộng các nguồn"]


def test_every_plan_says_what_it_says_of_money(visit):
    clauses = table(visit("full", BUDGETS), CLAUSE)
    of_plan = dict(zip(clauses["Văn bản"], clauses[CLAUSE], strict=True))
    assert of_plan["596/QĐ-UBND"].startswith("Mục IV: “Kinh phí thực hiện gồm")
    assert of_plan["1520/QĐ-TTg"] == "Chưa có nội dung về kinh phí trong văn bản đã đọc."
    assert sum("“" in each for each in of_plan.values()) == 5


def test_the_years_are_drawn_with_what_nobody_reported(visit):
    at = visit("full", BUDGETS, nam="2025")
    (chart,) = at.get("vega_lite_chart")
    rows = json.loads(chart.proto.spec)["layer"][0]["data"]["values"]
    assert len(rows) == 3 * len(Stage)
    assert rows[0]["name"] == "2023 · Dự toán"
    assert all(row["text"].endswith(")") for row in rows)


def test_a_merged_province_lists_what_it_was_made_from(visit):
    at = visit("full", BUDGETS, nam="2024", pham_vi="86")
    rows = table(at, "Đơn vị", "Nguồn kinh phí")
    assert list(dict.fromkeys(rows["Đơn vị"])) == ["Bến Tre", "Trà Vinh", "Vĩnh Long"]


def test_a_province_that_is_silent_says_so(visit):
    at = visit("full", BUDGETS, nam="2025", pham_vi="40")
    assert "chưa đơn vị nào báo cáo kinh phí năm 2025" in headline(at)
    assert "Chưa xã, phường nào báo cáo kinh phí năm 2025." in said(at)


def test_partly_reported_says_of_how_many_units_and_sources_a_sum_is(visit):
    at = visit("funded", BUDGETS, nam="2025")
    assert headline(at).startswith("Cả nước năm 2025 đã chi 5,9 tỷ đồng (1/35 đơn vị báo cáo)")
    units = table(at, "Đơn vị", GROUNDS).set_index("Đơn vị")
    assert units.loc["Huế", SPENT] == "5,9 tỷ đồng (1/2 nguồn)"
    assert units.loc["Huế", GROUNDS] == "1520/QĐ-TTg; 125/QĐ-UBND"


def test_money_of_communes_stands_beside_that_of_the_province(visit):
    at = visit("funded", BUDGETS, nam="2025", pham_vi="46")
    assert "1 xã, phường báo cáo kinh phí; không cộng vào số của tỉnh." in said(at)
    (row,) = (
        r for t in tables(at) for r in t.to_dict("records") if r.get(SPENT) == "11 triệu đồng"
    )
    assert row["Đơn vị"] == "phường Phú Xuân"
    assert "5,9 tỷ đồng" in headline(at)


@pytest.mark.parametrize("state", ["partly", "empty"])
def test_where_nobody_reported_money_everyone_is_listed_as_silent(visit, state):
    at = visit(state, BUDGETS, nam="2025")
    assert headline(at) == "Cả nước: chưa đơn vị nào báo cáo kinh phí năm 2025"
    assert set(table(at, "Đơn vị", GROUNDS)[SPENT]) == {"chưa báo cáo"}


def test_the_file_holds_every_amount_to_the_dong(visit, monkeypatch):
    files = {}
    monkeypatch.setattr(downloads, "table", lambda rows, name: files.setdefault(name, rows))
    visit("funded", BUDGETS, nam="2025", pham_vi="46")
    rows = files["kinh-phi-46-2025"]
    amounts = rows[[f"{stage.label} (đồng)" for stage in Stage]]
    assert amounts.to_numpy().tolist() == [
        ["6800000000", "6100000000", "5900000000"],
        ["", "350000000", ""],
    ]
