"""What units report and offices record: figures, yearly reports, work on tasks.

None always means "unknown" or "open", never zero.
"""

from dataclasses import dataclass
from datetime import date, datetime

from progress.model.labels import LabelledEnum
from progress.model.records import Series
from progress.model.units import Unit


class NarrativeTheme(LabelledEnum):
    """What a unit's words with its yearly report are about; `label` is what people read."""

    HIGHLIGHTS = "highlights", "Kết quả nổi bật"
    DIFFICULTIES = "difficulties", "Khó khăn, vướng mắc"
    PROPOSALS = "proposals", "Đề xuất, kiến nghị"


class Source(LabelledEnum):
    """Where money comes from, as plans' clauses on funding name it; `label` is what people read.

    State budget, integrated programmes, donations: Lai Châu, section III; other lawful sources:
    1346, section IV.
    """

    STATE_BUDGET = "state_budget", "Ngân sách nhà nước"
    INTEGRATED = "integrated", "Lồng ghép các chương trình, dự án"
    DONATIONS = "donations", "Tài trợ, viện trợ"
    OTHER_LAWFUL = "other_lawful", "Nguồn hợp pháp khác"


class Stage(LabelledEnum):
    """How far money has come: asked for, given, gone; `label` is what people read."""

    PLANNED = "planned", "Dự toán"
    ALLOCATED = "allocated", "Được phân bổ"
    SPENT = "spent", "Đã chi"


@dataclass(frozen=True, slots=True)
class Figure:
    """What a unit reported for an indicator, a category and a year: counts, never a percentage.

    `first_written_on` is the day in Viet Nam on which it was first written since it was last
    withdrawn, corrections apart; None where that is not known.
    """

    unit_code: str
    indicator_code: str
    category_code: str
    year: int
    numerator: int
    denominator: int | None
    origin: str
    note: str | None
    change_id: int
    first_written_on: date | None = None

    @property
    def series(self) -> Series:
        """Codes of its indicator and category."""
        return self.indicator_code, self.category_code


@dataclass(frozen=True, slots=True)
class Report:
    """A unit's yearly report; `cut_off_on` is the day its figures were counted, None unknown.

    `received_on` is the day that the unit states, by which a report is late or not; `arrived_on`
    is the one on which the server got it, None where that was not recorded.
    """

    unit_code: str
    year: int
    received_on: date
    cut_off_on: date | None
    document_number: str | None
    responsible: str | None
    note: str | None
    change_id: int
    arrived_on: date | None = None


@dataclass(frozen=True, slots=True)
class Narrative:
    """What a unit says in words with its report of a year, on one theme.

    `first_written_on` is as that of a figure.
    """

    unit_code: str
    year: int
    theme: NarrativeTheme
    text: str
    change_id: int
    first_written_on: date | None = None


@dataclass(frozen=True, slots=True)
class Budget:
    """What a unit plans, is allocated and spends itself in a year, from one source, in whole đồng.

    An amount that is None was not reported, which is never zero; one of the three always is.
    `document_code` is the plan that it is for, `paper` the number of the paper that shows it.
    `first_written_on` is as that of a figure.
    """

    unit_code: str
    document_code: str
    year: int
    source: Source
    planned: int | None
    allocated: int | None
    spent: int | None
    paper: str | None
    note: str | None
    change_id: int
    first_written_on: date | None = None

    def amount(self, stage: Stage) -> int | None:
        """Return one of the three amounts."""
        given: int | None = getattr(self, stage.value)
        return given


@dataclass(frozen=True, slots=True)
class PastReport:
    """A version of a report that was recorded, whatever became of it.

    `withdrawn` where it says that there is no report any more; `at` is when it was recorded;
    `demonstration` where it is made up.
    """

    report: Report
    withdrawn: bool
    at: datetime
    actor: str
    summary: str
    reason: str | None
    demonstration: bool


@dataclass(frozen=True, slots=True, eq=False)
class Communes:
    """Every unit inside one province, of today or ended, with their current reports.

    No Programme holds them. Equal only when the same object, which makes it a cheap cache key.
    """

    province_code: str
    units: tuple[Unit, ...]
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class TaskRecord:
    """Work on one occurrence of a task: `in_progress`, or `done` on a day with its proof."""

    task_code: str
    occurrence_year: int
    state: str
    finished_on: date | None
    proof: str | None
    note: str | None
    change_id: int


@dataclass(frozen=True, slots=True)
class PastTaskRecord:
    """A record that was made of a task, whatever became of it: `state` may be `withdrawn`.

    `recorded_on` is a day of Viet Nam. `demonstration` where it is made up.
    """

    record: TaskRecord
    recorded_on: date
    actor: str
    summary: str
    reason: str | None
    demonstration: bool
