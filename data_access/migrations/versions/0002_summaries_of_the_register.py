"""summaries of the register"""

from alembic import op
import sqlalchemy as sa

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("institution", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_institution_category_code"), ["category_code"], unique=False
        )
    op.create_table(
        "institution_count",
        sa.Column("unit_code", sa.String(), nullable=False),
        sa.Column("category_code", sa.String(), nullable=False),
        sa.Column("registered", sa.BigInteger(), nullable=False),
        sa.Column("ended", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["category_code"], ["category.code"], name=op.f("fk_institution_count_category_code")
        ),
        sa.ForeignKeyConstraint(
            ["unit_code"], ["unit.code"], name=op.f("fk_institution_count_unit_code")
        ),
        sa.PrimaryKeyConstraint(
            "unit_code", "category_code", name=op.f("pk_institution_count")
        ),
    )
    # A register that was filled before there were summaries.
    op.execute(
        "INSERT INTO institution_count (unit_code, category_code, registered, ended) "
        "SELECT unit_code, category_code, count(*), count(closed_on) "
        "FROM institution GROUP BY unit_code, category_code"
    )
