"""What an import asks of the draft that its file is from, in the transaction that writes."""

import re
from collections.abc import Iterator
from datetime import date

import sqlalchemy as sa

from data_access.drafts.queries import draft
from data_access.drafts.steps import open_draft
from data_access.imports.apply import Arrival, File
from data_access.people.authors import Author
from data_access.people.people import Role
from data_access.recorded.definition.issues import Issue, Severity
from data_access.store.problems import Problem
from progress.model.drafts import Draft, DraftState
from progress.model.numbers import day


def open_for(
    connection: sa.Connection, number: int | None, file: File, author: Author, *, dry_run: bool
) -> Draft | None:
    """Return the draft of that number, None for none; Problem where it may not be taken now.

    Without a draft only leads and programs write; to check a file is for everybody who writes.
    """
    if number is None:
        if not dry_run and author.role is not Role.LEAD:
            raise Problem(
                "Chưa ghi gì: số liệu của bạn được gửi thành bản nháp, người duyệt nhận thì mới "
                "tính."
            )
        return None
    if dry_run:
        return draft(connection, number)
    opened = open_draft(connection, number, DraftState.TAKEN, author)
    if opened.file_sha256 != file.digest:
        raise Problem(f"Tệp đang xem không phải tệp của bản số {number}. Hãy mở lại bản đó.")
    return opened


def arrival_of(opened: Draft | None, today: date) -> Arrival:
    """Return when the server got the file: a draft on the day of sending, another one today."""
    if opened is None or opened.sent_at is None:
        return Arrival(today)
    sent_on = opened.sent_at.date()
    return Arrival(sent_on, f"Nhận bản số {opened.number} gửi ngày {day(sent_on)}, tệp")


def remarks_of(opened: Draft | None) -> Iterator[Issue]:
    """Yield what was said of a draft that was sent back, each at its cell."""
    for remark in opened.remarks if opened else ():
        sentence = f"Người duyệt: {remark.text}"
        line = int(re.sub("[^0-9]", "", remark.cell)) if remark.cell else 0
        yield Issue(line, None, "remark", sentence, Severity.NOTE, remark.page, remark.cell)
