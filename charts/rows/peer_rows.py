"""A province and its peers as rows of dots: the group stands where ranks stand elsewhere."""

from typing import Any

from charts.rows.dot_rows import LINE, PITCH, Scale, scale_of, scale_rows
from charts.theme import SYMBOLS, Theme
from progress.judging.verdicts import Verdict
from progress.model.records import Measure, Target
from progress.places.peers import BESIDE, REGION, SEEN, Peer


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
    rows += [_row(peer, scale, top + place * PITCH, theme) for place, peer in enumerate(shown)]
    return rows, bottom + 4


def _row(peer: Peer, scale: Scale, y: int, theme: Theme) -> dict[str, Any]:
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
