"""Bullets: the place of each value on its bar, words, headings, size."""

import json

import pytest

from charts.bullet_rows import bullet_lines
from charts.bullets import bullets
from charts.theme import LIGHT
from progress.judging.words import fact_title
from tests.factories import (
    COUNTS,
    DISTRICT,
    GROWTH,
    MUSEUMS,
    PROGRAMMES,
    SERVICE,
    VISITS,
    category,
    facts,
    figure,
    figures,
    milestones,
    programme,
)
from tests.unit.charts.test_charts import ALL, FULL, PARTLY, draw, parts, rows, words


def bullet(given, row=SERVICE, targets=None, **more):
    """The one row of a chart of bullets with a key."""
    given_targets = {} if targets is None else {"targets": targets}
    spec = draw("bullets", given, **given_targets, **more)
    found = [each for each in rows(spec) if each.get("key")]
    assert {each["key"] for each in found} == {f"1520.{row[0]}.{row[1]}"}
    return found[0]


@pytest.mark.parametrize(
    ("given", "end", "value", "verdict", "gap", "past"),
    [
        pytest.param(FULL, 0.5, "● 50,0%", "Đúng tiến độ", "30", "2025 ✔", id="full"),
        pytest.param(PARTLY, 0.5, "◌ 50,0%", "Chưa đủ căn cứ (2/3)", "20", "2025 ✔", id="missing"),
        pytest.param((), 0, "○", "Chưa có số liệu", "", "2025 ○", id="empty"),
    ],
)
def test_bullet_of_a_share(given, end, value, verdict, gap, past):
    row = bullet(given)
    assert (row["end"], row["value"], row["verdict"]) == (end, value, verdict)
    assert (row["gap"], row["past"]) == (gap, past)
    assert row["ticks"] == [0.4, 0.6]


def test_bullet_of_growth():
    given = [
        figure("01", 2022, 10000, row=VISITS),
        figure("46", 2022, 10000, row=VISITS),
        figure("01", 2026, 14641, row=VISITS),
        figure("46", 2026, 14641, row=VISITS),
    ]
    row = bullet(given, VISITS, GROWTH)
    assert row["value"] == "● +10,0%/năm"
    assert row["end"] == pytest.approx(0.5)
    # What is on track needs nothing more than it does.
    assert row["gap"] == ""


def test_bullet_of_growth_that_is_short_says_what_is_still_needed():
    given = [*figures(ALL, 2022, 10000, row=VISITS), *figures(ALL, 2026, 10000, row=VISITS)]
    assert bullet(given, VISITS, GROWTH)["gap"] == "21,0%/năm"


def test_bullet_of_a_count():
    row = bullet(figures(ALL, 2026, 1, row=PROGRAMMES), PROGRAMMES, COUNTS)
    assert row["value"] == "✔ 3 chương trình"
    assert row["end"] == pytest.approx(3 / 3.75)


def test_bullet_of_what_has_ended_has_no_bar():
    ended = (figure("01", 2024, 9, 10, row=DISTRICT),)
    row = bullet(ended, DISTRICT, milestones(y2025=70, row=DISTRICT))
    assert (row["end"], row["verdict"], row["value"]) == (0, "Không còn áp dụng", "–")


def test_bullet_of_an_older_year_names_it():
    row = bullet((*figures(ALL, 2022, 20, 100), *figures(ALL, 2025, 50, 100)))
    assert (row["verdict"], row["gap"]) == ("Đúng tiến độ (năm 2025)", "")


def test_a_value_beyond_the_scale_stays_on_its_bar():
    more = figures(ALL, 2026, 90, row=PROGRAMMES)
    assert bullet(more, PROGRAMMES, COUNTS)["end"] == 1
    falling = [figure(c, y, 9 - 4 * (y > 2022), row=VISITS) for c in ALL for y in (2022, 2026)]
    falling += [figure(c, 2022, 9, row=VISITS) for c in ("83@2025", "84@2025", "86@2025")]
    assert bullet(falling, VISITS, GROWTH)["end"] == 0


def test_bullets_without_facts_are_an_empty_chart():
    spec = bullets(programme(), (), LIGHT)
    assert spec["height"] > 0
    assert not [row for row in rows(spec) if row.get("key")]


def test_an_indicator_with_several_categories_gets_a_heading():
    rows_of = (SERVICE, DISTRICT, MUSEUMS)
    plan = tuple(t for row in rows_of for t in milestones(y2025=40, y2030=60, row=row))
    spec = draw("bullets", FULL, targets=plan)
    assert {"Thư viện có dịch vụ", "Thư viện cấp xã", "Thư viện cấp huyện"} <= words(spec)
    assert "Có chương trình giáo dục" in words(spec)
    heads = [row.get("head") or row["label"] for row in rows(spec) if row]
    assert heads[-2:] == ["Bảo tàng", "Có chương trình giáo dục"]  # a heading of its own


def test_a_category_alone_is_named_with_its_indicator():
    made = programme(figures=FULL)
    (only,) = [each for each in facts(made, 2025) if each.series == SERVICE]
    (row,) = [each.label for each in bullet_lines(made, (only,)) if each.fact]
    assert row == fact_title(made, only)
    assert row != only.indicator.short_name


def test_indicators_of_one_category_alone_need_no_heading():
    plan = tuple(t for row in (SERVICE, MUSEUMS) for t in milestones(y2025=40, y2030=60, row=row))
    assert not [row for row in rows(draw("bullets", FULL, targets=plan)) if "head" in row]


def test_a_click_on_a_row_names_it():
    spec = draw("bullets", FULL)
    (selection,) = parts(spec, "params")
    assert selection[0]["name"] == "row"
    assert selection[0]["select"]["fields"] == ["key"]


def test_seventeen_bullets_stay_small_enough_to_send_at_each_rerun():
    codes = tuple(f"public_category_{number}" for number in range(17))
    categories = tuple(
        category(code, f"Thư viện công cộng loại {place}", position=place)
        for place, code in enumerate(codes)
    )
    all_rows = tuple(("library_service", code) for code in codes)
    plan = tuple(t for row in all_rows for t in milestones(y2025=40, y2030=60, row=row))
    given = [
        figure(code, year, 43 + year % 10, 100, row=row)
        for row in all_rows
        for year in (2025, 2026)
        for code in ALL
    ]
    made = programme(figures=given, targets=plan, categories=categories)
    found = facts(made, 2026, "VN")
    assert len(found) == 17
    sent = json.dumps(bullets(made, found, LIGHT), ensure_ascii=False, separators=(",", ":"))
    assert len(sent.encode()) < 25_000
