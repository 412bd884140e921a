"""Files of the register: made by the server row by row, never by a page.

A selection may hold all 60,000 institutions. As widgets their files would be made at each rerun and
kept in memory; here each has an address of its own, with the parameters of the page.
"""

import tempfile
from collections.abc import Callable, Iterator
from typing import IO
from urllib.parse import urlencode

import streamlit as st
from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from data_access.register import search
from data_access.store import clock
from data_access.store.problems import Problem
from exports.shared.tables import csv_parts
from exports.shared.workbooks import Cell, write_workbook
from progress.model.numbers import written
from progress.model.records import NATION
from progress.model.territory import scopes
from ui.documents.report_files import FOLDER, attachment, day_of
from ui.frame import url_state, words
from ui.frame.data import Data, data
from ui.frame.downloads import XLSX
from ui.register import tables
from ui.register.selection import PARAMETERS, InstitutionQuery, institution_query, sentence

_NAME = "thiet-che"
_WIDTHS = (15, 58, 40, 26, 28, 18, 13, 13, 18, 11, 11, 26)
_ONE_AT_A_TIME = CapacityLimiter(1)
"""A file of 60,000 rows takes a processor for seconds: pages come first."""
_KINDS = {"csv": "text/csv; charset=utf-8", "xlsx": XLSX}


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


def _route(kind: str, make: Callable[[Data, InstitutionQuery], IO[bytes]]) -> Route:
    """Return the address of a file, whole before it is sent: slow readers hold no connection."""

    async def answer(request: Request) -> Response:
        source, query = await to_thread.run_sync(_query, request.query_params.get)
        file = await to_thread.run_sync(make, source, query, limiter=_ONE_AT_A_TIME)
        made_up = "-so-lieu-minh-hoa" if source.programme.demonstration else ""
        headers = attachment(f"{_NAME}{made_up}.{kind}")
        return StreamingResponse(_parts(file), media_type=_KINDS[kind], headers=headers)

    return Route(f"/{FOLDER}/{_NAME}.{kind}", answer)


def _query(value: Callable[[str], str | None]) -> tuple[Data, InstitutionQuery]:
    """Return what the address asks for, by the rules of the page; Problem where it is unclear.

    A page shows more than was asked for and says so; a file goes on without its sentence.
    """
    source = data()
    if source.snapshot is not None or value(url_state.SNAPSHOT) is not None:
        raise Problem("Bản chốt số liệu không giữ danh bạ thiết chế: không có tệp này.")
    scope = value(url_state.SCOPE) or NATION
    if scope not in scopes(source.programme):
        raise Problem(f"Địa chỉ có phạm vi «{scope}» không dùng được ở đây.")
    day = value(url_state.AS_OF)
    query = institution_query(source, value, scope, day_of(day) if day else clock.today())
    if query.problems:
        raise Problem(" ".join(query.problems))
    return source, query


def _rows(source: Data, query: InstitutionQuery) -> Iterator[tuple[Cell, ...]]:
    every = source.stream(search.every_institution, query.selection)
    for each in every:
        yield tables.row(source.programme, each, query.selection.as_of)


def _table(source: Data, query: InstitutionQuery) -> IO[bytes]:
    file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  closed when it was sent
    rows = (tables.written_row(cells) for cells in _rows(source, query))
    file.writelines(csv_parts(tables.COLUMNS, rows))
    file.seek(0)
    return file


def _workbook(source: Data, query: InstitutionQuery) -> IO[bytes]:
    file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  closed when it was sent
    number = source.read(search.number_found, query.selection)
    notes = [
        "Danh bạ thiết chế",
        sentence(source, query),
        f"{written(number)} thiết chế",
        f"Phiên bản dữ liệu số {source.programme.version}",
    ]
    if source.programme.demonstration:
        notes.append(f"{words.DEMONSTRATION}: xem cột Nguồn của từng dòng.")
    write_workbook(
        file,
        title="Thiết chế",
        columns=tables.COLUMNS,
        widths=_WIDTHS,
        rows=_rows(source, query),
        notes=notes,
    )
    file.seek(0)
    return file


def _parts(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while part := file.read(1 << 18):
            yield part


ROUTES = [_route("csv", _table), _route("xlsx", _workbook)]
