"""Who writes, and for whom: every import and every order given by hand carries its author."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Author:
    """A person or a program that writes: `name` is what the history keeps.

    `units` are the units written for, with all that lies inside them; None means every unit, and
    the tasks of the Ministry.
    """

    name: str
    units: frozenset[str] | None = None


COMMAND_LINE = Author("dòng lệnh")
"""Who runs a command on the server has its files in hand: nothing is kept from them."""
