"""One order of texts in every database.

SQLite compares texts by their bytes, PostgreSQL by the rules of the locale it was made with, which
put `quang_nghiep` before `VN` and leave out marks such as `@`. Records stand in one order
everywhere, or equal data would give snapshots of different hashes.
"""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles


class ByBytes(sa.sql.functions.FunctionElement[str]):
    """A text as it is ordered by its bytes."""

    inherit_cache = True


def in_order(column: Any) -> Any:
    """Return what to order by: a text by its bytes, anything else as it is."""
    return ByBytes(column) if isinstance(column.type, sa.String) else column


@compiles(ByBytes)
def _as_it_is(element: ByBytes, compiler: Any, **options: Any) -> str:
    return str(compiler.process(element.clauses, **options))


@compiles(ByBytes, "postgresql")
def _by_bytes(element: ByBytes, compiler: Any, **options: Any) -> str:
    return f'{compiler.process(element.clauses, **options)} COLLATE "C"'
