"""The country on a slide: the map by value, the tile grid by verdict, both archipelagos always."""

from collections.abc import Iterator

from charts.maps.marks import (
    FALLING,
    RISING,
    UPRIGHT,
    Colouring,
    Key,
    Mark,
    colouring_of,
    legend,
    marks,
)
from charts.maps.outlines import ARCHIPELAGO
from charts.maps.tiles import places as tile_places
from exports.report import Section
from exports.shared.lettering import lines
from exports.show.frame import heading, whole
from exports.show.markup import Html, div, element, joined, span
from exports.show.palette import INK, on
from exports.show.province_outlines import SCALE, at, codes, outlines, short
from exports.show.statements import fitting, listed
from progress.indicators.atlas import HEIGHT, WIDTH, Atlas, LonLat

_WIDE, _HIGH = round(WIDTH * SCALE), round(HEIGHT * SCALE)
_WORDS = 960
_TITLES = (54, 48, 44, 40, 36, 32)
_HATCHES = {RISING: "M0 10L10 0", FALLING: "M0 0L10 10", UPRIGHT: "M5 0L5 10"}


def defined(atlas: Atlas) -> Html:
    """Return the outlines and hatches that every map of the document draws with, once."""
    return element(
        "svg",
        element("defs", *(_hatch(name, line) for name, line in _HATCHES.items()), outlines(atlas)),
        class_="defined",
        aria_hidden="true",
    )


def silhouette(atlas: Atlas) -> Html:
    """Draw the country in one colour, with both archipelagos named."""
    uses = (_use(code, "var(--track)", None) for code in codes(atlas))
    return _country(*uses, *_archipelagos(atlas), label="Bản đồ Việt Nam")


def value_map(section: Section, atlas: Atlas) -> Html:
    """Draw the provinces coloured by value; beside them headline, legend and what is said."""
    facts = section.provinces
    colouring = colouring_of(facts[0].fact.indicator.measure, Colouring.VALUE)
    drawn = marks(facts, colouring, INK)
    country = _country(
        *(_use(mark.code, mark.fill, mark.hatch) for mark in drawn),
        *_leaders(atlas),
        *_archipelagos(atlas),
        *_names(atlas, drawn),
        label=section.title,
    )
    keys = legend(facts, colouring, INK)
    height = whole(section)
    under = 50 * len(keys) + 120 + lines(section.own, _WORDS - 30, 34) * 44 + 14
    size = next((each for each in _TITLES if _title(section, each) + under <= height), _TITLES[-1])
    statements = fitting(section.statements, _WORDS, height - _title(section, size) - under - 40)
    legend_ = _legend(keys, "Số tỉnh, thành phố")
    words = div("words", *heading(section, size), legend_, listed(statements))
    return div("country", words, country)


def _title(section: Section, size: int) -> float:
    return lines(section.title, _WORDS, size, bold=True) * size * 1.18


def tile_grid(section: Section, atlas: Atlas) -> Html:
    """Draw every province as large as any other, coloured by verdict, to be read from far away."""
    drawn = {mark.code: mark for mark in marks(section.provinces, Colouring.VERDICT, INK)}
    places, columns = _packed(tile_places(atlas.basis))
    tiles = [
        _tile(places[place.code.split("@")[0]], place.short_name, drawn.get(place.code))
        for place in atlas.places
    ]
    tiles += [
        _tile(places[each.name], f"QĐ. {each.name}", drawn.get(each.code), islands=True)
        for each in atlas.archipelagos
    ]
    keys = legend(section.provinces, Colouring.VERDICT, INK)
    rows = 1 + max(row for _, row in places.values())
    return div(
        "tiles",
        *tiles,
        _legend(keys, "Kết luận theo tỉnh, thành phố"),
        style=f"grid-template:repeat({rows},minmax(0,1fr))/repeat({columns},minmax(0,1fr))",
    )


def _packed(places: dict[str, tuple[int, int]]) -> tuple[dict[str, tuple[int, int]], int]:
    """Return the places without columns that nothing stands in, and how many are left."""
    used = sorted({column for column, _ in places.values()})
    return {name: (used.index(x), y) for name, (x, y) in places.items()}, len(used)


def _tile(place: tuple[int, int], name: str, mark: Mark | None, *, islands: bool = False) -> Html:
    """Draw a tile; an archipelago has the colour of its province, whose value stands there."""
    column, row = place
    fill = mark.fill if mark else INK.track
    hatched = mark is not None and mark.hatch is not None
    return div(
        "tile hatched" if hatched else "tile",
        span("name", name),
        span("value", mark.words if mark and not islands else ""),
        style=f"grid-area:{row + 1}/{column + 1};background:{fill};color:{on(fill)}",
    )


def _legend(keys: tuple[Key, ...], title: str) -> Html:
    rows = (
        element(
            "li",
            element(
                "svg",
                element("rect", width="44", height="28", style=f"fill:{key.fill}"),
                _hatching(key.hatch, element("rect", width="44", height="28")),
                viewBox="0 0 44 28",
                aria_hidden="true",
            ),
            span("what", key.label),
            span("count", str(key.count)),
        )
        for key in keys
    )
    return div("legend", element("h3", title), element("ul", *rows))


def _hatching(hatch: str | None, shape: Html) -> Html | None:
    if hatch is None:
        return None
    return element("g", shape, style=f"fill:url(#hatch-{hatch})")


def _hatch(name: str, line: str) -> Html:
    colour = INK.page if name == UPRIGHT else INK.marks["unknown"]
    path = element("path", d=line, style=f"stroke:{colour};stroke-width:2.4;fill:none")
    return element(
        "pattern", path, id=f"hatch-{name}", width="10", height="10", patternUnits="userSpaceOnUse"
    )


def _country(*parts: Html, label: str) -> Html:
    return element(
        "svg", *parts, viewBox=f"0 0 {_WIDE} {_HIGH}", role="img", aria_label=label, class_="map"
    )


def _use(code: str, fill: str, hatch: str | None) -> Html:
    shape = element("use", href=f"#land-{code}")
    return joined((element("g", shape, style=f"fill:{fill}"), _hatching(hatch, shape)))


def _leaders(atlas: Atlas) -> Iterator[Html]:
    for place in atlas.places:
        if place.line:
            (x, y), (u, v) = (at(point) for point in place.line)
            yield element(
                "line", x1=short(x), y1=short(y), x2=short(u), y2=short(v), class_="leader"
            )


def _archipelagos(atlas: Atlas) -> Iterator[Html]:
    for each in atlas.archipelagos:
        yield _word(f"{ARCHIPELAGO} {each.name}", each.at, 0, "island")


def _names(atlas: Atlas, drawn: tuple[Mark, ...]) -> Iterator[Html]:
    values = {mark.code: mark.words for mark in drawn}
    for place in atlas.places:
        yield _word(place.short_name, place.at, -3, "name")
        yield _word(values.get(place.code, ""), place.at, 12, "value")


def _word(words: str, place: LonLat, down: float, class_: str) -> Html:
    x, y = at(place)
    return element("text", words, x=short(x), y=short(y + down), class_=class_)
