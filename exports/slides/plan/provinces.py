"""Provinces on slides: the map, and all of them as tiles that the last row of the hall can read."""

from collections.abc import Iterator
from dataclasses import replace

from charts.maps.marks import Colouring, colouring_of, legend, marks
from charts.theme import DOTTED, LIGHT, RISING, UPRIGHT
from exports.report import ReportDocument, Section
from exports.slides.plan.boxes import (
    Box,
    Item,
    ProvinceMap,
    SlideTable,
    SlideTableCell,
    TextBox,
    TextLine,
)
from exports.slides.plan.grids import row_height
from exports.slides.plan.lettering import LINE, height_of
from exports.slides.plan.sentences import sentences
from progress.model.numbers import alphabetical

MAP = 500.0
COLUMNS = 6
_PATTERNS = {RISING: "///", DOTTED: ". . .", UPRIGHT: "|||"}
"""How the legend shows what the map hatches."""


def map_pages(section: Section, body: Box, others: Box) -> Iterator[tuple[Item, ...]]:
    """Yield the map with what is said of it and its legend; what is too much on the next slide."""
    drawn = ProvinceMap(
        Box(body.left, body.top, MAP, body.height),
        section.provinces,
        f"Bản đồ 34 tỉnh, thành phố với quần đảo Hoàng Sa và Trường Sa: {section.title} "
        f"{' '.join(section.statements)}",
    )
    left = body.left + MAP + 30
    key = _legend(section, Box(left, 0, body.right - left, 0))
    key = replace(key, box=replace(key.box, top=body.bottom - key.box.height))
    room = Box(left, body.top, body.right - left, body.height - key.box.height - 16)
    statements = list(sentences(section.statements, room, others))
    fitting = statements[:1] if statements and statements[0].box.bottom <= room.bottom else []
    yield (drawn, *fitting, key)
    if not fitting:
        statements = list(sentences(section.statements, others, others))
    yield from ((words,) for words in statements[len(fitting) :])


def _legend(section: Section, box: Box) -> SlideTable:
    """Return what the colours of the map mean, with how many provinces each stands for."""
    how = colouring_of(section.provinces[0].fact.indicator.measure, Colouring.VALUE)
    rows = tuple(
        (
            SlideTableCell(
                _PATTERNS.get(key.hatch or "", ""), LIGHT.on(key.fill), centred=True, fill=key.fill
            ),
            SlideTableCell(key.label, LIGHT.ink),
            SlideTableCell(str(key.count), LIGHT.ink, right=True),
        )
        for key in legend(section.provinces, how, LIGHT)
    )
    widths = (36.0, box.width - 86.0, 50.0)
    heights = tuple(row_height(row, widths, 14.0) for row in rows)
    key_words = "; ".join(f"{row[1].text}: {row[2].text}" for row in rows)
    placed = replace(box, height=sum(heights))
    return SlideTable(
        placed, widths, heights, rows, 14.0, "Chú giải", f"Chú giải: {key_words}.", headed=False
    )


def province_tiles(report: ReportDocument, section: Section, body: Box) -> Iterator[Item]:
    """Yield every province with its value, the highest first, those without one at the end."""
    unit = report.programme.unit
    facts = sorted(
        section.provinces,
        key=lambda fact: (fact.rank is None, fact.rank or 0, alphabetical(unit[fact.code].name)),
    )
    how = colouring_of(facts[0].fact.indicator.measure, Colouring.VALUE)
    marked = {mark.code: mark for mark in marks(section.provinces, how, LIGHT)}
    keys = legend(section.provinces, how, LIGHT)
    words = "Giá trị cao đứng trước. " + "; ".join(
        f"{key.label}: {key.count}"
        for key in keys
        if key.count and (key.hatch or how is not Colouring.VALUE)
    )
    line = TextLine(words.rstrip(), 14, LIGHT.muted)
    top = height_of(words, body.width, 14)
    yield TextBox(Box(body.left, body.top, body.width, top), (line,), "Chú giải")
    cells = []
    for fact in facts:
        mark = marked[fact.code]
        name = unit[fact.code].short_name
        ink = LIGHT.on(mark.fill)
        cells.append(SlideTableCell(name, ink, centred=True, fill=mark.fill, second=mark.words))
    cells += [SlideTableCell("", LIGHT.ink)] * (-len(cells) % COLUMNS)
    rows = tuple(tuple(cells[at : at + COLUMNS]) for at in range(0, len(cells), COLUMNS))
    said = ", ".join(f"{unit[f.code].name} {f.verdict.label.lower()}" for f in facts)
    place = body.below(body.top + top + 8)
    high = min(place.height / max(len(rows), 1), 2 * 16 * LINE + 26)
    yield SlideTable(
        Box(place.left, place.top, body.width, high * len(rows)),
        (body.width / COLUMNS,) * COLUMNS,
        (high,) * len(rows),
        rows,
        16.0 if high >= 2 * 16 * LINE + 6 else 14.0,
        section.part,
        f"Bảng các tỉnh, thành phố: {said}.",
        headed=False,
        ruled=False,
    )
