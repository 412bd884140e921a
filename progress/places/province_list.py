"""The provinces of today in a list: where each stands, and whether its report has come."""

from dataclasses import dataclass, replace

from progress.judging.counts import GOOD_PART, Count, closing, count, whole_sentence
from progress.judging.targets import target_facts
from progress.model.numbers import alphabetical, part_words
from progress.model.programme import Programme
from progress.model.search import Term, search_terms, searchable
from progress.model.selection import Selection
from progress.model.territory import scopes
from progress.model.units import NATION, Kind, Unit
from progress.plans.deviations import NATIONAL_PLAN
from progress.reporting.reporting import ReportFact, scope_reports


@dataclass(frozen=True, slots=True, eq=False)
class ListedProvince:
    """A province, how many targets of Decision 1520 stand where, and its reports to the Ministry.

    Of a merged province before 2025 the reports are those of its predecessors.
    """

    unit: Unit
    count: Count
    reports: tuple[ReportFact, ...]


def provinces_listed(
    programme: Programme, selection: Selection, words: str = ""
) -> tuple[ListedProvince, ...]:
    """Return the provinces of today by the Vietnamese alphabet.

    Where something is looked for: every scope that answers to it, whatever marks and case it is
    typed with. A province is found by its former names and those of its predecessors, too, and
    those that have ended are found as themselves.
    """
    terms = search_terms(words, {})
    units = [programme.unit[code] for code in scopes(programme) if code != NATION]
    matching = [
        unit
        for unit in units
        if (_answers(programme, unit, terms) if terms else unit.valid_to is None)
    ]
    matching.sort(key=lambda unit: (alphabetical(unit.name), unit.valid_to is not None))
    return tuple(
        ListedProvince(
            unit,
            count(target_facts(programme, _of(programme, selection, unit))),
            scope_reports(programme, unit.code, selection.year, selection.as_of),
        )
        for unit in matching
    )


def _answers(programme: Programme, unit: Unit, terms: tuple[Term, ...]) -> bool:
    before = [programme.unit[code].name for code in programme.predecessors.get(unit.code, ())]
    text = searchable(unit.code, unit.type_name or "", unit.name, *unit.former_names, *before)
    return all(any(f" {form}" in text for form in term) for term in terms)


def good_title(provinces: tuple[ListedProvince, ...]) -> str:
    """Return what the column of good targets is called: at the end nothing is on track."""
    ended = closing(each.count for each in provinces)
    return "Đã đạt" if ended else "Đạt hoặc đúng tiến độ"


def listed_headline(provinces: tuple[ListedProvince, ...], year: int) -> str:
    """Say in how many provinces at least half of what can be judged stands well."""
    if not provinces:
        return "Không có đơn vị nào khớp với từ đang tìm."
    judged = [each.count for each in provinces if each.count.judged]
    if not judged:
        return (
            f"Năm {year}, chưa tỉnh, thành phố nào trong {len(provinces)} nơi có chỉ tiêu đánh "
            "giá được."
        )
    good = sum(counted.stands_well for counted in judged)
    left_out = len(provinces) - len(judged)
    rest = f"{left_out} nơi chưa có chỉ tiêu nào đánh giá được" if left_out else ""
    things = "tỉnh, thành phố"
    sentence = (
        f"{good} trên {len(judged)} {things} {judged[0].good_words} ở ít nhất "
        f"{part_words(GOOD_PART)} số chỉ tiêu; xét chỉ tiêu đánh giá được năm {year}"
    )
    return whole_sentence(sentence, len(judged), things, left_out, rest)


def _of(programme: Programme, selection: Selection, unit: Unit) -> Selection:
    # A commune is bound by its own plan alone.
    document = NATIONAL_PLAN if unit.kind is Kind.PROVINCE else None
    return replace(selection, scope=unit.code, document=document, milestone=None)
