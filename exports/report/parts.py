"""The parts of a report: facts and finished sentences, no colours, no sizes, no formats."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from exports.report.occasions import Occasion
from progress.judging.coverage import ProvinceFact
from progress.judging.targets import TargetFact
from progress.model.numbers import upper_first
from progress.model.programme import Programme
from progress.model.selection import Selection
from progress.model.titles import unit_title
from progress.model.units import NATION, Unit
from progress.places.commune_map import MarkedCommune
from progress.reporting.chains import Chain, ministry_chain
from progress.reporting.correspondents import Correspondent
from progress.tasks.schedule import TaskFact, task_facts

DEMONSTRATION = "SỐ LIỆU MINH HỌA, KHÔNG PHẢI SỐ LIỆU THẬT"


@dataclass(frozen=True, slots=True)
class TableColumn:
    """Heading of a table's column; numbers stand to the right."""

    title: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of finished words; "" where there is nothing to say."""

    title: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[str, ...], ...]


def table_columns(titles: str) -> tuple[TableColumn, ...]:
    """Return the columns of titles that stand between bars; `#` begins the title of numbers."""
    listed = (title.strip() for title in titles.split("|"))
    return tuple(TableColumn(each.removeprefix("#"), each.startswith("#")) for each in listed)


def tables(title: str, titles: str, rows: Iterable[tuple[str, ...]]) -> tuple[Table, ...]:
    """Return a section's one table, under the titles of `table_columns`; () where no rows are."""
    listed = tuple(rows)
    return (Table(title, table_columns(titles), listed),) if listed else ()


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
    `communes` are a province's, as dots of its map.
    `notes` are the reasons, `sources` documents and clauses: what a presenter is asked about.
    `own` is a sentence of the presenter's own, "" where there is none; it is no part of the facts.
    `picture` are the bytes of a JPEG on a slide of the presenter's own, empty on all others.
    """

    code: str
    part: str
    title: str
    statements: tuple[str, ...] = ()
    numbers: tuple[Number, ...] = ()
    lead: TargetFact | None = None
    facts: tuple[TargetFact, ...] = ()
    provinces: tuple[ProvinceFact, ...] = ()
    communes: tuple[MarkedCommune, ...] = ()
    tasks: tuple[TaskFact, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    own: str = ""
    picture: bytes = b""


@dataclass(frozen=True, slots=True)
class ReportSnapshot:
    """The snapshot that a report was made from."""

    code: str
    title: str
    taken_on: date
    sha256: str


@dataclass(frozen=True, slots=True, eq=False)
class ReportDocument:
    """All that is said, in order. `frozen` is None for the data of today.

    `scope_sentence` says what is shown, from when and for whom, on every cover and at every foot.
    `facts` are all target facts of the scope, whatever the sections show. `correspondents` are for
    letters, and only in the hands of who may write to units.
    """

    programme: Programme
    selection: Selection
    occasion: Occasion
    frozen: ReportSnapshot | None
    scope_sentence: str
    facts: tuple[TargetFact, ...]
    sections: tuple[Section, ...]
    correspondents: tuple[Correspondent, ...] = ()

    @property
    def warning(self) -> str:
        """What every page says where any record is made up; "" where none is."""
        return DEMONSTRATION if self.is_demonstration else ""

    def scope_sentence_of(self, unit: Unit) -> str:
        """Return `scope_sentence` where only a unit is spoken of."""
        whole = self.programme.unit[self.selection.scope]
        ours, theirs = (upper_first(unit_title(each)) for each in (whole, unit))
        return self.scope_sentence.replace(ours, theirs, 1)

    @property
    def chain(self) -> Chain:
        """The reports of the year to the Ministry, of the units that report for the scope."""
        chosen = self.selection
        return ministry_chain(self.programme, chosen.scope, chosen.year, chosen.as_of)

    @property
    def ministry_tasks(self) -> tuple[TaskFact, ...]:
        """How the Ministry's tasks stand on the day; () for a scope below it, of which none is."""
        national = self.selection.scope == NATION
        return task_facts(self.programme, self.selection.as_of) if national else ()

    @property
    def is_demonstration(self) -> bool:
        """Tell whether any record is made up: every page then says so."""
        return self.programme.demonstration
