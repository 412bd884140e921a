"""What stands on the slides of a section, beneath their headline."""

from collections.abc import Iterator
from dataclasses import replace

from charts.theme import LIGHT
from exports.report import Number, ReportDocument, Section
from exports.slides.plan.boxes import Box, Item, TextBox, TextLine
from exports.slides.plan.facts import bullets_pages, lead_page
from exports.slides.plan.grids import grids, least_height
from exports.slides.plan.lettering import height_of, width_of
from exports.slides.plan.provinces import map_pages, province_tiles
from exports.slides.plan.schedule import task_years
from exports.slides.plan.sentences import sentences

GAP = 14.0
Page = tuple[Item, ...]


def pages(report: ReportDocument, section: Section, first: Box, others: Box) -> Iterator[Page]:
    """Yield the items of each slide: in the first box those of the first, then in others."""
    if section.numbers:
        cards = tuple(_cards(section.numbers, first))
        rest = first.below(max(card.box.bottom for card in cards) + GAP)
        statements = list(sentences(section.statements, rest, others))
        yield (*cards, *statements[:1])
        yield from ((words,) for words in statements[1:])
    elif section.lead is not None or section.facts:
        yield from _sector(report, section, first, others)
    elif section.provinces:
        yield from map_pages(section, first, others)
        yield (*province_tiles(report, section, others),)
    else:
        yield from _flow(report, section, first, others)


def _sector(report: ReportDocument, section: Section, first: Box, others: Box) -> Iterator[Page]:
    programme = report.programme
    if section.lead is None:
        yield from bullets_pages(programme, section, first, others)
        return
    gauge = lead_page(programme, section.lead, first)
    right = Box(gauge.box.right + 36, first.top, first.right - gauge.box.right - 36, first.height)
    if not section.statements:
        beside = list(bullets_pages(programme, section, right, others)) or [()]
        fits = not beside[0] or beside[0][0].box.left == right.left
        yield (gauge, *(beside[0] if fits else ()))
        yield from beside[1 if fits else 0 :]
        return
    statements = list(
        sentences(section.statements, replace(right, height=gauge.box.height), others)
    )
    under = first.below(max(each.box.bottom for each in (gauge, statements[0])) + GAP)
    bars = list(bullets_pages(programme, section, under, others))
    if len(statements) == len(bars) == 1 and bars[0][0].box.top == under.top:
        yield (gauge, *statements, *bars[0])
        return
    # Too much for one slide: the sentences have the height of the first, the bars the next ones.
    statements = list(sentences(section.statements, right, others))
    yield (gauge, *statements[:1])
    yield from ((words,) for words in statements[1:])
    yield from bullets_pages(programme, section, others, others)


def _flow(report: ReportDocument, section: Section, first: Box, others: Box) -> Iterator[Page]:
    """Yield sentences and tables one under the other, a new slide where the room ends."""
    held: list[Item] = []
    rest = first
    if section.statements:
        for words in sentences(section.statements, first, others):
            if held:
                yield tuple(held)
            held, rest = [words], words.box
        rest = (first if rest.top == first.top else others).below(rest.bottom + GAP)
    for piece in _tables(report, section, rest, others):
        if piece.box.top == others.top and held:
            yield tuple(held)
            held = []
        held.append(piece)
    if not held:
        held = [_nothing(section, first)]
    yield tuple(held)


def _tables(report: ReportDocument, section: Section, rest: Box, others: Box) -> Iterator[Item]:
    for piece in task_years(report, section.tasks, rest, others):
        yield piece
        rest = others.below(piece.box.bottom + GAP)
    for table in section.tables:
        if rest.height < least_height(table, rest.width):
            rest = others
        for grid in grids(table, rest, others):
            yield grid
            rest = grid.box
        top = rest.bottom + GAP
        rest = replace(others, top=top, height=max(others.bottom - top, 0.0))


def _cards(numbers: tuple[Number, ...], body: Box) -> Iterator[TextBox]:
    width = (body.width - GAP * (len(numbers) - 1)) / len(numbers)
    inner = width - 24
    sizes = [40.0, 36.0, 32.0, 28.0, 24.0]
    widest = max(numbers, key=lambda each: width_of(each.value, 40, bold=True)).value
    large = next((s for s in sizes if width_of(widest, s, bold=True) <= inner), 20.0)
    made = [
        (
            TextLine(each.value, large, LIGHT.texts["primary"], bold=True),
            TextLine(each.label, 16, LIGHT.ink, bold=True, after=2),
            TextLine(each.note, 14, LIGHT.muted),
        )
        for each in numbers
    ]
    height = 20 + max(
        sum(height_of(x.text, inner, x.size, bold=x.bold) + x.after for x in lines)
        for lines in made
    )
    for at, lines in enumerate(made):
        box = Box(body.left + at * (width + GAP), body.top, width, height)
        yield TextBox(box, lines, f"Số lớn: {lines[1].text}", card=True)


def _nothing(section: Section, body: Box) -> TextBox:
    """Return what stands where nothing was reported: said, and not left blank."""
    lines = [TextLine("○", 48, LIGHT.texts["unknown"], centred=True)]
    lines += [TextLine(note, 18, LIGHT.muted, centred=True, after=6) for note in section.notes]
    if not section.notes:
        lines.append(TextLine("Chưa có số liệu cho phần này.", 18, LIGHT.muted, centred=True))
    height = sum(height_of(each.text, body.width - 80, each.size) + each.after for each in lines)
    top = body.top + max(0.0, (body.height - height - 48) / 2) * 0.7
    box = Box(body.left, top, body.width, height + 48)
    return TextBox(box, tuple(lines), "Chưa có số liệu", card=True, outline=True)
