"""One province on one page: what it was made from, what binds it, and what it is most like."""

from __future__ import annotations

from math import log

from progress.deviations import Comparison, deviations
from progress.numbers import alphabetical, day, written
from progress.programme import Programme
from progress.records import NATION, Document, Kind, Unit
from progress.words import document_title, row_title, target_words, unit_title

ALIKE = 3
"""How many provinces are called the most like one."""


def chosen_units(programme: Programme) -> tuple[Unit, ...]:
    """Return the provinces of today by the Vietnamese alphabet."""
    lasting = (unit for unit in programme.provinces if unit.valid_to is None)
    return tuple(sorted(lasting, key=lambda unit: alphabetical(unit.name)))


def successor(programme: Programme, code: str) -> str | None:
    """Return the code of the province that an ended one became part of; None while it lasts."""
    steps = programme.successions
    return next((step.successor_code for step in steps if step.predecessor_code == code), None)


def distance(one: Unit, other: Unit) -> float | None:
    """Return how unlike two provinces are: |ln| of the ratio of populations plus that of areas.

    0 is alike in both; None where a population or an area is unknown, because a province must not
    seem alike for what nobody knows of it.
    """
    pairs = ((one.population, other.population), (one.area_km2, other.area_km2))
    if any(not mine or not theirs for mine, theirs in pairs):
        return None
    return sum(abs(log(mine) - log(theirs)) for mine, theirs in pairs if mine and theirs)


def most_alike(programme: Programme, code: str) -> tuple[str, ...]:
    """Return the codes of the provinces of the same time most like one, the nearest first."""
    unit = programme.unit[code]
    if unit.kind is not Kind.PROVINCE:
        return ()
    found = [
        (far, other.code)
        for other in programme.provinces
        if other.code != code and (other.valid_to is None) == (unit.valid_to is None)
        if (far := distance(unit, other)) is not None
    ]
    return tuple(other for _, other in sorted(found)[:ALIKE])


def same_region(programme: Programme, code: str) -> tuple[str, ...]:
    """Return the codes of the other provinces of its region and time; none where it is unknown."""
    unit = programme.unit[code]
    if unit.region is None or unit.kind is not Kind.PROVINCE:
        return ()
    return tuple(
        other.code
        for other in programme.provinces
        if other.code != code
        and other.region == unit.region
        and (other.valid_to is None) == (unit.valid_to is None)
    )


def binding_sentences(programme: Programme, code: str) -> tuple[str, ...]:
    """Say which plans bind a unit, which do no more, and where its own asks for less."""
    name = unit_title(programme.unit[code])
    own = programme.plans.get(code, ())
    said = []
    if not own:
        said.append(f"Chưa có kế hoạch riêng của {name} trong dữ liệu; chỉ đánh giá theo văn bản "
                    "của trung ương.")  # fmt: skip
    for document in own:
        said += _of_own_plan(programme, code, document)
    for before in programme.predecessors.get(code, ()):
        if before == code:
            continue
        for document in programme.plans.get(before, ()):
            ended = programme.unit[before]
            said.append(
                f"{document_title(document)} ban hành trước khi sắp xếp, cho "
                f"{unit_title(ended)}, tức một phần địa bàn hiện nay; "
                f"kế hoạch đó không ràng buộc {name} hiện nay."
            )
    return tuple(said)


def _of_own_plan(programme: Programme, code: str, document: Document) -> list[str]:
    unit = programme.unit[code]
    said = []
    if unit.valid_to is not None:
        said.append(
            f"{document_title(document)} ràng buộc {unit_title(unit)}; "
            f"sau ngày {day(unit.valid_to)} không ràng buộc đơn vị nào."
        )
    elif unit.kind is not Kind.PROVINCE:
        said.append(f"Chỉ {document_title(document)} ràng buộc {unit_title(unit)}.")
    lower = [
        f"{row_title(programme, indicator, programme.category[each.local.category_code])} "
        f"mốc {each.local.year} ({target_words(indicator, each.local)}, cả nước "
        f"{target_words(indicator, each.national)})"
        for each in deviations(programme, document)
        if each.comparison is Comparison.LOWER and each.local and each.national
        for indicator in (programme.indicator[each.local.indicator_code],)
    ]
    if lower:
        said.append(
            f"{document_title(document)} đặt {written(len(lower))} mục tiêu thấp hơn Quyết định "
            f"1520/QĐ-TTg: {'; '.join(lower)}."
        )
    return said


def is_country(code: str) -> bool:
    """Tell whether no province was chosen."""
    return code == NATION
