"""The one palette: a colour and a symbol for each verdict and state, in light and in dark.

Colour never speaks alone: every mark carries its symbol and word as well.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from progress.reporting import ReportState
from progress.schedule import TaskState
from progress.verdicts import Verdict

FONT = "'Source Sans', 'Chart Sans', 'Source Sans Pro', sans-serif"
"""The font of pages; then, where pictures are drawn without a browser, its cut in `exports`."""

Judgement = Verdict | TaskState | ReportState

SYMBOLS: dict[Judgement, str] = {
    Verdict.MET: "✔",
    Verdict.ON_TRACK: "●",
    Verdict.BEHIND: "▲",
    Verdict.AT_RISK: "■",
    Verdict.MISSED: "■",
    Verdict.INSUFFICIENT: "○",
    Verdict.NO_DATA: "○",
    Verdict.NOT_APPLICABLE: "–",
    TaskState.DONE: "✔",
    TaskState.DONE_LATE: "✔",
    TaskState.IN_PROGRESS: "◐",
    TaskState.OVERDUE: "■",
    TaskState.NOT_STARTED: "○",
    TaskState.NOT_DUE: "○",
    TaskState.UNDATED: "○",
    ReportState.ON_TIME: "✔",
    ReportState.RECEIVED: "✔",
    ReportState.LATE: "▲",
    ReportState.MISSING: "■",
    ReportState.AWAITED: "○",
    ReportState.NOT_RECEIVED: "○",
    ReportState.NOT_ASKED: "–",
}

_ROLES: dict[Judgement, str] = {
    Verdict.MET: "good",
    Verdict.ON_TRACK: "primary",
    Verdict.BEHIND: "warning",
    Verdict.AT_RISK: "bad",
    Verdict.MISSED: "bad",
    TaskState.DONE: "good",
    TaskState.DONE_LATE: "warning",
    TaskState.IN_PROGRESS: "primary",
    TaskState.OVERDUE: "bad",
    ReportState.ON_TIME: "good",
    ReportState.RECEIVED: "good",
    ReportState.LATE: "warning",
    ReportState.MISSING: "bad",
}


@dataclass(frozen=True)
class Theme:
    """The tokens of one theme. `marks` are for filled shapes, `texts` for words."""

    name: str
    page: str
    ink: str
    muted: str
    track: str
    line: str
    marks: dict[str, str] = field(hash=False)
    texts: dict[str, str] = field(hash=False)

    def mark(self, judgement: Judgement) -> str:
        """Return the colour of a shape."""
        return self.marks[role(judgement)]

    def text(self, judgement: Judgement) -> str:
        """Return the colour of a word."""
        return self.texts[role(judgement)]

    def config(self) -> dict[str, Any]:
        """Return what every chart of the theme is configured with."""
        return {
            "background": None,
            "font": FONT,
            "view": {"stroke": None},
            # The whole chart has one alternative text; its hundred marks are silent.
            "mark": {"aria": False},
            "axis": {
                "labelColor": self.muted,
                "titleColor": self.muted,
                "gridColor": self.line,
                "domain": False,
                "ticks": False,
                "labelFontSize": 12,
            },
            "text": {"fontSize": 14, "color": self.ink},
        }


def role(judgement: Judgement) -> str:
    """Return what a judgement's colour says: good, primary, warning, bad or unknown."""
    return _ROLES.get(judgement, "unknown")


LIGHT = Theme(
    name="light",
    page="#FFFFFF",
    ink="#14212B",
    muted="#4A5965",
    track="#E3E9EF",
    line="#D9E1E8",
    marks={
        "good": "#176B40",
        "primary": "#0B5C8A",
        "warning": "#C77700",
        "bad": "#A81F17",
        "unknown": "#6F7C87",
    },
    texts={
        "good": "#176B40",
        "primary": "#0B5C8A",
        "warning": "#8A5200",
        "bad": "#A81F17",
        "unknown": "#5B6770",
    },
)
DARK = Theme(
    name="dark",
    page="#10181F",
    ink="#EDF2F6",
    muted="#B4C0CA",
    track="#2A3843",
    line="#35444F",
    marks={
        "good": "#43B97F",
        "primary": "#4AA8DC",
        "warning": "#E79A2B",
        "bad": "#F2695C",
        "unknown": "#8C99A4",
    },
    texts={
        "good": "#62CE97",
        "primary": "#74BFEA",
        "warning": "#F0B057",
        "bad": "#FF9185",
        "unknown": "#A5B1BB",
    },
)
THEMES = {theme.name: theme for theme in (LIGHT, DARK)}
