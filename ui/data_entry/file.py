"""The file that somebody brings to the page, from its check to its writing.

It lies in the session alone. Whatever is written here is written by a callback, and the answer is
kept by changing what the session already holds: a second click interrupts the rerun of the first
one, and what was answered must not be lost on the way.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from threading import Lock
from typing import Any, TypeVar

import streamlit as st

from data_access.child_processes import Job
from data_access.drafts.steps import save, send
from data_access.imports import Checked, File, ImportOutcome, PreviewPage, check_apart, import_apart
from data_access.people.authors import Writer
from data_access.store import clock
from data_access.store.problems import Problem
from progress.model.drafts import Draft, DraftState
from ui.frame.data import database
from ui.frame.data import write as write_to_database
from ui.frame.waiting import running
from ui.frame.waiting.queues import READING, ignore_wait

Result = TypeVar("Result")
_KEY = "data-entry"


@dataclass(slots=True, weakref_slot=True)
class FileEntry:
    """One file on its way: read, checked against a data version, written at most once.

    `outcome` is None where the file could not be read, and `problem` then tells why; it also tells
    why a writing was refused. `written` is what became of it, None before; `sent` is the number of
    the draft as which it was sent or kept. A file of what was typed has its own `save`, which does
    as `steps.save`, and `done` is called once it was sent or written. `draft` is the draft
    that the file is from, None for one just brought; `may` are the states into which the visitor
    may bring it, and `refused` why sending it back, or dropping it, was refused. `token` stands for
    it in addresses, for one person alone: whom the page showed it to, `shown_to` by address.
    """

    name: str = "upload"
    token: str = field(default_factory=partial(secrets.token_urlsafe, 16))
    shown_to: str | None = None
    turn: int = 0
    identity: str = ""
    version: int = -1
    file: File | None = None
    outcome: ImportOutcome | None = None
    preview: tuple[PreviewPage, ...] = ()
    problem: str = ""
    written: ImportOutcome | None = None
    sent: int | None = None
    save: Callable[..., int] | None = None
    done: Callable[[], None] | None = None
    draft: Draft | None = None
    may: frozenset[DraftState] = frozenset()
    refused: str = ""
    writing: Lock = field(default_factory=Lock, repr=False)

    @property
    def uploader(self) -> str:
        """Key of the uploader; a new one is empty."""
        return f"{self.name}-{self.turn}"

    def leave(self) -> None:
        """Forget the file, and all that was found out about it."""
        self.identity, self.version, self.problem, self.refused = "", -1, "", ""
        self.file = self.outcome = self.written = self.draft = None
        self.sent = self.save = self.done = None
        self.preview, self.may = (), frozenset()

    def begin_again(self) -> None:
        """Forget the file and empty the uploader."""
        self.leave()
        self.turn += 1

    def check(
        self,
        identity: str,
        file: Callable[[], File],
        version: int,
        writer: Writer,
        on_wait: Callable[[Job[Checked]], None],
        draft: Draft | None = None,
    ) -> None:
        """Check a file as a whole, once for each data version; nothing is written."""
        if identity != self.identity:
            self.leave()
            self.file = file()
            self.identity, self.draft = identity, draft
        elif version == self.version:
            return
        self._judge(writer, on_wait)
        self.version = version

    def write(self, writer: Writer, reason: str, removal: bool) -> None:
        """Write what was shown, unless that has been done, or is no longer what it would do.

        A second click comes while the first one is being done: it waits, and finds it done.
        """
        running.give_back()
        with self.writing:
            if self.file is None or self.outcome is None or self.written is not None:
                return
            try:
                asked = {"reason": reason, "removal": removal, "shown": self.outcome}
                work = self._work(import_apart, self.file, writer, dry_run=False, **asked)
                outcome = READING.ask(object(), lambda report: work(on_progress=report)).wait()
            except Problem as problem:
                self._judge(writer)
                self.problem = str(problem)
                return
            self.problem = ""
            if outcome.refused:
                self.outcome = outcome
                return
            self.written = outcome
            self.turn += 1
            self._end()

    def send(self, writer: Writer, reason: str, *, at_once: bool) -> int | None:
        """Keep the file as a draft, sent at once if wanted, or send the draft that it is from.

        Return the number of the draft; None where that was refused, or a first click has done it.
        """
        with self.writing:
            if self.file is None or self.outcome is None or self.outcome.errors:
                return None
            about = self.outcome.units, self.outcome.years
            try:
                number = self.number
                if number is None:
                    content = self.file.content or b""
                    keep = partial(self.save or save, reason=reason, send=at_once)
                    name = self.file.base_name
                    number = write_to_database(keep, name, content, about, writer)
                else:
                    write_to_database(send, number, writer, reason)
            except Problem as problem:
                self.problem = str(problem)
                return None
            self.sent, self.outcome = number, None
            self._end()
            return number

    @property
    def number(self) -> int | None:
        """Number of the draft that the file is from, None for a file just brought."""
        return None if self.draft is None else self.draft.number

    def _work(
        self, import_: Callable[..., Result], file: File, writer: Writer, **asked: Any
    ) -> Callable[..., Result]:
        """Return what reads the file in a process of its own, in the name of a writer, today."""
        more = {"today": clock.today(), "author": writer, "draft": self.number, **asked}
        return partial(import_, database(), file, **more)

    def _end(self) -> None:
        """Let go of a file that was sent or written."""
        self.file, self.preview = None, ()
        if self.done is not None:
            self.done()

    def _judge(self, writer: Writer, on_wait: Callable[[Job[Checked]], None] = ignore_wait) -> None:
        if self.file is None:
            return
        running.give_back()  # to check a file takes seconds
        self.problem, self.outcome, self.preview = "", None, ()
        try:
            work = self._work(check_apart, self.file, writer, dry_run=True, reason=None)
            self.outcome, self.preview = READING.ask(object(), work).wait(on_wait)
        except Problem as problem:
            self.problem = str(problem)


def entry() -> FileEntry:
    """Return what this session has brought."""
    current: FileEntry = st.session_state.setdefault(_KEY, FileEntry())
    return current
