"""The show as the server answers with it: live beside the pages, or as a file to keep.

The document asks for nothing once it is there, so that a server that stops does not stop it.
"""

import weakref
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from data_access.boundaries import atlas
from data_access.child_processes import Job, run
from data_access.store import clock
from data_access.store.problems import Problem
from exports.report import OCCASIONS, Occasion, ReportDocument, SlideSelection, with_chosen_slides
from exports.report.names import file_name
from exports.report.occasions import YEARLY
from exports.show import policy, show
from progress.judging.coverage import Basis
from progress.model.units import NATION
from progress.reporting.years import year_shown_first
from ui.access import compressed
from ui.access.addresses import root_of
from ui.access.requests.http_sign_in import visitor_of
from ui.documents import made_files, report_files
from ui.frame import url_state
from ui.frame.data import Data
from ui.frame.waiting.queues import MAKING, MAKING_LIMITS
from ui.show.links import back_to, links

_LIVE, _FILE = "/trinh-chieu/{occasion}", "/trinh-chieu/{occasion}.html"
SHOWN = tuple(occasion for occasion in OCCASIONS if occasion is not YEARLY)
"""Conferences: a yearly report is written, not shown."""


def address(occasion: Occasion, asked: Mapping[str, str | None], *, file: bool = False) -> str:
    """Return where a show is, relative to the pages; `asked` are the parameters of the address."""
    query = urlencode({name: code for name, code in asked.items() if code is not None})
    return f"{(_FILE if file else _LIVE).format(occasion=occasion.code)[1:]}?{query}"


async def answer(request: Request) -> Response:
    """Answer with the show, led back to its page; or as a file that needs nothing beside it."""
    saved = request.url.path.endswith(".html")
    root = None if saved else root_of(request.scope)
    code, value = request.path_params["occasion"], request.query_params.get

    def respond(made: tuple[str, bytes]) -> Response:
        name, content = made
        headers = {
            "Cache-Control": "no-cache",
            "Content-Security-Policy": f"{policy()}; frame-ancestors 'self'",
        }
        if saved:
            headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return compressed.answer(request, content, "text/html; charset=utf-8", headers)

    def ask() -> Job[tuple[str, bytes]]:
        return made(code, value, root, presents=visitor_of(request).presents)

    return await made_files.answer(request, ask, respond)


ROUTES = [Route(_FILE, answer), Route(_LIVE, answer)]


def made(
    code: str, value: Callable[[str], str | None], root: str | None, *, presents: bool
) -> Job[tuple[str, bytes]]:
    """Return the making of the show that an address asks for: its name and itself, compressed.

    `value` gives the parameters of the address; `root` is what stands before the addresses of
    pages, None for a file that stands alone; `presents`: sentences of the address are shown,
    marked. Problem for what cannot be asked for.
    """
    occasion = next((each for each in SHOWN if each.code == code), None)
    if occasion is None:
        known = ", ".join(each.code for each in SHOWN)
        raise Problem(f"Không có hội nghị «{code}». Các hội nghị: {known}.")
    source = report_files.source_of(value)
    usual = _usual(source, occasion, value(url_state.AS_OF))
    selection = report_files.selection_of(source, lambda name: value(name) or usual.get(name))
    report = report_files.report_of(source, selection, occasion)
    slides, wanted = report_files.asked_slides(source, report, value, presents=presents)
    asked = tuple((name, code) for name, code in wanted.items() if code)
    key = (weakref.ref(source), selection, occasion, slides, asked, root)
    return MAKING.ask(key, lambda _report: _compressed(report, slides, asked, root))


def latest_year(source: Data, as_of: date, occasion: Occasion) -> int:
    """Return the year whose figures an occasion looks at on a day."""
    shown_first = source.derive(year_shown_first, source.programme, NATION, as_of)
    return min(shown_first, occasion.last_year)


def _usual(source: Data, occasion: Occasion, asked: str | None) -> dict[str, str]:
    """Return what a bare address stands for: the country, the day, the latest year due on it."""
    as_of = source.snapshot.as_of if source.snapshot else clock.today()
    # What is no day is said where the selection is read.
    with suppress(ValueError):
        as_of = date.fromisoformat(asked or "")
    return {
        url_state.SCOPE: NATION,
        url_state.AS_OF: as_of.isoformat(),
        url_state.YEAR: str(latest_year(source, as_of, occasion)),
    }


def _compressed(
    report: ReportDocument,
    slides: SlideSelection,
    asked: tuple[tuple[str, str], ...],
    root: str | None,
) -> tuple[str, bytes]:
    """Return the name of the show and the show; `root` is None for a file that stands alone."""
    shown_report = with_chosen_slides(report, slides)
    beside = {} if root is None else links(shown_report, root)
    back = "" if root is None else back_to(shown_report, root, dict(asked))
    drawn_on = atlas(Basis.TODAY)
    document = run(MAKING_LIMITS, None, show, shown_report, drawn_on, links=beside, back=back)
    return file_name(shown_report, "trinh-chieu", "html"), compressed.compress(document)
