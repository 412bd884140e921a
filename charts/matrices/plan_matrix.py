"""Plans side by side: a band for each indicator and category, a line for each year, a cell a plan.

One specification serves all widths: where the place is narrow, the label stands over its lines
and the words of the cells give way to their symbols, which the legend above the chart explains.
"""

from functools import cache

import altair as alt

from charts.layers import box, layered, of_kind, rule, selectable, text
from charts.matrices.plan_matrix_rows import FIELDS, GAP, HEAD, LABEL, YEAR, matrix_rows
from charts.spec import Spec, filled
from charts.theme import COMPARISONS, Theme
from progress.model.programme import Programme
from progress.plans.deviations import Comparison
from progress.plans.matrix import PlanMatrixRow

_NARROW = "width < 720"
_WIDE = "width >= 1080"
_LABELS, _YEARS = 310, 42
_PITCH = f"({YEAR} + {LABEL} / datum.k)"
"""Height of a line where the label stands beside it: its room is the lines'."""
_LEFT = f"({_NARROW} ? {_YEARS} : {_LABELS + _YEARS + 16})"
_WIDTH = f"((width - {_LEFT}) / datum.n)"
_TOP = f"({_NARROW} ? datum.y + {LABEL} + datum.i * {YEAR} : datum.y + datum.i * {_PITCH})"
_MIDDLE = f"({_TOP} + ({_NARROW} ? {YEAR} : {_PITCH}) / 2)"
_START = f"({_LEFT} + datum.x * {_WIDTH} + 1)"
_END = f"({_LEFT} + (datum.x + 1) * {_WIDTH} - 1)"


def plan_matrix(programme: Programme, lines: tuple[PlanMatrixRow, ...], theme: Theme) -> Spec:
    """Draw lines grouped by sector and indicator; a click on a cell names it in `cell`."""
    rows, height = matrix_rows(programme, lines)
    return filled(_drawn(theme), rows, height=height)


@cache
def _drawn(theme: Theme) -> Spec:
    layers = (
        _lines_between(theme),
        _headings(theme),
        _column_names(theme),
        _labels(theme),
        _years(theme),
        selectable(_cells(theme), "cell", ["key"], "cells"),
        _texts(theme),
        _words(theme),
    )
    return layered(layers, theme)


def _apart() -> alt.Chart:
    """Return the cells, one by one, each with the name it has in addresses."""
    return (
        alt.Chart()
        .transform_filter("datum.line")
        .transform_flatten([*FIELDS])
        .transform_calculate(key="datum.d + '.' + datum.line")
    )


def _lines_between(theme: Theme) -> alt.Chart:
    """Draw a hair line over each band, and a firm one under each sector's name."""
    sector = "datum.kind == 'sector'"
    at = alt.expr(f"datum.y + ({sector} ? {HEAD - 3} : {-GAP / 2})")
    return rule(
        of_kind("label", "sector"), (0, "width"), at, f"{sector} ? '{theme.ink}' : '{theme.line}'"
    )


def _headings(theme: Theme) -> alt.Chart:
    sector = "datum.kind == 'sector'"
    return text(
        of_kind("sector", "head"),
        "t",
        fontWeight="bold",
        fontSize=f"{sector} ? ({_NARROW} ? 13 : 17) : 14",
        color=theme.ink,
        x=0,
        # On a narrow chart the plans' names need the width: the sector's stands above them.
        y=f"datum.y + ({sector} ? ({_NARROW} ? 6 : {HEAD / 2 + 4}) : {GAP + 10})",
        limit=f"{_NARROW} ? width : ({sector} ? {_LABELS} : width)",
    )


def _column_names(theme: Theme) -> alt.Chart:
    return text(
        of_kind("column"),
        text=f"{_NARROW} ? datum.t : trim(join(datum.t, ' '))",
        align="center",
        baseline="bottom",
        lineHeight=14,
        fontWeight="bold",
        fontSize=f"{_NARROW} ? 11 : 14",
        color=theme.ink,
        x=f"{_START} + {_WIDTH} / 2",
        y=f"datum.y + ({_NARROW} ? {HEAD - 20} : {HEAD - 9})",
    )


def _labels(theme: Theme) -> alt.Chart:
    return text(
        of_kind("label"),
        "t",
        fontSize=f"{_NARROW} ? 13 : 14",
        color=theme.ink,
        x=0,
        y=f"datum.y + ({_NARROW} ? {LABEL / 2 + 1} : ({LABEL} + {YEAR} * datum.k) / 2)",
        limit=f"{_NARROW} ? width : {_LABELS + 6}",
    )


def _years(theme: Theme) -> alt.Chart:
    return text(
        alt.Chart().transform_filter("datum.line"),
        text="slice(datum.line, -4)",
        align="right",
        fontSize=f"{_NARROW} ? 12 : 13",
        color=theme.muted,
        x=f"{_LEFT} - 8",
        y=_MIDDLE,
    )


def _cells(theme: Theme) -> alt.Chart:
    """Draw what is clicked: a tint of the comparison's colour."""
    word = f"({_looked_up({each: each.label for each in Comparison}, national='Quyết định')})"
    return box(
        _apart(),
        (_START, _END),
        (f"{_TOP} + 1", f"{_TOP} + ({_NARROW} ? {YEAR} : {_PITCH}) - 1"),
        color=_colour(theme, theme.marks),
        fillOpacity="datum.c == 'national' || datum.e ? 0.06 : 0.13",
        cornerRadius=3,
        cursor="pointer",
        tooltip=f"{word} + (datum.t ? ': ' + datum.t : '')",
    )


def _texts(theme: Theme) -> alt.Chart:
    """Write symbol and number; in the middle where no words follow."""
    symbol = f"({_looked_up({each: marks[0] for each, marks in COMPARISONS.items()})})"
    alone = f"(!({_WIDE}) || datum.c == 'national')"
    return text(
        _apart().transform_calculate(said=f"trim({symbol} + ' ' + datum.t)"),
        "said",
        align=f"{alone} ? 'center' : 'left'",
        fontSize=f"{_NARROW} ? 12 : 15",
        fontWeight="datum.c == 'equal' || datum.e ? 'normal' : 'bold'",
        color=_colour(theme, theme.texts),
        x=f"{alone} ? ({_START} + {_END}) / 2 : {_START} + 10",
        y=_MIDDLE,
        # Clicks go to the cell behind.
        tooltip=None,
    )


def _words(theme: Theme) -> alt.Chart:
    """Write the comparison's word where there is room for it."""
    short = {
        Comparison.CONFLICTING: "chưa so được",
        Comparison.OTHER: "riêng",
        Comparison.OTHER_MEASURE: "cách khác",
        Comparison.MISSING: "không nêu",
        Comparison.WORDS: "",
    }
    word = _looked_up({each: short.get(each, each.label) for each in Comparison})
    return text(
        _apart().transform_filter("datum.c != 'national'").transform_calculate(word=word),
        "word",
        align="right",
        opacity=f"{_WIDE} ? 1 : 0",
        color=_colour(theme, theme.texts),
        x=f"{_END} - 8",
        y=_MIDDLE,
    )


def _colour(theme: Theme, of_role: dict[str, str]) -> str:
    """Return the expression of a cell's colour: grey where its category has ended."""
    colours = {each: of_role.get(role, theme.ink) for each, (_, role) in COMPARISONS.items()}
    return f"datum.e ? '{of_role['unknown']}' : ({_looked_up(colours, national=theme.ink)})"


def _looked_up(words: dict[Comparison, str], *, national: str = "") -> str:
    listed = ", ".join(f"'{code}': '{word}'" for code, word in words.items())
    return f"({{{listed}, 'national': '{national}'}})[datum.c]"
