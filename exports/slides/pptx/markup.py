"""Words and colours in the markup of presentations, every text made safe."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from charts.theme import LIGHT
from exports.slides.page import Box, TextLine
from progress.model.letters import printable

EMU = 12_700
"""Units of a presentation in a point."""
LANGUAGE = "vi-VN"
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
SLOTS = {
    "dk1": LIGHT.ink,
    "lt1": LIGHT.page,
    "dk2": LIGHT.muted,
    "lt2": LIGHT.track,
    "accent1": LIGHT.marks["primary"],
    "accent2": LIGHT.marks["good"],
    "accent3": LIGHT.marks["warning"],
    "accent4": LIGHT.marks["bad"],
    "accent5": LIGHT.marks["unknown"],
    "accent6": LIGHT.texts["warning"],
    "hlink": LIGHT.marks["primary"],
    "folHlink": LIGHT.muted,
}
"""The theme's palette: who changes it in the program changes all that names it."""
_NAMES = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
BY_COLOUR = {colour: _NAMES.get(slot, slot) for slot, colour in reversed(SLOTS.items())}
RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
NO_EDGE = "<a:ln><a:noFill/></a:ln>"
USER_DRAWN = ' userDrawn="1"'


def emu(points: float) -> int:
    """Return points in the units of a presentation."""
    return round(points * EMU)


def place_of(box: Box) -> tuple[int, int, int, int]:
    """Return left, top, width and height of a box in the units of a presentation."""
    return emu(box.left), emu(box.top), emu(box.width), emu(box.height)


def safe(text: str) -> str:
    """Return a text without what XML cannot hold, made safe."""
    return escape(printable(text))


def attribute(text: str) -> str:
    """Return a text as an attribute's value, with its quotation marks."""
    return quoteattr(printable(text))


def colour(value: str) -> str:
    """Return a colour: by its place in the theme where it has one."""
    slot = BY_COLOUR.get(value)
    return f'<a:schemeClr val="{slot}"/>' if slot else f'<a:srgbClr val="{value.lstrip("#")}"/>'


def fill(value: str) -> str:
    """Return a filling, of nothing for ""."""
    return f"<a:solidFill>{colour(value)}</a:solidFill>" if value else "<a:noFill/>"


def frame(box: Box) -> str:
    """Return the place and size of a shape."""
    return (
        f'<a:xfrm><a:off x="{emu(box.left)}" y="{emu(box.top)}"/>'
        f'<a:ext cx="{emu(max(box.width, 0))}" cy="{emu(max(box.height, 0))}"/></a:xfrm>'
    )


def shape(
    number: int | str,
    name: str,
    box: Box,
    look: str,
    words: str = "",
    *,
    is_text: bool = False,
    own: str = "",
) -> str:
    """Return a shape: `look` is its form, ground and edge, `words` what stands in it.

    `own` is an attribute of what a layout has of its own.
    """
    kind = ' txBox="1"' if is_text else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={attribute(name)}/><p:cNvSpPr{kind}/>'
        f"<p:nvPr{own}/></p:nvSpPr><p:spPr>{frame(box)}{look}</p:spPr>{words}</p:sp>"
    )


def paragraph(line: TextLine) -> str:
    """Return a paragraph of one line of words."""
    side = {"center": "ctr", "right": "r"}.get(line.align)
    alignment = f' algn="{side}"' if side else ""
    indent = round(line.size * EMU) if line.bullet else 0
    mark = (
        f"<a:buClr>{colour(LIGHT.marks['primary'])}</a:buClr>"
        '<a:buFont typeface="Arial"/><a:buChar char="•"/>'
        if line.bullet
        else "<a:buNone/>"
    )
    after = f'<a:spcAft><a:spcPts val="{round(line.after * 100)}"/></a:spcAft>'
    return (
        f'<a:p><a:pPr marL="{indent}" indent="{-indent}"{alignment}>'
        f'<a:spcBef><a:spcPts val="0"/></a:spcBef>{after}{mark}</a:pPr>{run(line)}</a:p>'
    )


def run(line: TextLine) -> str:
    """Return words in their size and colour; the end of an empty paragraph where there are none."""
    bold = ' b="1"' if line.bold else ' b="0"'
    look = f'lang="{LANGUAGE}" sz="{round(line.size * 100)}"{bold} dirty="0"'
    inside = fill(line.colour)
    if not line.text:
        return f"<a:endParaRPr {look}>{inside}</a:endParaRPr>"
    return f"<a:r><a:rPr {look}>{inside}</a:rPr><a:t>{safe(line.text)}</a:t></a:r>"


def body(lines: Iterable[TextLine], *, anchor: str = "t") -> str:
    """Return the words of a shape; should they outgrow it, the program makes them smaller."""
    return (
        '<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" '
        f'anchor="{anchor}"><a:normAutofit/></a:bodyPr><a:lstStyle/>'
        f"{''.join(paragraph(line) for line in lines)}</p:txBody>"
    )
