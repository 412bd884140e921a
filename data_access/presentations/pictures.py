"""A picture for a slide: checked, made small enough for a hall, and written anew.

What is kept was written here, so nothing of the file goes along: no place, no camera, no program.
"""

from io import BytesIO

from PIL import Image, ImageOps

from data_access.child_processes import Limits, run
from data_access.store.problems import Problem

LARGEST_PICTURE = 10_000_000
"""Most bytes of a picture that is brought."""
_MOST_PIXELS = 40_000_000
_SIZE = (1920, 1080)
_MOST_WRITTEN = 500_000
"""Bytes above which a picture is written with less detail: a show is sent by mail."""
_BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
LIMITS = Limits(
    "Đọc và kiểm tra tệp",
    "Chưa lưu gì. Hãy dùng tệp nhỏ hơn.",
    processor_seconds=20,
    megabytes=800,
    wall_seconds=120,
)
"""What a picture or a template may cost."""


def checked_picture(content: bytes) -> bytes:
    """Return a PNG or JPEG as a JPEG on white, at most 1920 by 1080; Problem for any other file."""
    if len(content) > LARGEST_PICTURE:
        raise Problem(f"Ảnh lớn hơn {LARGEST_PICTURE // 1_000_000} MB. Hãy thu nhỏ rồi tải lại.")
    if not content.startswith(_BEGINNINGS):
        raise Problem("Tệp không phải ảnh PNG hoặc JPEG. Hãy lưu ảnh thành PNG hoặc JPEG.")
    return run(LIMITS, None, _written_anew, content)


def _written_anew(content: bytes) -> bytes:
    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise Problem(
                    f"Ảnh có hơn {_MOST_PIXELS // 1_000_000} triệu điểm ảnh. Hãy thu nhỏ lại."
                )
            upright = ImageOps.exif_transpose(opened)
            if upright.mode.startswith("I"):  # 16 bits of grey, which would all become white
                upright = upright.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
            drawn = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    except (
        OSError,
        SyntaxError,  # a PNG whose parts are not what they say
        ValueError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        raise Problem("Không đọc được ảnh: tệp hỏng hoặc dở dang. Hãy lưu lại ảnh.") from error
    drawn.thumbnail(_SIZE)
    ground = Image.new("RGB", drawn.size, "white")
    ground.paste(drawn, mask=drawn.getchannel("A") if drawn.mode == "RGBA" else None)
    for quality in (90, 80, 70, 60):
        written = BytesIO()
        ground.save(written, "JPEG", quality=quality, subsampling=0 if quality > 80 else 2)
        if written.tell() <= _MOST_WRITTEN:
            break
    return written.getvalue()
