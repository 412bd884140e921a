"""Demonstration data: because no results are published, a seeded generator makes some up.

They are plausible and have what real data has: units that did not report, late reports, numbers
that fall apart where communes merged, sums that are off by one. They belong to a change of kind
`demonstration` and can be taken out without touching plans, targets or anything real.
"""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa

from data_access.demonstration import storage
from data_access.demonstration.institutions.register import LARGEST, institutions
from data_access.demonstration.institutions.sites import ground
from data_access.demonstration.results.communes import commune_figures, commune_reports
from data_access.demonstration.results.figures import province_figures
from data_access.demonstration.results.places import places
from data_access.demonstration.results.plans import own_figures, own_reports
from data_access.demonstration.results.reports import sent_reports
from data_access.demonstration.tasks import task_records
from data_access.programme import queries
from data_access.recorded.definition.table import RecordedTable
from data_access.recorded.registry import RECORDED
from data_access.recorded.tables.figures import FIGURE
from data_access.recorded.tables.institutions import INSTITUTION
from data_access.recorded.tables.reports import REPORT
from data_access.recorded.tables.task_records import TASK_RECORD
from data_access.store.changes import DEMONSTRATION, DEMONSTRATION_REMOVED, SYSTEM, record_change
from data_access.store.problems import Problem
from progress.model.numbers import written

__all__ = ["LARGEST", "add_demonstration", "remove_demonstration"]


def add_demonstration(
    connection: sa.Connection,
    *,
    scale: int,
    on_progress: Callable[[int], None] = lambda stored: None,
) -> str:
    """Add demonstration data with `scale` institutions; return what was added, in a sentence.

    Where something real is said already, or was and is withdrawn, nothing is made up.
    `on_progress` is called with the number of institutions stored. Problem where demonstration data
    are there already.
    """
    if not 0 <= scale <= LARGEST:
        raise Problem(f"Số thiết chế minh họa phải từ 0 đến {written(LARGEST)}.")
    if storage.is_there(connection):
        raise Problem("Đã có số liệu minh họa. Hãy gỡ trước: python3 manage.py demo --remove.")
    programme = queries.programme(connection)
    all_places = places(connection, programme)
    sent = sent_reports(all_places) | own_reports(programme)
    of_communes = commune_reports(connection)
    figures = storage.without_existing_keys(
        connection,
        FIGURE,
        [*province_figures(all_places, sent), *own_figures(sent), *commune_figures(of_communes)],
    )
    reports = storage.without_existing_keys(connection, REPORT, [*sent.values(), *of_communes])
    records = storage.without_existing_keys(connection, TASK_RECORD, task_records(programme))
    numbers = {FIGURE: len(figures), REPORT: len(reports), TASK_RECORD: len(records)}
    summary = f"Đã thêm số liệu minh họa: {_listed(numbers | {INSTITUTION: scale})}."
    change_id = record_change(connection, kind=DEMONSTRATION, actor=SYSTEM, summary=summary)
    storage.store(connection, FIGURE, change_id, figures)
    storage.store(connection, REPORT, change_id, reports)
    storage.store(connection, TASK_RECORD, change_id, records)
    made = institutions(ground(connection, programme), scale, storage.taken_codes(connection))
    storage.store_register(connection, change_id, made, on_progress)
    return summary


def remove_demonstration(connection: sa.Connection) -> str:
    """Take out every demonstration row; return what was taken out, in a sentence.

    Nothing is written, not even a change, where there is nothing to take out.
    """
    gone = storage.delete_all(connection)
    kept = storage.kept_institutions(connection)
    keeping = f"; giữ lại {written(kept)} thiết chế minh họa đã có kết quả thật" if kept else ""
    if not any(gone.values()):
        return f"Không có số liệu minh họa để gỡ, chưa thay đổi gì{keeping}."
    summary = (
        f"Đã gỡ số liệu minh họa: {_listed(gone)}{keeping}. "
        "Kế hoạch, mục tiêu và số liệu thật còn nguyên."
    )
    record_change(connection, kind=DEMONSTRATION_REMOVED, actor=SYSTEM, summary=summary)
    return summary


def _listed(numbers: dict[RecordedTable, int]) -> str:
    """Write how many rows of each table, in a fixed order."""
    return ", ".join(
        f"{written(numbers[table])} {table.noun}" for table in RECORDED if table in numbers
    )
