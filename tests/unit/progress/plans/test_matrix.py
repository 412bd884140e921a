"""Plans side by side: every line, every plan, and what is said of a cell."""

from dataclasses import replace
from datetime import date

import pytest

from charts.matrices.plan_matrix import plan_matrix
from charts.theme import COMPARISONS, DARK, LIGHT
from progress.model.records import Conflict, ConflictSide
from progress.plans.deviations import Comparison
from progress.plans.matrix import compared_plans, plan_rows
from progress.plans.matrix_filter import PlanMatrixFilter, narrowed
from progress.plans.sentences import (
    cell_sentence,
    conflicts_about,
    conflicts_of,
    headline,
    sentences,
)
from tests.factories import (
    CATEGORIES,
    CIRCULAR,
    DECISION,
    DISTRICT,
    MUSEUMS,
    PROGRAMMES,
    SERVICE,
    TARGETS,
    TODAY,
    VISITS,
    category,
    document,
    milestones,
    programme,
    target,
)

HUE, OLD = document("hue", "46"), document("old", "86@2025", number="596/QĐ-UBND")
UNIVERSITY = ("library_service", "university")
BOTH = ("library_service", "university_specialised")
MORE = (
    *CATEGORIES,
    category("university_specialised", "Thư viện đại học, chuyên ngành", position=6),
    category("university", "Thư viện đại học", position=7),
    category("specialised", "Thư viện chuyên ngành", position=8),
)


def local(year, low, high=None, *, plan="hue", **more):
    return target(year, low, high, document=plan, **more)


def made_of(national, ours, **more):
    return programme(
        documents=(DECISION, CIRCULAR, HUE, OLD),
        targets=(*national, *ours),
        categories=MORE,
        **more,
    )


def cells(national, ours, plan="hue", **more):
    """What a plan's cells say, by indicator, category and year."""
    return {
        line.target_key: (cell.comparison, cell.ended)
        for line in plan_rows(made_of(national, ours, **more))
        for cell in line.cells
        if cell.document.code == plan
    }


@pytest.mark.parametrize(
    ("ours", "comparison"),
    [
        pytest.param((60, None), Comparison.EQUAL, id="equal"),
        pytest.param((61, None), Comparison.HIGHER, id="higher"),
        pytest.param((59, None), Comparison.LOWER, id="lower"),
        pytest.param((None, None), Comparison.WORDS, id="words"),
    ],
)
def test_a_target_of_the_same_line_is_compared(ours, comparison):
    found = cells([target(2030, 60)], [local(2030, *ours)])
    assert found == {(*SERVICE, 2030): (comparison, False)}


def test_what_a_plan_leaves_out_is_missing_in_its_years_and_outside_it_in_others():
    found = cells([*TARGETS, *milestones(y2025=70, y2030=90, row=MUSEUMS)], [local(2030, 60)])
    assert found == {
        (*SERVICE, 2025): (Comparison.OUTSIDE, False),
        (*SERVICE, 2030): (Comparison.EQUAL, False),
        (*MUSEUMS, 2025): (Comparison.OUTSIDE, False),
        (*MUSEUMS, 2030): (Comparison.MISSING, False),
    }


def test_an_ended_category_is_not_an_omission_and_a_number_for_it_is_still_compared():
    national = [target(2030, 60), target(2030, 90, row=DISTRICT)]
    silent = cells(national, [local(2030, 60)])
    assert silent[*DISTRICT, 2030] == (Comparison.NOT_APPLICABLE, True)
    spoken = cells(national, [local(2030, 70, row=DISTRICT)])
    assert spoken[*DISTRICT, 2030] == (Comparison.LOWER, True)


def test_a_part_of_a_national_category_stands_in_its_line_and_is_not_called_lower():
    found = cells([target(2030, 100, row=BOTH)], [local(2030, 90, row=UNIVERSITY)])
    assert found == {(*BOTH, 2030): (Comparison.OTHER_MEASURE, False)}


def test_both_parts_stand_in_the_one_line():
    parts = [
        local(2030, 90, row=("library_service", each)) for each in ("university", "specialised")
    ]
    (line,) = plan_rows(made_of([target(2030, 100, row=BOTH)], parts))
    (cell,) = [each for each in line.cells if each.document is HUE]
    assert [each.category_code for each in cell.local] == ["university", "specialised"]


def test_the_same_institutions_counted_otherwise_stand_in_the_line_of_their_share():
    found = cells([target(2030, 100, row=MUSEUMS)], [local(2030, 3, 5, row=PROGRAMMES)])
    assert found == {(*MUSEUMS, 2030): (Comparison.OTHER_MEASURE, False)}


def test_a_part_has_a_line_of_its_own_where_the_plan_names_the_whole_too():
    ours = [local(2030, 100, row=BOTH), local(2030, 90, row=UNIVERSITY)]
    found = cells([target(2030, 100, row=BOTH)], ours)
    assert found[*BOTH, 2030] == (Comparison.EQUAL, False)
    assert found[*UNIVERSITY, 2030] == (Comparison.OTHER, False)


def test_words_of_one_plan_are_nobody_elses_omission():
    ours = [local(2030, None, row=VISITS), local(2030, 60, plan="old")]
    assert cells([target(2030, 60)], ours, "old")[*VISITS, 2030] == (
        Comparison.OUTSIDE,
        False,
    )


def test_lines_stand_in_printed_order_and_plans_by_the_alphabet_of_their_units():
    made = made_of(
        [target(2030, 10, 15, row=VISITS), *TARGETS], [local(2030, 60), local(2030, 60, plan="old")]
    )
    assert [line.target_key for line in plan_rows(made)] == [
        (*SERVICE, 2025),
        (*SERVICE, 2030),
        (*VISITS, 2030),
    ]
    assert compared_plans(made) == (HUE, OLD)


@pytest.mark.parametrize(
    ("choice", "kept"),
    [
        pytest.param(PlanMatrixFilter(), 3, id="all"),
        pytest.param(PlanMatrixFilter(plan="hue"), 3, id="a-plan-keeps-what-the-decision-sets"),
        pytest.param(PlanMatrixFilter(sector="museum"), 1, id="sector"),
        pytest.param(PlanMatrixFilter(comparison="lower"), 1, id="comparison"),
        pytest.param(PlanMatrixFilter(year=2025), 1, id="year"),
        pytest.param(PlanMatrixFilter(words="THU VIEN hue"), 2, id="words-without-marks"),
        pytest.param(PlanMatrixFilter(words="tàu vũ trụ"), 0, id="words-nobody-wrote"),
    ],
)
def test_lines_are_narrowed_by_what_is_chosen(choice, kept):
    made = made_of([*TARGETS, target(2030, 100, row=MUSEUMS)], [local(2025, 40), local(2030, 50)])
    assert len(narrowed(made, plan_rows(made), choice)) == kept


def test_of_one_plan_lines_that_only_others_set_are_left_out():
    made = made_of([target(2030, 60)], [local(2030, 60), local(2030, None, row=VISITS, plan="old")])
    lines = narrowed(made, plan_rows(made), PlanMatrixFilter(plan="hue"))
    assert [line.target_key for line in lines] == [(*SERVICE, 2030)]
    assert [cell.document for cell in lines[0].cells] == [HUE]


def test_not_applicable_is_asked_for_whatever_the_number():
    made = made_of(
        [target(2030, 90, row=DISTRICT), target(2030, 60)], [local(2030, 70, row=DISTRICT)]
    )
    lines = narrowed(made, plan_rows(made), PlanMatrixFilter(comparison="not_applicable"))
    assert [line.target_key for line in lines] == [(*DISTRICT, 2030)]


# Sentences


def said(national, ours, plan=HUE, **more):
    made = made_of(national, ours, **more)
    return [each.text for each in sentences(made, plan, plan_rows(made), TODAY)]


def test_headline_counts_what_is_lower_and_names_whose_it_is():
    made = made_of(TARGETS, [local(2025, 40), local(2030, 50), local(2030, 60, plan="old")])
    assert headline(made, plan_rows(made)) == (
        "1 mục tiêu của kế hoạch thấp hơn Quyết định 1520/QĐ-TTg (Huế 1); 2 mục tiêu bằng nhau."
    )


def test_headline_without_anything_lower_says_so():
    made = made_of(TARGETS, [local(2030, 60), local(2030, 70, plan="old")])
    assert headline(made, plan_rows(made)).startswith("Không kế hoạch nào đặt mục tiêu thấp hơn")
    assert headline(made, ()) == "Không có mục tiêu nào khớp với lựa chọn."


def test_headline_of_one_plan_counts_its_comparisons():
    made = made_of(TARGETS, [local(2025, 30), local(2030, 60)])
    lines = narrowed(made, plan_rows(made), PlanMatrixFilter(plan="hue"))
    assert headline(made, lines) == (
        "hue/QĐ (Huế): 1 mục tiêu thấp hơn Quyết định, 1 mục tiêu bằng nhau."
    )


def test_a_sentence_says_both_numbers_the_clause_the_note_and_what_has_ended():
    text = said(
        [target(2030, 90, row=DISTRICT)],
        [local(2030, 70, row=DISTRICT, clause="Mục I", note="Ghi.")],
    )
    assert text[-1] == (
        "library_service, mốc 2030: kế hoạch đặt 70%, thấp hơn 20 điểm phần trăm so với 90% của "
        "Quyết định. Mục I. Ghi. Không còn áp dụng: loại thiết chế đã kết thúc."
    ).replace("library_service", "Thư viện cấp huyện có dịch vụ")


def test_sources_that_disagree_about_the_national_number_are_mentioned():
    text = said([target(2030, 100, certainty="conflicting")], [local(2030, 80)])
    assert "các nguồn nêu khác nhau về Quyết định (100%)" in text[-1]
    assert "thấp hơn" not in text[-1]


def test_numbers_by_position_are_told_and_the_english_word_is_not():
    text = "\n".join(said([target(2030, 60)], [local(2030, 90, note="positional: theo thứ tự")]))
    assert "1 mục tiêu không nêu lại loại thiết chế" in text
    assert "Hiểu theo thứ tự nêu: theo thứ tự" in text
    assert "positional" not in text


def test_a_plan_of_a_unit_that_ended_binds_nobody_and_one_milestone_is_said():
    text = said(TARGETS, [local(2030, 60, plan="old")], OLD)
    assert "không ràng buộc đơn vị nào hiện nay" in text[0]
    assert text[1] == "Kế hoạch chỉ đặt mốc 2030."


def test_silence_is_summed_up_in_one_sentence():
    text = said(
        [*TARGETS, *milestones(y2025=70, y2030=90, row=MUSEUMS)], [local(2025, 40), local(2030, 60)]
    )
    assert text == [
        "2 mục tiêu của Quyết định mà kế hoạch không nêu: "
        "Bảo tàng có chương trình giáo dục (2025, 2030)."
    ]


def test_every_comparison_has_a_sentence():
    national = [*TARGETS, target(2030, 90, row=DISTRICT), target(2030, 100, row=MUSEUMS)]
    made = made_of(
        national, [local(2030, None), local(2030, 1, row=PROGRAMMES), local(2030, 5, row=VISITS)]
    )
    for line in plan_rows(made):
        for cell in line.cells:
            assert cell_sentence(made, line, cell).startswith(line.indicator.short_name[:5])


def test_disagreements_belong_to_documents_and_to_clauses():
    side = ConflictSide("hue", "Mục I.2", "“80%”")
    conflict = Conflict("c", "Khác nhau", "Giải thích", (side,))
    asked = local(2030, 80, clause="Mục I.2, gạch đầu dòng thứ nhất")
    made = made_of([target(2030, 100)], [asked], conflicts=(conflict,))
    assert conflicts_of(made, ("hue",)) == conflicts_about(made, (asked,)) == (conflict,)
    assert conflicts_of(made, ("old",)) == ()
    assert conflicts_about(made, (local(2030, 80, clause="Mục I"), target(2030, 1))) == ()


# The chart


def drawn(national, ours, theme=LIGHT):
    made = made_of(national, ours)
    spec = plan_matrix(made, plan_rows(made), theme)
    return spec, spec["layer"][0]["data"]["values"]


def test_every_cell_that_says_something_is_drawn_with_its_name_in_addresses():
    _, rows = drawn(TARGETS, [local(2030, 50), local(2030, 60, plan="old")])
    found = {
        f"{code}.{row['line']}": (comparison, text)
        for row in rows
        if "line" in row
        for code, comparison, text in zip(row["d"], row["c"], row["t"], strict=True)
    }
    place = "library_service.public_commune"
    assert found == {
        f"1520.{place}.2025": ("national", "40%"),
        f"1520.{place}.2030": ("national", "60%"),
        f"hue.{place}.2030": ("lower", "50%"),
        f"old.{place}.2030": ("equal", "60%"),
    }


def test_a_category_keeps_its_name_where_its_indicator_stands_with_it_alone():
    _, rows = drawn([target(2030, 60)], [local(2030, 60)])
    assert [row["t"] for row in rows if row.get("kind") == "label"] == [
        "Thư viện cấp xã có dịch vụ"
    ]


def test_doubtful_numbers_and_words_are_marked_and_what_has_ended_is_grey():
    national = [target(2030, 100, certainty="conflicting"), target(2030, 90, row=DISTRICT)]
    _, rows = drawn(national, [local(2030, None), local(2030, 90, row=DISTRICT)])
    by_line = {row["line"]: row for row in rows if "line" in row}
    assert by_line["library_service.public_commune.2030"]["t"] == ["100% ?", "lời"]
    assert by_line["library_service.public_district.2030"]["e"] == [0, 1]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_a_click_on_a_cell_names_it_and_data_stay_inside(theme):
    spec, _ = drawn(TARGETS, [local(2030, 50)], theme)
    assert spec["params"][0]["name"] == "cell"
    assert spec["params"][0]["select"]["fields"] == ["key"]
    assert "data" not in spec
    assert spec["height"] > 0


def test_no_plans_and_no_lines_are_an_empty_chart():
    made = programme()
    assert plan_matrix(made, (), LIGHT)["height"] > 0
    assert plan_rows(made)[0].cells == ()


def test_every_comparison_has_a_symbol_and_no_two_share_one():
    assert set(COMPARISONS) == set(Comparison)
    symbols = [symbol for symbol, _ in COMPARISONS.values()]
    assert len(set(symbols)) == len(symbols)


def test_a_plan_that_was_replaced_says_until_when_it_is_judged():
    old = replace(document("a", "46"), issued_on=date(2023, 3, 1))
    new = replace(document("b", "46"), issued_on=date(2026, 6, 15), replaces="a")
    given = (target(2025, 40, document="a"), target(2030, 60, document="a"))
    made = programme(documents=(DECISION, old, new), targets=given).known_by(TODAY)
    said = sentences(made, old, plan_rows(made), TODAY)[0].text
    assert "Từ năm 2026 kế hoạch khác" in said
