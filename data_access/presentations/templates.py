"""A department's template (.potx): checked, without slides, as a file that can be drawn into.

It is a stranger's file: it is opened in a process of its own, and what is kept was written there.
"""

import zlib
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

import pptx
from lxml import etree
from pptx.exc import PythonPptxError
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.presentation import Presentation

from data_access.child_processes import run
from data_access.presentations.pictures import LIMITS
from data_access.store.problems import Problem

LARGEST_TEMPLATE = 20_000_000
"""Most bytes of a template that is brought."""
_UNPACKED, _PARTS = 150_000_000, 2_000
_PIECE = 1 << 18
_PACKED = b"PK\x03\x04"
_MAIN = b"presentationml.presentation.main+xml"
_TEMPLATE_MAIN = b"presentationml.template.main+xml"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_LIGHT = 200
"""Least lightness of the ground: colours of verdicts are not read on darker ones."""
_ADDRESSES = ("https://", "http://", "mailto:")
_PROGRAMS = ("macro", "vba", "activex", "oleobject")
"""What the type of a part has in it that runs, or brings a file of another program."""
_ACTIONS = (b"ppaction://program", b"ppaction://macro", b"ppaction://ole")
_MACRO = "Mẫu có macro (chương trình bên trong), không nhận."
_UNREADABLE = (
    "Không mở được mẫu: tệp hỏng, có mật khẩu hoặc không phải .potx. Hãy mở bằng PowerPoint, chọn "
    "Lưu thành «Mẫu PowerPoint (.potx)» rồi tải lại."
)


def checked_template(content: bytes) -> bytes:
    """Return a .potx or .pptx as a presentation without slides; Problem where it cannot be used.

    It needs slides of 16:9, a layout with a title alone and a light ground.
    """
    if len(content) > LARGEST_TEMPLATE:
        raise Problem(f"Mẫu lớn hơn {LARGEST_TEMPLATE // 1_000_000} MB. Hãy giảm cỡ ảnh nền.")
    if not content.startswith(_PACKED):
        raise Problem(_UNREADABLE)
    return run(LIMITS, None, _checked, content)


def _checked(content: bytes) -> bytes:
    try:
        made = pptx.Presentation(BytesIO(_as_presentation(content)))
        _fitting_layout(made).element.set("type", _TITLE_ONLY)
        _without_slides(made)
        _refuse_programs_and_links(made)
        written = BytesIO()
        made.save(written)
        return _without_times(written)
    except (
        AttributeError,  # the library takes a part for what it is not
        BadZipFile,
        EOFError,
        LookupError,
        NotImplementedError,
        OSError,
        PythonPptxError,
        RuntimeError,  # a part with a password
        TypeError,
        ValueError,
        etree.LxmlError,
        zlib.error,
    ) as error:
        raise Problem(_UNREADABLE) from error


def _without_times(saved: BytesIO) -> bytes:
    """Return a package that is the same whenever it is saved, so that it is not kept twice."""
    written = BytesIO()
    with ZipFile(saved) as parts, ZipFile(written, "w") as kept:
        for name in parts.namelist():
            kept.writestr(ZipInfo(name), parts.read(name), ZIP_DEFLATED)
    return written.getvalue()


def _title_only(made: Presentation) -> Any:
    """Return the layout with a title alone; None where there is none."""
    for layout in made.slide_layouts:
        named = layout.element.get("type") == _TITLE_ONLY or layout.name in _NAMES
        if named and layout.element.xpath(".//p:ph[@type='title' or @type='ctrTitle']"):
            return layout
    return None


_TITLE_ONLY, _NAMES = "titleOnly", ("Title Only", "Chỉ Tiêu đề", "Chỉ tiêu đề")


def _as_presentation(content: bytes) -> bytes:
    """Return a template under the type of a presentation, which the library opens alone."""
    unpacked, written = 0, BytesIO()
    with ZipFile(BytesIO(content)) as packed, ZipFile(written, "w", ZIP_DEFLATED) as kept:
        if len(packed.infolist()) > _PARTS:
            raise Problem(f"Mẫu có quá nhiều phần (hơn {_PARTS}).")
        for part in packed.infolist():
            if "vbaproject" in part.filename.lower() or "/activex/" in part.filename.lower():
                raise Problem(_MACRO)
            pieces = []
            with packed.open(part) as stream:
                while piece := stream.read(_PIECE):
                    unpacked += len(piece)
                    if unpacked > _UNPACKED:
                        raise Problem(f"Mẫu lớn hơn {_UNPACKED // 1_000_000} MB khi mở ra.")
                    pieces.append(piece)
            body = b"".join(pieces)
            if part.filename == "[Content_Types].xml":
                body = body.replace(_TEMPLATE_MAIN, _MAIN)
            is_markup = part.filename.lower().endswith((".xml", ".rels"))
            if is_markup and b"<!DOCTYPE" in body.replace(b"\0", b""):  # in UTF-16, too
                raise Problem(_UNREADABLE)
            kept.writestr(part.filename, body)
    return written.getvalue()


def _fitting_layout(made: Presentation) -> Any:
    """Return the layout that slides are drawn on; Problem where the template cannot be used."""
    width, height = made.slide_width or 0, made.slide_height or 1
    if abs(width / height - 16 / 9) > 0.01:
        raise Problem(
            "Trang của mẫu không phải khổ 16:9. Hãy chọn Thiết kế, Cỡ trang chiếu, Màn hình rộng "
            "(16:9) rồi lưu lại mẫu."
        )
    layout = _title_only(made)
    if layout is None:
        raise Problem(
            "Mẫu không có bố cục «Title Only» (Chỉ tiêu đề) có ô tiêu đề. Hãy thêm bố cục này ở "
            "Xem, Bản cái trang chiếu rồi lưu lại mẫu."
        )
    if _lightness(_ground(layout)) < _LIGHT:
        raise Problem("Mẫu có nền tối: màu của kết luận không đọc được. Hãy dùng mẫu nền sáng.")
    return layout


def _refuse_programs_and_links(made: Presentation) -> None:
    """Refuse what runs, and what is fetched from elsewhere, on the parts that are kept."""
    package = made.part.package
    for relation in package.iter_rels():
        if relation.is_external and not (
            relation.reltype.endswith("/hyperlink") and relation.target_ref.startswith(_ADDRESSES)
        ):
            raise Problem("Mẫu lấy ảnh hoặc tệp từ nơi khác. Hãy nhúng chúng vào mẫu.")
    for part in package.iter_parts():
        kind = part.content_type.lower()
        runs = any(each in part.blob for each in _ACTIONS) if kind.endswith("xml") else False
        if runs or any(each in kind for each in _PROGRAMS):
            raise Problem(_MACRO)


def _ground(layout: Any) -> str:
    """Return the colour of the ground of a layout's slides; that of paper where it is a picture."""
    master = layout.slide_master
    slots = dict(master.element.find(f"{_P}clrMap").attrib)
    name = slots["bg1"]
    for element in (master.element, layout.element):
        for background in element.iterfind(f"{_P}cSld/{_P}bg//*"):
            if background.tag == f"{_A}srgbClr":
                return str(background.get("val"))
            if background.tag == f"{_A}schemeClr":
                name = slots.get(background.get("val"), background.get("val"))
    related = (each for each in master.part.rels.values() if each.reltype.endswith("/theme"))
    theme = parse_xml(next(related).target_part.blob)
    (colour,) = theme.find(f".//{_A}clrScheme/{_A}{name}")
    return str(colour.get("lastClr") or colour.get("val"))


def _lightness(colour: str) -> float:
    """Return how light a colour looks, from 0 to 255."""
    red, green, blue = bytes.fromhex(colour)
    return 0.3 * red + 0.59 * green + 0.11 * blue


def _without_slides(made: Presentation) -> None:
    """Drop the template's slides, what names them (sections, custom shows), and who made it.

    Of the package the presentation alone is kept: no preview, no properties, no signatures.
    """
    package = made.part.package
    for key, relation in list(package._rels.items()):
        if relation.reltype != RELATIONSHIP_TYPE.OFFICE_DOCUMENT:
            package.drop_rel(key)
    for key, relation in list(made.part.rels.items()):
        if relation.reltype.endswith(("/commentAuthors", "/authors")):
            made.part.rels.pop(key)
    for slide in list(made.slides._sldIdLst):
        made.part.drop_rel(slide.rId)
        made.slides._sldIdLst.remove(slide)
    for tag in ("extLst", "custShowLst"):
        for each in made.element.findall(f"{_P}{tag}"):
            made.element.remove(each)
