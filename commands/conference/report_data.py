"""What a report is made of: its data, day, year and occasion, as the options of a command ask."""

from argparse import Namespace
from datetime import date

from commands.connections import connection
from commands.options import today
from data_access import snapshots
from data_access.letters.correspondents import correspondents
from data_access.programme.queries import programme as read_programme
from data_access.store.clock import ZONE
from data_access.store.problems import Problem
from exports.report import OCCASIONS, Occasion, ReportSnapshot, SlideSelection
from exports.report.occasions import YEARLY
from progress.model.programme import Programme
from progress.model.snapshots import CURRENT, Snapshot
from progress.reporting.correspondents import Correspondent
from progress.reporting.years import year_shown_first, years_offered


def opened_data(
    code: str, scope: str
) -> tuple[Programme, Snapshot | None, SlideSelection, tuple[Correspondent, ...]]:
    """Return what files are made of; letters of a snapshot, which keeps no addresses, have none."""
    with connection() as opened:
        if code == CURRENT:
            return read_programme(opened, (scope,)), None, (), correspondents(opened)
        snapshot, programme = snapshots.frozen(opened, code)
        return programme, snapshot, snapshots.chosen_slides(opened, code), ()


def named_in_report(snapshot: Snapshot | None) -> ReportSnapshot | None:
    """Return how a report names the snapshot it is made from; None for the data of today."""
    if snapshot is None:
        return None
    taken_on = snapshot.taken_at.astimezone(ZONE).date()
    return ReportSnapshot(snapshot.code, snapshot.title, taken_on, snapshot.sha256)


def day_asked(options: Namespace, snapshot: Snapshot | None) -> date:
    """Return the day of `--as-of`; else that of the snapshot, or today."""
    return today(options.as_of) if snapshot is None or options.as_of else snapshot.as_of


def year_asked(programme: Programme, options: Namespace, as_of: date, occasion: Occasion) -> int:
    """Return the year of `--year`, or that of the occasion; Problem for one without figures."""
    offered = years_offered(programme, as_of.year)
    shown = min(year_shown_first(programme, options.scope, as_of), occasion.last_year)
    year: int = shown if options.year is None else options.year
    if year not in offered:
        raise Problem(
            f"Không có số liệu của năm {year}. Hãy chọn năm từ {offered[0]} đến {offered[-1]}."
        )
    return year


def occasion_asked(options: Namespace) -> Occasion:
    """Return the occasion asked for; else that of the snapshot's name; else the yearly report."""
    known = {each.code: each for each in OCCASIONS}
    if options.occasion is None:
        return occasion_of_snapshot(options.code)
    if options.occasion not in known:
        raise Problem(f"Không có dịp «{options.occasion}». Các dịp: {', '.join(known)}.")
    return known[options.occasion]


def occasion_of_snapshot(code: str) -> Occasion:
    """Return the conference that a snapshot is named after; else the yearly report."""
    return next((each for each in OCCASIONS if each.code == code), YEARLY)
