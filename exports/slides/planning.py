"""From a report to its slides: one a section, what decides first, nothing without data."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from charts.maps.marks import Colouring, colouring_of, legend, marks
from charts.theme import Theme, role
from exports.report import ReportDocument, Section, Table
from exports.report.parts import DEMONSTRATION
from exports.report.slide_choice import province_section, province_slides
from exports.report.targets_over_time import LAST_YEAR, MOVED, compared_years
from exports.report.tasks_and_reports import OWN_TASKS
from exports.shared.lettering import LINE, height_of, lines, width_of
from exports.slides import communes, figures, maps
from exports.slides.fitting import cut, headline, judged_cell, judgement_of, said, table
from exports.slides.page import (
    BODY,
    LARGER,
    SMALLEST,
    TITLE,
    Area,
    Box,
    Cell,
    Drawing,
    Item,
    Picture,
    Slide,
    TextBox,
    TextLine,
    rectangle,
)
from progress.indicators.atlas import Atlas
from progress.model.snapshots import OWN_SLIDES

SPOKEN_WORDS = 120
"""Words of the notes that are spoken, at most: a minute."""
_SOURCE = 110
_NUMBERS = (44.0, 38.0, 32.0, 26.0, 22.0)
_TITLES = (30.0, 28.0, 26.0, LARGER)
_MADE_UP = DEMONSTRATION.partition(",")[0]
_COLUMNS = {
    "nhiem-vu": (0, 1, 2, 4),
    OWN_TASKS: (0, 1, 2, 4),
    "cong-viec": (0, 1, 2, 4),
    "bao-cao": (0, 1, 2),
    "con-can": (0, 2, 3, -2),
    "khen-thuong": (1, 2, 3),
}
"""Columns of a section's table that stand on its slide; negative ones are counted from the end."""
ANNEX, COVER, PROVINCES, WORK = "van-ban", "bia", "tinh-thanh", "cong-viec"
_REPORTS = 0.4
"""Part of a slide of tasks, at most, that says who owes a report."""
_BESIDE_PICTURE = 380.0
"""Width of words that stand beside a picture."""
_ENDS = 4
"""Provinces ahead, and behind, that a slide names."""


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
        warning = tuple(
            _warning(report, TITLE.left if mapped else 648, 44 if mapped else 18, theme)
        )
        under = 26.0 if warning and mapped else 0.0
        title, rest = _title(section, wide, 4 if mapped else 2, theme, TITLE.top + under)
        top = title.box.bottom + 12
        box = Box(BODY.left, top, wide, BODY.bottom - top)
        own = tuple(_own(section.own, box, theme))
        box = box.below(own[0].box.bottom + 10) if own else box
        body = _BODIES.get(section.code.rstrip("0123456789"), _usual)
        body = _country if section.provinces and mapped else body
        found = tuple(body(report, section, box, theme, rest))
        if not found and section.code not in OWN_SLIDES:
            return None
        picture = (_map(report, section, atlas, theme),) if atlas is not None and mapped else ()
        items = (title, *warning, *own, *found, *picture)
    return Slide(
        section.code,
        section.code,
        cut(section.part, 590, SMALLEST, 1),
        section.title,
        items,
        tuple(_spoken(section)),
        tuple(
            dict.fromkeys(
                cut(f"Nguồn: {each}", _SOURCE * 5.5, 10, 1) for each in _sources(report, section)
            )
        ),
        report.scope_sentence,
        section.code == COVER,
    )


def _sources(report: ReportDocument, section: Section) -> tuple[str, ...]:
    return section.sources or (f"{report.scope_sentence}.",)


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
) -> tuple[TextBox, str]:
    """Return the headline, and the rest of its sentence where it is longer than its lines."""
    fits = (s for s in _TITLES if len(lines(section.title, width, s, bold=True)) <= most)
    size = next(fits, _TITLES[-1])
    text, rest = headline(section.title, width, size, most)
    line = TextLine(text, size, theme.ink, bold=True)
    high = height_of(text, width, size, bold=True)
    return TextBox(Box(TITLE.left, top, width, high), (line,), "Tiêu đề", "title"), rest


def _own(sentence: str, box: Box, theme: Theme) -> Iterator[TextBox]:
    if sentence:
        text = cut(sentence, box.width - 16, SMALLEST, 3)
        line = TextLine(text, SMALLEST, theme.texts["primary"])
        high = height_of(text, box.width - 16, SMALLEST)
        place = Box(box.left, box.top, box.width, high)
        yield TextBox(place, (line,), "Lời của người trình bày", edge=theme.marks["primary"])


def _cover(section: Section, theme: Theme) -> Iterator[TextBox]:
    width = maps.PLACE.left - 40 - TITLE.left + 60
    size = next(
        (s for s in (44.0, 40.0, 36.0) if len(lines(section.title, width, s, bold=True)) <= 3), 32.0
    )
    text = cut(section.title, width, size, 4, bold=True)
    high = height_of(text, width, size, bold=True)
    line = TextLine(text, size, theme.texts["primary"], bold=True)
    yield TextBox(Box(TITLE.left, 76, width, high), (line,), "Tiêu đề", "title")
    box = Box(TITLE.left, 76 + high + 18, width, BODY.bottom - 94 - high)
    told = [each for each in section.statements if each != DEMONSTRATION]
    told[1:1] = [section.own] if section.own else []
    listed = [TextLine(each, SMALLEST, theme.ink, after=10) for each in told]
    used, kept = 0.0, []
    for each in listed:
        used += height_of(each.text, width, SMALLEST) + 10
        if used <= box.height:
            kept.append(each)
    if kept:
        yield TextBox(box, tuple(kept), "Nội dung", "content")


def _numbers(
    report: ReportDocument, section: Section, box: Box, theme: Theme, rest: str
) -> Iterator[Item]:
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
    words, _ = said(
        (*((rest,) if rest else ()), *section.statements),
        box.below(top + 4),
        theme.ink,
        sizes=(SMALLEST,),
    )
    yield from words


def _country(
    report: ReportDocument, section: Section, box: Box, theme: Theme, rest: str
) -> Iterator[Item]:
    """Yield the legend and what is said of a map."""
    how = colouring_of(section.provinces[0].fact.indicator.measure, Colouring.VALUE)
    keys = [key for key in legend(section.provinces, how, theme) if key.count]
    if all(fact.fact.value is None for fact in section.provinces) or not keys:
        return
    high = 27.0
    top = box.bottom - high * len(keys)
    swatches: list[Area] = []
    for at, key in enumerate(keys):
        row = top + at * high
        swatch = rectangle(Box(box.left, row + 3, 34, 20), key.fill, key.label)
        swatches.append(replace(swatch, hatch=key.hatch, edge=theme.muted))
        words = TextLine(f"{key.label}: {key.count}", SMALLEST, theme.ink)
        yield TextBox(
            Box(box.left + 46, row, box.width - 46, high), (words,), "Chú giải", middle=True
        )
    labels = "; ".join(f"{key.label}: {key.count}" for key in keys)
    place = Box(box.left - 1, top + 2, 36, high * len(keys) - 2)
    yield Drawing(place, tuple(swatches), "Chú giải", f"Chú giải của bản đồ: {labels}.")
    sentences = (*((rest,) if rest else ()), *section.statements)
    room = Box(box.left, box.top, box.width, top - box.top - 10)
    yield from said(sentences, room, theme.ink, sizes=(SMALLEST,))[0]


def _map(report: ReportDocument, section: Section, atlas: Atlas, theme: Theme) -> Drawing:
    if section.communes:
        return communes.drawing(section, report.selection.scope, atlas, theme)
    how = colouring_of(section.provinces[0].fact.indicator.measure, Colouring.VALUE)
    alternative = f"Bản đồ 34 tỉnh, thành phố với quần đảo Hoàng Sa và Trường Sa: {section.title}"
    return maps.country(atlas, marks(section.provinces, how, theme), alternative, theme)


def _moved(
    report: ReportDocument, section: Section, box: Box, theme: Theme, rest: str
) -> Iterator[Item]:
    found = compared_years(report, section.code)
    if any(each.comparison for each in found):
        yield from figures.moved(
            report.programme, found, section.tables[0].columns[1].title, box, theme
        )


def _presenters_own(
    report: ReportDocument, section: Section, box: Box, theme: Theme, rest: str
) -> Iterator[Item]:
    """Yield the words of the presenter's own slide, and its picture beside them or alone."""
    room = box
    if section.picture and section.statements:
        box = replace(box, width=_BESIDE_PICTURE)
        room = room.after(box.right + 24)
    yield from said(section.statements, box, theme.ink)[0]
    if section.picture:
        yield Picture(room, section.picture, section.title)


def _ends(
    report: ReportDocument, section: Section, box: Box, theme: Theme, rest: str
) -> Iterator[Item]:
    """Yield the provinces ahead and those behind, side by side; only ranked ones are either."""
    for listed in section.tables:
        ranked = [row for row in listed.rows if row[0] != "–"]
        if not ranked:
            return
        count = min(_ENDS, (len(ranked) + 1) // 2)
        halves = (("Dẫn đầu", ranked[:count]), ("Cuối bảng", ranked[count:][-count:]))
        half = (box.width - 30) / 2
        for at, (name, rows) in enumerate(halves):
            if not rows:
                continue
            head = ("Hạng", name, listed.columns[2].title)
            cells = [
                tuple(Cell(each, theme.ink, right=n != 1) for n, each in enumerate(row[:3]))
                for row in rows
            ]
            heads = [
                Cell(each, theme.muted, bold=True, right=n != 1) for n, each in enumerate(head)
            ]
            where = Box(box.left + at * (half + 30), box.top, half, box.height - 60)
            yield from table(name, heads, cells, where, theme)
        words = f"Đủ {len(listed.rows)} tỉnh, thành phố: xem tài liệu kèm theo."
        line = TextLine(words, SMALLEST, theme.muted)
        yield TextBox(Box(box.left, box.bottom - 26, box.width, 26), (line,), "Phần còn lại")


def _usual(
    report: ReportDocument, section: Section, box: Box, theme: Theme, rest: str
) -> Iterator[Item]:
    """Yield numbers, a sector's figures, or sentences and the first table; nothing for an annex."""
    if section.code == ANNEX:
        return
    if section.numbers:
        yield from _numbers(report, section, box, theme, rest)
    elif section.facts:
        if any(fact.total for fact in section.facts):
            yield from figures.sector(report, section, box, theme)
    else:
        yield from _told(section, box, theme, rest)


def _told(section: Section, box: Box, theme: Theme, rest: str) -> Iterator[Item]:
    sentences = tuple(each for each in section.statements if each not in section.sources)
    if rest and not rest.startswith(section.title):
        sentences = (rest, *sentences)
    if not section.tables:
        if sentences and section.code != "bao-cao":
            yield from said(sentences, box, theme.ink)[0]
        return
    room = replace(box, height=box.height * 0.25)
    words = said(sentences[:2], room, theme.ink, sizes=(SMALLEST,))[0]
    yield from words
    under = box.below(words[-1].box.bottom + 8) if words else box
    yield from _table(section, section.tables[0], under, theme)


def _work(
    report: ReportDocument, section: Section, box: Box, theme: Theme, rest: str
) -> Iterator[Item]:
    """Yield the overdue tasks, and under them who owes a report, which keeps its room."""
    sentences = ((rest,) if rest and not section.tables else ()) + section.statements
    sentences = tuple(cut(each, box.width - SMALLEST, SMALLEST, 2) for each in sentences)
    high = box.height * (_REPORTS if section.tables else 1.0)
    reports, _ = said(sentences, replace(box, height=high), theme.ink, sizes=(SMALLEST,))
    taken = sum(each.box.height for each in reports) + 12
    grid: tuple[Item, ...] = ()
    if section.tables:
        room = replace(box, height=box.height - taken)
        grid = tuple(_table(section, section.tables[0], room, theme))
    yield from grid
    top = max((each.box.bottom for each in grid), default=box.top - 12) + 12
    yield from (replace(each, box=replace(each.box, top=top)) for each in reports)


def _table(section: Section, given: Table, box: Box, theme: Theme) -> Iterator[Item]:
    """Yield the columns that a slide has room for, the judgements that ask for action first."""
    shown = _COLUMNS.get(section.code, tuple(range(len(given.columns))))
    rights = [given.columns[place].is_number for place in shown]
    head = [
        Cell(given.columns[place].title, theme.muted, bold=True, right=right)
        for place, right in zip(shown, rights, strict=True)
    ]
    urgent = section.code in ("bao-cao", "con-can")
    rows = sorted(given.rows, key=_urgency) if urgent else given.rows
    cells = [
        tuple(
            judged_cell(row[at], theme, right=right)
            for at, right in zip(shown, rights, strict=True)
        )
        for row in rows
    ]
    yield from table(given.title, head, cells, box, theme)


def _urgency(row: Sequence[str]) -> int:
    """Return the place of a row among those that decide first, by its state."""
    order = ("missed", "bad", "warning", "unknown", "primary", "good")
    judged = next((found for cell in row if (found := judgement_of(cell))), None)
    return order.index(role(judged)) if judged else len(order)


_Body = Callable[[ReportDocument, Section, Box, Theme, str], Iterator[Item]]
_BODIES: dict[str, _Body] = {
    MOVED: _moved,
    LAST_YEAR: _moved,
    PROVINCES: _ends,
    WORK: _work,
    "xa-phuong": communes.told,
    "rieng-": _presenters_own,
}
