"""A sector's figures: the gauge of its lead indicator, bullets of all its targets."""

from collections.abc import Iterable, Iterator, Sequence
from math import cos, pi, sin

from charts.bullet_rows import Bullet, bullet_lines, drawn_value, end_of, gap_short, ticks_of
from charts.gauges import Radii, arcs
from charts.theme import SYMBOLS
from exports.report import ReportDocument, Section
from exports.shared.lettering import largest, lines
from exports.show.frame import BODY, em
from exports.show.markup import Html, div, element, span
from exports.show.paging import paged
from exports.show.palette import INK
from exports.show.statements import fitting, listed
from progress.judging.statements import gauge_basis, large_number, verdict_brief
from progress.judging.targets import TargetFact
from progress.judging.words import fact_title
from progress.model.numbers import asked
from progress.model.records import Measure

_BULLETS = 1248
_LABEL = 400
_ROW, _HEAD, _KEY = 40, 44, 52
"""Least heights: a row, the names of the columns, the key of the marks."""
_FEW = 4
"""Rows up to which they stand large, their labels over the bars."""
_LARGE, _LARGE_LABEL = 34, 476
_RADII = ((172, 240), (160, 250), (246, 254))
"""Of the gauge: track, milestones, path."""


def sector(report: ReportDocument, section: Section, height: float) -> Iterator[Html]:
    """Yield the bodies of a sector's slides: the gauge stands on each of them."""
    if not section.facts:
        yield div("nothing", "Lĩnh vực này không có chỉ tiêu nào trong phạm vi đã chọn.")
        return
    left = _lead(report, section)
    rows = _under_heads(bullet_lines(report.programme, section.facts))
    pages = paged(rows, _height, height - _HEAD - _KEY, height - _HEAD - _KEY)
    for page in pages:
        lines_ = list(_with_heads(page))
        large = _HEAD + _KEY + sum(map(_large, lines_))
        few = len(lines_) <= _FEW and large <= height
        right = div(
            "bullets few" if few else "bullets",
            _heading(),
            *(_row(line, few=few) for line in lines_),
            _key(section),
        )
        used = large if few else _HEAD + _KEY + _height(page)
        statements = fitting(section.statements, _BULLETS, height - used - 30) if few else ()
        yield div("sector", left, div("side", right, listed(statements)))


def _lead(report: ReportDocument, section: Section) -> Html:
    fact = section.lead
    if fact is None:
        return div("lead", div("nothing", "Chưa có chỉ tiêu tiêu biểu."))
    title = fact_title(report.programme, fact)
    beside = gauge_basis(fact)
    return div(
        "lead",
        gauge(fact, title),
        element("p", title, class_="of"),
        *(element("p", each, class_="basis") for each in beside),
    )


def gauge(fact: TargetFact, title: str) -> Html:
    """Draw a share on a half circle; of other measures the number alone."""
    share = fact.indicator.measure is Measure.SHARE
    large = large_number(fact)
    size = largest(large.text, 270, (108, 96, 84, 72, 60), 1, bold=True)
    verdict = f"{SYMBOLS[fact.verdict]} {fact.verdict.label}"
    aims = "  ·  ".join(
        f"{each.year}: {asked(each.asked, each.high, _unit(fact))}" for each in fact.milestones
    )
    return element(
        "svg",
        *((_arc(*each) for each in arcs(fact, INK, _RADII)) if share else ()),
        _text(large.text, 232, size, INK.ink, bold=True),
        _text(verdict, 282, 36, INK.text(fact.verdict), bold=True),
        _text("Mục tiêu", 340, BODY, INK.muted),
        _text(aims, 380, 30, INK.ink),
        viewBox="0 0 520 396",
        role="img",
        aria_label=f"{title}: {large.text} {large.small}".rstrip()
        + f", {fact.verdict.label.lower()}",
    )


def _unit(fact: TargetFact) -> str:
    if fact.indicator.measure is Measure.COUNT:
        return fact.indicator.unit_of_measure or ""
    return "%"


def _arc(start: float, end: float, radii: Radii, colour: str) -> Html:
    """Draw a ring's part, from 0 on the left to 100 on the right."""
    inner, outer = radii
    first, last = (pi * (1 - min(max(each, 0), 100) / 100) for each in (start, end))
    a, b = _point(first, outer), _point(last, outer)
    c, d = _point(last, inner), _point(first, inner)
    path = f"M{a}A{outer} {outer} 0 0 1 {b}L{c}A{inner} {inner} 0 0 0 {d}Z"
    return element("path", d=path, style=f"fill:{colour}")


def _point(angle: float, radius: float) -> str:
    return f"{260 + radius * cos(angle):.1f} {262 - radius * sin(angle):.1f}"


def _text(words: str, y: int, size: int, colour: str, *, bold: bool = False) -> Html:
    weight = ";font-weight:700" if bold else ""
    style = f"fill:{colour};font-size:{size}px{weight}"
    return element("text", words, x=260, y=y, text_anchor="middle", style=style)


def _under_heads(bullets: Iterable[Bullet]) -> list[tuple[Bullet | None, Bullet]]:
    """Return the rows, each with the heading that it stands under; None without one."""
    rows: list[tuple[Bullet | None, Bullet]] = []
    head: Bullet | None = None
    for line in bullets:
        if line.fact is None:
            head = line
        else:
            under = head is not None and head.label == line.fact.indicator.short_name
            rows.append((head if under else None, line))
    return rows


def _with_heads(rows: Sequence[tuple[Bullet | None, Bullet]]) -> Iterator[Bullet]:
    """Yield the rows of a slide, a heading over the first that stands under it."""
    before: Bullet | None = None
    for head, line in rows:
        if head is not None and head is not before:
            yield head
        before = head
        yield line


def _height(rows: Sequence[tuple[Bullet | None, Bullet]]) -> float:
    return sum(map(_high, _with_heads(rows)))


def _high(line: Bullet) -> float:
    """Return the least height of a row, as high as its label needs."""
    head = line.fact is None
    line_count = lines(line.label, _BULLETS if head else _LABEL, BODY, bold=head)
    return max(_ROW, line_count * BODY * 1.2 + 6)


def _large(line: Bullet) -> float:
    if line.fact is None:
        return 20 + lines(line.label, _BULLETS, _LARGE, bold=True) * _LARGE * 1.2
    line_count = max(1, lines(line.label, _LARGE_LABEL, _LARGE, bold=True))
    return line_count * _LARGE * 1.2 + 94


def _heading() -> Html:
    return div(
        "row titles",
        span("label", "Chỉ tiêu"),
        span("bar", ""),
        span("value", "Kết quả"),
        span("verdict", "Kết luận"),
        span("gap", "Còn thiếu"),
    )


def _row(line: Bullet, *, few: bool) -> Html:
    fact = line.fact
    high = f"min-height:{em(_large(line) if few else _high(line))}"
    if fact is None:
        return div("row head", line.label, style=high)
    ticks = ticks_of(fact)
    marks = [
        span("tick last" if place == len(ticks) - 1 else "tick", style=f"left:{100 * tick:.4g}%")
        for place, tick in enumerate(ticks)
    ]
    fill = span(
        "fill", style=f"width:{100 * end_of(fact):.4g}%;background:{INK.mark(fact.verdict)}"
    )
    colour = f"color:{INK.text(fact.verdict)}"
    return div(
        "row",
        span("label", line.label),
        span("bar", span("track", fill), *marks),
        span("value", drawn_value(fact), style=colour),
        span("verdict", f"{SYMBOLS[fact.verdict]} {verdict_brief(fact)}", style=colour),
        span("gap", gap_short(fact)),
        style=high,
    )


def _key(section: Section) -> Html:
    """Say which tick is of which year; a fact's last milestone is its bold one."""
    last = {fact.milestones[-1].year for fact in section.facts}
    earlier = {each.year for fact in section.facts for each in fact.milestones[:-1]}
    marks = [
        element("span", span(class_), f"mốc {', '.join(map(str, sorted(years)))}")
        for class_, years in (("tick", earlier), ("tick last", last))
        if years
    ]
    return div("key", *marks, span("", "Còn thiếu: số thiết chế, hoặc mức tăng mỗi năm"))
