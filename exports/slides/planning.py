"""From a report to its slides: one a section, what decides first, nothing without data."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from charts.maps.marks import Colouring, colouring_of, marks
from charts.theme import Theme
from exports.report import ReportDocument, Section
from exports.report.parts import DEMONSTRATION
from exports.report.slide_choice import province_section, province_slides
from exports.shared.lettering import height_of
from exports.slides import communes, maps
from exports.slides.bodies import body_of
from exports.slides.fitting import cut, headline
from exports.slides.page import (
    BODY,
    HEADING,
    SMALLEST,
    TITLE,
    Box,
    Drawing,
    Item,
    Slide,
    TextBox,
    TextLine,
)
from progress.indicators.atlas import Atlas
from progress.model.snapshots import OWN_SLIDES

SPOKEN_WORDS = 120
"""Words of the notes that are spoken, at most: a minute."""
_SOURCE, _COVER_TITLE, _COVER_LINES = 110, 44.0, 4
_REST_LINES = 3
"""Lines under a title, at most, of what it has no room for."""
_MADE_UP = DEMONSTRATION.partition(",")[0]
COVER = "bia"


def slides(report: ReportDocument, atlas: Atlas, theme: Theme) -> tuple[Slide, ...]:
    """Return the slides of a report in the order of its sections; those without data have none."""
    drawn = (_slide(report, section, atlas, theme) for section in report.sections)
    return tuple(slide for slide in drawn if slide is not None)


def aside_slides(report: ReportDocument, theme: Theme) -> Iterator[Slide]:
    """Yield a slide for each province that a show of the country can jump to from any other.

    Those that a presenter put into the sequence stand there alone.
    """
    chosen = {section.code for section in report.sections}
    for code, unit in province_slides(report).items():
        slide = _slide(report, province_section(report, unit), None, theme)
        if slide is not None and code not in chosen:
            yield replace(slide, aside=True)


def _slide(
    report: ReportDocument, section: Section, atlas: Atlas | None, theme: Theme
) -> Slide | None:
    mapped = bool(section.provinces or section.communes) and atlas is not None
    wide = maps.PLACE.left - 60 - TITLE.left if mapped else TITLE.width
    if section.code == COVER and atlas is not None:
        country_ = maps.silhouette(atlas, theme)
        items: tuple[Item, ...] = (
            *_warning(report, 648, 18, theme),
            *_cover(section, theme),
            country_,
        )
    else:
        left, high = (TITLE.left, 44) if mapped else (648, 18)
        warning = tuple(_warning(report, left, high, theme))
        under = 26.0 if warning and mapped else 0.0
        head = tuple(_title(section, wide, 4 if mapped else 2, theme, TITLE.top + under))
        top = head[-1].box.bottom + 12
        box = Box(BODY.left, top, wide, BODY.bottom - top)
        own = tuple(_own(section.own, box, theme))
        box = box.below(own[0].box.bottom + 10) if own else box
        body = body_of(section, mapped=mapped)
        drawn = tuple(body(report, section, box, theme))
        if not drawn and section.code not in OWN_SLIDES:
            return None
        picture = (_map(report, section, atlas, theme),) if atlas is not None and mapped else ()
        items = (*head, *warning, *own, *drawn, *picture)
    unit = province_slides(report).get(section.code)
    foot = report.scope_sentence_of(unit) if unit else report.scope_sentence
    return Slide(
        section.code,
        cut(section.part, 590, SMALLEST, 1),
        section.title,
        items,
        tuple(_spoken(section)),
        tuple(
            dict.fromkeys(
                cut(f"Nguồn: {each}", _SOURCE * 5.5, 10, 1)
                for each in section.sources or (f"{foot}.",)
            )
        ),
        foot,
        section.code == COVER,
    )


def _spoken(section: Section) -> Iterator[str]:
    """Yield whole sentences, as many as a minute takes."""
    left = SPOKEN_WORDS
    for each in dict.fromkeys((section.own, *section.statements, *section.notes)):
        words = len(each.split())
        if each and words <= left and each != DEMONSTRATION:
            left -= words
            yield each


def _warning(report: ReportDocument, left: float, top: float, theme: Theme) -> Iterator[TextBox]:
    if report.is_demonstration:
        align = "left" if left == TITLE.left else "right"
        line = TextLine(_MADE_UP, SMALLEST, theme.texts["bad"], bold=True, align=align)
        yield TextBox(Box(left, top, 264, 26), (line,), "Số liệu minh họa")


def _title(
    section: Section, width: float, most: int, theme: Theme, top: float
) -> Iterator[TextBox]:
    """Yield the headline and, where it is longer than its lines, the rest of its sentence."""
    text, rest = headline(section.title, width, HEADING, most)
    line = TextLine(text, HEADING, theme.ink, bold=True)
    high = height_of(text, width, HEADING, bold=True)
    yield TextBox(Box(TITLE.left, top, width, high), (line,), "Tiêu đề", "title")
    if rest:
        words = cut(rest, width, SMALLEST, _REST_LINES)
        place = Box(TITLE.left, top + high + 6, width, height_of(words, width, SMALLEST))
        yield TextBox(place, (TextLine(words, SMALLEST, theme.ink),), "Tiêu đề (tiếp)")


def _own(sentence: str, box: Box, theme: Theme) -> Iterator[TextBox]:
    if sentence:
        text = cut(sentence, box.width - 16, SMALLEST, 3)
        line = TextLine(text, SMALLEST, theme.texts["primary"])
        high = height_of(text, box.width - 16, SMALLEST)
        place = Box(box.left, box.top, box.width, high)
        yield TextBox(place, (line,), "Lời của người trình bày", edge=theme.marks["primary"])


def _cover(section: Section, theme: Theme) -> Iterator[TextBox]:
    width = maps.PLACE.left - 40 - TITLE.left + 60
    text = cut(section.title, width, _COVER_TITLE, 4, bold=True)
    high = height_of(text, width, _COVER_TITLE, bold=True)
    line = TextLine(text, _COVER_TITLE, theme.texts["primary"], bold=True)
    yield TextBox(Box(TITLE.left, 76, width, high), (line,), "Tiêu đề", "title")
    box = Box(TITLE.left, 76 + high + 18, width, BODY.bottom - 94 - high)
    statements = [each for each in section.statements if each != DEMONSTRATION]
    statements[1:1] = [section.own] if section.own else []
    statements = [cut(each, width, SMALLEST, _COVER_LINES) for each in statements]
    ends = accumulate(height_of(each, width, SMALLEST) + 10 for each in statements)
    listed = tuple(
        TextLine(each, SMALLEST, theme.ink, after=10)
        for each, end in zip(statements, ends, strict=True)
        if end <= box.height
    )
    yield TextBox(box, listed, "Nội dung", "content")


def _map(report: ReportDocument, section: Section, atlas: Atlas, theme: Theme) -> Drawing:
    if section.communes:
        return communes.drawing(section, report.selection.scope, atlas, theme)
    how = colouring_of(section.provinces[0].fact.indicator.measure, Colouring.VALUE)
    alternative = f"Bản đồ 34 tỉnh, thành phố với quần đảo Hoàng Sa và Trường Sa: {section.title}"
    return maps.country(atlas, marks(section.provinces, how, theme), alternative, theme)
