"""The application: `streamlit run dashboard.py` serves it.

It is an application and not a script, because with a folder called `pages/` beside the script that
Streamlit runs, the first deep link after a start is not found or runs without the entry script.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route

from data_access.seeding.preparation import DEFAULT_SCALE, prepare
from data_access.store.settings import database_url, presented_file
from ui.access import sign_in
from ui.access.addresses import base_path
from ui.access.errors import report_error
from ui.access.gate import Gate
from ui.access.responses import PageAddresses, SecurityHeaders, health, home
from ui.documents import report_files
from ui.frame.data import data
from ui.frame.pages import PAGES
from ui.map import geometry, institution_marks
from ui.register import institution_files
from ui.show import route


@asynccontextmanager
async def _lifespan(_app: Any) -> AsyncIterator[dict[str, Any]]:
    """Bring the database up to date and the modules of the pages in, before the first viewer.

    A snapshot that is presented from its file needs no database, and none is made.
    """
    sign_in.check()
    if presented_file() is None:
        prepare(database_url(), demonstration=True, scale=DEFAULT_SCALE, on_progress=print)
    for page in PAGES:
        import_module(page.sections)
    data()
    yield {}


_ROUTES = [
    Route("/", home),
    Route("/suc-khoe", health),
    Route(geometry.ROUTE, geometry.geometry),
    Route(institution_marks.ROUTE, institution_marks.institution_marks),
    *institution_files.ROUTES,
    *route.ROUTES,
    *report_files.ROUTES,
]

app = st.App(
    "ui/shell.py",
    lifespan=_lifespan,
    # Streamlit puts its own addresses under the path by itself.
    routes=[
        Route(base_path() + each.path, each.endpoint, methods=each.methods) for each in _ROUTES
    ],
    on_script_error=report_error,
    middleware=[Middleware(SecurityHeaders), Middleware(PageAddresses), Middleware(Gate)],
)
