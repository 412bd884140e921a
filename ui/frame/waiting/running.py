"""How many scripts run at a time, and the one way in for reruns of fragments.

Streamlit gives every session a thread. Threads that compute at once wait for one another at each
step of the interpreter, so that a rerun costs the more, the more sessions are busy: in turn, they
cost what one alone does. A rerun of a fragment skips the entry script, and its check of the
visitor with it: `fragment` repeats both (decision 0024).
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps

import streamlit as st
from prometheus_client import Histogram

AT_A_TIME = 2
"""Scripts that run at the same time: while one reads the database, another computes."""
_WAITS = Histogram("dashboard_rerun_wait_seconds", "Waiting of a rerun for its turn")
_RUNS = Histogram("dashboard_rerun_seconds", "A rerun of a page or of a part of it, in its turn")
_slots = threading.BoundedSemaphore(AT_A_TIME)
_of_thread = threading.local()
_may_read: ContextVar[Callable[[], bool]] = ContextVar("may_read")


@contextmanager
def script(may_read: Callable[[], bool]) -> Iterator[None]:
    """Wait for a slot and hold it; `may_read` is asked again before each rerun of a fragment."""
    _may_read.set(may_read)
    with _slot():
        yield


def fragment(fill: Callable[..., None]) -> Callable[..., None]:
    """Return `fill`, made safe to be rerun by itself: in a slot, by somebody who may read.

    For somebody who no longer may, the whole script runs instead, and says why.
    """
    may_read = _may_read.get()

    @wraps(fill)
    def guarded(*arguments: object) -> None:
        if _holds_slot():
            fill(*arguments)  # part of a whole run, which has checked the visitor
            return
        with _slot():
            if not may_read():
                st.rerun()
            fill(*arguments)

    return guarded


def give_back() -> None:
    """Let another script run: to be called before waiting, for a writer's lock or for a process.

    The script goes on without a slot: waiting for one again could block those who hold them and
    wait for what this one computes.
    """
    if _holds_slot():
        _of_thread.holds_slot = False
        _slots.release()


@contextmanager
def _slot() -> Iterator[None]:
    with _WAITS.time():
        _slots.acquire()
    _of_thread.holds_slot = True
    try:
        with _RUNS.time():
            yield
    finally:
        give_back()


def _holds_slot() -> bool:
    return getattr(_of_thread, "holds_slot", False)
