"""Outlooks of earlier years against what came: how far off the rule of section 9 has been."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from progress.judging.coverage import Basis, basis_units
from progress.judging.rollup import reported_years
from progress.judging.targets import target_fact
from progress.model.numbers import written
from progress.model.programme import Programme
from progress.model.records import Measure, Series
from progress.model.selection import Selection
from progress.model.units import NATION
from progress.outlook.paces import Number
from progress.outlook.provinces import outlook_ahead


@dataclass(frozen=True, slots=True)
class PastOutlook:
    """What the figures up to `year` led to for a later year, and what came then.

    `low` and `high` are the range, `came` what came; percent, things or percent a year.
    """

    scope: str
    year: int
    low: Number
    high: Number
    came: Number

    @property
    def error(self) -> Number:
        """What came less the nearer end of the range; 0 where it came within."""
        if self.came > self.high:
            return self.came - self.high
        return min(self.came - self.low, 0)


@dataclass(frozen=True, slots=True)
class YearOfOutlooks:
    """All provinces' outlooks of one earlier year: how many, how many right, how far off."""

    year: int
    outlooks: tuple[PastOutlook, ...]

    @property
    def within(self) -> int:
        """How many came within their range."""
        return sum(each.error == 0 for each in self.outlooks)

    @property
    def mean_error(self) -> Number | None:
        """The mean distance from the range, without its sign; None where there is no outlook."""
        if not self.outlooks:
            return None
        return sum(abs(Fraction(each.error)) for each in self.outlooks) / len(self.outlooks)


def back_test(
    programme: Programme, selection: Selection, series: Series
) -> tuple[YearOfOutlooks, ...]:
    """Compare what each earlier year led to with what came in the year chosen, for all provinces.

    Each outlook rests on the figures up to its year. Provinces that did not fully report the year
    chosen are left out: what came is not known.
    """
    programme = programme.known_by(selection.as_of)
    codes = basis_units(programme, Basis.TODAY)
    came = {code: _came(programme, replace(selection, scope=code), series) for code in codes}
    known = {code: value for code, value in came.items() if value is not None}
    years = (year for year in reported_years(programme, series, NATION) if year < selection.year)
    return tuple(
        YearOfOutlooks(year, tuple(_past(programme, selection, series, year, known)))
        for year in years
    )


def back_test_sentence(tested: Sequence[YearOfOutlooks], measure: Measure | None, year: int) -> str:
    """Say how right the outlooks of earlier years were; that none can be tested, where none can."""
    known = [each for each in tested if each.outlooks]
    if not known:
        return f"Chưa đủ số liệu các năm trước để thử lại dự báo với kết quả năm {year}."
    unit = {Measure.COUNT: ""}.get(measure or Measure.SHARE, " điểm phần trăm")
    parts = [
        f"từ số liệu đến năm {each.year}, {each.within} trên {len(each.outlooks)} tỉnh, thành phố "
        f"có kết quả nằm trong khoảng, lệch bình quân {written(each.mean_error, 1)}{unit}"
        for each in known
    ]
    return f"Thử lại với kết quả năm {year}: {'; '.join(parts)}."


def _past(
    programme: Programme,
    selection: Selection,
    series: Series,
    year: int,
    came: dict[str, Number],
) -> list[PastOutlook]:
    """Return the outlooks of an earlier year, the year chosen being the milestone."""
    targets = tuple(
        replace(target, year=selection.year)
        for target in programme.targets
        if (target.series, target.document_code) == (series, selection.document)
        and target.low is not None
    )[-1:]
    figures = tuple(each for each in programme.figures if each.series == series)
    until = replace(
        programme, targets=targets, figures=tuple(each for each in figures if each.year <= year)
    )
    tests = []
    for code, value in came.items():
        asked = replace(selection, year=year, scope=code, milestone=None)
        place = outlook_ahead(until, asked, series)
        led = place.outlook if place else None
        if led is not None and led.low is not None and led.high is not None:
            tests.append(PastOutlook(code, year, led.low, led.high, value))
    return tests


def _came(programme: Programme, selection: Selection, series: Series) -> Number | None:
    """Return what a province came to, where its report of the year is there and says it."""
    fact = target_fact(programme, replace(selection, milestone=None), series)
    if fact is None or not fact.current or fact.total is None or fact.total.missing:
        return None
    return fact.growth if fact.indicator.measure is Measure.GROWTH else fact.value
