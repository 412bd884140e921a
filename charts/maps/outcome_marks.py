"""How each province is coloured and labelled by its outlook, and the legend that says so."""

from collections import Counter

from charts.maps.marks import Key, Mark
from charts.theme import PATTERNS, SYMBOLS, Judgement, Theme
from progress.judging.verdicts import Verdict
from progress.outlook.outlooks import Outcome
from progress.outlook.provinces import ORDER, PlaceOutlook


def outcome_marks(places: tuple[PlaceOutlook, ...], theme: Theme) -> tuple[Mark, ...]:
    """Return the marks of provinces by outcome; of those without an outlook by why not."""
    kinds = {each.code: _kind(each) for each in places}
    return tuple(Mark(code, *_look(kind, theme), SYMBOLS[kind]) for code, kind in kinds.items())


def outcome_legend(places: tuple[PlaceOutlook, ...], theme: Theme) -> tuple[Key, ...]:
    """Return the lines of the legend; every province counts in one."""
    counts = Counter(_kind(each) for each in places)
    shown = [*ORDER, *(each for each in counts if each not in ORDER)]
    return tuple(
        Key(f"{SYMBOLS[each]} {each.label}", *_look(each, theme), counts[each]) for each in shown
    )


def _kind(each: PlaceOutlook) -> Outcome | Verdict:
    if each.outlook is not None:
        return each.outlook.outcome
    ended = each.fact.verdict is Verdict.NOT_APPLICABLE
    return Verdict.NOT_APPLICABLE if ended else Verdict.NO_DATA


def _look(kind: Judgement, theme: Theme) -> tuple[str, str | None]:
    unsure = kind in (Outcome.NONE, Verdict.NO_DATA, Verdict.NOT_APPLICABLE)
    return theme.track if unsure else theme.mark(kind), PATTERNS[kind]
