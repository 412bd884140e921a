"""What bullets are drawn from: headings and targets, each value at its place on its bar."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from charts.theme import SYMBOLS, Theme
from progress.judging.statements import gap_size, verdict_brief
from progress.judging.targets import TargetFact
from progress.judging.verdicts import Verdict
from progress.judging.words import catch_up_words, fact_title, value_words
from progress.model.numbers import upper_first
from progress.model.programme import Programme
from progress.model.records import NO_CATEGORY, Measure

PITCH = 31
GROWTH_SCALE = 20
"""Percent a year at the right end of a growth bar."""


@dataclass(frozen=True, slots=True)
class Bullet:
    """One line of the chart: a heading, or a target with its place on a scale from 0 to 1."""

    key: str
    label: str
    fact: TargetFact | None


def bullet_lines(programme: Programme, facts: tuple[TargetFact, ...]) -> Iterator[Bullet]:
    """Yield headings and rows: no row stands under the heading of another indicator.

    An indicator with several categories has a heading of its own; the others of a sector stand
    under the sector's name, which their labels do not repeat, unless nothing has a heading.
    """
    several = Counter(fact.indicator.code for fact in facts)
    last = "" if max(several.values(), default=0) > 1 else None
    for fact in facts:
        alone = several[fact.indicator.code] == 1
        sector = programme.sector[fact.indicator.sector_code]
        head = sector.name if alone else fact.indicator.short_name
        if last is not None and head != last:
            yield Bullet("", head, None)
            last = head
        named = alone or fact.category.code == NO_CATEGORY
        title = fact_title(programme, fact) if named else fact.category.name
        yield Bullet(fact.key, upper_first(title.removeprefix(f"{last} ")), fact)


def bullet_row(place: int, line: Bullet, theme: Theme) -> dict[str, Any]:
    """Return what is drawn of a heading or a target in that row, counted from 1."""
    fact = line.fact
    if fact is None:
        return {"y": place * PITCH, "head": line.label}
    return {
        "key": line.key,
        "y": place * PITCH,
        "label": line.label,
        "end": end_of(fact),
        "ticks": ticks_of(fact),
        "colour": theme.mark(fact.verdict),
        "ink": theme.text(fact.verdict),
        "value": marked_value(fact),
        "verdict": verdict_brief(fact),
        "gap": gap_short(fact),
        "past": _past(fact),
    }


def marked_value(fact: TargetFact) -> str:
    """Return a value with the symbol of its verdict, which stands alone where there is none."""
    return f"{SYMBOLS[fact.verdict]} {drawn_value(fact).removeprefix('–')}".rstrip()


def drawn_value(fact: TargetFact) -> str:
    """Return the value that stands beside a bar; a dash where the target no longer applies."""
    return "–" if fact.verdict is Verdict.NOT_APPLICABLE else value_words(fact)


def end_of(fact: TargetFact) -> float:
    """Return where the bar of a fact ends, 0 where there is none."""
    value = fact.growth if fact.indicator.measure is Measure.GROWTH else fact.value
    applies = fact.verdict is not Verdict.NOT_APPLICABLE
    return place_on_bar(fact, float(value)) if value is not None and applies else 0


def ticks_of(fact: TargetFact) -> list[float]:
    """Return where the milestones stand on the bar of a fact."""
    return [place_on_bar(fact, float(target.asked)) for target in fact.milestones]


def place_on_bar(fact: TargetFact, value: float) -> float:
    """Return the place of a value on its bar, from 0 to 1."""
    ceiling: float = 100
    if fact.indicator.measure is Measure.GROWTH:
        ceiling = GROWTH_SCALE
    elif fact.indicator.measure is Measure.COUNT:
        ceiling = max(float(target.asked) for target in fact.milestones) * 1.25
    return round(min(max(value / ceiling, 0), 1), 4)


def gap_short(fact: TargetFact) -> str:
    """Return what is still needed, as short as a column is; "" where nothing is."""
    count = fact.indicator.measure is Measure.COUNT
    things = f" {fact.indicator.unit_of_measure}" if count and gap_size(fact) else ""
    return catch_up_words(fact) or f"{gap_size(fact)}{things}"


def _past(fact: TargetFact) -> str:
    verdicts = (f"{past.milestone.year} {SYMBOLS[past.verdict]}" for past in fact.earlier)
    return "  ".join(verdicts)
