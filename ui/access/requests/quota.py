"""How much one person may bring in a while: uploads are kept in memory."""

from collections import defaultdict, deque
from time import monotonic


class Quota:
    """So many files and bytes a person within so many seconds; counted in this process."""

    def __init__(self, *, files: int, size: int, seconds: float) -> None:
        self._files, self._size, self._seconds = files, size, seconds
        self._taken: dict[str, deque[tuple[float, int]]] = defaultdict(deque)

    def take(self, person: str, size: int) -> bool:
        """Count a file of so many bytes; False where it would be too much, and is not counted."""
        taken, now = self._taken[person], monotonic()
        while taken and taken[0][0] < now - self._seconds:
            taken.popleft()
        if len(taken) >= self._files or sum(each for _, each in taken) + size > self._size:
            return False
        taken.append((now, size))
        return True
