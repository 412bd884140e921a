"""Charts by their specification: full, partly reported and empty."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from charts.bullets import bullets
from charts.gauges import gauge
from charts.rows.trends import trend
from charts.theme import DARK, LIGHT
from progress.judging.rollup import totals_over_years
from progress.judging.verdicts import Verdict
from tests.factories import (
    GROWTH,
    SERVICE,
    VISITS,
    facts,
    figure,
    figures,
    programme,
)

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
ALL = ("01", "46", "86")
FULL = (
    figure("01", 2022, 20, 100),
    *figures(ALL, 2025, 40, 100),
    *figures(ALL, 2026, 50, 100),
)
PARTLY = FULL[:-1]
STATES = {"full": FULL, "missing": PARTLY, "empty": ()}
EACH_STATE = pytest.mark.parametrize("given", STATES.values(), ids=STATES)


def made_of(given, **more):
    return programme(figures=tuple(given), **more)


def fact_of(given, scope="VN", year=2026, **more):
    (fact,) = facts(made_of(given, **more), year, scope)
    return fact


def parts(spec: Any, key: str) -> Iterator[Any]:
    """Yield every value that stands under a key, however deep."""
    if isinstance(spec, dict):
        for name, value in spec.items():
            if name == key:
                yield value
            yield from parts(value, key)
    elif isinstance(spec, list):
        for value in spec:
            yield from parts(value, key)


def rows(spec: dict) -> list[dict]:
    return [row for data in parts(spec, "data") for row in data["values"]]


def words(spec: dict) -> set[str]:
    """All that is written: words of marks, and of the rows that they are drawn from."""
    marks = {text for text in parts(spec, "text") if isinstance(text, str)}
    return marks | {cell for row in rows(spec) for cell in row.values() if isinstance(cell, str)}


def draw(kind: str, given, theme=LIGHT, **more) -> dict:
    made = made_of(given, **more)
    found = facts(made, 2026, "VN")
    if kind == "bullets":
        return bullets(made, found, theme)
    return trend(found[0], totals_over_years(made, SERVICE, "VN"), theme)


KINDS = pytest.mark.parametrize("kind", ["bullets", "trend"])


@KINDS
@EACH_STATE
@THEMES
def test_data_stay_inside_the_one_inner_layer(kind, given, theme):
    spec = draw(kind, given, theme)
    assert "data" not in spec
    assert "datasets" not in spec
    assert not list(parts(spec, "datasets"))
    assert len(spec["layer"]) == 1
    assert all(set(data) == {"values"} for data in parts(spec, "data"))
    assert all(isinstance(data["values"], list) for data in parts(spec, "data"))


@KINDS
@EACH_STATE
@THEMES
def test_a_chart_is_as_wide_as_its_place_and_plain(kind, given, theme):
    spec = draw(kind, given, theme)
    assert spec["width"] == "container"
    assert spec["height"] > 0
    assert spec["config"] == theme.config()
    assert json.loads(json.dumps(spec)) == spec
    assert "$schema" not in spec["layer"][0]
    assert "config" not in spec["layer"][0]


@pytest.mark.parametrize(
    ("given", "value", "verdict"),
    [
        pytest.param(FULL, "50,0%", "● Đúng tiến độ", id="full"),
        pytest.param(PARTLY, "2/3", "◌ Chưa đủ căn cứ", id="missing-so-reports-stand-large"),
        pytest.param((), "–", "○ Chưa có số liệu", id="empty"),
        pytest.param(figures(ALL, 2026, 1, 1), "3/3", "✔ Đã đạt", id="under-five"),
    ],
)
@THEMES
def test_gauge_writes_value_verdict_and_milestones(given, value, verdict, theme):
    written = json.loads(gauge(fact_of(given), theme))["words"]
    assert [text for text, *_ in written] == [value, verdict, "Mục tiêu 2025: 40% · 2030: 60%"]


def arcs(given) -> list[list[str]]:
    """Return outline and colour of all that is drawn."""
    return json.loads(gauge(fact_of(given), LIGHT))["arcs"]


def test_gauge_fills_as_much_as_was_achieved_and_nothing_where_nothing_is_known():
    track, filled, *_ = arcs(FULL)
    whole = "M-118.0 -0.0A118 118 0 0 1 118.0 -0.0L90.0 -0.0A90 90 0 0 0 -90.0 -0.0Z"
    half = "M-118.0 -0.0A118 118 0 0 1 0.0 -118.0L0.0 -90.0A90 90 0 0 0 -90.0 -0.0Z"
    assert track == [whole, LIGHT.track]
    assert filled == [half, LIGHT.mark(Verdict.ON_TRACK)]  # 50% points straight up
    assert LIGHT.mark(Verdict.NO_DATA) not in [colour for _, colour in arcs(())]


@pytest.mark.parametrize("value", [0, 1, 50, 99, 100])
def test_gauge_lies_within_its_box_which_is_drawn_smaller_where_its_place_is_narrow(value):
    drawn = json.loads(gauge(fact_of(figures(ALL, 2026, value, 100)), LIGHT))
    left, top, width, height = map(int, drawn["box"].split())
    for outline, _ in drawn["arcs"]:
        for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)(?=[LAZ])", outline):
            assert left <= float(x) <= left + width
            assert top <= float(y) <= top + height


def test_gauge_fills_nothing_where_too_few_reported_for_a_verdict():
    assert len(arcs(PARTLY)) == len(["track", "2025", "2030", "path"])


def test_gauge_has_a_tick_for_each_milestone_and_a_notch_for_the_path():
    assert len(arcs(FULL)) == len(["track", "value", "2025", "2030", "path"])
    assert len(arcs(())) == len(["track", "2025", "2030"])


def test_the_last_milestone_is_in_ink_and_the_one_before_muted():
    assert [colour for _, colour in arcs(())[1:]] == [LIGHT.muted, LIGHT.ink]


@pytest.mark.parametrize(
    ("given", "values"),
    [
        pytest.param(FULL, {"20,0%", "40,0%", "50,0%"}, id="full"),
        pytest.param(PARTLY, {"20,0%", "40,0%", "50,0%"}, id="missing"),
        pytest.param((), set(), id="empty"),
    ],
)
def test_trend_writes_each_reported_year_and_each_milestone(given, values):
    written = words(draw("trend", given))
    assert {text for text in written if text.endswith(",0%")} == values
    assert {"mốc 40%", "mốc 60%"} <= written


def test_trend_breaks_its_line_where_the_units_changed():
    years = {row["year"]: row["basis"] for row in rows(draw("trend", FULL)) if "basis" in row}
    assert years == {2022: False, 2025: True, 2026: True}
    assert "sắp xếp đơn vị 01/07/2025" in words(draw("trend", FULL))


def test_trend_leaves_out_a_year_without_institutions():
    given = (*figures(ALL, 2025, 0, 0), *figures(ALL, 2026, 1, 2))
    assert {row["year"] for row in rows(draw("trend", given)) if "basis" in row} == {2026}


def test_trend_of_growth_has_numbers_and_no_path():
    given = [figure("01", year, 1000 * (year - 2000), row=VISITS) for year in (2022, 2026)]
    made = made_of(given, targets=GROWTH)
    (fact,) = facts(made, 2026, "01")
    spec = trend(fact, totals_over_years(made, VISITS, "01"), LIGHT)
    assert {"22.000", "26.000"} <= words(spec)
    assert not any(text.startswith("mốc") for text in words(spec))
