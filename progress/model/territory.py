"""Which units report for a scope in a year: the provinces valid on 31 December (method, section 1).

A province of today is, before it was made, the sum of its predecessors; a province that has ended
is itself and nobody after its end.
"""

from datetime import date

from progress.model.programme import Programme
from progress.model.units import NATION


def reporting_units(programme: Programme, scope: str, year: int) -> tuple[str, ...]:
    """Return the codes of the units that should report for a scope; empty after its end."""
    last_day = date(year, 12, 31)
    if scope == NATION:
        return tuple(unit.code for unit in programme.provinces if unit.valid_on(last_day))
    if programme.unit[scope].valid_on(last_day):
        return (scope,)
    predecessors = programme.predecessors.get(scope, ())
    return tuple(code for each in predecessors for code in reporting_units(programme, each, year))


def scopes(programme: Programme) -> tuple[str, ...]:
    """Return the scopes facts can be asked for: the country, its provinces, units with a plan."""
    own = (code for code in programme.plans if code in programme.unit)
    return tuple(dict.fromkeys((NATION, *(unit.code for unit in programme.provinces), *own)))
