"""From sections to slides: which drawing shows a section, and on how many slides."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from exports.report import Number, ReportDocument, Section
from exports.report.parts import DEMONSTRATION
from exports.shared.lettering import largest, lines
from exports.show import figures, maps, movements, tables, task_timeline
from exports.show.frame import BODY, LINE, ShowSlide, em, own_sentence, room, whole
from exports.show.markup import Html, div, element, joined, span
from exports.show.statements import fitting, listed
from exports.show.statements import room as statements_room
from progress.indicators.atlas import Atlas

COVER, MOVED = "bia", "chuyen-bien"
SECTORS, MAPS = "linh-vuc-", "ban-do-"
"""How the codes of sections of sectors and of their maps begin."""
_SHOWN = {"bao-cao": (0, 1, 2), "tinh-thanh": (0, 1, 2, 3, 5)}
"""Columns that are shown, by the section, where all would not stand on one slide."""
_BETWEEN = 22
_COVER = 950


def slides(report: ReportDocument, atlas: Atlas) -> tuple[ShowSlide, ...]:
    """Return the slides of a report, in order; every section has at least one."""
    return tuple(slide for section in report.sections for slide in _slides(report, section, atlas))


def _slides(report: ReportDocument, section: Section, atlas: Atlas) -> Iterator[ShowSlide]:
    bodies = list(_bodies(report, section, atlas)) or [_nothing(section)]
    for place, body in enumerate(bodies, start=1):
        again = f" ({place}/{len(bodies)})" if len(bodies) > 1 else ""
        code = section.code if place == 1 else f"{section.code}-{place}"
        own = section if place == 1 else replace(section, own="")
        bare = section.code == COVER or (bool(section.provinces) and place == 1)
        yield ShowSlide(code, own, f"{section.title}{again}", body, bare)


def _bodies(report: ReportDocument, section: Section, atlas: Atlas) -> Iterator[Html]:
    """Yield what the slides of a section show; nothing where there is nothing to show."""
    height = room(section)
    if section.code == COVER:
        yield _cover(section, atlas)
    elif section.numbers:
        yield _numbers(section, height)
    elif section.lead is not None or section.code.startswith(SECTORS):
        yield from figures.sector(report, section, height)
    elif section.provinces:
        yield maps.value_map(section, atlas)
        yield maps.tile_grid(section, atlas)
    elif section.code == MOVED:
        yield from movements.movement_pages(report, height)
    elif section.tasks:
        yield from _tasks(report, section, height)
    elif section.tables:
        yield from _tables(section, height, room(replace(section, own="")))


def _nothing(section: Section) -> Html:
    statement_list = listed(section.statements)
    empty = element("p", "Chưa có số liệu để trình bày trong phạm vi này.")
    return div("nothing", statement_list or empty)


def _cover(section: Section, atlas: Atlas) -> Html:
    high = whole(section)
    name, *others = (each for each in section.statements if each != DEMONSTRATION)
    roomy = ((size, 44, 36) for size in (104, 92, 80, 72))
    tight = ((size, 34, BODY) for size in (72, 64, 56, 48, 40))
    fits = (each for each in (*roomy, *tight) if _cover_height(section, others, *each) <= high)
    size, naming, saying = next(fits, (40, 34, BODY))
    words = (
        element("h2", section.title, style=f"font-size:{em(size)}"),
        element("p", name, class_="name", style=f"font-size:{em(naming)}"),
        *(element("p", each, style=f"font-size:{em(saying)}") for each in others),
        own_sentence(section),
    )
    return div("cover", div("words", *words), maps.silhouette(atlas))


def _cover_height(
    section: Section, others: Sequence[str], title: int, naming: int, saying: int
) -> float:
    """Return how high the words of a cover are in sizes of title, name and what else is said."""
    head = lines(section.title, _COVER, title, bold=True) * title * 1.18 + 20
    name = lines(section.statements[0], _COVER, naming) * naming * 1.3 + 30
    rest = sum(lines(each, _COVER, saying) * saying * LINE for each in others)
    own = lines(section.own, _COVER - 30, 34) * 45
    return head + name + rest + own + 24 * (len(others) + 3)


def _numbers(section: Section, height: float) -> Html:
    of = len(section.numbers)
    high = max(_card(each, 1776 / of - 36) for each in section.numbers)
    statements = fitting(section.statements, 1776, height - high - 40)
    cards = (_number(each, of) for each in section.numbers)
    return div("glance", div("numbers", *cards), listed(statements))


def _card(number: Number, wide: float) -> float:
    what = lines(number.label, wide, 32, bold=True) * 40
    return 156 + what + lines(number.note, wide, BODY) * 35


def _number(number: Number, of: int) -> Html:
    # What is counted a year: the number alone is large.
    value, slash, unit = number.value.partition("/năm")
    wide = 1776 / of - 60 - (70 if slash else 0)
    size = largest(value, wide, (116, 104, 92, 80, 70, 60), 1, bold=True)
    return div(
        "card",
        span("number", value, span("unit", slash + unit), style=f"font-size:{em(size)}"),
        span("what", number.label),
        span("note", number.note),
    )


def _tasks(report: ReportDocument, section: Section, height: float) -> Iterator[Html]:
    left = height - task_timeline.COUNTS - _BETWEEN
    first = [page for table in section.tables for page in tables.pages(table, left, height)]
    yield joined((task_timeline.counts(section.tasks), *first[:1]))
    yield from first[1:]
    yield from task_timeline.timelines(report, section.tasks, room(replace(section, own="")))


def _tables(section: Section, height: float, others: float) -> Iterator[Html]:
    # What is said of sources stands at the foot.
    sentences = tuple(each for each in section.statements if each not in section.sources)
    statement_list = listed(sentences)
    used = statements_room(sentences) + _BETWEEN if statement_list else 0
    for table in section.tables:
        shown = _SHOWN.get(section.code, tuple(range(len(table.columns))))
        cut = replace(
            table,
            columns=tuple(table.columns[place] for place in shown),
            rows=tuple(tuple(row[place] for place in shown) for row in table.rows),
        )
        for page in tables.pages(cut, height - used, others):
            yield joined((statement_list, page))
            statement_list, used, height = None, 0, others
