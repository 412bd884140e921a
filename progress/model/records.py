"""What plans say, as frozen records: one class for each kind of row.

Records belong here and not to the database, so that the arithmetic can be read, tested and
reused without SQL. None always means "unknown" or "open", never zero.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

NO_CATEGORY = "none"

Series: TypeAlias = tuple[str, str]
"""Codes of an indicator and a category: what figures of any unit and year are about."""


class ReportBy(StrEnum):
    """Whom a document's clause on yearly reports binds, of those that a register can name."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    DEPARTMENT = "department"


class Measure(StrEnum):
    """How an indicator is measured (method, section 2)."""

    SHARE = "share"
    GROWTH = "growth"
    COUNT = "count"


def is_assigned(document_code: str, unit_code: str) -> bool:
    """Tell by its code whether a document is a unit's part of a decision from above."""
    return document_code.endswith(f"-{unit_code}")


@dataclass(frozen=True, slots=True)
class Document:
    """A decision, plan or circular; `unit_code` is the unit it binds.

    `first_year` and `last_year` bound the years it speaks of. `report_month` and `report_day` are
    the day *before* which its yearly report is due; None where it names no day. `report_from` is
    whom its clause asks, in its words; `report_by` which of them are bound, units before
    departments; None where the clause names none. `effective_on` is the day from which an amendment
    counts, None for the day of issue; `replaces` the unit's plan that it takes the place of, None
    for none. `funding_clause` is what it says of the money for it, None where that was not read.
    """

    code: str
    title: str
    number: str | None
    issuer: str
    issued_on: date | None
    unit_code: str
    first_year: int | None
    last_year: int | None
    report_month: int | None
    report_day: int | None
    report_to: str | None
    report_clause: str | None
    report_from: str | None
    report_by: ReportBy | None
    effective_on: date | None = None
    replaces: str | None = None
    funding_clause: str | None = None

    @property
    def paper(self) -> str:
        """Code of the paper: a decision from above has a part for each unit (`<paper>-<unit>`)."""
        return self.code.removesuffix(f"-{self.unit_code}")

    @property
    def is_assigned(self) -> bool:
        """Tell whether it is a unit's part of a decision from above.

        It binds the unit beside its own plan, whichever came later.
        """
        return is_assigned(self.code, self.unit_code)


@dataclass(frozen=True, slots=True)
class Sector:
    """Libraries, museums or cultural centres, with the indicator that stands for the sector."""

    code: str
    name: str
    lead_agency_code: str
    lead_indicator_code: str
    lead_category_code: str
    position: int

    @property
    def lead(self) -> Series:
        """Codes of the indicator that stands for it and of that one's category."""
        return self.lead_indicator_code, self.lead_category_code


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of institution; `ended_on` is the last day on which it existed."""

    code: str
    sector_code: str | None
    name: str
    level: str | None
    ended_on: date | None
    position: int


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured; a target in words only has an indicator whose `measure` is None."""

    code: str
    sector_code: str
    name: str
    short_name: str
    measure: Measure | None
    unit_of_measure: str | None
    definition: str
    part_of: str | None
    position: int


@dataclass(frozen=True, slots=True)
class Target:
    """A milestone of a plan. `low` None: a target in words, shown and never judged."""

    document_code: str
    indicator_code: str
    category_code: str
    year: int
    low: Fraction | None
    high: Fraction | None
    wording: str
    clause: str
    certainty: str
    base_year: int | None
    note: str | None

    @property
    def series(self) -> Series:
        """Codes of its indicator and category."""
        return self.indicator_code, self.category_code

    @property
    def asked(self) -> Fraction:
        """The number that must be reached; ValueError for a target in words only."""
        if self.low is None:
            raise ValueError(f"{self.clause}: a target in words only is not judged")
        return self.low


@dataclass(frozen=True, slots=True)
class ConflictSide:
    """What one document says in a disagreement."""

    document_code: str
    clause: str
    says: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Documents that disagree; both stay, the reader is told."""

    code: str
    title: str
    explanation: str
    sides: tuple[ConflictSide, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """A duty that a document schedules; its years are None where the document gives no time.

    Of the Ministry's tasks appendix and number are the clause. Those of a unit's own plan have the
    `clause` in words, and `led_by`, who is in charge as the plan names them.
    """

    code: str
    document_code: str
    appendix: str
    number: str
    group_number: str
    group_title: str
    title: str
    short_title: str
    product: str | None
    sector_code: str | None
    first_year: int | None
    last_year: int | None
    yearly: bool
    time_as_written: str | None
    position: int
    leads: tuple[str, ...]
    coordinators: tuple[str, ...]
    clause: str | None = None
    led_by: str | None = None


@dataclass(frozen=True, slots=True)
class Amended:
    """A unit's plan as it read before an amendment: it counts on the days before `until`.

    `documents` is its one document. A code that was amended twice has two of these.
    """

    until: date
    documents: tuple[Document, ...]
    targets: tuple[Target, ...]
    tasks: tuple[Task, ...]

    @property
    def code(self) -> str:
        """The code of the document, which an amendment keeps."""
        return self.documents[0].code


@dataclass(frozen=True, slots=True)
class Observance:
    """A day of the year on which the programme is made known; undated where no plan dates it."""

    code: str
    name: str
    month: int | None
    day: int | None
    days: int | None
    first_year: int | None
    document_code: str
    clause: str
    task_codes: tuple[str, ...]
