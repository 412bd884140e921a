"""document.report_by: whom a clause on reports binds, departments among them"""

from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    # Both databases rename in place, and so keep what refers to the tables.
    for table in ("document", "document_version"):
        op.execute(f"ALTER TABLE {table} RENAME COLUMN report_kind TO report_by")
