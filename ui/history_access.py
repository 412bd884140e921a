"""What the reader of the history may do: read names, fetch files, undo."""

from __future__ import annotations

from dataclasses import dataclass

from data_access.authors import Author


@dataclass(frozen=True, slots=True)
class Access:
    """`names` where people's names and their files may be read; `author` who undoes, if anyone."""

    names: bool
    author: Author | None


def access() -> Access:
    """Return what the reader may do: without sign-in the history is for reading, without names."""
    return Access(names=False, author=None)
