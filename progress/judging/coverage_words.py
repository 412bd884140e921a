"""Provincial coverage in words: what is printed on a province, its rank, and the map's headline."""

from __future__ import annotations

from progress.judging.coverage import Basis, ObservationStatus, ProvinceFact
from progress.judging.tally import Tally, tally
from progress.judging.words import fact_title, value_words
from progress.model.numbers import percent, written
from progress.model.programme import Programme
from progress.model.records import Measure
from progress.model.territory import reporting_units
from progress.model.titles import unit_names

BASES = {
    Basis.TODAY: "34 tỉnh, thành phố hiện nay",
    Basis.BEFORE: "63 tỉnh, thành phố trước 01/07/2025",
}


def map_words(fact: ProvinceFact) -> str:
    """Return the value as a map prints it: short, and a dash where there is none."""
    if fact.status in (ObservationStatus.NO_DATA, ObservationStatus.NOT_APPLICABLE):
        return "–"
    if fact.fact.indicator.measure is Measure.GROWTH:
        growth = fact.fact.growth
        return "–" if growth is None else f"{'+' if growth > 0 else ''}{percent(growth)}"
    if fact.fact.indicator.measure is Measure.COUNT:
        return "–" if fact.value is None else written(fact.value)
    return value_words(fact.fact)


def coverage_headline(programme: Programme, facts: tuple[ProvinceFact, ...], year: int) -> str:
    """Say how many provinces stand well, and of how many nothing can be said."""
    if not facts:
        return "Không có mục tiêu nào cho chỉ tiêu này."
    counted = tally(facts)
    title = fact_title(programme, facts[0].fact)
    if counted.not_applicable == len(facts):
        return f"{title}: không còn áp dụng."
    if counted.no_data + counted.not_applicable == len(facts):
        return f"{title}: chưa tỉnh, thành phố nào có số liệu năm {year}."
    unknown = _unknown(counted)
    if not counted.judged:
        return f"{title}: năm {year} chưa đủ căn cứ để kết luận; {unknown}."
    well = counted.good_words("tỉnh, thành phố kết luận được")
    sentence = f"{title}: năm {year}, {well}"
    return f"{sentence}; {unknown}." if unknown else f"{sentence}."


def tally_words(facts: tuple[ProvinceFact, ...]) -> str:
    """Return how many provinces stand well, in a few words: `12/34 đạt hoặc đúng tiến độ`."""
    counted = tally(facts)
    if counted.judged:
        return f"{counted.good}/{counted.judged} đạt hoặc đúng tiến độ"
    return _unknown(counted) or "không có mục tiêu"


def rank_words(fact: ProvinceFact, facts: tuple[ProvinceFact, ...]) -> str:
    """Return the rank among provinces with a value, and who shares it; "" without one."""
    if fact.rank is None:
        return ""
    ranked = [each for each in facts if each.rank is not None]
    equal = sum(each.rank == fact.rank for each in ranked) - 1
    sentence = f"hạng {fact.rank} trong {len(ranked)} tỉnh, thành phố có số liệu"
    return f"{sentence}, bằng {equal} nơi khác" if equal else sentence


def reported_words(programme: Programme, fact: ProvinceFact) -> str:
    """Return who of a province's predecessors reported; "" where it reports by itself."""
    units = reporting_units(programme, fact.code, fact.total.year)
    if units in ((), (fact.code,)):
        return ""
    sentence = (
        f"cộng số liệu của {len(units)} đơn vị trước sáp nhập ({unit_names(programme, units)})"
    )
    if not fact.total.missing:
        return sentence
    missing = unit_names(programme, fact.total.missing)
    return f"{sentence}; chưa có số liệu của {missing}"


def _unknown(counted: Tally) -> str:
    kinds = (
        (counted.insufficient, "chưa đủ căn cứ"),
        (counted.no_data, "chưa có số liệu"),
        (counted.not_applicable, "không còn áp dụng"),
    )
    return ", ".join(f"{number} {words}" for number, words in kinds if number)
