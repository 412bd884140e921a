"""What all tests share: the flags of the slow ones, and an order from quick to slow."""

import gc
import os
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import settings

from commands.development.testing.programs import BROWSER, OFFICE, KindOfTest, missing, office
from tests.databases import SqliteCopies, Statements

STAGES = ("unit", "layers", "database", "pages", "exports", "browser")
NEEDS = {"--browser-tests": BROWSER, "--office": OFFICE}
OF_LOCALE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>{}</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
oor:op="fuse"><value>0</value></prop></item></oor:items>
"""
"""Settings of LibreOffice for numbers and days of a locale; formulas are computed on opening."""
PATIENCE = 120
"""Seconds that LibreOffice may take for one document on a busy machine."""


def pytest_addoption(parser):
    group = parser.getgroup("slow tests (manage.py test sets all flags, test --all also --nightly)")
    group.addoption("--postgresql", action="store_true", help="run the tests on PostgreSQL too")
    group.addoption("--browser-tests", action="store_true", help="run the tests in Chromium")
    group.addoption("--office", action="store_true", help="open documents in LibreOffice")
    group.addoption("--nightly", action="store_true", help="run the tests marked `nightly` too")
    group.addoption("--quick", action="store_true", help="leave out those marked `thorough`")


def pytest_configure(config):
    """Draw a few examples, always the same ones; at night twenty times as many, and new ones."""
    common = {"deadline": None, "database": None}
    settings.register_profile("quick", derandomize=True, max_examples=10, **common)
    settings.register_profile("daily", derandomize=True, max_examples=25, **common)
    settings.register_profile("nightly", max_examples=500, **common)
    asked = (name for name in ("nightly", "quick") if config.getoption(f"--{name}"))
    settings.load_profile(next(asked, "daily"))


def pytest_collection_modifyitems(config, items):
    items.sort(key=stage)
    left_out = {}
    if not config.getoption("--nightly"):
        left_out["nightly"] = pytest.mark.skip(reason="nightly: needs --nightly")
    if config.getoption("--quick"):
        left_out["thorough"] = pytest.mark.skip(reason="thorough: not with --quick")
    for item in items:
        for name, skip in left_out.items():
            if item.get_closest_marker(name):
                item.add_marker(skip)


@pytest.hookimpl(wrapper=True)
def pytest_collection():
    """Look for garbage less often, and not among modules and tests: that takes processor time."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.set_threshold(20_000, 50, 200)
        gc.enable()


def stage(item: pytest.Item) -> int:
    folder = item.path.relative_to(Path(__file__).parent).parts[0]
    name = "layers" if item.path.stem == "test_layers" else folder
    return STAGES.index(name) if name in STAGES else len(STAGES)


@pytest.fixture(scope="session")
def asked_for(pytestconfig) -> Callable[..., None]:
    """Skip what needs a flag that was not given, or a program that cannot be installed here.

    With CI=true a missing program fails: nothing is left out there that was asked for.
    """

    def asked_for(flag: str, *more: KindOfTest) -> None:
        if not pytestconfig.getoption(flag):
            pytest.skip(f"slow: needs {flag}")
        kinds = (*((NEEDS[flag],) if flag in NEEDS else ()), *more)
        reason = " ".join(filter(None, map(missing, kinds)))
        if reason and os.environ.get("CI") == "true":
            pytest.fail(reason)
        if reason:
            pytest.skip(reason)

    return asked_for


@pytest.fixture(scope="session", autouse=True)
def shared_statements() -> Iterator[None]:
    """Let all engines of a kind of database share what they compile."""
    kinds: dict[str, Statements] = {}
    make = sa.create_engine

    def create_engine(*arguments: Any, **options: Any) -> sa.Engine:
        engine = make(*arguments, **options)
        kept = kinds.setdefault(engine.dialect.name, Statements())
        engine.update_execution_options(compiled_cache=kept)
        return engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sa, "create_engine", create_engine)
        yield


@pytest.fixture(scope="session")
def sqlite_copies(tmp_path_factory) -> SqliteCopies:
    """Copy databases on SQLite that are made once for all processes of this run."""
    folder = tmp_path_factory.getbasetemp()
    shared = (folder.parent if os.environ.get("PYTEST_XDIST_WORKER") else folder) / "databases"
    shared.mkdir(exist_ok=True)
    return SqliteCopies(shared)


@pytest.fixture(scope="session")
def free_port() -> Callable[[], int]:
    """Give ports of this machine that nobody listens on, a new one at each call."""

    def free_port() -> int:
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", 0))
            return listener.getsockname()[1]

    return free_port


@pytest.fixture(scope="session")
def soffice(asked_for, tmp_path_factory) -> Callable[..., Path]:
    """Open a document in LibreOffice and give what it makes of it, as a PDF or in another kind.

    `locale` is that of its numbers and days: a profile of its own has it.
    """
    asked_for("--office")
    # A profile of our own: one that is open elsewhere would take the document away from us.
    profiles = {"": tmp_path_factory.mktemp("office")}

    def soffice(document: Path, kind: str = "pdf", locale: str = "") -> Path:
        if locale not in profiles:
            profiles[locale] = tmp_path_factory.mktemp(f"office-{locale}")
            settings = profiles[locale] / "user" / "registrymodifications.xcu"
            settings.parent.mkdir()
            settings.write_text(OF_LOCALE.format(locale), encoding="utf-8")
        folder = tmp_path_factory.mktemp("pdf")
        ended = subprocess.run(  # noqa: S603 (written here)
            [
                office(),
                f"-env:UserInstallation={profiles[locale].as_uri()}",
                "--headless",
                "--convert-to",
                kind,
                "--outdir",
                str(folder),
                str(document),
            ],
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        made = folder / f"{document.stem}.{kind}"
        assert made.exists(), f"LibreOffice did not open {document.name}: {ended.stderr}"
        return made

    return soffice
