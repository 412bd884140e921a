"""The rehearsal's checks: each passes where it should, and says what is wrong where it is."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from charts import theme
from commands.conference import check
from commands.conference.checking import figures, looks
from commands.conference.checking.findings import CheckResult, Rehearsal
from progress.model.selection import Selection
from progress.model.snapshots import Snapshot
from tests.factories import TODAY, VISITS, figure, nation, of_provinces, programme, province, report

DAY = Selection(TODAY, 2025, document="1520")
FROZEN = Snapshot(
    "so-ket", "Sơ kết", datetime(2026, 11, 20, 18, tzinfo=UTC), TODAY, "thử", 1, "0" * 64
)
CODES = tuple(f"{number:02}" for number in range(1, 35))


def found(check, selection: Selection = DAY, snapshot=None, **given):
    return list(check(Rehearsal(programme(**given), selection, snapshot)))


def outcomes(findings) -> list[CheckResult]:
    return [each.outcome for each in findings]


def test_todays_figures_can_still_move():
    (said,) = found(figures.frozen)
    assert said.outcome is CheckResult.WARNING
    assert "chưa chốt" in said.sentence


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        # 18:00 UTC is the next day in Viet Nam.
        pytest.param(date(2026, 11, 21), [CheckResult.PASSED], id="on-its-day"),
        pytest.param(
            date(2026, 11, 22), [CheckResult.PASSED, CheckResult.WARNING], id="before-its-day"
        ),
    ],
)
def test_a_snapshot_taken_before_its_day_is_told(as_of, expected):
    snapshot = replace(FROZEN, as_of=as_of)
    assert outcomes(found(figures.frozen, snapshot=snapshot)) == expected


@pytest.mark.parametrize(
    ("number", "outcome"),
    [(34, CheckResult.PASSED), (33, CheckResult.FAILED), (35, CheckResult.FAILED)],
)
def test_there_are_34_provinces(number, outcome):
    codes = [f"{code:02}" for code in range(1, number + 1)]
    units = (nation(), *(province(code) for code in codes))
    (said,) = found(figures.units, units=units)
    assert said.outcome is outcome
    assert str(number) in said.sentence


def test_before_the_merger_there_were_63():
    units = (nation(), *(province(f"{code:02}") for code in range(1, 64)))
    (said,) = found(figures.units, replace(DAY, as_of=date(2025, 6, 30)), units=units)
    assert said.outcome is CheckResult.PASSED


def test_missing_reports_are_named_with_what_they_do():
    made = of_provinces(
        "01",
        "02",
        reports=(report("01", 2025),),
        figures=(figure("01", 2023, 1, 10), figure("02", 2023, 1, 10), figure("01", 2025, 3, 10)),
    )
    missing, verdicts = figures.reports(Rehearsal(made, DAY))
    assert missing.sentence == "1 trên 2 tỉnh, thành phố chưa gửi báo cáo năm 2025: Tỉnh 02."
    assert missing.outcome is verdicts.outcome is CheckResult.WARNING
    assert "1 chưa đủ căn cứ. 1 chỉ tiêu chưa đủ căn cứ vì thiếu báo cáo" in verdicts.sentence


def test_all_reported_and_all_judged():
    made = of_provinces("01", reports=(report("01", 2025),), figures=(figure("01", 2025, 9, 10),))
    assert outcomes(figures.reports(Rehearsal(made, DAY))) == [
        CheckResult.PASSED,
        CheckResult.PASSED,
    ]


def test_a_report_after_the_day_has_not_come():
    made = of_provinces("01", reports=(report("01", 2025, date(2026, 12, 1)),))
    missing, _ = figures.reports(Rehearsal(made, DAY))
    assert missing.outcome is CheckResult.WARNING


@pytest.mark.parametrize(
    ("wrong", "fails"),
    [
        pytest.param(figure("01", 2025, 3, 7), False, id="part-of-whole"),
        pytest.param(figure("01", 2025, 7, 7), False, id="the-whole"),
        pytest.param(figure("01", 2025, 0, 0), False, id="has-none"),
        pytest.param(figure("01", 2025, 5, row=VISITS), False, id="a-count"),
        pytest.param(figure("01", 2025, 8, 7), True, id="more-than-the-whole"),
        pytest.param(figure("01", 2025, -1, 7), True, id="negative"),
        pytest.param(figure("01", 2025, 3), True, id="share-of-nothing"),
    ],
)
def test_numerators_within_denominators(wrong, fails):
    said = found(figures.numerators, figures=(figure("46", 2025, 1, 2), wrong))
    assert outcomes(said) == [CheckResult.FAILED if fails else CheckResult.PASSED]
    assert ("01" in said[0].sentence) is fails


def test_many_wrong_figures_are_counted():
    wrong = tuple(figure("01", year, 2, 1) for year in range(2022, 2042))
    said = found(figures.numerators, figures=wrong)
    assert len(said) == figures.LISTED + 1
    assert str(20 - figures.LISTED) in said[-1].sentence


def test_what_is_made_up_is_said_loudly():
    assert outcomes(found(figures.demonstration)) == [CheckResult.PASSED]
    made_up = figure("01", 2025, 1, 2, origin="demonstration")
    (said,) = found(figures.demonstration, demonstration=True, figures=(made_up,))
    assert said.outcome is CheckResult.WARNING
    assert said.sentence.startswith("CÓ SỐ LIỆU MINH HỌA (1 trên 1")


def test_fonts_have_every_letter():
    assert outcomes(found(looks.fonts)) == [CheckResult.PASSED, CheckResult.PASSED]


def test_a_font_that_is_not_there_fails_and_nothing_is_measured(monkeypatch, tmp_path):
    monkeypatch.setattr(looks, "BOLD", tmp_path / "Khong.ttf")
    assert CheckResult.FAILED in outcomes(found(looks.fonts))
    assert found(looks.labels) == []


def test_a_font_without_vietnamese_is_found(monkeypatch):
    monkeypatch.setattr(looks, "_letters", lambda: ["a", "漢"])
    (said, _) = found(looks.fonts)
    assert said.outcome is CheckResult.FAILED
    assert "漢" in said.sentence
    assert " a" not in said.sentence.split(":")[1]


def test_the_palette_can_be_read():
    assert set(outcomes(found(looks.colours))) == {CheckResult.PASSED}


def test_a_pale_colour_is_found(monkeypatch):
    pale = replace(theme.LIGHT, texts={**theme.LIGHT.texts, "bad": "#E0B0B0"})
    monkeypatch.setattr(looks, "THEMES", {"light": pale})
    (said,) = found(looks.colours)
    assert said.outcome is CheckResult.FAILED
    assert "#E0B0B0" in said.sentence


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("", 1, id="nothing"),
        pytest.param("Huế", 1, id="short"),
        pytest.param("Trung tâm văn hóa " * 4, 2, id="two"),
        pytest.param("Trung tâm văn hóa " * 7, 3, id="three"),
    ],
)
def test_lines_that_words_take(text, lines):
    assert looks.lines_needed(looks.TARGET, text) == lines


def test_what_finds_no_room_is_a_warning_that_names_it():
    long = "Trung tâm văn hóa " * 9
    said = looks.fitting(looks.TARGET, ["Huế", long])
    assert said.outcome is CheckResult.WARNING
    assert "Trung tâm" in said.sentence
    assert looks.fitting(looks.TARGET, ["Huế"]).outcome is CheckResult.PASSED


def test_every_check_of_the_registry_speaks_vietnamese_sentences():
    rehearsal = Rehearsal(of_provinces(*CODES), DAY, FROZEN)
    said = list(check.findings(rehearsal))
    assert len(said) >= len(check.CHECKS)
    assert all(each.sentence.endswith(".") for each in said)
