"""An empty presentation of our own: 16:9, our palette and font, a cover and a page of contents."""

import pptx
from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.presentation import Presentation

from charts.theme import LIGHT
from exports.shared.lettering import FAMILY
from exports.slides.page import (
    BODY,
    EDGE,
    FOOT_SIZE,
    HEADING,
    HEIGHT,
    LARGER,
    RULE,
    SMALLEST,
    TITLE,
    WIDTH,
    Box,
    TextLine,
)
from exports.slides.page import FOOT as FOOT_PLACE
from exports.slides.page import NUMBER as NUMBER_PLACE
from exports.slides.page import PART as PART_PLACE
from exports.slides.pptx.markup import (
    LANGUAGE,
    NAMESPACES,
    NO_EDGE,
    RECTANGLE,
    SLOTS,
    USER_DRAWN,
    attribute,
    body,
    emu,
    fill,
    frame,
    shape,
)

PART, CONTENT, FOOT, NUMBER = 10, 13, 11, 12
"""Numbers by which placeholders of slides find those of their layout."""
COVER, PAGE = 0, 1


def empty_presentation() -> Presentation:
    """Return a presentation without slides, with two layouts: `COVER` and `PAGE`."""
    made = pptx.Presentation()
    made.slide_width, made.slide_height = emu(WIDTH), emu(HEIGHT)  # type: ignore[assignment]
    made.element.find(f"{{{_P}}}sldSz").attrib.pop("type", None)
    for layout in list(made.slide_layouts)[2:]:
        made.slide_layouts.remove(layout)
    _replace_tree(made.slide_master.element, _line(7) + _heading_and_body(1) + _feet(3, 4))
    _style(made.slide_master.element)
    layouts = (_cover(), _heading_and_body(CONTENT) + _common())
    for layout, name, words in zip(made.slide_layouts, _NAMES, layouts, strict=True):
        _replace_tree(layout.element, words)
        layout.element.cSld.set("name", name)
        layout.element.attrib.pop("type", None)
        layout.element.set("userDrawn", "1")
    _theme(made)
    _without_leftovers(made)
    _speak_vietnamese(made.element, made.slide_master.element)
    return made


_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_NAMES = ("Bìa", "Nội dung")


def _replace_tree(element: object, shapes: str) -> None:
    tree = element.cSld.spTree  # type: ignore[attr-defined]
    for child in list(tree)[2:]:
        tree.remove(child)
    for child in parse_xml(f"<p:spTree {NAMESPACES}>{shapes}</p:spTree>"):
        tree.append(child)


def placeholder(
    number: int, name: str, kind: str, box: Box | None, words: str, *, index: int | None = None
) -> str:
    """Return a placeholder; without a box it stands where its layout has it."""
    at = f' idx="{index}"' if index is not None else ""
    place = f"{frame(box)}" if box else ""
    form = RECTANGLE if box else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={attribute(name)}/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}"{at}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{place}{form}</p:spPr>{words}</p:sp>"
    )


def number_field() -> str:
    """Return the words of a slide's number, which the program counts."""
    return (
        '<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"/>'
        '<a:lstStyle/><a:p><a:pPr algn="r"/>'
        '<a:fld id="{7D6A7B0C-1520-4346-8B0D-2F0E5B3A1346}" type="slidenum">'
        f'<a:rPr lang="{LANGUAGE}" sz="1200">{fill(LIGHT.muted)}</a:rPr>'
        "<a:t>‹#›</a:t></a:fld></a:p></p:txBody>"
    )


def _cover() -> str:
    title, under = Box(48, 130, 824, 106), Box(48, 260, 824, 220)
    look = f"{RECTANGLE}{fill(LIGHT.marks['primary'])}{NO_EDGE}"
    words, more = _sample_words("Tiêu đề", 44, bold=True), _sample_words("Phụ đề", SMALLEST)
    return (
        shape(8, "Dải màu", EDGE, look, own=USER_DRAWN)
        + placeholder(2, "Tiêu đề", "ctrTitle", title, words)
        + placeholder(3, "Phụ đề", "subTitle", under, more, index=1)
        + _common()
    )


def _heading_and_body(index: int) -> str:
    title, words = _sample_words("Tiêu đề", HEADING, bold=True), _sample_words("Nội dung", SMALLEST)
    return placeholder(2, "Tiêu đề", "title", TITLE, title) + placeholder(
        3, "Nội dung", "body", BODY, words, index=index
    )


def _common() -> str:
    part = _sample_words("Phần", SMALLEST)
    return placeholder(4, "Phần", "body", PART_PLACE, part, index=PART) + _feet(FOOT, NUMBER)


def _feet(foot: int, number: int) -> str:
    words = _sample_words("Chân trang", FOOT_SIZE)
    return placeholder(5, "Chân trang", "ftr", FOOT_PLACE, words, index=foot) + placeholder(
        6, "Số trang", "sldNum", NUMBER_PLACE, number_field(), index=number
    )


def _sample_words(text: str, size: float, *, bold: bool = False) -> str:
    return body([TextLine(text, size, LIGHT.ink if size > 14 else LIGHT.muted, bold=bold)])


def _line(number: int) -> str:
    return (
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{number}" name="Đường kẻ"/><p:cNvCxnSpPr/><p:nvPr '
        f'userDrawn="1"/></p:nvCxnSpPr><p:spPr>{frame(RULE)}<a:prstGeom prst="line"><a:avLst/>'
        f'</a:prstGeom><a:ln w="9525">{fill(LIGHT.line)}</a:ln></p:spPr></p:cxnSp>'
    )


def _style(master: object) -> None:
    """Give titles and texts that a user adds the look of ours."""
    styles = master.find(f"{{{_P}}}txStyles")  # type: ignore[attr-defined]
    levels = (
        _level(f"lvl{n}pPr", LARGER if n == 1 else SMALLEST, n - 1, "+mn") for n in range(1, 6)
    )
    new = parse_xml(
        f"<p:txStyles {NAMESPACES}>"
        f"<p:titleStyle>{_level('lvl1pPr', HEADING, 0, '+mj', bold=True)}</p:titleStyle>"
        f"<p:bodyStyle>{''.join(levels)}</p:bodyStyle>"
        f"<p:otherStyle>{_level('lvl1pPr', SMALLEST, 0, '+mn')}</p:otherStyle></p:txStyles>"
    )
    styles.getparent().replace(styles, new)


def _level(tag: str, size: float, deep: int, font: str, *, bold: bool = False) -> str:
    weight = ' b="1"' if bold else ""
    return (
        f'<a:{tag} marL="{emu(18 * deep)}" indent="0" algn="l"><a:lnSpc><a:spcPct val="100000"/>'
        f'</a:lnSpc><a:buNone/><a:defRPr lang="{LANGUAGE}" sz="{round(size * 100)}"{weight}>'
        f'{fill(LIGHT.ink)}<a:latin typeface="{font}-lt"/><a:ea typeface="{font}-ea"/>'
        f'<a:cs typeface="{font}-cs"/></a:defRPr></a:{tag}>'
    )


def _theme(made: Presentation) -> None:
    """Write our palette and font into the theme, so that what a user adds follows them."""
    part = made.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = etree.fromstring(part.blob)
    theme.set("name", "Học tập suốt đời")
    colours = theme.find(f".//{{{_A}}}clrScheme")
    colours.set("name", "Học tập suốt đời")
    for slot in colours:
        value = SLOTS[etree.QName(slot).localname]
        for child in list(slot):
            slot.remove(child)
        etree.SubElement(slot, f"{{{_A}}}srgbClr", val=value.lstrip("#"))
    for fonts in theme.find(f".//{{{_A}}}fontScheme"):
        for font in list(fonts):
            if font.get("script"):
                fonts.remove(font)
        fonts.find(f"{{{_A}}}latin").set("typeface", FAMILY)
    theme.find(f".//{{{_A}}}fontScheme").set("name", FAMILY)
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _without_leftovers(made: Presentation) -> None:
    """Drop what the template brings of its author's machine: a thumbnail, a printer."""
    for holder in (made.part.package, made.part):
        for key, relation in list(holder._rels.items()):
            if relation.reltype.endswith(("/thumbnail", "/printerSettings")):
                holder._rels.pop(key)


def _speak_vietnamese(*elements: object) -> None:
    for element in elements:
        for each in element.iter():  # type: ignore[attr-defined]
            if each.get("lang"):
                each.set("lang", LANGUAGE)
