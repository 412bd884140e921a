"""Make the fonts of pictures and documents: `python -m exports.shared.fonts.build`.

Pages use Source Sans, which Streamlit serves as a variable web font. What draws pictures without a
browser wants fixed weights, so two are cut from it, with the letters of Vietnamese and the symbols
of verdicts: as files for the drawer, and packed for documents that carry them. Source Sans lacks
the half-filled circle of work in progress and the cross of what was missed; they are drawn here.
Its licence (OFL.txt) reserves the name "Source", hence the new one.

Official documents are set in Times New Roman. A PDF carries its letters with it, and those of Times
New Roman may not be given away; Liberation Serif (Debian package fonts-liberation2) has the same
widths. Its licence (OFL-Report-Serif.txt) reserves the name "Liberation".
"""

from importlib.resources import files
from pathlib import Path

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).resolve().parent
FAMILY = "Chart Sans"
WEIGHTS = {"Regular": 400, "Bold": 700}
LETTERS = (
    *range(0x20, 0x250),  # Latin with all its marks
    *range(0x300, 0x324),  # marks of decomposed letters
    *range(0x1EA0, 0x1EFA),  # Vietnamese
    *map(ord, "–—‘’“”…•−≤≥×‰€₫→←↑↓✔●▲■○◌◐"),
)
HALF_CIRCLE, CROSS = "◐", "✖"
SERIF = "Report Serif"
SERIF_STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
SERIFS = Path("/usr/share/fonts/truetype/liberation2")


def main() -> None:
    """Write the files of each weight and style."""
    _pictures()
    for style in SERIF_STYLES:
        font = TTFont(SERIFS / f"LiberationSerif-{style}.ttf", recalcTimestamp=False)
        # Hints are for screens of few pixels; they are half of such a file.
        _reduce(font, hinting=False)
        _rename(font, SERIF, style.replace("BoldItalic", "Bold Italic"))
        font.save(HERE / f"ReportSerif-{style}.ttf")


def _pictures() -> None:
    static = files("streamlit") / "static" / "static" / "media"
    (source,) = Path(str(static)).glob("SourceSansVF-Upright*.woff2")
    for style, weight in WEIGHTS.items():
        font = instantiateVariableFont(TTFont(source, recalcTimestamp=False), {"wght": weight})
        _reduce(font)
        _add_half_circle(font)
        _add_cross(font)
        _rename(font, FAMILY, style)
        font.flavor = None
        font.save(HERE / f"ChartSans-{style}.ttf")
        font.flavor = "woff2"
        font.save(HERE / f"ChartSans-{style}.woff2")


def _reduce(font: TTFont, *, hinting: bool = True) -> None:
    features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options = Options(layout_features=features, notdef_outline=True, hinting=hinting)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(font)


def _add_half_circle(font: TTFont) -> None:
    """Draw the half-filled circle: the empty one, and the left half of its outer outline."""
    empty = font.getBestCmap()[ord("○")]
    points = list(font["glyf"][empty].coordinates)
    pen = TTGlyphPen(font.getGlyphSet())
    font.getGlyphSet()[empty].draw(pen)
    pen.moveTo(points[0])
    pen.qCurveTo(*points[1:5])
    pen.qCurveTo(*points[5:9])
    pen.closePath()
    _add(font, HALF_CIRCLE, "halfcircle", pen)


def _add_cross(font: TTFont) -> None:
    """Draw the cross: two thick strokes on the diagonals of the square of `■`."""
    square = font["glyf"][font.getBestCmap()[ord("■")]]
    middle, half, thick = (square.xMin + square.xMax) / 2, 200, 80
    height = (square.yMin + square.yMax) / 2
    pen = TTGlyphPen(font.getGlyphSet())
    arm = [(0, -thick), (half - thick, -half), (half, thick - half)]
    turns = [arm, [(-y, x) for x, y in arm], [(-x, -y) for x, y in arm], [(y, -x) for x, y in arm]]
    first, *others = [(round(middle + x), round(height + y)) for turn in turns for x, y in turn]
    pen.moveTo(first)
    for each in others:
        pen.lineTo(each)
    pen.closePath()
    _add(font, CROSS, "cross", pen)


def _add(font: TTFont, letter: str, name: str, pen: TTGlyphPen) -> None:
    """Add what a pen drew, as wide as the other symbols."""
    font["glyf"][name] = pen.glyph()
    font["hmtx"][name] = font["hmtx"][font.getBestCmap()[ord("○")]]
    for table in font["cmap"].tables:
        table.cmap[ord(letter)] = name


def _rename(font: TTFont, family: str, style: str) -> None:
    names = {1: family, 2: style, 3: f"{family} {style}", 4: f"{family} {style}"}
    names |= {6: f"{family} {style}".replace(" ", "")}
    licence = {number: font["name"].getDebugName(number) for number in (0, 13, 14)}
    font["name"].names = []
    for number, text in sorted({**licence, **names}.items()):
        if text:
            font["name"].setName(text, number, 3, 1, 0x409)


if __name__ == "__main__":
    main()
