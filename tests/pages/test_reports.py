"""Báo cáo: two chains, counts that add up, the list to be urged, the open report."""

import csv
import io
import re

import pytest
from streamlit.testing.v1 import AppTest

from progress.model.territory import scopes
from progress.reporting.reporting import ReportState
from tests.pages.conftest import headline
from tests.pages.html_tables import tables
from ui.access.reader import Access
from ui.frame.pages import REPORTS
from ui.reports import drawer

STATES = ("full", "partly", "empty")


def text(at: AppTest) -> str:
    """Every sentence on the page."""
    said = [each.value for kind in (at.title, at.caption, at.markdown, at.info) for each in kind]
    return "\n".join(str(each) for each in said)


def legend(at: AppTest) -> dict[str, int]:
    """The counts of the written legend, by the words before them."""
    said = (each.value.replace("\u00a0", " ") for each in at.markdown)
    (line,) = (each for each in said if "tổng **" in each)
    return {
        re.sub(r"^:\w+\[.\] |\s\(số ngày\)", "", words).strip(): int(number)
        for words, number in re.findall(r"([^*]+?)\s\*\*(\d+)\*\*(?:[^&]*&emsp;)?\s?", line)
    }


def lines(at: AppTest, shown, place: int = 0) -> list[dict]:
    rows = shown(at).specs[place]["layer"][0]["data"]["values"]
    return [row for row in rows if "k" in row]


def letter(at: AppTest) -> str:
    return at.code[0].value if at.code else ""


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("year", ["2024", "2025", "2026"])
def test_counts_are_those_of_facts_and_add_up(visit, facts, state, year):
    at = visit(state, REPORTS, nam=year)
    states = [row["state"] for row in facts(state, int(year))["reports"]]
    counted = legend(at)
    assert counted.pop("tổng") == len(states) == (63 if year == "2024" else 34)
    assert sum(counted.values()) == len(states)
    if not {"on_time", "late"} & {*states}:  # nothing is recorded: nobody is accused
        states = ["unrecorded" if each == "missing" else each for each in states]
    for each in ReportState:
        assert counted.get(each.label, 0) == states.count(each.value)


@pytest.mark.parametrize("state", STATES)
def test_title_is_the_computed_sentence_and_the_charts_alternative(visit, shown, facts, state):
    at = visit(state, REPORTS, nam="2025")
    sent = sum(row["state"] in ("on_time", "late") for row in facts(state, 2025)["reports"])
    said = f"{sent}/34 tỉnh, thành phố đã gửi báo cáo năm 2025"
    if not sent:
        said = "Chưa ghi nhận văn bản báo cáo năm 2025 nào của 34 tỉnh, thành phố"
    assert shown(at).headline.startswith(said)
    assert shown(at).alternatives[0] == f"{shown(at).headline}."
    assert shown(at).banner is (state == "full")


@pytest.mark.parametrize(("state", "said"), [("full", False), ("partly", False), ("empty", True)])
def test_without_any_report_the_page_says_what_to_do_first(visit, state, said):
    at = visit(state, REPORTS, nam="2025")
    assert any("Hãy nhập sổ theo dõi báo cáo" in each.value for each in at.info) is said


def test_matrix_has_a_cell_for_every_unit_of_a_year(visit, shown):
    at = visit("full", REPORTS)
    cells = {line["k"]: (line.get("o", 0), len(line["s"])) for line in lines(at, shown)}
    reach = [sum(o <= i < o + n for o, n in cells.values()) for i in range(5)]
    assert reach == [63, 63, 63, 34, 34]
    assert cells["86"] == (3, 2)


def test_follow_up_list_names_all_who_owe_with_days_rule_and_demonstration(visit, facts):
    said = letter(visit("full", REPORTS, nam="2025"))
    missing = [row for row in facts("full", 2025)["reports"] if row["state"] == "missing"]
    assert len(re.findall(r"^\d+\. ", said, re.MULTILINE)) == len(missing) > 0
    assert f"quá hạn {missing[0]['days_late']} ngày" in said
    assert "Thông tư 14/2022/TT-BVHTTDL" in said
    assert "SỐ LIỆU MINH HỌA" in said


def test_a_long_list_unfolds_on_demand(visit):
    at = visit("partly", REPORTS, nam="2025")
    assert letter(at) == ""
    (place,) = (each for each in at.expander if "31 đơn vị" in each.label)
    at.session_state["follow-up"] = True
    at.run()
    assert len(re.findall(r"^\d+\. ", letter(at), re.MULTILINE)) == 31
    assert "MINH HỌA" not in letter(at)
    assert place.label.startswith("Xem và sao chép")


def test_hues_communes_answer_to_the_citys_day(visit, shown):
    at = visit("full", REPORTS, pham_vi="46", ngay="2026-11-21")
    assert shown(at).headline == (
        "37/40 đơn vị cấp xã của Huế đã gửi báo cáo năm 2026: 33 đúng hạn, 4 gửi muộn; "
        "3 đơn vị chưa gửi, quá hạn 48 ngày"
    )
    assert len(lines(at, shown)) == 40
    assert "khoảng 9 tháng đầu năm" in text(at)
    assert "trước ngày 05/10/2026" in text(at)
    assert len(re.findall(r"^\d+\. .*quá hạn 48 ngày", letter(at), re.MULTILINE)) == 3
    assert "Báo cáo gửi Bộ" in [each.value for each in at.header]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        pytest.param("2026-10-04", "hôm nay là ngày cuối (trước 05/10/2026)", id="last-day"),
        pytest.param("2026-10-05", "quá hạn 1 ngày", id="the-day-after"),
    ],
)
def test_the_citys_deadline_passes_at_its_day(visit, shown, day, said):
    at = visit("full", REPORTS, pham_vi="46", nam="2026", ngay=day)
    assert said in shown(at).headline


def test_lai_chaus_clause_names_no_communes_and_is_shown(visit, shown):
    at = visit("full", REPORTS, pham_vi="12", nam="2025")
    assert "cấp xã" not in shown(at).headline
    assert "Mục IV.8 và IV.9" in text(at)
    assert "không ghi ngày; không nêu cấp xã, cấp huyện không còn" in text(at)
    assert letter(at) == ""


def test_a_year_of_which_nothing_is_recorded_urges_nobody(visit, shown):
    at = visit("empty", REPORTS, nam="2025")
    assert legend(at)["Chưa có ghi nhận"] == 34
    assert letter(at) == ""
    assert "chưa đôn đốc đơn vị nào" in text(at)


def test_nobody_owes_a_report_of_a_year_outside_the_programme(visit, shown):
    at = visit("empty", REPORTS, nam="2022")
    assert legend(at) == {"Đã gửi": 0, "Không phải gửi": 63, "tổng": 63}
    assert letter(at) == ""


@pytest.mark.parametrize("scope", ["86", "86@2025"])
def test_vinh_longs_old_day_is_shown_and_binds_nobody(visit, shown, scope):
    at = visit("full", REPORTS, pham_vi=scope, nam="2024")
    assert "báo cáo hằng năm, trước ngày 15/11; đơn vị đã kết thúc" in text(at)
    assert "không đơn vị nào bị tính thiếu hay muộn" in text(at)


def test_a_province_without_a_plan_urges_no_commune(visit, shown):
    at = visit("full", REPORTS, pham_vi="79", nam="2025")
    assert "không có văn bản nào yêu cầu" in text(at)
    assert "phường" not in letter(at).lower()


@pytest.mark.parametrize("state", STATES)
def test_every_scope_has_a_page(start, stored, state):
    at = start(state, REPORTS)
    known = scopes(stored(state))
    for scope in (*known[:4], "46", "12", "79", "86@2025", "quang_nghiep@2025"):
        at.query_params.clear()
        at.query_params.update({"pham-vi": scope})
        at.run()
        assert not at.exception, (scope, at.exception)
        assert headline(at)


@pytest.mark.parametrize(
    "day",
    ["2022-01-01", "2022-12-31", "2024-02-29", "2025-06-30", "2025-07-01", "2025-12-31",
     "2026-01-01", "2028-02-29", "2030-12-31", "2031-01-01", "2031-12-31"],
)  # fmt: skip
@pytest.mark.parametrize("scope", ["VN", "46", "86@2025"])
def test_every_day_has_a_page(visit, day, scope):
    at = visit("full", REPORTS, ngay=day, pham_vi=scope)
    assert headline(at)
    assert not at.warning


@pytest.mark.parametrize(
    ("address", "keys"),
    [
        pytest.param({"trang_thai": "missing"}, {"04", "11"}, id="state"),
        pytest.param({"tim": "cao bang"}, {"04"}, id="words-without-marks"),
        pytest.param({"tim": "Bến Tre"}, {"83@2025"}, id="a-predecessor"),
        pytest.param({"trang_thai": "missing", "tim": "điện"}, {"11"}, id="both"),
    ],
)
def test_filters_of_the_address_narrow_the_matrix_and_not_the_counts(visit, shown, address, keys):
    at = visit("full", REPORTS, nam="2025", **address)
    assert {line["k"] for line in lines(at, shown)} == keys
    assert legend(at)["tổng"] == 34


def test_filters_without_a_match_say_so(visit):
    at = visit("full", REPORTS, nam="2025", tim="không có tỉnh này")
    assert "Không có đơn vị nào khớp với bộ lọc." in text(at)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        pytest.param({"trang_thai": "perhaps"}, "trạng thái «perhaps»", id="state"),
        pytest.param({"bao_cao": "99.2025"}, "báo cáo «99.2025»", id="unit"),
        pytest.param({"bao_cao": "46.9999"}, "báo cáo «46.9999»", id="year"),
        pytest.param({"bao_cao": "46"}, "báo cáo «46»", id="no-year"),
        pytest.param({"bao_cao": "VN.2025"}, "báo cáo «VN.2025»", id="no-reporting-unit"),
        pytest.param({"bao_cao": "46.²⁰²⁵"}, "báo cáo «46.²⁰²⁵»", id="no-digits"),
    ],
)
def test_what_the_address_cannot_mean_is_said(visit, address, said):
    warnings = [each.value for each in visit("full", REPORTS, **address).warning]
    assert len(warnings) == 1
    assert said in warnings[0]


def test_state_chosen_by_hand_is_written_to_the_address_and_taken_back(visit):
    at = visit("full", REPORTS, nam="2025")
    at.selectbox(key="filter-trang-thai").select("late").run()
    assert at.query_params["trang-thai"] == "late"
    at.selectbox(key="filter-trang-thai").select("").run()
    assert "trang-thai" not in at.query_params
    at.text_input(key="filter-tim").set_value("huế").run()
    assert at.query_params["tim"] == "huế"


def test_open_report_of_a_province_has_its_rule_and_history(visit, shown):
    at = visit("full", REPORTS, bao_cao="14.2025")
    said = shown(at).explanation
    for label in ("Quy tắc", "Căn cứ", "Ngày nhận", "Ngày chốt số liệu", "Số văn bản"):
        assert f"**{label}.**" in said
    assert "khoảng 9 tháng đầu năm" in said
    assert "Thông tư 14/2022/TT-BVHTTDL" in said
    assert "**Hiện hành**" in said
    assert "số liệu minh họa" in said


@pytest.mark.parametrize(("names", "who"), [(False, "cán bộ"), (True, "thử")])
def test_who_recorded_a_report_is_told_to_those_signed_in_only(
    visit, shown, monkeypatch, names, who
):
    monkeypatch.setattr(drawer, "access", lambda: Access(names, None))
    said = shown(visit("partly", REPORTS, bao_cao="46.2025")).explanation
    assert re.findall(r"lần ghi .*, (.+)\): nhận", said) == [who]


def test_open_report_that_never_came(visit, shown):
    said = shown(visit("full", REPORTS, bao_cao="04.2025")).explanation
    assert "Chưa gửi, quá hạn" in said
    assert "Chưa có lần ghi nhận nào" in said


def test_open_report_of_a_commune_and_of_a_day_before_it_came(visit, shown):
    late = shown(visit("full", REPORTS, pham_vi="46", ngay="2026-11-21", bao_cao="20101.2026"))
    assert "Gửi muộn 17 ngày" in late.explanation
    before = visit("full", REPORTS, pham_vi="46", ngay="2026-10-10", bao_cao="20101.2026")
    assert "nhận ngày 21/10/2026, sau ngày đang xem" in shown(before).explanation


def test_the_table_is_one_click_away_and_says_more(visit):
    at = visit("partly", REPORTS, nam="2025")
    assert not tables(at)
    at.session_state["table-main"] = True
    at.run()
    rows = tables(at)[0]
    found = rows.set_index("Đơn vị").loc["thành phố Huế"]
    assert found["Năm 2025"] == "Gửi muộn"
    assert found["Số ngày quá hạn"] == "6 ngày"
    assert found["Phạm vi số liệu"] == "khoảng 11 tháng đầu năm"


def test_rules_of_the_states_name_document_and_clause(visit):
    at = visit("full", REPORTS, nam="2025")
    at.session_state["rules"] = True
    at.run()
    (said,) = (each.value for each in at.markdown if each.value.startswith("| Trạng thái"))
    assert said.count("Thông tư 14/2022/TT-BVHTTDL") == 4
    assert "nhận chậm nhất ngày 14/12/2025" in said


def test_downloads_of_the_list_are_made_at_once(visit, monkeypatch):
    made = {}
    from streamlit.delta_generator import DeltaGenerator

    def button(self, label, data, file_name=None, **_more):
        made[file_name] = data

    monkeypatch.setattr(DeltaGenerator, "download_button", button)
    monkeypatch.setattr("streamlit.download_button", lambda *a, **k: button(None, *a, **k))
    visit("full", REPORTS, nam="2025")
    said = made["don-doc-VN-2025.txt"].decode("utf-8-sig")
    assert "1. Tỉnh Cao Bằng: quá hạn" in said
    rows = list(csv.DictReader(io.StringIO(made["don-doc-VN-2025.csv"].decode("utf-8-sig"))))
    assert [row["Đơn vị"] for row in rows] == ["tỉnh Cao Bằng", "tỉnh Điện Biên"]
    assert {row["Nguồn"] for row in rows} == {"Số liệu minh họa"}


def test_country_leads_to_the_provinces_with_plans(visit, shown):
    at = visit("full", REPORTS, ngay="2026-11-21")
    (listed,) = (each.proto.body for each in at.get("html") if 'class="needs"' in each.proto.body)
    assert "37/40 đơn vị cấp xã của Huế" in listed
    assert '<a href="?ngay=2026-11-21&amp;pham-vi=46">' in listed
    assert shown(visit("full", REPORTS, ngay="2026-11-21", pham_vi="46")).headline[:5] == "37/40"


def test_an_open_report_has_the_words_that_came_with_it(visit, stored):
    one = next(n for n in stored("full").narratives if n.year == 2025 and n.unit_code == "01")
    at = visit("full", REPORTS, **{"nam": "2025", "bao-cao": "01.2025"})
    shown = "\n".join(each.value for each in at.markdown)
    assert one.theme.label in shown
    assert one.text.splitlines()[0].removeprefix("Minh họa: ") in shown
