"""Where words stand on the map: found once, when boundaries are stored, and stored with them."""

import json
from collections.abc import Iterator

from data_access.boundaries.checks import ARCHIPELAGOS
from data_access.boundaries.features import Json, basis_of, collection, features, polygons
from data_access.boundaries.land import Land
from data_access.boundaries.lettering import LINES, lettered, needs_line, width_of
from data_access.boundaries.outlines import Point, middle
from data_access.boundaries.rectangles import Rectangle
from progress.indicators.atlas import Archipelago, Place, latitude, mercator
from progress.judging.coverage import Basis

LETTERS = {Basis.TODAY: 0.34, Basis.BEFORE: 0.27}
"""Height of the letters of names, in degrees of longitude."""
NAMES = {"Hoàng Sa": (112.0, 17.75), "Trường Sa": (114.3, 12.3)}
"""Where the names of the archipelagos stand: in the sea above their islands."""


def with_words(text: str) -> str:
    """Return stored boundaries with the place of each province's words (`words`).

    A file that brings them all keeps them; to find them takes up to half a minute.
    """
    geojson: Json = json.loads(text)
    if all("words" in feature["properties"] for feature in features(geojson)):
        return text
    boxes = _boxes(geojson)
    for feature in features(geojson):
        x, y = boxes[feature["properties"]["code"]].middle
        feature["properties"]["words"] = [round(x, 3), round(latitude(y), 3)]
    return collection(features(geojson))


def places(geojson: Json) -> tuple[Place, ...]:
    """Return where the words of each province stand, in order of their codes."""
    letter = LETTERS[basis_of(geojson)]
    unordered = (_place(feature["properties"], letter) for feature in features(geojson))
    return tuple(sorted(unordered, key=lambda place: place.code))


def archipelagos(geojson: Json) -> tuple[Archipelago, ...]:
    """Return the archipelagos, each with the province it belongs to."""
    codes = {each["properties"]["code"].split("@")[0]: each for each in features(geojson)}
    return tuple(
        Archipelago(name, codes[official]["properties"]["code"], NAMES[name])
        for name, (official, _) in ARCHIPELAGOS.items()
    )


def islands(feature: Json) -> list[list[float]]:
    """Return the middles of the parts of a province that belong to an archipelago."""
    middles = (middle(polygon[0]) for polygon in polygons(feature))
    return [[round(x, 3), round(y, 3)] for x, y in middles if _in_archipelago((x, y))]


def _place(named: Json, letter: float) -> Place:
    point = named["label"]
    x, y = named["words"][0], mercator(named["words"][1])
    box = Rectangle(0, 0, width_of(named["short_name"]) * letter, LINES * letter).around(x, y)
    line = None
    on_map = (point[0], mercator(point[1]))
    if needs_line(box, on_map):
        end = min(max(on_map[0], box.left), box.right), min(max(on_map[1], box.bottom), box.top)
        line = ((point[0], point[1]), (round(end[0], 3), round(latitude(end[1]), 3)))
    at = (named["words"][0], named["words"][1])
    return Place(named["code"], named["name"], named["short_name"], at, line)


def _boxes(geojson: Json) -> dict[str, Rectangle]:
    letter = LETTERS[basis_of(geojson)]
    named = {each["properties"]["code"]: each for each in features(geojson)}
    points = {code: _on_map(each["properties"]["label"]) for code, each in named.items()}
    names = {code: each["properties"]["short_name"] for code, each in named.items()}
    # An archipelago is no ground to write on.
    ground = {
        code: [each for each in polygons(feature) if not _in_archipelago(middle(each[0]))]
        for code, feature in named.items()
    }
    return lettered(points, names, Land(ground), _taken(geojson, letter), letter)


def _taken(geojson: Json, letter: float) -> Iterator[Rectangle]:
    """Yield where no name may stand: on the archipelagos and on their own names."""
    for name, at in NAMES.items():
        width = width_of(f"Quần đảo {name}") * letter
        yield Rectangle(0, 0, width, LINES * letter).around(*_on_map(at))
    for feature in features(geojson):
        for x, y in islands(feature):
            yield Rectangle(0, 0, 0.2, 0.2).around(*_on_map((x, y)))


def _in_archipelago(point: Point) -> bool:
    return any(
        west <= point[0] <= east and south <= point[1] <= north
        for _, (west, south, east, north) in ARCHIPELAGOS.values()
    )


def _on_map(point: Point) -> Point:
    return point[0], mercator(point[1])
