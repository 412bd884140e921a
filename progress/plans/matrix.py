"""National and local targets side by side: indicator, category and year, by plan.

Plans do not always name the things the Decision names: Vĩnh Long speaks of university libraries
alone, counts a museum's programmes, and Huế puts communes in the district's place. Such a target
stands in the row of the national one it comes nearest to, is said to measure otherwise, and is
never called higher or lower.
"""

from dataclasses import dataclass
from datetime import date

from progress.model.numbers import alphabetical
from progress.model.programme import Programme
from progress.model.records import NO_CATEGORY, Category, Document, Indicator, Series, Target
from progress.plans.deviations import (
    NATIONAL_PLAN,
    Comparison,
    TargetKey,
    compare,
    local_plans,
    targets_by_key,
)


@dataclass(frozen=True, slots=True, eq=False)
class PlanMatrixCell:
    """What one plan says in one row.

    `local` is empty where the plan is silent, and has several targets where it names parts of the
    national category apart. `ended`: what is spoken of ceased to exist before the milestone.
    """

    document: Document
    target_key: TargetKey
    national: Target | None
    local: tuple[Target, ...]
    comparison: Comparison
    ended: bool

    @property
    def comparison_words(self) -> str:
        """The comparison, and whether what it is about has ended."""
        gone = Comparison.NOT_APPLICABLE
        ended = self.ended and self.comparison is not gone
        return f"{self.comparison.label}; {gone.label}" if ended else self.comparison.label

    @property
    def key(self) -> str:
        """Name of the cell in addresses."""
        return cell_key(self.document.code, self.target_key)


@dataclass(frozen=True, slots=True, eq=False)
class PlanMatrixRow:
    """An indicator and a category in a milestone's year; `national` None: only plans set it."""

    indicator: Indicator
    category: Category
    year: int
    national: Target | None
    cells: tuple[PlanMatrixCell, ...]

    @property
    def series(self) -> Series:
        """Codes of its indicator and category."""
        return self.indicator.code, self.category.code

    @property
    def target_key(self) -> TargetKey:
        """Indicator, category and year."""
        return *self.series, self.year

    @property
    def national_key(self) -> str:
        """Name of the national target in addresses."""
        return cell_key(NATIONAL_PLAN, self.target_key)


def cell_key(document: str, target_key: TargetKey) -> str:
    """Return the name of a cell in addresses: document, indicator, category and year."""
    return ".".join(map(str, (document, *target_key)))


def compared_plans(programme: Programme) -> tuple[Document, ...]:
    """Return the local plans by the Vietnamese alphabet of the units they belong to."""
    unit = programme.unit
    by_name = lambda each: (alphabetical(unit[each.unit_code].name), each.code)  # noqa: E731
    return tuple(sorted(local_plans(programme), key=by_name))


def plan_rows(programme: Programme) -> tuple[PlanMatrixRow, ...]:
    """Return every row that Decision 1520 or a plan sets, in printed order."""
    national = targets_by_key(programme, NATIONAL_PLAN)
    columns = [_column(programme, document, national) for document in compared_plans(programme)]
    keys = dict.fromkeys([*national, *(key for column in columns for key in column.local)])
    return tuple(
        PlanMatrixRow(
            programme.indicator[key[0]],
            programme.category[key[1]],
            key[2],
            national.get(key),
            tuple(_cell(programme, column, key, national.get(key)) for column in columns),
        )
        for key in sorted(keys, key=lambda key: (programme.position(key[:2]), key[2]))
    )


@dataclass(frozen=True, slots=True)
class _PlanColumn:
    """A plan's targets by the row they stand in, and the years it has milestones in."""

    document: Document
    local: dict[TargetKey, tuple[Target, ...]]
    years: frozenset[int]


def _column(
    programme: Programme, document: Document, national: dict[TargetKey, Target]
) -> _PlanColumn:
    own = targets_by_key(programme, document.code)
    local: dict[TargetKey, tuple[Target, ...]] = {
        key: (own[key],) for key in own if key in national
    }
    silent = [key for key in national if key not in own]
    for key, target in own.items():
        if key not in national:
            place = _counterpart(programme, target, silent) or key
            local[place] = (*local.get(place, ()), target)
    return _PlanColumn(document, local, frozenset(key[2] for key in own))


def _counterpart(programme: Programme, target: Target, silent: list[TargetKey]) -> TargetKey | None:
    """Return the national row, among those the plan leaves out, that a target comes nearest to.

    Of the same indicator, the category with which it shares most of its name (`university` is a
    part of `university_specialised`); else the same institutions measured in another way.
    """
    if target.low is None:
        return None
    parts = set(target.category_code.split("_"))
    same_year = [key for key in silent if key[2] == target.year]
    near = [
        (len(parts & set(key[1].split("_"))), key)
        for key in same_year
        if key[0] == target.indicator_code
    ]
    shared, nearest = max(near, key=lambda candidate: candidate[0], default=(0, None))
    if shared:
        return nearest
    return next((key for key in same_year if _measured_otherwise(programme, target, key)), None)


def _measured_otherwise(programme: Programme, target: Target, key: TargetKey) -> bool:
    ours, theirs = programme.indicator[target.indicator_code], programme.indicator[key[0]]
    return (
        target.category_code == key[1] != NO_CATEGORY
        and ours.sector_code == theirs.sector_code
        and ours.measure is not theirs.measure
    )


def _cell(
    programme: Programme, column: _PlanColumn, key: TargetKey, national: Target | None
) -> PlanMatrixCell:
    local = column.local.get(key, ())
    ended = _ended(programme, key[1], key[2]) or (
        bool(local) and all(_ended(programme, each.category_code, each.year) for each in local)
    )
    comparison = _comparison(column, key, national, ended)
    return PlanMatrixCell(column.document, key, national, local, comparison, ended)


def _comparison(
    column: _PlanColumn, key: TargetKey, national: Target | None, ended: bool
) -> Comparison:
    local = column.local.get(key, ())
    if not local:
        # What only another plan sets is nobody else's omission, nor what is not assigned.
        if key[2] not in column.years or national is None or column.document.is_assigned:
            return Comparison.OUTSIDE
        return Comparison.NOT_APPLICABLE if ended else Comparison.MISSING
    first = local[0]
    if national is not None and (first.indicator_code, first.category_code) != key[:2]:
        return Comparison.OTHER_MEASURE
    return compare(first, national)


def _ended(programme: Programme, category: str, year: int) -> bool:
    ended_on = programme.category[category].ended_on
    return ended_on is not None and ended_on < date(year, 12, 31)
