"""How each province is coloured and labelled by its outlook, and the legend that says so."""

from collections import Counter

from charts.maps.marks import Key, Mark
from charts.theme import PATTERNS, SYMBOLS, Judgement, Theme
from progress.judging.verdicts import Verdict
from progress.outlook.outlooks import Outcome
from progress.outlook.provinces import ORDER, PlaceOutlook


def outcome_marks(places: tuple[PlaceOutlook, ...], theme: Theme) -> tuple[Mark, ...]:
    """Return the marks of provinces by outcome; of those without an outlook by why not."""
    return tuple(Mark(each.code, *_look(each.kind, theme), SYMBOLS[each.kind]) for each in places)


def outcome_legend(places: tuple[PlaceOutlook, ...], theme: Theme) -> tuple[Key, ...]:
    """Return the lines of the legend; every province counts in one."""
    counts = Counter(each.kind for each in places)
    shown = [*ORDER, *(each for each in counts if each not in ORDER)]
    return tuple(
        Key(f"{SYMBOLS[each]} {each.label}", *_look(each, theme), counts[each]) for each in shown
    )


def _look(kind: Judgement, theme: Theme) -> tuple[str, str | None]:
    unsure = kind in (Outcome.NONE, Verdict.NO_DATA, Verdict.NOT_APPLICABLE)
    return theme.track if unsure else theme.mark(kind), PATTERNS[kind]
