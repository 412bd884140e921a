"""The one palette: a colour and a symbol for each verdict and state, in light and in dark.

Colour never speaks alone: every mark carries its symbol and word as well.
"""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from progress.judging.verdicts import Verdict
from progress.outlook.outlooks import Outcome
from progress.plans.deviations import Comparison
from progress.reporting.reporting import ReportState
from progress.tasks.schedule import TaskState

FONT = "'Source Sans', 'Chart Sans', 'Source Sans Pro', sans-serif"
"""The font of pages; then, where pictures are drawn without a browser, its cut in `exports`."""

Judgement = Verdict | TaskState | ReportState | Outcome

RISING, DOTTED, UPRIGHT, DASHED = "rising", "dotted", "upright", "dashed"
"""Patterns that tell apart what has one grey: hatches of maps as the atlas names them, and a broken
outline."""
_LOOKS: tuple[tuple[str, str, str | None, tuple[Judgement, ...]], ...] = (
    ("✔", "good", None, (Verdict.MET, TaskState.DONE, ReportState.ON_TIME, ReportState.RECEIVED)),
    ("✔", "warning", None, (TaskState.DONE_LATE,)),
    ("↑", "good", None, (Outcome.WOULD_MEET,)),
    ("→", "warning", DOTTED, (Outcome.OPEN,)),
    ("↓", "bad", UPRIGHT, (Outcome.WOULD_MISS,)),
    ("●", "primary", DOTTED, (Verdict.ON_TRACK,)),
    ("◐", "primary", None, (TaskState.IN_PROGRESS,)),
    ("▲", "warning", None, (Verdict.BEHIND, ReportState.LATE)),
    ("■", "bad", UPRIGHT, (Verdict.AT_RISK, TaskState.OVERDUE, ReportState.MISSING)),
    ("✖", "missed", None, (Verdict.MISSED,)),
    ("◌", "unknown", DOTTED, (Verdict.INSUFFICIENT,)),
    ("○", "unknown", DASHED, (TaskState.UNDATED, TaskState.UNRECORDED, ReportState.UNRECORDED)),
    ("?", "unknown", DOTTED, (Outcome.NONE,)),
    ("○", "unknown", RISING, (Verdict.NO_DATA, TaskState.NOT_STARTED, TaskState.NOT_DUE)),
    ("○", "unknown", RISING, (ReportState.AWAITED, ReportState.NOT_RECEIVED)),
    ("–", "unknown", None, (Verdict.NOT_APPLICABLE, ReportState.NOT_ASKED)),
)
"""Symbol, role and pattern of judgements, from the best to what cannot be said."""
SYMBOLS = {each: symbol for symbol, _, _, judgements in _LOOKS for each in judgements}
_ROLES = {each: role for _, role, _, judgements in _LOOKS for each in judgements}
PATTERNS = {each: pattern for _, _, pattern, judgements in _LOOKS for each in judgements}

COMPARISONS: dict[Comparison, tuple[str, str]] = {
    Comparison.EQUAL: ("=", "primary"),
    Comparison.HIGHER: ("↑", "good"),
    Comparison.LOWER: ("↓", "warning"),
    Comparison.CONFLICTING: ("?", "unknown"),
    Comparison.OTHER_MEASURE: ("≠", "plain"),
    Comparison.OTHER: ("+", "plain"),
    Comparison.WORDS: ("“”", "plain"),
    Comparison.MISSING: ("○", "unknown"),
    Comparison.NOT_APPLICABLE: ("–", "unknown"),
    Comparison.OUTSIDE: ("", "unknown"),
}
"""Symbol and role of how plans compare; a table of its own, since codes of states recur in it."""


@dataclass(frozen=True)
class Theme:
    """The tokens of one theme. `marks` are for filled shapes, `texts` for words.

    `classes` colour maps, from the lowest values to the highest; in the dark the highest shine.
    """

    name: str
    page: str
    ink: str
    muted: str
    track: str
    line: str
    classes: tuple[str, ...]
    marks: dict[str, str] = field(hash=False)
    texts: dict[str, str] = field(hash=False)

    def mark(self, judgement: Judgement) -> str:
        """Return the colour of a shape."""
        return self.marks[role(judgement)]

    def text(self, judgement: Judgement) -> str:
        """Return the colour of a word."""
        return self.texts[role(judgement)]

    def on(self, colour: str) -> str:
        """Return the colour of words on a filled shape: of ink and page what is read better."""
        return max((self.ink, self.page), key=lambda each: contrast(each, colour))

    def config(self) -> dict[str, Any]:
        """Return what every chart of the theme is configured with."""
        return {
            "background": None,
            "font": FONT,
            "view": {"stroke": None},
            # The whole chart has one alternative text; its hundred marks are silent, and none but
            # those that are given one show a tooltip: Streamlit would name the field, "text".
            "mark": {"aria": False, "tooltip": None},
            "text": {"fontSize": 14, "color": self.ink},
        }


@cache
def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def role(judgement: Judgement) -> str:
    """Return what a judgement's colour says, one of `ROLES`."""
    return _ROLES[judgement]


ROLES = ("good", "primary", "warning", "bad", "missed", "unknown")


def _by_role(*colours: str) -> dict[str, str]:
    return dict(zip(ROLES, colours, strict=True))


LIGHT = Theme(
    name="light",
    page="#FFFFFF",
    ink="#14212B",
    muted="#4A5965",
    track="#E3E9EF",
    line="#D9E1E8",
    classes=("#DCEBF5", "#A9CFE6", "#6AAED6", "#2F86BC", "#0B5C8A"),
    marks=_by_role("#176B40", "#0B5C8A", "#C77700", "#A81F17", "#6E1410", "#6F7C87"),
    texts=_by_role("#176B40", "#0B5C8A", "#8A5200", "#A81F17", "#6E1410", "#5B6770"),
)
DARK = Theme(
    name="dark",
    page="#10181F",
    ink="#EDF2F6",
    muted="#B4C0CA",
    track="#2A3843",
    line="#35444F",
    classes=("#1F3A4B", "#24597A", "#2C7FAF", "#59A9DA", "#B2DAF3"),
    marks=_by_role("#2FA36C", "#4AA8DC", "#E79A2B", "#F2695C", "#BC4238", "#8C99A4"),
    texts=_by_role("#62CE97", "#74BFEA", "#F0B057", "#FF9185", "#DD6A60", "#A5B1BB"),
)
THEMES = {theme.name: theme for theme in (LIGHT, DARK)}
