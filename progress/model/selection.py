"""What a reader has chosen, as one frozen value that can say itself."""

from dataclasses import dataclass
from datetime import date

from progress.model.units import NATION

FIRST_YEAR = 2022
"""The year of Decision 1520 and the base year of growth: nothing earlier is shown."""
LAST_YEAR = 2040
"""Ten years after the programme's end: no later day can be looked at."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The filters of a view.

    `milestone` None: the first after the year judged. `document` None: every document that binds
    the scope. `as_of` is the day by which all that is shown was known.
    """

    as_of: date
    year: int
    scope: str = NATION
    milestone: int | None = None
    document: str | None = None
