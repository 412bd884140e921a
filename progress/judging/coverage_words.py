"""Provincial coverage in words: what is printed on a province, its rank, and the map's headline."""

from progress.judging.counts import CountKind, left_out_words, whole_sentence
from progress.judging.coverage import Basis, ObservationStatus, ProvinceFact, province_count
from progress.judging.statements import panel_size, reported_size
from progress.judging.verdicts import Verdict
from progress.judging.words import fact_title, value_words
from progress.model.numbers import lower_first, percent, written
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


def province_words(fact: ProvinceFact) -> str:
    """Return the value of the year shown as lists print it; "" where there is none."""
    growing = fact.fact.indicator.measure is Measure.GROWTH and fact.fact.current
    return (value_words(fact.fact) if growing else map_words(fact)).removeprefix("–")


def partly_words(fact: ProvinceFact) -> str:
    """Return how many of its units a current value rests on: `1/3`; "" where it is all of them."""
    if not fact.fact.current or fact.verdict is Verdict.NOT_APPLICABLE:
        return ""
    if fact.fact.panel is not None:
        return panel_size(fact.fact) if fact.fact.panel.left_out else ""
    return reported_size(fact.total) if fact.total.missing else ""


def coverage_headline(programme: Programme, facts: tuple[ProvinceFact, ...]) -> str:
    """Say how many provinces stand well in the year shown, and of how many nothing can be said."""
    if not facts:
        return "Không có mục tiêu nào cho chỉ tiêu này."
    counted, year = province_count(facts), facts[0].year
    title, left_out = fact_title(programme, facts[0].fact), left_out_words(counted)
    if counted.kinds.get(CountKind.NOT_APPLICABLE) == counted.whole:
        return f"{title}: không còn áp dụng."
    if not any(fact.fact.current for fact in facts):
        return f"{title}: chưa tỉnh, thành phố nào có số liệu năm {year}."
    if not counted.judged:
        return f"{title}: năm {year} chưa tỉnh, thành phố nào đánh giá được; {left_out}."
    things = "tỉnh, thành phố"
    sentence = (
        f"Năm {year}, {counted.good} trên {counted.judged} {things} đánh giá được "
        f"{counted.good_words}{counted.milestone_words}"
    )
    said = whole_sentence(sentence, counted.judged, things, counted.left_out, left_out)
    return f"{title}: {lower_first(said)}"


def tally_words(facts: tuple[ProvinceFact, ...]) -> str:
    """Return how many provinces stand well, in a few words: `12/30 đã đạt …; 4 chưa có số liệu`."""
    counted = province_count(facts)
    left_out = left_out_words(counted) or "không có mục tiêu"
    if not counted.judged:
        return left_out
    sentence = f"{counted.good}/{counted.judged} {counted.good_words}"
    return f"{sentence}; {left_out}" if counted.left_out else sentence


def rank_words(fact: ProvinceFact) -> str:
    """Return the rank among provinces that can be compared, and who shares it; "" without one."""
    if fact.place is None:
        return ""
    sentence = f"hạng {fact.place.place} trong {fact.place.of} tỉnh, thành phố so sánh được"
    return f"{sentence}, bằng {fact.place.sharing} nơi khác" if fact.place.sharing else sentence


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
