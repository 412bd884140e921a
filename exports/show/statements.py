"""Lists of sentences on a slide: their height, and as many as fit."""

from exports.shared.lettering import lines
from exports.show.frame import LINE, WIDTH
from exports.show.markup import Html, element

SIZE = 30
_INDENT, _BETWEEN = 34, 12


def listed(statements: tuple[str, ...]) -> Html | None:
    """Return a list of sentences; None without any."""
    if not statements:
        return None
    return element("ul", *(element("li", sentence) for sentence in statements), class_="statements")


def room(statements: tuple[str, ...], width: float = WIDTH) -> float:
    """Return how high a list of sentences is, in units."""
    return sum(
        lines(sentence, width - _INDENT, SIZE) * SIZE * LINE + _BETWEEN for sentence in statements
    )


def fitting(statements: tuple[str, ...], width: float, height: float) -> tuple[str, ...]:
    """Return as many sentences as fit, from the first."""
    count = len(statements)
    while count and room(statements[:count], width) > height:
        count -= 1
    return statements[:count]
