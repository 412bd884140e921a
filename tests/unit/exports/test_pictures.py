"""Pictures of charts: whole, with every Vietnamese letter, the same bytes each time."""

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from PIL import Image
from pypdf import PdfReader

from charts.theme import SYMBOLS
from exports.shared.pictures import FONTS, PictureFormat, picture, sheet

VIETNAMESE = "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXYaăâbcdđeêghiklmnoôơpqrstuưvxy" + "".join(
    vowel + tone
    for vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for tone in ("\u0300\u0309\u0303\u0301\u0323")
)


def chart(text: str = "Thừa Thiên Huế: 40%") -> dict:
    mark = {"type": "text", "text": text, "x": 10, "y": 20, "align": "left", "fontSize": 20}
    return {
        "width": "container",
        "height": 40,
        "config": {"font": "'Source Sans', 'Chart Sans', sans-serif"},
        "layer": [{"data": {"values": [{}]}, "mark": mark}],
    }


def drawn(title: str = "Tiêu đề") -> dict:
    return sheet(chart(), width=600, title=title, notes=["Số liệu minh họa"], background="#FFFFFF")


def test_png_is_as_wide_as_asked_and_sharp_and_not_blank():
    image = Image.open(BytesIO(picture([drawn()], PictureFormat.PNG)))
    assert image.width == 2 * (600 + 2 * 24)
    assert len(image.convert("L").getcolors() or []) > 10


def test_svg_holds_its_words():
    said = picture([drawn("Tỉnh Đắk Lắk đã đạt")], PictureFormat.SVG).decode()
    for words in ("Tỉnh Đắk Lắk đã đạt", "Số liệu minh họa", "Thừa Thiên Huế: 40%"):
        assert words in said


def test_pdf_has_a_page_for_each_chart_with_its_letters():
    pages = PdfReader(
        BytesIO(picture([drawn("Trang một"), drawn("Trang hai")], PictureFormat.PDF))
    ).pages
    assert len(pages) == 2
    for page, title in zip(pages, ("Trang một", "Trang hai"), strict=True):
        said = page.extract_text()
        assert title in said
        assert "Thừa Thiên Huế" in said


@pytest.mark.parametrize("kind", list(PictureFormat))
def test_same_chart_gives_the_same_bytes(kind):
    assert picture([drawn()], kind) == picture([drawn()], kind)


def test_several_charts_need_pages():
    with pytest.raises(ValueError, match="one picture, not 2"):
        picture([drawn(), drawn()], PictureFormat.PNG)


def test_long_title_is_broken_between_words():
    title = "Mới đánh giá được 3 chỉ tiêu, 12 chỉ tiêu chưa đủ căn cứ trong phạm vi đã chọn"
    lines = drawn(title)["title"]["text"]
    assert len(lines) > 1
    assert " ".join(lines) == title
    assert all(len(line) <= 600 / 11 for line in lines)


def test_nothing_is_fetched():
    foreign = {"data": {"url": "http://127.0.0.1:9/a.json"}, "mark": "point"}
    with pytest.raises(ValueError, match="data url not allowed"):
        picture([foreign], PictureFormat.SVG)


@pytest.mark.parametrize("font", ["ChartSans-Regular.ttf", "ChartSans-Bold.ttf"])
def test_fonts_have_every_letter_and_symbol(font):
    known = TTFont(FONTS / font).getBestCmap()
    missing = {
        each for each in [*VIETNAMESE, *SYMBOLS.values(), "–", "−"] if ord(each) not in known
    }
    assert not missing
