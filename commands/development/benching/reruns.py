"""What a rerun costs: processor time, waiting time and bytes, block by block.

Blocks of the servers that are compared take turns, so that whatever else the machine does meets
them all, and each figure is a median over the blocks.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle, islice
from statistics import median
from typing import NamedTuple

from commands.development.benching.measures import Measure, middle, percentile
from commands.development.benching.servers import Server
from commands.development.benching.viewer import Rerun, Viewer

Address = dict[str, str]

WARM_UPS = 12
BLOCK, ROUNDS = 20, 8
COLD = 12
PAUSE = 0.06
"""Seconds between reruns: nobody clicks while the server still tidies up after the last click."""
CPU, RATIO, SIZE, LARGE = 40.0, 2.5, 60.0, 1.1
"""Budgets: milliseconds, empty pages, kilobytes, and registers of 600 institutions."""


@dataclass(frozen=True, slots=True)
class Block:
    """Some reruns in a row, and the processor time each of them took on average."""

    cpu: float
    reruns: tuple[Rerun, ...]


@dataclass(frozen=True, slots=True)
class Seat:
    """A viewer before a server, with the selections it looks at in turn."""

    server: Server
    viewer: Viewer
    selections: Sequence[Address]

    def warm_up(self) -> None:
        """Look at the selections until everything that is remembered is."""
        self.run(WARM_UPS)

    def run(self, count: int) -> Block:
        """Look at the selections in turn, so many times in all."""
        before = self.server.cpu()
        reruns = tuple(self._paced(islice(cycle(self.selections), count)))
        time.sleep(5 * PAUSE)  # the tidying up after the last rerun is its cost, too
        return Block((self.server.cpu() - before) / count, reruns)

    def _paced(self, addresses: Iterator[Address]) -> Iterator[Rerun]:
        for address in addresses:
            yield self.viewer.rerun(address)
            time.sleep(PAUSE)


class Seats(NamedTuple):
    """The seats that are compared: two sizes of the register, two empty pages."""

    small: Seat
    large: Seat
    empty: Seat
    frozen: Seat


def selections(as_of: date) -> tuple[Address, ...]:
    """Return two views that have next to nothing in common."""
    day = {"ngay": as_of.isoformat()}
    return {"nam": "2024", "pham-vi": "VN", **day}, {"nam": "2025", "pham-vi": "12", **day}


def measured(seats: Seats, growth: str) -> Iterator[Measure]:
    """Yield what reruns of the overview cost; `growth` says what is large about the large one."""
    own, much, nothing, spared = _blocks(seats)
    waits = waits_of(own)
    wait, empty_wait, spared_wait = (median(waits_of(each)) for each in (own, nothing, spared))
    ratios = [more.cpu / less.cpu for more, less in zip(much, own, strict=True)]
    yield middle("warm rerun, processor time", _cpu(own), "ms", CPU)
    yield Measure("  until complete at the viewer, p50", wait, "ms")
    yield Measure("  until complete at the viewer, p95", percentile(waits, 95), "ms")
    yield Measure("  p50 over an empty page's", wait / empty_wait, "times", RATIO)
    yield Measure("  p50 over an empty page's with its imports frozen", wait / spared_wait, "times")
    yield Measure("  bytes, nothing remembered by the browser", max(sizes_of(own)), "kB", SIZE)
    yield middle(f"  processor time, {growth}", ratios, "times", LARGE)
    yield middle("empty page, processor time", _cpu(nothing), "ms")
    yield Measure("  until complete at the viewer, p50", empty_wait, "ms")
    yield middle("empty page with its imports frozen, processor time", _cpu(spared), "ms")
    yield Measure("  until complete at the viewer, p50", spared_wait, "ms")


def cold(server: Server, viewer: Viewer, as_of: date) -> Iterator[Measure]:
    """Yield the cost of views that nobody asked for before, because they are of other days."""
    days = (as_of - timedelta(days=1 + number) for number in range(COLD))
    block = Seat(server, viewer, [selections(day)[0] for day in days]).run(COLD)
    yield Measure("rerun of a view never asked for, processor time", block.cpu, "ms")
    yield middle("  until complete at the viewer", waits_of([block]), "ms")


def same_view_again(server: Server, viewer: Viewer, as_of: date) -> Measure:
    """Return the bytes of one view again and again, for a viewer that remembers as browsers do."""
    again = Seat(server, viewer, selections(as_of)[:1]).run(4).reruns[-1]
    return Measure("  bytes, the same view again in a browser", again.size / 1000, "kB")


def _blocks(seats: Seats) -> list[list[Block]]:
    """Measure the seats in turn, each round beginning with another one."""
    found: list[list[Block]] = [[] for _ in seats]
    for number in range(ROUNDS):
        for place in range(number, number + len(seats)):
            found[place % len(seats)].append(seats[place % len(seats)].run(BLOCK))
    return found


def _cpu(blocks: list[Block]) -> list[float]:
    return [block.cpu for block in blocks]


def waits_of(blocks: list[Block]) -> list[float]:
    """Return the milliseconds that each rerun took at the viewer."""
    return [rerun.milliseconds for block in blocks for rerun in block.reruns]


def sizes_of(blocks: list[Block]) -> list[float]:
    """Return the kilobytes of each rerun."""
    return [rerun.size / 1000 for block in blocks for rerun in block.reruns]
