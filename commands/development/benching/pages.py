"""What pages cost: starting, reruns of every page, a large register, the first visit of the map.

A rerun costs processor time, waiting time and bytes, measured block by block, so that whatever else
the machine does for a while is not measured: a figure is a median over the blocks.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from statistics import median

from commands.development.benching.measures import Measurement
from commands.development.benching.servers import (
    LARGE,
    OVERVIEW,
    SMALL,
    Address,
    Bench,
    Server,
    dashboard,
    fetched,
)
from commands.development.benching.viewer import Rerun, Viewer, viewer
from data_access.boundaries import atlas
from progress.judging.coverage import Basis
from ui.map.geometry import addresses

WARM_UPS, BLOCK, BLOCKS = 12, 20, 5
"""Reruns before anything is measured, those of a block, and blocks."""
PAUSE = 0.06
"""Seconds between reruns: as between clicks, the server finishes its work on the last one."""
OVERVIEW_CPU, CPU, SIZE = 10.0, 16.0, 60.0
"""Budgets of a rerun: milliseconds on the overview and on any other page, and kilobytes."""

COUNTRY, PROVINCE = {"nam": "2024", "pham-vi": "VN"}, {"nam": "2025", "pham-vi": "12"}
_LIBRARIES = {"nam": "2025", "chi-tieu": "library_service", "loai": "public_commune"}
_MUSEUMS = {"nam": "2025", "chi-tieu": "museum_programme", "loai": "museum"}
VIEWS: dict[str, tuple[Address, ...]] = {
    OVERVIEW: (COUNTRY, PROVINCE),
    "ban-do": (
        _LIBRARIES,
        _MUSEUMS,
        {**_LIBRARIES, "hinh": "bon-nam"},
        {**_LIBRARIES, "hinh": "hinh-ve", "pham-vi": "46"},
    ),
    "nhiem-vu": ({}, {"xem": "theo-nam"}, {"xem": "bang"}, {"nhiem-vu": "I.5"}),
    "bao-cao": ({"nam": "2025"}, {"nam": "2026", "pham-vi": "46"}),
    "lich": ({"nam": "2026"}, {"nam": "2025", "pham-vi": "46"}),
    "tinh-thanh": ({"pham-vi": "46"}, {"pham-vi": "86", "nam": "2024"}, {}),
    "chi-tieu": (_LIBRARIES, _MUSEUMS),
    "trien-vong": (_MUSEUMS, {"chi-tieu": "library_visits", "pham-vi": "46"}),
    "so-sanh-ke-hoach": ({}, {"van-ban": "hue"}),
    "kinh-phi": ({}, {"pham-vi": "46"}),
    "thiet-che": ({}, {"pham-vi": "46"}, {"tim": "thu vien"}),
    "trinh-chieu": ({}, {"dip": "tong-ket-2030", "pham-vi": "46"}),
    "phuong-phap": ({},),
    "nhap-so-lieu": ({}, {"pham-vi": "46"}),
    "lich-su": ({},),
}
"""Views of each page that have next to nothing in common."""


@dataclass(frozen=True, slots=True)
class Block:
    """Reruns that followed each other, and the milliseconds of processor time of each of them."""

    reruns: list[Rerun]
    cpu: float


def block(server: Server, one: Viewer, views: Iterable[Address]) -> Block:
    """Let a viewer look at views in turn."""
    before, reruns = server.cpu(), []
    for view in views:
        reruns.append(one.rerun(view))
        time.sleep(PAUSE)
    time.sleep(5 * PAUSE)  # the tidying up after the last rerun is its cost, too
    return Block(reruns, (server.cpu() - before) / len(reruns))


def warm(server: Server, page: str, views: Sequence[Address]) -> list[Block]:
    """Return the blocks of a viewer who has looked around until all that is remembered is."""
    looked = cycle(views)
    with viewer(server.site, page) as one:
        block(server, one, islice(looked, WARM_UPS))
        return [block(server, one, islice(looked, BLOCK)) for _ in range(BLOCKS)]


def starts(bench: Bench) -> Iterator[Measurement]:
    """Start the dashboard from nothing until a page is there, and again; without downloads."""
    (first, _), *later = (_start(bench) for _ in range(4))
    yield Measurement("first start from nothing, until the page is complete", [first], "s", 90.0)
    what = "later start, until the page is complete"
    yield Measurement(what, [seconds for seconds, _ in later], "s", 3.0)
    yield Measurement("  processor time", [cpu for _, cpu in later], "s", 2.5)


def _start(bench: Bench) -> tuple[float, float]:
    """Do what `manage.py run` does once the packages are there; return seconds and processor's."""
    began, database = time.perf_counter(), bench.folder / "started.db"
    with dashboard(database, prepares=True) as server, viewer(server.site, OVERVIEW) as one:
        one.rerun(bench.dated(COUNTRY))
        return time.perf_counter() - began, server.cpu() / 1000


def reruns(bench: Bench) -> Iterator[Measurement]:
    """Yield what reruns of each page cost, its views taking turns."""
    for page, views in VIEWS.items():
        blocks = warm(bench.overview, page, [bench.dated(view) for view in views])
        looked = [each for one in blocks for each in one.reruns]
        waits, sizes = [e.milliseconds for e in looked], [e.size / 1000 for e in looked]
        most = OVERVIEW_CPU if page == OVERVIEW else CPU
        yield Measurement(f"/{page}, processor time", [one.cpu for one in blocks], "ms", most)
        yield Measurement("  until complete at the viewer, p50", waits, "ms")
        yield Measurement("  bytes, nothing remembered by the browser", sizes, "kB", SIZE, "", max)


def large_register(bench: Bench) -> Iterator[Measurement]:
    """Yield what a large register adds to the overview."""
    views = [bench.dated(COUNTRY), bench.dated(PROVINCE)]
    with dashboard(bench.large) as large:
        much, little = (warm(each, OVERVIEW, views) for each in (large, bench.overview))
    growth = median(each.cpu for each in much) / median(each.cpu for each in little)
    what = f"overview, processor time, {LARGE} over {SMALL} institutions"
    yield Measurement(what, [growth], "times", 1.1)


def first_visit_of_the_map(bench: Bench) -> Iterator[Measurement]:
    """Yield the bytes of a first visit, Streamlit's own files apart, and of the communes' marks."""
    with viewer(bench.overview.site, "ban-do") as one:
        size = one.rerun(bench.dated({"nam": "2025"})).size / 1000
    # Of the letterings a browser takes the one that suits its width.
    parts = addresses(atlas(Basis.TODAY))
    asked = (parts.shapes, parts.hatches, parts.words[0], parts.lines[0])
    size += sum(fetched(bench.overview, part, packed=True) for part in asked)
    yield Measurement("map, first visit: its outlines and its page", [size], "kB", 450.0)
    marks = f"du-lieu/thiet-che/xa.json?ngay={bench.as_of}"
    yield Measurement(
        "  marks of all communes, unpacked", [fetched(bench.overview, marks)], "kB", 300.0
    )
