"""A drawing in a presentation: one group of shapes that can be edited."""

from collections.abc import Sequence

from charts.theme import DOTTED, LIGHT, RISING, UPRIGHT
from exports.shared.lettering import width_of
from exports.slides.page import Area, Box, Drawing, DrawnLabel, Point, Shape, TextLine
from exports.slides.pptx.markup import NO_EDGE, RECTANGLE, attribute, body, colour, emu, fill, shape

_PATTERNS = {RISING: "wdUpDiag", DOTTED: "pct20", UPRIGHT: "ltVert"}
"""What the map hatches, as the program calls it."""


def group(item: Drawing, number: int) -> str:
    """Return a drawing as one group of shapes, numbered from `number`."""
    box = item.box
    size = f'x="{emu(box.left)}" y="{emu(box.top)}"'
    extent = f'cx="{emu(box.width)}" cy="{emu(box.height)}"'
    inside = "".join(_shape(each, number + 1 + at) for at, each in enumerate(item.shapes))
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{number}" name={attribute(item.name)} '
        f"descr={attribute(item.alternative)}/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr><a:xfrm><a:off {size}/><a:ext {extent}/><a:chOff {size}/><a:chExt {extent}/>"
        f"</a:xfrm></p:grpSpPr>{inside}</p:grpSp>"
    )


def _shape(drawn: Shape, number: int) -> str:
    if isinstance(drawn, DrawnLabel):
        return _label(drawn, number)
    if isinstance(drawn, Area):
        line = f'<a:ln w="6350">{fill(drawn.edge)}</a:ln>' if drawn.edge else NO_EDGE
        form, box = _path(drawn.rings, closed=True)
        look = f"{form}{_filling(drawn)}{line}"
        return shape(number, drawn.name or "Hình", box, look)
    form, box = _path((drawn.points,), closed=False)
    line = f'<a:ln w="{emu(drawn.width)}">{fill(drawn.colour)}</a:ln>'
    return shape(number, "Đường", box, f"{form}<a:noFill/>{line}")


def _filling(area: Area) -> str:
    if area.hatch is None:
        return fill(area.fill)
    ink = LIGHT.page if area.hatch == UPRIGHT else LIGHT.marks["unknown"]
    return (
        f'<a:pattFill prst="{_PATTERNS[area.hatch]}"><a:fgClr>{colour(ink)}</a:fgClr>'
        f"<a:bgClr>{colour(area.fill)}</a:bgClr></a:pattFill>"
    )


def _path(rings: Sequence[Sequence[Point]], *, closed: bool) -> tuple[str, Box]:
    """Return rings as a form of their own, and the place that they take."""
    xs, ys = zip(*(point for ring in rings for point in ring), strict=True)
    left, top = min(xs), min(ys)
    box = Box(left, top, max(max(xs) - left, 0.01), max(max(ys) - top, 0.01))
    steps = []
    for ring in rings:
        for at, (x, y) in enumerate(ring):
            point = f'<a:pt x="{emu(x - left)}" y="{emu(y - top)}"/>'
            steps.append(f"<a:lnTo>{point}</a:lnTo>" if at else f"<a:moveTo>{point}</a:moveTo>")
        steps.append("<a:close/>" if closed else "")
    form = (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{emu(box.width)}" h="{emu(box.height)}"{"" if closed else _OPEN}>'
        f"{''.join(steps)}</a:path></a:pathLst></a:custGeom>"
    )
    return form, box


_OPEN = ' fill="none"'


def _label(label: DrawnLabel, number: int) -> str:
    """Return words on a plate that lets the map shine through, so that they are read on any fill.

    Not every program draws a halo.
    """
    wide = width_of(label.text, label.size, bold=label.bold) + 3
    back = {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    high = label.size * _PLATE
    box = Box(label.at[0] - back, label.at[1] - high / 2, wide, high)
    line = TextLine(label.text, label.size, label.colour, bold=label.bold, align="center")
    words = body([line], anchor="ctr").replace('wrap="square"', 'wrap="none"', 1)
    plate = colour(LIGHT.page).replace("/>", '><a:alpha val="62000"/></a:schemeClr>')
    look = f"{RECTANGLE}<a:solidFill>{plate}</a:solidFill>"
    return shape(number, label.text, box, look, words, is_text=True)


_PLATE = 0.95
"""Height of the plate, in sizes of its letters."""
