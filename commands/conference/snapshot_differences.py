"""What moved between two snapshots, or between one and today's figures, in sentences."""

from collections.abc import Iterator
from datetime import date

import sqlalchemy as sa

from data_access import snapshots
from data_access.programme.queries import programme as read_programme
from progress.model.numbers import day, written
from progress.model.snapshots import CURRENT
from progress.model.titles import series_title, unit_title
from progress.overview.snapshot_changes import (
    Side,
    SnapshotChanges,
    change_title,
    figure_words,
    scope_of,
    verdict_words,
)


def difference(before: Side, after: Side, moved: SnapshotChanges) -> Iterator[str]:
    """Yield the lines that say what moved from one side to the other."""
    if moved.is_empty:
        yield "Không có đánh giá, số liệu, báo cáo hay nhiệm vụ nào thay đổi."
        return
    scope = ""
    for title, listed in (
        ("Đánh giá đã thay đổi", moved.verdicts),
        ("Giá trị đã thay đổi, đánh giá như cũ", moved.values),
    ):
        yield f"\n{title} ({written(len(listed))}):"
        for change in listed:
            if change.scope != scope:
                scope = change.scope
                yield f"  {scope_of(change, before, after)}"
            words = change_title(change, before, after)
            yield f"    {words}: {verdict_words(change)}"
        scope = ""
    yield f"\nSố đã báo cáo được sửa hoặc rút ({written(len(moved.figures))}):"
    programme = before.programme
    for figure in moved.figures:
        about = series_title(programme, (figure.indicator_code, figure.category_code))
        unit = unit_title(programme.unit[figure.unit_code])
        figures = f"{figure_words(figure.before)} → {figure_words(figure.after)}"
        yield f"  {unit}, {about}, năm {figure.year}: {figures}"
    new = ", ".join(f"năm {year}: {written(number)}" for year, number in moved.added)
    yield f"\nSố liệu mới: {new or 'không có'}."
    yield f"\nBáo cáo năm của đơn vị đã thay đổi ({written(len(moved.reports))}):"
    for report in moved.reports:
        unit = unit_title((after if report.after else before).programme.unit[report.unit_code])
        yield f"  {unit}, năm {report.year}: {report.words}"
    yield f"\nNhiệm vụ đã thay đổi trạng thái hoặc ghi nhận ({written(len(moved.tasks))}):"
    for moved_task in moved.tasks:
        task = (after if moved_task.after else before).programme.task[moved_task.code]
        when = f", năm {moved_task.occurrence}" if moved_task.occurrence else ""
        yield f"  {task.code} {task.short_title}{when}: {moved_task.words}"


def read_side(connection: sa.Connection, code: str, as_of: date) -> Side:
    """Return a snapshot as one side of a comparison, or today's figures as of a day."""
    if code == CURRENT:
        return Side(read_programme(connection), as_of)
    snapshot, programme = snapshots.frozen(connection, code)
    return Side(programme, snapshot.as_of)


def side_words(code: str, side: Side) -> str:
    """Say which side it is, as of when, and whether any of it is made up."""
    name = "số liệu hiện tại" if code == CURRENT else f"bản chốt «{code}»"
    made_up = ", CÓ SỐ LIỆU MINH HỌA" if side.programme.demonstration else ""
    return (
        f"{name} (tính đến {day(side.as_of)}, số liệu năm {side.year}, phiên bản dữ liệu "
        f"{side.programme.version}{made_up})"
    )
