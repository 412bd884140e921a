"""Downloads of the register, for readers of any patience."""

import asyncio
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.requests import Request

from ui.register import institution_files


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_database_is_let_go_before_a_byte_is_sent(monkeypatch, kind):
    reading: list[str] = []

    def stream(*_query: Any) -> Iterator[Any]:
        reading.append("begun")
        yield from ()
        reading.append("ended")

    source = SimpleNamespace(
        programme=SimpleNamespace(demonstration=False, version=1),
        stream=stream,
        read=lambda *_query: 0,
    )
    query = SimpleNamespace(selection=None)
    monkeypatch.setattr(institution_files, "_query", lambda _value: (source, query))
    monkeypatch.setattr(institution_files, "sentence", lambda *_asked: "cả nước")
    route = next(each for each in institution_files.ROUTES if each.path.endswith(kind))
    request = Request({"type": "http", "method": "GET", "query_string": b"", "headers": []})

    async def answered() -> int:
        answer = await route.endpoint(request)
        assert reading == ["begun", "ended"]
        async for _part in answer.body_iterator:
            pass
        return answer.status_code

    assert asyncio.run(answered()) == 200
