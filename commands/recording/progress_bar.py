"""A progress bar on standard error for what takes long, and nothing for what does not."""

import sys
import time

from progress.model.numbers import written

PATIENCE = 1.0
"""Seconds after which a person wants to know that something happens."""
_EVERY = 2.0
_WIDTH = 24


class ProgressBar:
    """Says what is done: one line that changes on a terminal, a line now and then in a file."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._began = time.monotonic()
        self._shown = self._began
        self._live = sys.stderr.isatty()
        self._length = 0

    def show(self, what: str, done: int, of: int) -> None:
        """Show that `done` of `of` rows are done; 0 where the number is not known."""
        now = time.monotonic()
        if now - self._began < PATIENCE or now - self._shown < (0.1 if self._live else _EVERY):
            return
        self._shown = now
        line = f"{self._title}: {what}{_share(done, of, self._live)}"
        if self._live:
            print(f"\r{line.ljust(self._length)}", end="", file=sys.stderr, flush=True)
            self._length = len(line)
        else:
            print(line, file=sys.stderr, flush=True)

    def close(self) -> None:
        """Leave the line free for what comes next."""
        if self._live and self._length:
            print(f"\r{' ' * self._length}\r", end="", file=sys.stderr, flush=True)


def _share(done: int, of: int, live: bool) -> str:
    if not of:
        return f" {written(done)} dòng" if done else " …"
    full = _WIDTH * done // of
    bar = f" [{'█' * full}{'·' * (_WIDTH - full)}]" if live else ""
    return f"{bar} {written(done)}/{written(of)} ({100 * done // of}%)"
