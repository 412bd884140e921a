"""The past of one key: which changes stand in it, and what it was before one of them.

A change stands where the key is now as that change left it. After an undo two stand: the undo
itself, which can be undone, and whatever stood before the change that it took back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Event:
    """What one change made of a key; `undoes` is the change that it took back, None for none."""

    change_id: int
    undoes: int | None
    cells: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class KeyHistory:
    """Everything that happened to one key, the oldest first; demonstration data are not in it."""

    key: Mapping[str, Any]
    events: tuple[Event, ...]

    @property
    def now(self) -> Event:
        """The latest event."""
        return self.events[-1]

    def before(self, number: int) -> Mapping[str, Any] | None:
        """Return the cells of the key before a change of it; None where it was nothing."""
        place = self._place(number)
        return self.events[place - 1].cells if place else None

    def in_the_way(self, number: int) -> tuple[int, ...]:
        """Return the later changes to be undone first, the latest first; empty where it stands."""
        later = []
        place = len(self.events) - 1
        while not self._stands(number, place):
            later.append(self.events[place].change_id)
            place -= 1
        return tuple(later)

    def _stands(self, number: int, place: int) -> bool:
        while place >= 0:
            event = self.events[place]
            if event.change_id == number:
                return True
            if event.undoes is None:
                return False
            place = self._place(event.undoes) - 1
        return False

    def _place(self, number: int) -> int:
        return next(i for i, each in enumerate(self.events) if each.change_id == number)
