"""The steps of a draft: who may do what, decided in the transaction that writes it."""

from collections.abc import Collection
from hashlib import sha256

import sqlalchemy as sa

from data_access.drafts.queries import answers_for, covers_all, draft
from data_access.people.authors import Author, Writer, author_of
from data_access.store import clock
from data_access.store.changes import current_version
from data_access.store.problems import Problem
from data_access.store.tables import DraftEventRow, DraftRow, UnsentRemarkRow
from progress.model.drafts import Draft, DraftState, Remark, remark_problem
from progress.model.letters import printable
from progress.model.numbers import written

MOST_KEPT = 100_000_000
"""Bytes of the files that one person has in drafts neither taken nor dropped."""
_OWN = {DraftState.SENT: "gửi", DraftState.DROPPED: "bỏ"}
_FOR_OTHERS = {DraftState.TAKEN: "nhận", DraftState.RETURNED: "trả lại"}
_VERBS = _OWN | _FOR_OTHERS


def save(
    connection: sa.Connection,
    name: str,
    content: bytes,
    about: tuple[Collection[str], Collection[int]],
    writer: Writer,
    *,
    reason: str = "",
    send: bool,
) -> int:
    """Keep a file as a draft, sent at once if wanted; return its number.

    `about` are its units, by code, and its years. Problem where the person may write nothing, not
    for all of these units, or keeps too much already.
    """
    author = author_of(connection, writer)
    units, years = about
    if not covers_all(connection, author, units):
        raise Problem("Tệp có số liệu của đơn vị không được giao cho bạn, nên chưa lưu.")
    kept = sa.select(sa.func.sum(sa.func.length(DraftRow.content)))
    bytes_kept = connection.scalar(kept.where(DraftRow.address == author.identity)) or 0
    if bytes_kept + len(content) > MOST_KEPT:
        raise Problem(
            f"Chưa lưu: các bản của bạn chưa được nhận đã đầy {written(MOST_KEPT // 1_000_000)} MB."
            " Hãy bỏ những bản không cần nữa, hoặc nhờ người duyệt nhận trước."
        )
    row = {
        "address": author.identity,
        "sender": author.name,
        "units": ",".join(sorted(units)),
        "years": ",".join(map(str, sorted(years))),
        "file_name": name,
        "file_sha256": sha256(content).hexdigest(),
        "content": content,
    }
    number: int = connection.execute(
        sa.insert(DraftRow).values(row).returning(DraftRow.id)
    ).scalar_one()
    _record(connection, number, DraftState.DRAFT, author, reason)
    if send:
        _record(connection, number, DraftState.SENT, author, reason)
    return number


def send(connection: sa.Connection, number: int, writer: Writer, reason: str) -> None:
    """Send a draft, again where it was sent back; Problem where that cannot be."""
    _step(connection, number, DraftState.SENT, writer, reason)


def drop(connection: sa.Connection, number: int, writer: Writer) -> None:
    """Drop one's own draft, sent or not; Problem where that cannot be."""
    _step(connection, number, DraftState.DROPPED, writer)


def give_back(
    connection: sa.Connection, number: int, writer: Writer, remarks: tuple[Remark, ...]
) -> None:
    """Send a draft back with remarks; Problem where that cannot be, or a remark says nothing."""
    if problem := remark_problem(remarks):
        raise Problem(problem)
    _step(connection, number, DraftState.RETURNED, writer, *remarks)


def _step(
    connection: sa.Connection,
    number: int,
    state: DraftState,
    writer: Writer,
    *notes: str | Remark,
) -> None:
    author = author_of(connection, writer)
    open_draft(connection, number, state, author)
    _record(connection, number, state, author, *notes)


def close_as_stored(connection: sa.Connection, number: int, writer: Writer, version: int) -> None:
    """Take a draft whose figures are all stored already, as they were at a data version.

    There is no change then. Problem where that cannot be, or something was written since.
    """
    author = author_of(connection, writer)
    open_draft(connection, number, DraftState.TAKEN, author)
    if current_version(connection) != version:
        raise Problem("Số liệu đã thay đổi từ lúc bản được kiểm tra. Hãy xem lại rồi đóng.")
    _record(connection, number, DraftState.TAKEN, author)


def mark_taken(connection: sa.Connection, number: int, author: Author, change_id: int) -> None:
    """Record that a draft, opened to be taken in this transaction, was written by a change."""
    _record(connection, number, DraftState.TAKEN, author, change_id=change_id)


def next_states(connection: sa.Connection, number: int, writer: Writer) -> frozenset[DraftState]:
    """Return the states into which somebody may bring a draft now."""
    author, known = author_of(connection, writer), draft(connection, number)
    states = (state for state in _VERBS if not _refusal(connection, known, state, author))
    return frozenset(states)


def open_draft(connection: sa.Connection, number: int, state: DraftState, author: Author) -> Draft:
    """Return a draft that an author may bring into a state now; Problem where they may not."""
    known = draft(connection, number)
    if refusal := _refusal(connection, known, state, author):
        raise Problem(refusal)
    return known


def _refusal(connection: sa.Connection, known: Draft, state: DraftState, author: Author) -> str:
    """Return why an author may not bring a draft into a state, "" where they may."""
    number, verb = known.number, _VERBS[state]
    is_own = known.address == author.identity
    if state in _OWN and not is_own:
        return f"Bản số {number} do người khác lập: chỉ người đó mới {verb} được."
    if state is DraftState.SENT and not covers_all(connection, author, known.units):
        return f"Chưa gửi: bản số {number} có số liệu của đơn vị không còn được giao cho bạn."
    if state in _FOR_OTHERS and not answers_for(connection, author, known):
        return (
            f"Bạn không {verb} được bản số {number}: chỉ người duyệt của mọi đơn vị trong bản, "
            "hoặc người phụ trách chương trình."
        )
    if state in _FOR_OTHERS and is_own and author.units is not None:
        return (
            f"Bạn không {verb} được bản do chính mình gửi. Hãy nhờ người duyệt khác hoặc người phụ "
            "trách chương trình."
        )
    if not known.may_become(state):
        return f"Không {verb} được bản số {number}, chưa ghi gì thêm. {known.standing}."
    return ""


def _record(
    connection: sa.Connection,
    number: int,
    state: DraftState,
    author: Author,
    *notes: str | Remark,
    change_id: int | None = None,
) -> None:
    """Write what happened to a draft: one row, or one for each remark.

    What somebody wrote about it and has not sent is of the state before. The file of a draft goes
    that nobody opens again, or that its change keeps.
    """
    if state in (DraftState.TAKEN, DraftState.DROPPED):
        connection.execute(sa.update(DraftRow).where(DraftRow.id == number).values(content=b""))
    unsent = UnsentRemarkRow
    connection.execute(sa.delete(unsent).where(unsent.draft_id == number))
    row = DraftEventRow
    last = sa.select(sa.func.max(row.position)).where(row.draft_id == number)
    position = connection.scalar(last) or 0
    at = clock.now()
    for note in notes or ("",):
        position += 1
        remark = note if isinstance(note, Remark) else Remark(None, None, note)
        connection.execute(
            sa.insert(row).values(
                draft_id=number,
                position=position,
                state=state,
                at=at,
                actor=author.name,
                page=remark.page,
                cell=remark.cell,
                note=printable(remark.text).strip() or None,
                change_id=change_id,
            )
        )
