"""What is asked of whom, as kept under a name before anything is signed."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped

from data_access.store.tables import base
from progress.assignment.sharing import Rule


class AssignmentRow(base.AppendOnly, base.Base):
    """What a scenario asks of a province: institutions more, or growth in percent a year."""

    __table_args__ = (
        base.one_of("status", "current", "withdrawn"),
        base.one_of("rule", *Rule),
        base.not_blank("scenario"),
        sa.Index(None, "change_id"),
    )

    scenario: Mapped[base.Key]
    indicator_code: Mapped[base.IndicatorKey]
    category_code: Mapped[base.CategoryKey]
    unit_code: Mapped[base.UnitKey]
    change_id: Mapped[base.ChangeKey]
    year: Mapped[int | None]
    first_year: Mapped[int | None]
    milestone: Mapped[int | None]
    rule: Mapped[str | None]
    numerator: Mapped[base.Count | None]
    denominator: Mapped[base.Count | None]
    added: Mapped[base.Count | None]
    percent: Mapped[base.Number | None]
    status: Mapped[str]
