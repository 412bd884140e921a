"""What all tables share: the base class, kinds of column, and checks."""

import re
from datetime import datetime
from typing import Annotated, ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, declared_attr, mapped_column

WITHDRAWN = "withdrawn"
"""Value of a state column by which a row takes back what was current."""
Key = Annotated[str, mapped_column(primary_key=True)]
YearKey = Annotated[int, mapped_column(primary_key=True, autoincrement=False)]
PositionKey = Annotated[int, mapped_column(primary_key=True, autoincrement=False)]
ChangeKey = Annotated[
    int,
    mapped_column(sa.BigInteger, sa.ForeignKey("change.id"), primary_key=True, autoincrement=False),
]
ChangeId = Annotated[int, mapped_column(sa.BigInteger, sa.ForeignKey("change.id"))]
Moment = Annotated[datetime, mapped_column(sa.DateTime(timezone=True))]
Count = Annotated[int, mapped_column(sa.BigInteger)]
Number = Annotated[float, mapped_column(sa.Double)]


def part_of(of: str) -> sa.ForeignKey:
    """Return the reference to the code of another table."""
    return sa.ForeignKey(f"{of}.code")


UnitKey = Annotated[str, mapped_column(part_of("unit"), primary_key=True)]
UnitCode = Annotated[str, mapped_column(part_of("unit"))]
IndicatorKey = Annotated[str, mapped_column(part_of("indicator"), primary_key=True)]
IndicatorCode = Annotated[str, mapped_column(part_of("indicator"))]
CategoryKey = Annotated[str, mapped_column(part_of("category"), primary_key=True)]
CategoryCode = Annotated[str, mapped_column(part_of("category"))]
DocumentKey = Annotated[str, mapped_column(part_of("document"), primary_key=True)]
DocumentCode = Annotated[str, mapped_column(part_of("document"))]
SectorCode = Annotated[str, mapped_column(part_of("sector"))]
AgencyKey = Annotated[str, mapped_column(part_of("agency"), primary_key=True)]
AgencyCode = Annotated[str, mapped_column(part_of("agency"))]
TaskKey = Annotated[str, mapped_column(part_of("task"), primary_key=True)]


def one_of(column: str, *words: str) -> sa.CheckConstraint:
    """Return the check that a column holds one of some words."""
    listed = ", ".join(f"'{word}'" for word in words)
    return sa.CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def not_blank(column: str) -> sa.CheckConstraint:
    """Return the check that a text is not blank: a claim without its source cannot be stored."""
    return sa.CheckConstraint(f"length(trim({column})) > 0", name=f"{column}_said")


class Base(DeclarativeBase):
    """Names tables after their classes, and every constraint, so that migrations can name them."""

    metadata = sa.MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
        }
    )

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805  (SQLAlchemy hands over the class)
        return re.sub("(?<=[a-z])(?=[A-Z])", "_", cls.__name__.removesuffix("Row")).lower()


class AppendOnly:
    """Mixin: rows are only ever added.

    Current is the row with the latest change of its key; one marked withdrawn leaves none.
    """

    state_column: ClassVar[str] = "status"
