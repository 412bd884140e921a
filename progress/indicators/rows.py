"""What can be looked at indicator by indicator: every row that is asked for or was reported."""

from __future__ import annotations

from dataclasses import replace

from progress.judging.targets import TargetFact, target_fact
from progress.model.programme import Programme, Row
from progress.model.records import NATION, Document, Target
from progress.model.selection import Selection


def rows(programme: Programme) -> tuple[Row, ...]:
    """Return every indicator and category that a document names or a unit reported, as printed."""
    asked = ((target.indicator_code, target.category_code) for target in programme.targets)
    series = dict.fromkeys((*asked, *programme.figures_by_row))
    return tuple(sorted(series, key=lambda row: _position(programme, row)))


def targets_of(programme: Programme, row: Row) -> tuple[Target, ...]:
    """Return the targets of a row in every document, the national ones first, by year."""
    targets = [t for t in programme.targets if (t.indicator_code, t.category_code) == row]
    return tuple(
        sorted(targets, key=lambda target: (not _is_national(programme, target), target.year))
    )


def setting_document(programme: Programme, row: Row) -> Document | None:
    """Return the document whose judged targets a row is shown against; None where none sets any.

    The national one where there is one, else the first plan that sets the row.
    """
    judged = [target for target in targets_of(programme, row) if target.low is not None]
    return programme.document[judged[0].document_code] if judged else None


def row_fact(programme: Programme, selection: Selection, row: Row) -> TargetFact | None:
    """Judge a row for the unit that its document binds: the country, or a plan's own unit.

    None where no document sets a number: nothing is judged then.
    """
    document = setting_document(programme, row)
    if document is None:
        return None
    own_selection = replace(selection, scope=document.unit_code, document=document.code)
    return target_fact(programme, own_selection, row)


def _is_national(programme: Programme, target: Target) -> bool:
    return programme.document[target.document_code].unit_code == NATION


def _position(programme: Programme, row: Row) -> tuple[int, int]:
    return programme.indicator[row[0]].position, programme.category[row[1]].position
