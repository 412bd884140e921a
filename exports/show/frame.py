"""The frame of every slide: heading, room for what is shown, foot.

A slide is 1920 units wide and 1080 high; where the screen is wider or higher, its body grows. All
sizes are written in hundredths of `rem`, one unit each (`show.css`).
"""

from dataclasses import dataclass

from exports.report import ReportDocument, Section
from exports.report.parts import DEMONSTRATION
from exports.shared.lettering import largest, lines
from exports.show.markup import Html, div, element, span

WIDTH = 1776
"""Between the margins."""
BODY = 28
"""No text on a slide is smaller, that of its foot and of maps apart."""
LINE = 1.25
"""Height of a line, in sizes of its letters."""
_HEIGHT, _TOP, _FOOT, _GAP = 1080, 44, 104, 26
_KICKER, _PART_ROOM = 44, 1080
_TITLES = (60, 54, 48, 44)
_LONGEST_TITLE = 40
_TITLE_LINE = 1.18
_OWN, _OWN_LINE = 34, 1.3
_OWN_ROOM = WIDTH - 30


@dataclass(frozen=True, slots=True)
class ShowSlide:
    """One slide: the address it has in the document, the section it tells, and what it shows.

    `title` is its headline, with the page where a section takes several slides. `whole` where the
    body takes the heading's place and says it itself.
    """

    code: str
    section: Section
    title: str
    body: Html
    whole: bool = False


def room(section: Section) -> float:
    """Return how high the body of a section's slides is, in units, on the flattest screen."""
    size = title_size(section.title)
    head = kicker(section) + lines(section.title, WIDTH, size, bold=True) * size * _TITLE_LINE
    own = lines(section.own, _OWN_ROOM, _OWN) * _OWN * _OWN_LINE
    return _HEIGHT - _TOP - head - (own + 14 if own else 0) - _GAP - _FOOT


def whole(section: Section) -> float:
    """Return how high a body is that takes the heading's place."""
    return _HEIGHT - _TOP - kicker(section) - _FOOT


def kicker(section: Section) -> float:
    """Return the height of the line over the headline."""
    return _KICKER + 36 * (max(1, lines(section.part, _PART_ROOM, BODY, bold=True)) - 1)


def title_size(title: str) -> int:
    """Return the size of a headline: two lines at most, three of the longest ones."""
    size = largest(title, WIDTH, _TITLES, 2, bold=True)
    fits = lines(title, WIDTH, size, bold=True) <= 2
    return size if fits else _LONGEST_TITLE


def framed(report: ReportDocument, slide: ShowSlide, place: int, of: int, link: str | None) -> Html:
    """Return a slide as it stands in the document; `place` is counted from 1."""
    section = slide.section
    part = element("span" if link is None else "a", section.part, class_="part", href=link)
    warning = span("made-up", DEMONSTRATION) if report.is_demonstration else None
    return element(
        "section",
        element(
            "header",
            div("kicker", part, warning),
            *(() if slide.whole else heading(section, title_size(section.title))),
        ),
        div("body", slide.body),
        foot(report, section, place, of),
        class_="slide",
        id=slide.code,
        tabindex="-1",
        aria_roledescription="trang",
        aria_label=f"Trang {place} trên {of}: {slide.title}",
        data_of=section.code,
        data_title=slide.title,
    )


def heading(section: Section, size: int) -> tuple[Html | None, ...]:
    """Return the headline in a size, and the presenter's sentence."""
    return element("h2", section.title, style=f"font-size:{em(size)}"), own_sentence(section)


def own_sentence(section: Section) -> Html | None:
    """Return the presenter's own sentence, set apart from what was computed."""
    return element("p", section.own, class_="own") if section.own else None


def foot(report: ReportDocument, section: Section, place: int, of: int) -> Html:
    """Return the foot: scope, as-of date, snapshot and demonstration; sources; page."""
    return element(
        "footer",
        div("said", element("p", report.scope_sentence), element("p", _sources(section))),
        div("page", span("place", str(place)), f"/{of}"),
    )


def em(units: float) -> str:
    """Return a length of so many units."""
    return f"{units / 100:.4g}rem"


_SOURCES_ROOM, _SOURCES_SIZE = 1600, 20


def _sources(section: Section) -> str:
    """Return the sources where they fit on two lines, else where they are found."""
    if not section.sources:
        return "Tính từ số liệu các đơn vị đã báo cáo; cách tính nêu ở trang Phương pháp và nguồn."
    sources = f"Căn cứ: {'; '.join(section.sources)}"
    if lines(sources, _SOURCES_ROOM, _SOURCES_SIZE) <= 2:
        return sources
    return "Căn cứ: văn bản và điều khoản của từng mốc nêu ở Phụ lục và trong lời dẫn."
