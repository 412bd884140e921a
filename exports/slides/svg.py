"""Drawings of slides as SVG, for the show and for the PDF."""

import base64
from collections.abc import Iterable, Sequence

from charts.theme import DOTTED, RISING, UPRIGHT, Theme
from exports.shared.markup import Html, element
from exports.slides.page import Area, Box, Drawing, DrawnLabel, Picture, Point, Shape

_HATCHES = {RISING: "M0 5L5 0", DOTTED: "M2 2.5L3 2.5", UPRIGHT: "M2.5 0L2.5 5"}

_HALO = ";stroke:{};stroke-width:2.4px;stroke-linejoin:round;paint-order:stroke"
"""Edge of words that lie on any colour; the show gives it by its style sheet."""


def svg(drawing: Drawing | Picture, theme: Theme, *, alone: bool) -> Html:
    """Return a drawing; `alone` where it cannot use outlines and hatches of a document."""
    box = drawing.box
    if isinstance(drawing, Picture):
        parts = [_picture(drawing)]
    else:
        parts = [_shape(each, theme, alone=alone) for each in drawing.shapes]
    return element(
        "svg",
        _hatches(theme) if alone else None,
        *parts,
        xmlns="http://www.w3.org/2000/svg" if alone else None,
        viewBox=f"{box.left:.5g} {box.top:.5g} {box.width:.5g} {box.height:.5g}",
        role="img",
        aria_label=drawing.alternative,
        font_family="Chart Sans" if alone else None,
    )


def _picture(picture: Picture) -> Html:
    """Return a picture in the middle of its place; it keeps its shape."""
    size = {name: f"{getattr(picture.box, name):.5g}" for name in ("width", "height")}
    at = {"x": f"{picture.box.left:.5g}", "y": f"{picture.box.top:.5g}"}
    content = base64.b64encode(picture.content).decode()
    return element("image", href=f"data:image/jpeg;base64,{content}", **at, **size)


def _hatches(theme: Theme) -> Html:
    """Return the hatches of maps."""
    return element("defs", *(_hatch(name, line, theme) for name, line in _HATCHES.items()))


def _hatch(name: str, line: str, theme: Theme) -> Html:
    colour = theme.ink if name == UPRIGHT else theme.marks["unknown"]
    look = f"stroke:{colour};stroke-width:1.2;fill:none"
    path = element("path", d=line, style=look)
    units = {"width": "5", "height": "5", "patternUnits": "userSpaceOnUse"}
    return element("pattern", path, id=f"hatch-{name}", **units)


def defined(drawings: Iterable[Drawing], theme: Theme) -> Html:
    """Return the hatches and outlines that drawings of a document use by name, each once."""
    areas = {
        shape.key: element("path", id=shape.key, d="".join(map(_steps, shape.rings)))
        for drawing in drawings
        for shape in drawing.shapes
        if isinstance(shape, Area) and shape.key
    }
    outlines = element("defs", *areas.values())
    return element("svg", _hatches(theme), outlines, class_="defined", aria_hidden="true")


def _steps(ring: Sequence[Point]) -> str:
    """Return a ring in steps of tenths of a point: a quarter of the letters of its places."""
    tenths = [(round(10 * x), round(10 * y)) for x, y in ring]
    (left, top), steps = tenths[0], []
    for (x, y), (before, above) in zip(tenths[1:], tenths, strict=False):
        steps += [x - before, y - above]
    short = (
        f"{step / 10:g}".replace("0.", ".") if abs(step) < 10 else f"{step / 10:g}"
        for step in steps
    )
    return f"M{left / 10:g} {top / 10:g}l{' '.join(short).replace(' -', '-')}z"


def _shape(shape: Shape, theme: Theme, *, alone: bool) -> Html:
    if isinstance(shape, Area):
        return _area(shape, alone=alone)
    if isinstance(shape, DrawnLabel):
        look = f"fill:{shape.colour};font-size:{shape.size:.4g}px"
        weight = ";font-weight:700" if shape.bold else ""
        weight += _HALO.format(theme.page) if alone else ""
        x, y = shape.at
        place = {"x": f"{x:.5g}", "y": f"{y + 0.35 * shape.size:.5g}"}
        return element("text", shape.text, text_anchor=shape.anchor, style=look + weight, **place)
    look = f"fill:none;stroke:{shape.colour};stroke-width:{shape.width:.3g}"
    return element("path", d=f"M{_points(shape.points)}", style=look)


def _area(area: Area, *, alone: bool) -> Html:
    path = "".join(f"M{_points(ring)}Z" for ring in area.rings)
    known = area.key and not alone
    shape = element("use", href=f"#{area.key}") if known else element("path", d=path)
    edge = f";stroke:{area.edge};stroke-width:.6" if area.edge else ""
    filled = element("g", shape, style=f"fill:{area.fill}{edge}")
    if area.hatch is None:
        return filled
    return element("g", filled, element("g", shape, style=f"fill:url(#hatch-{area.hatch})"))


def _points(points: Sequence[Point]) -> str:
    return "L".join(f"{x:.5g} {y:.5g}" for x, y in points)


def place(box: Box) -> str:
    """Return the place of a box as a style, in hundredths of points' rem."""
    names = ("left", "top", "width", "height")
    return "".join(f"{name}:{getattr(box, name) / 100:.5g}rem;" for name in names)
