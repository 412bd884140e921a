"""The parts of a report: facts and finished sentences, no colours, no sizes, no formats."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from exports.report.occasions import Occasion
from progress.judging.coverage import ProvinceFact
from progress.judging.targets import TargetFact
from progress.model.programme import Programme
from progress.model.selection import Selection
from progress.tasks.schedule import TaskFact

DEMONSTRATION = "SỐ LIỆU MINH HỌA, KHÔNG PHẢI SỐ LIỆU THẬT"


@dataclass(frozen=True, slots=True)
class Column:
    """Heading of a table's column; numbers stand to the right."""

    title: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of finished words; "" where there is nothing to say."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A large number with its label and what it rests on."""

    value: str
    label: str
    note: str


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """One slide, or one part of a document. What a section does not have is empty or None.

    `code` names it in addresses and in a presenter's choice, and stays. `part` is the short heading
    above `title`, which is a computed sentence. `lead` is drawn as a gauge, `facts` as bullets,
    `provinces` as a map or tile grid (of one row, all provinces of a basis), `tasks` as a timeline.
    `notes` are the reasons, `sources` documents and clauses: what a presenter is asked about.
    `own` is a sentence of the presenter's own, "" where there is none; it is no part of the facts.
    """

    code: str
    part: str
    title: str
    statements: tuple[str, ...] = ()
    numbers: tuple[Number, ...] = ()
    lead: TargetFact | None = None
    facts: tuple[TargetFact, ...] = ()
    provinces: tuple[ProvinceFact, ...] = ()
    tasks: tuple[TaskFact, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    own: str = ""


@dataclass(frozen=True, slots=True)
class Frozen:
    """The snapshot that a report was made from."""

    code: str
    title: str
    taken_on: date
    sha256: str


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """All that is said, in order. `frozen` is None for the data of today.

    `said` is the sentence of what is shown, from when and for whom; every cover and every foot
    prints it. `facts` are all target facts of the scope, whatever the sections show.
    """

    programme: Programme
    selection: Selection
    occasion: Occasion
    frozen: Frozen | None
    said: str
    facts: tuple[TargetFact, ...]
    sections: tuple[Section, ...]

    @property
    def is_demonstration(self) -> bool:
        """Tell whether any record is made up: every page then says so."""
        return self.programme.demonstration
