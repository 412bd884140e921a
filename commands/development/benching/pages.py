"""What each other page costs (the overview is in `reruns`), and what the map fetches besides."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from commands.development.benching.measures import Measure, middle
from commands.development.benching.reruns import (
    BLOCK,
    CPU,
    ROUNDS,
    SIZE,
    Address,
    Seat,
    sizes_of,
    waits_of,
)
from commands.development.benching.servers import Server, fetched
from commands.development.benching.viewer import viewer

MAP, FIRST, MARKS = 20.0, 450.0, 300.0
"""Budgets of the map in kilobytes: of its reruns, with which its outlines do not travel again, of
its first visit, and of the marks of all communes."""
PARTS = ("ranh-gioi-34", "to-gach-34", "ten-34", "net-34")


@dataclass(frozen=True, slots=True)
class Views:
    """Views of one page that have next to nothing in common, and their budget in kilobytes."""

    addresses: tuple[Address, ...]
    size: float = SIZE


_LIBRARIES = {"nam": "2025", "chi-tieu": "library_service", "loai": "public_commune"}
_MUSEUMS = {"nam": "2025", "chi-tieu": "museum_programme", "loai": "museum"}
PAGES = {
    "ban-do": Views((_LIBRARIES, _MUSEUMS), MAP),
    "nhiem-vu": Views(({}, {"xem": "theo-nam"}, {"xem": "bang"}, {"nhiem-vu": "I.5"})),
    "bao-cao": Views(({"nam": "2025"}, {"nam": "2026", "pham-vi": "46"})),
    "lich": Views(({"nam": "2026"}, {"nam": "2025", "pham-vi": "46"})),
    "tinh-thanh": Views(({"pham-vi": "46"}, {"pham-vi": "86", "nam": "2024"})),
    "chi-tieu": Views((_LIBRARIES, _MUSEUMS)),
    "so-sanh-ke-hoach": Views(({}, {"van-ban": "hue"})),
    "thiet-che": Views(({}, {"pham-vi": "46"}, {"tim": "thu vien"})),
    "trinh-chieu": Views(({}, {"dip": "tong-ket-2030", "pham-vi": "46"})),
}
"""By their addresses."""


def measured(server: Server, as_of: date) -> Iterator[Measure]:
    """Yield processor time and bytes of each page's reruns, its views taking turns."""
    for page, views in PAGES.items():
        dated = [{**view, "ngay": as_of.isoformat()} for view in views.addresses]
        yield from _page(server, page, dated, views.size)


def _page(server: Server, page: str, views: list[Address], size: float) -> Iterator[Measure]:
    with viewer(server.site, page) as one:
        seat = Seat(server, one, views)
        seat.warm_up()
        blocks = [seat.run(BLOCK) for _ in range(ROUNDS)]
    yield middle(f"/{page}, warm rerun, processor time", [b.cpu for b in blocks], "ms", CPU)
    yield middle("  until complete at the viewer", waits_of(blocks), "ms")
    yield Measure("  bytes, nothing remembered by the browser", max(sizes_of(blocks)), "kB", size)


def first_visit_of_the_map(server: Server, as_of: date) -> Iterator[Measure]:
    """Yield the bytes of a first visit, Streamlit's own files apart, and of the communes' marks."""
    with viewer(server.site, "ban-do") as one:
        page = one.rerun({"nam": "2025", "ngay": as_of.isoformat()}).size
    parts = sum(fetched(server, f"du-lieu/{part}.json", packed=True) for part in PARTS)
    what = "map, first visit: its outlines and its page"
    yield Measure(what, (page + parts) / 1000, "kB", FIRST)
    marks = f"du-lieu/thiet-che/xa.json?ngay={as_of.isoformat()}"
    packed = fetched(server, marks, packed=True) / 1000
    yield Measure("  marks of all communes, packed", packed, "kB")
    yield Measure("  marks of all communes, unpacked", fetched(server, marks) / 1000, "kB", MARKS)
