"""Colours that can be read, and that never speak alone."""

import tomllib
from itertools import chain, combinations
from math import dist
from pathlib import Path

import pytest

from charts.theme import DARK, LIGHT, PATTERNS, SYMBOLS, THEMES, role
from progress.judging.verdicts import Verdict
from progress.reporting.reporting import ReportState
from progress.tasks.schedule import TaskState

CONFIG = Path(__file__).resolve().parents[3] / ".streamlit" / "config.toml"
JUDGEMENTS = (*Verdict, *TaskState, *ReportState)
BODY, OTHER, MARK = 7, 4.5, 3


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def pairs_of(theme):
    """What is drawn on a theme's page, with the contrast it needs."""
    yield f"{theme.name}-ink", theme.ink, theme.page, BODY
    yield f"{theme.name}-muted", theme.muted, theme.page, OTHER
    for name, colour in theme.texts.items():
        yield f"{theme.name}-text-{name}", colour, theme.page, OTHER
    for name, colour in theme.marks.items():
        yield f"{theme.name}-mark-{name}", colour, theme.page, MARK
        yield f"{theme.name}-mark-{name}-on-its-track", colour, theme.track, 1.5


def pairs_of_streamlit(name):
    """Text and background of what Streamlit itself draws."""
    theme = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"]
    primary = theme["primaryColor"]
    own = theme[name]
    for ground in ("backgroundColor", "secondaryBackgroundColor"):
        yield f"config-{name}-textColor-on-{ground}", own["textColor"], own[ground], BODY
        for key, colour in own.items():
            if key.endswith("TextColor"):
                yield f"config-{name}-{key}-on-{ground}", colour, own[ground], OTHER
        control = own.get("primaryColor", primary)
        yield f"config-{name}-primaryColor-on-{ground}", control, own[ground], MARK


EVERY_PAIR = [
    pytest.param(*pair[1:], id=pair[0])
    for pair in chain(*map(pairs_of, THEMES.values()), *map(pairs_of_streamlit, THEMES))
]


@pytest.mark.parametrize(("colour", "ground", "needed"), EVERY_PAIR)
def test_contrast(colour, ground, needed):
    assert contrast(colour, ground) >= needed


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        pytest.param("#000000", "#FFFFFF", 21, id="black-on-white"),
        pytest.param("#FFFFFF", "#FFFFFF", 1, id="white-on-white"),
        pytest.param("#777777", "#FFFFFF", 4.48, id="the-grey-that-just-fails"),
    ],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize("judgement", JUDGEMENTS, ids=lambda each: f"{type(each).__name__}-{each}")
def test_every_judgement_has_a_symbol_a_word_and_a_colour_in_both_themes(judgement):
    assert SYMBOLS[judgement].strip()
    assert judgement.label.strip()
    for theme in (LIGHT, DARK):
        assert theme.mark(judgement).startswith("#")
        assert theme.text(judgement).startswith("#")


def test_both_themes_have_the_same_roles_and_every_judgement_has_one_of_them():
    assert set(LIGHT.marks) == set(DARK.marks) == set(LIGHT.texts) == set(DARK.texts)
    assert {role(judgement) for judgement in JUDGEMENTS} == set(LIGHT.marks)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        pytest.param(Verdict.MET, Verdict.MISSED, id="met-and-missed"),
        pytest.param(Verdict.ON_TRACK, Verdict.BEHIND, id="on-track-and-behind"),
        pytest.param(Verdict.BEHIND, Verdict.AT_RISK, id="behind-and-at-risk"),
        pytest.param(Verdict.MISSED, Verdict.NO_DATA, id="missing-is-not-missed"),
        pytest.param(Verdict.BEHIND, Verdict.INSUFFICIENT, id="unknown-is-not-behind"),
        pytest.param(TaskState.DONE, TaskState.OVERDUE, id="done-and-overdue"),
        pytest.param(TaskState.OVERDUE, TaskState.UNRECORDED, id="silence-is-no-delay"),
        pytest.param(TaskState.IN_PROGRESS, TaskState.NOT_STARTED, id="begun-and-not"),
        pytest.param(ReportState.ON_TIME, ReportState.LATE, id="on-time-and-late"),
        pytest.param(ReportState.MISSING, ReportState.AWAITED, id="missing-and-awaited"),
    ],
)
def test_a_grey_print_still_tells_them_apart(better, worse):
    assert SYMBOLS[better] != SYMBOLS[worse]


# Machado, Oliveira and Fernandes, "A physiologically-based model for simulation of color vision
# deficiency" (2009): what is seen without one kind of cone, of linear red, green and blue.
SIGHTS = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
}
APART = 8
"""Least distance of two colours in CIE Lab, where 2.3 is just noticed."""


def lab(colour: str, sight: str) -> tuple[float, float, float]:
    """A colour as it is seen, in CIE Lab (D65)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    red, green, blue = (
        min(max(sum(k * c for k, c in zip(row, linear, strict=True)), 0), 1)
        for row in SIGHTS[sight]
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (
        t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in (x, y, z)
    )
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def test_grey_has_the_lightness_of_its_colour():
    assert lab("#777777", "grey") == pytest.approx((50.03, 0, 0), abs=0.1)
    assert lab("#FFFFFF", "deuteranopia") == pytest.approx((100, 0, 0), abs=0.1)


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize(
    ("one", "other"), [*combinations(Verdict, 2)], ids=lambda verdict: str(verdict.value)
)
def test_verdicts_are_told_apart_in_grey_and_by_the_colour_blind(one, other, theme, sight):
    assert SYMBOLS[one] != SYMBOLS[other]
    fills = (theme.mark(each) if each.is_judgement else theme.track for each in (one, other))
    apart = dist(*(lab(fill, sight) for fill in fills))
    assert apart >= APART or PATTERNS[one] != PATTERNS[other]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_missed_is_darker_than_at_risk(theme):
    missed, at_risk = (
        lab(theme.mark(each), "grey")[0] for each in (Verdict.MISSED, Verdict.AT_RISK)
    )
    assert at_risk - missed >= APART


def test_silence_and_what_has_no_time_have_a_broken_outline():
    broken = {each for each in JUDGEMENTS if PATTERNS[each] == "dashed"}
    assert broken == {TaskState.UNRECORDED, TaskState.UNDATED}  # and that of reports


def test_silence_is_grey_and_delay_is_not():
    for theme in (LIGHT, DARK):
        assert theme.mark(TaskState.UNRECORDED) == theme.marks["unknown"]
        assert theme.mark(TaskState.OVERDUE) == theme.marks["bad"]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_charts_and_streamlit_stand_on_the_same_page(theme):
    config = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"][theme.name]
    assert config["backgroundColor"] == theme.page
    assert config["textColor"] == theme.ink
    assert theme.config()["background"] is None


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("verdict", Verdict)
def test_words_on_a_part_of_a_sectors_bar_can_be_read(verdict, theme):
    fill = theme.mark(verdict) if verdict.is_judgement else theme.text(verdict)
    assert contrast(theme.on(fill), fill) >= OTHER
