"""What changed since the year before, province by province, and only where that can be said.

Both years must have been reported in full, and on the same ground: a province of today is, in the
years before it was made, the sum of all its predecessors; one that has ended has no year after it.
"""

from dataclasses import dataclass
from fractions import Fraction

from progress.judging.coverage import Basis, basis_units
from progress.judging.growth import matched_panel
from progress.judging.ranking import extreme
from progress.judging.rollup import Total, too_few_for_percent, total
from progress.model.numbers import alphabetical, changed, rises_and_falls, written
from progress.model.programme import Programme
from progress.model.records import Measure, Series
from progress.model.titles import unit_names

REORGANISED = 2025
"""First year counted on the units of 1 July 2025."""


@dataclass(frozen=True, slots=True, eq=False)
class YearlyChange:
    """A province in two years.

    `change` is in points for shares, in percent for growth targets, in things for counts; None
    where the two years cannot be compared.
    """

    code: str
    before: Total
    now: Total
    measure: Measure | None
    change: Fraction | None

    @property
    def small(self) -> bool:
        """Tell whether so few institutions are counted that points say little."""
        share = self.measure is Measure.SHARE
        return share and too_few_for_percent(min(self.before.denominator, self.now.denominator))


def changes_by_province(
    programme: Programme, series: Series, year: int, basis: Basis
) -> tuple[YearlyChange, ...]:
    """Return every province of a basis, the largest gain first, those without a change last."""
    by_province = [_change(programme, series, code, year) for code in basis_units(programme, basis)]
    by_province.sort(
        key=lambda each: (
            each.change is None,
            -(each.change or 0),
            alphabetical(programme.unit[each.code].name),
            each.code,
        )
    )
    return tuple(by_province)


def change_words(change: YearlyChange) -> str:
    """Return a change as printed: points, percent or things; `n/N → n/N` of few institutions."""
    if change.change is None:
        return "–"
    if change.small:
        pairs = (f"{each.numerator}/{each.denominator}" for each in (change.before, change.now))
        return " → ".join(pairs)
    units = {Measure.SHARE: " điểm", Measure.GROWTH: "%"}
    return changed(change.change, units.get(change.measure or Measure.COUNT, ""))


def changes_sentence(programme: Programme, all_changes: tuple[YearlyChange, ...], year: int) -> str:
    """Say how many provinces gained, lost or stayed, and who most."""
    compared = [each for each in all_changes if each.change is not None]
    years = f"Từ năm {year - 1} đến năm {year}"
    if not compared:
        return f"{years}: chưa có tỉnh, thành phố nào báo cáo đủ cả hai năm để so sánh."
    counted = rises_and_falls(each.change for each in compared)
    sentence = (
        f"{years}, {len(compared)}/{len(all_changes)} tỉnh, thành phố so sánh được: {counted}."
    )
    large = [each for each in compared if not each.small]
    for sign, pick, word in ((1, max, "Tăng nhiều nhất"), (-1, min, "Giảm nhiều nhất")):
        most = extreme(large, lambda each: each.change, pick)
        if most is not None and most.value * sign > 0:
            names = most.words(lambda each: programme.unit[each.code].name, "tỉnh, thành phố")
            sentence += f" {word}: {names} ({change_words(most.holders[0])})."
    return sentence


def not_compared_sentence(programme: Programme, all_changes: tuple[YearlyChange, ...]) -> str:
    """Name those that cannot be compared; empty where all can, or none."""
    left_out = tuple(each.code for each in all_changes if each.change is None)
    if len(left_out) in (0, len(all_changes)):
        return ""
    sentence = f"{len(left_out)} tỉnh, thành phố không so sánh được"
    return f"{sentence}: {unit_names(programme, left_out)}."


def ground_sentence(all_changes: tuple[YearlyChange, ...], year: int) -> str:
    """Say that the number of institutions moved, where points alone would mislead."""
    compared = [each for each in all_changes if each.change is not None]
    before = sum(each.before.denominator for each in compared)
    now = sum(each.now.denominator for each in compared)
    if not compared or compared[0].measure is not Measure.SHARE or before == now:
        return ""
    way = "lên" if now > before else "còn"
    counted = f"từ {written(before)} {way} {written(now)}"
    moved = f"Ở các tỉnh so sánh được, tổng số thiết chế {counted}"
    if year == REORGANISED:
        return f"{moved}: năm {year} tính theo đơn vị hành chính sắp xếp từ 01/07/2025."
    return f"{moved}."


def _change(programme: Programme, series: Series, code: str, year: int) -> YearlyChange:
    measure = programme.indicator[series[0]].measure
    before, now = total(programme, series, code, year - 1), total(programme, series, code, year)
    whole = all(each.reported and not each.missing for each in (before, now))
    change = None
    if whole and measure is Measure.GROWTH:
        # Nine months are not compared with twelve.
        panel = matched_panel(programme, series, code, year - 1, year)
        change = Fraction(100 * (panel.value - panel.base), panel.base) if panel.base else None
    elif whole and measure is Measure.SHARE:
        if before.share is not None and now.share is not None:
            change = now.share - before.share
    elif whole:
        change = Fraction(now.numerator - before.numerator)
    return YearlyChange(code, before, now, measure, change)
