"""The addresses of the interface: lists of tables, what became of them, facts, the description."""

from collections.abc import Callable, Mapping
from functools import partial
from threading import BoundedSemaphore

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from data_access.child_processes import FULL
from data_access.interface import pages
from data_access.interface.lists import LISTS, TableList
from data_access.store import clock
from data_access.store.problems import Problem, Unavailable
from exports.interface.facts import facts
from ui.access.addresses import root_of
from ui.access.notices import problem_details
from ui.frame.data import data
from ui.interface import answers, asked
from ui.interface.description import TARGET_COLUMNS, description

BASE = "/api/v1"
AT_A_TIME, WAITING = 2, 40
"""Answers that are made at the same time, as pages are, and how many more may wait for a turn."""
Answer = Callable[[Request, str], Response]
_turns = CapacityLimiter(AT_A_TIME)
_places = BoundedSemaphore(AT_A_TIME + WAITING)


def _contents(request: Request, form: str) -> Response:
    """Answer with what there is, each by its address."""
    base = f"{root_of(request.scope)}{BASE}"
    lists = {name: {"title": each.title, "href": f"{base}/{name}"} for name, each in LISTS.items()}
    content = {"description": f"{base}/openapi.json", "facts": f"{base}/facts", "lists": lists}
    return _plain(request, form, content)


def _description(request: Request, form: str) -> Response:
    return _plain(request, form, description(root_of(request.scope), BASE))


def _plain(request: Request, form: str, content: object) -> Response:
    if form != answers.JSON:
        return _unacceptable()
    tag = answers.tag_of(None, clock.today(), request, form)
    return answers.answer(request, form, tag, answers.as_json(content))


def _list(listed: TableList, request: Request, form: str) -> Response:
    """Answer with a page of a list."""
    wanted = asked.page_of(listed, _query(request))
    return _page(listed, request, form, wanted)


def _differences(listed: TableList, request: Request, form: str) -> Response:
    """Answer with what became of a list's rows between two data versions."""
    version = data().programme.version
    return _page(listed, request, form, asked.comparison_of(listed, _query(request), version))


def _page(listed: TableList, request: Request, form: str, wanted: asked.PageRequest) -> Response:
    source = data()
    version, after, limit = source.programme.version, wanted.after, wanted.limit
    tag = answers.tag_of(version, clock.today(), request, form)
    if answers.is_held(request, tag):
        return answers.answer(request, form, tag, b"")
    if wanted.versions is None:
        rows = source.read(pages.page, listed, wanted.conditions, after, limit + 1)
        keys = rows
        columns = pages.shown(listed)
    else:
        rows = source.read(pages.differences, listed, wanted.versions, after, limit + 1)
        keys = [row["key"] for row in rows]
        columns = ("key", "before", "after")
    rest = asked.written(listed, keys[limit - 1]) if len(rows) > limit else None
    headers = {}
    if rest is not None:
        query = asked.next_query(_query(request), rest)
        headers["Link"] = f'<{request.url.path}?{query}>; rel="next"'
    if form == answers.CSV:
        content = answers.as_csv(columns, rows[:limit])
    else:
        content = answers.as_json({"version": version, "rows": rows[:limit], "next": rest})
    return answers.answer(request, form, tag, content, headers)


def _facts(request: Request, form: str) -> Response:
    """Answer with the facts, as the command `facts` prints them; as CSV with their targets."""
    source, selection = asked.facts_asked(_query(request))
    frozen = source.snapshot.sha256 if source.snapshot else source.programme.version
    tag = answers.tag_of(frozen, selection.as_of, request, form)
    if answers.is_held(request, tag):
        return answers.answer(request, form, tag, b"")
    asked_facts = source.derive(facts, source.programme, selection)
    if form == answers.JSON:
        content = answers.as_json(asked_facts)
    else:
        content = answers.as_csv(TARGET_COLUMNS, asked_facts["targets"])
    made_up = {"Demonstration-Data": "?1"} if source.programme.demonstration else {}
    return answers.answer(request, form, tag, content, made_up)


def _query(request: Request) -> Mapping[str, str]:
    """Return the parameters of a request; Problem where one is given twice."""
    given = request.query_params.multi_items()
    if len(given) != len(dict(given)):
        raise Problem("Mỗi tham số chỉ ghi một lần.")
    for name, value in given:
        if not value or "\0" in value:
            raise Problem(f"Tham số «{name}» không có giá trị. Hãy ghi giá trị, hoặc bỏ tham số.")
    return dict(given)


def _unacceptable() -> Response:
    detail = (
        f"Địa chỉ này trả lời bằng {answers.JSON}; các danh sách và facts còn có {answers.CSV}."
    )
    return problem_details(406, "Không có dạng này", detail)


async def _nothing(request: Request) -> Response:
    where = f"{root_of(request.scope)}{BASE}/openapi.json"
    return problem_details(404, "Không có địa chỉ này", f"Mọi địa chỉ có ở {where}.")


def _route(path: str, answer: Answer) -> Route:
    """Return the route of an answer, made in a thread, in its turn: it reads the database.

    What cannot be answered is a Problem, which the application says in the form for programs.
    """

    async def endpoint(request: Request) -> Response:
        form = answers.format_of(request)
        if form is None:
            return _unacceptable()
        if not _places.acquire(blocking=False):
            raise Unavailable(FULL)
        try:
            return await to_thread.run_sync(answer, request, form, limiter=_turns)
        finally:
            _places.release()

    return Route(f"{BASE}{path}", endpoint)


ROUTES = [
    _route("", _contents),
    _route("/", _contents),
    _route("/openapi.json", _description),
    _route("/facts", _facts),
    *(_route(f"/{name}", partial(_list, each)) for name, each in LISTS.items()),
    *(
        _route(f"/{name}/differences", partial(_differences, each))
        for name, each in LISTS.items()
        if each.recorded is not None
    ),
    *(Route(path, _nothing) for path in ("/api", "/api/{rest:path}")),
]
