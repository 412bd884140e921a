"""The provinces of today in a list: where each stands, and whether its report has come."""

from __future__ import annotations

from dataclasses import dataclass, replace

from progress.deviations import NATIONAL_PLAN
from progress.headlines import Tally, tally
from progress.numbers import alphabetical
from progress.programme import Programme
from progress.records import Unit
from progress.reporting import ReportFact, scope_reports
from progress.selection import Selection
from progress.targets import target_facts


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """A province, how many targets of Decision 1520 stand where, and its reports to the Ministry.

    Of a merged province before 2025 the reports are those of its predecessors.
    """

    unit: Unit
    tally: Tally
    reports: tuple[ReportFact, ...]


def provinces_listed(programme: Programme, selection: Selection) -> tuple[Listed, ...]:
    """Return the provinces of today by the Vietnamese alphabet."""
    lasting = (unit for unit in programme.provinces if unit.valid_to is None)
    return tuple(
        Listed(
            unit,
            tally(target_facts(programme, _of(selection, unit.code))),
            scope_reports(programme, unit.code, selection.year, selection.as_of),
        )
        for unit in sorted(lasting, key=lambda unit: alphabetical(unit.name))
    )


def listed_headline(found: tuple[Listed, ...], year: int) -> str:
    """Say in how many provinces at least half of what can be judged stands well."""
    judged = [each.tally for each in found if each.tally.judged]
    if not judged:
        return f"{len(found)} tỉnh, thành phố: chưa có số liệu năm {year} để đánh giá."
    half = sum(2 * counted.good >= counted.judged for counted in judged)
    return (
        f"Số liệu năm {year}: {half} trên {len(judged)} tỉnh, thành phố đánh giá được đã đạt hoặc "
        "đúng tiến độ ở ít nhất một nửa số chỉ tiêu."
    )


def _of(selection: Selection, code: str) -> Selection:
    return replace(selection, scope=code, document=NATIONAL_PLAN, milestone=None)
