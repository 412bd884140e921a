"""drafts, approvers, locked years, and the day a report reached the server"""

from alembic import op
import sqlalchemy as sa

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("report", sa.Column("arrived_on", sa.Date(), nullable=True))
    op.create_table(
        "draft",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("sender", sa.String(), nullable=False),
        sa.Column("units", sa.String(), nullable=False),
        sa.Column("years", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("file_sha256", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
    )
    op.create_table(
        "draft_event",
        sa.Column("draft_id", sa.BigInteger(), sa.ForeignKey("draft.id"), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("page", sa.String(), nullable=True),
        sa.Column("cell", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("change_id", sa.BigInteger(), sa.ForeignKey("change.id"), nullable=True),
        sa.CheckConstraint(
            "state IN ('draft', 'sent', 'returned', 'taken', 'dropped')", name="state_known"
        ),
    )
    op.create_table(
        "year_lock",
        sa.Column("year", sa.Integer(), primary_key=True),
        sa.Column("change_id", sa.BigInteger(), sa.ForeignKey("change.id"), primary_key=True),
        sa.Column("locked", sa.Boolean(), nullable=False),
    )
    _let_people_approve()


def _let_people_approve() -> None:
    """Make both tables of people anew: SQLite changes no check, and drops no table referred to."""
    connection = op.get_bind()
    tables = sa.MetaData()
    tables.reflect(connection, only=["person", "person_unit"])
    kept = {
        name: [dict(row) for row in connection.execute(sa.select(tables.tables[name])).mappings()]
        for name in ("person", "person_unit")
    }
    op.drop_table("person_unit")
    op.drop_table("person")
    op.create_table(
        "person",
        sa.Column("address", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.CheckConstraint("role IN ('viewer', 'officer', 'approver', 'lead')", name="role_known"),
    )
    op.create_table(
        "person_unit",
        sa.Column("address", sa.String, sa.ForeignKey("person.address"), primary_key=True),
        sa.Column("unit_code", sa.String, sa.ForeignKey("unit.code"), primary_key=True),
    )
    for name, rows in kept.items():
        if rows:
            connection.execute(sa.insert(tables.tables[name]), rows)
