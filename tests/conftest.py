"""What all tests share: the flags of the slow ones, and an order from quick to slow."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable

import pytest

STAGES = ("unit", "layers", "database", "pages", "browser")


def pytest_addoption(parser):
    group = parser.getgroup("slow tests (manage.py test sets both flags)")
    group.addoption("--postgresql", action="store_true", help="run the tests on PostgreSQL too")
    group.addoption("--browser-tests", action="store_true", help="run the tests in Chromium")


def pytest_collection_modifyitems(items):
    items.sort(key=stage)


def stage(item: pytest.Item) -> int:
    name = "layers" if item.path.stem == "test_layers" else item.path.parent.name
    return STAGES.index(name) if name in STAGES else len(STAGES)


@pytest.fixture(scope="session")
def asked_for(pytestconfig) -> Callable[[str], None]:
    """Skip what needs a flag that was not given; with CI=true nothing is left out."""

    def asked_for(flag: str) -> None:
        if not pytestconfig.getoption(flag) and os.environ.get("CI") != "true":
            pytest.skip(f"slow: needs {flag}")

    return asked_for


@pytest.fixture(scope="session")
def free_port() -> Callable[[], int]:
    """Give ports of this machine that nobody listens on, a new one at each call."""

    def free_port() -> int:
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", 0))
            return listener.getsockname()[1]

    return free_port
