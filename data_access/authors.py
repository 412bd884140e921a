"""Who writes, and for whom: every import and every order given by hand carries its author."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Author:
    """A person or a program that writes: `name` is what the history keeps.

    `units` are the units written for, with all that lies inside them; None means every unit, and
    the tasks of the Ministry.
    """

    name: str
    units: frozenset[str] | None = None

    def covers(self, code: str | None, parents: Mapping[str, str | None]) -> bool:
        """Tell whether a unit is one of these or lies in one, today or when it ended.

        `parents` gives the unit that each one lies in, None for the country and for those whose
        place is not known.
        """
        if self.units is None:
            return True
        while code is not None:
            if code in self.units:
                return True
            code = parents.get(code)
        return False


COMMAND_LINE = Author("dòng lệnh")
"""Who runs a command on the server has its files in hand: nothing is kept from them."""
