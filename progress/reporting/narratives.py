"""What units say in words with their yearly reports, as known by a day, theme by theme.

Like a figure, a text counts from the day its unit's report was received (method, section 1). That a
unit says nothing is silence, and accuses nobody (section 8).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from progress.model.numbers import alphabetical, day
from progress.model.programme import Programme
from progress.model.reported import NarrativeTheme, Report
from progress.model.territory import reporting_units
from progress.model.titles import unit_title
from progress.model.units import Kind, Unit

NOTHING = "Chưa có nội dung báo cáo"


@dataclass(frozen=True, slots=True)
class UnitNarratives:
    """What one unit says of a year by theme, and its report, None where none is recorded."""

    unit: Unit
    year: int
    report: Report | None
    texts: Mapping[NarrativeTheme, str]

    @property
    def source(self) -> str:
        """Where the words come from: the unit, the day and the paper, as far as they are known."""
        report, title = self.report, f"Báo cáo năm {self.year} của {unit_title(self.unit)}"
        if report is None:
            return f"{title}; chưa ghi nhận ngày gửi"
        number = f", số {report.document_number}" if report.document_number else ""
        return f"{title}{number}, nhận ngày {day(report.received_on)}"


def narratives(
    programme: Programme, scope: str, year: int, as_of: date
) -> tuple[UnitNarratives, ...]:
    """Return the words of the reporting units of a scope, by the Vietnamese alphabet.

    All of them are there, those without words too; a unit below the provinces stands for itself.
    """
    is_inside = programme.unit[scope].kind in (Kind.DISTRICT, Kind.COMMUNE)
    codes = (scope,) if is_inside else reporting_units(programme, scope, year)
    texts: dict[str, dict[NarrativeTheme, str]] = {code: {} for code in codes}
    for each in programme.narratives:
        is_known = programme.arrived_on(each) <= as_of
        if each.unit_code in texts and each.year == year and is_known:
            texts[each.unit_code][each.theme] = each.text
    collected = (
        UnitNarratives(programme.unit[code], year, programme.report.get((code, year)), text)
        for code, text in texts.items()
    )
    return tuple(sorted(collected, key=lambda each: alphabetical(each.unit.name)))


def silent_sentence(units: tuple[UnitNarratives, ...], theme: NarrativeTheme) -> str:
    """Say how many units say nothing on a theme; "" where each of them does."""
    silent = [each for each in units if theme not in each.texts]
    if not silent:
        return ""
    if len(units) == 1:
        return f"{NOTHING} về mục này."
    if len(silent) > _NAMED:
        return f"{NOTHING} về mục này của {len(silent)} đơn vị."
    return f"{NOTHING} về mục này của {', '.join(unit_title(each.unit) for each in silent)}."


_NAMED = 5
"""Most silent units that are named."""
