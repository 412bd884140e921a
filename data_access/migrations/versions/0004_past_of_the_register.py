"""past of the register"""

from alembic import op
import sqlalchemy as sa

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def _reference(column: str, table: str) -> sa.ForeignKeyConstraint:
    key = "id" if table == "change" else "code"
    return sa.ForeignKeyConstraint(
        [column], [f"{table}.{key}"], name=op.f(f"fk_institution_past_{column}")
    )


def upgrade() -> None:
    op.create_table(
        "institution_past",
        sa.Column("institution_code", sa.String(), nullable=False),
        sa.Column("change_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("category_code", sa.String(), nullable=False),
        sa.Column("unit_code", sa.String(), nullable=False),
        sa.Column("ownership", sa.String(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("written_by", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["institution_code"],
            ["institution.code"],
            name=op.f("fk_institution_past_institution_code"),
            ondelete="CASCADE",
        ),
        _reference("category_code", "category"),
        _reference("unit_code", "unit"),
        _reference("change_id", "change"),
        _reference("written_by", "change"),
        sa.PrimaryKeyConstraint(
            "institution_code", "change_id", name=op.f("pk_institution_past")
        ),
    )
    with op.batch_alter_table("institution_past", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_institution_past_change_id"), ["change_id"])
