"""What stands under the title of a slide, by the section of the report."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from charts.theme import Theme
from exports.report import ReportDocument, Section
from exports.report.targets_over_time import LAST_YEAR, MOVED, compared_years, needed
from exports.shared.lettering import LINE, height_of, width_of
from exports.slides import communes, figures, maps
from exports.slides.fitting import cut, headline, said
from exports.slides.movements import moved
from exports.slides.page import LARGER, SMALLEST, Box, Item, Picture, TextBox, TextLine
from exports.slides.tables import ends, section_table

ANNEX, PROVINCES, WORK = "van-ban", "tinh-thanh", "cong-viec"
_REPORTS = 0.4
"""Part of a slide of tasks, at most, that says who owes a report."""
_BESIDE_PICTURE = 380.0
"""Width of words that stand beside a picture."""
_NUMBERS = (44.0, 38.0, 32.0, 26.0, 22.0)

Body = Callable[[ReportDocument, Section, Box, Theme], Iterator[Item]]
"""Draws a section of a report into a box."""


def body_of(section: Section, *, mapped: bool) -> Body:
    """Return what draws the body of a section's slide; `mapped` where a map stands beside it."""
    if section.provinces and mapped:
        return maps.told
    return _BODIES.get(section.code.rstrip("0123456789"), _usual)


def _usual(report: ReportDocument, section: Section, box: Box, theme: Theme) -> Iterator[Item]:
    """Yield numbers, a sector's figures, or sentences and the first table; nothing for an annex."""
    if section.code == ANNEX:
        return
    if section.numbers:
        yield from _numbers(section, box, theme)
    elif section.facts:
        if any(fact.total for fact in section.facts):
            yield from figures.sector(report, section, box, theme)
    else:
        yield from _told(section, box, theme)


def _numbers(section: Section, box: Box, theme: Theme) -> Iterator[Item]:
    """Yield the large numbers one under the other, then what fits of what needs a decision."""
    wide, top = 230.0, box.top
    room = box.height / max(len(section.numbers), 1)
    for number in section.numbers:
        size = next(
            (s for s in _NUMBERS if width_of(number.value, s, bold=True) < wide - 14), SMALLEST
        )
        value = TextLine(number.value, size, theme.texts["primary"], bold=True)
        inner = box.width - wide
        label = TextLine(
            cut(number.label, inner, LARGER, 1, bold=True), LARGER, theme.ink, bold=True
        )
        most = 2 if room >= LARGER * LINE + 2 * SMALLEST * LINE + 14 else 1
        note = cut(number.note, inner, SMALLEST, most)
        high = LARGER * LINE + height_of(note, inner, SMALLEST) + 6
        high = min(max(high, size * LINE), room)
        yield TextBox(Box(box.left, top, wide - 14, high), (value,), number.label, middle=True)
        place = Box(box.left + wide, top, inner, high)
        yield TextBox(
            place, (label, TextLine(note, SMALLEST, theme.muted)), number.label, middle=True
        )
        top += high + 8
    yield from said(section.statements, box.below(top + 4), theme.ink, sizes=(SMALLEST,))[0]


def _told(section: Section, box: Box, theme: Theme) -> Iterator[Item]:
    sentences = tuple(each for each in section.statements if each not in section.sources)
    if not section.tables:
        if sentences and section.code != "bao-cao":
            yield from said(sentences, box, theme.ink)[0]
        return
    room = replace(box, height=box.height * 0.25)
    words = said(sentences[:2], room, theme.ink, sizes=(SMALLEST,))[0]
    yield from words
    under = box.below(words[-1].box.bottom + 8) if words else box
    yield from section_table(section, section.tables[0], under, theme)


def _work(report: ReportDocument, section: Section, box: Box, theme: Theme) -> Iterator[Item]:
    """Yield the overdue tasks, and under them who owes a report, which keeps its room."""
    sentences = tuple(cut(each, box.width - SMALLEST, SMALLEST, 2) for each in section.statements)
    high = box.height * (_REPORTS if section.tables else 1.0)
    reports, _ = said(sentences, replace(box, height=high), theme.ink, sizes=(SMALLEST,))
    taken = sum(each.box.height for each in reports) + 12
    grid: tuple[Item, ...] = ()
    if section.tables:
        room = replace(box, height=box.height - taken)
        grid = tuple(section_table(section, section.tables[0], room, theme))
    yield from grid
    top = max((each.box.bottom for each in grid), default=box.top - 12) + 12
    yield from (replace(each, box=replace(each.box, top=top)) for each in reports)


def _plan(report: ReportDocument, section: Section, box: Box, theme: Theme) -> Iterator[Item]:
    """Yield what is still needed until the last milestone, and both documents' targets."""
    told, _ = headline(needed(report).title, box.width, SMALLEST)
    sentence = f"{told.removesuffix('.')}."
    yield from _told(replace(section, statements=(sentence,)), box, theme)


def _moved(report: ReportDocument, section: Section, box: Box, theme: Theme) -> Iterator[Item]:
    years = compared_years(report, section.code)
    if any(each.comparison for each in years):
        yield from moved(report.programme, years, section.tables[0].columns[1].title, box, theme)


def _presenters_own(
    report: ReportDocument, section: Section, box: Box, theme: Theme
) -> Iterator[Item]:
    """Yield the words of the presenter's own slide, and its picture beside them or alone."""
    room = box
    if section.picture and section.statements:
        box = replace(box, width=_BESIDE_PICTURE)
        room = room.after(box.right + 24)
    yield from said(section.statements, box, theme.ink)[0]
    if section.picture:
        yield Picture(room, section.picture, section.title)


_BODIES: dict[str, Body] = {
    MOVED: _moved,
    LAST_YEAR: _moved,
    PROVINCES: ends,
    WORK: _work,
    "ke-hoach": _plan,
    "xa-phuong": communes.told,
    "rieng-": _presenters_own,
}
