"""where letters go, which reminders were sent, and keys of subscribed calendars"""

from alembic import op
import sqlalchemy as sa

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "correspondent",
        sa.Column("unit_code", sa.String(), sa.ForeignKey("unit.code"), primary_key=True),
        sa.Column("change_id", sa.BigInteger(), sa.ForeignKey("change.id"), primary_key=True),
        sa.Column("body", sa.String(), nullable=True),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.CheckConstraint("status IN ('current', 'withdrawn')", name="status_known"),
    )
    op.create_index("ix_correspondent_change_id", "correspondent", ["change_id"])
    op.create_table(
        "reminder",
        sa.Column("unit_code", sa.String(), sa.ForeignKey("unit.code"), primary_key=True),
        sa.Column("year", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.String(), primary_key=True),
        sa.Column("round", sa.Integer(), primary_key=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("result", sa.String(), nullable=True),
        sa.CheckConstraint("kind IN ('report', 'target')", name="kind_known"),
        sa.CheckConstraint("state IN ('sending', 'sent', 'failed')", name="state_known"),
        sa.CheckConstraint("round > 0", name="round_counted"),
    )
    op.create_table(
        "calendar_key",
        sa.Column("address", sa.String(), sa.ForeignKey("person.address"), primary_key=True),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("sha256"),
    )
