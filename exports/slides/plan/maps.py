"""Pictures of maps for slides."""

from charts.maps.figure import figure
from charts.maps.marks import Colouring, colouring_of, marks
from charts.spec import Spec
from charts.theme import LIGHT
from exports.slides.plan.boxes import ProvinceMap
from progress.indicators.atlas import Atlas

PIXELS, SHARPNESS = 1.5, 2.0
"""Of the drawing for each point of the slide, and of the picture for each of the drawing's: sharp
in print, and its lines neither too fine nor too heavy."""


def map_spec(drawn: ProvinceMap, atlas: Atlas) -> Spec:
    """Return the map of a slide, in the shape of its place; its legend stands beside it."""
    facts = drawn.facts
    how = colouring_of(facts[0].fact.indicator.measure, Colouring.VALUE)
    width, height = round(drawn.box.width * PIXELS), round(drawn.box.height * PIXELS)
    made = figure(atlas, marks(facts, how, LIGHT), LIGHT, width=width, height=height)
    return {**made, "width": width, "background": LIGHT.page}
