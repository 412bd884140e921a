"""What is asked of whom, as kept under a name before anything is signed."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped

from data_access.store.tables.base import (
    AppendOnly,
    Base,
    CategoryKey,
    ChangeKey,
    Count,
    IndicatorKey,
    Key,
    Number,
    UnitKey,
    not_blank,
    one_of,
)
from progress.assignment.sharing import Rule


class AssignmentRow(AppendOnly, Base):
    """What a scenario asks of a province: institutions more, or growth in percent a year."""

    __table_args__ = (
        one_of("status", "current", "withdrawn"),
        one_of("rule", *Rule),
        not_blank("scenario"),
        sa.Index(None, "change_id"),
    )

    scenario: Mapped[Key]
    indicator_code: Mapped[IndicatorKey]
    category_code: Mapped[CategoryKey]
    unit_code: Mapped[UnitKey]
    change_id: Mapped[ChangeKey]
    year: Mapped[int | None]
    first_year: Mapped[int | None]
    milestone: Mapped[int | None]
    rule: Mapped[str | None]
    numerator: Mapped[Count | None]
    denominator: Mapped[Count | None]
    added: Mapped[Count | None]
    percent: Mapped[Number | None]
    status: Mapped[str]
