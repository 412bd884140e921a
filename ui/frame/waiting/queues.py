"""The queues before files that are read and files that are made, and what who waits is told."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import streamlit as st

from data_access.child_processes import Job, Limits, WorkQueue
from progress.model.numbers import written

READING = WorkQueue(at_once=1, waiting=20, to_the_end=True)
"""Files that people bring; who leaves while theirs is written finds it written."""
MAKING = WorkQueue(at_once=1, waiting=40, kept=12)
"""Files that people take; the last ones are kept: many ask for the same before a conference."""
MAKING_LIMITS = Limits(
    "Tạo tệp",
    "Hãy thử lại khi máy chủ ít việc hơn; nếu vẫn không được, hãy báo người quản trị.",
    processor_seconds=120,
    megabytes=2_000,
    wall_seconds=600,
)
OnWait = Callable[[Job[Any]], None]


def ignore_wait(job: Job[Any]) -> None:
    """Tell nobody."""


def words(job: Job[Any], doing: str) -> str:
    """Say what somebody waits for: their turn, or what is being done, and how far."""
    if job.before:
        return f"Đang chờ, còn {written(job.before)} việc trước"
    what, done, of = job.progress
    share = f" {written(done)}" if done else ""
    return f"{what or doing}{share}{f'/{written(of)}' if of else ''}{' dòng' if share else ''} …"


@contextmanager
def waiting(doing: str) -> Iterator[OnWait]:
    """Give what to call while somebody waits; it shows `words` where the page stands."""
    place, shown = st.empty(), ""

    def on_wait(job: Job[Any]) -> None:
        nonlocal shown
        sentence = words(job, doing)
        if sentence != shown:
            place.caption(f":material/hourglass_top: {sentence}")
            shown = sentence

    yield on_wait
    place.empty()
