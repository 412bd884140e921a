"""entries of the register

They are filled at the next start: `data_access.seeding.preparation` sees that they are missing. A change
of the rules in `progress/model/search.py` needs a migration that empties the table.
"""

from alembic import op
import sqlalchemy as sa

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "institution_entry",
        sa.Column(
            "institution_code",
            sa.String,
            sa.ForeignKey("institution.code", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("words", sa.String, nullable=False),
        sa.Column("order_key", sa.LargeBinary, nullable=False),
        sa.Column("unit_code", sa.String, sa.ForeignKey("unit.code"), nullable=False, index=True),
        sa.Column("province_code", sa.String, sa.ForeignKey("unit.code"), nullable=False),
        sa.Column("category_code", sa.String, sa.ForeignKey("category.code"), nullable=False),
        sa.Column("ownership", sa.String),
        sa.Column("opened_on", sa.Date),
        sa.Column("closed_on", sa.Date),
        sa.Index(None, "order_key", "institution_code"),
    )
