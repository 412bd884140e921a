"""The function by which long work reports its progress."""

from collections.abc import Callable
from typing import TypeAlias

OnProgress: TypeAlias = Callable[[str, int, int], None]
"""Called with what is being done, the rows done, and the rows in all; 0 where not known yet."""


def ignore_progress(what: str, done: int, of: int) -> None:
    """Do nothing."""
