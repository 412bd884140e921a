"""Telling how far a long import is: whoever waits for one hands in a function."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Tell: TypeAlias = Callable[[str, int, int], None]
"""Hears what is done, how many rows of it, and how many there are; 0 where nobody knows yet."""


def silent(what: str, done: int, of: int) -> None:
    """Tell nobody."""
