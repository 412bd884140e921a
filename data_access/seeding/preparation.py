"""What must be true before anything is shown: schema up to date, plans in place, some data."""

from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa

from data_access.backups.dump import named, write_backup
from data_access.demonstration import add_demonstration, separate
from data_access.register.summaries import are_outdated, bring_up_to_date
from data_access.seeding.seed import apply_seed
from data_access.store.changes import current_version
from data_access.store.engine import opened_engine, writing
from data_access.store.migrate import is_current, revision_of, upgrade
from data_access.store.opening import make_folder, open_database
from data_access.store.problems import Problem, Unavailable
from data_access.store.settings import DEFAULT_FILE, SEED_FOLDER

DEFAULT_SCALE = 600
"""Institutions in the demonstration register."""


def prepare(
    url: sa.URL,
    *,
    demonstration: bool,
    scale: int,
    on_progress: Callable[[str], None],
    folder: Path = SEED_FOLDER,
) -> None:
    """Make or update the database: schema, plans and, only in a new one, demonstration data.

    `on_progress` is called with what is done, in Vietnamese. A database in which something was ever
    written gets no demonstration data, so that removing it is final. One that holds them beside
    something real, as earlier versions let it, loses them.
    """
    make_folder(url)
    try:
        _prepare(url, demonstration, scale, on_progress, folder)
    except Unavailable as problem:
        # Where nothing can be written people still read what is there and ready.
        try:
            open_database(url).dispose()
        except Problem:
            raise problem from None
        on_progress(f"Chỉ xem được, chưa ghi được: {problem}")


def _prepare(
    url: sa.URL,
    demonstration: bool,
    scale: int,
    on_progress: Callable[[str], None],
    folder: Path,
) -> None:
    # One transaction: who is killed here leaves nothing, and the next start is the first again.
    with opened_engine(url) as engine, writing(engine) as connection:
        if not is_current(connection):
            if revision_of(connection):
                kept = write_backup(connection, _place(url) / named("truoc-khi-nang-cap"))
                on_progress(f"Đã sao lưu trước khi nâng cấp vào {kept.path}")
            upgrade(connection, "head")
        is_new = current_version(connection) == 0
        summary = apply_seed(connection, folder)
        if summary:
            on_progress(summary)
        # Entries of the register carry names of units and categories.
        if summary or are_outdated(connection):
            bring_up_to_date(connection)
        if removed := separate(connection):
            on_progress(f"Đã gỡ {removed}.")
        if is_new and demonstration:
            on_progress("Đang tạo số liệu minh họa …")
            on_progress(add_demonstration(connection, scale=scale))


def _place(url: sa.URL) -> Path:
    """Return where the backup before an upgrade goes: beside a file, else where that would be."""
    is_file = url.get_backend_name() == "sqlite"
    folder = Path(str(url.database)).parent if is_file else DEFAULT_FILE.parent
    folder.mkdir(parents=True, exist_ok=True)
    return folder
