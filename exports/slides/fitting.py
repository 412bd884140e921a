"""Words and rows made to fit: as large as there is room, and never smaller than a hall can read."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

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
_MOST_LINES = (3, *(2,) * MOST_ROWS)
"""Lines of a heading, and of each row under it, at most."""
_TIERS = tuple(
    (head, *(row,) * MOST_ROWS) for head, row in ((1, 1), (3, 1), (1, 2), (3, 2), (0, 0))
)
"""The same that columns are laid out for, the best first; at last for the longest word alone."""
_FILLED = 0.96
"""Part of a cell's width that words are laid out for: programs round differently."""
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
) -> tuple[SlideTable | TextBox, ...]:
    """Return at most eight rows, the first, and where the others are."""
    first = (tuple(head), *map(tuple, rows[:MOST_ROWS]))
    whole = len(first)
    # All rows in smaller letters rather than fewer rows in larger ones.
    tries = [(size, whole) for size in _SIZES]
    for size, count in (*tries, *((SMALLEST, fewer) for fewer in range(whole - 1, 1, -1))):
        shown = first[:count]
        widths = _widths(shown, box.width, size)
        heights = _heights(shown, widths, size)
        under = SMALLEST * LINE + 8 if count <= len(rows) else 0.0
        if sum(heights) + under <= box.height:
            break
    written = tuple(
        tuple(
            replace(cell, text=cut(cell.text, wide - 2 * BESIDE, size, most, bold=cell.bold))
            for cell, wide in zip(row, widths, strict=True)
        )
        for row, most in zip(shown, _MOST_LINES, strict=False)
    )
    spare = box.height - under - sum(heights)
    each = min(spare / max(count - 1, 1), size * 0.5)
    heights = (heights[0], *(high + each for high in heights[1:]))
    place = Box(box.left, box.top, sum(widths), sum(heights))
    drawn = SlideTable(place, widths, heights, written, size, title)
    if count > len(rows):
        return (drawn,)
    words = f"Còn {len(rows) - count + 1} dòng khác: xem tài liệu kèm theo."
    line = TextLine(words, SMALLEST, theme.muted)
    rest = Box(box.left, place.bottom + 6, box.width, SMALLEST * LINE)
    return drawn, TextBox(rest, (line,), "Phần còn lại")


def _heights(
    rows: Sequence[Sequence[Cell]], widths: Sequence[float], size: float
) -> tuple[float, ...]:
    taken = (
        max(
            len(lines(cell.text, wide - 2 * BESIDE, size, bold=cell.bold))
            for cell, wide in zip(row, widths, strict=True)
        )
        for row in rows
    )
    return tuple(
        min(each, most) * size * LINE + 2 * ABOVE
        for each, most in zip(taken, _MOST_LINES, strict=False)
    )


def _widths(rows: Sequence[Sequence[Cell]], width: float, size: float) -> tuple[float, ...]:
    """Return widths that fill a width, with as few cells as possible broken or cut.

    The first of `_TIERS` is taken that there is room for. What is left goes towards the one before
    it, first to the columns that want least more.
    """
    columns = list(zip(*rows, strict=True))
    tiers = [
        [
            max(_needed(cell, most, size) for cell, most in zip(column, limits, strict=False))
            for column in columns
        ]
        for limits in _TIERS
    ]
    tier = next((at for at, each in enumerate(tiers) if sum(each) <= width), len(tiers) - 1)
    widths, wanted = list(tiers[tier]), tiers[max(tier - 1, 0)]
    left = width - sum(widths)
    for at in sorted(range(len(columns)), key=lambda at: wanted[at] - widths[at]):
        added = max(min(wanted[at] - widths[at], left), 0.0)
        widths[at] += added
        left -= added
    scale = width / sum(widths)
    return tuple(each * scale for each in widths)


@lru_cache(maxsize=4096)
def _needed(cell: Cell, most: int, size: float) -> float:
    """Return the least width of a cell on so many lines; 0 lines stand for its longest word."""
    words = [width_of(word, size, bold=cell.bold) for word in cell.text.split()] or [0.0]
    wide = _narrowest(words, most, width_of(" ", size)) if most else min(max(words), _WIDEST_WORD)
    return wide / _FILLED + 2 * BESIDE


def _narrowest(words: Sequence[float], most: int, space: float) -> float:
    """Return the least width in which words, of these widths, take so many lines."""
    if most == 1 or len(words) == 1:
        return sum(words) + space * (len(words) - 1)
    return min(
        max(_narrowest(words[:at], 1, space), _narrowest(words[at:], most - 1, space))
        for at in range(1, len(words))
    )


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
