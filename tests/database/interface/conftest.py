"""The interface's routes on a database of each kind, with the demonstration data."""

from datetime import date
from types import SimpleNamespace

import pytest
import sqlalchemy as sa
import streamlit as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from data_access.store import clock
from data_access.store.engine import engine_for
from tests.databases import DEMONSTRATION, Content
from ui.access.errors import ANSWERS
from ui.frame import data
from ui.interface.routes import ROUTES

TODAY = date(2026, 3, 1)


@pytest.fixture
def content() -> Content:
    return DEMONSTRATION


@pytest.fixture
def engine(database_url):
    made = engine_for(sa.make_url(database_url))
    yield made
    made.dispose()


@pytest.fixture
def client(database_url, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    # Among all that tests keep, to look for garbage before each reading takes seconds.
    monkeypatch.setattr(data, "gc", SimpleNamespace(collect=lambda: 0))
    with TestClient(Starlette(routes=ROUTES, exception_handlers=ANSWERS)) as client:
        yield client
    st.cache_resource.clear()
