"""The registry: every check of `manage.py check`, in the order of its list.

A new check is a function that takes the `Rehearsal` and yields `Finding`s, and a line here.
"""

from collections.abc import Iterator

from commands.conference.checking import figures, looks, shows
from commands.conference.checking.findings import Check, Finding, Rehearsal

CHECKS: tuple[Check, ...] = (
    figures.frozen,
    figures.units,
    figures.reports,
    figures.numerators,
    figures.demonstration,
    looks.fonts,
    looks.colours,
    looks.labels,
    shows.show_drawn,
    # The documents: every file made, and opened again.
)


def findings(rehearsal: Rehearsal) -> Iterator[Finding]:
    """Yield what every check found."""
    for check in CHECKS:
        yield from check(rehearsal)
