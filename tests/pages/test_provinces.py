"""Tỉnh, thành: one province on one page."""

import pytest

from tests.nightly import nightly
from tests.pages.conftest import as_read
from tests.pages.html_tables import links, tables
from ui.frame.pages import PROVINCES, TASKS

REUSED = {
    "15": ("Lào Cai", "Yên Bái"),
    "24": ("Bắc Ninh", "Bắc Giang"),
    "44": ("Quảng Trị", "Quảng Bình"),
    "52": ("Gia Lai", "Bình Định"),
    "80": ("Tây Ninh", "Long An"),
    "82": ("Đồng Tháp", "Tiền Giang"),
    "91": ("An Giang", "Kiên Giang"),
}
"""Codes with the province that has them today and the one that had them before."""
ONE, *OTHERS = REUSED
CODES = [ONE, f"{ONE}@2025", "86", "86@2025", "12"]
CODES += [nightly(each) for code in OTHERS for each in (code, f"{code}@2025")]
"""One of each kind; those that were used anew have a test of their own below."""


def said(at) -> str:
    return "\n".join(each.value for each in at.markdown)


def printed(at, name: str) -> list[list[str]]:
    """Return the cells of a table of HTML, row by row, without its head."""
    (table,) = tables(at, name)
    return table.to_numpy().tolist()


@pytest.mark.parametrize("state", ["full", "partly", "empty"])
def test_without_a_province_all_of_them_are_listed_and_lead_to_their_pages(visit, state):
    at = visit(state, PROVINCES, nam="2024", ngay="2026-02-01")
    rows = printed(at, "Các tỉnh, thành phố")
    assert len(rows) == 34
    assert [row[0] for row in rows[:3]] == ["An Giang", "Bắc Ninh", "Cà Mau"]
    assert {row[0]: row[7] for row in rows}["Huế"] == "40"
    assert "?nam=2024&ngay=2026-02-01&pham-vi=46" in links(at)


def test_the_list_counts_what_is_judged_and_not_what_is_missing(visit, facts):
    rows = {row[0]: row for row in printed(visit("partly", PROVINCES), "Các tỉnh, thành phố")}
    verdicts = [row["verdict"] for row in facts("partly", 2025, "46")["targets"]]
    good = sum(verdict in ("met", "on_track") for verdict in verdicts)
    bad = sum(verdict in ("missed", "behind", "at_risk") for verdict in verdicts)
    assert rows["Huế"][1] == f"{good}/{good + bad}"
    assert rows["Cà Mau"][1] == "–"
    assert rows["Hà Nội"][3] == "Đúng hạn"
    assert rows["Huế"][3] == "Gửi muộn"
    assert rows["Cà Mau"][3] == "Chưa gửi, quá hạn"


@pytest.mark.parametrize("words", ["hue", "HUẾ", "Thừa Thiên Huế"])
def test_a_province_is_found_without_marks_and_by_its_former_name(visit, words):
    (row,) = printed(visit("empty", PROVINCES, tim=words), "Các tỉnh, thành phố")
    assert (row[0], row[-1]) == ("Huế", "46")


def test_nothing_found_is_said(visit):
    at = visit("empty", PROVINCES, tim="zzz")
    assert "Không có đơn vị nào khớp" in at.info[0].value


@pytest.mark.parametrize("state", ["full", "partly", "empty"])
@pytest.mark.parametrize("code", CODES)
def test_every_kind_of_province_has_its_page(visit, shown, stored, state, code):
    at = visit(state, PROVINCES, pham_vi=code)
    assert stored(state).unit[code].name in shown(at).headline
    assert not shown(at).warnings


@pytest.mark.parametrize("code", REUSED)
def test_a_code_that_changed_owner_leads_to_either_owner(visit, shown, code):
    today, before = REUSED[code]
    assert f"ỉnh {today}:" in shown(visit("empty", PROVINCES, pham_vi=code)).headline
    ended = visit("full", PROVINCES, pham_vi=f"{code}@2025")
    assert f"ỉnh {before} (đến 30/06/2025)" in shown(ended).headline
    assert {row[1] for row in printed(ended, "Báo cáo gửi Bộ qua các năm")} == {
        f"tỉnh {before} (đến 30/06/2025)"
    }


def test_the_header_says_what_the_province_is(visit):
    text = said(visit("empty", PROVINCES, pham_vi="46"))
    assert "Xã, phường: 40" in text
    assert "không đổi khi sắp xếp ngày 01/07/2025" in text
    assert "Tên trước đây: Thừa Thiên Huế" in text
    merged = said(visit("empty", PROVINCES, pham_vi="86"))
    assert "Được sắp xếp từ Bến Tre, Trà Vinh, Vĩnh Long, từ 01/07/2025" in merged
    assert "Xã, phường: 124" in merged
    ended = said(visit("empty", PROVINCES, pham_vi="83@2025"))
    assert "Xã, phường: chưa rõ" in ended
    assert "nay thuộc tỉnh Vĩnh Long" in ended


def test_the_plan_of_vinh_long_binds_the_ended_province_and_nobody_today(visit):
    assert "không ràng buộc đơn vị nào" in said(visit("empty", PROVINCES, pham_vi="86@2025"))
    assert "không ràng buộc tỉnh Vĩnh Long hiện nay" in said(
        visit("empty", PROVINCES, pham_vi="86")
    )


def test_lower_targets_of_lai_chau_are_said(visit):
    assert "thấp hơn Quyết định 1520/QĐ-TTg" in said(visit("empty", PROVINCES, pham_vi="12"))


def test_both_plans_of_lai_chau_stand_side_by_side(visit, facts):
    at = visit("partly", PROVINCES, pham_vi="12")
    rows = {row[0]: row for row in printed(at, "Mục tiêu và kết luận theo hai văn bản")}
    row = rows["Thư viện công cộng cấp xã có dịch vụ học tập suốt đời"]
    verdicts = {
        document: next(
            each["verdict"]
            for each in facts("partly", 2025, "12", document=document)["targets"]
            if each["indicator"] == "library_service" and each["category"] == "public_commune"
        )
        for document in ("1520", "lai_chau")
    }
    labels = {"met": "Đã đạt", "on_track": "Đúng tiến độ", "behind": "Chậm tiến độ",
              "at_risk": "Nguy cơ không đạt"}  # fmt: skip
    assert row[1:] == [
        "12/60 (20,0%)",
        "60% (2030)",
        labels[verdicts["1520"]],
        "30% (2030)",
        labels[verdicts["lai_chau"]],
        "thấp hơn",
    ]


def test_a_province_without_a_plan_of_its_own_has_no_second_table(visit):
    at = visit("empty", PROVINCES, pham_vi="01")
    assert "Chưa có kế hoạch riêng" in said(at)
    assert not any("Kế hoạch riêng" in each.value for each in at.header)


def test_the_commune_with_a_plan_has_its_page(visit, shown):
    at = visit("full", PROVINCES, pham_vi="quang_nghiep@2025")
    assert "04/KH-UBND" in said(at)
    assert "ngày suy ra" in said(at)
    assert [row[0] for row in printed(at, "Báo cáo qua các năm")] == ["2024", "2023"]
    assert not any("So với cả nước" in each.value for each in at.header)
    # Its one library is printed as what it is.
    trend = next(spec for spec, alt in zip(shown(at).specs, shown(at).alternatives, strict=True)
                 if alt.startswith("Diễn biến"))  # fmt: skip
    words = [row["words"] for row in trend["layer"][0]["data"]["values"] if "words" in row]
    assert "1/1" in words
    assert "100,0%" not in words


def test_predecessors_open_on_the_page_and_by_a_link_that_keeps_year_and_day(visit):
    at = visit("full", PROVINCES, pham_vi="86", nam="2025", ngay="2026-02-01", van_ban="1520")
    links = [each.proto.query_string for each in at.get("page_link")]
    (link,) = (each for each in links if "83%402025" in each)
    assert set(link.split("&")) == {"nam=2025", "ngay=2026-02-01", "pham-vi=83%402025"}
    at.session_state["before-83@2025"] = True
    at.run()
    rows = printed(at, "Số liệu của tỉnh Bến Tre (đến 30/06/2025)")
    assert {row[1] for row in rows} == {"2024"}


def test_what_the_chosen_row_cannot_mean_is_said(visit, shown):
    at = visit("partly", PROVINCES, pham_vi="46", chi_tieu="khong-co")
    (warning,) = shown(at).warnings
    assert "khong-co" in warning


def test_the_chosen_row_is_drawn_and_all_of_them_on_demand(visit, shown):
    at = visit("partly", PROVINCES, pham_vi="46", chi_tieu="library_visits", loai="none")
    assert sum(each.startswith("Diễn biến") for each in shown(at).alternatives) == 1
    at.session_state["all-trends"] = True
    at.run()
    assert sum(each.startswith("Diễn biến") for each in shown(at).alternatives) == 18


def test_the_comparison_holds_country_region_and_the_three_most_alike(visit, shown):
    at = visit("partly", PROVINCES, pham_vi="46")
    alt = next(each for each in shown(at).alternatives if each.startswith("Huế:"))
    assert alt.startswith(
        "Huế: 50,0%; Cả nước: 42,0% (3/34 đơn vị); Cả vùng Bắc Trung Bộ: 50,0% (1/5 đơn vị)"
    )
    captions = " ".join(each.value for each in at.caption)
    assert "Cả vùng Bắc Trung Bộ: cộng số liệu của 1/5 đơn vị" in captions
    rows = printed(at, "Vì sao giống nhau")
    assert [row[0] for row in rows] == ["Huế", "Quảng Ninh", "Hà Tĩnh", "Khánh Hòa"]
    assert [row[3] for row in rows] == ["40", "54", "69", "65"]
    assert rows[1][4] == "0,57"
    at.session_state["to"] = True
    at.run()
    listed = printed(at, "So sánh")
    assert {row[1] for row in listed} == {"Đang xem", "Cả nước", "Cả vùng", "Giống nhất",
                                          "Cùng vùng"}  # fmt: skip


def test_an_ended_province_is_compared_without_communes_and_says_so(visit):
    at = visit("full", PROVINCES, pham_vi="83@2025")
    assert all(len(row) == 4 for row in printed(at, "Vì sao giống nhau"))
    assert any("không so số xã" in each.value for each in at.caption)
    assert "nên không tính phần còn cần" in said(at)


def test_what_is_needed_until_2030_is_that_of_the_facts(visit, facts):
    rows = {row[0]: row for row in printed(visit("partly", PROVINCES, pham_vi="46"),
                                           "Cần thêm mỗi năm đến 2030")}  # fmt: skip
    told = next(
        each
        for each in facts("partly", 2025, "46", milestone=2030)["targets"]
        if (each["indicator"], each["category"]) == ("library_service", "public_commune")
    )
    row = rows["Thư viện công cộng cấp xã có dịch vụ học tập suốt đời"]
    assert row[1:] == ["20/40 (50,0%)", "60% (2030)", "Đúng tiến độ", str(told["gap"]),
                       str(told["gap_per_year"])]  # fmt: skip
    ended = rows["Thư viện công cộng cấp huyện có dịch vụ học tập suốt đời"]
    assert ended[3:] == ["Không còn áp dụng", "", ""]


@pytest.mark.parametrize("state", ["partly", "empty"])
def test_a_province_that_never_reported_says_so_everywhere(visit, shown, state):
    at = visit(state, PROVINCES, pham_vi="96")
    assert "chưa có số liệu" in shown(at).headline
    assert at.info
    assert {row[1] for row in printed(at, "Cần thêm mỗi năm đến 2030")} == {"chưa có số liệu"}
    assert "Chưa xã, phường nào trong 64 xã, phường có số liệu năm 2025" in said(at)


def test_communes_stand_beside_the_province_and_differences_are_said(visit):
    at = visit("partly", PROVINCES, pham_vi="46")
    assert "2 trên 40 xã, phường có số liệu năm 2025; 38 chưa có, không tính là 0" in said(at)
    (row,) = printed(at, "Cộng các xã, phường bên cạnh số cấp tỉnh")
    assert row == [
        "Thư viện công cộng cấp xã có dịch vụ học tập suốt đời",
        "2/40",
        "1/2",
        "20/40 (50,0%)",
        "số cấp tỉnh tử số cao hơn 19, mẫu số cao hơn 38; còn 38 xã, phường chưa có số liệu",
    ]
    at.session_state["each-commune"] = True
    at.run()
    rows = {row[0]: row[2] for row in printed(at, "Từng xã, phường")}
    assert len(rows) == 40
    assert (rows["phường Phú Xuân"], rows["phường Kim Long"]) == ("1/1", "0/1")
    assert list(rows.values()).count("chưa có số liệu") == 38


def test_another_year_of_the_communes_is_one_link_away(visit):
    links = [
        each.proto.query_string
        for each in visit("partly", PROVINCES, pham_vi="46", nam="2024").get("page_link")
    ]
    assert any("nam=2025" in link and "pham-vi=46" in link for link in links)


@pytest.mark.parametrize("code", ["46", "86@2025"])
def test_the_record_of_reports_names_every_year_and_state(visit, code):
    rows = printed(visit("full", PROVINCES, pham_vi=code), "Báo cáo gửi Bộ qua các năm")
    years = [row[0] for row in rows]
    assert years == sorted(years, reverse=True)
    assert years[0] == ("2026" if code == "46" else "2024")


def test_what_a_province_says_in_words_stands_with_its_source(visit, stored):
    narratives = [each for each in stored("full").narratives if each.year == 2025]
    one = next(each for each in narratives if each.unit_code == "01")
    at = visit("full", PROVINCES, **{"pham-vi": "01", "nam": "2025"})
    for line in one.text.splitlines():
        assert any(line.removeprefix("Minh họa: ") in each.value for each in at.markdown)
    assert one.theme.label in said(at)
    (source,) = (c.value for c in at.caption if "Nguồn: Báo cáo năm 2025" in c.value)
    assert "thành phố Hà Nội" in source
    empty = visit("empty", PROVINCES, **{"pham-vi": "01", "nam": "2025"})
    assert "Chưa có nội dung báo cáo năm 2025." in said(empty)


def test_a_province_leads_to_its_communes_with_plans_and_these_are_read_when_asked_for(visit):
    at = visit("full", PROVINCES, pham_vi="04")
    (pick,) = [each for each in at.selectbox if each.label == "Xã, phường có kế hoạch riêng (1)"]
    assert pick.options == ["phường Thục Phán"]
    own = visit("full", PROVINCES, pham_vi="01273")
    assert not own.warning
    assert "Chỉ Kế hoạch minh họa 04 (phường Thục Phán) ràng buộc" in as_read(said(own))
    assert [row[0] for row in printed(own, "Nhiệm vụ của đơn vị")] == [
        "Minh họa: Mở tủ sách tại các tổ dân phố."
    ]
    tasks = visit("full", TASKS, pham_vi="01273", van_ban="minh_hoa_01273")
    assert "trong 1 nhiệm vụ" in tasks.title[0].value
    # A commune without a plan is no scope.
    assert "«01279»" in visit("full", PROVINCES, pham_vi="01279").warning[0].value
