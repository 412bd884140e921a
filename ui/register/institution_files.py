"""Files of the register: made by the server row by row, never by a page.

A selection may hold all 60,000 institutions. As widgets their files would be made at each rerun and
kept in memory; here each has an address of its own, with the parameters of the page.
"""

import weakref
from collections.abc import Callable
from functools import partial
from urllib.parse import urlencode

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from data_access.child_processes import Job, run
from data_access.store import clock
from data_access.store.problems import Problem
from exports.formats import WORKBOOK
from progress.model.numbers import written
from progress.model.territory import scopes
from progress.model.units import NATION
from ui.documents import made_files
from ui.documents.report_files import FOLDER, day_of
from ui.frame import url_state, words
from ui.frame.data import Data, data
from ui.frame.waiting.queues import MAKING, MAKING_LIMITS
from ui.register.making import CSV, XLSX, register_file
from ui.register.selection import PARAMETERS, InstitutionQuery, institution_query, sentence

_NAME = "thiet-che"
_KINDS = {CSV: "text/csv; charset=utf-8", XLSX: WORKBOOK}


def links(number: int) -> None:
    """Place the links to the files of what the page asks for, with the number of their rows."""
    chosen = {name: url_state.value(name) for name in PARAMETERS}
    query = urlencode({name: code for name, code in chosen.items() if code is not None})
    with st.container(horizontal=True):
        for kind in _KINDS:
            st.link_button(
                f"Tải {written(number)} dòng ({kind.upper()})",
                f"{FOLDER}/{_NAME}.{kind}?{query}".removesuffix("?"),
                icon=":material/download:",
            )


def _route(kind: str) -> Route:
    """Return the address of a file, whole before it is sent: slow readers hold no connection."""

    async def answer(request: Request) -> Response:
        ask = partial(_file, kind, request.query_params.get)
        return await made_files.answer(request, ask, made_files.saved(_KINDS[kind]))

    return Route(f"/{FOLDER}/{_NAME}.{kind}", answer)


def _query(value: Callable[[str], str | None]) -> tuple[Data, InstitutionQuery]:
    """Return what the address asks for, by the rules of the page; Problem where it is unclear.

    A page shows more than was asked for and says so; a file goes on without its sentence.
    """
    scope = value(url_state.SCOPE) or NATION
    source = data(scope)
    if source.snapshot is not None or value(url_state.SNAPSHOT) is not None:
        raise Problem("Bản chốt số liệu không giữ danh bạ thiết chế: không có tệp này.")
    if scope not in scopes(source.programme):
        raise Problem(f"Địa chỉ có phạm vi «{scope}» không dùng được ở đây.")
    day = value(url_state.AS_OF)
    query = institution_query(source, value, scope, day_of(day) if day else clock.today())
    if query.problems:
        raise Problem(" ".join(query.problems))
    return source, query


def _file(kind: str, value: Callable[[str], str | None]) -> Job[tuple[str, bytes]]:
    source, query = _query(value)
    programme = source.programme
    notes = [
        "Danh bạ thiết chế",
        sentence(source, query),
        f"Phiên bản dữ liệu số {programme.version}",
    ]
    if programme.demonstration:
        notes.append(f"{words.DEMONSTRATION}: xem cột Nguồn của từng dòng.")
    name = f"{_NAME}{'-so-lieu-minh-hoa' if programme.demonstration else ''}.{kind}"

    key, asked = (weakref.ref(source), query.selection, kind), (programme, query.selection, notes)
    return MAKING.ask(
        key, lambda _report: (name, run(MAKING_LIMITS, None, register_file, kind, *asked))
    )


ROUTES = [_route(kind) for kind in _KINDS]
