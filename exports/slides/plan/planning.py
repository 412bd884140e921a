"""From a report to slides: one section after the other, as many slides for each as it needs."""

from collections.abc import Iterator
from dataclasses import replace

from charts.theme import LIGHT
from exports.report import ReportDocument, Section
from exports.report.parts import DEMONSTRATION
from exports.slides.plan.boxes import HEIGHT, WIDTH, Box, Item, PlannedSlide, TextBox, TextLine
from exports.slides.plan.lettering import height_of, lines
from exports.slides.plan.pages import pages

MARGIN = 48.0
BODY = WIDTH - 2 * MARGIN
TITLE_TOP, FOOT = 46.0, 496.0
TITLE_SIZES = (30.0, 28.0, 26.0, 24.0)
GAP = 14.0


def slides(report: ReportDocument) -> tuple[PlannedSlide, ...]:
    """Return the slides of a report, section by section."""
    return tuple(slide for section in report.sections for slide in _slides(report, section))


def _slides(report: ReportDocument, section: Section) -> Iterator[PlannedSlide]:
    if section.code == "bia":
        yield _slide(report, section, _cover_title(section), _cover(section, section.own), True)
        return
    # The number of a page may break the title once more: it is thought of from the start.
    title = _title(f"{section.title} (10/10)")
    others = Box(MARGIN, title.box.bottom + GAP, BODY, FOOT - title.box.bottom - GAP)
    own_sentence = tuple(_sentence(section.own, others))
    first = others.below(own_sentence[0].box.bottom + GAP) if own_sentence else others
    page_items = list(pages(report, section, first, others))
    for number, items in enumerate(page_items, start=1):
        of = f" ({number}/{len(page_items)})" if len(page_items) > 1 else ""
        written = replace(title, lines=(replace(title.lines[0], text=f"{section.title}{of}"),))
        yield _slide(
            report, section, written, (*own_sentence, *items) if number == 1 else items, False
        )


def _slide(
    report: ReportDocument,
    section: Section,
    title: TextBox,
    items: tuple[Item, ...],
    is_cover: bool,
) -> PlannedSlide:
    sources = [f"Nguồn: {each}" for each in section.sources] or [f"Nguồn: {report.scope_sentence}."]
    return PlannedSlide(
        section.code,
        section.part,
        title,
        items,
        (*section.notes, *sources),
        report.scope_sentence,
        DEMONSTRATION if report.is_demonstration else "",
        is_cover,
    )


def _title(text: str) -> TextBox:
    size = next((s for s in TITLE_SIZES if len(lines(text, BODY, s, bold=True)) <= 2), 24.0)
    height = height_of(text, BODY, size, bold=True)
    line = TextLine(text, size, LIGHT.ink, bold=True)
    return TextBox(Box(MARGIN, TITLE_TOP, BODY, height), (line,), "Tiêu đề")


def _sentence(sentence: str, body: Box) -> Iterator[TextBox]:
    if sentence:
        height = height_of(sentence, body.width - 16, 20)
        line = TextLine(sentence, 20, LIGHT.texts["primary"])
        box = replace(body, height=height)
        yield TextBox(box, (line,), "Lời của người trình bày", edge=LIGHT.marks["primary"])


def _cover_title(section: Section) -> TextBox:
    text, width = section.title, BODY - 40
    # On one line where that can be read from afar, else on two.
    sizes = ((s, most) for most in (1, 2) for s in (44.0, 40.0, 36.0))
    size = next((s for s, most in sizes if len(lines(text, width, s, bold=True)) <= most), 32.0)
    height = height_of(text, width, size, bold=True)
    line = TextLine(text, size, LIGHT.ink, bold=True)
    return TextBox(Box(MARGIN, 130, width, height), (line,), "Tiêu đề")


def _cover(section: Section, sentence: str) -> tuple[Item, ...]:
    top = _cover_title(section).box.bottom + 24
    width = BODY - 40
    sizes = (22.0, *(18.0 for _ in section.statements))
    # The warning stands on every slide, and here in the place of every other slide.
    lines = [
        TextLine(text, size, LIGHT.ink if at == 0 else LIGHT.muted, after=8)
        for at, (text, size) in enumerate(zip(section.statements, sizes, strict=False))
        if text != DEMONSTRATION
    ]
    if sentence:
        lines.append(TextLine(sentence, 20, LIGHT.texts["primary"], after=8))
    height = sum(height_of(each.text, width, each.size) + each.after for each in lines)
    box = Box(MARGIN, top, width, min(height, HEIGHT - 60 - top))
    return (TextBox(box, tuple(lines), "Nội dung", outline=True),)
