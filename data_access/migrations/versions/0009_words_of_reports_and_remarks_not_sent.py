"""what units report in words, and remarks on drafts that are not sent yet"""

from alembic import op
import sqlalchemy as sa

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "narrative",
        sa.Column("unit_code", sa.String(), sa.ForeignKey("unit.code"), primary_key=True),
        sa.Column("year", sa.Integer(), primary_key=True),
        sa.Column("theme", sa.String(), primary_key=True),
        sa.Column("change_id", sa.BigInteger(), sa.ForeignKey("change.id"), primary_key=True),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.CheckConstraint(
            "theme IN ('highlights', 'difficulties', 'proposals')", name="theme_known"
        ),
        sa.CheckConstraint("status IN ('current', 'withdrawn')", name="status_known"),
        sa.CheckConstraint("status = 'withdrawn' OR text IS NOT NULL", name="text_said"),
    )
    op.create_index("ix_narrative_change_id", "narrative", ["change_id"])
    op.create_table(
        "unsent_remark",
        sa.Column("address", sa.String(), primary_key=True),
        sa.Column("draft_id", sa.BigInteger(), sa.ForeignKey("draft.id"), primary_key=True),
        sa.Column("remarks", sa.String(), nullable=False),
    )
