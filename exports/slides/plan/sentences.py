"""Sentences on slides: as large as fits, and on another slide where even the smallest do not."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from charts.theme import LIGHT
from exports.slides.plan.boxes import Box, TextBox, TextLine
from exports.slides.plan.lettering import height_of

SIZES = (20.0, 18.0, 16.0, 14.0)
"""Letters of sentences, the largest that fits. The last is that of tables: sooner small than alone
on another slide."""


def sentences(statements: Iterable[str], first: Box, others: Box) -> Iterator[TextBox]:
    """Yield sentences as a list, in as many boxes as they need."""
    texts = tuple(statements)
    size = next((s for s in SIZES if _height(texts, first.width, s) <= first.height), SIZES[-1])
    box = first
    held: list[str] = []
    for text in texts:
        if held and _height((*held, text), box.width, size) > box.height:
            yield _list(held, box, size)
            box, held = others, []
        held.append(text)
    if held:
        yield _list(held, box, size)


def _list(texts: list[str], box: Box, size: float) -> TextBox:
    alone = len(texts) == 1
    lines = tuple(
        TextLine(text, size, LIGHT.ink, bullet=not alone, after=size * 0.4) for text in texts
    )
    placed = replace(box, height=_height(texts, box.width, size))
    return TextBox(placed, lines, "Nội dung", outline=True)


def _height(texts: Iterable[str], width: float, size: float) -> float:
    return sum(height_of(text, width - size, size) + size * 0.4 for text in texts)
