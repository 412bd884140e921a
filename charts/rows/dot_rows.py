"""Provinces, and one with its peers, as rows of a drawing: rank, place on the scale, words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Any

from charts.theme import SYMBOLS, Theme
from progress.judging.coverage import ObservationStatus, ProvinceFact
from progress.judging.coverage_words import province_words
from progress.judging.ranking import measured
from progress.judging.statements import verdict_brief
from progress.judging.verdicts import Reason, Verdict
from progress.model.numbers import alphabetical, asked
from progress.model.programme import Programme
from progress.model.records import Measure, Target
from progress.places.peers import BESIDE, REGION, SEEN, Peer

PITCH = 23
LINE = 17
"""Height of one milestone's words, above the rows."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What the track's ends stand for."""

    low: float
    high: float

    def place(self, value: Fraction | float) -> float:
        """Return where a value stands, from 0 to 1; what lies outside stands at an end."""
        share = (float(value) - self.low) / (self.high - self.low)
        return round(min(max(share, 0), 1), 4)


def ranked(programme: Programme, facts: Iterable[ProvinceFact]) -> list[ProvinceFact]:
    """Return the provinces by rank, then by the alphabet; those without a value last."""
    return sorted(
        facts,
        key=lambda fact: (
            fact.rank is None,
            fact.rank or 0,
            _measured(fact) is None,
            fact.status is ObservationStatus.NOT_APPLICABLE,
            alphabetical(programme.unit[fact.code].name),
        ),
    )


def dot_rows(
    programme: Programme, facts: tuple[ProvinceFact, ...], marked: str, theme: Theme
) -> tuple[list[dict[str, Any]], int]:
    """Return what is drawn of provinces, and how high it is in pixels."""
    targets = facts[0].fact.milestones if facts else ()
    measure = facts[0].fact.indicator.measure if facts else Measure.SHARE
    scale = scale_of(measure, map(_measured, facts), targets)
    top = LINE * max(len(targets) - 1, 1) + 6
    unit = "" if measure is Measure.COUNT else "%"
    # Where no dot stands, no line is needed: there the row says why.
    bottom = top + PITCH * sum(_measured(fact) is not None for fact in facts)
    rows = [*scale_rows(scale, unit, targets, top, bottom)]
    rows += [
        _row(programme, fact, scale, top + place * PITCH, theme, marked=fact.code == marked)
        for place, fact in enumerate(ranked(programme, facts))
    ]
    return rows, top + PITCH * len(facts) + 4


def province_key(fact: ProvinceFact) -> str:
    """Name of a province's figure in addresses: that of its fact, and the province."""
    return f"{fact.fact.key}.{fact.code}"


def _measured(fact: ProvinceFact) -> Fraction | float | None:
    """Return what stands as a dot on the scale; None for what cannot be compared."""
    return measured(fact.fact) if fact.reported else None


def scale_of(
    measure: Measure | None, values: Iterable[Fraction | float | None], targets: tuple[Target, ...]
) -> Scale:
    """Return 0-100 for shares, for others a scale that holds every value and every target."""
    if measure is Measure.SHARE:
        return Scale(0, 100)
    known = [float(value) for value in values if value is not None]
    asks = [float(target.high or target.asked) for target in targets]
    low = min([0.0, *known])
    high = max([1.0, *known, *asks])
    if measure is Measure.COUNT:
        return Scale(0, high * 1.08)
    return Scale(floor(low / 5) * 5, ceil(high / 5) * 5)


def scale_rows(
    scale: Scale, unit: str, targets: tuple[Target, ...], top: int, bottom: int
) -> Iterator[dict[str, Any]]:
    """Yield the milestones and, where values below 0 are on the scale, its zero."""
    for each in _milestone_rows(scale, unit, targets):
        yield {**each, "bottom": bottom}
    if scale.low < 0:
        yield {"kind": "zero", "end": scale.place(0), "top": top, "bottom": bottom}


def _milestone_rows(
    scale: Scale, unit: str, targets: tuple[Target, ...]
) -> Iterator[dict[str, Any]]:
    """Yield the milestones with a line of words each, so that no line crosses other words.

    From left to right the words stand left of their own line, each one's a line higher than those
    before; the rightmost has the room on its right.
    """
    of_place = sorted(targets, key=lambda target: (target.asked, target.year))
    lines = max(len(targets) - 1, 1)
    for place, target in enumerate(of_place):
        rightmost = place == len(of_place) - 1
        yield {
            "kind": "milestone",
            "end": scale.place(target.asked),
            "line": LINE * (lines - (0 if rightmost else place)) - LINE / 2,
            "right": rightmost,
            "last": target is targets[-1],
            "text": f"mốc {target.year}: {asked(target.asked, target.high, unit)}".strip(),
            # The range's upper end is a band beside the line of its lower end.
            **({"band": scale.place(target.high)} if target.high else {}),
        }


def _row(
    programme: Programme, fact: ProvinceFact, scale: Scale, y: int, theme: Theme, *, marked: bool
) -> dict[str, Any]:
    value = _measured(fact)
    row: dict[str, Any] = {
        "key": province_key(fact),
        "y": y,
        "rank": "" if fact.rank is None else f"{fact.rank}.",
        "name": programme.unit[fact.code].name,
        "symbol": SYMBOLS[fact.verdict],
        "value": province_words(fact),
        "verdict": _verdict_words(fact),
        "colour": theme.mark(fact.verdict),
        "ink": theme.text(fact.verdict),
    }
    if value is not None:
        row["dot"] = scale.place(value)
    return row | ({"marked": True} if marked else {})


def _verdict_words(fact: ProvinceFact) -> str:
    none = fact.fact.reason is Reason.NO_INSTITUTIONS
    if fact.verdict is Verdict.NOT_APPLICABLE and none:
        return "Không có thiết chế này"
    return verdict_brief(fact.fact) if fact.fact.current else fact.verdict.label


def peer_rows(
    peers: tuple[Peer, ...], measure: Measure | None, targets: tuple[Target, ...], theme: Theme
) -> tuple[list[dict[str, Any]], int]:
    """Return what is drawn of peers in their order, and how high it is in pixels.

    The provinces that are only of the same region are left to the table.
    """
    shown = [peer for peer in peers if peer.group != BESIDE]
    scale = scale_of(measure, (peer.value for peer in shown if peer.comparable), targets)
    top = LINE * max(len(targets) - 1, 1) + 6
    bottom = top + PITCH * len(shown)
    unit = "" if measure is Measure.COUNT else "%"
    rows = [*scale_rows(scale, unit, targets, top, bottom)]
    rows += [_peer_row(peer, scale, top + place * PITCH, theme) for place, peer in enumerate(shown)]
    return rows, bottom + 4


def _peer_row(peer: Peer, scale: Scale, y: int, theme: Theme) -> dict[str, Any]:
    # A region is bound by no plan: it has a value and a size, no verdict.
    verdict = peer.verdict or Verdict.NO_DATA
    size = f"{peer.reported}/{peer.expected}"
    words = peer.verdict.label if peer.verdict else f"{size} đơn vị"
    if peer.verdict and 0 < peer.reported < peer.expected:
        words = f"{words} ({size})"
    row: dict[str, Any] = {
        "key": peer.code or REGION,
        "y": y,
        "rank": "",
        "name": REGION if peer.group == REGION else peer.name,
        "symbol": SYMBOLS[peer.verdict] if peer.verdict else "",
        "value": peer.words,
        "verdict": words,
        "colour": theme.mark(verdict),
        "ink": theme.text(verdict),
    }
    if peer.value is not None and peer.comparable:
        row["dot"] = scale.place(peer.value)
    return row | ({"marked": True} if peer.group == SEEN else {})
