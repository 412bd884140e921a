"""The interface answers a few at a time; who comes when too many wait is told to come later."""

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock

from starlette.applications import Starlette
from starlette.responses import Response
from starlette.testclient import TestClient

from ui.access.errors import ANSWERS
from ui.interface import routes

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

    places = routes.AT_A_TIME + routes.WAITING
    app = Starlette(routes=[routes._route("/slow", slow)], exception_handlers=ANSWERS)
    with TestClient(app) as client, ThreadPoolExecutor(places + MORE) as readers:
        asked = [readers.submit(client.get, "/api/v1/slow") for _ in range(places + MORE)]
        deadline = time.monotonic() + 30
        while sum(each.done() for each in asked) < MORE and time.monotonic() < deadline:
            time.sleep(0.01)
        go.set()
        answers = [each.result() for each in asked]
    assert Counter(each.status_code for each in answers) == {200: places, 503: MORE}
    refused = next(each for each in answers if each.status_code == 503)
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.headers["retry-after"] == "30"
    assert most == routes.AT_A_TIME
