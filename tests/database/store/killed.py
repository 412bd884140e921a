"""What a process does until it is killed; imported once, by the one that all are forked from."""

from datetime import date
from pathlib import Path

import sqlalchemy as sa

from data_access.imports import import_file
from data_access.people.authors import Author
from data_access.store.engine import engine_for


def bring(url: str, path: str, today: date) -> None:
    """Import a file."""
    engine = engine_for(sa.make_url(url))
    author = Author("thử")
    import_file(engine, Path(path), reason="thử", dry_run=False, today=today, author=author)
