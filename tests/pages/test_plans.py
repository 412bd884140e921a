"""So sánh kế hoạch: the matrix, its filters, both clauses, and the sentences."""

import csv
import json
from collections import Counter
from pathlib import Path

import pytest

from tests.pages.conftest import headline
from tests.pages.html_tables import options, pick_place, tables
from ui.frame.pages import HOME, PLANS

SEED = Path(__file__).resolve().parents[2] / "seed_data"


def targets() -> list[dict[str, str]]:
    with (SEED / "target.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def key(row: dict[str, str]) -> tuple[str, str, str]:
    return row["indicator_code"], row["category_code"], row["year"]


def lower() -> Counter[str]:
    """Count anew, from the plans themselves, what asks for less than the Decision."""
    national = {key(row): row for row in targets() if row["document_code"] == "1520"}
    return Counter(
        row["document_code"]
        for row in targets()
        if row["low"]
        and national.get(key(row), {}).get("certainty") != "conflicting"
        and key(row) in national
        and float(row["low"]) < float(national[key(row)]["low"])
    )


def drawn(at) -> dict[str, tuple[str, str]]:
    """The cells of the matrix: comparison and text by the name they have in addresses."""
    (chart,) = (each for each in at.get("vega_lite_chart") if "matrix" in each.proto.id)
    rows = json.loads(chart.proto.spec)["layer"][0]["data"]["values"]
    return {
        f"{document}.{row['line']}": (comparison, text)
        for row in rows
        if "line" in row
        for document, comparison, text in zip(row["d"], row["c"], row["t"], strict=True)
    }


def go(at, page) -> None:
    """Change the page as the navigation does: a browser's address loses its parameters."""
    at.query_params.clear()
    at.switch_page(f"../{page.script}").run()


def said(at) -> str:
    return "\n".join(each.value for each in at.markdown)


@pytest.mark.parametrize("state", ["full", "partly", "empty"])
def test_headline_counts_what_the_plans_say_whatever_was_reported(visit, shown, state):
    page = shown(visit(state, PLANS))
    made_up = {"full": Counter({"minh_hoa_04": 3})}.get(state, Counter())
    counted = lower() + made_up
    assert lower() == {"lai_chau": 5}
    whose = "Cao Bằng 3, Lai Châu 5" if made_up else "Lai Châu 5"
    assert page.headline.startswith(
        f"{counted.total()} mục tiêu của kế hoạch thấp hơn Quyết định 1520/QĐ-TTg ({whose})"
    )
    assert page.alternatives[0] == f"{page.headline}."


def test_every_target_of_every_plan_is_in_the_matrix(visit):
    cells = drawn(visit("empty", PLANS))
    national = {key(row) for row in targets() if row["document_code"] == "1520"}
    for row in targets():
        if key(row) in national or not row["low"]:
            assert f"{row['document_code']}.{'.'.join(key(row))}" in cells
    counts = Counter(comparison for comparison, _ in cells.values())
    assert counts["lower"] == lower().total()
    assert counts["words"] == sum(not row["low"] for row in targets())
    assert counts["national"] == len(national)


def test_parts_and_counts_stand_beside_the_national_target(visit):
    cells = drawn(visit("empty", PLANS))
    assert cells["vinh_long.museum_programme.museum.2030"] == ("other_measure", "3–5")
    assert cells["lai_chau.library_service.university_specialised.2025"][0] == "other_measure"
    assert cells["hue.centre_support.centre_province_district.2030"][0] == "other_measure"
    assert cells["hue.library_service.public_district.2030"][0] == "not_applicable"
    assert cells["hue.library_digital.public_commune.2030"][0] == "missing"
    assert "hue.library_digital.public_commune.2025" not in cells


@pytest.mark.parametrize(
    ("address", "test"),
    [
        pytest.param({"van_ban": "hue"}, lambda k, c: k.startswith(("1520", "hue")), id="plan"),
        pytest.param({"linh_vuc": "museum"}, lambda k, c: ".museum_" in k, id="sector"),
        pytest.param({"moc": "2030"}, lambda k, c: k.endswith(".2030"), id="milestone"),
        pytest.param({"tim": "BAO TANG"}, lambda k, c: ".museum_" in k, id="words-without-marks"),
    ],
)
def test_the_address_narrows_the_matrix(visit, address, test):
    everything, cells = drawn(visit("empty", PLANS)), drawn(visit("empty", PLANS, **address))
    assert cells
    assert set(cells) == {k for k, c in everything.items() if test(k, c)}


def test_a_comparison_keeps_the_lines_in_which_it_occurs(visit):
    cells = drawn(visit("empty", PLANS, so_sanh="lower"))
    lines = {name.partition(".")[2] for name, (how, _) in cells.items() if how == "lower"}
    assert {name.partition(".")[2] for name in cells} == lines
    assert len(lines) == lower().total()


def test_nothing_found_says_so_and_draws_nothing(visit, shown):
    page = shown(visit("empty", PLANS, tim="tàu vũ trụ"))
    assert page.headline == "Không có mục tiêu nào khớp với lựa chọn"
    assert page.specs == []
    assert "bỏ bớt điều kiện" in page.at.info[0].value


def test_choosing_writes_the_address(visit):
    at = visit("empty", PLANS)
    at.selectbox(key="filter-van-ban").select("lai_chau").run()
    assert at.query_params["van-ban"] == "lai_chau"
    at.selectbox(key="filter-so-sanh").select("lower").run()
    at.text_input(key="filter-tim").input("cấp xã").run()
    assert at.query_params["tim"] == "cấp xã"
    assert headline(at).startswith("Kế hoạch của Ủy ban nhân dân tỉnh Lai Châu: 2 mục tiêu")
    at.selectbox(key="filter-van-ban").select("").run()
    assert "van-ban" not in at.query_params


@pytest.mark.parametrize(
    "address",
    [
        pytest.param({"van_ban": "1346"}, id="document"),
        pytest.param({"linh_vuc": "x"}, id="sector"),
        pytest.param({"so_sanh": "outside"}, id="comparison"),
        pytest.param({"moc": "2031"}, id="milestone"),
        pytest.param({"vi_sao": "hue.x.y.2030"}, id="cell"),
    ],
)
def test_what_the_address_cannot_mean_is_said_in_a_sentence(visit, shown, address):
    (warning,) = shown(visit("empty", PLANS, **address)).warnings
    assert next(iter(address.values())) in warning


def test_a_plan_looked_at_here_does_not_go_along_to_the_overview(visit, shown):
    at = visit("full", PLANS, van_ban="hue", nam="2024")
    go(at, HOME)
    assert not shown(at).warnings
    assert "2024" in shown(at).basis
    assert "van-ban" not in at.query_params


def test_a_document_chosen_elsewhere_comes_back_after_this_page(visit, shown):
    at = visit("full", HOME, pham_vi="46", van_ban="hue")
    go(at, PLANS)
    assert "mục tiêu của kế hoạch thấp hơn Quyết định" in shown(at).headline
    go(at, HOME)
    assert at.query_params["van-ban"] == "hue"


# Both clauses


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        pytest.param(
            "lai_chau.library_service.public_commune.2030",
            ["“30% thư viện", "“60% thư viện", "gạch đầu dòng “Đến năm 2030”", "thấp hơn 30 điểm"],
            id="lower",
        ),
        pytest.param(
            "vinh_long.museum_programme.museum.2030",
            ["từ 03 - 05 chương trình", "“đến năm 2030, phấn đấu đạt 100%", "Mục II.2.2"],
            id="measured-otherwise",
        ),
        pytest.param(
            "hue.library_digital.education.2030",
            ["Kế hoạch không nêu mục tiêu này", "“80% thư viện cơ sở giáo dục"],
            id="missing",
        ),
        pytest.param(
            "quang_nghiep.library_service.public_commune.2030",
            ["“Đến năm 2030, đạt 90% các chỉ tiêu tương ứng.”", "nêu bằng lời"],
            id="words",
        ),
        pytest.param(
            "vinh_long.library_electronic.none.2025",
            ["mô hình thư viện điện tử", "không có mục tiêu này"],
            id="the-plans-own",
        ),
        pytest.param(
            "1520.library_digital.armed_forces.2030",
            ["Huế.", "Lai Châu.", "Vĩnh Long (cũ).", "các nguồn nêu khác nhau", "80% hay 100%"],
            id="the-decisions-own-cell",
        ),
    ],
)
def test_the_address_of_a_cell_opens_both_sides(visit, shown, cell, words):
    page = shown(visit("empty", PLANS, vi_sao=cell))
    for word in words:
        assert word in page.explanation
    assert page.explanation.count("Độ chắc chắn") >= 1


def test_every_cell_can_be_opened_and_is_in_the_list(visit, shown):
    at = visit("empty", PLANS)
    listed = options(at, "ask-cell")
    cells = drawn(at)
    assert len(set(listed)) == sum(how != "national" for how, _ in cells.values())
    pick_place(at, "ask-cell", list(listed)[3])
    assert at.query_params["vi-sao"] in cells
    assert shown(at).drawer is not None


# Sentences and table


def test_each_plans_lower_targets_are_said_with_both_numbers(visit):
    text = said(visit("empty", PLANS))
    for ours, theirs in ((20, 40), (30, 60), (60, 70), (70, 90), (80, 90)):
        assert f"kế hoạch đặt {ours}%, thấp hơn {theirs - ours} điểm" in text
        assert f"so với {theirs}% của Quyết định" in text
    assert "kế hoạch không ràng buộc đơn vị nào hiện nay" in text
    assert "positional" not in text


def test_of_one_plan_everything_is_said_at_once(visit):
    text = said(visit("empty", PLANS, van_ban="quang_nghiep"))
    assert "18 mục tiêu của Quyết định mà kế hoạch không nêu" in text
    assert "2 mục tiêu không nêu lại loại thiết chế" in text
    assert "không so bằng số" in text


def test_disagreements_of_the_sources_are_listed_and_quoted_on_demand(visit):
    at = visit("empty", PLANS)
    assert "Năm sơ kết Chương trình: 2025 hay 2027." in said(at)
    assert "Phụ lục II, 7.2" not in said(at)
    at.session_state["conflict-words"] = True
    at.run()
    assert "Phụ lục II, 7.2" in said(at)


def test_table_has_every_cell_and_its_download_both_clauses(visit):
    at = visit("empty", PLANS)
    at.session_state["plans-table"] = True
    at.run()
    (table,) = tables(at)
    assert len(table) == sum(how != "national" for how, _ in drawn(at).values())
    assert "thấp hơn; không còn áp dụng" in set(table["So sánh"])
    assert at.get("download_button")
