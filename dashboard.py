"""The application: `streamlit run dashboard.py` serves it.

It is an application and not a script, because with a folder called `pages/` beside the script that
Streamlit runs, the first deep link after a start is not found or runs without the entry script.
"""

import gc

# To look for garbage in what is imported takes a quarter of the start.
gc.disable()

import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from threading import Thread
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route

from data_access.store.problems import Problem
from data_access.store.settings import database_url, is_prepared
from ui.access import logs, owner, sign_in
from ui.access.addresses import base_path
from ui.access.compressed import CompressedProgram
from ui.access.errors import ANSWERS, report_error
from ui.access.headers import SecurityHeaders, WorkerCookie
from ui.access.remembered_theme import remember_theme
from ui.access.requests.gate import Gate
from ui.access.responses import PageAddresses, content, health, home
from ui.access.socket import SocketFilter
from ui.calendar import subscription
from ui.data_entry import marked_file
from ui.documents import report_files
from ui.frame import contents
from ui.frame.data import data
from ui.frame.pages import PAGES
from ui.history import original_file
from ui.interface import metrics
from ui.interface import routes as interface
from ui.map import geometry, institution_marks
from ui.register import institution_files
from ui.show import route

remember_theme()
for _page in PAGES:
    import_module(_page.sections)
# What is imported stays: garbage collection need not look through it again and again. It has looked
# once, since how often it looks through all that is kept later depends on what it found then.
gc.collect()
gc.freeze()
gc.enable()
try:
    sign_in.check()
except Problem as problem:
    sys.exit(str(problem))  # raised in the lifespan it would stand in a traceback


@asynccontextmanager
async def _lifespan(_app: Any) -> AsyncIterator[dict[str, Any]]:
    """Bring the database up to date and read it, before the first viewer.

    `run` has brought the database up to date before, once for all its processes; a snapshot that is
    presented from its file needs none, and none is made.
    """
    logs.set_up()
    Thread(target=_say_of_provider, daemon=True).start()
    if not is_prepared():
        from data_access.seeding.preparation import DEFAULT_SCALE, prepare

        prepare(database_url(), demonstration=True, scale=DEFAULT_SCALE, on_progress=print)
    data()
    yield {}


def _say_of_provider() -> None:
    """Say on standard error that nobody can sign in; the start waits for no other server."""
    if said := sign_in.silent_provider():
        logging.getLogger("ui").warning(said)


_OURS = [
    Route("/", home),
    Route("/suc-khoe", health),
    *owner.ROUTES,
    *metrics.ROUTES,
    Route(contents.ROUTE, content),
    Route(geometry.ROUTE, geometry.geometry),
    Route(institution_marks.ROUTE, institution_marks.institution_marks),
    *institution_files.ROUTES,
    *route.ROUTES,
    *report_files.ROUTES,
    *subscription.ROUTES,
    *original_file.ROUTES,
    *marked_file.ROUTES,
    *interface.ROUTES,
]
# Streamlit puts its own addresses under the path by itself.
_ROUTES = [Route(base_path() + each.path, each.endpoint, methods=each.methods) for each in _OURS]

app = st.App(
    "ui/shell.py",
    lifespan=_lifespan,
    routes=_ROUTES,
    on_script_error=report_error,
    exception_handlers=ANSWERS,
    middleware=[
        Middleware(SecurityHeaders),
        Middleware(WorkerCookie),
        Middleware(CompressedProgram),
        Middleware(PageAddresses, routes=_ROUTES),
        Middleware(Gate),
        Middleware(SocketFilter),
    ],
)
