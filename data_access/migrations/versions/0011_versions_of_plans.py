"""plans, their targets, tasks and days as recorded tables: every version, and who replaces whom"""

from alembic import op
import sqlalchemy as sa

revision = "0011"
down_revision = "0010"

_RECORDED = ("document", "target", "task", "task_agency", "observance")


def upgrade() -> None:
    op.add_column("document", sa.Column("effective_on", sa.Date(), nullable=True))
    # Alembic adds no reference to a table of SQLite; both databases take this.
    op.execute(
        "ALTER TABLE document ADD COLUMN replaces VARCHAR "
        "CONSTRAINT fk_document_replaces REFERENCES document (code)"
    )
    op.add_column("task", sa.Column("clause", sa.String(), nullable=True))
    op.add_column("task", sa.Column("led_by", sa.String(), nullable=True))
    _let_records_outlast_tasks()
    for name in _RECORDED:
        _keep_versions(name)


def _keep_versions(name: str) -> None:
    """Make the table of versions; what stands was written by the latest reading of the seed."""
    connection = op.get_bind()
    current = sa.Table(name, sa.MetaData(), autoload_with=connection, resolve_fks=False)
    columns = [
        sa.Column(each.name, each.type, primary_key=each.primary_key) for each in current.columns
    ]
    table = op.create_table(
        f"{name}_version",
        *columns,
        sa.Column("change_id", sa.BigInteger(), sa.ForeignKey("change.id"), primary_key=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.CheckConstraint("status IN ('current', 'withdrawn')", name="status_known"),
    )
    op.create_index(op.f(f"ix_{name}_version_change_id"), f"{name}_version", ["change_id"])
    seeded = connection.scalar(sa.text("SELECT max(id) FROM change WHERE kind = 'seed'"))
    if seeded is not None:
        more = (sa.literal(seeded, sa.BigInteger()), sa.literal("current"))
        rows = sa.select(*current.columns, *more)
        connection.execute(sa.insert(table).from_select([c.name for c in table.columns], rows))


def _let_records_outlast_tasks() -> None:
    """Make the records anew without their reference: SQLite takes none from a table."""
    connection = op.get_bind()
    old = sa.Table("task_record", sa.MetaData(), autoload_with=connection, resolve_fks=False)
    kept = [dict(row) for row in connection.execute(sa.select(old)).mappings()]
    op.drop_table("task_record")
    table = op.create_table(
        "task_record",
        sa.Column("task_code", sa.String(), primary_key=True),
        sa.Column("occurrence_year", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("change_id", sa.BigInteger(), sa.ForeignKey("change.id"), primary_key=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("finished_on", sa.Date(), nullable=True),
        sa.Column("proof", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.CheckConstraint(
            "state <> 'done' OR (finished_on IS NOT NULL AND proof IS NOT NULL)", name="done_proved"
        ),
        sa.CheckConstraint("state IN ('in_progress', 'done', 'withdrawn')", name="state_known"),
    )
    op.create_index(op.f("ix_task_record_change_id"), "task_record", ["change_id"])
    op.bulk_insert(table, kept)
