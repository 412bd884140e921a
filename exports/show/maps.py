"""The country on a slide: the map by value, the tile grid by verdict, both archipelagos always."""

from charts.maps.marks import Colouring, Key, Mark, colouring_of, legend, marks
from charts.maps.tiles import places as tile_places
from charts.maps.words import Stroke, Text, archipelago_texts, strokes, texts, valued
from charts.theme import DOTTED, RISING, UPRIGHT
from exports.report import Section
from exports.shared.lettering import lines
from exports.show.frame import heading, whole
from exports.show.markup import Html, div, element, joined, span
from exports.show.palette import INK, on
from exports.show.province_outlines import SCALE, at, outlines, short
from exports.show.statements import fitting, listed
from progress.indicators.atlas import HEIGHT, WIDTH, Atlas

_WIDE, _HIGH = round(WIDTH * SCALE), round(HEIGHT * SCALE)
_WORDS = 960
_TITLES = (54, 48, 44, 40, 36, 32)
_HATCHES = {RISING: "M0 10L10 0", DOTTED: "M4 5L6 5", UPRIGHT: "M5 0L5 10"}


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
    uses = (_use(f"land-{place.code}", INK.track, None) for place in atlas.places)
    letter = atlas.letterings[-1].letter
    named = (_word(each, {}, letter) for each in archipelago_texts(atlas, letter))
    return _country(*uses, *named, label="Bản đồ Việt Nam")


def value_map(section: Section, atlas: Atlas) -> Html:
    """Draw the provinces coloured by value; beside them headline, legend and what is said."""
    facts = section.provinces
    colouring = colouring_of(facts[0].fact.indicator.measure, Colouring.VALUE)
    drawn = marks(facts, colouring, INK)
    lettering, values = atlas.letterings[-1], {mark.code: mark.words for mark in drawn}
    country = _country(
        *(_province(mark) for mark in drawn),
        *(_line(each) for each in strokes(atlas, lettering)),
        *(_word(each, values, lettering.letter) for each in texts(atlas, lettering)),
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
        _tile(places[each.name], f"Q.đảo {each.name}", drawn.get(each.code), islands=True)
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
    hatched = mark is not None and mark.hatch is not None and fill == INK.track
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
    colour, width = (INK.ink, 1.6) if name == UPRIGHT else (INK.marks["unknown"], 2.4)
    # What also lies on colours has the page's colour around it.
    halo = [] if name == RISING else [(INK.page, 4.4)]
    lines = (
        element("path", d=line, style=f"stroke:{stroke};stroke-width:{wide};fill:none")
        for stroke, wide in (*halo, (colour, width))
    )
    return element(
        "pattern",
        *lines,
        id=f"hatch-{name}",
        width="10",
        height="10",
        patternUnits="userSpaceOnUse",
    )


def _country(*parts: Html, label: str) -> Html:
    return element(
        "svg", *parts, viewBox=f"0 0 {_WIDE} {_HIGH}", role="img", aria_label=label, class_="map"
    )


def _province(mark: Mark) -> Html:
    return joined(_use(f"{kind}-{mark.code}", mark.fill, mark.hatch) for kind in ("land", "inset"))


def _use(group: str, fill: str, hatch: str | None) -> Html:
    shape = element("use", href=f"#{group}")
    return joined((element("g", shape, style=f"fill:{fill}"), _hatching(hatch, shape)))


def _line(stroke: Stroke) -> Html:
    places = ((short(x), short(y)) for x, y in map(at, stroke.path))
    path = "L".join(f"{x} {y}" for x, y in places)
    look = f"stroke:{stroke.in_colour(INK)};stroke-width:{stroke.width * SCALE:.1f}"
    return element("path", d=f"M{path}", class_="line", style=look)


def _word(text: Text, values: dict[str, str], letter: float) -> Html:
    x, y = at(text.at)
    look = f"font-size:{letter * SCALE:.1f}px;text-anchor:{text.anchor}"
    return element(
        "text",
        valued(text, values),
        x=short(x),
        y=short(y + 0.35 * letter * SCALE),
        style=look + (";font-weight:700" if text.bold else ""),
    )
