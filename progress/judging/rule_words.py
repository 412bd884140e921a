"""The numbers of the rules in words, so that whatever is said of a rule follows from it.

The page of the method, the drawer "Vì sao?", the workbook and the report all take them from here.
"""

from dataclasses import dataclass

from progress.judging import growth, judge, like_for_like, rollup, verdicts
from progress.model.numbers import number_word, part_words


@dataclass(frozen=True, slots=True)
class RuleWords:
    """Each number of a rule as sentences write it, named as its constant; texts name its fields."""

    required_over_pace: str
    last_baseline_year: str
    baseline_part: str
    compared_part: str
    default_base_year: str
    cut_off_tolerance_days: str
    smallest_panel: str
    behind_from: str
    fewest_for_percent: str
    closing_day: str


def rule_words() -> RuleWords:
    """Return the numbers that the rules have now: `hai lần`, `một nửa`, `2023`."""
    return RuleWords(
        required_over_pace=f"{number_word(verdicts.REQUIRED_OVER_PACE)} lần",
        last_baseline_year=str(judge.LAST_BASELINE_YEAR),
        baseline_part=part_words(judge.BASELINE_PART),
        compared_part=part_words(like_for_like.COMPARED_PART),
        default_base_year=str(judge.DEFAULT_BASE_YEAR),
        cut_off_tolerance_days=str(growth.CUT_OFF_TOLERANCE_DAYS),
        smallest_panel=part_words(growth.SMALLEST_PANEL),
        behind_from=part_words(growth.BEHIND_FROM),
        fewest_for_percent=str(rollup.FEWEST_FOR_PERCENT),
        closing_day="/".join(f"{part:02}" for part in reversed(verdicts.CLOSING_DAY)),
    )
