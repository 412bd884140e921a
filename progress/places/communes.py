"""What the communes of a province reported, beside what the province itself reported.

Nothing rolls the one silently into the other: both stand side by side and their difference is said.
A commune that has not reported is counted as such; it is never zero.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeVar

from progress.judging.rollup import too_few_for_percent
from progress.model.numbers import lower_first, percent, written
from progress.model.programme import Programme
from progress.model.records import Category, Indicator, Measure, Series
from progress.model.reported import Budget, Communes, Figure
from progress.model.titles import unit_title
from progress.model.units import Kind, Unit
from progress.places.register import CommuneMarks

_Reported = TypeVar("_Reported", Figure, Budget)
FIRST_LISTED = 2025
"""First year on whose last day the stored list of communes is complete."""


@dataclass(frozen=True, slots=True, eq=False)
class CommuneSum:
    """One series in one year: the sum over the communes that reported it, beside the province's.

    `denominator` is None where the series has none. `own` None: the province has no figure. `whole`
    tells that the series is about the commune level alone, so that both should be equal; of any
    other series the communes are a part of the province.
    """

    indicator: Indicator
    category: Category
    year: int
    reported: tuple[str, ...]
    missing: tuple[str, ...]
    numerator: int
    denominator: int | None
    own: Figure | None
    whole: bool

    @property
    def series(self) -> Series:
        """The indicator and the category."""
        return self.indicator.code, self.category.code

    @property
    def expected(self) -> int:
        """Number of communes on the last day of the year."""
        return len(self.reported) + len(self.missing)

    @property
    def equal(self) -> bool | None:
        """Tell whether both say the same counts; None where the province has no figure."""
        if self.own is None:
            return None
        return (self.numerator, self.denominator) == (self.own.numerator, self.own.denominator)


@dataclass(frozen=True, slots=True, eq=False)
class CommuneCoverage:
    """A year of the communes of one province.

    `units` are the communes on 31 December, by code; `silent` those without any figure; `sums` the
    series in printed order, none where nothing was reported; `years` all years with figures of
    communes. `figures` are those of the year, by series and commune.
    """

    province: Unit
    year: int
    units: Mapping[str, Unit]
    silent: tuple[str, ...]
    sums: tuple[CommuneSum, ...]
    years: tuple[int, ...]
    figures: Mapping[tuple[Series, str], Figure]


def known_by(
    inside: Communes, reported: tuple[_Reported, ...], as_of: date
) -> tuple[_Reported, ...]:
    """Return what communes reported by a day; without a report what is stored is known."""
    received = {(each.unit_code, each.year): each.received_on for each in inside.reports}
    return tuple(
        each
        for each in reported
        if (received.get((each.unit_code, each.year)) or each.first_written_on or as_of) <= as_of
    )


def commune_coverage(
    programme: Programme, inside: Communes, figures: tuple[Figure, ...], year: int, as_of: date
) -> CommuneCoverage:
    """Sum what the communes of a province reported in a year, as known by a day, series by series.

    A figure of a commune that was not valid on 31 December of its year counts nowhere.
    """
    of_code = {unit.code: unit for unit in inside.units if unit.kind is Kind.COMMUNE}
    valid = [
        each
        for each in known_by(inside, figures, as_of)
        if each.unit_code in of_code and of_code[each.unit_code].valid_on(date(each.year, 12, 31))
    ]
    there = {code: unit for code, unit in of_code.items() if unit.valid_on(date(year, 12, 31))}
    of_series: dict[Series, dict[str, Figure]] = {}
    for each in valid:
        if each.year == year:
            of_series.setdefault(each.series, {})[each.unit_code] = each
    spoken = {code for by_commune in of_series.values() for code in by_commune}
    return CommuneCoverage(
        province=programme.unit[inside.province_code],
        year=year,
        units=there,
        silent=tuple(code for code in there if code not in spoken),
        sums=tuple(
            _sum(programme, inside.province_code, year, series, of_series[series], there)
            for series in sorted(of_series, key=programme.position)
        ),
        years=tuple(sorted({each.year for each in valid})),
        figures={
            (series, code): each for series, got in of_series.items() for code, each in got.items()
        },
    )


def coverage_sentence(coverage: CommuneCoverage) -> str:
    """Say how many communes have figures, and how many have none."""
    total = len(coverage.units)
    name = unit_title(coverage.province)
    if not total:
        return f"Dữ liệu không có danh sách cấp xã của {name} vào cuối năm {coverage.year}."
    if coverage.year < FIRST_LISTED:
        units = ", ".join(unit_title(unit) for unit in coverage.units.values())
        return (
            f"Danh sách cấp xã trước 01/07/2025 không có đủ trong dữ liệu; chỉ có {units}, nên "
            "không tính tỷ lệ xã đã có số liệu."
        )
    if not coverage.sums:
        return (
            f"Chưa xã, phường nào trong {written(total)} xã, phường có số liệu năm {coverage.year}."
        )
    silent = len(coverage.silent)
    sentence = (
        f"{written(total - silent)} trên {written(total)} xã, phường có số liệu năm {coverage.year}"
    )
    return f"{sentence}; {written(silent)} chưa có, không tính là 0." if silent else f"{sentence}."


def agreement_sentence(coverage: CommuneCoverage) -> str:
    """Say in how many series the communes' sums and the province's own figures agree."""
    if not coverage.sums:
        return ""
    comparable = [each for each in coverage.sums if each.own is not None and each.whole]
    name = unit_title(coverage.province)
    if all(each.own is None for each in coverage.sums):
        return f"Số liệu của chính {name} năm {coverage.year} chưa có nên chưa đối chiếu được."
    if not comparable:
        return "Không có chỉ tiêu nào chỉ gồm thiết chế cấp xã để đối chiếu."
    equal = sum(each.equal is True for each in comparable)
    if equal == len(comparable):
        return f"Cả {equal} chỉ tiêu cấp xã đối chiếu được đều khớp với số {name} báo cáo."
    counted = f"{len(comparable) - equal} trên {len(comparable)} chỉ tiêu cấp xã đối chiếu được"
    return f"{counted} khác với số {name} báo cáo."


def difference_words(commune_sum: CommuneSum) -> str:
    """Say how the province's own figure differs from the communes' sum."""
    own = commune_sum.own
    if own is None:
        return "đơn vị cấp tỉnh chưa có số liệu"
    if commune_sum.equal:
        sentence = "khớp"
    elif commune_sum.denominator is None or own.denominator is None:
        sentence = f"số cấp tỉnh {_more(own.numerator, commune_sum.numerator)}"
    else:
        pairs = (
            ("tử số", own.numerator, commune_sum.numerator),
            ("mẫu số", own.denominator, commune_sum.denominator),
        )
        parts = [f"{name} {_more(ours, sums)}" for name, ours, sums in pairs if ours != sums]
        sentence = f"số cấp tỉnh {', '.join(parts)}"
    if not commune_sum.whole:
        return f"{sentence}; cấp xã chỉ là một phần của số cấp tỉnh"
    if commune_sum.missing and not commune_sum.equal:
        return f"{sentence}; còn {written(len(commune_sum.missing))} xã, phường chưa có số liệu"
    return sentence


def counts_words(indicator: Indicator, numerator: int, denominator: int | None) -> str:
    """Return counts as printed: `18/40 (45,0%)`, of few `3/4` alone, `0/0` as none, or a number."""
    if indicator.measure is not Measure.SHARE or denominator is None:
        return written(numerator)
    sentence = f"{written(numerator)}/{written(denominator)}"
    if denominator == 0:
        return "không có thiết chế"
    share = Fraction(100 * numerator, denominator)
    return sentence if too_few_for_percent(denominator) else f"{sentence} ({percent(share)})"


def register_sentence(programme: Programme, communes: CommuneMarks) -> str:
    """Say how many communes have open institutions of the register, by sector.

    Sectors without a commune level are left out; empty where no commune has a place on the map.
    """
    total = len(communes.marks)
    with_level = {each.sector_code for each in programme.categories if each.level == Kind.COMMUNE}
    parts = [
        f"{written(sum(mark.numbers[place] > 0 for mark in communes.marks))} có "
        f"{lower_first(programme.sector[code].name)}"
        for place, code in enumerate(communes.sectors)
        if code in with_level
    ]
    if not total or not parts:
        return ""
    if not any(number for mark in communes.marks for number in mark.numbers):
        return f"Danh bạ chưa ghi nhận thiết chế nào của {written(total)} xã, phường."
    return f"Theo danh bạ thiết chế, trong {written(total)} xã, phường: {', '.join(parts)}."


def _more(ours: int, sums: int) -> str:
    return f"{'cao' if ours > sums else 'thấp'} hơn {written(abs(ours - sums))}"


def _sum(
    programme: Programme,
    province: str,
    year: int,
    series: Series,
    figures: Mapping[str, Figure],
    there: Mapping[str, Unit],
) -> CommuneSum:
    indicator, category = programme.indicator[series[0]], programme.category[series[1]]
    known = [each.denominator for each in figures.values() if each.denominator is not None]
    own = programme.figures_by_series.get(series, {}).get(year, {}).get(province)
    return CommuneSum(
        indicator=indicator,
        category=category,
        year=year,
        reported=tuple(code for code in there if code in figures),
        missing=tuple(code for code in there if code not in figures),
        numerator=sum(each.numerator for each in figures.values()),
        denominator=sum(known) if known else None,
        own=own if programme.unit[province].valid_on(date(year, 12, 31)) else None,
        whole=category.level == Kind.COMMUNE,
    )
