"""Pictures and templates as they are kept: each is the file of a change, found by its hash."""

import re

import sqlalchemy as sa

from data_access.people.authors import Writer, lead_of
from data_access.store.changes import record_change
from data_access.store.problems import Problem
from data_access.store.tables import ChangeFileRow, ChangeRow
from progress.model.letters import printable
from progress.model.snapshots import short_code

PICTURE, TEMPLATE = "picture", "template"
"""Kinds of change that bring such a file."""
_WORDS = {PICTURE: "Thêm ảnh trình chiếu", TEMPLATE: "Thêm mẫu trình chiếu"}
_REMOVED = {PICTURE: "Gỡ ảnh trình chiếu", TEMPLATE: "Gỡ mẫu trình chiếu"}
MOST_KEPT = 300_000_000
"""Bytes of all these files together."""
_LONG = len(short_code(b"-"))
_CODE = re.compile(rf"[0-9a-f]{{{_LONG}}}")


def keep_file(
    connection: sa.Connection, kind: str, name: str, content: bytes, writer: Writer
) -> str:
    """Keep a file that was checked, and return its code; Problem for who is no lead.

    One that is there already is not kept twice.
    """
    author = lead_of(connection, writer)
    code = short_code(content)
    if file_of(connection, kind, code):
        return code
    sizes = sa.select(sa.func.sum(sa.func.length(ChangeFileRow.content)))
    kept = connection.scalar(
        sizes.join(ChangeRow, ChangeRow.id == ChangeFileRow.change_id).where(
            ChangeRow.kind.in_(_WORDS)
        )
    )
    if (kept or 0) + len(content) > MOST_KEPT:
        raise Problem(f"Ảnh và mẫu trình chiếu đã đầy {MOST_KEPT // 1_000_000} MB: chưa lưu.")
    name = printable(name)
    record_change(
        connection,
        kind=kind,
        actor=author.name,
        summary=f"{_WORDS[kind]} «{name}»",
        file_name=name,
        content=content,
    )
    return code


def file_of(connection: sa.Connection, kind: str, code: str) -> bytes:
    """Return the file of a code; empty where there is none."""
    if not _CODE.fullmatch(code):
        return b""
    row = ChangeRow
    query = (
        sa.select(ChangeFileRow.content)
        .join(row, row.id == ChangeFileRow.change_id)
        .where(row.kind == kind, row.file_sha256.startswith(code))
        .order_by(row.id.desc())
    )
    return bytes(connection.scalar(query) or b"")


def kept_files(connection: sa.Connection, kind: str) -> dict[str, str]:
    """Return the names of the files of a kind that are there, by their codes, the oldest first."""
    row = ChangeRow
    query = (
        sa.select(row.file_name, row.file_sha256)
        .join(ChangeFileRow, row.id == ChangeFileRow.change_id)
        .where(row.kind == kind)
        .order_by(row.id)
    )
    return {str(digest)[:_LONG]: str(name) for name, digest in connection.execute(query)}


def templates(connection: sa.Connection) -> dict[str, str]:
    """Return the names of the templates by their codes; of a name the latest."""
    latest = {name: code for code, name in kept_files(connection, TEMPLATE).items()}
    return {code: name for name, code in sorted(latest.items())}


def remove_file(connection: sa.Connection, kind: str, code: str, writer: Writer) -> None:
    """Delete a file that was kept; Problem for who is no lead, and where it is not there.

    The history keeps its name and who brought and removed it. Copies that were made before, in
    backups, shows and files of choices, keep the file.
    """
    author = lead_of(connection, writer)
    name = kept_files(connection, kind).get(code)
    if name is None:
        raise Problem("Tệp này đã được gỡ từ trước.")
    row = ChangeRow
    brought = sa.select(row.id).where(row.kind == kind, row.file_sha256.startswith(code))
    connection.execute(sa.delete(ChangeFileRow).where(ChangeFileRow.change_id.in_(brought)))
    words = f"{_REMOVED[kind]} «{name}»"
    record_change(connection, kind=kind, actor=author.name, summary=words)
