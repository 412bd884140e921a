"""What the reader of the history may do: read names, fetch files, undo."""

from dataclasses import dataclass

from data_access.people.authors import Writer
from data_access.people.people import Role
from ui.access.sign_in import visitor


@dataclass(frozen=True, slots=True)
class Access:
    """`names` where people's names and their files may be read; `author` who undoes, if anyone."""

    names: bool
    author: Writer | None


def access() -> Access:
    """Return what the reader may do: without sign-in the history is for reading, without names.

    Whether somebody may undo this very change is seen where it is undone.
    """
    who = visitor()
    undoes = who.person is not None and who.person.role in (Role.APPROVER, Role.LEAD)
    return Access(names=who.person is not None, author=who.writer if undoes else None)
