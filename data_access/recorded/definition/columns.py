"""The columns of recorded tables: their words for people, and how a cell becomes a value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from data_access.recorded.definition.forms import Form, one_of, year
from data_access.recorded.definition.number_forms import amount, decimal
from data_access.store.tables import WITHDRAWN
from progress.model.changes import CellWords

CURRENT = "current"
LONGEST = 500
"""Letters of a cell, unless its column takes more."""
PROSE = 3_000
"""Letters of a cell for sentences, as a note or a list of papers."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a recorded table, under the one name that database and files give it.

    `label` names it in the plan of an import, and `heading` and `said` in a template and in the
    history, where these use other words; a `bare` value is said without its label. A column
    without a label only tells whether the row stands, and is never shown.

    In a file it may be `required` in the header and `filled` in every row. An empty cell, or a
    column that is not there, takes the default; None is NULL. `references` is the field of
    Programme in which its codes are found, `institution` for the register. `values` has the words
    for values that are codes without records. `longest` is how many letters a cell may have.
    A `personal` one names a person.
    """

    name: str
    label: str
    form: Form
    required: bool = False
    filled: bool = False
    default: Any = None
    heading: str = ""
    said: str = ""
    bare: bool = False
    references: str | None = None
    values: Mapping[Any, str] = field(default_factory=dict)
    longest: int = LONGEST
    personal: bool = False

    @property
    def title(self) -> str:
        """The words above the column in a template."""
        return self.heading or self.label.capitalize()

    @property
    def words(self) -> CellWords:
        """How the history says a cell of this column."""
        plain, is_money = self.form in (year, decimal), self.form is amount
        return CellWords(self.said or self.label, self.bare, self.values, plain, is_money)


def filled(name: str, label: str, form: Form, **more: Any) -> Column:
    """Return a column that no file may leave out, and no row leave empty."""
    return Column(name, label, form, required=True, filled=True, **more)


STATUS = Column(
    "status", "", one_of(CURRENT, WITHDRAWN, spoken={"Rút": WITHDRAWN}), default=CURRENT
)
"""The state column of tables whose rows are current or withdrawn and nothing else."""
