"""One indicator in sentences: the headline of its page, and how its provinces are spread."""

from collections import Counter
from itertools import pairwise

from progress.indicators.rounding import shares_of
from progress.judging.counts import count, left_out_words
from progress.judging.coverage import (
    BREAKS,
    ObservationStatus,
    ProvinceFact,
    class_counts,
    province_count,
)
from progress.judging.statements import basis_words, large_number, older_words
from progress.judging.targets import TargetFact
from progress.judging.verdicts import Verdict
from progress.judging.words import fact_title, value_words
from progress.model.numbers import day, written
from progress.model.programme import Programme
from progress.model.records import NO_CATEGORY, Indicator, Sector
from progress.model.territory import reporting_units
from progress.model.titles import unit_names
from progress.model.units import NATION

_TOWARDS = {Verdict.MET: "đã đạt mốc", Verdict.MISSED: "không đạt mốc"}


def indicator_headline(
    programme: Programme, fact: TargetFact, provinces: tuple[ProvinceFact, ...]
) -> str:
    """Say where an indicator stands, and how many provinces stand well."""
    return f"{_nation(programme, fact)}{_provinces(provinces)}."


def provinces_sentence(facts: tuple[ProvinceFact, ...]) -> str:
    """Say how many provinces are where; what is not known is counted apart."""
    if not facts:
        return ""
    parts = [f"{written(n)} {verdict.label.lower()}" for verdict, n, _ in verdict_spread(facts)]
    return f"Năm {facts[0].year}, {written(len(facts))} tỉnh, thành phố: {', '.join(parts)}."


def missing_sentence(programme: Programme, facts: tuple[ProvinceFact, ...]) -> str:
    """Name the provinces without data; empty where every one has some."""
    missing = tuple(fact.code for fact in facts if fact.status is ObservationStatus.NO_DATA)
    if not missing:
        return ""
    if len(missing) == len(facts):
        return f"Chưa tỉnh, thành phố nào có số liệu năm {facts[0].year}."
    return f"{written(len(missing))} chưa có số liệu: {unit_names(programme, missing)}."


def spread(facts: tuple[ProvinceFact, ...]) -> tuple[tuple[str, int, int], ...]:
    """Return each class of a share with its provinces and their percent, which sum to 100."""
    counts = class_counts(facts)
    names = [
        f"{low}–{'dưới ' if high < BREAKS[-1] else ''}{high}%" for low, high in pairwise(BREAKS)
    ]
    return tuple(zip(names, counts, shares_of(100, counts), strict=True))


def verdict_spread(facts: tuple[ProvinceFact, ...]) -> tuple[tuple[Verdict, int, int], ...]:
    """Return each verdict that occurs with its provinces and their percent, which sum to 100."""
    counts = Counter(fact.verdict for fact in facts)
    verdicts = [verdict for verdict in Verdict if counts[verdict]]
    numbers = [counts[verdict] for verdict in verdicts]
    return tuple(zip(verdicts, numbers, shares_of(100, numbers), strict=True))


def spread_sentence(facts: tuple[ProvinceFact, ...]) -> str:
    """Say which class holds most provinces."""
    classes = spread(facts)
    whole = sum(count for _, count, _ in classes)
    if not whole:
        return "Chưa tỉnh, thành phố nào so sánh được để xếp vào nhóm."
    most = max(count for _, count, _ in classes)
    names = " và ".join(name for name, count, _ in classes if count == most)
    sentence = f"Nhiều tỉnh, thành phố nhất ở nhóm {names}: {written(most)}/{written(whole)}"
    without = len(facts) - whole
    rest = f"; {written(without)} không so sánh được, không xếp nhóm" if without else ""
    return f"{sentence}{rest}."


def parts_sentence(programme: Programme, indicator: Indicator, year: int) -> str:
    """Say how the country's number of a year divides into its parts, in percents that sum to 100.

    Only units that reported every part are divided, and counted where they are not all. Empty where
    the indicator has no parts, or none was reported.
    """
    parts = [each for each in programme.indicators if each.part_of == indicator.code]
    units = reporting_units(programme, NATION, year)
    given = [
        programme.figures_by_series.get((each.code, NO_CATEGORY), {}).get(year, {})
        for each in parts
    ]
    whole = [unit for unit in units if all(unit in each for each in given)]
    numbers = [sum(each[unit].numerator for unit in whole) for each in given]
    if not sum(numbers):
        return ""
    shares = zip(parts, numbers, shares_of(100, numbers), strict=True)
    sentence = "; ".join(
        f"{each.short_name.lower()} {share}% ({written(number)})" for each, number, share in shares
    )
    size = f"{written(len(whole))}/{written(len(units))}"
    basis = f" (ở {size} tỉnh, thành phố báo cáo mọi kênh)" if len(whole) < len(units) else ""
    return f"Năm {year}, theo các kênh{basis}: {sentence}."


def sector_headline(sector: Sector, facts: tuple[TargetFact, ...]) -> str:
    """Say where a sector stands, and of how many targets nothing can be said."""
    counted = count(facts)
    if not facts:
        return f"{sector.name}: không có chỉ tiêu nào."
    left_out = left_out_words(counted, "chỉ tiêu")
    if not counted.judged:
        return f"{sector.name}: chưa có chỉ tiêu nào đánh giá được; {left_out}."
    sentence = (
        f"{sector.name}: năm {counted.year}, {counted.good} trên {counted.judged} chỉ tiêu đánh "
        f"giá được {counted.good_words}"
    )
    return f"{sentence}; {left_out}." if left_out else f"{sentence}."


def _nation(programme: Programme, fact: TargetFact) -> str:
    title = fact_title(programme, fact)
    ended_on = fact.category.ended_on
    if fact.verdict is Verdict.NOT_APPLICABLE and ended_on is not None:
        return f"{title}: không còn áp dụng, loại thiết chế kết thúc ngày {day(ended_on)}"
    if fact.verdict is Verdict.NOT_APPLICABLE:
        return f"{title}: {fact.verdict.label.lower()}"
    if fact.verdict is Verdict.NO_DATA:
        return f"{title}: chưa có số liệu năm {fact.asked_year}"
    if not fact.current:
        return f"{title}: {older_words(fact)}"
    if fact.verdict is Verdict.INSUFFICIENT:
        large = large_number(fact)
        return f"{title}: năm {fact.asked_year} chưa đủ căn cứ, {large.text} {large.small}"
    verdict = _TOWARDS.get(fact.verdict, f"{fact.verdict.label.lower()} tới mốc")
    return f"{title}: {value_words(fact)} ({basis_words(fact)}), {verdict} {fact.milestone.year}"


def _provinces(facts: tuple[ProvinceFact, ...]) -> str:
    counted = province_count(facts)
    if not counted.judged:
        return ""
    sentence = (
        f"; {counted.good} trên {counted.judged} tỉnh, thành phố đánh giá được {counted.good_words}"
    )
    left_out = left_out_words(counted)
    return f"{sentence}, {left_out}" if left_out else sentence
