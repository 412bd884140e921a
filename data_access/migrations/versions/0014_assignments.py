"""what is asked of whom, kept under a name"""

from alembic import op
import sqlalchemy as sa

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.create_table(
        "assignment",
        sa.Column("scenario", sa.String(), primary_key=True),
        sa.Column(
            "indicator_code", sa.String(), sa.ForeignKey("indicator.code"), primary_key=True
        ),
        sa.Column("category_code", sa.String(), sa.ForeignKey("category.code"), primary_key=True),
        sa.Column("unit_code", sa.String(), sa.ForeignKey("unit.code"), primary_key=True),
        sa.Column("change_id", sa.BigInteger(), sa.ForeignKey("change.id"), primary_key=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("first_year", sa.Integer(), nullable=True),
        sa.Column("milestone", sa.Integer(), nullable=True),
        sa.Column("rule", sa.String(), nullable=True),
        sa.Column("numerator", sa.BigInteger(), nullable=True),
        sa.Column("denominator", sa.BigInteger(), nullable=True),
        sa.Column("added", sa.BigInteger(), nullable=True),
        sa.Column("percent", sa.Double(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.CheckConstraint("status IN ('current', 'withdrawn')", name="status_known"),
        sa.CheckConstraint("rule IN ('level', 'proportion')", name="rule_known"),
        sa.CheckConstraint("length(trim(scenario)) > 0", name="scenario_said"),
    )
    op.create_index("ix_assignment_change_id", "assignment", ["change_id"])
