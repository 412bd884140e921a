"""Vì sao?: the address opens the explanation, with inputs, rule, units missing and source."""

import csv
import re
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from progress.model.titles import CERTAINTY
from tests.pages.html_tables import tables

SEED = Path(__file__).resolve().parents[2] / "seed_data"
SERVICE, VISITS = "1520.library_service.public_commune", "1520.library_visits.none"


def targets(document: str) -> dict[str, list[dict[str, str]]]:
    """Return the judged targets of a document as the file has them, by the key of their fact."""
    found: dict[str, list[dict[str, str]]] = {}
    with (SEED / "target.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["document_code"] == document and row["low"]:
                key = f"{document}.{row['indicator_code']}.{row['category_code']}"
                found.setdefault(key, []).append(row)
    return found


@pytest.mark.parametrize(
    ("document", "scope"), [("1520", "VN"), ("hue", "46"), ("lai_chau", "12"), ("1520", "86@2025")]
)
def test_every_target_is_explained_with_its_words_clause_and_certainty(
    start, shown, document, scope
):
    at = start()
    seen = set()
    for key, rows in targets(document).items():
        at.query_params.clear()
        at.query_params.update({"pham-vi": scope, "van-ban": document, "vi-sao": key})
        at.run()
        said = shown(at).explanation
        for row in rows:
            assert f"Căn cứ mốc {row['year']}" in said
            assert row["wording"] in said
            assert row["clause"] in said
            assert f"Độ chắc chắn: {CERTAINTY[row['certainty']]}" in said
            seen.add(row["certainty"])
        assert "Quy tắc" in said
        assert "Cách tính" in said
    assert seen


def test_certainties_are_told_apart(visit, shown):
    assert {row["certainty"] for rows in targets("1520").values() for row in rows} >= {
        "restated",
        "conflicting",
    }
    key = next(k for k, rows in targets("1520").items() if rows[-1]["certainty"] == "conflicting")
    assert "các nguồn nêu khác nhau" in shown(visit(vi_sao=key)).explanation


def test_units_without_figures_are_named(visit, shown, stored):
    programme = stored("full")
    should = {unit.code for unit in programme.provinces if unit.valid_on(date(2024, 12, 31))}
    assert len(should) == 63
    sent = {
        figure.unit_code
        for figure in programme.figures
        if (figure.indicator_code, figure.category_code, figure.year)
        == ("library_service", "public_commune", 2024)
    }
    missing = {programme.unit[code].name for code in should - sent}
    said = shown(visit(nam="2024", vi_sao=SERVICE)).explanation
    line = next(each for each in said.split("\n") if "Đơn vị chưa có số liệu" in each)
    assert missing
    assert set(line.split("** ")[1].split(" (")[0].split(", ")) == missing


def test_country_from_three_provinces(visit, shown):
    page = shown(visit("partly", vi_sao=SERVICE))
    assert "42,0%: 95 trên 226 thiết chế, năm 2025, từ 3/34 đơn vị phải báo cáo." in (
        page.explanation
    )
    line = next(each for each in page.explanation.split("\n") if "Đơn vị chưa có số liệu" in each)
    names = line.split("** ")[1].split(" (")[0].split(", ")
    assert len(names) == len(set(names)) == 31
    assert names[2:6] == ["Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng"]
    assert not {"Huế", "Hà Nội", "Lai Châu"} & set(names)
    assert "chưa đủ căn cứ" in page.explanation


def test_province_by_hand(visit, shown):
    page = shown(visit("partly", pham_vi="12", vi_sao=SERVICE))
    said = page.explanation
    assert "20,0%: 12 trên 60 thiết chế, năm 2025, từ 1/1 đơn vị" in said
    assert "10,0% (năm gốc 2023), 40,0% (2025), 60,0% (2030); năm 2025 cần 40,0%" in said
    assert "tốc độ đến nay 5,0 điểm mỗi năm, còn cần 8,0, không quá hai lần" in said
    assert "cần thêm 24 thiết chế trong số đã báo cáo, 5 mỗi năm" in said
    assert "2025: không đạt mốc (20,0%)" in said
    history = tables(page.drawer)[0]
    assert list(history["Năm"]) == ["2025", "2023"]
    assert list(history["Kết quả"]) == ["20,0%", "10,0%"]
    assert set(history["Nguồn"]) == {"Báo cáo"}


def test_growth_says_its_panel_and_base_year(visit, shown):
    said = shown(visit("partly", pham_vi="46", vi_sao="1520.library_visits.none")).explanation
    assert (
        "1/1 đơn vị so sánh được giữa năm 2022 và năm 2025: từ 100.000 đến 133.100, "
        "bình quân +10,0%/năm."
    ) in said


def test_nothing_reported_is_explained_too(visit, shown):
    page = shown(visit("empty", vi_sao=SERVICE))
    assert "Chưa có số liệu năm 2025." in page.explanation
    assert "Căn cứ mốc 2025" in page.explanation
    assert not tables(page.drawer)


def test_the_question_of_a_category_that_has_ended(visit, shown):
    said = shown(visit(vi_sao="1520.library_service.public_district")).explanation
    assert "cấp huyện kết thúc hoạt động từ 01/07/2025" in said


# The counts


def test_reports_are_explained_unit_by_unit(visit, shown, facts):
    page = shown(visit(vi_sao="bao-cao"))
    assert "14/2022/TT-BVHTTDL" in page.explanation
    table = tables(page.drawer)[0]
    states = [report["state"] for report in facts("full")["reports"]]
    assert len(table) == 34
    assert (table["Trạng thái"] == "Gửi muộn").sum() == states.count("late")
    assert (table["Trạng thái"] == "Chưa gửi, quá hạn").sum() == states.count("missing")
    bare = [name.removeprefix("tỉnh ").removeprefix("thành phố ") for name in table["Đơn vị"]]
    assert bare.index("Cà Mau") < bare.index("Đà Nẵng") < bare.index("Gia Lai")


def test_late_report_says_by_how_many_days(visit, shown):
    table = tables(shown(visit("partly", vi_sao="bao-cao")).drawer)[0]
    rows = table.set_index("Đơn vị")
    assert tuple(rows.loc["thành phố Huế", ["Trạng thái", "Số ngày quá hạn"]]) == (
        "Gửi muộn",
        "6 ngày",
    )
    assert tuple(rows.loc["tỉnh Lai Châu", ["Trạng thái", "Số ngày quá hạn"]]) == ("Đúng hạn", "")
    assert rows.loc["tỉnh Cao Bằng", "Số ngày quá hạn"] == "77 ngày"  # 15 December to 1 March


def test_tasks_are_explained_one_by_one(visit, shown):
    table = tables(shown(visit("partly", vi_sao="nhiem-vu")).drawer)[0].set_index("Mục")
    assert len(table) == 35
    assert table.loc["I.5", "Trạng thái"] == "Hoàn thành"
    assert table.loc["I.5", "Minh chứng"] == "45/BC-BVHTTDL"
    assert (table["Thời gian"] == "không ghi").sum() == 4


def test_count_of_targets_says_what_is_counted(visit, shown):
    assert "Chỉ đếm những chỉ tiêu đánh giá được" in shown(visit(vi_sao="chi-tieu")).explanation


# Opening and closing


def test_each_figure_links_to_its_reasons(visit, shown):
    links = re.findall(
        'class="why" href="([^"]*)"',
        bodies(visit(pham_vi="46")),
    )
    asked = [dict(parse_qsl(unescape(link).removeprefix("?"))) for link in links]
    assert all(address["pham-vi"] == "46" for address in asked)
    assert [each["vi-sao"] for each in asked][3:] == ["chi-tieu", "bao-cao", "nhiem-vu", VISITS]
    assert SERVICE in [each["vi-sao"] for each in asked]
    assert "Quy tắc" in shown(visit(pham_vi="46", vi_sao=SERVICE)).explanation


def bodies(at) -> str:
    return "".join(each.proto.body for each in at.get("html"))


def test_a_part_of_a_bar_lists_its_targets_each_with_its_own_reasons(visit, shown, facts):
    page = shown(visit(nam="2025"))
    listed = []
    for words, number, link in page.parts:
        address = dict(parse_qsl(link.removeprefix("?")))
        assert address["nam"] == "2025"
        opened = shown(visit(nam="2025", vi_sao=address["vi-sao"]))
        assert f"{number} chỉ tiêu" in opened.explanation, words
        links = [link for _, link in opened.decisions if "vi-sao" in link]
        assert len(links) == number
        listed += [dict(parse_qsl(link.removeprefix("?")))["vi-sao"] for link in links]
    rows = facts("full", 2025)["targets"]
    assert sorted(listed) == sorted(f"1520.{row['indicator']}.{row['category']}" for row in rows)


def test_each_link_has_a_name_of_its_own_for_the_ear_and_as_its_hint(visit):
    found = re.findall(
        r'class="why" [^>]*title="([^"]*)">Vì sao\?<span class="unseen"> ([^<]*)<',
        bodies(visit()),
    )
    assert len(set(found)) == 7
    assert all(hint == f"Vì sao? {name}" for hint, name in found)
    assert "Bảo tàng có chương trình giáo dục" in [name for _, name in found]


@pytest.mark.parametrize("key", ["x", "", "1520.library_service.none"])
def test_question_about_nothing_opens_nothing(visit, shown, key):
    page = shown(visit(vi_sao=key))
    assert page.drawer is None
    assert page.headline == shown(visit()).headline
