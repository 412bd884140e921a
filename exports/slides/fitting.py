"""Words and rows made to fit: as large as there is room, and never smaller than a hall can read."""

from collections.abc import Sequence
from math import sqrt

from charts.theme import SYMBOLS, Judgement, Theme
from exports.shared.lettering import LINE, height_of, lines, width_of
from exports.slides.page import LARGER, SMALLEST, Box, Cell, SlideTable, TextBox, TextLine
from progress.judging.verdicts import Verdict
from progress.model.numbers import upper_first
from progress.outlook.outlooks import Outcome
from progress.reporting.reporting import ReportState
from progress.tasks.schedule import TaskState

MOST_ROWS = 8
BESIDE, ABOVE = 7.0, 3.0
"""Room between the words of a cell and its edges."""
_SIZES = (LARGER, 22.0, SMALLEST)
_CELL_LINES = 2
_WIDEST_WORD = 210.0
"""A word that is wider is broken, so that no column takes the room of all."""


def cut(text: str, width: float, size: float, most: int, *, bold: bool = False) -> str:
    """Return a text that takes so many lines at most, its end left out where it is longer."""
    whole = " ".join(text.split())
    if len(lines(whole, width, size, bold=bold)) <= most:
        return whole
    low, high = 0, len(whole)
    while low < high:
        middle = (low + high + 1) // 2
        fits = len(lines(f"{whole[:middle].rstrip()}…", width, size, bold=bold)) <= most
        low, high = (middle, high) if fits else (low, middle - 1)
    shortened = whole[:low].rsplit(" ", 1)[0] if " " in whole[:low] else whole[:low]
    return f"{shortened.rstrip(' ,;:.')}…"


def headline(text: str, width: float, size: float, most: int = 2) -> tuple[str, str]:
    """Return what a title says in so many lines, and the rest of the sentence; "" where none is.

    A sentence is parted where it has a stop; one without is cut, and its rest is its whole.
    """
    if len(lines(text, width, size, bold=True)) <= most:
        return text, ""
    for stop in ("; ", ". ", ": ", ", "):
        place = text.rfind(stop)
        while place > 0:
            if len(lines(text[:place], width, size, bold=True)) <= most:
                rest = text[place + len(stop) :]
                return text[:place], upper_first(rest)
            place = text.rfind(stop, 0, place)
    return cut(text, width, size, most, bold=True), text


def said(
    sentences: Sequence[str], box: Box, colour: str, *, sizes: Sequence[float] = _SIZES
) -> tuple[tuple[TextBox, ...], tuple[str, ...]]:
    """Return a list of sentences as large as they fit, and those that there is no room for."""
    for size in sizes:
        fitting = _fitting(sentences, box, size)
        if fitting == len(sentences) or size == sizes[-1]:
            break
    shown = list(sentences[:fitting])
    if not fitting and sentences and box.height >= size * LINE:
        most = int(box.height / (size * LINE))
        shown = [cut(sentences[0], box.width - size, size, most)]
    if not shown:
        return (), tuple(sentences)
    several = len(shown) > 1
    listed = tuple(
        TextLine(each, size, colour, bullet=several, after=size * 0.35 if several else 0.0)
        for each in shown
    )
    high = sum(height_of(each.text, box.width - size, size) + each.after for each in listed)
    place = Box(box.left, box.top, box.width, high)
    return (TextBox(place, listed, "Nội dung", "content"),), tuple(sentences[fitting:])


def _fitting(sentences: Sequence[str], box: Box, size: float) -> int:
    used, count = 0.0, 0
    for each in sentences:
        used += height_of(each, box.width - size, size) + size * 0.35
        if used > box.height:
            break
        count += 1
    return count


def table(
    title: str,
    head: Sequence[Cell],
    rows: Sequence[Sequence[Cell]],
    box: Box,
    theme: Theme,
    *,
    note: str = "tài liệu kèm theo",
) -> tuple[SlideTable | TextBox, ...]:
    """Return at most eight rows, the first, and where the others are."""
    for size in _SIZES:
        widths = _widths((head, *rows[:MOST_ROWS]), box.width, size)
        top = _high(head, widths, size)
        count, used = 0, top
        under = SMALLEST * LINE + 8 if len(rows) > MOST_ROWS else 0.0
        for row in rows[:MOST_ROWS]:
            used += _high(row, widths, size)
            if used > box.height - under:
                break
            count += 1
        if count == min(len(rows), MOST_ROWS):
            break
    if count < len(rows) and not under:
        under, left = SMALLEST * LINE + 8, box.height - top - SMALLEST * LINE - 8
        count = 0
        for row in rows:
            left -= _high(row, widths, size)
            if left < 0:
                break
            count += 1
    shown = (tuple(head), *(tuple(row) for row in rows[:count]))
    # A long cell of a row that is left out takes no room from those that are shown.
    narrowed = _widths(shown, box.width, size)
    if sum(_high(row, narrowed, size) for row in shown) + under <= box.height:
        widths = narrowed
    written = tuple(
        tuple(_short(cell, wide, size) for cell, wide in zip(row, widths, strict=True))
        for row in shown
    )
    heights = tuple(_high(row, widths, size) for row in shown)
    spare = box.height - under - sum(heights)
    each = min(spare / max(count, 1), size * 0.5)
    heights = (heights[0], *(high + each for high in heights[1:]))
    place = Box(box.left, box.top, sum(widths), sum(heights))
    drawn = SlideTable(place, widths, heights, written, size, title)
    if count == len(rows):
        return (drawn,)
    more = f"Còn {len(rows) - count} dòng khác: xem {note}."
    line = TextLine(more, SMALLEST, theme.muted)
    rest = Box(box.left, place.bottom + 6, box.width, SMALLEST * LINE)
    return drawn, TextBox(rest, (line,), "Phần còn lại")


def _short(cell: Cell, wide: float, size: float) -> Cell:
    text = cut(cell.text, wide - 2 * BESIDE, size, _CELL_LINES, bold=cell.bold)
    return Cell(text, cell.colour, cell.bold, cell.right)


def _high(row: Sequence[Cell], widths: Sequence[float], size: float) -> float:
    most = max(
        len(lines(cell.text, wide - 2 * BESIDE, size, bold=cell.bold))
        for cell, wide in zip(row, widths, strict=True)
    )
    return min(most, _CELL_LINES) * size * LINE + 2 * ABOVE


def _widths(rows: Sequence[Sequence[Cell]], width: float, size: float) -> tuple[float, ...]:
    """Return widths that fill a width: short columns keep theirs, long ones share what is left."""
    columns = list(zip(*rows, strict=True))
    natural = [max(_wide(cell.text, cell, size) for cell in column) for column in columns]
    least = [
        max(
            min(_wide(word, cell, size), _WIDEST_WORD)
            for cell in column
            for word in cell.text.split() or [""]
        )
        for column in columns
    ]
    if sum(natural) <= width:
        spare = (width - sum(natural)) / sum(natural)
        return tuple(each * (1 + spare) for each in natural)
    free, widths = set(range(len(columns))), list(least)
    while free:
        rest = width - sum(wide for at, wide in enumerate(widths) if at not in free)
        weight = sum(sqrt(natural[at]) for at in free)
        shares = {at: rest * sqrt(natural[at]) / weight for at in free}
        settled = {at: natural[at] for at in free if natural[at] <= shares[at]}
        settled |= {at: least[at] for at in free if least[at] > shares[at]}
        for at, wide in (settled or shares).items():
            widths[at] = wide
        free -= set(settled or shares)
    scale = width / sum(widths)
    return tuple(each * scale for each in widths)


def _wide(text: str, cell: Cell, size: float) -> float:
    return width_of(text, size, bold=cell.bold) / 0.96 + 2 * BESIDE


_JUDGEMENTS: dict[str, Judgement] = {
    each.label: each for states in (ReportState, TaskState, Verdict, Outcome) for each in states
}


def judgement_of(words: str) -> Judgement | None:
    """Return the judgement that words begin with: `Quá hạn 325 ngày`; None for any other."""
    labels = [label for label in _JUDGEMENTS if words.startswith(label)]
    return _JUDGEMENTS[max(labels, key=len)] if labels else None


def judged_cell(words: str, theme: Theme, *, right: bool = False) -> Cell:
    """Return a cell whose judgement has its symbol and colour."""
    judged = judgement_of(words)
    if judged is None:
        return Cell(words, theme.ink, right=right)
    return Cell(f"{SYMBOLS[judged]} {words}", theme.text(judged), bold=True, right=right)
