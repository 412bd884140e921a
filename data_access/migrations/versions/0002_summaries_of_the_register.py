"""summaries of the register"""

from alembic import op
import sqlalchemy as sa

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_index("ix_institution_category_code", "institution", ["category_code"])
    op.create_table(
        "institution_count",
        sa.Column("unit_code", sa.String, sa.ForeignKey("unit.code"), primary_key=True),
        sa.Column("category_code", sa.String, sa.ForeignKey("category.code"), primary_key=True),
        sa.Column("registered", sa.BigInteger, nullable=False),
        sa.Column("ended", sa.BigInteger, nullable=False),
    )
    # A register that was filled before there were summaries.
    op.execute(
        "INSERT INTO institution_count (unit_code, category_code, registered, ended) "
        "SELECT unit_code, category_code, count(*), count(closed_on) "
        "FROM institution GROUP BY unit_code, category_code"
    )
