"""The register of institutions, as frozen records: single institutions and counts of them.

An institution is open on a day when it had opened by then and had not closed: `closed_on` is the
first day on which it is shut. An unknown opening day counts as opened, an unknown closing as open.
"""

from dataclasses import dataclass
from datetime import date, datetime

from progress.model.labels import LabelledEnum
from progress.model.search import Term

UNKNOWN_OWNERSHIP = ""
"""Asked for in place of an ownership: the institutions whose ownership nobody entered."""


class State(LabelledEnum):
    """Whether an institution serves on a day; the values are those of addresses."""

    OPEN = "dang-hoat-dong", "Đang hoạt động"
    CLOSED = "da-dong-cua", "Đã đóng cửa"
    COMING = "chua-mo", "Chưa mở cửa"


class Order(LabelledEnum):
    """What a list of institutions is sorted by; the values are those of addresses."""

    NAME = "ten", "Theo tên"
    NEWEST = "moi-mo", "Mới mở trước"
    OLDEST = "mo-lau", "Lâu năm trước"


@dataclass(frozen=True, slots=True)
class RegisterSelection:
    """Which institutions are asked for; None leaves a question open.

    `terms` are the words that all must be found; `as_of` is the day of the state.
    """

    as_of: date
    province: str | None = None
    commune: str | None = None
    category: str | None = None
    ownership: str | None = None
    state: State | None = None
    terms: tuple[Term, ...] = ()
    order: Order = Order.NAME


@dataclass(frozen=True, slots=True)
class Institution:
    """A row of the register; `commune` is None for what belongs to a province or the country."""

    code: str
    name: str
    category_code: str
    unit_code: str
    province_code: str
    commune: str | None
    ownership: str | None
    opened_on: date | None
    closed_on: date | None
    latitude: float | None
    longitude: float | None
    demonstration: bool


@dataclass(frozen=True, slots=True)
class UnitNumber:
    """How many institutions of a selection a unit has, and where its name stands on a map."""

    unit_code: str
    title: str
    latitude: float | None
    longitude: float | None
    number: int


@dataclass(frozen=True, slots=True)
class Provenance:
    """The change that something came with."""

    change_id: int
    at: datetime
    actor: str
    kind: str
    file_name: str | None
    demonstration: bool


@dataclass(frozen=True, slots=True)
class InstitutionResult:
    """What an institution achieved in a year: a count, or for a share 1 (yes) and 0 (no)."""

    indicator_code: str
    year: int
    value: int | None
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class InstitutionCard:
    """All that is known about one institution, its results with the latest year first."""

    institution: Institution
    provenance: Provenance
    results: tuple[InstitutionResult, ...]


@dataclass(frozen=True, slots=True)
class InstitutionMark:
    """An institution that stands on a map by itself."""

    code: str
    name: str
    category_code: str
    sector_code: str
    unit_code: str
    latitude: float
    longitude: float
    open: bool


@dataclass(frozen=True, slots=True)
class InstitutionMarks:
    """Institutions by province and name; `without_place` have no coordinates and are left out."""

    marks: tuple[InstitutionMark, ...]
    without_place: int


@dataclass(frozen=True, slots=True)
class CommuneMark:
    """A commune with the number of its open institutions, in the order of the sectors."""

    code: str
    name: str
    type_name: str | None
    province_code: str
    latitude: float
    longitude: float
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CommuneMarks:
    """Communes by code; `without_place` are the names of those left out for want of a place."""

    sectors: tuple[str, ...]
    marks: tuple[CommuneMark, ...]
    without_place: tuple[str, ...]


def state_on(opened_on: date | None, closed_on: date | None, day: date) -> State:
    """Return the state on a day; what closed before it ever opened is closed."""
    if closed_on is not None and closed_on <= day:
        return State.CLOSED
    return State.OPEN if opened_on is None or opened_on <= day else State.COMING


def is_open(opened_on: date | None, closed_on: date | None, day: date) -> bool:
    """Tell whether an institution with these days is open on a day."""
    return state_on(opened_on, closed_on, day) is State.OPEN
