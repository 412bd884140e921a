"""What must be true before anything is shown: schema up to date, plans in place, some data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa

from data_access.changes import current_version
from data_access.demonstration import add_demonstration
from data_access.engine import engine_for, is_missing, reading, writing
from data_access.migrate import is_current, migrate
from data_access.problems import Problem
from data_access.register_summaries import are_outdated, bring_up_to_date
from data_access.seed import apply_seed
from data_access.settings import SEED_FOLDER, database_url

DEFAULT_SCALE = 600
"""Institutions in the demonstration register."""


def prepare(
    url: sa.URL,
    *,
    demonstration: bool,
    scale: int,
    tell: Callable[[str], None],
    folder: Path = SEED_FOLDER,
) -> None:
    """Make or update the database: schema, plans and, only in a new one, demonstration data.

    `tell` hears what is done, in Vietnamese. A database in which something was ever written gets
    no demonstration data, so that removing it is final.
    """
    make_folder(url)
    engine = engine_for(url)
    try:
        migrate(engine)
        with writing(engine) as connection:
            is_new = current_version(connection) == 0
            summary = apply_seed(connection, folder)
            if summary:
                tell(summary)
            # Entries of the register carry names of units and categories.
            if summary or are_outdated(connection):
                bring_up_to_date(connection)
            if is_new and demonstration:
                tell("Đang tạo số liệu minh họa …")
                tell(add_demonstration(connection, scale=scale))
    finally:
        engine.dispose()


def make_folder(url: sa.URL) -> None:
    """Make the folder of a SQLite file where there is none; Problem where this cannot be done."""
    if url.get_backend_name() != "sqlite":
        return
    folder = Path(str(url.database)).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem(
            f"Không tạo được thư mục {folder} cho cơ sở dữ liệu. Hãy kiểm tra đường dẫn trong "
            "DATABASE_URL và quyền ghi."
        ) from error


def require(url: sa.URL) -> None:
    """Raise Problem where the database file is not there: SQLite would make an empty one."""
    if is_missing(url):
        raise Problem(
            f"Chưa có cơ sở dữ liệu {url.database}. Hãy chạy «python3 manage.py setup» trước."
        )


def open_database() -> sa.Engine:
    """Return the engine of a database that is ready for use; Problem where it is not."""
    url = database_url()
    require(url)
    engine = engine_for(url)
    with reading(engine) as connection:
        if not is_current(connection):
            raise Problem(
                "Cơ sở dữ liệu chưa theo phiên bản này của chương trình. Hãy chạy "
                "«python3 manage.py setup» rồi thử lại."
            )
    return engine
