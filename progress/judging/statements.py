"""What may be said of one judged target: its value, its year and what it rests on (section 8).

Words, charts, slides and reports are made of these, of counts and of ranks, and of nothing else.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from progress.judging.rollup import Total
from progress.judging.targets import TargetFact
from progress.judging.verdicts import Verdict
from progress.judging.words import (
    percent_words,
    range_words,
    share_words,
    thresholds_of,
    value_words,
)
from progress.model.numbers import written
from progress.model.records import Measure
from progress.model.titles import units_word


@dataclass(frozen=True, slots=True)
class LargeNumber:
    """What stands large and what stands small beside it; `small` "" where nothing need be added."""

    text: str
    small: str


def large_number(fact: TargetFact) -> LargeNumber:
    """Return a value only with a judgement; otherwise how many reported, the value beside it."""
    if fact.verdict.is_judgement:
        return LargeNumber(value_words(fact), "")
    if fact.total is None or fact.verdict is Verdict.NOT_APPLICABLE:
        return LargeNumber("–", "")
    units = units_word(fact.scope)
    if fact.panel is not None:
        return LargeNumber(panel_size(fact), f"{units} so sánh được{_beside(fact)}")
    return LargeNumber(reported_size(fact.total), f"{units} đã báo cáo{_beside(fact)}")


def gauge_basis(fact: TargetFact) -> tuple[str, ...]:
    """Return the lines that go with a large number: what it rests on, and the estimate if any."""
    basis = large_number(fact).small or basis_words(fact, fact.asked_year)
    return tuple(line for line in (basis, second_reading_words(fact)) if line)


def reported_size(total: Total) -> str:
    """Return how many units reported of those that should: `28/34`."""
    return f"{written(len(total.reported))}/{written(total.expected)}"


def year_cells(measure: Measure | None, total: Total) -> dict[str, str]:
    """Return what was reported in a year in words under their headings; a count has no parts."""
    result = {"Kết quả": written(total.numerator)}
    if measure is Measure.SHARE:
        result = {
            "Kết quả": share_words(total),
            "Tử số": written(total.numerator),
            "Mẫu số": written(total.denominator),
        }
    return {"Năm": str(total.year), **result, "Đã báo cáo": reported_size(total)}


def panel_size(fact: TargetFact) -> str:
    """Return how many units of a growth target can be compared: `28/34`; "" for other measures."""
    if fact.panel is None:
        return ""
    size = len(fact.panel.units)
    return f"{written(size)}/{written(size + len(fact.panel.left_out))}"


def basis_words(fact: TargetFact, title_year: int | None = None) -> str:
    """Return what a printed value rests on where that does not go without saying.

    Its year where that is not the one in the title, its panel and base year for growth, how many
    units reported where some did not; "" where nothing need be added.
    """
    if fact.total is None or fact.panel is None:
        return _reports_words(fact, title_year)
    year = "" if fact.total.year == title_year else f"năm {fact.total.year}, "
    units = units_word(fact.scope)
    return f"{year}{panel_size(fact)} {units} so sánh được, gốc {fact.panel.base_year}"


def counted_words(fact: TargetFact, title_year: int | None = None) -> str:
    """Return what was counted with what it rests on: `900 lượt (27/34 tỉnh, thành phố báo cáo)`."""
    if fact.total is None:
        return "chưa có số liệu"
    basis = _reports_words(fact, title_year)
    counted = f"{written(fact.total.numerator)} {fact.indicator.unit_of_measure or ''}".rstrip()
    return f"{counted} ({basis})" if basis else counted


def shown_words(fact: TargetFact, title_year: int | None = None) -> str:
    """Return a value with what it rests on in brackets: `41,0% (28/34 tỉnh, thành phố báo cáo)`."""
    basis = basis_words(fact, title_year)
    return f"{value_words(fact)} ({basis})" if basis else value_words(fact)


def year_words(facts: Sequence[TargetFact], year: int) -> str:
    """Say which year figures are of: the one chosen, or that it has none and which one is shown."""
    years = [fact.total.year for fact in facts if fact.total]
    if not years or year in years:
        return f"số liệu năm {year}"
    return f"chưa có số liệu năm {year}, gần nhất là số liệu năm {max(years)}"


def verdict_words(fact: TargetFact) -> str:
    """Return the verdict's name; of an older year with that year, since it is no current one."""
    label = fact.verdict.label
    if fact.current or fact.total is None or fact.verdict is Verdict.NOT_APPLICABLE:
        return label
    return f"{label}, theo số liệu năm {fact.total.year}"


def verdict_brief(fact: TargetFact) -> str:
    """Return the verdict beside a drawn value, with what that rests on: `Chưa đủ căn cứ (28/34)`.

    In brackets stand an older year and how many units reported where some did not.
    """
    if fact.total is None or fact.verdict is Verdict.NOT_APPLICABLE:
        return fact.verdict.label
    partly = panel_size(fact) if fact.panel and fact.panel.left_out else ""
    if fact.panel is None and fact.total.missing:
        partly = reported_size(fact.total)
    year = "" if fact.current else f"năm {fact.total.year}"
    basis = ", ".join(each for each in (year, partly) if each)
    return f"{fact.verdict.label} ({basis})" if basis else fact.verdict.label


def verdict_sentence(fact: TargetFact) -> str:
    """Return the verdict with its older year and the estimate if any, for tables to be read."""
    return ". ".join(each for each in (verdict_words(fact), second_reading_words(fact)) if each)


def gap_size(fact: TargetFact) -> str:
    """Return the number still needed, for a table; "" where nothing is or nothing current says."""
    return written(fact.gap) if fact.gap and fact.current and not fact.unit_ends else ""


def older_words(fact: TargetFact) -> str:
    """Say that the year asked about has no figure, and what an older one shows."""
    silence = f"chưa có số liệu năm {fact.asked_year}"
    return silence if value_words(fact) == "–" else f"{silence}; gần nhất {shown_words(fact)}"


def second_reading_words(fact: TargetFact) -> str:
    """Return the estimate beside a verdict that missing reports prevent; "" where there is none.

    It names how many units it carries, and enters no count, rank or headline (method, section 5).
    """
    second = fact.second_reading
    if second is None:
        return ""
    units = f"{written(len(second.units))} {units_word(fact.scope)}"
    share = fact.indicator.measure is Measure.SHARE
    things = "" if share else f" {fact.indicator.unit_of_measure or ''}".rstrip()
    value = second.value
    shown = percent_words(value, thresholds_of(fact)) if share else f"{written(value)}{things}"
    return (
        f"Ước tính, nếu {units} chưa báo cáo giữ nguyên kết quả gần nhất: {shown}, "
        f"{second.verdict.label.lower()}"
    )


def _reports_words(fact: TargetFact, title_year: int | None) -> str:
    """Return the year of a figure, and who reported where some did not; "" for neither."""
    if fact.total is None:
        return ""
    parts = [] if fact.total.year == title_year else [f"năm {fact.total.year}"]
    if fact.total.missing:
        parts.append(f"{reported_size(fact.total)} {units_word(fact.scope)} báo cáo")
    return ", ".join(parts)


def _beside(fact: TargetFact) -> str:
    """Return the value that stands small where nothing may stand large, with its range."""
    shown = value_words(fact)
    if shown == "–":
        return ""
    possible = range_words(fact)
    return f": {shown} (có thể {possible})" if possible else f": {shown}"
