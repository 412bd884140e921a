"""what units plan, are allocated and spend, by source; the clause of a plan on its funding"""

from alembic import op
import sqlalchemy as sa

revision = "0013"
down_revision = "0012"

_AMOUNTS = ("planned", "allocated", "spent")


def upgrade() -> None:
    op.create_table(
        "budget",
        sa.Column("unit_code", sa.String(), sa.ForeignKey("unit.code"), primary_key=True),
        sa.Column("document_code", sa.String(), primary_key=True),
        sa.Column("year", sa.Integer(), primary_key=True),
        sa.Column("source", sa.String(), primary_key=True),
        sa.Column("change_id", sa.BigInteger(), sa.ForeignKey("change.id"), primary_key=True),
        *(sa.Column(name, sa.BigInteger(), nullable=True) for name in _AMOUNTS),
        sa.Column("paper", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.CheckConstraint(
            "source IN ('state_budget', 'integrated', 'donations', 'other_lawful')",
            name="source_known",
        ),
        sa.CheckConstraint("status IN ('current', 'withdrawn')", name="status_known"),
        *(sa.CheckConstraint(f"{name} >= 0", name=f"{name}_counted") for name in _AMOUNTS),
        sa.CheckConstraint(
            "status = 'withdrawn' OR coalesce(planned, allocated, spent) IS NOT NULL",
            name="amount_said",
        ),
    )
    op.create_index("ix_budget_change_id", "budget", ["change_id"])
    for name in ("document", "document_version"):
        op.add_column(name, sa.Column("funding_clause", sa.String(), nullable=True))
