"""The map page: what is asked by address, what is drawn, one province, the table."""

import json
import re

import pytest

from charts.theme import LIGHT
from tests.pages.conftest import headline
from tests.pages.html_tables import links, options, pick_place, tables
from ui.frame.pages import MAP
from ui.map.selection import ENDED

ROW = {"chi_tieu": "library_service", "loai": "public_commune"}


@pytest.fixture
def visit_map(visit):
    return lambda state="full", **address: visit(state, MAP, **address)


def html(at) -> str:
    return "\n".join(each.proto.body for each in at.get("html"))


def deck_of(at):
    (element,) = at.get("deck_gl_json_chart")
    return json.loads(element.proto.json)


def listed(at):
    (table,) = tables(at)
    return table


def names_in_table(at) -> list[str]:
    return list(listed(at)["Tỉnh, thành phố"])


def layer(deck, name):
    return next(each for each in deck["layers"] if each["id"] == name)


def test_bare_address_shows_the_lead_indicator_on_todays_provinces(visit_map, shown):
    at = visit_map()
    said = shown(at)
    assert said.banner
    assert said.headline.startswith(
        "Thư viện công cộng cấp xã có dịch vụ học tập suốt đời: năm 2025"
    )
    assert "34 tỉnh, thành phố hiện nay" in said.basis
    assert "Cả nước" in said.basis
    assert layer(deck_of(at), "values")["getText"].count("c=='") == 34
    assert len(names_in_table(at)) == 34


@pytest.mark.parametrize(
    ("state", "drawn"),
    [("full", "đã đạt hoặc đúng tiến độ"), ("partly", "chưa có số liệu"), ("empty", "chưa tỉnh")],
)
def test_every_state_says_what_it_rests_on(visit_map, shown, state, drawn):
    at = visit_map(state)
    assert drawn in shown(at).headline
    (element,) = at.get("deck_gl_json_chart")
    assert element.proto.alt == f"{shown(at).headline}."


def test_empty_map_hatches_every_province(visit_map):
    at = visit_map("empty")
    hatched = layer(deck_of(at), "hatches")["getLineColor"]
    assert hatched.count("properties.code==") == 34
    assert hatched.count("hatch=='rising'") == 1
    assert re.search(r"○ Chưa có số liệu <b[^>]*>34</b>", html(at))


def test_value_of_a_province_is_the_one_that_the_command_prints(visit_map, facts):
    at = visit_map(pham_vi="46", nam="2025")
    (row,) = (
        each
        for each in facts("full", 2025, "46")["targets"]
        if (each["indicator"], each["category"]) == ("library_service", "public_commune")
    )
    panel = next(each.value for each in at.markdown if each.value.startswith("**Thành phố Huế**"))
    assert f"({row['numerator']}/{row['denominator']})" in panel
    assert f"{row['value']:.1f}%".replace(".", ",") in panel


def test_province_panel_says_gap_rank_and_document(visit_map):
    at = visit_map(pham_vi="12")
    said = next(each.value for each in at.markdown if each.value.startswith("- "))
    assert "Cần thêm" in said
    assert "Hạng" in said
    assert "1520/QĐ-TTg" in said


def test_without_a_choice_the_page_says_how_to_choose(visit_map):
    assert any("Bấm một tỉnh" in each.value for each in visit_map().caption)


def test_choosing_a_province_writes_its_code_and_the_country_takes_it_away(visit_map):
    at = pick_place(visit_map(), "filter-pham-vi", "46")
    assert at.query_params["pham-vi"] == "46"
    at = pick_place(at, "filter-pham-vi", "VN")
    assert "pham-vi" not in at.query_params


def test_choosing_an_indicator_writes_both_its_codes(visit_map):
    at = (
        visit_map().selectbox(key="filter-chi-tieu-loai").set_value("museum_programme.museum").run()
    )
    assert at.query_params["chi-tieu"] == "museum_programme"
    assert at.query_params["loai"] == "museum"
    assert headline(at).startswith("Bảo tàng")


def test_provinces_are_offered_by_the_alphabet(visit_map):
    names = [*options(visit_map(), "filter-pham-vi").values()]
    assert names[0] == "Cả nước"
    assert [name.removeprefix("tỉnh ").removeprefix("thành phố ") for name in names[-3:]] == [
        "Thanh Hóa",
        "Tuyên Quang",
        "Vĩnh Long",
    ]


@pytest.mark.parametrize(
    ("address", "says"),
    [
        pytest.param({"chi_tieu": "khong_co"}, "chỉ tiêu «khong_co»", id="indicator"),
        pytest.param({**ROW, "loai": "museum"}, "library_service.museum", id="category"),
        pytest.param({"co_so": "35"}, "cơ sở «35»", id="basis"),
        pytest.param({"hinh": "tron"}, "cách vẽ «tron»", id="drawing"),
        pytest.param({"mau": "do"}, "cách tô màu «do»", id="colouring"),
        pytest.param({"lop": "tren"}, "lớp «tren»", id="layer"),
        pytest.param({"pham_vi": "99"}, "phạm vi «99»", id="unknown province"),
        pytest.param({"pham_vi": "86@2025", "co_so": "34"}, "không có trên bản đồ 34", id="ended"),
        pytest.param({"pham_vi": "quang_nghiep@2025"}, "không có trên bản đồ 34", id="commune"),
    ],
)
def test_what_cannot_be_used_is_said_and_the_page_stands(visit_map, shown, address, says):
    at = visit_map(**address)
    assert any(says in warning for warning in shown(at).warnings), shown(at).warnings
    assert len(names_in_table(at)) in (34, 63)


def test_an_ended_province_brings_its_own_map(visit_map, shown):
    at = visit_map(pham_vi="86@2025", nam="2024")
    assert not shown(at).warnings
    assert "63 tỉnh" in shown(at).basis
    assert "properties.code=='86@2025'" in layer(deck_of(at), "chosen")["getLineColor"]


def test_after_the_merger_the_old_map_says_that_it_has_no_more_data(visit_map, shown):
    at = visit_map(co_so="63", nam="2025")
    assert ENDED.format(year=2025) in shown(at).warnings


def test_a_merged_province_sums_its_predecessors_before_2025(visit_map):
    at = visit_map(pham_vi="86", nam="2024")
    said = next(each.value for each in at.markdown if each.value.startswith("- "))
    assert "Cộng số liệu của 3 đơn vị trước sáp nhập" in said


def test_institutions_come_by_address_and_are_counted(visit_map):
    at = visit_map(lop="thiet-che")
    communes, singles = layer(deck_of(at), "communes"), layer(deck_of(at), "institutions")
    assert re.fullmatch(r"du-lieu/thiet-che/xa\.json\?v=\d+&ngay=2026-03-01", communes["data"])
    assert singles["data"].startswith("du-lieu/thiet-che/tinh.json")
    assert int(re.search(r"to hơn là nhiều hơn <b>(\d+)</b>", html(at))[1]) > 0
    assert "communes" not in [each["id"] for each in deck_of(visit_map())["layers"]]


def test_names_of_marked_institutions_are_listed_on_demand(visit_map):
    at = visit_map(lop="thiet-che")
    marked = int(re.search(r"thiết chế cấp tỉnh <b>(\d+)</b>", html(at))[1])
    assert not tables(at, "Thiết chế cấp tỉnh")
    at.session_state["institution-names"] = True
    at.run()
    (listed,) = tables(at, "Thiết chế cấp tỉnh")
    assert sum(len(each.split("; ")) for each in listed["Thiết chế"]) == marked
    at.query_params["pham-vi"] = "46"
    (listed,) = tables(at.run(), "Thiết chế cấp tỉnh")
    assert list(listed["Tỉnh, thành phố"]) == ["Huế"]


def test_growth_has_no_classes_of_values(visit_map):
    at = visit_map(chi_tieu="library_visits")
    assert not [each for each in at.get("button_group") if each.key == "filter-mau"]
    assert "● Đúng tiến độ" in html(at)


@pytest.mark.parametrize("drawing", ["o-luoi", "hinh-ve"])
def test_other_drawings_name_both_archipelagos(visit_map, drawing):
    at = visit_map(hinh=drawing)
    (chart,) = at.get("vega_lite_chart")
    drawn = json.dumps(json.loads(chart.proto.spec), ensure_ascii=False)
    assert "Hoàng Sa" in drawn
    assert "Trường Sa" in drawn
    assert chart.proto.alt == f"{headline(at)}."


@pytest.mark.parametrize(("basis", "provinces"), [("34", [34] * 4), ("63", [63, 63, 63, 34])])
def test_years_stand_side_by_side_on_their_own_or_on_one_basis(visit_map, basis, provinces):
    at = visit_map(hinh="bon-nam", nam="2025", co_so=basis)
    assert len(at.get("vega_lite_chart")) == 4
    titles = [each.value for each in at.markdown if re.match(r"\*\*\d{4}\*\*", each.value)]
    assert [title.split("**")[1] for title in titles] == ["2022", "2023", "2024", "2025"]
    assert [int(re.search(r"· (\d+) tỉnh", title)[1]) for title in titles] == provinces


def test_years_before_the_programme_are_left_out(visit_map):
    assert len(visit_map(hinh="bon-nam", nam="2023").get("vega_lite_chart")) == 2


def test_only_what_can_be_compared_has_a_rank_and_stands_above_the_rest(visit_map):
    rows = listed(visit_map("partly", nam="2025"))
    assert list(rows["Tỉnh, thành phố"][:3]) == ["Hà Nội", "Huế", "Lai Châu"]
    assert list(rows["Hạng"]) == ["1", "1", "3", *[""] * 31]  # 63/126 and 20/40 share a rank
    assert list(rows["Kết quả"][:4]) == ["50,0%", "50,0%", "20,0%", "–"]
    assert set(rows["Kết luận"][3:]) == {"Chưa có số liệu"}


def test_bars_are_as_long_as_the_values_and_as_coloured_as_the_map(visit_map):
    at = visit_map("partly", nam="2025")
    bars = re.findall(r'--w:([0-9.]+);--f:(#\w+)"></i>(\d+),', html(at))
    assert [float(length) * 100 for length, _, _ in bars] == [50, 50, 20]
    assert [fill for _, fill, _ in bars] == [LIGHT.classes[2], LIGHT.classes[2], LIGHT.classes[1]]


def test_an_older_year_is_said_beside_no_data(visit_map):
    rows = listed(visit_map("partly", nam="2024")).set_index("Tỉnh, thành phố")
    assert rows.loc["Huế", "Kết quả"] == "có năm 2023 –"
    assert rows.loc["Huế", "Kết luận"] == "Chưa có số liệu"
    assert rows.loc["Huế", "Hạng"] == ""


def test_names_choose_a_province_and_give_the_chosen_one_back(visit_map):
    at = visit_map(nam="2025", pham_vi="46")
    by_name = dict(zip(names_in_table(at), links(at), strict=True))
    assert by_name["Lai Châu"] == "?nam=2025&pham-vi=12"
    assert by_name["Huế"] == "?nam=2025&pham-vi=VN"
    assert html(at).count("aria-current") == 1


def test_years_are_columns_of_the_list(visit_map):
    rows = listed(visit_map(hinh="bon-nam", nam="2025"))
    assert list(rows.columns[2:6]) == ["2022", "2023", "2024", "2025"]
    one = listed(visit_map(nam="2024")).set_index("Tỉnh, thành phố")["Kết quả"]
    # Alone, what cannot be ranked says how many units reported: `1/2 7,8%`.
    values = {name: value.split()[-1] for name, value in one.items()}
    assert values == dict(rows.set_index("Tỉnh, thành phố")["2024"])


def test_the_63_stand_in_two_columns(visit_map):
    at = visit_map(nam="2024", co_so="63")
    assert len(names_in_table(at)) == 63
    assert 'class="plain wide provinces two' in html(at)


def test_why_opens_on_the_provinces_own_fact(visit_map, shown):
    at = visit_map(pham_vi="46", vi_sao="1520.library_service.public_commune")
    assert shown(at).drawer is not None
    assert "36" in shown(at).explanation
