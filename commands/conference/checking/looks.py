"""Checks of how it looks: fonts, colours, and words that must find room on a slide."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from charts.theme import THEMES, contrast
from commands.conference.checking.findings import Finding, Rehearsal, failed, passed, warning
from exports.shared.pictures import FONTS
from progress.judging.words import fact_title
from progress.model.letters import TONED_VOWELS
from progress.model.numbers import written
from progress.overview.headlines import headline

REGULAR, BOLD = FONTS / "ChartSans-Regular.ttf", FONTS / "ChartSans-Bold.ttf"
_OTHERS = "bcdđghklmnpqrstvx0123456789%.,–−·«»"
TEXT, MARK = 4.5, 3.0
"""Least contrast of words and of marks with the page (WCAG 2, AA)."""


@dataclass(frozen=True, slots=True)
class Room:
    """The room that a slide of 1920 x 1080 gives to words of one kind, in pixels."""

    what: str
    size: int
    width: int
    lines: int
    font: Path = REGULAR


TITLE = Room("tiêu đề trang", 60, 1760, 2, BOLD)
TARGET = Room("tên chỉ tiêu", 28, 760, 2)
PROVINCE = Room("tên tỉnh, thành phố", 28, 230, 1)
TASK = Room("tên nhiệm vụ", 28, 1100, 2)


def fonts(_rehearsal: Rehearsal) -> Iterator[Finding]:
    """Look for the fonts of pictures, and in them for every Vietnamese letter."""
    for path in (REGULAR, BOLD):
        if not path.exists():
            yield failed(f"Thiếu phông chữ {path.name}: hãy cài lại chương trình.")
            continue
        lacking = _lacking(path)
        if lacking:
            yield failed(f"Phông {path.name} thiếu chữ: {' '.join(lacking)}.")
        else:
            yield passed(f"Phông {path.name} có mặt, đủ chữ tiếng Việt.")


def colours(_rehearsal: Rehearsal) -> Iterator[Finding]:
    """Compute the contrast of every colour of the palette with the page of its theme."""
    for theme in THEMES.values():
        words = {"chữ": theme.ink, "chữ phụ": theme.muted, **theme.texts}
        pairs = [(name, colour, TEXT) for name, colour in words.items()]
        pairs += [(name, colour, MARK) for name, colour in theme.marks.items()]
        pale = [
            f"{name} {colour} ({written(contrast(colour, theme.page), 1)})"
            for name, colour, least in pairs
            if contrast(colour, theme.page) < least
        ]
        if pale:
            yield failed(f"Màu khó đọc trên nền {theme.page}: {', '.join(pale)}.")
        else:
            least = min(contrast(colour, theme.page) for _, colour, _ in pairs)
            yield passed(
                f"Tương phản màu trên nền {theme.page}: chữ từ {written(TEXT, 1)}, hình từ "
                f"{written(MARK, 1)} trở lên (thấp nhất {written(least, 1)})."
            )


def labels(rehearsal: Rehearsal) -> Iterator[Finding]:
    """Measure the longest words of each kind against the room that a slide gives them."""
    if not (REGULAR.exists() and BOLD.exists()):
        return  # the check of fonts says so
    programme = rehearsal.programme
    provinces = (
        unit.short_name for unit in programme.provinces if unit.valid_on(rehearsal.selection.as_of)
    )
    yield fitting(TITLE, [headline(rehearsal.facts)])
    yield fitting(TARGET, [fact_title(programme, fact) for fact in rehearsal.facts])
    yield fitting(PROVINCE, provinces)
    yield fitting(TASK, [task.short_title for task in programme.tasks])


def fitting(room: Room, texts: Iterable[str]) -> Finding:
    """Say whether the longest of some texts finds room, and which does not."""
    widest = max(texts, key=lambda text: _width(text, room), default="")
    lines = lines_needed(room, widest)
    needed = f"{room.what} dài nhất «{widest}» cần {lines} trên {room.lines} dòng, cỡ {room.size}"
    if lines <= room.lines:
        return passed(f"Vừa trang: {needed}.")
    return warning(f"Có thể không vừa trang: {needed}.")


def lines_needed(room: Room, text: str) -> int:
    """Return how many lines a text takes, broken between words."""
    lines, line = 1, ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and _width(longer, room) > room.width:
            lines, line = lines + 1, word
        else:
            line = longer
    return lines


def _width(text: str, room: Room) -> float:
    return float(_font(room.font, room.size).getlength(text))


def _lacking(path: Path) -> list[str]:
    """Return the letters that a font draws as it draws what no font has."""
    font = _font(path, 32)
    nothing = bytes(font.getmask("\uffff"))
    return [letter for letter in _letters() if bytes(font.getmask(letter)) == nothing]


def _letters() -> list[str]:
    small = [*TONED_VOWELS, *_OTHERS]
    return list(dict.fromkeys([*small, *(letter.upper() for letter in small)]))


@cache
def _font(path: Path, size: int) -> Any:
    from PIL import ImageFont

    return ImageFont.truetype(str(path), size)
