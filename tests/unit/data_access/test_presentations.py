"""Pictures and templates of presenters: what is taken, what is refused and in which words."""

from io import BytesIO
from zipfile import ZipFile

import pptx
import pytest
from lxml import etree
from PIL import Image

from data_access.presentations.pictures import LARGEST_PICTURE, checked_picture
from data_access.presentations.templates import LARGEST_TEMPLATE, checked_template
from data_access.store.problems import Problem
from tests.presentations import as_template, picture, template


@pytest.mark.parametrize(
    "brought",
    [
        picture(),
        picture(kind="JPEG"),
        picture(mode="RGBA"),
        picture(mode="P"),
        picture(kind="JPEG", mode="CMYK"),
    ],
    ids=["png", "jpeg", "transparent", "palette", "cmyk"],
)
def test_a_picture_is_written_anew_as_jpeg(brought):
    with Image.open(BytesIO(checked_picture(brought))) as found:
        assert (found.format, found.mode, found.size) == ("JPEG", "RGB", (64, 36))
        assert not found.getexif()


def test_a_large_picture_is_made_small_and_what_shows_through_is_white():
    clear = BytesIO()
    Image.new("RGBA", (4000, 1000), (0, 0, 0, 0)).save(clear, "PNG")
    with Image.open(BytesIO(checked_picture(clear.getvalue()))) as found:
        assert found.size == (1920, 480)
        assert found.getpixel((9, 9)) == (255, 255, 255)


def test_sixteen_bits_of_grey_stay_grey():
    scanned = BytesIO()
    Image.new("I;16", (64, 36), 0x8000).save(scanned, "PNG")
    with Image.open(BytesIO(checked_picture(scanned.getvalue()))) as found:
        assert found.getpixel((9, 9)) == pytest.approx((128, 128, 128), abs=3)


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("brought", "said"),
    [
        (lambda: b"GIF89a" + bytes(99), "không phải ảnh PNG hoặc JPEG"),
        (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", "không phải ảnh PNG hoặc JPEG"),
        (lambda: picture()[:60], "hỏng"),
        (lambda: b"\xff\xd8\xff" + bytes(99), "hỏng"),
        (lambda: picture(9000, 9000), "triệu điểm ảnh"),
        (lambda: bytes(LARGEST_PICTURE + 1), "Ảnh lớn hơn 10 MB"),
    ],
    ids=["gif", "svg", "cut-off", "empty", "too-many-points", "too-large"],
)
def test_what_is_no_picture_is_refused(brought, said):
    with pytest.raises(Problem, match=said):
        checked_picture(brought())


@pytest.mark.parametrize("size", [(10, 5.625), (13.333, 7.5)], ids=["small", "wide"])
def test_a_template_is_a_presentation_without_slides(size):
    made = pptx.Presentation(BytesIO(checked_template(template(*size))))
    assert not list(made.slides)
    assert [x.name for x in made.slide_layouts if x.element.get("type") == "titleOnly"]
    assert [each.name for each in made.slide_master.shapes if each.name == "Huy hiệu"]


def test_nothing_of_who_made_a_template_is_kept_and_it_is_always_the_same():
    with ZipFile(BytesIO(checked_template(template()))) as kept:
        assert not [name for name in kept.namelist() if name.startswith("docProps")]
        assert {each.date_time[0] for each in kept.infolist()} == {1980}


def hostile(name: str, body: bytes) -> bytes:
    """A template with a part more, or with another one in its place."""
    written = BytesIO()
    with ZipFile(BytesIO(template())) as parts, ZipFile(written, "w") as changed:
        for part in parts.namelist():
            if part != name:
                changed.writestr(part, parts.read(part))
        changed.writestr(name, body)
    return written.getvalue()


_RELATED = "ppt/slideLayouts/_rels/slideLayout6.xml.rels"
_OUTSIDE = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId9" TargetMode="External" Target="http://example.org/a.png" Type="'
    b'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/>'
    b'<Relationship Id="rId1" Target="../slideMasters/slideMaster1.xml" Type="'
    b'http://schemas.openxmlformats.org/officeDocument/2006/relationships/slideMaster"/>'
    b"</Relationships>"
)
_FILE_LINK = _OUTSIDE.replace(b"http://example.org/a.png", b"file:///C:/a.exe").replace(
    b"/image", b"/hyperlink"
)


def acting() -> bytes:
    """A template whose layout starts a program."""
    made = pptx.Presentation()
    made.slide_width = made.slide_height * 16 // 9
    layout = next(x for x in made.slide_layouts if x.element.get("type") == "titleOnly")
    named = layout.element.xpath(".//p:cNvPr")[-1]
    etree.SubElement(named, f"{{{named.nsmap['a']}}}hlinkClick", action="ppaction://macro?name=a")
    return as_template(made)


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("brought", "said"),
    [
        (lambda: template(10, 7.5), "16:9"),
        (lambda: template(keep=""), "Title Only"),
        (lambda: template(ground="14212B"), "nền tối"),
        (lambda: b"PK\x03\x04" + bytes(99), "Không mở được mẫu"),
        (lambda: b"nothing", "Không mở được mẫu"),
        (lambda: bytes(LARGEST_TEMPLATE + 1), "Mẫu lớn hơn 20 MB"),
        (lambda: hostile("ppt/vbaProject.bin", b"x"), "macro"),
        (lambda: hostile("ppt/presentation.xml", b"<!DOCTYPE a><a/>"), "Không mở được mẫu"),
        (lambda: hostile("ppt/presentation.xml", b"<a/>"), "Không mở được mẫu"),
        (
            lambda: hostile("ppt/presentation.xml", "<!DOCTYPE a><a/>".encode("utf-16")),
            "Không mở được mẫu",
        ),
        (lambda: hostile(_RELATED, _OUTSIDE), "từ nơi khác"),
        (lambda: hostile(_RELATED, _FILE_LINK), "từ nơi khác"),
        (acting, "macro"),
    ],
    ids=[
        "size",
        "layout",
        "dark",
        "broken",
        "text",
        "large",
        "macro",
        "entity",
        "other-part",
        "entity-utf-16",
        "outside",
        "link-to-file",
        "action",
    ],
)
def test_what_cannot_be_drawn_into_is_refused(brought, said):
    with pytest.raises(Problem, match=said):
        checked_template(brought())
