"""A number of a rule stands once: changed there, everything that is said of the rule changes."""

import io
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import openpyxl
import pytest

from exports.facts_workbook import facts_workbook
from progress.judging import growth, judge, like_for_like, rollup, verdicts
from progress.judging.explanations import why
from progress.judging.verdicts import Verdict
from progress.model.numbers import number_word, part_words
from progress.reporting import years
from tests import factories, reports
from tests.factories import GROWTH, TARGETS, VISITS, figure, figures
from ui.method.sections import method_text

HANOI, ALL = ("01",), ("01", "46", "86")


@dataclass(frozen=True)
class Case:
    """A rule, another number for it, and an example in Hà Nội or the country that it decides.

    `in_method` and `in_workbook` are what the method and the workbook say then, `in_drawer` what
    the drawer and the report explain the example with.
    """

    rule: tuple[object, str]
    number: object
    figures: tuple
    verdicts: tuple[Verdict, Verdict]
    in_method: str
    in_workbook: str
    in_drawer: str
    scope: str = "01"
    targets: tuple = TARGETS
    reports: tuple = ()


def shares(**by_year: int) -> tuple:
    return tuple(
        figure("01", int(year.removeprefix("y")), number, 100) for year, number in by_year.items()
    )


def visits(units: tuple[str, ...], then: int, now: int, year: int = 2024) -> tuple:
    old = ("01", "46", *factories.VINH_LONG) if units == ALL else units
    return (*figures(old, 2022, then, row=VISITS), *figures(units, year, now, row=VISITS))


CASES = {
    "factor of a risk": Case(
        (verdicts, "REQUIRED_OVER_PACE"),
        3,
        shares(y2022=20, y2026=30),
        (Verdict.AT_RISK, Verdict.BEHIND),
        "mức cần lớn hơn ba lần tốc độ",
        "lớn hơn ba lần tốc độ đến nay",
        "không quá ba lần",
    ),
    "part of the growth": Case(
        (growth, "BEHIND_FROM"),
        Fraction(1, 3),
        visits(HANOI, 10000, 10816),
        (Verdict.AT_RISK, Verdict.BEHIND),
        "từ một phần ba mức thấp là chậm tiến độ, dưới một phần ba là nguy cơ",
        "từ một phần ba của 10% mỗi năm",
        "từ một phần ba của 10% mỗi năm",
        targets=GROWTH[1:],
    ),
    "days between cut-offs": Case(
        (growth, "CUT_OFF_TOLERANCE_DAYS"),
        30,
        visits(HANOI, 10000, 12100),
        (Verdict.ON_TRACK, Verdict.INSUFFICIENT),
        "lệch nhau không quá 30 ngày",
        "lệch nhau không quá 30 ngày",
        "ngày chốt lệch quá 30 ngày",
        targets=GROWTH[1:],
        reports=(factories.report("01", 2024, cut_off_on=date(2024, 11, 20)),),
    ),
    "smallest panel": Case(
        (growth, "SMALLEST_PANEL"),
        Fraction(3, 4),
        (
            *figures(("01", "46"), 2022, 10000, row=VISITS),
            *figures(("01", "46"), 2025, 14000, row=VISITS),
        ),
        (Verdict.ON_TRACK, Verdict.INSUFFICIENT),
        "Nhóm dưới ba phần tư số đơn vị",
        "chưa đến ba phần tư số đơn vị",
        "Chưa đến ba phần tư số đơn vị so sánh được",
        scope="VN",
        targets=GROWTH[1:],
    ),
    "base year of growth": Case(
        (judge, "DEFAULT_BASE_YEAR"),
        2023,
        (*visits(HANOI, 10000, 12100), figure("01", 2023, 12000, row=VISITS)),
        (Verdict.ON_TRACK, Verdict.AT_RISK),
        "năm gốc mặc định là **2023**",
        "năm gốc (2023 nếu văn bản không nêu)",
        "so sánh được giữa năm 2023 và năm 2024",
        targets=GROWTH[1:],
    ),
    "last year of a baseline": Case(
        (judge, "LAST_BASELINE_YEAR"),
        2021,
        shares(y2022=20, y2024=35),
        (Verdict.ON_TRACK, Verdict.INSUFFICIENT),
        "không muộn hơn năm 2021",
        "không sau năm 2021",
        "Không có số liệu gốc đến năm 2021",
    ),
    "fewest for a percentage": Case(
        (rollup, "FEWEST_FOR_PERCENT"),
        8,
        (figure("01", 2022, 1, 7), figure("01", 2025, 6, 7)),
        (Verdict.MET, Verdict.MET),
        "mẫu số dưới 8 thì viết n/N",
        "2025: đã đạt (6/7)",
        "6/7: 6 trên 7 thiết chế",
    ),
}


@pytest.fixture(params=CASES)
def case(request):
    return CASES[request.param]


def report_of(case: Case, year: int):
    given = {"figures": case.figures, "targets": case.targets, "reports": case.reports}
    return reports.report(case.scope, year, **given)


def year_of(case: Case) -> int:
    return max(each.year for each in case.figures)


def drawer(report) -> str:
    (fact,) = report.facts
    return "\n".join(line.text for line in why(report.programme, fact))


def told(report) -> str:
    """Everything that the report's sections say."""
    return "\n".join(
        text for each in report.sections for text in (*each.statements, *each.notes, each.title)
    )


def workbook(report) -> str:
    """Every cell of the workbook of all facts."""
    book = openpyxl.load_workbook(io.BytesIO(facts_workbook(report)))
    return "\n".join(
        str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
    )


def test_the_rule_decides_and_everything_says_its_number(case, monkeypatch):
    before, after = case.verdicts
    year = year_of(case)
    (fact,) = report_of(case, year).facts
    assert fact.verdict is before
    assert case.in_method not in method_text()
    assert case.in_drawer not in drawer(report_of(case, year))

    monkeypatch.setattr(*case.rule, case.number)
    report = report_of(case, year)
    assert report.facts[0].verdict is after
    assert case.in_method in method_text()
    assert case.in_drawer in drawer(report)
    assert case.in_drawer in told(report)
    assert case.in_workbook in workbook(report)


@pytest.mark.parametrize(
    ("rule", "in_method"),
    [
        pytest.param((judge, "BASELINE_PART"), "năm có ít nhất {} số đơn vị", id="baseline"),
        pytest.param((like_for_like, "COMPARED_PART"), "dưới {} số đơn vị", id="movement"),
        pytest.param((years, "UNITS_PART"), "mà ít nhất {} số đơn vị", id="year-shown-units"),
        pytest.param((years, "FIGURES_PART"), "(ít nhất {} số chỉ tiêu", id="year-shown-figures"),
    ],
)
def test_a_part_that_a_rule_asks_for_is_said_as_it_is(rule, in_method, monkeypatch):
    assert in_method.format("một nửa") in method_text()
    monkeypatch.setattr(*rule, Fraction(3, 4))
    assert in_method.format("ba phần tư") in method_text()


def test_the_part_of_a_baseline_decides(monkeypatch):
    given = (*figures(("01", "46"), 2022, 20, 100), *figures(ALL, 2024, 45, 100))
    (fact,) = factories.facts(_country(given), 2024, "VN")
    assert fact.base_year == 2022
    monkeypatch.setattr(judge, "BASELINE_PART", Fraction(3, 4))
    (fact,) = factories.facts(_country(given), 2024, "VN")
    assert fact.base_year is None


def test_the_part_of_a_movement_decides(monkeypatch):
    made = _country((*figures(("01", "46"), 2022, 20, 100), *figures(ALL, 2024, 45, 100)))
    compared = like_for_like.compare(made, factories.SERVICE, "VN", 2022, 2024)
    assert compared.is_enough
    monkeypatch.setattr(like_for_like, "COMPARED_PART", Fraction(3, 4))
    assert not compared.is_enough


@pytest.mark.parametrize(
    ("part", "given", "before"),
    [
        pytest.param("UNITS_PART", figures(("01", "46"), 2025, 1, 2), 2025, id="units"),
        pytest.param(
            "FIGURES_PART",
            (
                *figures(ALL, 2025, 1, 2),
                *figures(ALL, 2025, 1, row=VISITS),
                *figures(ALL, 2026, 1, 2),
            ),
            2026,
            id="figures",
        ),
    ],
)
def test_the_parts_of_the_year_shown_first_decide(part, given, before, monkeypatch):
    made = _country((*figures(ALL, 2024, 1, 2), *given))
    assert years.year_shown_first(made, "VN", date(2026, 12, 31)) == before
    monkeypatch.setattr(years, part, Fraction(3, 4))
    assert years.year_shown_first(made, "VN", date(2026, 12, 31)) == before - 1


def _country(given):
    return factories.of_provinces(*ALL, figures=given)


@pytest.mark.parametrize(
    ("number", "words"), [(2, "hai"), (10, "mười"), (11, "11"), (Fraction(5, 2), "2,5")]
)
def test_numbers_in_words(number, words):
    assert number_word(number) == words


@pytest.mark.parametrize(
    ("part", "words"),
    [("1/2", "một nửa"), ("1/3", "một phần ba"), ("3/4", "ba phần tư"), ("1/20", "một phần 20")],
)
def test_parts_in_words(part, words):
    assert part_words(Fraction(part)) == words
