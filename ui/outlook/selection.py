"""What the page of outlooks shows: the map's selection, beginning where something can be said."""

from dataclasses import replace

from progress.judging.coverage import Basis, basis_units
from progress.model.programme import Programme
from progress.model.titles import unit_title
from progress.outlook.provinces import outlook_ahead
from ui.frame import url_state
from ui.frame.frame import View
from ui.map.selection import ENDED, MapSelection, map_selection


def outlook_selection(view: View) -> tuple[MapSelection, tuple[str, ...]]:
    """Read the address; return what is shown and a sentence for each value not usable here.

    Where the address names no indicator, the first of which the country's pace is known, the lead
    rows of the sectors before the others; the map's own where there is none.
    """
    shown, problems = _of_today(view.programme, *map_selection(view))
    if url_state.value(url_state.INDICATOR) is not None:
        return shown, problems
    leads = [each.lead for each in view.programme.sectors]
    for row in (*(each for each in leads if each in shown.rows), *shown.rows):
        place = view.derive(outlook_ahead, view.programme, shown.selection, row)
        if place is not None and place.outlook is not None and place.outlook.paces:
            return replace(shown, row=row), problems
    return shown, problems


def _of_today(
    programme: Programme, shown: MapSelection, problems: tuple[str, ...]
) -> tuple[MapSelection, tuple[str, ...]]:
    """Return the same on the provinces of today: one that has ended has no milestone to come."""
    kept = tuple(each for each in problems if each != ENDED.format(year=shown.selection.year))
    if shown.province in (None, *basis_units(programme, Basis.TODAY)):
        return replace(shown, basis=Basis.TODAY), kept
    ended = unit_title(programme.unit[shown.province or ""])
    problem = f"{ended} không còn mốc nào sắp tới vì đã sắp xếp; đang xem cả nước."
    return replace(shown, basis=Basis.TODAY, province=None), (*kept, problem)
