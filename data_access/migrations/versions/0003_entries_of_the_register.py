"""entries of the register

They are filled at the next start: `data_access.seeding.preparation` sees that they are missing. A change
of the rules in `progress/model/search.py` needs a migration that empties the table.
"""

from alembic import op
import sqlalchemy as sa

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "institution_entry",
        sa.Column("institution_code", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("order_key", sa.LargeBinary(), nullable=False),
        sa.Column("unit_code", sa.String(), nullable=False),
        sa.Column("province_code", sa.String(), nullable=False),
        sa.Column("category_code", sa.String(), nullable=False),
        sa.Column("ownership", sa.String(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["category_code"], ["category.code"], name=op.f("fk_institution_entry_category_code")
        ),
        sa.ForeignKeyConstraint(
            ["institution_code"],
            ["institution.code"],
            name=op.f("fk_institution_entry_institution_code"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["province_code"], ["unit.code"], name=op.f("fk_institution_entry_province_code")
        ),
        sa.ForeignKeyConstraint(
            ["unit_code"], ["unit.code"], name=op.f("fk_institution_entry_unit_code")
        ),
        sa.PrimaryKeyConstraint("institution_code", name=op.f("pk_institution_entry")),
    )
    with op.batch_alter_table("institution_entry", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_institution_entry_order_key_institution_code"),
            ["order_key", "institution_code"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_institution_entry_unit_code"), ["unit_code"], unique=False
        )
