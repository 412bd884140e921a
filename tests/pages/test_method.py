"""Phương pháp và nguồn: the rules, the seven documents, their differences, the sources."""

import csv
import re
from html import unescape
from pathlib import Path

import pytest

from progress.judging.rule_words import rule_words
from progress.judging.verdicts import Verdict
from progress.tasks.schedule import TaskState
from tests.pages.html_tables import tables
from ui.frame.pages import METHOD
from ui.method.sections import method_text

SEED = Path(__file__).resolve().parents[2] / "seed_data"


def seed(name: str) -> list[dict[str, str]]:
    with (SEED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def parts(visit, words_of):
    """Give the words of each tab."""
    return {tab.label: f"{words_of(tab)}\n{bodies(tab)}" for tab in visit(page=METHOD).tabs}


def bodies(tab) -> str:
    return "".join(unescape(each.proto.body) for each in tab.get("html"))


def test_seven_documents_with_issuer_and_deadline(visit):
    table = tables(visit("partly", METHOD))[0]
    assert len(table) == 7
    assert sorted(table["Tên"]) == sorted(row["title"] for row in seed("document"))
    numbers = {row["number"] for row in seed("document")} - {""}
    assert numbers < set(table["Văn bản"])
    days = table.set_index("Văn bản")["Hạn báo cáo hằng năm"]
    assert days["14/2022/TT-BVHTTDL"] == "trước 15/12"
    assert days["Kế hoạch của Ủy ban nhân dân thành phố Huế"] == "trước 05/10"
    assert days["1520/QĐ-TTg"] == "không nêu ngày"


def test_every_target_is_listed_with_clause_and_certainty(visit):
    at = visit("partly", METHOD)
    listed = tables(at.tabs[1])[1:]
    rows = [row for table in listed for row in table.to_dict("records")]
    wanted = seed("target")
    assert len(rows) == len(wanted)
    said = sorted((row["Nguyên văn"], row["Điều khoản"], row["Mốc"]) for row in rows)
    assert said == sorted((row["wording"], row["clause"], row["year"]) for row in wanted)
    assert all(row["Độ chắc chắn"] for row in rows)
    in_words = sum(not row["low"] for row in wanted)
    assert sum(row["Mục tiêu"] == "nêu bằng lời" for row in rows) == in_words > 0


def test_every_conflict_is_told_with_both_sides(parts):
    said = parts["Khác nhau giữa các văn bản"]
    for conflict in seed("conflict"):
        assert conflict["title"] in said
        assert conflict["explanation"] in said
    for side in seed("conflict_side"):
        assert f"{side['clause']}: {side['says']}" in said


def test_local_plans_are_compared_with_the_national_one(visit):
    at = visit("partly", METHOD)
    differing = re.findall(r"so với Quyết định 1520/QĐ-TTg: .*?, (\d+) khác", bodies(at.tabs[2]))
    assert len(differing) == 4
    assert [len(table) for table in tables(at.tabs[2])] == [int(number) for number in differing]


def test_rules_name_every_verdict(parts):
    for verdict in Verdict:
        assert verdict.label in parts["Cách đánh giá"]


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param("từ ngày nhận báo cáo của đơn vị cho năm đó", id="as-of-a-day"),
        pytest.param("Năm hiển thị đầu tiên", id="year-shown-first"),
        pytest.param("Kết luận là **hiện hành** khi", id="current"),
        pytest.param(f"tính đến ngày {rule_words().closing_day} năm đó", id="closing-day"),
        pytest.param("điểm xuất phát chưa phải là tiến bộ", id="a-start-is-no-progress"),
        pytest.param("giữ nguyên kết quả gần nhất", id="second-reading"),
        pytest.param(f"không có ghi nhận nào là **{TaskState.UNRECORDED.label}**", id="unrecorded"),
        pytest.param("Chỉ các năm của Chương trình phải có báo cáo", id="reports-of-its-years"),
        pytest.param("Các loại cộng lại luôn bằng tổng số", id="what-may-be-said"),
    ],
)
def test_rules_are_said_with_the_numbers_and_labels_of_the_code(rule):
    text = method_text()
    assert rule in text
    assert "{" not in text


def test_the_page_says_the_rules(parts):
    assert parts["Cách đánh giá"].count("**hiện hành**") == 1


def test_sources_name_their_licences(parts):
    said = parts["Nguồn dữ liệu"]
    assert "giấy phép MIT" in said
    assert "quyền tác giả" in said


def test_demonstration_data_are_marked_here_too(visit, shown):
    assert shown(visit("full", METHOD)).banner
    assert not shown(visit("empty", METHOD)).banner


def test_page_says_the_same_whatever_was_reported(visit, words_of):
    partly, empty = (visit(state, METHOD).tabs[1] for state in ("partly", "empty"))
    assert (words_of(partly), bodies(partly)) == (words_of(empty), bodies(empty))
