"""The plane that maps are drawn on: longitude, and latitude as Mercator's projection has it."""

from data_access.boundaries.features import Ground
from progress.indicators.atlas import Box, LonLat, latitude, mercator


def on_map(ground: Ground) -> Ground:
    """Return a geometry in degrees as it lies on the map."""
    import shapely

    points = shapely.get_coordinates(ground).tolist()
    return shapely.set_coordinates(ground, [(x, mercator(y)) for x, y in points])


def on_earth(drawn: Ground) -> Ground:
    """Return a geometry of the map in degrees."""
    import shapely

    points = shapely.get_coordinates(drawn).tolist()
    return shapely.set_coordinates(drawn, [(x, latitude(y)) for x, y in points])


def rectangle(box: Box) -> Ground:
    """Return a box in degrees as it lies on the map."""
    import shapely

    west, south, east, north = box
    return shapely.box(west, mercator(south), east, mercator(north))


def degrees(point: Ground) -> LonLat:
    """Return a place on the map in degrees, rounded to less than a pixel."""
    x, y = point
    return round(x, 3), round(latitude(y), 3)
