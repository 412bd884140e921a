"""A file with its faulty cells marked, by address: for the person to whom the page showed it.

A button of Streamlit's would leave it at an address that asks nobody who comes.
"""

from pathlib import PurePath
from weakref import WeakValueDictionary

from anyio import to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from data_access.child_processes import Job
from data_access.imports import mark_apart
from exports.formats import WORKBOOK
from ui.access.requests.http_sign_in import visitor_of
from ui.access.sign_in import visitor
from ui.data_entry.file import FileEntry
from ui.documents import made_files
from ui.frame.waiting.queues import MAKING

_FOLDER = "du-lieu/danh-dau"
_BROUGHT: WeakValueDictionary[str, FileEntry] = WeakValueDictionary()
"""What sessions have brought, by a name that nobody guesses; gone with the session."""


def address(entry: FileEntry) -> str:
    """Return where the marked file of what was brought is, relative to a page."""
    person = visitor().person
    entry.shown_to = person.address if person else None
    _BROUGHT[entry.token] = entry
    return f"{_FOLDER}/{entry.token}"


async def answer(request: Request) -> Response:
    """Answer with the file; 404 for all others, and once the session has ended."""
    who = await to_thread.run_sync(visitor_of, request)
    entry = _BROUGHT.get(request.path_params["name"])
    asked_by = who.person.address if who.person else None
    if asked_by is None or entry is None or entry.shown_to != asked_by:
        raise HTTPException(404)
    if entry.file is None or entry.outcome is None:
        raise HTTPException(404)
    content, outcome = entry.file.content or b"", entry.outcome
    name = f"danh-dau-{PurePath(outcome.file_name).stem}.xlsx"

    def ask() -> Job[tuple[str, bytes]]:
        key = (entry.token, entry.identity, entry.version)
        return MAKING.ask(key, lambda _report: (name, mark_apart(content, outcome)))

    return await made_files.answer(request, ask, made_files.saved(WORKBOOK))


ROUTES = [Route(f"/{_FOLDER}/{{name}}", answer)]
