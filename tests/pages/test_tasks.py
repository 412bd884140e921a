"""The page of tasks: filters in the address, four ways to look, the drawer, every state and day."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from progress.tasks.agenda import by_state
from progress.tasks.schedule import TaskState, task_facts
from tests.pages.conftest import as_read, headline
from tests.pages.html_tables import pick_place, tables
from ui.access.reader import Access
from ui.frame.pages import TASKS
from ui.tasks import drawer as task_drawer

SEED = Path(__file__).resolve().parents[2] / "seed_data"
TODAY = date(2026, 3, 1)
"""The day of `conftest`."""


def plan() -> list[dict[str, str]]:
    """The Ministry's tasks: those of units stand with the unit."""
    with (SEED / "task.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["document_code"] == "1346"]


@pytest.fixture
def look(visit):
    """Open the page of tasks."""

    def look(state: str = "full", **address: str):
        return visit(state, TASKS, **address)

    return look


def drawn(at) -> list[dict]:
    """Return the rows of the chart."""
    (chart,) = at.get("vega_lite_chart")
    return json.loads(chart.proto.spec)["layer"][0]["data"]["values"]


def codes(at) -> list[str]:
    return [row["key"] for row in drawn(at) if "key" in row]


def pills(at) -> dict[str, int]:
    """Return the counts of the states by their words, as printed."""
    said = {}
    for option in at.selectbox(key="filter-trang-thai").options[1:]:
        words, _, count = option.rpartition(" (")
        said[words.partition(" ")[2]] = int(count.rstrip(")"))
    return said


def said(block) -> str:
    return "\n".join(as_read(each.value) for each in (*block.markdown, *block.caption))


def test_every_task_of_the_plan_is_there_under_every_group_as_printed(look):
    at = look()
    rows = plan()
    assert sorted(codes(at)) == sorted(row["code"] for row in rows)
    heads = {row["head"].replace("\n", " ") for row in drawn(at) if "head" in row}
    dated = [row for row in rows if row["first_year"]]
    assert heads >= {f"{row['group_number']}. {row['group_title']}" for row in dated}
    assert codes(at)[-4:] == ["I.4.2", "I.4.3", "II.3.2", "II.3.3"]


@pytest.mark.parametrize("state", ["full", "partly", "empty"])
@pytest.mark.parametrize(
    "day", ["2022-01-01", "2024-02-29", "2025-12-31", "2026-01-01", "2030-12-31", "2031-12-31"]
)
def test_counts_are_of_tasks_and_add_up_on_any_day(look, stored, state, day):
    at = look(state, ngay=day)
    counts = by_state(task_facts(stored(state), date.fromisoformat(day)))
    assert pills(at) == {state.label: count for state, count in counts.items() if count}
    assert sum(pills(at).values()) == 35
    overdue, silent = counts[TaskState.OVERDUE], counts[TaskState.UNRECORDED]
    assert (f"{overdue} trên 35 nhiệm vụ quá hạn" in headline(at)) == bool(overdue)
    past = (f"{silent} nhiệm vụ đã qua thời hạn", f"{silent} trên 35 nhiệm vụ đã qua thời hạn")
    assert any(words in headline(at) for words in past) == bool(silent)


def test_without_records_the_headline_says_so(look):
    at = look("empty")
    assert headline(at).startswith("Chưa có ghi nhận thực hiện nào; theo lịch: ")
    assert "manage.py task" in at.info[0].value
    assert not look("partly").info


def test_recorded_task_is_done_with_its_proof(look):
    at = look("partly", nhiem_vu="I.5")
    (drawer,) = at.get("dialog")
    assert "Hoàn thành" in said(drawer)
    assert "45/BC-BVHTTDL" in said(drawer)
    assert "20/10/2025" in said(drawer)


@pytest.mark.parametrize(
    ("address", "keeps"),
    [
        pytest.param({"giai_doan": "I"}, lambda row: row["appendix"] == "I", id="phase"),
        pytest.param(
            {"linh_vuc": "museum"}, lambda row: row["sector_code"] == "museum", id="sector"
        ),
        pytest.param({"linh_vuc": "chung"}, lambda row: not row["sector_code"], id="no-sector"),
        pytest.param(
            {"tim": "CHAU Âu"}, lambda row: row["code"] in ("II.5.1", "II.5.2"), id="words"
        ),
        pytest.param(
            {"nam": "2030"},
            lambda row: row["first_year"] and int(row["last_year"]) == 2030,
            id="year-ahead",
        ),
        pytest.param(
            {"nam": "2026"},
            lambda row: row["first_year"] and row["first_year"] <= "2026" <= row["last_year"],
            id="year",
        ),
        pytest.param(
            {"chu_tri": "cuc_van_hoa_co_so", "phoi_hop": "cuc_van_hoa_co_so"},
            lambda row: row["code"] in ("II.1.1", "II.1.2", "II.6"),
            id="both-roles",
        ),
    ],
)
def test_filter_in_the_address(look, address, keeps):
    at = look(**address)
    assert set(codes(at)) == {row["code"] for row in plan() if keeps(row)} != set()
    assert not at.warning
    assert f"{len(codes(at))} trên 35 nhiệm vụ của Bộ: " in at.caption[0].value
    assert sum(pills(at).values()) == len(codes(at))


def test_state_in_the_address_leaves_the_counts_of_the_others(look):
    whole, at = look(), look(trang_thai="overdue")
    assert len(codes(at)) == pills(whole)["Quá hạn"] == pills(at)["Quá hạn"]
    assert pills(at) == pills(whole)


def test_agency_of_today_has_the_tasks_of_those_it_was_made_from(look):
    new = set(codes(look(chu_tri="cuc_van_hoa_co_so_gia_dinh_va_thu_vien")))
    old = set(codes(look(chu_tri="vu_thu_vien"))) | set(codes(look(chu_tri="cuc_van_hoa_co_so")))
    assert new == old


def test_choice_is_written_to_the_address(look):
    at = look()
    at.selectbox(key="filter-chu-tri").select("cuc_di_san_van_hoa").run()
    at.text_input(key="filter-tim").set_value("tập huấn kỹ năng").run()
    assert at.query_params["chu-tri"] == "cuc_di_san_van_hoa"
    assert at.query_params["tim"] == "tập huấn kỹ năng"
    assert codes(at) == ["II.2.3"]
    at.selectbox(key="filter-chu-tri").select("").run()
    assert "chu-tri" not in at.query_params


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ({"giai_doan": "III"}, "giai đoạn «III»"),
        ({"chu_tri": "bo"}, "đơn vị thực hiện «bo»"),
        ({"phoi_hop": "bo"}, "đơn vị phối hợp «bo»"),
        ({"linh_vuc": "x"}, "lĩnh vực «x»"),
        ({"trang_thai": "late"}, "trạng thái «late»"),
        ({"nam": "2099"}, "năm «2099»"),
        ({"ngay": "hôm qua"}, "ngày «hôm qua»"),
        ({"nhiem_vu": "III.1"}, "nhiệm vụ «III.1»"),
        ({"xem": "don-vi", "don_vi": "bo"}, "đơn vị «bo»"),
    ],
)
def test_value_that_cannot_be_used_is_said(look, address, words):
    at = look(**address)
    assert [words in each.value for each in at.warning] == [True]


def test_filters_that_leave_nothing_lead_back(look):
    at = look(linh_vuc="museum", nam="2023", chu_tri="vu_thu_vien", ngay="2026-11-21")
    assert "khớp" in headline(at)
    assert "Hãy bớt một điều kiện" in at.info[0].value
    assert not at.get("vega_lite_chart")
    at.button(key="clear-filters").click().run()
    assert len(codes(at)) == 35
    assert dict(at.query_params) == {"ngay": "2026-11-21"}


# One task


@pytest.mark.parametrize("row", plan(), ids=lambda row: row["code"])
def test_drawer_has_the_plan_word_for_word(look, row):
    (drawer,) = look(nhiem_vu=row["code"]).get("dialog")
    words = said(drawer)
    for column in ("title", "product", "time_as_written"):
        assert row[column] in words
    assert f"1346/QĐ-BVHTTDL, Phụ lục {row['appendix']}, mục {row['number']}" in words
    assert f"{row['group_number']}. {row['group_title']}" in words


def test_drawer_shows_agencies_then_and_now(look):
    words = said(look(nhiem_vu="I.1.1").get("dialog")[0])
    assert "**Đơn vị thực hiện (ghi trong phụ lục).** Vụ Thư viện" in words
    assert "Vụ Thư viện: từ ngày 01/03/2025 là Cục Văn hóa cơ sở, Gia đình và Thư viện" in words
    assert "độ chắc chắn B" in words
    then = said(look(nhiem_vu="I.1.1", ngay="2025-02-28").get("dialog")[0])
    assert "từ ngày 01/03/2025" not in then


def test_drawer_has_every_occurrence_and_the_history(look):
    (drawer,) = look(nhiem_vu="I.5", ngay="2026-11-21").get("dialog")
    occurrences, history = tables(drawer)
    assert list(occurrences["Lần"]) == ["2023", "2024", "2025"]
    assert list(occurrences["Trạng thái"]) == ["Hoàn thành", "Hoàn thành muộn", "Quá hạn"]
    assert list(occurrences["Qua hạn"]) == ["", "20 ngày", "325 ngày"]
    assert sorted(history["Lần"]) == ["2023", "2024", "2025"]
    assert set(history["Nguồn"]) == {"Số liệu minh họa"}
    assert set(history["Hiệu lực"]) == {"đang dùng"}


@pytest.mark.parametrize(("names", "who"), [(False, "cán bộ"), (True, "thử")])
def test_who_recorded_work_is_told_to_those_signed_in_only(look, monkeypatch, names, who):
    monkeypatch.setattr(task_drawer, "access", lambda: Access(names, None))
    (drawer,) = look("partly", nhiem_vu="I.5").get("dialog")
    assert set(tables(drawer)[1]["Người ghi"]) == {who}


def test_what_came_after_the_day_is_not_shown_as_done(look):
    (drawer,) = look(nhiem_vu="I.1.2", ngay="2025-11-13").get("dialog")
    assert tables(drawer)[0]["Minh chứng"][0] == ""
    assert "Đang thực hiện" in said(drawer)
    assert "9412/TTr" not in said(drawer)


def test_drawer_without_records_says_so(look):
    (drawer,) = look("empty", nhiem_vu="I.1.1").get("dialog")
    assert "Chưa có ghi nhận nào." in said(drawer)


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("I.8.2", "Năm sơ kết Chương trình: 2025 hay 2027"),
        ("II.7.2", "Năm sơ kết Chương trình: 2025 hay 2027"),
        ("I.3.2", "Nhiệm vụ của Phụ lục I kéo dài đến năm 2026"),
        ("II.6", "vừa thực hiện vừa phối hợp"),
        ("I.5", "Năm 2025 thuộc cả hai phụ lục"),
    ],
)
def test_drawer_shows_where_documents_disagree(look, code, title):
    assert title in said(look(nhiem_vu=code).get("dialog")[0])


def test_task_beyond_its_phase_says_so(look):
    words = said(look(nhiem_vu="I.3.1").get("dialog")[0])
    assert "2025-2026 (quá giai đoạn 2023–2025 của phụ lục; giữ như bản in)" in words


def test_list_opens_a_task_and_the_address_says_it(look):
    at = look()
    pick_place(at, "open-task", "I.7")
    assert at.query_params["nhiem-vu"] == "I.7"
    assert at.get("dialog")


# The other ways to look


def test_agency_sees_what_is_late_and_what_is_due(look):
    at = look(xem="don-vi", don_vi="cuc_di_san_van_hoa", ngay="2026-11-21")
    assert at.header[0].value.startswith("Cục Di sản văn hóa: thực hiện ")
    words = said(at)
    assert "I.1.3 Văn bản về cơ sở dữ liệu bảo tàng số: quá hạn 325 ngày (hạn 31/12/2025)" in words
    assert "Đến hạn trong 90 ngày tới (đến 19/02/2027)" in words
    assert "còn 40 ngày (hạn 31/12/2026)" in words
    assert {"I.1.3", "II.2.2"} <= set(codes(at))
    assert "I.1.1" not in codes(at)


def test_agency_that_was_merged_is_led_to_the_one_of_today(look):
    words = said(look(xem="don-vi", don_vi="vu_thu_vien"))
    assert "từ ngày 01/03/2025 là Cục Văn hóa cơ sở, Gia đình và Thư viện" in words
    words = said(look(xem="don-vi", don_vi="cuc_van_hoa_co_so_gia_dinh_va_thu_vien"))
    assert "Gồm việc ghi trong phụ lục cho Cục Văn hóa cơ sở, Vụ Thư viện." in words


def test_agency_without_tasks_and_no_agency_are_designed(look):
    at = look(xem="don-vi", don_vi="vu_phap_che", giai_doan="II")
    assert at.header[0].value == "Vụ Pháp chế không có nhiệm vụ nào trong phạm vi đã chọn"
    assert not at.get("vega_lite_chart")
    assert "Chọn đơn vị" in said(look(xem="don-vi"))


def test_matrix_and_its_table_say_the_same(look):
    at = look(xem="theo-nam", ngay="2026-11-21")
    rows = [row for row in drawn(at) if "key" in row]
    assert [row["key"] for row in rows][:3] == [
        "cuc_di_san_van_hoa",
        "cuc_van_hoa_co_so",
        "vu_thu_vien",
    ]
    times = {row["title"]: int(row["times"].split()[0]) for row in rows[:3]}
    spans = {row["code"]: row for row in plan()}
    expected = {}
    for name, code in (("Cục Di sản văn hóa", rows[0]["key"]), ("Vụ Thư viện", rows[2]["key"])):
        led = [spans[each] for each in codes(look(chu_tri=code)) if spans[each]["first_year"]]
        expected[name] = sum(
            int(row["last_year"]) - int(row["first_year"]) + 1 if row["yearly"] == "1" else 1
            for row in led
        )
    assert {name: times[name] for name in expected} == expected


def test_table_leads_to_each_task_and_its_download_has_the_clause_too(look, monkeypatch):
    taken = []
    monkeypatch.setattr("ui.frame.downloads.table", lambda rows, _name: taken.append(rows))
    at = look(xem="bang")
    rows = tables(at)[0]
    assert len(rows) == 35
    assert set(rows["Mục"]) == {row["code"] for row in plan()}
    assert set(rows["Nhiệm vụ"]) == {row["title"] for row in plan()}
    links = [str(each.proto.body) for each in at.get("html") if "<table" in each.proto.body]
    assert links[0].count("nhiem-vu=") == 35
    assert all("1346/QĐ-BVHTTDL, Phụ lục " in each for each in taken[0]["Căn cứ"])
    assert set(taken[0]["Nguồn trạng thái"]) == {"Số liệu minh họa"}


def test_figure_can_be_taken_along_in_three_formats(look, monkeypatch):
    monkeypatch.setattr("ui.frame.widgets.is_open", lambda place: True)
    labels = {each.label for each in look().get("download_button")}
    assert labels == {"PNG", "SVG", "PDF"}


def test_disagreements_are_one_click_away(look):
    labels = [each.label for each in look().expander]
    assert any("Chỗ các văn bản nói khác nhau" in each for each in labels)


def test_demonstration_is_called_that(look, shown):
    at = look()
    assert shown(at).banner
    assert not shown(look("empty")).banner


LAI_CHAU = ["lai_chau:IV.1.8.1", "lai_chau:IV.1.8.2"]


def test_a_units_own_tasks_stand_by_their_document(look):
    at = look(**{"van-ban": "lai_chau"})
    assert codes(at) == LAI_CHAU
    assert [row["number"] for row in drawn(at) if "key" in row] == ["IV.1.8.1", "IV.1.8.2"]
    assert [row["head"] for row in drawn(at) if "great" in row] == ["MỤC IV"]
    assert "2 nhiệm vụ của tỉnh Lai Châu" in said(at)
    labels = {each.label for each in at.selectbox}
    assert "Văn bản" in labels
    assert "Đơn vị thực hiện" not in labels  # no agency of the Ministry does them
    assert codes(look(**{"van-ban": "lai_chau", "tim": "so van hoa"})) == LAI_CHAU
    chosen_before = {"chu-tri": "vu_thu_vien", "giai-doan": "I"}
    assert codes(look(**{"van-ban": "lai_chau"} | chosen_before)) == LAI_CHAU
    assert sorted(codes(look())) == sorted(row["code"] for row in plan())


def test_a_task_of_a_unit_opens_by_its_code_alone(look):
    at = look(**{"nhiem-vu": LAI_CHAU[0]})
    assert codes(at) == LAI_CHAU
    assert "Sở Văn hóa, Thể thao và Du lịch" in said(at)
    assert not at.warning


def test_ways_of_agencies_are_the_ministrys(look):
    assert codes(look(**{"van-ban": "lai_chau", "xem": "theo-nam"})) == LAI_CHAU
    table = tables(look(**{"van-ban": "lai_chau", "xem": "bang"}))[0]
    assert len(table) == 2


def test_a_document_without_tasks_shows_the_ministrys_and_says_so(look):
    at = look(**{"van-ban": "tt14"})
    assert "«tt14»" in at.warning[0].value
    assert len(codes(at)) == len(plan())


def test_what_was_to_be_done_after_the_end_of_a_unit_is_said(look):
    assert "việc đến hạn sau ngày đó không tính hạn nữa" in said(
        look(**{"van-ban": "quang_nghiep"})
    )
