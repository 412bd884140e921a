"""What a piece of work may cost, and how a process is held to it."""

import ctypes
import os
import time
from dataclasses import dataclass
from enum import IntEnum
from threading import Thread

from data_access.store.problems import Problem

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

_OFTEN = 0.2
_MEGABYTE = 1_000_000


class Exceeded(IntEnum):
    """Which limit ended a process, as its exit status."""

    PROCESSOR = 81
    MEMORY = 82
    TIME = 83


@dataclass(frozen=True, slots=True)
class Limits:
    """Most seconds of processor, megabytes of memory and seconds on the wall of one work.

    `work` names it at the beginning of a sentence, `advice` is the sentence on what to do when a
    limit has ended it.
    """

    work: str
    advice: str
    processor_seconds: int
    megabytes: int
    wall_seconds: int

    def problem(self, exceeded: Exceeded | None) -> Problem:
        """Return the sentence for a work that was ended; None: by no limit that is known."""
        reasons = {
            Exceeded.PROCESSOR: f"cần hơn {self.processor_seconds} giây xử lý nên đã dừng lại",
            Exceeded.MEMORY: f"cần hơn {self.megabytes} MB bộ nhớ nên đã dừng lại",
            Exceeded.TIME: f"kéo dài hơn {self.wall_seconds} giây nên đã dừng lại",
            None: "bị ngắt giữa chừng",
        }
        return Problem(f"{self.work} {reasons[exceeded]}. {self.advice}")


_allowed = [0.0]
"""Seconds of processor that this process may have used; a list, for the thread that watches."""


def impose(processor_seconds: int, megabytes: int) -> None:
    """Hold this process to its limits from now on."""
    allow(processor_seconds)
    if resource is None:
        Thread(target=watch, args=(megabytes,), daemon=True).start()
        return
    # Data and not address space: the engine that draws charts reserves addresses by the gigabyte.
    resource.setrlimit(resource.RLIMIT_DATA, (megabytes * _MEGABYTE,) * 2)


def allow(processor_seconds: float) -> float:
    """Let this process use so many seconds from now; return how many were left to it before.

    For work that is bounded by other means.
    """
    left = _allowed[0] - time.process_time()
    _allowed[0] = time.process_time() + processor_seconds
    if resource is not None:
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (round(_allowed[0]), hard))
    return left


def watch(megabytes: int) -> None:
    """End this process when it has used too much, where the system itself does not."""
    while True:
        if time.process_time() > _allowed[0]:
            os._exit(Exceeded.PROCESSOR)
        if _memory_of_windows() > megabytes * _MEGABYTE:
            os._exit(Exceeded.MEMORY)
        time.sleep(_OFTEN)


class _Counters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS of Windows."""

    _fields_ = (
        ("size", ctypes.c_uint32),
        ("page_faults", ctypes.c_uint32),
        ("peak_working_set", ctypes.c_size_t),
        ("working_set", ctypes.c_size_t),
        *((f"pool_{number}", ctypes.c_size_t) for number in range(4)),
        ("committed", ctypes.c_size_t),
        ("peak_committed", ctypes.c_size_t),
    )


def _memory_of_windows() -> int:
    counters = _Counters(size=ctypes.sizeof(_Counters))
    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    process = ctypes.c_void_p(kernel.GetCurrentProcess())
    kernel.K32GetProcessMemoryInfo(process, ctypes.byref(counters), counters.size)
    return int(counters.committed)
