"""Files of strangers, read, checked and written in a process of its own.

A file may cost whatever its author wants it to: limits of its size cannot foresee all of it. What
is here ends with the process, and the server goes on.
"""

from typing import Unpack

import sqlalchemy as sa

from data_access.child_processes import Limits, run
from data_access.child_processes.limits import allow
from data_access.imports.apply import File
from data_access.imports.importing import Options, import_tables
from data_access.imports.marking import marked
from data_access.imports.outcome import ImportOutcome
from data_access.imports.preview import PreviewPage, preview
from data_access.imports.reading.reading import tables_of
from data_access.store.callbacks import OnProgress, ignore_progress
from data_access.store.engine import opened_engine, written
from data_access.templates.form import GUIDE

READING = Limits(
    "Đọc và kiểm tra tệp",
    "Chưa ghi gì. Hãy chỉ giữ trang có bảng cần nhập, hoặc chia thành nhiều tệp nhỏ hơn.",
    processor_seconds=20,
    megabytes=600,
    wall_seconds=600,
)
_JUDGING = 60
"""Seconds of processor for rows that were read: their number is bounded."""
Checked = tuple[ImportOutcome, tuple[PreviewPage, ...]]


def import_apart(engine: sa.Engine, file: File, **options: Unpack[Options]) -> ImportOutcome:
    """Do what `import_content` does, in a process of its own."""
    report = options.pop("on_progress", ignore_progress)
    try:
        return run(READING, report, _read_and_judged, _address(engine), file, **options)[0]
    finally:
        written.times += 1  # by the child, for this process


def check_apart(
    engine: sa.Engine, file: File, report: OnProgress, **options: Unpack[Options]
) -> Checked:
    """Return what a file would do, and the sheets on which it has issues, nothing being written."""
    return run(READING, report, _checked, _address(engine), file, **options)


def mark_apart(content: bytes, outcome: ImportOutcome) -> bytes:
    """Do what `marked` does, in a process of its own."""
    return run(READING, None, marked, content, outcome)


def _address(engine: sa.Engine) -> str:
    return engine.url.render_as_string(hide_password=False)


def _read_and_judged(
    url: str, file: File, **options: Unpack[Options]
) -> tuple[ImportOutcome, float]:
    """Return what becomes of a file, and the seconds of processor that reading it left over."""
    tables = tables_of(file.content or b"", options.get("on_progress", ignore_progress))
    left = allow(_JUDGING)
    with opened_engine(sa.make_url(url)) as engine:
        return import_tables(engine, tables, file, **options), left


def _checked(url: str, file: File, **options: Unpack[Options]) -> Checked:
    outcome, left = _read_and_judged(url, file, **options)
    # To show the file is to read it again.
    allow(left)
    issues = outcome.issues
    named = {issue.page for issue in issues}
    # Whoever takes a draft has not seen the file yet.
    whole = options.get("draft") is not None
    pages = preview(file.content or b"", outcome) if issues or whole else ()
    shown = (p for p in pages if p.title in named or (whole and p.title != GUIDE))
    return outcome, tuple(shown)
