"""Pictures and templates as presenters bring them."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pptx
from PIL import Image
from pptx.util import Inches

_PRESENTATION, _TEMPLATE = b"presentation.main+xml", b"template.main+xml"


def picture(width: int = 64, height: int = 36, kind: str = "PNG", mode: str = "RGB") -> bytes:
    """A picture of one colour."""
    made = BytesIO()
    Image.new(mode, (width, height), "#0B5C8A").save(made, kind)
    return made.getvalue()


def template(
    width: float = 10, height: float = 5.625, keep: str = "titleOnly", ground: str = ""
) -> bytes:
    """A .potx with a band and an emblem on its master, and one slide."""
    made = pptx.Presentation()
    made.slide_width, made.slide_height = Inches(width), Inches(height)
    for layout in list(made.slide_layouts):
        if layout.element.get("type") == "titleOnly" and keep != "titleOnly":
            made.slide_layouts.remove(layout)
    made.slides.add_slide(made.slide_layouts[0]).shapes.title.text = "Trang thử của mẫu"
    emblem = made.slides[0].part.get_or_add_image_part(BytesIO(picture(kind="JPEG")))[0]
    master = made.slide_master
    related = master.part.relate_to(emblem, f"{_RELATIONS}/image")
    picture_ = master.shapes._spTree.add_pic(90, "Huy hiệu", "", related, 0, 0, 1, 1)
    picture_.x, picture_.y = Inches(width - 0.45), Inches(0.05)
    picture_.cx, picture_.cy = Inches(0.4), Inches(0.3)
    return as_template(made, ground)


_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def as_template(made, ground: str = "") -> bytes:
    """A presentation as a .potx, violet where it has an accent; `ground` is that of its slides."""
    saved, packed = BytesIO(), BytesIO()
    made.save(saved)
    with ZipFile(saved) as parts, ZipFile(packed, "w", ZIP_DEFLATED) as written:
        for name in parts.namelist():
            body = parts.read(name)
            if name == "[Content_Types].xml":
                body = body.replace(_PRESENTATION, _TEMPLATE)
            if name.startswith("ppt/theme/"):
                body = body.replace(b'srgbClr val="4F81BD"', b'srgbClr val="7A1FA2"')
                if ground:
                    body = body.replace(b'lastClr="FFFFFF"', f'lastClr="{ground}"'.encode())
            written.writestr(name, body)
    return packed.getvalue()
