"""Which institutions the address asks for: read the same way for the page and its downloads."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from data_access.register import search, units
from progress.model.numbers import alphabetical, day, upper_first
from progress.model.programme import Programme
from progress.model.records import NO_CATEGORY, Category
from progress.model.search import bare_words, search_terms, shorter_names
from progress.model.titles import unit_title
from progress.model.units import NATION, Kind, Unit
from progress.places.province import became_sentence, provinces_of_today, successors_of
from progress.places.register import Order, RegisterSelection, State
from ui.frame import paging, url_state
from ui.frame.data import Data
from ui.frame.words import ownership_words

COMMUNE, OWNERSHIP, STATE, ORDER = "xa", "so-huu", "tinh-trang", "sap-xep"
CARD = "thiet-che"
LONGEST_QUESTION = 200
CONDITIONS = (url_state.SCOPE, COMMUNE, url_state.CATEGORY, OWNERSHIP, STATE, url_state.WORDS)
PARAMETERS = (*CONDITIONS, ORDER, url_state.AS_OF)
"""Parameters that say which institutions are asked for."""
_UNKNOWN = "chua-ro"


@dataclass(frozen=True, slots=True)
class InstitutionQuery:
    """A selection, the words as typed, and a sentence for all that could not be used."""

    selection: RegisterSelection
    words: str
    problems: tuple[str, ...]


def institution_query(
    source: Data, value: Callable[[str], str | None], scope: str, as_of: date
) -> InstitutionQuery:
    """Return what is asked for; `scope` is any the Programme knows, today's or not."""
    problems: list[str] = []
    programme = source.programme

    def read(name: str, known: Collection[str], label: str) -> str | None:
        return url_state.known_code(value(name), known, label, problems)

    province = _province(programme, scope, problems)
    commune = _commune(source, value(COMMUNE), province, problems)
    words = (value(url_state.WORDS) or "").strip()[:LONGEST_QUESTION]
    terms = search_terms(words, _names(programme))
    if words and not terms:
        problems.append(f"Từ khóa «{words}» không có chữ hay số nào để tìm; đang xem tất cả.")
    category = read(
        url_state.CATEGORY, [each.code for each in categories_of(programme)], "loại thiết chế"
    )
    ownerships = ownership_codes(source)
    ownership = read(OWNERSHIP, ownerships, "sở hữu")
    state = read(STATE, [*State], "tình trạng")
    selection = RegisterSelection(
        as_of=as_of,
        province=commune.parent_code if commune else province,
        commune=commune.code if commune else None,
        category=category,
        ownership=None if ownership is None else ownerships[ownership],
        state=None if state is None else State(state),
        terms=terms,
        order=Order(read(ORDER, [*Order], "cách sắp xếp") or Order.NAME),
    )
    return InstitutionQuery(selection, words, tuple(problems))


def sentence(source: Data, query: InstitutionQuery) -> str:
    """Say which institutions are asked for."""
    programme, selection = source.programme, query.selection
    place = unit_title(programme.unit[selection.province or NATION])
    if selection.commune is not None:
        unit = source.derive(source.read, units.commune, selection.commune)
        place = f"{unit_title(unit)}, {place}" if unit else place
    parts = [place]
    if selection.category is not None:
        parts.append(programme.category[selection.category].name)
    if selection.ownership is not None:
        parts.append(f"sở hữu: {ownership_words(selection.ownership)}")
    if selection.state is not None:
        parts.append(selection.state.label.lower())
    if selection.terms:
        parts.append(f"từ khóa «{query.words}»")
    return " · ".join((*parts, f"tình trạng ngày {day(selection.as_of)}"))


def choose_place(code: str) -> None:
    """Write a province or the country; a commune chosen before does not go with it."""
    url_state.choose(COMMUNE, None)
    paging.choose(url_state.SCOPE, code)


def categories_of(programme: Programme) -> tuple[Category, ...]:
    """Return the categories an institution can have."""
    return tuple(each for each in programme.categories if each.code != NO_CATEGORY)


@lru_cache(maxsize=2)
def provinces(programme: Programme) -> tuple[Unit, ...]:
    """Return the provinces of today, by the Vietnamese alphabet."""
    today = (unit for unit in programme.provinces if unit.valid_to is None)
    return tuple(sorted(today, key=lambda unit: alphabetical(unit.name)))


def ownership_codes(source: Data) -> dict[str, str]:
    """Return every kind of ownership in the register by its code in addresses."""
    ownerships = source.derive(source.read, search.ownerships)
    return {"-".join(bare_words(each)) or _UNKNOWN: each for each in ownerships}


def _province(programme: Programme, scope: str, problems: list[str]) -> str | None:
    unit = programme.unit[scope]
    if unit.kind is Kind.NATION:
        return None
    if unit.kind is Kind.PROVINCE and unit.valid_to is None:
        return unit.code
    today = provinces_of_today(programme, scope)
    shown = f"Đang xem danh bạ của {unit_title(today[0])}." if today else "Đang xem cả nước."
    problems.append(f"{became_sentence(unit, today)} {shown}")
    return today[0].code if today else None


def _commune(
    source: Data, code: str | None, province: str | None, problems: list[str]
) -> Unit | None:
    if code is None:
        return None
    unit: Unit | None = source.derive(source.read, units.commune, code)
    if unit is None:
        problems.append(f"Không có xã, phường nào mã «{code}»; đang xem mọi xã, phường.")
        return None
    if unit.valid_to is not None:
        problems.append(f"{_what_became(source, unit)} Đang xem mọi xã, phường.")
        return None
    if province not in (None, unit.parent_code):
        problems.append(f"{_titled(source, unit)} không thuộc phạm vi đã chọn; không lọc theo xã.")
        return None
    return unit


def _what_became(source: Data, unit: Unit) -> str:
    successors = (
        source.derive(source.read, units.commune, code)
        for code in successors_of(source.programme, unit.code)
    )
    today = tuple(each for each in successors if each is not None)
    return became_sentence(unit, today or provinces_of_today(source.programme, unit.code))


def _titled(source: Data, unit: Unit) -> str:
    title = upper_first(unit_title(unit))
    parent = source.programme.unit.get(unit.parent_code or "")
    return f"{title}{f' ({unit_title(parent)})' if parent else ''}"


@lru_cache(maxsize=2)
def _names(programme: Programme) -> dict[str, str]:
    return shorter_names((unit.name, unit.former_names) for unit in programme.provinces)
