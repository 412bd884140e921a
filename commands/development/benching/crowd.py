"""What many viewers at once wait, and whether memory stays level over many sessions."""

import random
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier, BoundedSemaphore, BrokenBarrierError

from commands.development.benching.measures import LEVEL, Measurement, percentile_95
from commands.development.benching.pages import COUNTRY, PROVINCE
from commands.development.benching.servers import OVERVIEW, Address, Bench
from commands.development.benching.viewer import viewer
from commands.launching.supervision import allow_connections

CROWDS = ((100, 0.0, 5, 1.0, 2.0), (200, 10.0, 3, None, 0.2))
"""Viewers, seconds between their clicks, clicks; budgets of the median and of 95% in seconds."""
SESSIONS, CLICKS = 300, 10
CLICKS_OF_A_REHEARSAL = 5
_COMING = BoundedSemaphore(20)
"""So many come at a time: what is measured is clicks, not a rush at the door."""


def crowds(bench: Bench) -> Iterator[Measurement]:
    """Yield the waits of viewers of the overview who click at the same time."""
    views = [bench.dated(COUNTRY), bench.dated(PROVINCE)]
    for count, pause, clicks, *budgets in CROWDS:
        before = bench.overview.cpu()
        yield from _waits(bench.overview.site, views, count, pause, clicks, *budgets)
        spent = (bench.overview.cpu() - before) / (count * (clicks + 1))
        yield Measurement("  processor time of a click, arriving included", [spent], "ms")


def rehearsal(site: str, count: int, pause: float, _bench: Bench) -> Iterator[Measurement]:
    """Yield the waits of viewers of a server that runs already; nothing of the bench is needed."""
    allow_connections()
    yield from _waits(site, [COUNTRY, PROVINCE], count, pause, CLICKS_OF_A_REHEARSAL)


def _waits(
    site: str,
    views: list[Address],
    count: int,
    pause: float,
    clicks: int,
    middle: float | None = None,
    most: float | None = None,
) -> Iterator[Measurement]:
    look = partial(_look, site, views, pause, clicks, Barrier(count))
    with ThreadPoolExecutor(count) as viewers:
        waits = [each for one in viewers.map(look, range(count)) for each in one]
    what = f"{count} viewers, {pause:.0f} s between clicks"
    yield Measurement(f"{what}, p50", waits, "s", middle)
    yield Measurement(f"{what}, p95", waits, "s", most, figure=percentile_95)


def _look(
    site: str, views: list[Address], pause: float, clicks: int, together: Barrier, number: int
) -> list[float]:
    """Come, wait for the others, and click; return the seconds that each click took.

    Nobody clicks where somebody could not come: they raise why, the others return nothing.
    """
    waits = []
    try:
        with viewer(site, OVERVIEW) as one:
            with _COMING:
                one.rerun(views[0])
            together.wait()
            time.sleep(random.Random(number).random() * pause)  # noqa: S311 (no secret)
            for click in range(clicks):
                waits.append(one.rerun(views[(number + click) % 2]).milliseconds / 1000)
                time.sleep(pause)
    except BrokenBarrierError:
        return []
    except BaseException:
        together.abort()
        raise
    return waits


def memory(bench: Bench) -> Iterator[Measurement]:
    """Yield what the second half of many sessions adds, each with its clicks."""
    half = 0.0
    for number in range(SESSIONS):
        if number == SESSIONS // 2:
            half = bench.overview.memory()
        with viewer(bench.overview.site, OVERVIEW) as one:
            for click in range(CLICKS):
                one.rerun(bench.dated((COUNTRY, PROVINCE)[click % 2]))
    grown = bench.overview.memory() - half
    yield Measurement(
        f"memory that the second half of {SESSIONS} sessions adds", [grown], "MB", LEVEL
    )
