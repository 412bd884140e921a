"""One province beside the country, its region and the provinces most like it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from progress.judging.coverage import Basis, ProvinceFact
from progress.judging.growth import Panel, matched_panel
from progress.judging.judge import base_year
from progress.judging.ranking import measured
from progress.judging.rollup import Total, reported_years, sum_of_all, total
from progress.judging.targets import TargetFact
from progress.judging.verdicts import Verdict
from progress.judging.words import growth_words, share_words, thresholds_of
from progress.model.numbers import written
from progress.model.programme import Programme
from progress.model.records import Measure, Series, Target
from progress.model.selection import Selection
from progress.model.units import NATION, Unit


@dataclass(frozen=True, slots=True, eq=False)
class Peer:
    """A unit, or a group of units, that one compares with.

    `code` None for a region, which no plan binds: it has no verdict. `value` is percent, a number
    or growth a year; None where it cannot be said, `words` then being empty. A province that is not
    `comparable`, since some of its units did not report, is said and not drawn among the others.
    """

    code: str | None
    name: str
    group: str
    value: Fraction | float | None
    words: str
    verdict: Verdict | None
    reported: int
    expected: int
    comparable: bool = True


SEEN, COUNTRY, REGION = "Đang xem", "Cả nước", "Cả vùng"
ALIKE, BESIDE = "Giống nhất", "Cùng vùng"
"""What a peer is to the province."""


def peers(
    programme: Programme,
    whole: TargetFact,
    facts: Sequence[ProvinceFact],
    code: str,
    region: Sequence[str],
    alike: Sequence[str],
    year: int,
) -> tuple[Peer, ...]:
    """Return the province, the country, the region, the most alike, then the rest of the region.

    `whole` is the country's fact, `facts` those of the provinces of the time, `region` the other
    provinces of the region; it has no line where the region is unknown. All of one year.
    """
    of_code = {fact.code: fact for fact in facts}

    def province(code: str, group: str) -> Peer:
        fact = of_code[code]
        name = programme.unit[code].name
        return _judged(code, name, group, fact.fact, fact.total, fact.verdict)

    of_year = total(programme, whole.series, NATION, year)
    verdict = whole.verdict if whole.current else Verdict.NO_DATA
    country = _judged(NATION, COUNTRY, COUNTRY, whole, of_year, verdict)
    members, name = (code, *region), f"{REGION} {programme.unit[code].region}"
    return (
        province(code, SEEN),
        country,
        *((_region(programme, whole, members, name, year),) if region else ()),
        *(province(each, ALIKE) for each in alike),
        *(province(each, BESIDE) for each in region if each not in alike),
    )


def region_total(programme: Programme, series: Series, codes: Sequence[str], year: int) -> Total:
    """Sum what provinces reported in a year; numerators over denominators, never shares."""
    parts = [total(programme, series, code, year) for code in codes]
    return Total(
        year=year,
        reported=tuple(unit for part in parts for unit in part.reported),
        missing=tuple(unit for part in parts for unit in part.missing),
        numerator=sum(part.numerator for part in parts),
        denominator=sum(part.denominator for part in parts),
        carried=sum_of_all([part.carried for part in parts]),
    )


def region_panel(
    programme: Programme, series: Series, codes: Sequence[str], target: Target, year: int
) -> Panel:
    """Join the matched panels of provinces: a growth is that of the joined sums."""
    base = base_year(target)
    parts = [matched_panel(programme, series, code, base, year) for code in codes]
    return Panel(
        base_year=base,
        year=year,
        units=tuple(unit for part in parts for unit in part.units),
        left_out=tuple(unit for part in parts for unit in part.left_out),
        base=sum(part.base for part in parts),
        value=sum(part.value for part in parts),
    )


def peer_sentence(peer: Peer) -> str:
    """Say a peer's value, and how many of its units it rests on where that is not all."""
    if not peer.words:
        return f"{peer.name}: chưa có số liệu"
    part = f" ({peer.reported}/{peer.expected} đơn vị)" if peer.reported < peer.expected else ""
    return f"{peer.name}: {peer.words}{part}"


def region_sentence(all_peers: Sequence[Peer]) -> str:
    """Say what the region's figure is made of; empty where the region is unknown."""
    region = next((peer for peer in all_peers if peer.group == REGION), None)
    if region is None:
        return ""
    return (
        f"{region.name}: cộng số liệu của {region.reported}/{region.expected} đơn vị trong vùng đã "
        "có số liệu, kể cả nơi đang xem; không kế hoạch nào ràng buộc vùng nên không có đánh giá."
    )


def last_year(unit: Unit, year: int) -> int:
    """Return the year itself, or the last one that a unit was there to report for."""
    if unit.valid_to is None:
        return year
    ended = unit.valid_to
    whole = (ended.month, ended.day) == (12, 31)
    return min(year, ended.year if whole else ended.year - 1)


def basis_of(unit: Unit) -> Basis:
    """Return the provinces of a province's own time."""
    return Basis.TODAY if unit.valid_to is None else Basis.BEFORE


def peer_selection(
    programme: Programme, selection: Selection, series: Series, unit: Unit, document: str
) -> Selection:
    """Return the selection of the country that a unit is compared by.

    Its year is the latest up to the chosen one in which the unit has a figure of the series; the
    chosen one, or the unit's last, where there is none.
    """
    own = [y for y in reported_years(programme, series, unit.code) if y <= selection.year]
    year = own[-1] if own else last_year(unit, selection.year)
    return replace(selection, scope=NATION, document=document, milestone=None, year=year)


def _judged(
    code: str, name: str, group: str, fact: TargetFact, of_year: Total, verdict: Verdict
) -> Peer:
    """Return a unit with its value of the year shown, and how many units it rests on.

    A growth rests on its panel, and is none where the panel is too small to be judged. A figure of
    an older year is none of this one.
    """
    value: Fraction | float | None = fact.value if fact.current else None
    reported = len(of_year.reported)
    if fact.panel is not None and fact.current:
        value = fact.growth if fact.verdict.is_judgement else None
        reported = len(fact.panel.units)
    words = _words(fact, value, of_year)
    comparable = group == COUNTRY or measured(fact) is not None
    expected = of_year.expected
    return Peer(code, name, group, value, words, verdict, reported, expected, comparable)


def _region(
    programme: Programme, whole: TargetFact, codes: Sequence[str], name: str, year: int
) -> Peer:
    series = whole.series
    region = region_total(programme, series, codes, year)
    reported = len(region.reported)
    value: Fraction | float | None = region.share
    if whole.indicator.measure is Measure.GROWTH:
        panel = region_panel(programme, series, codes, whole.milestone, year)
        reported = len(panel.units)
        value = panel.growth if panel.is_enough else None
    elif whole.indicator.measure is Measure.COUNT:
        value = Fraction(region.numerator)
    value = value if region.reported else None
    words = _words(whole, value, region)
    return Peer(None, name, REGION, value, words, None, reported, region.expected)


def _words(fact: TargetFact, value: Fraction | float | None, reported: Total) -> str:
    """Return a value as printed: percent, `n/N` of few, growth, or a number."""
    if value is None:
        return ""
    if fact.indicator.measure is Measure.GROWTH:
        return growth_words(float(value))
    if fact.indicator.measure is Measure.COUNT:
        return written(value)
    return share_words(reported, thresholds_of(fact))
