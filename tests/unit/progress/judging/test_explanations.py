"""The answer to "Vì sao?": from the result to its source."""

from datetime import date

import pytest

from progress.judging.explanations import gap_words, missing_words, source, why
from progress.judging.verdicts import Reason
from progress.judging.words import catch_up_words
from tests.factories import (
    COUNTS,
    DISTRICT,
    GROWTH,
    PROGRAMMES,
    VINH_LONG,
    VISITS,
    figure,
    figures,
    judged,
    milestones,
    programme,
    report,
    target,
)

BASE = figure("01", 2022, 20, 100)


def explained(given, year=2026, scope="01", **more):
    """The lines of an explanation by their label."""
    fact = judged(given, year, scope, **more)
    return {line.label: line.text for line in why(programme(), fact)}


def at(numerator, year=2026):
    return (BASE, figure("01", year, numerator, 100))


VISITED = (figure("01", 2022, 10000, row=VISITS),)
PARTLY = (*figures(("01", "46", "86"), 2025, 50, 100), *figures(("01", "46"), 2026, 50, 100))

EXAMPLES = {
    Reason.CATEGORY_ENDED: lambda: explained(
        (), targets=milestones(y2025=70, y2030=90, row=DISTRICT)
    ),
    Reason.NO_INSTITUTIONS: lambda: explained([figure("01", 2026, 0, 0)]),
    Reason.NOT_REPORTED: lambda: explained(()),
    Reason.MISSING_REPORTS: lambda: explained(PARTLY, scope="VN"),
    Reason.NO_DENOMINATOR: lambda: explained(figures(("01", "46"), 2026, 0, 0), scope="VN"),
    Reason.NO_PATH: lambda: explained([figure("01", 2024, 1, 100)]),
    Reason.SMALL_PANEL: lambda: explained([figure("01", 2026, 5, row=VISITS)], targets=GROWTH),
    Reason.ZERO_BASE: lambda: explained(
        [figure("01", 2022, 0, row=VISITS), figure("01", 2026, 5, row=VISITS)], targets=GROWTH
    ),
    Reason.NO_YEAR_AFTER_BASE: lambda: explained(VISITED, targets=GROWTH),
    Reason.COMPARED: lambda: explained(at(50)),
    Reason.UNIT_ENDED: lambda: explained((), scope="86@2025"),
    Reason.START: lambda: explained([BASE], year=2022),
    Reason.YEAR_NOT_CLOSED: lambda: explained(at(59, 2030), 2030, as_of=date(2030, 12, 14)),
}
WORDS = {
    Reason.CATEGORY_ENDED: "không còn trước mốc đang xét",
    Reason.NO_INSTITUTIONS: "không có thiết chế loại này (0 trên 0)",
    Reason.NOT_REPORTED: "Không có số liệu để đánh giá năm 2026.",
    Reason.MISSING_REPORTS: "hai đánh giá khác nhau",
    Reason.NO_DENOMINATOR: "đơn vị chưa báo cáo thì có thể có",
    Reason.NO_PATH: "Không có đường tiến độ",
    Reason.SMALL_PANEL: "Chưa đến một nửa số đơn vị",
    Reason.ZERO_BASE: "Tổng của năm gốc bằng 0",
    Reason.NO_YEAR_AFTER_BASE: "sau năm gốc",
    Reason.UNIT_ENDED: "Đơn vị này đã kết thúc hoạt động",
    Reason.START: "năm gốc của đường tiến độ",
    Reason.YEAR_NOT_CLOSED: "năm mốc chưa khép lại (trước ngày 15/12)",
    Reason.COMPARED: "Đúng tiến độ: giá trị bằng hoặc cao hơn đường tiến độ.",
}


@pytest.mark.parametrize("reason", Reason)
def test_each_reason_is_explained(reason):
    assert WORDS[reason] in EXAMPLES[reason]()["Quy tắc"]


@pytest.mark.parametrize(
    ("given", "year", "words"),
    [
        pytest.param(at(60), 2026, "Đã đạt: giá trị đã bằng hoặc vượt mục tiêu", id="met"),
        pytest.param(at(59, 2030), 2030, "Không đạt mốc: đã đến năm mốc", id="missed"),
        pytest.param(
            at(35),
            2026,
            "Chậm tiến độ: giá trị thấp hơn đường tiến độ; tốc độ đến nay 3,8 điểm mỗi năm, "
            "còn cần 6,3, không quá hai lần.",
            id="behind",
        ),
        pytest.param(
            at(24),
            2026,
            "Nguy cơ không đạt: giá trị thấp hơn đường tiến độ; tốc độ đến nay 1,0 điểm mỗi năm, "
            "còn cần 9,0, hơn hai lần.",
            id="at-risk",
        ),
        pytest.param(at(16), 2026, "tốc độ đến nay −1,0 điểm mỗi năm, còn cần 11,0.", id="falling"),
        pytest.param(
            [figure("01", 2025, 10, 100)],
            2025,
            "Chậm tiến độ: giá trị thấp hơn đường tiến độ; không có năm gốc trước đó",
            id="no-pace",
        ),
    ],
)
def test_rule_of_a_straight_path(given, year, words):
    rule = explained(given, year)["Quy tắc"]
    assert words in rule
    assert rule.endswith("Mốc đang xét: 60% vào 31/12/2030.")


@pytest.mark.parametrize(
    ("year", "number", "words"),
    [
        pytest.param(2023, 11000, "trong khoảng yêu cầu", id="within-at-its-low-end"),
        pytest.param(2023, 11499, "trong khoảng yêu cầu", id="within"),
        pytest.param(2023, 11500, "trong khoảng yêu cầu", id="within-at-its-high-end"),
        pytest.param(2023, 11501, "trên khoảng yêu cầu", id="above"),
        pytest.param(2023, 10999, "từ một nửa của 10%", id="behind"),
        pytest.param(2023, 10499, "chưa đến một nửa của 10%", id="at-risk"),
        pytest.param(2030, 30000, "đã qua năm mốc và mức tăng bình quân đạt", id="met"),
        pytest.param(2030, 10000, "đã qua năm mốc mà mức tăng bình quân thấp hơn", id="missed"),
    ],
)
def test_rule_of_growth(year, number, words):
    plan = (target(2030, 10, 15, row=VISITS),)
    found = explained((*VISITED, figure("01", year, number, row=VISITS)), year, targets=plan)
    assert words in found["Quy tắc"]
    assert found["Quy tắc"].endswith("Mốc đang xét: tăng 10–15% mỗi năm vào 31/12/2030.")


def test_result_shows_the_inputs_and_how_many_reported():
    assert explained(PARTLY, scope="VN")["Kết quả"] == (
        "50,0%: 100 trên 200 thiết chế, năm 2026, từ 2/3 đơn vị phải báo cáo."
    )
    assert explained(())["Kết quả"] == "Chưa có số liệu năm 2026."
    counted = explained([figure("01", 2026, 4, row=PROGRAMMES)], targets=COUNTS)
    assert counted["Kết quả"] == "4 chương trình, năm 2026, từ 1/1 đơn vị phải báo cáo."


@pytest.mark.parametrize(
    ("given", "text"),
    [
        pytest.param(
            PARTLY,
            "Vĩnh Long (tổng số thiết chế lần gần nhất: 100; giá trị có thể từ 33,3% đến 66,7%).",
            id="last-known",
        ),
        pytest.param(
            [figure("01", 2026, 1, 2)],
            "Huế, Vĩnh Long (có đơn vị chưa từng báo cáo tổng số thiết chế; giá trị có thể từ "
            "0,0% đến 100,0%).",
            id="never-known-in-the-order-of-the-alphabet",
        ),
        pytest.param(figures(("01", "46", "86"), 2026, 1, 2), None, id="nobody-missing"),
    ],
)
def test_missing_units_are_named(given, text):
    assert explained(given, scope="VN").get("Đơn vị chưa có số liệu") == text


def test_missing_units_of_a_count_are_named_without_a_range():
    found = explained([figure("01", 2026, 4, row=PROGRAMMES)], scope="VN", targets=COUNTS)
    assert found["Đơn vị chưa có số liệu"] == "Huế, Vĩnh Long."


def test_path_is_told_point_by_point_with_what_it_expects():
    assert explained(at(50))["Đường tiến độ"] == (
        "Đường thẳng qua 20,0% (năm gốc 2022), 40,0% (2025), 60,0% (2030); năm 2026 cần 44,0%."
    )


def test_a_path_without_a_baseline_is_told_from_its_first_milestone_on():
    """The verdict of 2026 rests on the line from 40% (2025) to 60% (2030): it expects 44%."""
    found = explained([figure("01", 2026, 43, 100)])
    assert "năm 2026 cần 44,0%" in found["Đường tiến độ"]


def test_before_the_first_milestone_without_a_baseline_there_is_no_path():
    found = explained([figure("01", 2024, 1, 100)])
    assert "không có đường tiến độ trước mốc đầu tiên" in found["Đường tiến độ"]


def test_a_path_is_not_rounded_over_the_value_it_asks_for():
    """In 2024 the way from 39,94 to 40 asks for 39,98, which 39,99 is on and 40,0 would not be."""
    given = [figure("01", year, n, 10000) for year, n in ((2022, 3994), (2024, 3999))]
    found = explained(given, 2024, targets=milestones(y2025=40))
    assert found["Kết quả"].startswith("39,99%")
    assert found["Đường tiến độ"].endswith("năm 2024 cần 39,98%.")


def test_nothing_is_asked_of_a_unit_that_ends_before_the_milestone():
    given = [figure("86@2025", year, n, 100) for year, n in ((2022, 20), (2024, 21))]
    found = explained(given, 2024, scope="86@2025")
    assert "Còn thiếu" not in found
    growing = [figure("86@2025", year, 1000, row=VISITS) for year in (2022, 2024)]
    fact = judged(growing, 2024, "86@2025", targets=GROWTH)
    assert (gap_words(fact), catch_up_words(fact)) == ("", "")
    assert gap_words(judged([BASE, figure("01", 2024, 21, 100)], 2024, "01")) != ""


def test_an_empty_panel_did_not_grow_from_nothing_to_nothing():
    found = explained([figure("01", 2026, 5, row=VISITS)], targets=GROWTH)
    assert found["Nhóm so sánh"].startswith(
        "0/1 đơn vị so sánh được giữa năm 2022 và năm 2026. Không so sánh được"
    )


def test_panel_names_whom_it_left_out():
    given = [figure(code, year, 1000, row=VISITS) for code in ("01", "46") for year in (2022, 2026)]
    given += [figure("86", 2026, 1, row=VISITS)]
    found = explained(given, scope="VN", targets=GROWTH)
    assert found["Nhóm so sánh"] == (
        "2/3 đơn vị so sánh được giữa năm 2022 và năm 2026: từ 2.000 đến 2.000, "
        "bình quân 0,0%/năm. Không so sánh được "
        "(thiếu số liệu hoặc ngày chốt lệch quá 45 ngày): Vĩnh Long."
    )


def test_panel_leaves_out_reports_cut_off_too_early():
    given = [*VISITED, figure("01", 2026, 12000, row=VISITS)]
    early = (report("01", 2026, cut_off_on=date(2026, 9, 30)),)
    assert "0/1 đơn vị" in explained(given, targets=GROWTH, reports=early)["Nhóm so sánh"]


def test_past_milestones_are_told_in_order():
    given = (BASE, figure("01", 2025, 39, 100), figure("01", 2030, 60, 100))
    # That of the milestone in view is the verdict itself, and not said twice.
    assert explained(given, 2030)["Các mốc đã qua"] == ("2025: không đạt mốc (39,0%)")


@pytest.mark.parametrize(
    ("certainty", "words"),
    [
        pytest.param("read", "đã đọc trong văn bản", id="read"),
        pytest.param("restated", "biết qua văn bản nêu lại", id="restated"),
        pytest.param("conflicting", "các nguồn nêu khác nhau", id="conflicting"),
    ],
)
def test_source_prints_words_document_clause_and_certainty(certainty, words):
    asked = target(2030, 60, wording="60% thư viện", clause="Điều 1.2", certainty=certainty)
    text = source(programme(), asked)
    assert text.startswith("“60% thư viện”. 1520/QĐ-TTg. Điều 1.2. Độ chắc chắn: ")
    assert words in text
    assert "Ghi chú" not in text


def test_source_prints_the_note_too():
    assert source(programme(), target(2030, 60, note="positional: theo thứ tự")).endswith(
        "Ghi chú: Hiểu theo thứ tự nêu: theo thứ tự"
    )


def test_every_milestone_has_its_source():
    found = explained(at(50))
    assert [label for label in found if label.startswith("Căn cứ")] == [
        "Căn cứ mốc 2025",
        "Căn cứ mốc 2030",
    ]


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        pytest.param(lambda: judged(at(60), 2026), "", id="met"),
        pytest.param(lambda: judged((), 2026), "", id="no-data"),
        pytest.param(
            lambda: judged(at(59, 2030), 2030),
            "còn thiếu 1 thiết chế trong số đã báo cáo",
            id="no-year-left",
        ),
        pytest.param(
            lambda: judged([figure("01", 2026, 1, row=PROGRAMMES)], 2026, targets=COUNTS),
            "cần thêm 2 chương trình trong số đã báo cáo, 1 mỗi năm",
            id="count",
        ),
    ],
)
def test_gap_words(fact, words):
    assert gap_words(fact()) == words


def test_missing_words_of_a_province_do_not_speak_of_provinces():
    fact = judged(figures(VINH_LONG[:2], 2024, 1, 100), 2024, "86")
    assert missing_words(fact).startswith("thiếu số liệu của 1 đơn vị")
    assert missing_words(judged((), 2026)) == ""


def test_a_past_value_of_few_institutions_is_a_count():
    said = explained([figure("01", 2023, 0, 1), figure("01", 2025, 1, 1)], year=2025)
    assert said["Các mốc đã qua"] == "2025: đã đạt (1/1)"


def test_a_past_value_says_who_reported_and_is_never_rounded_over_its_target():
    partly = (figure("01", 2025, 3996, 10000), *figures(("46",), 2025, 0, 0))
    said = explained(partly, 2025, "VN")["Các mốc đã qua"]
    assert said == "2025: chưa đủ căn cứ (39,96%, 2/3 tỉnh, thành phố báo cáo)"


def test_a_verdict_of_an_older_year_is_told_with_that_year():
    found = explained(at(50, 2025))
    assert found["Quy tắc"].startswith("Theo số liệu năm 2025, đúng tiến độ: ")
    assert "(chưa có số liệu năm 2026)" in found["Kết quả"]
    assert "Còn thiếu" not in found
