"""What pages cost: starting, memory, reruns of the overview and of every other page, the map.

A rerun costs processor time, waiting time and bytes, measured block by block. Blocks of servers
that are compared take turns, so that whatever else the machine does meets them all, and a figure
is a median over the blocks.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import cycle, islice
from statistics import median

from commands.development.benching.measures import Measure, percentile_95
from commands.development.benching.servers import (
    LARGE,
    SMALL,
    Address,
    Bench,
    Server,
    dashboard,
    fetched,
    prepare,
)
from commands.development.benching.viewer import Viewer, viewer

WARM_UPS, BLOCK, ROUNDS, COLD = 12, 20, 8, 12
"""Reruns before anything is measured, of a block, blocks, and views that nobody asked for."""
PAUSE = 0.06
"""Seconds between reruns: as between clicks, the server finishes its work on the last one."""
CPU, SIZE = 40.0, 60.0
"""Budgets of a rerun of any page: milliseconds of processor time, and kilobytes."""

COUNTRY, PROVINCE = {"nam": "2024", "pham-vi": "VN"}, {"nam": "2025", "pham-vi": "12"}
_LIBRARIES = {"nam": "2025", "chi-tieu": "library_service", "loai": "public_commune"}
_MUSEUMS = {"nam": "2025", "chi-tieu": "museum_programme", "loai": "museum"}
VIEWS: dict[str, tuple[Address, ...]] = {
    "ban-do": (_LIBRARIES, _MUSEUMS),
    "nhiem-vu": ({}, {"xem": "theo-nam"}, {"xem": "bang"}, {"nhiem-vu": "I.5"}),
    "bao-cao": ({"nam": "2025"}, {"nam": "2026", "pham-vi": "46"}),
    "lich": ({"nam": "2026"}, {"nam": "2025", "pham-vi": "46"}),
    "tinh-thanh": ({"pham-vi": "46"}, {"pham-vi": "86", "nam": "2024"}),
    "chi-tieu": (_LIBRARIES, _MUSEUMS),
    "so-sanh-ke-hoach": ({}, {"van-ban": "hue"}),
    "thiet-che": ({}, {"pham-vi": "46"}, {"tim": "thu vien"}),
    "trinh-chieu": ({}, {"dip": "tong-ket-2030", "pham-vi": "46"}),
}
"""Views of each other page that have next to nothing in common."""
MAP_SIZE = 20.0
"""Budget of the map's reruns in kilobytes: its outlines do not travel again."""
MAP_PARTS = ("ranh-gioi-34", "to-gach-34", "ten-34", "net-34")


@dataclass(frozen=True, slots=True)
class Seat:
    """A viewer before a server, with the views it looks at in turn, and what that has cost.

    `cpu` are milliseconds of a rerun on average, by block; `waits` and `sizes` are milliseconds
    at the viewer and kilobytes, by rerun.
    """

    server: Server
    viewer: Viewer
    views: Sequence[Address]
    cpu: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)

    def run(self, count: int) -> None:
        """Look at the views in turn, so many times in all."""
        before = self.server.cpu()
        for view in islice(cycle(self.views), count):
            rerun = self.viewer.rerun(view)
            self.waits.append(rerun.milliseconds)
            self.sizes.append(rerun.size / 1000)
            time.sleep(PAUSE)
        time.sleep(5 * PAUSE)  # the tidying up after the last rerun is its cost, too
        self.cpu.append((self.server.cpu() - before) / count)

    def measures(self, what: str, size: float) -> Iterator[Measure]:
        """Yield what a rerun costs; `size` is its budget in kilobytes."""
        yield Measure(f"{what}, processor time", self.cpu, "ms", CPU)
        yield Measure("  until complete at the viewer, p50", self.waits, "ms")
        yield Measure("  until complete at the viewer, p95", self.waits, "ms", figure=percentile_95)
        yield Measure("  bytes, nothing remembered by the browser", self.sizes, "kB", size, "", max)


@contextmanager
def seated(server: Server, page: str, views: Sequence[Address]) -> Iterator[Seat]:
    """Seat a viewer before a page, who has looked around until all that is remembered is."""
    with viewer(server.site, page) as one:
        Seat(server, one, views).run(WARM_UPS)
        yield Seat(server, one, views)


def starts(bench: Bench) -> Iterator[Measure]:
    """Start the dashboard from nothing until a page is there, and again; without downloads."""
    first, *later = (_start(bench) for _ in range(4))
    yield Measure("first start from nothing, until the page is complete", [first], "s", 90.0)
    yield Measure("later start, until the page is complete", later, "s", 4.0)


def _start(bench: Bench) -> float:
    """Do what `manage.py run` does once the packages are there; return the seconds it took."""
    began = time.perf_counter()
    prepare(bench.small, SMALL)
    with dashboard(bench.small) as server, viewer(server.site, server.page) as one:
        one.rerun(bench.dated(COUNTRY))
        return time.perf_counter() - began


def overview(bench: Bench) -> Iterator[Measure]:
    """Yield what reruns of the overview cost, beside a large register and an empty page."""
    views = [bench.dated(COUNTRY), bench.dated(PROVINCE)]
    with ExitStack() as stack:
        servers = (bench.overview, stack.enter_context(dashboard(bench.large)), bench.empty)
        seats = [stack.enter_context(seated(each, each.page, views)) for each in servers]
        own, much, nothing = seats
        # Before anything else is asked of them: one viewer each, and the reruns of its warm-up.
        memory, empty_memory = own.server.memory(), nothing.server.memory()
        for number in range(ROUNDS):
            for place in range(number, number + len(seats)):
                seats[place % len(seats)].run(BLOCK)
        yield from own.measures("warm rerun", SIZE)
        over_empty = median(own.waits) / median(nothing.waits)
        yield Measure("  p50 over an empty page's", [over_empty], "times", 2.5)
        growth = [more / less for more, less in zip(much.cpu, own.cpu, strict=True)]
        what = f"  processor time, {LARGE} over {SMALL} institutions"
        yield Measure(what, growth, "times", 1.1)
        yield Measure("empty page, processor time", nothing.cpu, "ms")
        yield Measure("  until complete at the viewer, p50", nothing.waits, "ms")
        days = (bench.as_of - timedelta(days=1 + number) for number in range(COLD))
        cold = Seat(own.server, own.viewer, [COUNTRY | {"ngay": f"{day}"} for day in days])
        cold.run(COLD)
        yield Measure("rerun of a view never asked for, processor time", cold.cpu, "ms")
        yield Measure("  until complete at the viewer", cold.waits, "ms")
        with viewer(bench.overview.site, bench.overview.page, remembers=True) as one:
            sizes = [one.rerun(views[0]).size / 1000 for _ in range(4)]
        yield Measure("  bytes, the same view again in a browser", sizes[-1:], "kB")
    above = memory - empty_memory
    yield Measure("memory with one viewer, above an empty page's", [above], "MB", 100.0)
    yield Measure("  overview", [memory], "MB")
    yield Measure("  empty page", [empty_memory], "MB")


def other_pages(bench: Bench) -> Iterator[Measure]:
    """Yield what reruns of each other page cost, its views taking turns."""
    for page, views in VIEWS.items():
        with seated(bench.overview, page, [bench.dated(view) for view in views]) as seat:
            for _ in range(ROUNDS):
                seat.run(BLOCK)
        yield from seat.measures(f"/{page}, warm rerun", MAP_SIZE if page == "ban-do" else SIZE)


def first_visit_of_the_map(bench: Bench) -> Iterator[Measure]:
    """Yield the bytes of a first visit, Streamlit's own files apart, and of the communes' marks."""
    with viewer(bench.overview.site, "ban-do") as one:
        size = one.rerun(bench.dated({"nam": "2025"})).size / 1000
    size += sum(fetched(bench.overview, f"du-lieu/{part}.json", packed=True) for part in MAP_PARTS)
    yield Measure("map, first visit: its outlines and its page", [size], "kB", 450.0)
    marks = f"du-lieu/thiet-che/xa.json?ngay={bench.as_of}"
    packed, plain = (fetched(bench.overview, marks, packed=each) for each in (True, False))
    yield Measure("  marks of all communes, packed", [packed], "kB")
    yield Measure("  marks of all communes, unpacked", [plain], "kB", 300.0)
