"""Answers with files that take long to make: in their turn, once for all who ask for the same.

A browser that has to wait is told how many are before it, by a page that asks again by itself; the
file then goes where downloads go. Other clients just wait.
"""

import asyncio
import time
from collections.abc import Callable, Mapping
from html import escape
from typing import TypeVar
from urllib.parse import quote

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from data_access.child_processes import Job
from ui.access.notices import notice
from ui.frame.waiting import queues

Made = TypeVar("Made")
PATIENCE = 8.0
"""Seconds for which a browser shows nothing while its file is being made."""
_OFTEN = 0.1
_AGAIN = 2
"""Seconds after which the page of who waits asks again; less than `work_queue.FORGOTTEN`."""


async def answer(
    request: Request, ask: Callable[[], Job[Made]], respond: Callable[[Made], Response]
) -> Response:
    """Answer with what was made; with the place in the queue while a browser has to wait.

    Problem where it is refused. Who has gone is waited for no longer, and nothing is begun for
    them.
    """
    reader = "text/html" in request.headers.get("accept", "")
    began = time.monotonic()
    job = await to_thread.run_sync(ask)
    while not job.done:
        if reader and (job.before or time.monotonic() - began > PATIENCE):
            return _waiting_page(job)
        if await request.is_disconnected():
            return Response(status_code=204)
        job.asked()
        await asyncio.sleep(_OFTEN)
    return respond(job.wait())


def saved(mime: str) -> Callable[[tuple[str, bytes]], Response]:
    """Return the answer with a file of a kind, made as its name and its content."""
    return lambda made: Response(made[1], media_type=mime, headers=attachment(made[0]))


def attachment(name: str) -> Mapping[str, str]:
    """Return the headers of a file that is saved under a name, and made anew each time."""
    disposition = f'filename="{name}"' if quote(name) == name else f"filename*=UTF-8''{quote(name)}"
    return {
        "Content-Disposition": f"attachment; {disposition}",
        "Cache-Control": "no-store",
    }


def _waiting_page(job: Job[Made]) -> Response:
    text = (
        f"{escape(queues.words(job, 'Đang tạo tệp'))}<br>Khi xong, tệp tự tải về hoặc tự mở; sau "
        "đó có thể đóng trang này."
    )
    headers = {"Refresh": str(_AGAIN), "Cache-Control": "no-store"}
    return notice("Tệp đang được chuẩn bị", text, 202, headers)
