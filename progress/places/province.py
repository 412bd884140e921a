"""One province on one page: what it was or became, what binds it, and what it is most like."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from math import log
from types import MappingProxyType

from progress.model.numbers import day, upper_first, written
from progress.model.plans_in_force import plans_over
from progress.model.programme import Programme
from progress.model.records import Document
from progress.model.titles import document_title, series_title, target_words, unit_title
from progress.model.units import Kind, Unit
from progress.plans.deviations import Comparison, deviations

ALIKE = 3
"""How many provinces are called the most like one."""
_COUNTED = {
    Comparison.EQUAL: "mục tiêu bằng",
    Comparison.HIGHER: "cao hơn",
    Comparison.LOWER: "thấp hơn",
    Comparison.CONFLICTING: "chưa so được vì các nguồn nêu khác nhau",
    Comparison.OTHER: "mục tiêu riêng",
    Comparison.WORDS: "nêu bằng lời",
}


def successors_of(programme: Programme, code: str) -> tuple[str, ...]:
    """Return the codes of the units that a unit was merged into."""
    return tuple(
        step.successor_code for step in programme.successions if step.predecessor_code == code
    )


def successor(programme: Programme, code: str) -> str | None:
    """Return the code of the province that an ended one became part of; None while it lasts."""
    return next(iter(successors_of(programme, code)), None)


def provinces_of_today(programme: Programme, code: str) -> tuple[Unit, ...]:
    """Return the provinces that a unit is, became or lies in today, by code."""
    unit = programme.unit.get(code)
    if unit is None or unit.kind is Kind.NATION:
        return ()
    if unit.kind is Kind.PROVINCE and unit.valid_to is None:
        return (unit,)
    successors = successors_of(programme, code) or tuple(filter(None, [unit.parent_code]))
    provinces = {each for step in successors for each in provinces_of_today(programme, step)}
    return tuple(sorted(provinces, key=lambda each: each.code))


def became_sentence(unit: Unit, today: tuple[Unit, ...]) -> str:
    """Say when a unit ended and where its land lies today, as far as that is known."""
    name = f"{unit.type_name or 'đơn vị'} {unit.name}"
    ended = f"{upper_first(name)} (cũ) tồn tại đến hết ngày {day(unit.valid_to)}"
    if not today:
        return f"{ended}; chưa rõ nay thuộc đơn vị nào."
    return f"{ended}, nay thuộc {', '.join(unit_title(each) for each in today)}."


def distance(
    one: Unit, other: Unit, communes: Mapping[str, int] = MappingProxyType({})
) -> float | None:
    """Return how unlike two provinces are: the sum of |ln| of the ratios of what is compared.

    Compared are population, area and, where `communes` knows any, the number of communes. 0 is
    alike in all; None where one of the numbers is unknown, because a province must not seem alike
    for what nobody knows of it.
    """
    pairs = [(one.population, other.population), (one.area_km2, other.area_km2)]
    if communes:
        pairs.append((communes.get(one.code), communes.get(other.code)))
    if any(not mine or not theirs for mine, theirs in pairs):
        return None
    return sum(abs(log(mine) - log(theirs)) for mine, theirs in pairs if mine and theirs)


def most_alike(
    programme: Programme, code: str, communes: Mapping[str, int] = MappingProxyType({})
) -> tuple[tuple[str, float], ...]:
    """Return the provinces of the same time most like one, the nearest first, each with how far.

    `communes` are the numbers of communes of today; empty for a province that has ended, of whose
    time no list of communes is stored.
    """
    unit = programme.unit[code]
    by_distance = [
        (far, other.code)
        for other in _contemporaries(programme, unit)
        if (far := distance(unit, other, communes)) is not None
    ]
    return tuple((other, far) for far, other in sorted(by_distance)[:ALIKE])


def same_region(programme: Programme, code: str) -> tuple[str, ...]:
    """Return the codes of the other provinces of its region and time; none where it is unknown."""
    unit = programme.unit[code]
    if unit.region is None:
        return ()
    others = _contemporaries(programme, unit)
    return tuple(other.code for other in others if other.region == unit.region)


def _contemporaries(programme: Programme, unit: Unit) -> tuple[Unit, ...]:
    """Return the other provinces of a province's last day, of today where it lasts."""
    if unit.kind is not Kind.PROVINCE:
        return ()
    return tuple(
        other
        for other in programme.provinces
        if other.code != unit.code
        and (other.valid_to is None if unit.valid_to is None else other.valid_on(unit.valid_to))
    )


def binding_sentences(programme: Programme, code: str, as_of: date) -> tuple[str, ...]:
    """Say which plans bind a unit on a day, which do not, and where its own asks for less."""
    name = unit_title(programme.unit[code])
    own = programme.plans.get(code, ())
    parts = []
    if all(document.is_assigned for document in own):
        parts.append(f"Chưa có kế hoạch riêng của {name} trong dữ liệu; chỉ đánh giá theo văn bản "
                    "của trung ương.")  # fmt: skip
    over = dict(plans_over({code: own}, as_of))
    for document in own:
        if document.code not in over:
            parts += _of_own_plan(programme, code, document)
            continue
        if document.is_assigned:
            begins = day(document.effective_on or document.issued_on)
            parts.append(f"{document_title(document)} ràng buộc {name} từ ngày {begins}.")
            continue
        until = over[document.code]
        kept = f"; các mốc trước năm {until} vẫn đánh giá theo kế hoạch này" if until else ""
        parts.append(
            f"Tính đến ngày {day(as_of)}, {document_title(document)} không ràng buộc {name}, vì "
            f"kế hoạch khác của đơn vị đang có hiệu lực{kept}."
        )
    for before in programme.predecessors.get(code, ()):
        if before == code:
            continue
        for document in programme.plans.get(before, ()):
            ended = programme.unit[before]
            parts.append(
                f"{document_title(document)} ban hành trước khi sắp xếp, cho "
                f"{unit_title(ended)}, tức một phần địa bàn hiện nay; "
                f"kế hoạch đó không ràng buộc {name} hiện nay."
            )
    return tuple(parts)


def _of_own_plan(programme: Programme, code: str, document: Document) -> list[str]:
    unit = programme.unit[code]
    title, name = document_title(document), unit_title(unit)
    compared_targets = deviations(programme, document)
    if unit.valid_to is not None and unit.kind is Kind.PROVINCE:
        binds = (
            f"{title} ràng buộc {name}; sau ngày {day(unit.valid_to)} không ràng buộc đơn vị nào."
        )
    elif unit.kind is not Kind.PROVINCE:
        binds = f"Chỉ {title} ràng buộc {name}."
    else:
        binds = f"{title} ràng buộc {name}, bên cạnh Quyết định 1520/QĐ-TTg."
    counts = Counter(each.comparison for each in compared_targets)
    compared = ", ".join(
        f"{written(counts[each])} {words}" for each, words in _COUNTED.items() if counts[each]
    )
    parts = [f"{binds} So với Quyết định, kế hoạch có {compared}." if compared else binds]
    lower = [
        f"{series_title(programme, each.local.series)} "
        f"mốc {each.local.year} ({target_words(indicator, each.local)}, cả nước "
        f"{target_words(indicator, each.national)})"
        for each in compared_targets
        if each.comparison is Comparison.LOWER and each.local and each.national
        for indicator in (programme.indicator[each.local.indicator_code],)
    ]
    if lower:
        parts.append(
            f"{title} đặt {written(len(lower))} mục tiêu thấp hơn Quyết định "
            f"1520/QĐ-TTg: {'; '.join(lower)}."
        )
    return parts
