"""What the map fetches by address: on its first visit, and when institutions are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.request import ProxyHandler, Request, build_opener

from commands.development.benching.measures import Measure
from commands.development.benching.servers import Server
from commands.development.benching.viewer import viewer

PARTS = ("ranh-gioi-34", "to-gach-34", "ten-34", "net-34")
FIRST, MARKS = 450.0, 300.0
"""Budgets in kilobytes: of the first visit, and of the marks of all communes."""


def measured(server: Server, as_of: date) -> Iterator[Measure]:
    """Yield the bytes of a first visit, Streamlit's own files apart, and of the communes' marks."""
    with viewer(server.site, "ban-do") as one:
        page = one.rerun({"nam": "2025", "ngay": as_of.isoformat()}).size
    fetched = sum(_transferred(server, f"du-lieu/{part}.json") for part in PARTS)
    what = "map, first visit: its outlines and its page"
    yield Measure(what, (page + fetched) / 1000, "kB", FIRST)
    marks = f"du-lieu/thiet-che/xa.json?ngay={as_of.isoformat()}"
    yield Measure("  marks of all communes, packed", _transferred(server, marks) / 1000, "kB")
    plain = _transferred(server, marks, packed=False) / 1000
    yield Measure("  marks of all communes, unpacked", plain, "kB", MARKS)


def _transferred(server: Server, address: str, *, packed: bool = True) -> int:
    """Return how many bytes an address answers with."""
    accepted = {"Accept-Encoding": "gzip"} if packed else {}
    request = Request(f"{server.site}/{address}", headers=accepted)  # noqa: S310 (our own server)
    with build_opener(ProxyHandler({})).open(request, timeout=30) as answer:
        return len(answer.read())
