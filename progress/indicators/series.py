"""What can be looked at indicator by indicator: every series that is asked for or was reported."""

from dataclasses import replace

from progress.judging.targets import TargetFact, target_fact
from progress.model.programme import Programme
from progress.model.records import Document, Series, Target
from progress.model.selection import Selection
from progress.model.units import NATION


def all_series(programme: Programme) -> tuple[Series, ...]:
    """Return every indicator and category that a document names or a unit reported, as printed."""
    asked = (target.series for target in programme.targets)
    return tuple(sorted({*asked, *programme.figures_by_series}, key=programme.position))


def targets_of(programme: Programme, series: Series) -> tuple[Target, ...]:
    """Return the targets of a series in every document, the national ones first, by year."""
    targets = [target for target in programme.targets if target.series == series]
    unit = {document.code: document.unit_code for document in programme.documents}
    targets.sort(key=lambda target: (unit[target.document_code] != NATION, target.year))
    return tuple(targets)


def setting_document(programme: Programme, series: Series) -> Document | None:
    """Return the document whose judged targets a series is shown against; None where none sets any.

    The national one where there is one, else the first plan that sets the series.
    """
    judged = [target for target in targets_of(programme, series) if target.low is not None]
    return programme.document[judged[0].document_code] if judged else None


def series_fact(programme: Programme, selection: Selection, series: Series) -> TargetFact | None:
    """Judge a series for the unit that its document binds: the country, or a plan's own unit.

    None where no document sets a number: nothing is judged then.
    """
    document = setting_document(programme, series)
    if document is None:
        return None
    own_selection = replace(selection, scope=document.unit_code, document=document.code)
    return target_fact(programme, own_selection, series)
