"""A department's own template: our slides on its layout, in its colours and letters."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pptx
from lxml import etree
from pptx.presentation import Presentation

from exports.slides.page import WIDTH
from exports.slides.pptx.markup import BY_COLOUR, emu

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_MEASURES = {
    "off": ("x", "y"),
    "ext": ("cx", "cy"),
    "chOff": ("x", "y"),
    "chExt": ("cx", "cy"),
    "gridCol": ("w",),
    "tr": ("h",),
    "ln": ("w",),
    "rPr": ("sz",),
    "endParaRPr": ("sz",),
    "pPr": ("marL", "indent"),
    "spcPts": ("val",),
    "bodyPr": ("lIns", "tIns", "rIns", "bIns"),
    "tcPr": ("marL", "marR", "marT", "marB"),
}
"""Attributes of a slide that are lengths or sizes of letters."""
_OURS = {name: value for value, name in BY_COLOUR.items() if name not in ("tx1", "bg1")}
"""Colours that stay whatever palette a template has: verdicts and scales are known by them."""


@dataclass(frozen=True, slots=True)
class Template:
    """A presentation without slides, and its layout with a title alone."""

    made: Presentation
    layout: Any

    def fit(self, slide: Any) -> None:
        """Bring what was drawn in our size and palette into the template's."""
        scale = (self.made.slide_width or 0) / emu(WIDTH)
        for each in slide._element.iter(etree.Element):
            name = etree.QName(each).localname
            if name == "schemeClr" and each.get("val") in _OURS:
                each.tag = f"{_A}srgbClr"
                each.set("val", _OURS[each.get("val")].lstrip("#"))
            for attribute in _MEASURES.get(name, ()) if scale != 1 else ():
                if each.get(attribute) is not None:
                    each.set(attribute, str(round(int(each.get(attribute)) * scale)))
        for title in slide._element.iterfind(f".//{_P}sp"):
            if title.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph[@type='title']") is not None:
                for run in title.iter(f"{_A}rPr"):
                    for fill in run.findall(f"{_A}solidFill"):
                        run.remove(fill)


def opened_template(content: bytes) -> Template:
    """Return a template that was checked (`data_access.presentations.templates`)."""
    made = pptx.Presentation(BytesIO(content))
    layout = next(each for each in made.slide_layouts if each.element.get("type") == "titleOnly")
    return Template(made, layout)
