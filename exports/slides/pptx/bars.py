"""Bullets as a native chart with its data: milestones as bands, the result as a bar before them.

What was not reported is an empty cell, in the chart and in the worksheet behind it.
"""

from copy import deepcopy
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml import parse_xml

from charts.theme import LIGHT
from exports.slides.plan.boxes import Bullets
from exports.slides.plan.lettering import FAMILY
from exports.slides.plan.places import BANDS
from exports.slides.pptx.markup import LANGUAGE, NAMESPACES, fill, place_of
from progress.judging.targets import TargetFact
from progress.model.letters import printable

RESULT = "Kết quả (%)"
FORMAT = "0.0"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_CHART = f'{NAMESPACES} xmlns:c="{_C}"'
_AXES = {"bands": ("1520001", "1520002"), "result": ("1520003", "1520004")}
"""The result lies on axes of its own: its bar is thinner than the bands."""


def add_bars(slide: Any, bullets: Bullets) -> Any:
    """Add the chart; return its frame."""
    years = sorted({t.year for fact in bullets.facts for t in fact.milestones}, reverse=True)
    data: Any = CategoryChartData(number_format=FORMAT)  # type: ignore[no-untyped-call]
    # The worksheet behind the chart would take a leading "=" for a formula.
    data.categories = [printable(title).lstrip("=") for title in bullets.titles]
    for year in years:
        data.add_series(f"Mốc {year} (%)", [_asked(fact, year) for fact in bullets.facts])
    data.add_series(
        RESULT, [None if fact.value is None else float(fact.value) for fact in bullets.facts]
    )
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *place_of(bullets.box), data)
    _look(frame.chart._chartSpace, bullets)
    return frame


def _asked(fact: TargetFact, year: int) -> float | None:
    return next((float(t.asked) for t in fact.milestones if t.year == year), None)


def _look(space: Any, bullets: Bullets) -> None:
    chart = space.find(f"{{{_C}}}chart")
    area = chart.find(f"{{{_C}}}plotArea")
    bands = area.find(f"{{{_C}}}barChart")
    series = bands.findall(f"{{{_C}}}ser")
    for each, colour in zip(series[:-1], BANDS, strict=False):
        _coloured(each, fill(colour))
    result = series[-1]
    _coloured(result, fill(LIGHT.marks["primary"]), bullets.facts)
    top = bullets.head / bullets.box.height
    bars = deepcopy(bands)
    bands.remove(result)
    _take_out(bars, "ser")
    bars.insert(2, result)
    _group(bands, 25, _AXES["bands"])
    _group(bars, 130, _AXES["result"])
    bands.addnext(bars)
    _take_out(area, "catAx", "valAx", "layout")
    for axis in (*_axes(_AXES["bands"], shown=True), *_axes(_AXES["result"], shown=False)):
        area.append(axis)
    area.insert(0, _layout(0.0, top, 1.0, 1.0 - top, inner=True))
    _legend(chart, top)
    _letters(space)


def _group(group: Any, gap: int, axes: tuple[str, str]) -> None:
    _take_out(group, "gapWidth", "overlap")
    first = group.find(f"{{{_C}}}axId")
    first.addprevious(parse_xml(f'<c:gapWidth {_CHART} val="{gap}"/>'))
    first.addprevious(parse_xml(f'<c:overlap {_CHART} val="100"/>'))
    for each, value in zip(group.findall(f"{{{_C}}}axId"), axes, strict=True):
        each.set("val", value)


def _coloured(series: Any, filling: str, facts: tuple[TargetFact, ...] = ()) -> None:
    """Colour a series, and its points by their verdicts; no bar turns when it is negative."""
    _take_out(series, "spPr", "invertIfNegative", "dPt")
    after = series.find(f"{{{_C}}}tx")
    parts = [f"<c:spPr {_CHART}>{filling}<a:ln><a:noFill/></a:ln></c:spPr>"]
    parts.append(f'<c:invertIfNegative {_CHART} val="0"/>')
    parts += [
        f'<c:dPt {_CHART}><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"<c:spPr>{fill(LIGHT.mark(fact.verdict))}<a:ln><a:noFill/></a:ln></c:spPr></c:dPt>"
        for at, fact in enumerate(facts)
    ]
    for part in reversed(parts):
        after.addnext(parse_xml(part))


def _axes(numbers: tuple[str, ...], *, shown: bool) -> list[Any]:
    """Return the axis of names, which the table beside says, and that of values: 0-100."""
    names, values = numbers
    crosses = "autoZero" if shown else "max"
    grid = f'<c:majorGridlines><c:spPr><a:ln w="6350">{fill(LIGHT.line)}</a:ln></c:spPr>'
    return [
        parse_xml(
            f'<c:catAx {_CHART}><c:axId val="{names}"/><c:scaling><c:orientation val="maxMin"/>'
            '</c:scaling><c:delete val="1"/><c:axPos val="l"/><c:majorTickMark val="none"/>'
            '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
            f'<c:crossAx val="{values}"/><c:crosses val="autoZero"/><c:auto val="1"/>'
            '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>'
        ),
        parse_xml(
            f'<c:valAx {_CHART}><c:axId val="{values}"/><c:scaling><c:orientation val="minMax"/>'
            '<c:max val="100"/><c:min val="0"/></c:scaling><c:delete val="1"/>'
            f'<c:axPos val="{"t" if shown else "b"}"/>'
            f"{grid + '</c:majorGridlines>' if shown else ''}"
            '<c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="none"/>'
            '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
            f'<c:crossAx val="{names}"/><c:crosses val="{crosses}"/>'
            '<c:crossBetween val="between"/><c:majorUnit val="25"/></c:valAx>'
        ),
    ]


def _legend(chart: Any, top: float) -> None:
    _take_out(chart, "legend", "autoTitleDeleted", "title")
    chart.insert(0, parse_xml(f'<c:autoTitleDeleted {_CHART} val="1"/>'))
    legend = parse_xml(f'<c:legend {_CHART}><c:legendPos val="t"/><c:overlay val="0"/></c:legend>')
    legend.insert(1, _layout(0.0, 0.0, 1.0, top * 0.92))
    chart.find(f"{{{_C}}}plotArea").addnext(legend)
    for blank in chart.findall(f"{{{_C}}}dispBlanksAs"):
        blank.set("val", "gap")


def _letters(space: Any) -> None:
    words = parse_xml(
        f'<c:txPr {_CHART}><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1200" '
        f'lang="{LANGUAGE}">{fill(LIGHT.muted)}<a:latin typeface="{FAMILY}"/></a:defRPr></a:pPr>'
        f'<a:endParaRPr lang="{LANGUAGE}"/></a:p></c:txPr>'
    )
    _take_out(space, "txPr")
    space.find(f"{{{_C}}}chart").addnext(words)


def _layout(left: float, top: float, width: float, height: float, *, inner: bool = False) -> Any:
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    return parse_xml(
        f'<c:layout {_CHART}><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{left:.4f}"/><c:y val="{top:.4f}"/><c:w val="{width:.4f}"/>'
        f'<c:h val="{height:.4f}"/></c:manualLayout></c:layout>'
    )


def _take_out(parent: Any, *tags: str) -> None:
    for tag in tags:
        for old in parent.findall(f"{{{_C}}}{tag}"):
            parent.remove(old)
