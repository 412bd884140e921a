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

from data_access.preparation import DEFAULT_SCALE, prepare
from data_access.settings import database_url
from ui import geometry, institution_marks, register_downloads, sign_in
from ui.addresses import base_path
from ui.data import data
from ui.errors import tell
from ui.gate import Gate
from ui.pages import PAGES
from ui.responses import PageAddresses, SecurityHeaders, health, home


@asynccontextmanager
async def _lifespan(_app: Any) -> AsyncIterator[dict[str, Any]]:
    """Bring the database up to date and the modules of the pages in, before the first viewer."""
    sign_in.check()
    prepare(database_url(), demonstration=True, scale=DEFAULT_SCALE, tell=print)
    for page in PAGES:
        import_module(page.parts)
    data()
    yield {}


_ROUTES = [
    Route("/", home),
    Route("/suc-khoe", health),
    Route(geometry.ROUTE, geometry.geometry),
    Route(institution_marks.ROUTE, institution_marks.institution_marks),
    *register_downloads.ROUTES,
]

app = st.App(
    "ui/shell.py",
    lifespan=_lifespan,
    # Streamlit puts its own addresses under the path by itself.
    routes=[
        Route(base_path() + route.path, route.endpoint, methods=route.methods) for route in _ROUTES
    ],
    on_script_error=tell,
    middleware=[Middleware(SecurityHeaders), Middleware(PageAddresses), Middleware(Gate)],
)
