"""Bring the schema up to date at start-up; safe when two replicas start at once."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from data_access.store.problems import Problem

FOLDER = Path(__file__).resolve().parents[1] / "migrations"


def upgrade(connection: sa.Connection, revision: str) -> None:
    """Bring the schema up to a revision, in the transaction of the connection."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def head_revision() -> str:
    """Return the revision of the code's own schema."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def knows(revision: str) -> bool:
    """Tell whether the code has a revision of the schema; it has none that a newer version made."""
    return revision in _revisions()


def is_current(connection: sa.Connection) -> bool:
    """Tell whether the schema is the code's own; Problem where a newer version made it."""
    scripts = ScriptDirectory.from_config(_config())
    revision = MigrationContext.configure(connection).get_current_revision()
    if revision is not None and revision not in _revisions():
        raise Problem(
            "Cơ sở dữ liệu do một phiên bản mới hơn của chương trình tạo ra. Hãy cập nhật "
            "chương trình rồi chạy lại; dữ liệu chưa bị thay đổi."
        )
    return revision == scripts.get_current_head()


def _revisions() -> set[str]:
    scripts = ScriptDirectory.from_config(_config())
    return {script.revision for script in scripts.walk_revisions()}


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    return config
