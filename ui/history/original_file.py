"""The file that a change came from, by address: for people with a role, asked at each download.

A button of Streamlit's would leave it at an address that asks nobody who comes.
"""

import logging

from anyio import to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from data_access.recorded import history
from ui.access.requests.http_sign_in import visitor_of
from ui.documents import made_files
from ui.frame.data import data

_FOLDER = "du-lieu/tep-goc"
_LOG = logging.getLogger(__name__)
_LARGEST = 2**31
"""No change has a larger number, and no database looks for one."""


def address(number: int) -> str:
    """Return where the file of a change is, relative to a page."""
    return f"{_FOLDER}/{number}"


async def answer(request: Request) -> Response:
    """Answer with the file; 403 for those without a role, 404 where none was kept."""
    number = request.path_params["number"]
    who = await to_thread.run_sync(visitor_of, request)
    if who.person is None:
        _LOG.warning("refused: original file of change %s", number)
        raise HTTPException(403)
    sent = await to_thread.run_sync(_file, number)
    if sent is None:
        raise HTTPException(404)
    _LOG.info("original file of change %s to %s", number, who.person.address)
    name, content = sent
    headers = made_files.attachment(name)
    return Response(content, media_type="application/octet-stream", headers=headers)


def _file(number: int) -> tuple[str, bytes] | None:
    source = data()
    change = source.read(history.change, number, names=True) if number < _LARGEST else None
    content = change and source.read(history.change_file, number)
    return (change.file_name or "tep-goc", content) if change and content else None


ROUTES = [Route(f"/{_FOLDER}/{{number:int}}", answer)]
