"""what is typed into forms and not yet sent"""

from alembic import op
import sqlalchemy as sa

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "typing",
        sa.Column("address", sa.String(), primary_key=True),
        sa.Column("unit_code", sa.String(), sa.ForeignKey("unit.code"), primary_key=True),
        sa.Column("year", sa.Integer(), primary_key=True),
        sa.Column("cells", sa.String(), nullable=False),
        sa.Column("draft_id", sa.BigInteger(), sa.ForeignKey("draft.id"), nullable=True),
    )
