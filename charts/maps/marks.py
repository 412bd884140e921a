"""How each province is coloured, hatched and labelled, and the legend that says so."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from charts.theme import DOTTED, PATTERNS, RISING, SYMBOLS, UPRIGHT, Judgement, Theme
from progress.judging.coverage import BREAKS, ObservationStatus, ProvinceFact, class_of
from progress.judging.coverage_words import map_words, partly_words
from progress.judging.rule_words import rule_words
from progress.judging.verdicts import Verdict
from progress.model.records import Measure
from progress.outlook.outlooks import Outcome
from progress.outlook.provinces import ORDER, PlaceOutlook


class Colouring(StrEnum):
    """What the colour of a province says."""

    VALUE = "gia-tri"
    VERDICT = "ket-luan"


@dataclass(frozen=True, slots=True)
class Mark:
    """One province as drawn: `hatch` None where its colour stands alone."""

    code: str
    fill: str
    hatch: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Key:
    """One line of the legend, with how many provinces it stands for."""

    label: str
    fill: str
    hatch: str | None
    count: int


def colouring_of(measure: Measure | None, asked_for: Colouring) -> Colouring:
    """Return what colours can say: only shares have classes of values."""
    return asked_for if measure is Measure.SHARE else Colouring.VERDICT


def marks(facts: tuple[ProvinceFact, ...], colouring: Colouring, theme: Theme) -> tuple[Mark, ...]:
    """Return the marks of provinces, coloured by class of value or by verdict."""
    return tuple(
        Mark(fact.code, *_look(fact, colouring, theme), _words(fact, colouring)) for fact in facts
    )


def legend(facts: tuple[ProvinceFact, ...], colouring: Colouring, theme: Theme) -> tuple[Key, ...]:
    """Return the lines of the legend: the whole scale, and what else is on the map.

    Every province counts in one line.
    """
    if colouring is Colouring.VERDICT:
        verdicts = Counter(fact.verdict for fact in facts)
        return tuple(
            Key(f"{SYMBOLS[each]} {each.label}", *_verdict_look(each, theme), verdicts[each])
            for each in Verdict
            if each.is_judgement or verdicts[each]
        )
    statuses = Counter(fact.status for fact in facts)
    return (
        *_scale(facts, theme),
        *(_status_key(each, statuses[each], theme) for each in _STATUSES if statuses[each]),
    )


def _scale(facts: tuple[ProvinceFact, ...], theme: Theme) -> Iterator[Key]:
    values = [fact.value for fact in facts if fact.status is ObservationStatus.VALUE]
    classes = Counter(class_of(value) for value in values if value is not None)
    for place, (low, high) in enumerate(pairwise(BREAKS)):
        label = f"{low}–{high}%" if high == BREAKS[-1] else f"{low} – dưới {high}%"
        yield Key(label, theme.classes[place], None, classes[place])


def hatch_colour(fill: str, theme: Theme) -> str:
    """Return the colour of a hatch: grey where there is no colour, else that of words on it."""
    return theme.marks["unknown"] if fill == theme.track else theme.on(fill)


_STATUSES = {
    ObservationStatus.SMALL: ("n/N: mẫu số dưới {rule.fewest_for_percent}", UPRIGHT),
    ObservationStatus.INSUFFICIENT: (f"{SYMBOLS[Verdict.INSUFFICIENT]} Thiếu báo cáo", DOTTED),
    ObservationStatus.NO_DATA: (f"{SYMBOLS[Verdict.NO_DATA]} Chưa có số liệu", RISING),
    ObservationStatus.NOT_APPLICABLE: (
        f"{SYMBOLS[Verdict.NOT_APPLICABLE]} Không còn áp dụng",
        None,
    ),
}


def _status_key(status: ObservationStatus, count: int, theme: Theme) -> Key:
    label, hatch = _STATUSES[status]
    label = label.format(rule=rule_words())
    fill = theme.classes[2] if status is ObservationStatus.SMALL else theme.track
    return Key(label, fill, hatch, count)


def _look(fact: ProvinceFact, colouring: Colouring, theme: Theme) -> tuple[str, str | None]:
    if colouring is Colouring.VERDICT:
        return _verdict_look(fact.verdict, theme)
    classed = fact.status in (ObservationStatus.VALUE, ObservationStatus.SMALL)
    if classed and fact.value is not None:
        hatch = UPRIGHT if fact.status is ObservationStatus.SMALL else None
        return theme.classes[class_of(fact.value)], hatch
    return theme.track, _STATUSES[fact.status][1] if fact.status in _STATUSES else None


def _verdict_look(verdict: Verdict, theme: Theme) -> tuple[str, str | None]:
    return theme.mark(verdict) if verdict.is_judgement else theme.track, PATTERNS[verdict]


def _words(fact: ProvinceFact, colouring: Colouring) -> str:
    """Return the value; its verdict's symbol stands before it where colours say the verdict.

    In its place stands how many units reported, in brackets, where it cannot be compared.
    """
    value_words = f"({partly_words(fact)})" if partly_words(fact) else map_words(fact)
    unsure = fact.status in (ObservationStatus.INSUFFICIENT, ObservationStatus.NO_DATA)
    if colouring is Colouring.VERDICT or unsure:
        return f"{SYMBOLS[fact.verdict]} {value_words.removeprefix('–')}".rstrip()
    return value_words


def outcome_marks(places: tuple[PlaceOutlook, ...], theme: Theme) -> tuple[Mark, ...]:
    """Return the marks of provinces by outcome; of those without an outlook by why not."""
    return tuple(
        Mark(each.code, *_outcome_look(each.kind, theme), SYMBOLS[each.kind]) for each in places
    )


def outcome_legend(places: tuple[PlaceOutlook, ...], theme: Theme) -> tuple[Key, ...]:
    """Return the lines of the legend; every province counts in one."""
    counts = Counter(each.kind for each in places)
    shown = [*ORDER, *(each for each in counts if each not in ORDER)]
    return tuple(
        Key(f"{SYMBOLS[each]} {each.label}", *_outcome_look(each, theme), counts[each])
        for each in shown
    )


def _outcome_look(kind: Judgement, theme: Theme) -> tuple[str, str | None]:
    unsure = kind in (Outcome.NONE, Verdict.NO_DATA, Verdict.NOT_APPLICABLE)
    return theme.track if unsure else theme.mark(kind), PATTERNS[kind]
