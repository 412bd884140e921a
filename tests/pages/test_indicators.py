"""Chỉ tiêu: one indicator or one sector, in each of the three states."""

import json

import pytest

from progress.indicators.series import all_series
from progress.judging.verdicts import Verdict
from progress.model.numbers import alphabetical
from tests.nightly import nightly
from tests.pages.conftest import headline
from tests.pages.html_tables import tables
from ui.frame import words
from ui.frame.pages import INDICATORS


def specs(at, name):
    return [
        json.loads(each.proto.spec)["layer"][0]["data"]["values"]
        for each in at.get("vega_lite_chart")
        if name in each.proto.id
    ]


def provinces(at):
    (found,) = specs(at, "dots")
    return [row for row in found if "key" in row]


def said(at):
    return "\n".join(each.value for each in at.markdown)


def of(facts, indicator, category="none"):
    (row,) = (
        r for r in facts["targets"] if (r["indicator"], r["category"]) == (indicator, category)
    )
    return row


def vietnamese(number: float) -> str:
    return f"{number:.1f}".replace(".", ",")


@pytest.mark.parametrize("step", [6, nightly(1)], ids=["some", "all"])
def test_every_row_of_the_programme_has_a_page(visit, stored, step):
    series = all_series(stored("full"))[::step]
    assert len(series) >= 3
    for indicator, category in series:
        at = visit("full", INDICATORS, chi_tieu=indicator, loai=category, nam="2025")
        assert not at.warning
        assert headline(at).strip()


@pytest.mark.parametrize("nam", ["2023", "2024", "2025"])
def test_headline_says_the_value_and_verdict_of_the_facts(visit, shown, facts, nam):
    address = {"chi_tieu": "centre_clubs", "loai": "centre_commune_village", "nam": nam}
    fact = of(facts("full", int(nam)), "centre_clubs", "centre_commune_village")
    headline = shown(visit("full", INDICATORS, **address)).headline
    assert f"{vietnamese(fact['value'])}%" in headline
    assert Verdict(fact["verdict"]).label.lower() in headline


def test_each_province_says_what_the_facts_say_of_it(visit, facts):
    at = visit("full", INDICATORS, chi_tieu="library_service", loai="public_commune", nam="2025")
    drawn = provinces(at)
    assert len(drawn) == 34
    for row in drawn[::6]:
        code = row["key"].rpartition(".")[2]
        fact = of(facts("full", 2025, code), "library_service", "public_commune")
        if fact["judged_year"] == 2025:
            assert row["verdict"] == Verdict(fact["verdict"]).label
            assert row["value"] == f"{vietnamese(fact['value'])}%"
        else:
            assert "dot" not in row
            assert row["verdict"] == "Chưa có số liệu"


def test_missing_provinces_stand_last_by_the_alphabet_and_are_named(visit):
    at = visit("partly", INDICATORS, chi_tieu="library_service", loai="public_commune", nam="2025")
    drawn = provinces(at)
    assert [row["name"] for row in drawn[:3]] == ["Hà Nội", "Huế", "Lai Châu"]
    missing = [row["name"] for row in drawn if row["verdict"] == "Chưa có số liệu"]
    assert len(missing) == 31
    assert missing == sorted(missing, key=alphabetical)
    assert "31 chưa có số liệu" in said(at)


def test_sixty_three_provinces_are_asked_for_by_address(visit):
    assert len(provinces(visit("full", INDICATORS, nam="2024", co_so="63"))) == 63


def test_the_sixty_three_of_before_have_no_figures_after_their_end(visit):
    drawn = provinces(visit("full", INDICATORS, nam="2025", co_so="63"))
    assert 0 < sum("dot" in row for row in drawn) <= 11


def test_a_small_denominator_is_written_as_it_is(visit):
    at = visit("full", INDICATORS, chi_tieu="library_service", loai="public_province", nam="2025")
    assert {row["value"] for row in provinces(at)} <= {"0/1", "1/1", "1/2", "2/2", "2/3", "3/3", ""}


def test_an_ended_category_keeps_its_history_and_judges_nobody(visit, shown):
    at = visit("full", INDICATORS, chi_tieu="library_service", loai="public_district", nam="2024")
    assert "không còn áp dụng, loại thiết chế kết thúc ngày 30/06/2025" in shown(at).headline
    assert {row["verdict"] for row in provinces(at)} == {"Không còn áp dụng"}
    assert len(shown(at).specs) >= 2


def test_growth_is_drawn_with_its_range_and_compared_by_verdict(visit, shown):
    at = visit("full", INDICATORS, chi_tieu="library_visits", nam="2025")
    trend = shown(at).specs[0]["layer"][0]["data"]["values"]
    assert [row for row in trend if row.get("kind") == "band"]
    assert "Dải xám" in "\n".join(each.value for each in at.caption)
    assert "lượt sử dụng tại trụ sở" in said(at)
    assert "Chậm tiến độ" in str(shown(at).specs[2])


def test_spread_sums_to_100_percent(visit, shown):
    at = visit("full", INDICATORS, chi_tieu="library_digital", loai="public_commune", nam="2025")
    classes = shown(at).specs[2]["layer"][0]["data"]["values"]
    shares = [int(row["text"].partition("(")[2].removesuffix("%)")) for row in classes]
    assert len(classes) == 5
    assert sum(shares) == 100


def test_a_plans_own_indicator_is_judged_for_its_own_unit(visit, shown):
    page = shown(visit("full", INDICATORS, chi_tieu="museum_programme_count", nam="2024"))
    assert "tỉnh Vĩnh Long (đến 30/06/2025)" in page.basis
    assert "Chỉ 596/QĐ-UBND đặt chỉ tiêu này" in said(page.at)
    assert not specs(page.at, "dots")


def test_words_are_shown_with_their_clause_and_not_judged(visit, shown):
    page = shown(visit("full", INDICATORS, chi_tieu="centre_facilities"))
    assert "nêu bằng lời" in page.headline
    assert "Từng bước hoàn thiện cơ sở vật chất" in said(page.at)
    assert page.specs == []


def test_definition_has_numerator_denominator_clause_and_certainty(visit):
    text = said(visit("empty", INDICATORS, chi_tieu="museum_programme"))
    assert "**Tử số:** số bảo tàng" in text
    assert "**Mẫu số:** tổng số bảo tàng" in text
    assert "Căn cứ mốc 2025: 70%" in text
    assert "Độ chắc chắn:" in text


def test_nothing_reported_is_not_zero(visit, shown):
    at = visit("empty", INDICATORS)
    assert shown(at).headline.endswith("chưa có số liệu năm 2025")
    assert at.info[0].value == words.EMPTY
    assert not any("dot" in row for row in provinces(at))
    assert "chưa có tỉnh, thành phố nào báo cáo đủ cả hai năm" in said(at)


@pytest.mark.parametrize("state", ["full", "partly", "empty"])
@pytest.mark.parametrize("sector", ["library", "museum", "centre"])
def test_a_sector_has_its_page_with_its_lead_agency(visit, shown, stored, state, sector):
    page = shown(visit(state, INDICATORS, linh_vuc=sector))
    named = next(each for each in stored(state).sectors if each.code == sector)
    assert page.headline.startswith(f"{named.name}: ")
    assert stored(state).agency[named.lead_agency_code].name in said(page.at)
    rows = page.specs[0]["layer"][0]["data"]["values"]
    assert {row["key"].split(".")[1].split("_")[0] for row in rows if "key" in row} == {sector}


def test_the_library_department_is_said_to_have_a_successor(visit):
    text = said(visit("empty", INDICATORS, linh_vuc="library"))
    assert "Vụ Thư viện (đến 28/02/2025), nay là Cục Văn hóa cơ sở, Gia đình và Thư viện" in text


def test_from_a_sector_one_opens_an_indicator_and_goes_back(visit):
    at = visit("full", INDICATORS, linh_vuc="museum")
    at.selectbox(key="open-indicator").select("museum_visits.none").run()
    assert at.query_params["chi-tieu"] == "museum_visits"
    assert "Lượt khách" in headline(at)
    at.selectbox(key="filter-chi-tieu").select("").run()
    assert headline(at).startswith("Bảo tàng: ")


def test_another_indicator_drops_a_category_it_does_not_have(visit):
    at = visit("full", INDICATORS, chi_tieu="library_service", loai="education")
    at.selectbox(key="filter-chi-tieu").select("centre_clubs").run()
    assert not at.warning
    assert "loai" not in at.query_params


@pytest.mark.parametrize(
    "address",
    [
        pytest.param({"chi_tieu": "x"}, id="indicator"),
        pytest.param({"chi_tieu": "museum_programme", "loai": "education"}, id="category"),
        pytest.param({"linh_vuc": "x"}, id="sector"),
        pytest.param({"co_so": "64"}, id="basis"),
        pytest.param({"vi_sao": "x"}, id="question"),
    ],
)
def test_what_the_address_cannot_mean_is_said_in_a_sentence(visit, shown, address):
    (warning,) = shown(visit("empty", INDICATORS, **address)).warnings
    assert list(address.values())[-1] in warning


def test_questions_open_on_the_country_and_on_a_province(visit, shown):
    place = "1520.library_service.public_commune"
    page = shown(visit("full", INDICATORS, nam="2025", vi_sao=place))
    assert "Căn cứ mốc 2030." in page.explanation
    page = shown(visit("full", INDICATORS, nam="2025", vi_sao=f"{place}.46"))
    assert "từ 1/1 đơn vị phải báo cáo" in page.explanation


def test_a_province_without_the_year_explains_the_year_it_has(visit, shown):
    key = "1520.library_service.public_commune.46"
    page = shown(visit("partly", INDICATORS, nam="2024", vi_sao=key))
    assert page.drawer is not None
    assert "Chưa có số liệu năm 2024" in page.drawer.info[0].value


def test_tables_and_downloads_are_made_beside_each_chart_when_opened(visit, monkeypatch):
    at = visit("full", INDICATORS, nam="2025")
    assert not tables(at)
    assert not at.get("download_button")
    monkeypatch.setattr("ui.frame.widgets.is_open", lambda place: True)
    at.run()
    assert [len(each) for each in tables(at)] == [4, 34, 5, 34]
    labels = [each.label for each in at.get("download_button")]
    kinds = ("Tải bảng (CSV)", "PNG", "SVG", "PDF")
    assert {label: labels.count(label) for label in labels} == dict.fromkeys(kinds, 4)
    assert set(tables(at)[1]["Nguồn số liệu"]) == {words.DEMONSTRATION}


def test_a_document_of_another_scope_does_not_change_the_page(visit, shown):
    at = visit("full", INDICATORS, pham_vi="46", van_ban="hue", nam="2025")
    assert not at.warning
    assert shown(at).basis.startswith("Cả nước")
    assert [row["name"] for row in provinces(at) if row.get("marked")] == ["Huế"]
