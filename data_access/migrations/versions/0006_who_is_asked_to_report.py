"""who is asked to report: the words and the kind of units of a document's clause"""

from alembic import op
import sqlalchemy as sa

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("document", sa.Column("report_from", sa.String(), nullable=True))
    op.add_column("document", sa.Column("report_kind", sa.String(), nullable=True))
