"""Open the configured database, or say in a sentence why it is not ready for use."""

from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from data_access.store.changes import latest_change
from data_access.store.engine import engine_for, is_missing, reading
from data_access.store.migrate import is_current
from data_access.store.problems import Problem, Unavailable
from data_access.store.settings import database_url


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
        # Its path is nobody's business who reads a page.
        raise Unavailable(
            f"Chưa có cơ sở dữ liệu {Path(str(url.database)).name}. Hãy chạy "
            "«python3 manage.py setup» trước."
        )


def prepared_version(connection: sa.Connection) -> tuple[int, datetime | None]:
    """Return number and time of the latest change; Problem where the plans are not in place yet.

    `setup` leaves the first change: a database without one was never prepared, or was cut off.
    """
    latest = latest_change(connection)
    if latest[0] == 0:
        raise Unavailable(
            "Cơ sở dữ liệu chưa được chuẩn bị xong. Hãy chạy «python3 manage.py setup» rồi thử lại."
        )
    return latest


def open_database(url: sa.URL | None = None, *, older: bool = False) -> sa.Engine:
    """Return the engine of a database that is ready for use; Problem where it is not.

    None stands for the configured database. `older` lets one of an older schema pass.
    """
    url = url or database_url()
    require(url)
    engine = engine_for(url)
    try:
        with reading(engine) as connection:
            prepared_version(connection)
            if not is_current(connection) and not older:
                raise Problem(
                    "Cơ sở dữ liệu chưa theo phiên bản này của chương trình. Hãy chạy "
                    "«python3 manage.py setup» rồi thử lại."
                )
    except BaseException:
        engine.dispose()
        raise
    return engine
