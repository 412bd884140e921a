"""What a warm rerun of each other page costs; the overview is measured at length in `reruns`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from commands.benching.measures import Measure, middle
from commands.benching.reruns import BLOCK, CPU, ROUNDS, SIZE, Address, Seat
from commands.benching.servers import Server
from commands.benching.viewer import viewer

VIEWS: dict[str, tuple[Address, ...]] = {
    "nhiem-vu": ({}, {"xem": "theo-nam"}, {"xem": "bang"}, {"nhiem-vu": "I.5"}),
}
"""A page's address, and parameters of views that have next to nothing in common."""


def measured(server: Server, as_of: date) -> Iterator[Measure]:
    """Yield processor time and bytes of each page's reruns, its views taking turns."""
    for page, views in VIEWS.items():
        yield from _page(server, page, [{**view, "ngay": as_of.isoformat()} for view in views])


def _page(server: Server, page: str, views: list[Address]) -> Iterator[Measure]:
    with viewer(server.site, page) as one:
        seat = Seat(server, one, views)
        seat.warm_up()
        blocks = [seat.run(BLOCK) for _ in range(ROUNDS)]
    sizes = [rerun.size / 1000 for block in blocks for rerun in block.reruns]
    waits = [rerun.milliseconds for block in blocks for rerun in block.reruns]
    yield middle(f"/{page}, warm rerun, processor time", [b.cpu for b in blocks], "ms", CPU)
    yield middle("  until complete at the viewer", waits, "ms")
    yield Measure("  bytes, nothing remembered by the browser", max(sizes), "kB", SIZE)
