"""Bring the schema up to date at start-up; safe when two replicas start at once.

Alembic is imported where something is to be done: to find that nothing is takes a query and the
names of the migrations' files, which begin with their revisions.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from data_access.store.problems import Problem

if TYPE_CHECKING:
    from alembic.config import Config

FOLDER = Path(__file__).resolve().parents[1] / "migrations"
_VERSION = sa.table("alembic_version", sa.column("version_num"))


def upgrade(connection: sa.Connection, revision: str) -> None:
    """Bring the schema up to a revision, in the transaction of the connection."""
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def head_revision() -> str:
    """Return the revision of the code's own schema."""
    return max(_revisions())


def knows(revision: str) -> bool:
    """Tell whether the code has a revision of the schema; it has none that a newer version made."""
    return revision in _revisions()


def is_current(connection: sa.Connection) -> bool:
    """Tell whether the schema is the code's own; Problem where a newer version made it."""
    return revision_of(connection) == head_revision()


def revision_of(connection: sa.Connection) -> str | None:
    """Return the revision of a schema, None where there is none; Problem where it is a newer one.

    Older ones are those that the code knows how to bring up to date.
    """
    has_revision = sa.inspect(connection).has_table(_VERSION.name)
    query = sa.select(_VERSION.c.version_num)
    revision: str | None = connection.scalar(query) if has_revision else None
    if revision is not None and not knows(revision):
        raise Problem(
            "Cơ sở dữ liệu do một phiên bản mới hơn của chương trình tạo ra. Hãy cập nhật "
            "chương trình rồi chạy lại; dữ liệu chưa bị thay đổi."
        )
    return revision


def _revisions() -> set[str]:
    return {file.name.partition("_")[0] for file in (FOLDER / "versions").glob("[0-9]*.py")}


def _config() -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    return config
