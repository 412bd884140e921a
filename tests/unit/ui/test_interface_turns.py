"""The interface answers a few at a time; who comes when too many wait is told to come later."""

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock

import anyio
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.testclient import TestClient

from data_access.store.problems import Problem
from ui.access.errors import ANSWERS
from ui.interface import routes

PLACES = routes.AT_A_TIME + routes.WAITING
MORE = 5
"""Questions above those that are answered or may wait."""


def test_answers_are_made_a_few_at_a_time_and_too_many_are_refused():
    lock, go = Lock(), Event()
    busy, most = 0, 0

    def slow(*_: object) -> Response:
        nonlocal busy, most
        with lock:
            busy += 1
            most = max(most, busy)
        go.wait(30)
        with lock:
            busy -= 1
        return Response("made")

    app = Starlette(routes=[routes._route("/slow", slow)], exception_handlers=ANSWERS)
    with TestClient(app) as client, ThreadPoolExecutor(PLACES + MORE) as readers:
        asked = [readers.submit(client.get, "/api/v1/slow") for _ in range(PLACES + MORE)]
        deadline = time.monotonic() + 30
        while sum(each.done() for each in asked) < MORE and time.monotonic() < deadline:
            time.sleep(0.01)
        go.set()
        answers = [each.result() for each in asked]
    assert Counter(each.status_code for each in answers) == {200: PLACES, 503: MORE}
    refused = next(each for each in answers if each.status_code == 503)
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.headers["retry-after"] == "30"
    assert most == routes.AT_A_TIME


@pytest.mark.parametrize("error", [Problem, ValueError])
def test_an_answer_that_fails_gives_its_place_back(error):
    def fail(*_: object) -> Response:
        raise error("Không đọc được.")

    app = Starlette(routes=[routes._route("/fail", fail)], exception_handlers=ANSWERS)
    with TestClient(app, raise_server_exceptions=False) as client:
        given = {client.get("/api/v1/fail").status_code for _ in range(PLACES + MORE)}
    assert given == {400 if error is Problem else 500}
    assert free() == (PLACES, routes.AT_A_TIME)


def test_who_leaves_gives_a_place_back_and_a_turn_once_the_answer_is_made():
    go = Event()
    endpoint = routes._route("/slow", lambda *_: Response(str(go.wait(30)))).endpoint

    async def leave() -> None:
        request = Request({"type": "http", "method": "GET", "headers": [], "query_string": b""})
        async with anyio.create_task_group() as readers:
            for _ in range(routes.AT_A_TIME + MORE):
                readers.start_soon(endpoint, request)
            while routes._turns.statistics().tasks_waiting < MORE:
                await anyio.sleep(0.01)
            assert free() == (PLACES - routes.AT_A_TIME - MORE, 0)
            readers.cancel_scope.cancel()
            with anyio.CancelScope(shield=True):
                while free()[0] < PLACES - routes.AT_A_TIME:
                    await anyio.sleep(0.01)
            go.set()

    anyio.run(leave)
    assert free() == (PLACES, routes.AT_A_TIME)


def free() -> tuple[int, int]:
    """Return how many may ask, and how many answers may be made, at this moment."""
    turns = routes._turns
    return routes._places._value, int(turns.total_tokens - turns.borrowed_tokens)
