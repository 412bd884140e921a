"""How long one waits for the first page: from nothing, and when the database is there."""

import time
from pathlib import Path

from commands.development.benching.measures import Measure, middle
from commands.development.benching.reruns import Address
from commands.development.benching.servers import dashboard, prepare
from commands.development.benching.viewer import viewer

FIRST, LATER = 90.0, 4.0
"""Budgets in seconds; downloads are not in them."""
TIMES = 3
"""Later starts; there is only one first."""


def measured(database: Path, scale: int, address: Address) -> tuple[Measure, Measure]:
    """Make the database and start the dashboard, until a page is there; then start it again."""
    first = _start(database, scale, address)
    later = [_start(database, scale, address) for _ in range(TIMES)]
    return (
        Measure("first start from nothing, until the page is complete", first, "s", FIRST),
        middle("later start, until the page is complete", later, "s", LATER),
    )


def _start(database: Path, scale: int, address: Address) -> float:
    """Do what `manage.py run` does once the packages are there; return the seconds it took."""
    began = time.perf_counter()
    prepare(database, "--scale", str(scale))
    with dashboard(database) as server, viewer(server.site, server.page) as one:
        one.rerun(address)
        return time.perf_counter() - began
