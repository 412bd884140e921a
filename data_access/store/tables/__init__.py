"""The tables, as typed declarative rows. No row leaves this package: queries return records.

Keys are the programme's own codes. Nothing that is part of a key may be NULL, because SQLite and
PostgreSQL both accept duplicates there: `VN` is a row of `unit`, `none` a row of `category`.
"""

from data_access.store.tables.assignments import AssignmentRow as AssignmentRow
from data_access.store.tables.base import WITHDRAWN as WITHDRAWN
from data_access.store.tables.base import AppendOnly as AppendOnly
from data_access.store.tables.base import Base as Base
from data_access.store.tables.changes import ChangeFileRow as ChangeFileRow
from data_access.store.tables.changes import ChangeRow as ChangeRow
from data_access.store.tables.changes import SnapshotRow as SnapshotRow
from data_access.store.tables.changes import StoryRow as StoryRow
from data_access.store.tables.drafts import DraftEventRow as DraftEventRow
from data_access.store.tables.drafts import DraftRow as DraftRow
from data_access.store.tables.drafts import TypingRow as TypingRow
from data_access.store.tables.drafts import UnsentRemarkRow as UnsentRemarkRow
from data_access.store.tables.drafts import YearLockRow as YearLockRow
from data_access.store.tables.letters import CalendarKeyRow as CalendarKeyRow
from data_access.store.tables.letters import CorrespondentRow as CorrespondentRow
from data_access.store.tables.letters import ReminderRow as ReminderRow
from data_access.store.tables.people import EndedSignInRow as EndedSignInRow
from data_access.store.tables.people import PersonRow as PersonRow
from data_access.store.tables.people import PersonUnitRow as PersonUnitRow
from data_access.store.tables.people import ProgramKeyRow as ProgramKeyRow
from data_access.store.tables.programme import AgencyRow as AgencyRow
from data_access.store.tables.programme import CategoryRow as CategoryRow
from data_access.store.tables.programme import ConflictRow as ConflictRow
from data_access.store.tables.programme import ConflictSideRow as ConflictSideRow
from data_access.store.tables.programme import DocumentRow as DocumentRow
from data_access.store.tables.programme import IndicatorRow as IndicatorRow
from data_access.store.tables.programme import SectorRow as SectorRow
from data_access.store.tables.programme import TargetRow as TargetRow
from data_access.store.tables.programme import UnitRow as UnitRow
from data_access.store.tables.programme import UnitSuccessionRow as UnitSuccessionRow
from data_access.store.tables.reported import BudgetRow as BudgetRow
from data_access.store.tables.reported import FigureRow as FigureRow
from data_access.store.tables.reported import InstitutionCountRow as InstitutionCountRow
from data_access.store.tables.reported import InstitutionEntryRow as InstitutionEntryRow
from data_access.store.tables.reported import InstitutionPastRow as InstitutionPastRow
from data_access.store.tables.reported import InstitutionResultRow as InstitutionResultRow
from data_access.store.tables.reported import InstitutionRow as InstitutionRow
from data_access.store.tables.reported import NarrativeRow as NarrativeRow
from data_access.store.tables.reported import ReportRow as ReportRow
from data_access.store.tables.tasks import ObservanceRow as ObservanceRow
from data_access.store.tables.tasks import ObservanceTaskRow as ObservanceTaskRow
from data_access.store.tables.tasks import TaskAgencyRow as TaskAgencyRow
from data_access.store.tables.tasks import TaskRecordRow as TaskRecordRow
from data_access.store.tables.tasks import TaskRow as TaskRow
from data_access.store.tables.versions import DocumentVersionRow as DocumentVersionRow
from data_access.store.tables.versions import ObservanceVersionRow as ObservanceVersionRow
from data_access.store.tables.versions import TargetVersionRow as TargetVersionRow
from data_access.store.tables.versions import TaskAgencyVersionRow as TaskAgencyVersionRow
from data_access.store.tables.versions import TaskVersionRow as TaskVersionRow
