"""past of the register"""

from alembic import op
import sqlalchemy as sa

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "institution_past",
        sa.Column(
            "institution_code",
            sa.String,
            sa.ForeignKey("institution.code", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column(
            "change_id", sa.BigInteger, sa.ForeignKey("change.id"), primary_key=True, index=True
        ),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("category_code", sa.String, sa.ForeignKey("category.code"), nullable=False),
        sa.Column("unit_code", sa.String, sa.ForeignKey("unit.code"), nullable=False),
        sa.Column("ownership", sa.String),
        sa.Column("opened_on", sa.Date),
        sa.Column("closed_on", sa.Date),
        sa.Column("latitude", sa.Double),
        sa.Column("longitude", sa.Double),
        sa.Column("written_by", sa.BigInteger, sa.ForeignKey("change.id"), nullable=False),
    )
